// Fuzzes what a client may send to the socket of a server: any bytes in the place of a command. What is recorded of
// them has to read back in every way, and the views have to follow from it.
#include "register/command.h"

#include <cstdio>
#include <cstdlib>

#include "formats/log_export.h"
#include "formats/read_back.h"
#include "fuzz.h"
#include "world/history.h"

namespace minuted::fuzz {
namespace {

constexpr std::string_view seedId = "id of a command.";  // of every seed; each input gets a new one in its place
constexpr uint64_t checkedEvery = 500;                   // events, after which all views are compared

// A register that lives as long as the program. With what has been recorded in it, later inputs find something to name.
class Target {
 public:
  Target() { world::enterParties(register_, historian_); }
  ~Target() {
    std::printf("%llu of %llu commands were recorded, and read back; %llu times all of them\n", recorded_, number_,
                checks_);
  }

  void record(std::string_view bytes) {
    Bytes command(bytes);
    auto id = engine::derivedCommandId(std::to_string(++number_));
    for (auto at = command.find(seedId); at != Bytes::npos; at = command.find(seedId, at + 1))
      command.replace(at, seedId.size(), id);
    auto outcome = register_->record(std::move(command));
    if (!outcome || outcome->again) return;
    ++recorded_;
    auto snapshot = world::must(register_->snapshot());
    for (auto position = outcome->first; position < outcome->first + outcome->count; ++position)
      world::must(formats::readBack(position, world::must(log::readRecord(snapshot.wholeLog(), position))));
    if (outcome->first / checkedEvery != (outcome->first + outcome->count) / checkedEvery) check(snapshot);
  }

 private:
  void check(const engine::Snapshot& snapshot) {
    ++checks_;
    world::must(log::Log::verify(register_->log(), nullptr));
    world::must(formats::readBackAll(snapshot, nullptr));
    auto sink = [](BytesView) { return Result<void>(); };
    world::must(formats::exportJson(snapshot, sink));
    world::must(formats::exportCapnp(snapshot, sink));
    if (world::must(register_->compareViews({})).differences > 0) std::abort();
    if (world::must(register_->rebuild({})).differences > 0) std::abort();
  }

  world::TempRegister register_;
  world::Historian historian_;
  unsigned long long number_ = 0, recorded_ = 0;  // commands
  unsigned long long checks_ = 0;
};

}  // namespace

void testOneInput(std::string_view bytes) {
  static Target target;
  target.record(bytes);
}

// Commands with events of every type, each of which can be recorded after those before it.
std::vector<std::string> seeds() {
  world::TempRegister scratch;
  world::Historian historian;
  world::enterParties(scratch, historian);
  std::vector<std::string> commands;
  for (uint64_t number = 0; number < 3'000; ++number) {
    auto seed = historian.command(number, dateOf(2025, 7, 1), seedId);
    auto outcome = scratch->record(historian.command(number, dateOf(2025, 7, 1), engine::newCommandId()));
    historian.learn(outcome);
    if (outcome) commands.push_back(std::move(seed));
  }
  return commands;
}

}  // namespace minuted::fuzz
