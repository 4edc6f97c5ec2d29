#include "register/register.h"

#include <future>

#include "base/guard.h"
#include "log/kept_files.h"
#include "projections/views.h"
#include "register/decider.h"
#include "register/index/index_keys.h"

namespace minuted::engine {
namespace {

using log::Store;
using log::Table;

// Whether a view was made by another version of its function from subjects to keys.
Result<bool> hasStaleView(const log::ReadPoint& at) {
  for (const auto& view : projections::views()) {
    TRY(auto version, at.get(Table::views, projections::versionKey(view)));
    if (version != projections::versionValue(view)) return true;
  }
  TRY(auto version, at.get(Table::views, indexVersionKey()));
  return version != indexVersionValue();
}

}  // namespace

Result<std::unique_ptr<Register>> Register::open(const std::filesystem::path& folder, Options options) {
  std::unique_ptr<Register> opened(new Register());
  opened->clock_ = options.clock != nullptr ? options.clock : &opened->systemClock_;
  options.log.store.mergesViews = !options.onlyToRebuild;
  TRY(opened->log_, log::Log::open(folder, options.log));
  bool writing = options.log.store.mode != Store::Mode::read;
  if (options.log.store.mode == Store::Mode::create) {
    log::Batch versions;
    for (const auto& view : projections::views())
      versions.put(Table::views, projections::versionKey(view), projections::versionValue(view));
    versions.put(Table::views, indexVersionKey(), indexVersionValue());
    TRY_DONE(opened->log_->store().write(versions));
  }
  if (options.onlyToRebuild) return opened;
  TRY(auto stale, hasStaleView(opened->log_->store().readPoint()));
  if (stale) {
    if (!writing) return openRebuilt(folder, std::move(opened), std::move(options));
    TRY_DONE(rebuildViews(opened->log_->store(), options.progress));
  }
  if (!writing) return opened;
  TRY_DONE(log::sweepArrivals(opened->log_->store()));
  TRY(auto memory, WriterMemory::load(opened->log_->store().readPoint()));
  opened->writer_ = std::make_unique<Writer>(*opened->log_, std::move(memory), *opened->clock_, options.writer);
  return opened;
}

Register::~Register() = default;

Result<std::unique_ptr<Register>> Register::openRebuilt(const std::filesystem::path& folder,
                                                        std::unique_ptr<Register> stale, Options options) {
  stale.reset();
  options.log.store.mode = Store::Mode::write;
  TRY(auto rebuilding, open(folder, options));
  TRY_DONE(rebuilding->close());
  rebuilding.reset();
  options.log.store.mode = Store::Mode::read;
  return open(folder, std::move(options));
}

Result<Snapshot> Register::snapshot(const Times& times) {
  return Snapshot::make(log_->store().readPoint(), times, clock_->now());
}

Writer& Register::writer() {
  REQUIRE(writer_ != nullptr);
  return *writer_;
}

Outcome Register::record(Bytes command) {
  std::promise<Outcome> answered;
  writer().record(std::move(command), [&](Outcome outcome) { answered.set_value(std::move(outcome)); });
  return answered.get_future().get();
}

Outcome Register::judge(BytesView command) const {
  auto outcome = guarded("the command", [&]() -> Result<Outcome> {
    auto at = log_->store().readPoint();
    TRY(auto memory, WriterMemory::load(at));
    auto pending = log_->begin();
    return Decider(at, pending, memory, clock_->now(), false).perform(command);
  });
  if (outcome) return std::move(*outcome);
  return std::unexpected(refusalBy(outcome.error()));
}

Result<RebuildReport> Register::rebuild(const RebuildProgress& progress) {
  return rebuildViews(log_->store(), progress);
}

Result<RebuildReport> Register::compareViews(const RebuildProgress& progress) const {
  return engine::compareViews(log_->store(), progress);
}

Result<void> Register::close() {
  writer_.reset();
  return log_->close();
}

}  // namespace minuted::engine
