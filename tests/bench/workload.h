// What a partnership records over six years, as a stream of commands: organisations, people and groups first, then
// meetings, and actions with their lives. The same settings give the same stream.
//
// Numbers of subjects are foretold: the register gives them in the order in which it records, so the commands must be
// recorded in this order, each of them.
#pragma once

#include <atomic>
#include <optional>
#include <queue>
#include <vector>

#include "base/clock.h"
#include "prose.h"
#include "register/command.h"

namespace minuted::bench {

// Stands at the time of the newest command that was made.
class StreamClock final : public Clock {
 public:
  Micros now() const override { return now_; }
  void set(Micros now) { now_ = now; }

 private:
  std::atomic<Micros> now_ = 0;
};

// Ranks drawn so that rank r comes in proportion to 1 / (r + 1)^s.
class Zipf {
 public:
  // s such that the first rank is drawn with this share.
  Zipf(size_t ranks, double shareOfFirst);
  size_t operator()(Random& random) const;

 private:
  std::vector<double> cumulated_;
};

struct WorkloadSettings {
  size_t owners = 5000;           // a tenth of them organisations, the rest people
  double shareOfLargest = 0.008;  // 2,000 of 250,000 actions
  double eventsPerAction = 4;     // 4, or 1.5 for actions that are hardly followed
  uint64_t events = 1'000'000;    // over which the six years are spread
  uint64_t seed = 1;
};

class Workload {
 public:
  Workload(const WorkloadSettings& settings, StreamClock& clock);

  Bytes next();  // the next command; one event each, but for the first

  Id owner(size_t rank) const;
  const Zipf& ranks() const { return ranks_; }
  static Micros starts();
  static Micros ends();

 private:
  enum class Stage { accepted, progressed, carried, due, claimed, closed, over };
  struct Due {
    Micros when;
    uint32_t action;
    uint32_t owner;
    Stage stage;
    bool operator>(const Due& other) const { return when > other.when; }
  };

  Bytes command(engine::CommandMaker& maker);
  Bytes open();
  Bytes enterParty(size_t number);
  Bytes holdMeeting();
  Bytes raise();
  Bytes report(const Due& due);
  void schedule(Due due);
  schema::Step::Builder step(engine::CommandMaker& maker);
  bool chance(double probability) { return std::uniform_real_distribution<double>()(random_) < probability; }

  WorkloadSettings settings_;
  StreamClock& clock_;
  Random random_;
  Zipf ranks_;
  Micros now_;
  uint64_t commands_ = 0;
  uint32_t actions_ = 0, meetings_ = 0;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
};

}  // namespace minuted::bench
