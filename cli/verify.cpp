// minuted verify: compares the log with its tree and its head, and the views with the log; or proves one event, or all
// events that a report cites, under the root that the log had at a certain size.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/output.h"
#include "documents/reader_process.h"
#include "log/proof.h"
#include "report/report_check.h"

namespace minuted::cli {
namespace {

struct VerifyFlags {
  std::string report;
  uint64_t event = 0, size = 0;
};

Result<void> requireNoDifference(const engine::RebuildReport& report) {
  if (report.differences == 0) return {};
  return fail(ErrorKind::integrity,
              fmt::format("{} of the live views differ from what the log makes; the first has the key {}.",
                          counted(report.differences, "row"), report.firstDifference));
}

Result<void> verify(Context& context) {
  TRY(auto* openedRegister, context.openForReading());
  auto progress = context.progress();
  TRY_DONE(log::Log::verify(openedRegister->log(), [&](uint64_t done, uint64_t total) {
    if (progress) progress("Hashing records", done, total);
  }));
  TRY(auto report, openedRegister->compareViews(progress));
  TRY_DONE(requireNoDifference(report));
  printWrapped("{} hashed: the tree, its root and the head agree.\n", counted(report.events, "event"));
  printWrapped("{} compared: the views are what the log makes.\n", counted(report.rows, "row"));
  printOut("root {}\n", hex(view(openedRegister->log().root())));
  return {};
}

Result<void> verifyEvent(Context& context, const VerifyFlags& flags) {
  TRY(auto* openedRegister, context.openForReading());
  TRY(auto snapshot, context.snapshot());
  auto size = flags.size == 0 ? snapshot.size() : flags.size;
  if (flags.event > size || size > snapshot.size())
    return fail(ErrorKind::notFound, fmt::format("There is no event {} in a log of {}: this one has {}.", flags.event,
                                                 size, counted(openedRegister->log().size(), "event")));
  TRY(auto edge, log::edgeAt(snapshot.at(), size));
  TRY(auto proof, log::checkedInclusionProof(snapshot.at(), flags.event, size, edge.root()));
  TRY(auto leaf, log::nodeHash(snapshot.at(), {0, flags.event - 1}));
  printWrapped("event {} is in the log of {}\n", flags.event, counted(size, "event"));
  printOut("leaf {}\n", hex(view(leaf)));
  for (const auto& hash : proof) printOut("with {}\n", hex(view(hash)));
  printOut("root {}\n", hex(view(edge.root())));
  return {};
}

void printUnlisted(const report::Citations& unlisted) {
  constexpr size_t mostPrinted = 10;
  std::vector<std::string> numbers;
  for (auto event : unlisted) numbers.push_back(std::to_string(event));
  if (numbers.size() > mostPrinted) numbers.resize(mostPrinted);
  if (!numbers.empty())
    printWrapped("In brackets, but not in the table of sources: {}{}. A text may have such numbers of its own.\n",
                 joinTexts(numbers), unlisted.size() > mostPrinted ? " and more" : "");
}

Result<void> verifyReport(Context& context, const std::string& file) {
  TRY(auto bytes, readInput(file));
  TRY(auto document,
      documents::readFile(bytes, std::filesystem::path(file).filename().string(), documents::readerBesideProgram()));
  // Opens the register only when it is first needed, so that a file which is not a report is refused even without one.
  auto takeSnapshot = [&context](const engine::Times& times) -> Result<engine::Snapshot> {
    TRY(auto* openedRegister, context.openForReading());
    return openedRegister->snapshot(times);
  };
  TRY(auto check, report::checkReport(takeSnapshot, document, file));
  printWrapped("{} cited by {}: each is in the log of {} that it was made from{}.\n", counted(check.checked, "event"),
               file, counted(check.claims.size, "event"), check.compared ? ", and says what is printed of it" : "");
  if (check.compared)
    printUnlisted(check.claims.unlisted);
  else
    context.say("Its table of sources cannot be read in this format, so what is printed there is not compared.");
  printOut("root {}\n", check.claims.root);
  if (check.size > check.claims.size)
    context.say(fmt::format("{} recorded since.", counted(check.size - check.claims.size, "event")));
  return {};
}

}  // namespace

void addVerify(Command app, Context& context) {
  auto flags = std::make_shared<VerifyFlags>();
  auto command =
      addCommand(app, context, "verify", "Check the log against its tree and its head, and the views against the log",
                 "  minuted verify\n  minuted verify --report update.pdf\n  minuted verify --event 188 --size 310",
                 [&context, flags] {
                   if (!flags->report.empty()) return verifyReport(context, flags->report);
                   return flags->event > 0 ? verifyEvent(context, *flags) : verify(context);
                 });
  command.path("--report", flags->report,
               "A report that was made: whether what it cites is in the log, and says what it prints");
  command.option("--event", flags->event, "The proof that one event is in the log", 1);
  command.option("--size", flags->size, "With --event: in the log as it was with so many events");
}

}  // namespace minuted::cli
