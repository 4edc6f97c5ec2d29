// minuted NOUN VERB: adds all commands, runs the one that the user chose, and turns its result into an exit code: 0
// done, 1 failed, 2 usage, 3 not found, 4 refused or conflict, 5 integrity.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>

#include "base/guard.h"
#include "cli/context.h"
#include "cli/output.h"

namespace {

using namespace minuted;

void addGlobalOptions(cli::Command app, cli::GlobalOptions& options) {
  app.path("--register", options.registerFolder,
           "The register's folder; else $MINUTED_REGISTER, else ~/.local/share/minuted");
  app.option("--by", options.by, "Who records; else $MINUTED_USER, else the system's user");
  app.option("--on", options.on, "Reading: as it was on that day, as we know now. Recording: the day it happened on");
  app.option("--as-of", options.asOf, "What the register said at that time");
  app.flag("--json", options.json, "Print JSON");
  app.flag("--csv", options.csv, "Print CSV");
  app.flag("--bom", [&options] { options.csv = options.bom = true; }, "Print CSV with the mark that Excel needs");
  app.flag("--quiet,-q", options.quiet, "Print nothing but data");
  app.flag("--no-input", options.noInput, "Never ask");
  app.flag("--accept-clock", options.acceptClock, "Believe this machine's clock, however far ahead it is");
}

Result<void> requireOneFormat(const cli::GlobalOptions& options) {
  if (!options.json || !options.csv) return {};
  return fail(ErrorKind::usage, "JSON or CSV? Say --json, or --csv (--bom is CSV too).");
}

// Runs the command. What it throws, stored bytes that are damaged threw.
Result<void> runGuarded(cli::Context& context) {
  TRY_DONE(requireOneFormat(context.options));
  return guarded("the register", context.run);
}

// Says what went wrong, in the command or in printing what it had to say, and returns the exit code. An error without a
// message is that of the output, which finishOutput() has.
int finish(std::initializer_list<Result<void>> results) {
  for (const auto& result : results) {
    if (result || result.error().message.empty()) continue;
    cli::flushOutput();
    cli::printProse("minuted: " + result.error().message);
    return static_cast<int>(result.error().kind);
  }
  if (auto output = cli::finishOutput(); !output) {
    cli::printProse("minuted: " + output.error().message);
    return static_cast<int>(output.error().kind);
  }
  return 0;
}

int run(int argc, char** argv) {
  cli::Context context;
  cli::Program program("Minuted: if it was agreed, it is minuted. A register of actions and decisions.", "minuted",
                       MINUTED_VERSION);
  addGlobalOptions(program.command(), context.options);
  for (auto add :
       {cli::addInit,   cli::addImport,       cli::addReview,        cli::addAction, cli::addDecision, cli::addMeeting,
        cli::addGroup,  cli::addPerson,       cli::addOrganisation,  cli::addVerbs,  cli::addRecords,  cli::addAccount,
        cli::addChase,  cli::addApply,        cli::addHistory,       cli::addUndo,   cli::addUpkeep,   cli::addVerify,
        cli::addReport, cli::addReportPapers, cli::addReportCompare, cli::addExport, cli::addServe,    cli::addHelp})
    add(program.command(), context);
  if (auto code = program.parse(argc, argv)) return *code != 0 ? *code : finish({});
  auto outcome = runGuarded(context);
  auto closing = context.close();
  return finish({outcome, closing});
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  spdlog::set_default_logger(spdlog::stderr_color_mt("minuted"));
  return run(argc, argv);
}
