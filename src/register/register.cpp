#include "register/register.h"

#include <future>

#include "base/guard.h"
#include "base/message.h"
#include "projections/views.h"
#include "register/deciding.h"

namespace minuted::engine {
namespace {

using log::Store;
using log::Table;

enum class ViewsState { current, stale };

Result<ViewsState> viewsState(const log::ReadPoint& at) {
  for (const auto& view : projections::views()) {
    TRY(auto version, at.get(Table::views, projections::versionKey(view)));
    if (version != projections::versionValue(view)) return ViewsState::stale;
  }
  return ViewsState::current;
}

}  // namespace

Result<std::unique_ptr<Register>> Register::open(const std::filesystem::path& folder, Options options) {
  std::unique_ptr<Register> opened(new Register());
  opened->clock_ = options.clock != nullptr ? options.clock : &opened->systemClock_;
  TRY(opened->log_, log::Log::open(folder, options.log));
  bool writing = options.log.store.mode != Store::Mode::read;
  if (options.log.store.mode == Store::Mode::create) {
    log::Batch versions;
    for (const auto& view : projections::views())
      versions.put(Table::views, projections::versionKey(view), projections::versionValue(view));
    TRY_DONE(opened->log_->store().write(versions));
  }
  TRY_DONE(opened->prepareViews(options.progress, writing));
  if (!writing) return opened;
  TRY(auto memory, WriterMemory::load(opened->log_->store().readPoint()));
  opened->writer_ = std::make_unique<Writer>(*opened->log_, std::move(memory), *opened->clock_, options.writer);
  return opened;
}

Register::~Register() = default;

Result<void> Register::prepareViews(const RebuildProgress& progress, bool writing) {
  TRY(auto state, viewsState(log_->store().readPoint()));
  if (state == ViewsState::current) return {};
  if (!writing) return fail(ErrorKind::failed, staleViews);
  TRY_DONE(rebuildViews(log_->store(), progress));
  return {};
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
    Deciding deciding(at, pending, memory, clock_->now(), false);
    Message<schema::Command> message(command);
    return deciding.perform(message.get());
  });
  if (outcome) return std::move(*outcome);
  return std::unexpected(Refusal{schema::Refusal::STOPPED, outcome.error().message, 0});
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
