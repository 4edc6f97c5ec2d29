// The open actions of an owner: live, as of a past time, and on a past day. Owners are chosen with the same
// probabilities as for new actions, so that those with many actions are asked for most.
#include <fmt/format.h>

#include "measure.h"
#include "measurements.h"
#include "queries/queries.h"

namespace minuted::bench {
namespace {

constexpr size_t liveQueries = 4000, pastQueries = 1000, largestQueries = 50;

class Querying {
 public:
  explicit Querying(const Options& options) : large_(largeRegister(options, log::Store::Mode::write)) {}

  Id drawnOwner() { return large_.workload->owner(large_.workload->ranks()(random_)); }
  Id largestOwner() const { return large_.workload->owner(0); }

  engine::Times live() { return {}; }
  engine::Times asOf() {
    return {.on = {}, .asOf = std::uniform_int_distribution<Micros>(Workload::starts(), Workload::ends())(random_)};
  }
  engine::Times on() { return {.on = localDay(*asOf().asOf), .asOf = {}}; }

  struct Cost {
    double seconds, processor;
  };

  // Makes a snapshot and asks one query.
  Cost ask(Id owner, const engine::Times& times, bool all = false) {
    Stopwatch watch;
    auto before = processorSeconds();
    auto snapshot = must(large_.openedRegister->snapshot(times));
    queries::ActionFilter filter;
    filter.party = owner;
    filter.all = all;
    auto list = must(queries::listActions(snapshot, filter));
    Cost cost{watch.seconds(), processorSeconds() - before};
    answered_ = list.get().getItems().size();
    return cost;
  }
  size_t answered() const { return answered_; }  // actions in the last answer

 private:
  FilledRegister large_;
  Random random_{11};
  size_t answered_ = 0;
};

}  // namespace

void measureQueries(const Options& options) {
  Querying querying(options);
  printTitle("An owner's open actions, in process");
  std::string shares;
  auto measure = [&](const char* what, size_t count, double target, auto times) {
    auto series = [&](size_t queries, auto owner) {
      std::vector<double> seconds, processor;
      for (size_t i = 0; i < queries; ++i) {
        auto cost = querying.ask(owner(), times());
        seconds.push_back(cost.seconds);
        processor.push_back(cost.processor);
      }
      return std::pair(seconds, processor);
    };
    (void)series(count / 4, [&] { return querying.drawnOwner(); });  // warms up the caches
    auto [drawn, processor] = series(count, [&] { return querying.drawnOwner(); });
    auto largest = series(largestQueries, [&] { return querying.largestOwner(); }).first;
    printRow(what, "p50 " + milliseconds(median(drawn)), "largest owner " + milliseconds(median(largest)),
             quantile(drawn, 0.99) * 1000, {false, target, "ms p99"});
    shares += fmt::format("{}{} {}", shares.empty() ? "" : ", ", what, milliseconds(quantile(processor, 0.99)));
  };
  measure("live", liveQueries, 1, [&] { return querying.live(); });
  measure("as of a past time", pastQueries, 5, [&] { return querying.asOf(); });
  measure("on a past day", pastQueries, 5, [&] { return querying.on(); });
  querying.ask(querying.largestOwner(), {});
  auto open = querying.answered();
  querying.ask(querying.largestOwner(), {}, true);
  printNote(fmt::format(
      "The largest owner has {1} actions, of which {0} are open. The p99 of processor time alone, without waiting, is: "
      "{2}.",
      open, querying.answered(), shares));
}

}  // namespace minuted::bench
