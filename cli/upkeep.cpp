// minuted rebuild: makes all views and indexes again from the log.
#include <fmt/format.h>

#include <filesystem>

#include "cli/context.h"
#include "cli/terminal/output.h"
#include "outcome.capnp.h"
#include "search/index.h"

namespace minuted::cli {
namespace {

// Makes the search index afresh, where there is one: the first search makes it otherwise. How many events it has.
Result<uint64_t> makeSearchIndex(Context& context, engine::Register& openedRegister) {
  auto folder = search::indexFolder(context.folder());
  if (!std::filesystem::exists(folder)) return 0;
  TRY(auto snapshot, openedRegister.snapshot());
  auto made = search::bringUpToDate(folder, snapshot.wholeLog(), true, context.progress());
  if (!made && made.error().kind == ErrorKind::refused) {
    context.say("The search index is being written by another process: it was left as it is.");
    return 0;
  }
  if (!made) return std::unexpected(made.error());
  return snapshot.size();
}

Result<void> rebuild(Context& context) {
  TRY(auto* openedRegister, context.openForRebuilding());
  TRY(auto report, openedRegister->rebuild(context.progress()));
  TRY(auto searchable, makeSearchIndex(context, *openedRegister));
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
  (*answer).setSearchable(searchable);
  if (printForPrograms(context.options, answer.get())) return {};
  printWrapped("{} replayed, {} made in {:.2f} s; {}.\n", counted(report.events, "event"), counted(report.rows, "row"),
               report.seconds,
               report.differences == 0 ? "equal to the live ones, byte for byte" : "the live ones were replaced");
  if (searchable > 0) printWrapped("{} indexed for search.\n", counted(searchable, "event"));
  printOut("root {}\n", root);
  return {};
}

}  // namespace

void addUpkeep(Command app, Context& context) {
  addCommand(app, context, "rebuild", "Make all views and indexes afresh from the log, compare, and switch to them",
             "  minuted rebuild", [&context] { return rebuild(context); });
}

}  // namespace minuted::cli
