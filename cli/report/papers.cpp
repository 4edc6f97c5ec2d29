// Reports about a meeting and about a partner: papers, minutes, and the partner's sheet.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/context.h"
#include "cli/report/files.h"
#include "cli/report/period.h"
#include "queries/history/missing.h"
#include "report/draft_minutes.h"
#include "report/papers.h"
#include "report/partner_sheet.h"

namespace minuted::cli {
namespace {

struct Flags {
  std::string meeting, party;
  PeriodOptions period;  // only of a partner's sheet
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

Result<void> papers(Context& context, const Flags& flags) {
  TRY(auto meeting, findMeeting(context, flags.meeting));
  TRY(auto times, context.times());
  report::PapersOptions options{.meeting = meeting, .on = times.on, .asOf = times.asOf};
  TRY(auto document, report::papersOf([&](const engine::Times& at) { return context.snapshotAt(at); }, options));
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
  addPaper(app, context, papersFlags, "papers",
           "The papers for a meeting: agenda, last minutes, actions, decisions due",
           "  minuted report papers --meeting M-4 -o papers.docx -o papers.pdf\n"
           "  minuted report papers --meeting M-4 --on 2025-05-08 --public > papers.md",
           papers)
      .option("--meeting", papersFlags->meeting, "The meeting that they are for: M-4")
      .required();

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
