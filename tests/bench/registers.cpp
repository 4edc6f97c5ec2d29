#include "registers.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <semaphore>

#include "measure.h"

namespace minuted::bench {
namespace {

constexpr std::ptrdiff_t outstandingWhileFilling = 1024;

[[noreturn]] void giveUpAfter(const engine::Refusal& refusal) { giveUp("a command was refused: " + refusal.reason); }

void fill(engine::Writer& writer, Workload& workload, uint64_t events) {
  std::counting_semaphore<outstandingWhileFilling> free(outstandingWhileFilling);
  Stopwatch watch;
  for (uint64_t i = 0; i < events; ++i) {
    free.acquire();
    writer.record(workload.next(), [&](const engine::Outcome& outcome) {
      if (!outcome) giveUpAfter(outcome.error());
      free.release();
    });
    if (i % 100'000 == 99'999) fmt::print(stderr, "{} events in {:.1f} s\n", i + 1, watch.seconds());
  }
  for (std::ptrdiff_t i = 0; i < outstandingWhileFilling; ++i) free.acquire();
}

}  // namespace

double recordAll(engine::Writer& writer, std::span<const Bytes> commands, size_t outstanding) {
  std::mutex mutex;
  std::condition_variable ended;
  size_t next = 0, answered = 0;
  std::function<void()> recordNext = [&] {
    if (next < commands.size())
      writer.record(commands[next++], [&](const engine::Outcome& outcome) {
        if (!outcome) giveUpAfter(outcome.error());
        std::lock_guard lock(mutex);
        recordNext();
        if (++answered == commands.size()) ended.notify_one();
      });
  };
  Stopwatch watch;
  std::unique_lock lock(mutex);
  for (size_t i = 0; i < outstanding; ++i) recordNext();
  ended.wait(lock, [&] { return answered == commands.size(); });
  return watch.seconds();
}

std::unique_ptr<engine::Register> openRegister(const std::filesystem::path& folder, log::Store::Mode mode,
                                               const Clock* clock) {
  engine::Register::Options options;
  options.log.store.mode = mode;
  options.clock = clock;
  return must(engine::Register::open(folder, options));
}

FilledRegister openFilled(const std::filesystem::path& folder, const WorkloadSettings& settings,
                          log::Store::Mode mode) {
  FilledRegister filled{std::make_unique<StreamClock>(), nullptr, nullptr};
  filled.workload = std::make_unique<Workload>(settings, *filled.clock);
  if (!std::filesystem::exists(folder / "head")) {
    filled.openedRegister = openRegister(folder, log::Store::Mode::create, filled.clock.get());
    fill(filled.openedRegister->writer(), *filled.workload, settings.events);
    must(filled.openedRegister->close());
  }
  filled.clock->set(filled.workload->ends());
  filled.openedRegister = openRegister(folder, mode, filled.clock.get());
  return filled;
}

WorkloadSettings settingsOfLarge(const Options& options) {
  WorkloadSettings settings;
  settings.events = options.events;
  // The largest owner has 2,000 actions of the quarter of a million that a million events make.
  settings.owners = std::max<uint64_t>(100, options.events / 200);
  settings.shareOfLargest = std::max(0.008, 2.0 / static_cast<double>(settings.owners));
  return settings;
}

FilledRegister largeRegister(const Options& options, log::Store::Mode mode) {
  return openFilled(options.folder / fmt::format("register-{}", options.events), settingsOfLarge(options), mode);
}

std::vector<Bytes> newestRecords(engine::Register& from, size_t count) {
  auto at = from.log().store().readPoint();
  auto size = from.log().size();
  std::vector<Bytes> records;
  must(at.scanOnce(log::Table::records, log::recordKey(size - count + 1), {}, [&](BytesView, BytesView record) {
    records.emplace_back(record);
    return true;
  }));
  return records;
}

}  // namespace minuted::bench
