// An owner's open actions: live, as of a past time, on a past day. Owners are drawn as actions are given to them, so that
// those with much to do are asked for most.
#include <fmt/format.h>

#include "measure.h"
#include "measurements.h"
#include "register/queries.h"

namespace minuted::bench {
namespace {

constexpr size_t liveQueries = 4000, pastQueries = 1000, largestQueries = 50;

class Querying {
 public:
  explicit Querying(const Options& options) : large_(largeRegister(options, log::Store::Mode::read)) {}

  Id drawnOwner() { return large_.workload->owner(large_.workload->ranks()(random_)); }
  Id largestOwner() const { return large_.workload->owner(0); }

  Times live() { return {}; }
  Times asOf() {
    return {.on = {}, .asOf = std::uniform_int_distribution<Micros>(Workload::starts(), Workload::ends())(random_)};
  }
  Times on() { return {.on = localDay(*asOf().asOf), .asOf = {}}; }

  // Seconds of one query, with the making of its snapshot.
  double ask(Id owner, const Times& times, bool all = false) {
    Stopwatch watch;
    auto snapshot = wanted(large_.opened->snapshot(times));
    ActionFilter filter;
    filter.owner = owner;
    filter.all = all;
    auto list = wanted(listActions(snapshot, filter));
    auto seconds = watch.seconds();
    answered_ = list.get().getItems().size();
    return seconds;
  }
  size_t answered() const { return answered_; }  // actions in the last answer

 private:
  Filled large_;
  Random random_{11};
  size_t answered_ = 0;
};

}  // namespace

void measureQueries(const Options& options) {
  Querying querying(options);
  printTitle("An owner's open actions, in process");
  auto measure = [&](const char* what, size_t count, double target, auto times) {
    auto series = [&](size_t queries, auto owner) {
      std::vector<double> seconds;
      for (size_t i = 0; i < queries; ++i) seconds.push_back(querying.ask(owner(), times()));
      return seconds;
    };
    (void)series(count / 4, [&] { return querying.drawnOwner(); });  // caches as they are in use
    auto drawn = series(count, [&] { return querying.drawnOwner(); });
    auto largest = series(largestQueries, [&] { return querying.largestOwner(); });
    printRow(what, "p50 " + milliseconds(median(drawn)), "largest owner " + milliseconds(median(largest)),
             quantile(drawn, 0.99) * 1000, {false, target, "ms p99"});
  };
  measure("live", liveQueries, 1, [&] { return querying.live(); });
  measure("as of a past time", pastQueries, 5, [&] { return querying.asOf(); });
  measure("on a past day", pastQueries, 5, [&] { return querying.on(); });
  querying.ask(querying.largestOwner(), {});
  auto open = querying.answered();
  querying.ask(querying.largestOwner(), {}, true);
  printNote(fmt::format("The largest owner has {} open actions of {} ever.", open, querying.answered()));
}

}  // namespace minuted::bench
