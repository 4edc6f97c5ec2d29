// Reports about a meeting and about a partner: papers, minutes, and the partner's sheet.
#include <fmt/format.h>

#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/report/files.h"
#include "cli/report/period.h"
#include "cli/terminal/output.h"
#include "queries/history/missing.h"
#include "register/keeping.h"
#include "report/draft_minutes.h"
#include "report/papers.h"
#include "report/papers_publishing.h"
#include "report/partner_sheet.h"
#include "report/report_text.h"
#include "review/filing.h"

namespace minuted::cli {
namespace {

struct Flags {
  std::string meeting, party;
  PeriodOptions period;  // only of a partner's sheet
  // Only of papers:
  std::string bundle, note;
  std::vector<std::string> to;
  bool publish = false;
  ReportOutput output;
};

Result<void> writeReport(Context& context, const Flags& flags, const report::Document& document) {
  TRY_DONE(write(document, flags.output, context));
  context.say(fmt::format("{}, {}: {} cited, from a log of {}.", document.title, document.subtitle,
                          counted(citationsOf(document).size(), "event"), counted(document.logSize, "event")));
  return {};
}

// The meeting with this reference.
Result<Id> findMeeting(Context& context, const std::string& text) {
  auto id = parseReference(text);
  if (!id || id->kind() != Kind::MEETING)
    return fail(ErrorKind::usage,
                fmt::format("'{}' is no meeting. Say its reference, as in --meeting M-4: 'minuted meeting list' has "
                            "them.",
                            text));
  TRY(auto times, context.times());
  TRY(auto snapshot, context.snapshotAt({.on = {}, .asOf = times.asOf}));
  TRY(auto meeting, snapshot.find(*id));
  if (!meeting) return std::unexpected(queries::missing(snapshot, *id));
  return *id;
}

bool isPdf(const std::string& file) { return foldCase(std::filesystem::path(file).extension().string()) == ".pdf"; }

// Papers that are bound into one PDF are a PDF themselves, where no format is said.
Result<ReportOutput> outputOf(const Flags& flags) {
  auto output = flags.output;
  if (!isPdf(flags.bundle)) return output;
  if (output.files.empty() && output.format.empty()) output.format = "pdf";
  if (output.files.empty() ? output.format != "pdf" : !isPdf(output.files.front()))
    return fail(ErrorKind::usage,
                "Only papers that are a PDF are bound into one: say '-o papers.pdf' before other files, or no format.");
  return output;
}

// Writes the papers and the documents that go with them as one file, and returns its bytes.
Result<Bytes> writeBundle(Context& context, const Flags& flags, const engine::Snapshot& snapshot, Id meeting,
                          const report::Document& document, const RenderedFile& file) {
  TRY(auto bundle, isPdf(flags.bundle) ? report::bindPapers(snapshot, meeting, file.bytes)
                                       : report::zipPapers(snapshot, meeting, document, file.extension, file.bytes));
  TRY_DONE(writeWholeFile(flags.bundle, bundle.bytes));
  context.say(fmt::format("Wrote {}: the papers and {}.", flags.bundle, counted(bundle.documents, "document")));
  for (const auto& each : bundle.missing) context.say(each);
  return std::move(bundle.bytes);
}

// Records that the papers were sent as they are now: the file is kept, and so is what it says.
Result<void> publishPapers(Context& context, const Flags& flags) {
  if (!context.options.on.empty() || !context.options.asOf.empty())
    return fail(ErrorKind::usage, "Papers are sent as they are now: leave out --on and --as-of.");
  TRY(auto* recorder, context.recorder());
  TRY(auto meeting, findMeeting(context, flags.meeting));
  auto take = [&](const engine::Times& at) -> Result<engine::Snapshot> {
    TRY(auto snapshot, recorder->snapshot(at));
    if (!context.options.publicCopy) return snapshot;
    return std::move(snapshot).publicCopy();
  };
  report::PapersOptions options{.meeting = meeting, .on = {}, .asOf = {}};
  TRY(auto document, report::papersOf(take, options));
  TRY(auto snapshot, take({}));
  std::vector<Id> to;
  for (const auto& name : flags.to) {
    TRY(auto id, context.findSubject(snapshot, name, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
    to.push_back(id);
  }
  TRY(auto output, outputOf(flags));
  TRY(auto rendered, writeFiles(document, output, context));
  auto file = rendered.bytes;
  auto name = fmt::format("{} papers.{}", reference(meeting),
                          flags.bundle.empty()  ? rendered.extension
                          : isPdf(flags.bundle) ? "pdf"
                                                : "zip");
  if (!flags.bundle.empty()) {
    TRY(file, writeBundle(context, flags, snapshot, meeting, document, rendered));
  }
  bool isConfidential = false;
  if (!context.options.publicCopy) {
    TRY(auto whole, recorder->snapshot());
    TRY(auto copy, std::move(whole).publicCopy());
    TRY(isConfidential, report::isConfidential(copy, document));
  }
  TRY(auto digest, engine::keepFile(*recorder, file));
  engine::CommandMaker command;
  review::addFiling(
      command,
      {.digest = digest, .size = file.size(), .fileName = name, .attachedTo = meeting, .confidential = isConfidential});
  TRY(auto root, snapshot.root());
  report::addSentPapers(command, {meeting, command.subjectOfLastStep(Kind::DOCUMENT), to, flags.note}, document, root);
  TRY(auto recorded, context.record(command, fmt::format("papers of {} kept as they were sent", reference(meeting))));
  return {};
}

Result<void> papers(Context& context, const Flags& flags) {
  if (flags.publish) return publishPapers(context, flags);
  if (!flags.to.empty() || !flags.note.empty())
    return fail(ErrorKind::usage, "--to and --note say to whom papers were sent: say --publish too.");
  TRY(auto meeting, findMeeting(context, flags.meeting));
  TRY(auto times, context.times());
  report::PapersOptions options{.meeting = meeting, .on = times.on, .asOf = times.asOf};
  TRY(auto document, report::papersOf([&](const engine::Times& at) { return context.snapshotAt(at); }, options));
  if (!flags.bundle.empty()) {
    TRY(auto snapshot, context.snapshotAt(times));
    TRY(auto output, outputOf(flags));
    TRY(auto rendered, writeFiles(document, output, context));
    TRY(auto zip, writeBundle(context, flags, snapshot, meeting, document, rendered));
    printForPrograms(context.options, report::reportText(document, flags.output.files).get());
    return {};
  }
  return writeReport(context, flags, document);
}

Result<void> minutes(Context& context, const Flags& flags) {
  TRY(auto meeting, findMeeting(context, flags.meeting));
  TRY(auto times, context.times());
  TRY(auto snapshot, context.snapshotAt(times));
  TRY(auto document, report::minutesOf(snapshot, meeting));
  return writeReport(context, flags, document);
}

Result<void> partner(Context& context, const Flags& flags) {
  TRY_DONE(refuseOn(context, "A partner's sheet"));
  TRY(auto times, context.times());
  TRY(auto period, flags.period.parse(context));
  report::PartnerOptions options{.party = {}, .from = period.from, .to = period.to};
  TRY(auto snapshot, context.snapshotAt({.on = period.to, .asOf = times.asOf}));
  TRY(options.party, context.findSubject(snapshot, flags.party, {Kind::ORGANISATION, Kind::PERSON}));
  TRY(auto document, report::partnerSheet(snapshot, options));
  return writeReport(context, flags, document);
}

// Adds a command with the options that all three reports have.
Command addPaper(Command app, Context& context, const std::shared_ptr<Flags>& flags, const char* name, const char* help,
                 const char* examples, Result<void> (*run)(Context&, const Flags&)) {
  auto command = addQueryCommand(nounCommand(app, "report"), context, name, help, examples,
                                 [&context, flags, run] { return run(context, *flags); });
  flags->output.addTo(command);
  return command;
}

}  // namespace

void addReportPapers(Command app, Context& context) {
  auto papersFlags = std::make_shared<Flags>();
  auto papersCommand = addPaper(app, context, papersFlags, "papers",
                                "The papers for a meeting: agenda, last minutes, actions, decisions due",
                                "  minuted report papers --meeting M-4 -o papers.docx -o papers.pdf\n"
                                "  minuted report papers --meeting M-4 --publish -o papers.pdf --to \"Harbour Trust\"\n"
                                "  minuted report papers --meeting M-4 --bundle papers.pdf\n"
                                "  minuted report papers --meeting M-4 --on 2025-05-08 --public > papers.md",
                                papers);
  context.recordingCommands.push_back(papersCommand);  // with --publish
  papersCommand.option("--meeting", papersFlags->meeting, "The meeting that they are for: M-4").required();
  papersCommand.path("--bundle", papersFlags->bundle,
                     "A file to write with the papers and the documents that go with them: a .zip, or one .pdf");
  papersCommand.flag("--publish", papersFlags->publish, "Record that they were sent, and keep what was sent");
  papersCommand.option("--to", papersFlags->to, "With --publish: to whom; several times for several")
      .arity(Option::Arity::repeated);
  papersCommand.option("--note", papersFlags->note, "With --publish: how, or where");

  auto minutesFlags = std::make_shared<Flags>();
  addPaper(app, context, minutesFlags, "minutes", "The minutes of a meeting, from what was recorded at it",
           "  minuted report minutes --meeting M-4 -o minutes.docx\n"
           "  minuted report minutes --meeting M-4 --public > minutes.md",
           minutes)
      .option("--meeting", minutesFlags->meeting, "The meeting that was held: M-4")
      .required();

  auto partnerFlags = std::make_shared<Flags>();
  auto sheet =
      addPaper(app, context, partnerFlags, "partner", "One sheet for a partner: asked, done, late, brought, there",
               "  minuted report partner \"Harbour Trust\" --to 2025-03-31 -o harbour.pdf\n"
               "  minuted report partner \"Priya Nair\" --from 2025-01-01 --to 2025-06-30",
               partner);
  sheet.option("party", partnerFlags->party, "An organisation or a person").required();
  partnerFlags->period.addTo(sheet);
}

}  // namespace minuted::cli
