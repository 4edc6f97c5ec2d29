// The annual update, made and written as Markdown: what it costs for periods of a week to a year, in one log and in
// another ten times as long.
#include <fmt/format.h>

#include <algorithm>

#include "measure.h"
#include "measurements.h"
#include "queries/reconciliation.h"
#include "report/annual.h"
#include "report/render/render.h"
#include "report/render/templates.h"

namespace minuted::bench {
namespace {

struct Cost {
  double seconds = 0;
  size_t happened = 0, open = 0, characters = 0;
};

// Of the last days before `end`.
Cost reportOf(engine::Register& opened, Date end, int32_t days) {
  constexpr size_t runs = 5;
  Date first{end.day - days + 1, Precision::DAY};
  auto take = [&](const engine::Times& times) { return opened.snapshot(times); };
  report::AnnualOptions options{.group = {},
                                .from = first,
                                .to = end,
                                .asOf = {},
                                .publicCopy = false,
                                .draft = false,
                                .layout = std::string(report::templateFile("annual.md"))};
  Cost cost;
  std::vector<double> seconds;
  for (size_t run = 0; run < runs; ++run) {
    Stopwatch watch;
    auto update = wanted(report::annualUpdate(take, options));
    cost.characters = report::markdownOf(update.document).size();
    seconds.push_back(watch.seconds());
  }
  cost.seconds = median(std::move(seconds));
  auto snapshot = wanted(opened.snapshot({.on = end, .asOf = {}}));
  cost.happened = wanted(snapshot.factsBetween(first.day, end.day)).size();
  cost.open = wanted(snapshot.unfinishedOn(Kind::ACTION, first.day - 1)).size();
  return cost;
}

std::string described(const Cost& cost) {
  return fmt::format("{} events, {} open before", rounded(static_cast<double>(cost.happened)),
                     rounded(static_cast<double>(cost.open)));
}

double microsecondsEach(const Cost& cost) {
  return cost.seconds * 1e6 / static_cast<double>(cost.happened + cost.open);
}

}  // namespace

void measureReport(const Options& options) {
  auto large = largeRegister(options, log::Store::Mode::write);
  Date end{(localDay(Workload::starts()).day + localDay(Workload::ends()).day) / 2, Precision::DAY};
  printTitle(
      fmt::format("The annual update as Markdown, from {} events", rounded(static_cast<double>(options.events))));
  auto cost = reportOf(*large.opened, end, 365);
  printRow("a year", described(cost), fmt::format("{:.0f} µs each", microsecondsEach(cost)), cost.seconds * 1000,
           {false, 1000 * std::max(1.0, static_cast<double>(options.events) / 100'000), "ms"});
  for (auto [what, days] : {std::pair("a quarter", 91), std::pair("36 days", 36), std::pair("a week", 7)}) {
    auto some = reportOf(*large.opened, end, days);
    printNote(fmt::format("Of {}: {}: {}, {:.0f} µs each.", what, described(some), milliseconds(some.seconds),
                          microsecondsEach(some)));
  }
}

}  // namespace minuted::bench
