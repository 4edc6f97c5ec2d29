// Bytes an event on disk, everything merged into its last level.
#include <fmt/format.h>

#include <map>

#include "measure.h"
#include "measurements.h"
#include "projections/views.h"

namespace minuted::bench {

namespace {

// What each view costs: its keys, each written with the commits that touch their subjects, and their bytes with the
// rows that some hold, before compression.
void printViews(engine::Register& opened) {
  struct Cost {
    uint64_t keys = 0, bytes = 0;
  };
  std::map<uint8_t, Cost> costs;
  auto snapshot = wanted(opened.snapshot());
  wanted(snapshot.at().scanOnce(log::Table::views, "", "", [&](BytesView key, BytesView value) {
    auto& cost = costs[static_cast<uint8_t>(key.front())];
    ++cost.keys;
    cost.bytes += key.size() + value.size();
    return true;
  }));
  auto events = static_cast<double>(snapshot.size());
  fmt::print("\n| view | keys an event | bytes an event, uncompressed |\n|---|--:|--:|\n");
  for (const auto& view : projections::views()) {
    const auto& cost = costs[static_cast<uint8_t>(view.id)];
    fmt::print("| {} | {:.2f} | {:.0f} |\n", view.name, static_cast<double>(cost.keys) / events,
               static_cast<double>(cost.bytes) / events);
  }
}

}  // namespace

void measureSize(const Options& options) {
  auto large = largeRegister(options, log::Store::Mode::write);
  auto& log = large.opened->log();
  wanted(log.store().compact());
  auto perEvent = [&](log::Table table) {
    return static_cast<double>(log.store().diskBytes(table)) / static_cast<double>(log.size());
  };
  auto records = perEvent(log::Table::records), index = perEvent(log::Table::index),
       views = perEvent(log::Table::views);
  printTitle("Bytes an event on disk");
  printRow("records and indexes", fmt::format("{:.0f} + {:.0f}", records, index), "", records + index,
           {false, 250, "bytes"});
  printNote(fmt::format("Views, which can be made afresh, take {:.0f} bytes an event besides.", views));
  printViews(*large.opened);
  wanted(large.opened->close());
}

}  // namespace minuted::bench
