// Bytes an event on disk, everything merged into its last level.
#include <fmt/format.h>

#include "measure.h"
#include "measurements.h"

namespace minuted::bench {

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
  wanted(large.opened->close());
}

}  // namespace minuted::bench
