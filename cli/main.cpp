// minuted NOUN VERB: adds all commands, runs the one that the user chose, and turns its result into an exit code: 0
// done, 1 failed, 2 usage, 3 not found, 4 refused or conflict, 5 integrity, 6 recorded, but something failed after
// that.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>
#include <string_view>
#include <system_error>

#include "base/guard.h"
#include "cli/context.h"
#include "cli/terminal/output.h"

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
  app.flag("--xlsx", options.xlsx, "Print a workbook for Excel: '> FILE.xlsx'");
  app.flag("--bom", [&options] { options.csv = options.bom = true; }, "Print CSV with the mark that Excel needs");
  app.flag("--quiet,-q", options.quiet, "Print nothing but data");
  app.flag("--no-input", options.noInput, "Never ask");
  app.option("--wait", options.patience,
             "Seconds to wait for a server, or for another process that writes; 60, if not said", 1);
  app.flag("--accept-clock", options.acceptClock, "Believe this machine's clock, however far off it is");
}

Result<void> requireOneFormat(const cli::GlobalOptions& options) {
  if (options.json + options.csv + options.xlsx > 1)
    return fail(ErrorKind::usage, "Say only one of --json, --csv (--bom is CSV too) and --xlsx.");
  if (options.xlsx && cli::isForTerminal())
    return fail(ErrorKind::usage, "A workbook is nothing for a terminal: say where it goes, '--xlsx > FILE.xlsx'.");
  return {};
}

// Runs the command. What it throws, stored bytes that are damaged threw.
Result<void> runGuarded(cli::Context& context) {
  TRY_DONE(requireOneFormat(context.options));
  try {
    return guarded("the register", context.run);
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::failed, "There is not enough memory.");
  } catch (const std::exception& exception) {
    return fail(ErrorKind::failed, exception.what());
  }
}

void writeError(std::string_view text) {
  [[maybe_unused]] auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

// For exceptions that nobody can catch: those of threads of libraries, of destructors, and of what runs before the
// command. Mostly memory has run out, so it allocates none. What was acknowledged is on disk, so nothing is lost.
[[noreturn]] void endWithMessage() {
  writeError("minuted: It had to stop: ");
  try {
    if (auto exception = std::current_exception()) std::rethrow_exception(exception);
    writeError("something failed that nothing could be done about");
  } catch (const std::bad_alloc&) {
    writeError("there is not enough memory");
  } catch (const std::system_error& error) {
    writeError(error.what());
  } catch (const std::exception& exception) {
    writeError(exception.what());
  } catch (...) {
    writeError("something failed that nothing could be done about");
  }
  writeError(".\n");
  ::_exit(static_cast<int>(ErrorKind::failed));
}

// Says what went wrong and returns the exit code. Whoever reads that a command failed will ask again, so it is said
// what it had recorded before; where it was not refused, but failed, that comes first and has an exit code of its own.
int say(const Error& error, const cli::Context& context) {
  constexpr int recordedButFailed = 6;
  cli::flushOutput();
  auto recorded = context.hasAnswered() ? std::nullopt : context.whatWasRecorded();
  bool hasFailed = error.kind == ErrorKind::failed || error.kind == ErrorKind::integrity;
  if (!recorded)
    cli::printProse("minuted: " + error.message);
  else if (hasFailed)
    cli::printProse(fmt::format("minuted: {}, but then something failed: {}", *recorded, error.message));
  else
    cli::printProse(fmt::format("minuted: {} {} all the same.", error.message, *recorded));
  return recorded && hasFailed ? recordedButFailed : static_cast<int>(error.kind);
}

// The exit code of what was done, in this order, and of printing what there was to say. An error without a message is
// that of the output, which finishOutput() has; its code is that of any command whose output cannot be printed.
int finish(const cli::Context& context, std::initializer_list<Result<void>> results) {
  for (const auto& result : results)
    if (!result && !result.error().message.empty()) return say(result.error(), context);
  if (auto output = cli::finishOutput(); !output) {
    say(output.error(), context);
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
       {cli::addInit,           cli::addImport,    cli::addReview,       cli::addAction,        cli::addDecision,
        cli::addMeeting,        cli::addGroup,     cli::addPerson,       cli::addOrganisation,  cli::addVerbs,
        cli::addRecords,        cli::addAccount,   cli::addChase,        cli::addApply,         cli::addHistory,
        cli::addUndo,           cli::addUpkeep,    cli::addVerify,       cli::addReport,        cli::addReportPapers,
        cli::addReportCompare,  cli::addExport,    cli::addServe,        cli::addRegister,      cli::addDocument,
        cli::addSearch,         cli::addPlan,      cli::addMeetingCarry, cli::addMeetingSeries, cli::addMinutesKeeping,
        cli::addMeetingReplies, cli::addSavedList, cli::addBackup,       cli::addHelp})
    add(program.command(), context);
  cli::addCommandIds(context);
  if (auto code = program.parse(argc, argv)) return *code != 0 ? *code : finish(context, {});
  auto outcome = runGuarded(context);
  if (outcome && !context.runNext.empty()) {  // a saved list, as it would be typed
    if (auto code = program.parse(context.runNext)) return *code != 0 ? *code : finish(context, {});
    outcome = runGuarded(context);
  }
  if (outcome) context.sayWhatWasRepeated();
  auto closing = context.close();
  return finish(context, {outcome, closing});
}

}  // namespace

int main(int argc, char** argv) {
  std::set_terminate(endWithMessage);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow further is an error of writing like any other
  spdlog::set_default_logger(spdlog::stderr_color_mt("minuted"));
  return run(argc, argv);
}
