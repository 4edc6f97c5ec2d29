// minuted export: the whole record, for other programs.
#include <fmt/format.h>

#include <cstdio>

#include "cli/context.h"
#include "formats/list_export.h"
#include "formats/log_export.h"
#include "notify/calendar.h"

namespace minuted::cli {
namespace {

struct Options {
  std::string format;
  std::string list = "events";
  std::string group, owner;
};

Result<void> writeOut(BytesView piece) {
  if (std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size()) return {};
  return fail(ErrorKind::failed, "The export could not be written whole.");
}

Result<void> exportCsv(const engine::Snapshot& snapshot, const std::string& list) {
  TRY(auto csv, formats::exportListAsCsv(snapshot, list));
  return writeOut(csv);
}

Result<void> exportCalendar(const Context& context, const engine::Snapshot& snapshot, const Options& options) {
  notify::CalendarFilter filter;
  TRY(filter.group, context.findOptionalSubject(snapshot, options.group, {Kind::GROUP}));
  TRY(filter.owner,
      context.findOptionalSubject(snapshot, options.owner, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
  TRY(auto calendar, notify::calendarOf(snapshot, filter));
  return writeOut(calendar);
}

Result<void> exportRecord(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  if (options.format == "json") return formats::exportJson(snapshot, writeOut);
  if (options.format == "capnp") return formats::exportCapnp(snapshot, writeOut);
  if (options.format == "csv") return exportCsv(snapshot, options.list);
  if (options.format == "ics") return exportCalendar(context, snapshot, options);
  return fail(ErrorKind::usage, fmt::format("'{}' is no format. Say json, csv, ics or capnp.", options.format));
}

}  // namespace

void addExport(Command app, Context& context) {
  auto options = std::make_shared<Options>();
  auto command = addCommand(app, context, "export", "The whole record, for other programs",
                            "  minuted export csv actions > actions.csv\n  minuted export json > events.json\n"
                            "  minuted export ics --group \"Steering Group\" > meetings.ics\n"
                            "  minuted export capnp | capnp convert binary:text schema/event.capnp Entry",
                            [&context, options] { return exportRecord(context, *options); });
  command.option("format", options->format, "json or capnp: every event; csv: a table; ics: a calendar").required();
  command.option("what", options->list, "For csv: actions, decisions, meetings or events");
  command.option("--group", options->group, "For ics: only this group's meetings and actions");
  command.option("--owner", options->owner, "For ics: only what this one has to do");
}

}  // namespace minuted::cli
