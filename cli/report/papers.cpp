// Reports for a meeting and for a partner: papers, draft minutes, the partner's sheet.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/context.h"
#include "cli/report/files.h"
#include "report/draft_minutes.h"
#include "report/papers.h"
#include "report/partner_sheet.h"

namespace minuted::cli {
namespace {

struct Flags {
  std::string meeting, party, from, to;
  ReportOutput output;
  bool publicCopy = false;
};

Result<void> writeOut(Context& context, const Flags& flags, const report::Document& document) {
  TRY_DONE(write(document, flags.output, context));
  context.say(fmt::format("{}, {}: {} cited, from a log of {}.", document.title, document.subtitle,
                          counted(citationsOf(document).size(), "event"), counted(document.logSize, "event")));
  return {};
}

Result<Id> meetingMeant(Context& context, const std::string& text) {
  auto id = parseReference(text);
  if (!id || id->kind() != Kind::MEETING)
    return fail(ErrorKind::usage,
                fmt::format("'{}' is no meeting. Say its reference, as in --meeting M-4: 'minuted meeting list' has "
                            "them.",
                            text));
  TRY(auto times, context.times());
  TRY(auto* opened, context.reading());
  TRY(auto snapshot, opened->snapshot({.on = {}, .asOf = times.asOf}));
  TRY(auto found, snapshot.find(*id));
  if (!found)
    return fail(ErrorKind::notFound,
                fmt::format("There is no {}: 'minuted meeting list' has those that there are.", reference(*id)));
  return *id;
}

Result<void> papers(Context& context, const Flags& flags) {
  TRY(auto meeting, meetingMeant(context, flags.meeting));
  TRY(auto times, context.times());
  TRY(auto* opened, context.reading());
  report::PapersOptions options{.meeting = meeting, .on = times.on, .asOf = times.asOf, .publicCopy = flags.publicCopy};
  TRY(auto document, report::papersOf([&](const engine::Times& at) { return opened->snapshot(at); }, options));
  return writeOut(context, flags, document);
}

Result<void> minutes(Context& context, const Flags& flags) {
  TRY(auto meeting, meetingMeant(context, flags.meeting));
  TRY(auto snapshot, context.snapshot());
  TRY(auto document, report::minutesOf(snapshot, meeting, flags.publicCopy));
  return writeOut(context, flags, document);
}

Result<void> partner(Context& context, const Flags& flags) {
  if (!context.options.on.empty())
    return fail(ErrorKind::usage, "A partner's sheet is of a period: say --from and --to, and not --on.");
  TRY(auto times, context.times());
  TRY(auto to, parseOptionalDate(flags.to));
  if (!to) return fail(ErrorKind::usage, "Until when? Say --to 2023-03-31.");
  report::PartnerOptions options{.party = {}, .from = {}, .to = *to, .publicCopy = flags.publicCopy};
  TRY(options.from, parseOptionalDate(flags.from));
  TRY(auto* opened, context.reading());
  TRY(auto snapshot, opened->snapshot({.on = to, .asOf = times.asOf}));
  TRY(options.party, context.meant(snapshot, flags.party, {Kind::ORGANISATION, Kind::PERSON}));
  TRY(auto document, report::partnerSheet(snapshot, options));
  return writeOut(context, flags, document);
}

// A command with what all three have.
Command added(Command app, Context& context, const std::shared_ptr<Flags>& flags, const char* name, const char* help,
              const char* examples, Result<void> (*run)(Context&, const Flags&)) {
  auto command = addCommand(nounCommand(app, "report"), context, name, help, examples,
                            [&context, flags, run] { return run(context, *flags); });
  flags->output.addTo(command);
  command.flag("--public", flags->publicCopy, "Leave out what is confidential");
  return command;
}

}  // namespace

void addReportPapers(Command app, Context& context) {
  auto forPapers = std::make_shared<Flags>();
  added(app, context, forPapers, "papers", "The papers for a meeting: agenda, last minutes, actions, decisions due",
        "  minuted report papers --meeting M-4 -o papers.docx -o papers.pdf\n"
        "  minuted report papers --meeting M-4 --on 2025-05-08 --public > papers.md",
        papers)
      .option("--meeting", forPapers->meeting, "The meeting that they are for: M-4")
      .required();

  auto forMinutes = std::make_shared<Flags>();
  added(app, context, forMinutes, "minutes", "The minutes of a meeting, from what was recorded at it",
        "  minuted report minutes --meeting M-4 -o minutes.docx\n"
        "  minuted report minutes --meeting M-4 --public > minutes.md",
        minutes)
      .option("--meeting", forMinutes->meeting, "The meeting that was held: M-4")
      .required();

  auto forPartner = std::make_shared<Flags>();
  auto sheet = added(app, context, forPartner, "partner", "One sheet for a partner: asked, done, late, brought, there",
                     "  minuted report partner \"Thames Valley Police\" --to 2023-03-31 -o police.pdf\n"
                     "  minuted report partner \"Priya Nair\" --from 2025-01-01 --to 2025-06-30",
                     partner);
  sheet.option("party", forPartner->party, "An organisation or a person").required();
  sheet.option("--to", forPartner->to, "The last day of the period: 2023-03-31").required();
  sheet.option("--from", forPartner->from, "Its first day; a year before, where it is not said");
}

}  // namespace minuted::cli
