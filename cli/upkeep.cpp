// minuted rebuild: makes all views and indexes again from the log.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/output.h"
#include "outcome.capnp.h"

namespace minuted::cli {
namespace {

Result<void> rebuild(Context& context) {
  TRY(auto* openedRegister, context.openForRebuilding());
  TRY(auto report, openedRegister->rebuild(context.progress()));
  if (report.differences > 0)
    context.say(
        fmt::format("{} of the old views differed from what the log makes. The views are right now; 'minuted verify' "
                    "checks the log.",
                    counted(report.differences, "row")));
  if (report.indexDifferences > 0)
    context.say(fmt::format("{} of the old indexes differed from what the log makes ({}). The indexes are right now.",
                            counted(report.indexDifferences, "key"), report.firstIndexDifference));
  auto root = hex(view(openedRegister->log().root()));
  queries::Answer<schema::Rebuild> answer;
  (*answer).setEvents(report.events);
  (*answer).setRows(report.rows);
  (*answer).setDifferences(report.differences);
  (*answer).setSeconds(report.seconds);
  (*answer).setRoot(root);
  (*answer).setIndexKeys(report.indexKeys);
  (*answer).setIndexDifferences(report.indexDifferences);
  if (printForPrograms(context.options, answer.get())) return {};
  printWrapped("{} replayed, {} made in {:.2f} s; {}.\n", counted(report.events, "event"), counted(report.rows, "row"),
               report.seconds,
               report.differences == 0 ? "equal to the live ones, byte for byte" : "the live ones were replaced");
  printOut("root {}\n", root);
  return {};
}

}  // namespace

void addUpkeep(Command app, Context& context) {
  addCommand(app, context, "rebuild", "Make all views and indexes afresh from the log, compare, and switch to them",
             "  minuted rebuild", [&context] { return rebuild(context); });
}

}  // namespace minuted::cli
