// rebuild and verify.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/output.h"

namespace minuted::cli {
namespace {

Result<void> judge(const RebuildReport& report) {
  if (report.differences == 0) return {};
  return fail(ErrorKind::integrity,
              fmt::format("{} of the live views differ from what the log makes; the first has the key {}.",
                          counted(report.differences, "row"), report.firstDifference));
}

Result<void> rebuild(Context& context) {
  TRY(auto* opened, context.writing());
  TRY(auto report, opened->rebuild(context.progress()));
  if (report.differences > 0)
    context.say(
        fmt::format("{} of the old views differed from what the log makes. The views are right now; 'minuted verify' "
                    "checks the log.",
                    counted(report.differences, "row")));
  fmt::print("{} replayed, {} made in {:.2f} s; {}.\n", counted(report.events, "event"), counted(report.rows, "row"),
             report.seconds,
             report.differences == 0 ? "equal to the live ones, byte for byte" : "the live ones were replaced");
  fmt::print("root {}\n", hex(view(opened->log().root())));
  return {};
}

Result<void> verify(Context& context) {
  TRY(auto* opened, context.reading());
  auto progress = context.progress();
  TRY_DONE(log::Log::verify(opened->log(), [&](uint64_t done, uint64_t of) {
    if (progress) progress("Hashing records", done, of);
  }));
  TRY(auto report, opened->compareViews(progress));
  TRY_DONE(judge(report));
  fmt::print("{} hashed: the tree, its root and the head agree.\n", counted(report.events, "event"));
  fmt::print("{} compared: the views are what the log makes.\n", counted(report.rows, "row"));
  fmt::print("root {}\n", hex(view(opened->log().root())));
  return {};
}

}  // namespace

void addUpkeep(CLI::App& app, Context& context) {
  addCommand(app, context, "rebuild", "Make all views afresh from the log, compare, and switch to them",
             "  minuted rebuild", [&context] { return rebuild(context); });
  addCommand(app, context, "verify", "Check the log against its tree and its head, and the views against the log",
             "  minuted verify", [&context] { return verify(context); });
}

}  // namespace minuted::cli
