// A rebuild of all views, compared with reading the same records once.
#include <fmt/format.h>

#include "measure.h"
#include "measurements.h"
#include "raw_store.h"

namespace minuted::bench {
namespace {

constexpr int rounds = 5;

}  // namespace

void measureRebuild(const Options& options) {
  auto folder = options.folder / fmt::format("register-{}", options.events);
  std::vector<double> ours, raw, ratios, comparing;
  uint64_t events = 0, rows = 0, bytes = 0;
  must(largeRegister(options, log::Store::Mode::write).openedRegister->close());
  for (int round = 0; round < rounds; ++round) {
    auto openedRegister = openRegister(folder, log::Store::Mode::write, nullptr);
    auto report = must(openedRegister->rebuild({}));
    if (report.differences != 0) giveUp("the rebuilt views differ from the live ones at " + report.firstDifference);
    must(openedRegister->close());
    events = report.events;
    rows = report.rows;
    ours.push_back(report.seconds);
    comparing.push_back(report.compareSeconds);
    RawReader reader(folder);
    bytes = 0;
    raw.push_back(reader.readRecords(bytes));
    ratios.push_back(raw.back() / ours.back());
  }
  auto rate = [&](const std::vector<double>& seconds) {
    return rounded(static_cast<double>(events) / median(seconds)) + "/s";
  };
  printTitle("Rebuild of all views");
  printRow(fmt::format("{} events", rounded(static_cast<double>(events))), rate(ours), rate(raw) + " read",
           median(ratios), {true, 0.35, ""});
  printNote(
      fmt::format("{:.2f} s for {} rows, {:.2f} s for one reading of {} MB of records; comparing with the live rows, "
                  "{:.2f} s, comes on top. {} rounds in turns; medians; the files in the system's cache.",
                  median(ours), rounded(static_cast<double>(rows)), median(raw),
                  rounded(static_cast<double>(bytes) / 1e6), median(comparing), rounds));
}

}  // namespace minuted::bench
