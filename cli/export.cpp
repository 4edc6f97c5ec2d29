// The whole record, for other programs.
#include <fmt/format.h>

#include <cstdio>

#include "cli/context.h"
#include "cli/output.h"
#include "formats/answers.h"
#include "formats/log_export.h"
#include "notify/calendar.h"

namespace minuted::cli {
namespace {

struct Options {
  std::string format;
  std::string what = "events";
  std::string group, owner;
};

Result<void> writeOut(BytesView piece) {
  if (std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size()) return {};
  return fail(ErrorKind::failed, "The export could not be written whole.");
}

Result<void> exportCsv(const engine::Snapshot& snapshot, const std::string& what) {
  auto write = [](const auto& list) { return writeOut(formats::csv(list.get())); };
  if (what == "actions") {
    TRY(auto list, queries::listActions(snapshot, {.all = true}));
    return write(list);
  }
  if (what == "decisions") {
    TRY(auto list, queries::listDecisions(snapshot, {}));
    return write(list);
  }
  if (what == "meetings") {
    TRY(auto list, queries::listMeetings(snapshot, {}));
    return write(list);
  }
  if (what == "events") {
    TRY(auto list, queries::logFrom(snapshot, 1, UINT32_MAX));
    return write(list);
  }
  return fail(ErrorKind::usage,
              fmt::format("'{}' cannot be exported as CSV. Say actions, decisions, meetings or events.", what));
}

Result<void> exportCalendar(const Context& context, const engine::Snapshot& snapshot, const Options& options) {
  notify::CalendarFilter filter;
  if (!options.group.empty()) {
    TRY(filter.group, context.meant(snapshot, options.group, {Kind::GROUP}));
  }
  if (!options.owner.empty()) {
    TRY(filter.owner, context.meant(snapshot, options.owner, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
  }
  TRY(auto calendar, notify::calendarOf(snapshot, filter));
  return writeOut(calendar);
}

Result<void> run(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  if (options.format == "json") return formats::exportJson(snapshot, writeOut);
  if (options.format == "capnp") return formats::exportCapnp(snapshot, writeOut);
  if (options.format == "csv") return exportCsv(snapshot, options.what);
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
                            [&context, options] { return run(context, *options); });
  command.option("format", options->format, "json or capnp: every event; csv: a table; ics: a calendar").required();
  command.option("what", options->what, "For csv: actions, decisions, meetings or events");
  command.option("--group", options->group, "For ics: only this group's meetings and actions");
  command.option("--owner", options->owner, "For ics: only what this one has to do");
}

}  // namespace minuted::cli
