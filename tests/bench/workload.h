// What a partnership records over six years, as a stream of commands: organisations, people and groups first, then
// meetings and actions, with what happens to the actions. The same settings give the same stream.
//
// The commands name subjects by the numbers that the register will give them. These follow from the order of recording,
// so all commands must be recorded, in their order.
#pragma once

#include <atomic>
#include <optional>
#include <queue>
#include <vector>

#include "base/clock.h"
#include "prose.h"
#include "register/command.h"

namespace minuted::bench {

// A clock that is set to the time of the newest command of the stream.
class StreamClock final : public Clock {
 public:
  Micros now() const override { return now_; }
  void set(Micros now) { now_ = now; }

 private:
  std::atomic<Micros> now_ = 0;
};

// Random ranks, where the probability of rank r is proportional to 1 / (r + 1)^s.
class Zipf {
 public:
  // Chooses s so that the first rank has the probability `shareOfFirst`.
  Zipf(size_t ranks, double shareOfFirst);
  size_t operator()(Random& random) const;

 private:
  std::vector<double> cumulated_;
};

struct WorkloadSettings {
  size_t owners = 5000;           // a tenth of them organisations, the rest people
  double shareOfLargest = 0.008;  // of the owner with the most actions: 2,000 of 250,000
  double eventsPerAction = 4;     // 4, or 1.5 for actions to which little happens
  uint64_t events = 1'000'000;    // of the whole six years
  uint64_t seed = 1;
};

class Workload {
 public:
  Workload(const WorkloadSettings& settings, StreamClock& clock);

  Bytes next();  // the next command. All but the first record one event

  Id owner(size_t rank) const;
  const Zipf& ranks() const { return ranks_; }
  static Micros starts();
  static Micros ends();

 private:
  enum class Stage { accepted, progressed, carried, due, claimed, closed, over };
  struct ScheduledEvent {
    Micros when;
    uint32_t action;
    uint32_t owner;
    Stage stage;
    bool operator>(const ScheduledEvent& other) const { return when > other.when; }
  };

  Bytes finish(engine::CommandMaker& maker);
  Bytes open();
  Bytes enterParty(size_t number);
  Bytes holdMeeting();
  Bytes raise();
  Bytes report(const ScheduledEvent& event);
  void schedule(ScheduledEvent event);
  schema::Step::Builder step(engine::CommandMaker& maker);
  bool chance(double probability) { return std::uniform_real_distribution<double>()(random_) < probability; }

  WorkloadSettings settings_;
  StreamClock& clock_;
  Random random_;
  Zipf ranks_;
  Micros now_;
  uint64_t commands_ = 0;
  uint32_t actions_ = 0, meetings_ = 0;
  std::priority_queue<ScheduledEvent, std::vector<ScheduledEvent>, std::greater<>> scheduled_;
};

}  // namespace minuted::bench
