// minuted export: the whole record, for other programs.
#include <fmt/format.h>

#include <cstdio>

#include "base/mail_address.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/terminal/output.h"
#include "formats/csv.h"
#include "formats/list_export.h"
#include "formats/log_export.h"
#include "notify/calendar.h"

namespace minuted::cli {
namespace {

struct ExportOptions {
  std::string format;
  std::string list = "events";
  std::string group, owner, invite, from;
};

// A piece of the export. Once nothing more can be printed the export ends; why is said at the end of the command.
Result<void> writePiece(BytesView piece) {
  writeOut(piece);
  if (!flushOutput()) return fail(ErrorKind::failed, "");
  return {};
}

Result<void> exportCsv(const Context& context, const engine::Snapshot& snapshot, const std::string& list) {
  TRY(auto csv, formats::exportListAsCsv(snapshot, list));
  if (context.options.bom) TRY_DONE(writePiece(formats::byteOrderMark));
  return writePiece(csv);
}

Result<void> exportWorkbook(const engine::Snapshot& snapshot) {
  if (isForTerminal())
    return fail(ErrorKind::usage, "A workbook is nothing for a terminal: say where it goes, '> register.xlsx'.");
  TRY(auto book, formats::exportListsAsWorkbook(snapshot));
  return writePiece(book);
}

Result<void> exportInvitation(const Context& context, const engine::Snapshot& snapshot, const ExportOptions& options) {
  TRY(auto meeting, context.findSubject(snapshot, options.invite, {Kind::MEETING}));
  if (!isMailAddress(options.from))
    return fail(ErrorKind::usage,
                options.from.empty()
                    ? "Say to whom replies are to be sent: '--from office@harbour.example'."
                    : fmt::format("'{}' is no address of mail, to which replies could be sent.", options.from));
  TRY(auto invitation, notify::invitationTo(snapshot, meeting, options.from));
  TRY_DONE(writePiece(invitation.calendar));
  context.say(fmt::format("{} invited. Replies are read by 'minuted meeting replies FILE'.",
                          invitation.invited == 1 ? "1 person is" : fmt::format("{} people are", invitation.invited)));
  if (!invitation.withoutAddress.empty())
    context.say(fmt::format("Without an address of mail: {}.", joinTexts(invitation.withoutAddress)));
  return {};
}

Result<void> exportCalendar(const Context& context, const engine::Snapshot& snapshot, const ExportOptions& options) {
  if (!options.invite.empty()) return exportInvitation(context, snapshot, options);
  if (!options.from.empty())
    return fail(ErrorKind::usage, "--from says who invites: say to which meeting, '--invite M-4'.");
  notify::CalendarFilter filter;
  TRY(filter.group, context.findOptionalSubject(snapshot, options.group, {Kind::GROUP}));
  TRY(filter.owner, context.findOptionalOwner(snapshot, options.owner));
  TRY(auto calendar, notify::calendarOf(snapshot, filter));
  return writePiece(calendar);
}

Result<void> exportRecord(Context& context, const ExportOptions& options) {
  if ((context.options.json && options.format != "json") || (context.options.csv && options.format != "csv") ||
      (context.options.xlsx && options.format != "xlsx"))
    return fail(ErrorKind::usage, "The word after 'export' says the format: leave out --json, --csv and --xlsx.");
  TRY(auto snapshot, context.snapshot());
  if (options.format == "json") return formats::exportJson(snapshot, writePiece);
  if (options.format == "capnp") return formats::exportCapnp(snapshot, writePiece);
  if (options.format == "csv") return exportCsv(context, snapshot, options.list);
  if (options.format == "xlsx") return exportWorkbook(snapshot);
  if (options.format == "ics") return exportCalendar(context, snapshot, options);
  return fail(ErrorKind::usage, fmt::format("'{}' is no format. Say json, csv, xlsx, ics or capnp.", options.format));
}

}  // namespace

void addExport(Command app, Context& context) {
  auto options = std::make_shared<ExportOptions>();
  auto command =
      addQueryCommand(app, context, "export", "The whole record, for other programs",
                      "  minuted export csv actions > actions.csv\n  minuted export csv actions --bom > "
                      "for-excel.csv\n  minuted export xlsx > register.xlsx\n  minuted export json > events.json\n"
                      "  minuted export ics --group \"Steering Group\" > meetings.ics\n"
                      "  minuted export ics --invite M-4 --from office@harbour.example > invitation.ics\n"
                      "  minuted export capnp | capnp convert binary:text schema/event.capnp Entry",
                      [&context, options] { return exportRecord(context, *options); });
  command
      .option("format", options->format, "json or capnp: every event; csv: a table; xlsx: all tables; ics: a calendar")
      .required();
  command.option("what", options->list, "For csv: actions, decisions, meetings or events");
  command.option("--group", options->group, "For ics: only this group's meetings and actions");
  command.option("--owner", options->owner, "For ics: only what this one has to do");
  command.option("--invite", options->invite, "For ics: an invitation to this meeting, for those who are expected");
  command.option("--from", options->from, "With --invite: the address to which replies are sent");
}

}  // namespace minuted::cli
