// minuted verify: compares the log with its tree and its head, reads every event in each way in which it is read, and
// compares the views and the indexes with the log; or proves one event, or that a report says what is made again from
// the log at the size that it prints.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/report/files.h"
#include "cli/terminal/output.h"
#include "documents/reader_process.h"
#include "formats/read_back.h"
#include "log/proof.h"
#include "outcome.capnp.h"
#include "report/checking/report_check.h"
#include "search/index.h"

namespace minuted::cli {
namespace {

struct VerifyFlags {
  std::string report, templates;
  uint64_t event = 0, size = 0;
};

Result<void> requireNoDifference(const engine::RebuildReport& report) {
  if (report.differences > 0)
    return fail(ErrorKind::integrity,
                fmt::format("{} of the live views differ from what the log makes; the first has the key {}. 'minuted "
                            "rebuild' makes the views afresh.",
                            counted(report.differences, "row"), report.firstDifference));
  if (report.indexDifferences > 0)
    return fail(ErrorKind::integrity,
                fmt::format("{} of the indexes differ from what the log makes: {}. 'minuted rebuild' makes the indexes "
                            "afresh.",
                            counted(report.indexDifferences, "key"), report.firstIndexDifference));
  return {};
}

// How many events of the search index are right; 0 where there is none, or another process writes it.
Result<uint64_t> compareSearchIndex(Context& context, const engine::Snapshot& snapshot,
                                    const engine::RebuildProgress& progress) {
  auto compared = search::compareIndex(search::indexFolder(context.folder()), snapshot.wholeLog(), progress);
  if (compared || compared.error().kind != ErrorKind::refused) return compared;
  context.say("The search index was not compared, since another process is writing it.");
  return 0;
}

Result<void> verify(Context& context) {
  TRY(auto* openedRegister, context.openForReading());
  auto progress = context.progress();
  TRY_DONE(log::Log::verify(openedRegister->log(), [&](uint64_t done, uint64_t total) {
    if (progress) progress("Hashing records", done, total);
  }));
  TRY(auto snapshot, openedRegister->snapshot());
  TRY_DONE(formats::readBackAll(snapshot, [&](uint64_t done, uint64_t total) {
    if (progress) progress("Reading events", done, total);
  }));
  TRY(auto kept, queries::verifyKeptFiles(snapshot));
  TRY(auto report, openedRegister->compareViews(progress));
  TRY_DONE(requireNoDifference(report));
  TRY(auto searchable, compareSearchIndex(context, snapshot, progress));
  auto root = hex(view(openedRegister->log().root()));
  queries::Answer<schema::Verification> answer;
  (*answer).setEvents(report.events);
  (*answer).setRows(report.rows);
  (*answer).setRoot(root);
  (*answer).setIndexKeys(report.indexKeys);
  (*answer).setFiles(kept.files);
  (*answer).setFileBytes(kept.bytes);
  (*answer).setSearchable(searchable);
  if (printForPrograms(context.options, answer.get())) return {};
  printWrapped("{} hashed and read: the tree, its root and the head agree.\n", counted(report.events, "event"));
  printWrapped("{} and {} compared: views and indexes are what the log makes.\n", counted(report.rows, "row"),
               counted(report.indexKeys, "key"));
  if (kept.files > 0)
    printWrapped("{} kept, {}: each is what its digest says.\n", counted(kept.files, "file"), sizeText(kept.bytes));
  if (searchable > 0) printWrapped("{} in the search index: it is what the log makes.\n", counted(searchable, "event"));
  printOut("root {}\n", root);
  return {};
}

Result<void> verifyEvent(Context& context, const VerifyFlags& flags) {
  TRY(auto* openedRegister, context.openForReading());
  TRY(auto snapshot, context.snapshot());
  auto size = flags.size == 0 ? snapshot.size() : flags.size;
  if (flags.event > size || size > snapshot.size())
    return fail(ErrorKind::notFound, fmt::format("There is no event {} in a log of {}: this one has {}.", flags.event,
                                                 size, counted(openedRegister->log().size(), "event")));
  TRY(auto edge, log::edgeAt(snapshot.wholeLog(), size));
  TRY(auto proof, log::checkedInclusionProof(snapshot.wholeLog(), flags.event, size, edge.root()));
  TRY(auto leaf, log::nodeHash(snapshot.wholeLog(), {0, flags.event - 1}));
  queries::Answer<schema::EventProof> answer;
  (*answer).setEvent(static_cast<uint32_t>(flags.event));
  (*answer).setSize(static_cast<uint32_t>(size));
  (*answer).setLeaf(hex(view(leaf)));
  auto hashes = (*answer).initHashes(static_cast<uint>(proof.size()));
  for (uint i = 0; i < hashes.size(); ++i) hashes.set(i, hex(view(proof[i])));
  (*answer).setRoot(hex(view(edge.root())));
  if (printForPrograms(context.options, answer.get())) return {};
  printWrapped("event {} is in the log of {}\n", flags.event, counted(size, "event"));
  printOut("leaf {}\n", hex(view(leaf)));
  for (const auto& hash : proof) printOut("with {}\n", hex(view(hash)));
  printOut("root {}\n", hex(view(edge.root())));
  return {};
}

void printDifference(const report::Difference& difference) {
  using Kind = report::Difference::Kind;
  switch (difference.kind) {
    case Kind::changed:
      printWrapped("{}:\n  it says      {}\n  instead of   {}\n", difference.place, difference.found,
                   difference.expected);
      break;
    case Kind::added: printWrapped("{}:\n  added        {}\n", difference.place, difference.found); break;
    case Kind::removed: printWrapped("{}:\n  missing      {}\n", difference.place, difference.expected); break;
    case Kind::moved:
      printWrapped("{}:\n  moved away   {}\n  to           {}\n", difference.place, difference.expected,
                   difference.found);
      break;
  }
}

const char* wordFor(report::Difference::Kind kind) {
  using Kind = report::Difference::Kind;
  switch (kind) {
    case Kind::changed: return "changed";
    case Kind::added: return "added";
    case Kind::removed: return "removed";
    case Kind::moved: return "moved";
  }
  return "";
}

const char* wordFor(report::ReportCheck::Against against) {
  using Against = report::ReportCheck::Against;
  switch (against) {
    case Against::madeAgain: return "made again";
    case Against::published: return "published";
    case Against::nothing: return "nothing";
  }
  return "";
}

queries::Answer<schema::ReportVerification> verificationAnswer(const report::ReportCheck& check,
                                                               const std::string& file) {
  queries::Answer<schema::ReportVerification> answer;
  auto to = *answer;
  to.setFile(file);
  to.setCited(check.cited.checked);
  to.setSize(static_cast<uint32_t>(check.claims.size));
  to.setRoot(check.claims.root);
  to.setCompared(check.cited.compared);
  auto unlisted = to.initUnlisted(static_cast<uint>(check.claims.unlisted.size()));
  for (uint i = 0; i < unlisted.size(); ++i) unlisted.set(i, static_cast<uint32_t>(check.claims.unlisted[i]));
  to.setRecordedSince(static_cast<uint32_t>(check.size - std::min(check.size, check.claims.size)));
  to.setAgainst(wordFor(check.against));
  to.setSameBytes(check.isSameBytes);
  to.setWords(check.words);
  to.setOtherMaker(check.otherMaker);
  to.setWhyNotMade(check.whyNotMade);
  auto differences = to.initDifferences(static_cast<uint>(check.differences.size()));
  for (uint i = 0; i < differences.size(); ++i) {
    const auto& difference = check.differences[i];
    differences[i].setPlace(difference.place);
    differences[i].setKind(wordFor(difference.kind));
    differences[i].setFound(difference.found);
    differences[i].setExpected(difference.expected);
  }
  return answer;
}

// What of a report could be checked that was compared with nothing.
void printUnmade(const report::ReportCheck& check, const std::string& file) {
  if (!check.differences.empty()) {
    printOut("Made again here, it differs in {}:\n", counted(check.differences.size(), "place"));
    for (const auto& difference : check.differences) printDifference(difference);
  }
  printOut("{} cited by {}: each is in the log of {} that it was made from{}.\n", counted(check.cited.checked, "event"),
           file, counted(check.claims.size, "event"), check.cited.compared ? ", and says what is printed of it" : "");
  printOut("root {}\n", check.claims.root);
}

// What the report was compared with, in words.
std::string comparedWith(const report::ReportCheck& check) {
  auto log = counted(check.claims.size, "event");
  return check.against == report::ReportCheck::Against::madeAgain
             ? fmt::format("what is made again from the log of {}", log)
             : fmt::format("the text that was published, and is kept, from the log of {}", log);
}

void printCompared(const Context& context, const report::ReportCheck& check, const std::string& file) {
  for (const auto& difference : check.differences) printDifference(difference);
  if (!check.differences.empty()) return;
  printOut("{} is {}: {} the same{}.\n", file, comparedWith(check), counted(check.words, "word"),
           check.isSameBytes ? ", to the last byte" : "");
  printOut("root {}\n", check.claims.root);
  if (!check.isSameBytes) context.say("Its bytes are not the same: spaces, looks or the program that saved it.");
  if (!check.otherMaker.empty())
    context.say(
        fmt::format("It says that it was made by {}: this program, or its templates, are others.", check.otherMaker));
  if (check.size > check.claims.size)
    context.say(fmt::format("{} recorded since.", counted(check.size - check.claims.size, "event")));
}

// An error where it is not what it should be, or that cannot be told.
Result<void> verdictOn(const report::ReportCheck& check, const std::string& file) {
  if (check.against == report::ReportCheck::Against::nothing)
    return fail(
        ErrorKind::failed,
        fmt::format("Whether {} is what was made cannot be told, and no text of it was kept when it was published. "
                    "{}",
                    file, check.whyNotMade));
  if (!check.differences.empty())
    return fail(ErrorKind::integrity, fmt::format("{} differs in {} from {}.", file,
                                                  counted(check.differences.size(), "place"), comparedWith(check)));
  return {};
}

Result<void> verifyReport(Context& context, const VerifyFlags& flags) {
  const auto& file = flags.report;
  TRY(auto bytes, readInput(file));
  // Opens the register only when it is first needed, so that a file which is not a report is refused even without one.
  auto takeSnapshot = [&context](const engine::Times& times) -> Result<engine::Snapshot> {
    TRY(auto* openedRegister, context.openForReading());
    return openedRegister->snapshot(times);
  };
  report::CheckTools tools{.reader = documents::readerBesideProgram(), .templates = templatesFolder(flags.templates)};
  TRY(auto check, report::checkReport(takeSnapshot, bytes, file, tools));
  if (!printForPrograms(context.options, verificationAnswer(check, file).get())) {
    if (check.against == report::ReportCheck::Against::nothing)
      printUnmade(check, file);
    else
      printCompared(context, check, file);
  }
  return verdictOn(check, file);
}

}  // namespace

void addVerify(Command app, Context& context) {
  auto flags = std::make_shared<VerifyFlags>();
  auto command = addCommand(
      app, context, "verify", "Check the log against its tree and its head, and the views and indexes against the log",
      "  minuted verify\n  minuted verify --report update.pdf\n  minuted verify --event 188 --size 310",
      [&context, flags] {
        if (!flags->report.empty()) return verifyReport(context, *flags);
        return flags->event > 0 ? verifyEvent(context, *flags) : verify(context);
      });
  command.path("--report", flags->report,
               "A report that was made: makes it again, and names every difference with its place");
  command.path("--templates", flags->templates, "With --report: the folder of templates it was made with");
  command.option("--event", flags->event, "The proof that one event is in the log", 1);
  command.option("--size", flags->size, "With --event: in the log as it was with so many events");
}

}  // namespace minuted::cli
