// minuted history, log and undo: the events of one subject or of the whole log, and taking one back.
#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "cli/context.h"
#include "cli/terminal/output.h"
#include "verbs/command_builder.h"

namespace minuted::cli {
namespace {

void printEvents(schema::EventList::Reader list) {
  bool wide = terminalWidth() >= 110;
  std::vector<Column> columns{{"EVENT", 0, true}, {"HAPPENED"}, {"WHAT", 0.6}};
  if (wide) columns.insert(columns.end(), {{"BY"}, {"RECORDED"}, {"READ IN", 0.2}});
  std::vector<Row> rows;
  for (auto event : list.getItems()) {
    Row row{{std::to_string(event.getPosition()), event.getHappenedOn().cStr(), event.getSummary().cStr()}};
    if (wide)
      row.cells.insert(row.cells.end(), {event.getBy().cStr(), localTime(*parseTime(event.getRecordedAt().cStr())),
                                         event.getSource().cStr()});
    rows.push_back(std::move(row));
  }
  if (!rows.empty()) printTable(columns, rows);
}

Result<void> showHistory(Context& context, const std::string& ref) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, queries::findStory(snapshot, ref));
  TRY(auto story, queries::history(snapshot, id));
  if (!printForPrograms(context.options, story.get())) printEvents(story.get());
  return {};
}

void printLine(schema::EventAnswer::Reader event) {
  auto place = fmt::format("{:>6}  {}  ", event.getPosition(), localTime(*parseTime(event.getRecordedAt().cStr())));
  printField(place, event.getSummary().cStr(), place.size());
}

// Prints new events as they are recorded. A process that writes changes the head file after each batch. So this watches
// the time of that file, and opens the register again for reading when it has changed, which blocks no other process.
Result<void> follow(Context& context, uint64_t from) {
  if (context.options.xlsx) return fail(ErrorKind::usage, "A workbook has an end: follow the log without --xlsx.");
  auto head = context.folder() / "head";
  std::filesystem::file_time_type lastTime{};
  bool isFirst = true;
  while (true) {
    std::error_code error;
    auto time = std::filesystem::last_write_time(head, error);
    if (error == std::errc::no_such_file_or_directory)
      return fail(ErrorKind::notFound, fmt::format("There is no register at {}.", context.folder().string()));
    if (error)
      return fail(ErrorKind::failed,
                  fmt::format("could not look into {}: {}.", context.folder().string(), error.message()));
    if (time != lastTime) {
      TRY(auto openedRegister, engine::Register::open(context.folder(), {}));
      TRY(auto whole, openedRegister->snapshot());
      TRY(auto snapshot, context.options.publicCopy ? std::move(whole).publicCopy() : std::move(whole));
      TRY(auto events, queries::logFrom(snapshot, from, UINT32_MAX));
      for (auto event : events.get().getItems()) {
        if (!printElement(context.options, event, isFirst)) printLine(event);
        isFirst = false;
      }
      if (!flushOutput()) return {};
      from = snapshot.size() + 1;
      lastTime = time;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

struct LogOptions {
  uint64_t from = 0;
  uint64_t last = 20;
  bool follow = false;
};

Result<void> showLog(Context& context, const LogOptions& options) {
  TRY(auto snapshot, context.snapshot());
  auto from = options.from;
  if (from == 0) {
    from = snapshot.size() + 1;
    for (uint64_t count = 0; count < options.last && snapshot.lastPosition(from - 1) > 0; ++count)
      from = snapshot.lastPosition(from - 1);
  }
  if (options.follow) return follow(context, from);
  TRY(auto events, queries::logFrom(snapshot, from, UINT32_MAX));
  if (!printForPrograms(context.options, events.get())) printEvents(events.get());
  return {};
}

struct UndoOptions {
  uint64_t position = 0;
  std::string why;
  bool together = false;
  bool dryRun = false;
};

Result<void> undoEvent(Context& context, const UndoOptions& options) {
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  verbs::CommandBuilder builder(snapshot, context.userName());
  TRY(auto positions, builder.undo(options.position, options.together || options.dryRun, options.why));
  TRY(auto events, queries::eventsAt(snapshot, positions));
  if (options.dryRun) {
    if (!printForPrograms(context.options, events.get())) printEvents(events.get());
    context.say(fmt::format("{} would be undone. Nothing was.", counted(positions.size(), "event")));
    return {};
  }
  if (positions.size() > 1 && !isForPrograms(context.options)) printEvents(events.get());
  auto result = positions.size() > 1 ? fmt::format("{} were entered in error", counted(positions.size(), "event"))
                                     : fmt::format("event {} ('{}') was entered in error", options.position,
                                                   events.get().getItems()[0].getSummary().cStr());
  TRY_DONE(context.record(builder.command(), result, "'minuted history {}'."));
  return {};
}

}  // namespace

void addHistory(Command app, Context& context) {
  auto ref = std::make_shared<std::string>();
  auto command = addQueryCommand(app, context, "history", "The story of an action, a decision, a meeting, a person, …",
                                 "  minuted history A-17\n  minuted history \"Priya Nair\" --as-of 2025-06-01",
                                 [&context, ref] { return showHistory(context, *ref); });
  command.option("ref", *ref, "A reference or a name").required();

  auto options = std::make_shared<LogOptions>();
  auto log = addQueryCommand(app, context, "log", "Events in the order in which they were recorded",
                             "  minuted log --last 50\n  minuted log --from 1 --json\n  minuted log --follow",
                             [&context, options] { return showLog(context, *options); });
  log.option("--from", options->from, "From this event on");
  log.option("--last", options->last, "The last so many; 20, if nothing is said");
  log.flag("--follow,-f", options->follow, "Go on as events are recorded, until interrupted");
}

void addUndo(Command app, Context& context) {
  auto options = std::make_shared<UndoOptions>();
  auto command = addRecordingCommand(app, context, "undo", "Say that an event was entered in error",
                                     "  minuted undo 117 --why \"wrong meeting\"\n"
                                     "  minuted undo 118  # takes that back again\n"
                                     "  minuted undo 42 --together --dry-run  # what depends on it",
                                     [&context, options] { return undoEvent(context, *options); });
  command.option("event", options->position, "The event's number, as 'minuted history' and 'minuted log' show it")
      .required();
  command.option("--why,--note,--reason", options->why, "The reason");
  command.flag("--together", options->together, "Undo also what depends on it: what came of it, or names it");
  command.flag("--dry-run", options->dryRun, "Show what would be undone, and undo nothing");
}

}  // namespace minuted::cli
