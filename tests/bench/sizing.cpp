// Bytes on disk for each event, after all files were merged into the last level.
#include <fmt/format.h>

#include <map>

#include "measure.h"
#include "measurements.h"
#include "projections/views.h"

namespace minuted::bench {

namespace {

// Prints the cost of each view before compression: its keys, and the bytes of its keys and rows.
void printViews(engine::Register& openedRegister) {
  struct Cost {
    uint64_t keys = 0, bytes = 0;
  };
  std::map<uint8_t, Cost> costs;
  auto snapshot = must(openedRegister.snapshot());
  must(snapshot.wholeLog().scanOnce(log::Table::views, "", "", [&](BytesView key, BytesView value) {
    auto& cost = costs[static_cast<uint8_t>(key.front())];
    ++cost.keys;
    cost.bytes += key.size() + value.size();
    return true;
  }));
  auto events = static_cast<double>(snapshot.size());
  fmt::print("\n| view | keys per event | bytes per event, uncompressed |\n|---|--:|--:|\n");
  for (const auto& view : projections::views()) {
    const auto& cost = costs[static_cast<uint8_t>(view.id)];
    fmt::print("| {} | {:.2f} | {:.0f} |\n", view.name, static_cast<double>(cost.keys) / events,
               static_cast<double>(cost.bytes) / events);
  }
}

}  // namespace

void measureSize(const Options& options) {
  auto large = largeRegister(options, log::Store::Mode::write);
  auto& log = large.openedRegister->log();
  must(log.store().compact());
  auto perEvent = [&](log::Table table) {
    return static_cast<double>(log.store().diskBytes(table)) / static_cast<double>(log.size());
  };
  auto records = perEvent(log::Table::records), index = perEvent(log::Table::index),
       views = perEvent(log::Table::views);
  printTitle("Bytes on disk for each event");
  printRow("records and indexes", fmt::format("{:.0f} + {:.0f}", records, index), "", records + index,
           {false, 250, "bytes"});
  printNote(
      fmt::format("Views, which can be made again from the log, take another {:.0f} bytes for each event.", views));
  printViews(*large.openedRegister);
  must(large.openedRegister->close());
}

}  // namespace minuted::bench
