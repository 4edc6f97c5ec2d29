#include <capnp/compat/json.h>
#include <capnp/serialize.h>
#include <fmt/format.h>
#include <kj/io.h>
#include <unistd.h>

#include "base/guard.h"
#include "cli/context.h"
#include "cli/event_json.h"
#include "cli/output.h"
#include "notify/calendar.h"

namespace minuted::cli {
namespace {

struct Options {
  std::string format;
  std::string what = "events";
  std::string group, owner;
};

using Write = std::function<void(schema::Entry::Reader)>;

// Every event, up to the snapshot's cut, with its words.
Result<void> eachEntry(const Snapshot& snapshot, const Write& write) {
  for (uint64_t position = 1; position <= snapshot.size(); ++position) {
    TRY(auto stored, readEvent(snapshot.at(), position));
    TRY_DONE(guarded(fmt::format("event {}", position), [&]() -> Result<void> {
      capnp::MallocMessageBuilder message;
      auto entry = message.initRoot<schema::Entry>();
      entry.setEvent(stored->event());
      entry.setWords(stored->words());
      write(entry);
      return {};
    }));
  }
  return {};
}

Result<void> exportCapnp(const Snapshot& snapshot) {
  kj::FdOutputStream out(STDOUT_FILENO);
  kj::BufferedOutputStreamWrapper buffered(out);
  TRY_DONE(eachEntry(snapshot, [&](schema::Entry::Reader entry) {
    capnp::MallocMessageBuilder message;
    message.setRoot(entry);
    capnp::writeMessage(buffered, message);
  }));
  buffered.flush();
  return {};
}

Result<void> exportJson(const Snapshot& snapshot) {
  EventJson json;
  bool first = true;
  fmt::print("{{\"events\": [");
  TRY_DONE(eachEntry(snapshot, [&](schema::Entry::Reader entry) {
    fmt::print("{}\n{}", first ? "" : ",", json.encode(entry));
    first = false;
  }));
  fmt::print("\n]}}\n");
  return {};
}

Result<void> exportCsv(const Snapshot& snapshot, const std::string& what) {
  if (what == "actions") {
    TRY(auto list, listActions(snapshot, {.all = true}));
    printCsv(list.get());
  } else if (what == "decisions") {
    TRY(auto list, listDecisions(snapshot, {}));
    printCsv(list.get());
  } else if (what == "meetings") {
    TRY(auto list, listMeetings(snapshot, {}));
    printCsv(list.get());
  } else if (what == "events") {
    TRY(auto list, logFrom(snapshot, 1, UINT32_MAX));
    printCsv(list.get());
  } else {
    return fail(ErrorKind::usage,
                fmt::format("'{}' cannot be exported as CSV. Say actions, decisions, meetings or events.", what));
  }
  return {};
}

// Meetings, and when what is live is due. The register's first event has an id like no other's.
Result<void> exportCalendar(const Context& context, const Snapshot& snapshot, const Options& options) {
  MeetingFilter meetings;
  ActionFilter actions;
  if (!options.group.empty()) {
    TRY(meetings.group, context.meant(snapshot, options.group, {Kind::GROUP}));
    actions.group = meetings.group;
  }
  if (!options.owner.empty()) {
    TRY(auto owner, context.meant(snapshot, options.owner, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
    (owner.kind() == Kind::ORGANISATION ? actions.organisation : actions.owner) = owner;
  }
  TRY(auto held, listMeetings(snapshot, meetings));
  TRY(auto due, listActions(snapshot, actions));
  TRY(auto first, readEvent(snapshot.at(), 1));
  TRY(auto newest, readEvent(snapshot.at(), snapshot.size()));
  auto command = first->event().getCommand();
  auto origin = hex({reinterpret_cast<const char*>(command.begin()), command.size()});
  fmt::print("{}", notify::calendarOf(held.get(), due.get(), origin, newest->event().getRecordedAt()));
  return {};
}

Result<void> run(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  if (options.format == "json") return exportJson(snapshot);
  if (options.format == "capnp") return exportCapnp(snapshot);
  if (options.format == "csv") return exportCsv(snapshot, options.what);
  if (options.format == "ics") return exportCalendar(context, snapshot, options);
  return fail(ErrorKind::usage, fmt::format("'{}' is no format. Say json, csv, ics or capnp.", options.format));
}

}  // namespace

void addExport(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = addCommand(app, context, "export", "The whole record, for other programs",
                             "  minuted export csv actions > actions.csv\n  minuted export json > events.json\n"
                             "  minuted export ics --group \"Steering Group\" > meetings.ics\n"
                             "  minuted export capnp | capnp convert binary:text schema/event.capnp Entry",
                             [&context, options] { return run(context, *options); });
  command->add_option("format", options->format, "json or capnp: every event; csv: a table; ics: a calendar")
      ->required();
  command->add_option("what", options->what, "For csv: actions, decisions, meetings or events");
  command->add_option("--group", options->group, "For ics: only this group's meetings and actions");
  command->add_option("--owner", options->owner, "For ics: only what this one has to do");
}

}  // namespace minuted::cli
