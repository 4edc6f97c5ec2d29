// Making the annual update as Markdown, for periods of a week to a year.
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
  size_t events = 0, openBefore = 0, characters = 0;
};

// The cost of a report of the last `days` days up to `end`.
Cost costOf(engine::Register& openedRegister, Date end, int32_t days) {
  constexpr size_t runs = 5;
  Date first{end.day - days + 1, Precision::DAY};
  auto takeSnapshot = [&](const engine::Times& times) { return openedRegister.snapshot(times); };
  report::AnnualOptions options{.group = {},
                                .from = first,
                                .to = end,
                                .asOf = {},
                                .draft = false,
                                .layout = std::string(report::templateFile("annual.md"))};
  Cost cost;
  std::vector<double> seconds;
  for (size_t run = 0; run < runs; ++run) {
    Stopwatch watch;
    auto update = must(report::annualUpdate(takeSnapshot, options));
    cost.characters = report::markdownOf(update.document).size();
    seconds.push_back(watch.seconds());
  }
  cost.seconds = median(std::move(seconds));
  auto snapshot = must(openedRegister.snapshot({.on = end, .asOf = {}}));
  cost.events = must(snapshot.factsBetween(first.day, end.day)).size();
  cost.openBefore = must(snapshot.unfinishedOn(Kind::ACTION, first.day - 1)).size();
  return cost;
}

std::string described(const Cost& cost) {
  return fmt::format("{} events, {} open before", rounded(static_cast<double>(cost.events)),
                     rounded(static_cast<double>(cost.openBefore)));
}

double microsecondsEach(const Cost& cost) {
  return cost.seconds * 1e6 / static_cast<double>(cost.events + cost.openBefore);
}

}  // namespace

void measureReport(const Options& options) {
  auto large = largeRegister(options, log::Store::Mode::write);
  Date end{(localDay(Workload::starts()).day + localDay(Workload::ends()).day) / 2, Precision::DAY};
  printTitle(
      fmt::format("The annual update as Markdown, from {} events", rounded(static_cast<double>(options.events))));
  auto cost = costOf(*large.openedRegister, end, 365);
  printRow("a year", described(cost), fmt::format("{:.0f} µs each", microsecondsEach(cost)), cost.seconds * 1000,
           {false, 1000 * std::max(1.0, static_cast<double>(options.events) / 100'000), "ms"});
  for (auto [what, days] : {std::pair("a quarter", 91), std::pair("36 days", 36), std::pair("a week", 7)}) {
    auto part = costOf(*large.openedRegister, end, days);
    printNote(fmt::format("Of {}: {}: {}, {:.0f} µs each.", what, described(part), milliseconds(part.seconds),
                          microsecondsEach(part)));
  }
}

}  // namespace minuted::bench
