// minuted history, log and undo: the events of one subject or of the whole log, and taking one back.
#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "cli/context.h"
#include "cli/output.h"
#include "formats/answers.h"
#include "queries/summary.h"

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
      row.cells.insert(row.cells.end(), {event.getBy().cStr(), event.getRecordedAt().cStr(), event.getSource().cStr()});
    rows.push_back(std::move(row));
  }
  if (!rows.empty()) printTable(columns, rows);
}

Result<void> showHistory(Context& context, const std::string& ref) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.findSubject(snapshot, ref, {}));
  TRY(auto story, queries::history(snapshot, id));
  if (!printForPrograms(context.options, story.get())) printEvents(story.get());
  return {};
}

void printLine(schema::EventAnswer::Reader event) {
  auto place = fmt::format("{:>6}  {}  ", event.getPosition(), event.getRecordedAt().cStr());
  printField(place, event.getSummary().cStr(), place.size());
}

// Prints new events as they are recorded. A process that writes changes the head file after each batch. So this watches
// the time of that file, and opens the register again for reading when it has changed, which blocks no other process.
Result<void> follow(Context& context, uint64_t from) {
  auto head = context.folder() / "head";
  std::filesystem::file_time_type lastTime{};
  while (true) {
    std::error_code error;
    auto time = std::filesystem::last_write_time(head, error);
    if (error) return fail(ErrorKind::notFound, fmt::format("There is no register at {}.", context.folder().string()));
    if (time != lastTime) {
      TRY(auto openedRegister, engine::Register::open(context.folder(), {}));
      TRY(auto snapshot, openedRegister->snapshot());
      TRY(auto events, queries::logFrom(snapshot, from, UINT32_MAX));
      for (auto event : events.get().getItems()) {
        if (context.options.json)
          printOut("{}\n", formats::json(event));
        else
          printLine(event);
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
  auto from = options.from != 0 ? options.from : snapshot.size() - std::min(snapshot.size(), options.last) + 1;
  if (options.follow) return follow(context, from);
  TRY(auto events, queries::logFrom(snapshot, from, UINT32_MAX));
  if (!printForPrograms(context.options, events.get())) printEvents(events.get());
  return {};
}

Result<void> undo(Context& context, uint64_t position, const std::string& why) {
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  if (position == 0 || position > snapshot.size())
    return fail(ErrorKind::notFound, fmt::format("There is no event {}: the log has {}.", position, snapshot.size()));
  TRY(auto event, engine::readEvent(snapshot.at(), position));
  engine::CommandMaker command;
  auto step = command.step();
  auto note = step.getEvent().getBody().initEnteredInError();
  note.setSubject(domain::subjectOf(event->event()).value);
  note.setEvent(position);
  if (!why.empty()) step.initWords().setNote(why);
  queries::Names names(snapshot);
  auto summary = queries::summaryOf(event->event(), event->words(), names);
  TRY_DONE(context.record(command, fmt::format("event {} ('{}') was entered in error", position, summary),
                          "'minuted history {}'."));
  return {};
}

}  // namespace

void addHistory(Command app, Context& context) {
  auto ref = std::make_shared<std::string>();
  auto command = addCommand(app, context, "history", "The story of an action, a decision, a meeting, a person, …",
                            "  minuted history A-17\n  minuted history \"Priya Nair\" --as-of 2025-06-01",
                            [&context, ref] { return showHistory(context, *ref); });
  command.option("ref", *ref, "A reference or a name").required();

  auto options = std::make_shared<LogOptions>();
  auto log = addCommand(app, context, "log", "Events in the order in which they were recorded",
                        "  minuted log --last 50\n  minuted log --from 1 --json\n  minuted log --follow",
                        [&context, options] { return showLog(context, *options); });
  log.option("--from", options->from, "From this event on");
  log.option("--last", options->last, "The last so many; 20, if nothing is said");
  log.flag("--follow,-f", options->follow, "Go on as events are recorded, until interrupted");
}

void addUndo(Command app, Context& context) {
  auto position = std::make_shared<uint64_t>();
  auto why = std::make_shared<std::string>();
  auto command = addCommand(app, context, "undo", "Say that an event was entered in error",
                            "  minuted undo 117 --why \"wrong meeting\"\n  minuted undo 118  # takes that back again",
                            [&context, position, why] { return undo(context, *position, *why); });
  command.option("event", *position, "The event's number, as 'minuted history' and 'minuted log' show it").required();
  command.option("--why,--note,--reason", *why, "The reason");
}

}  // namespace minuted::cli
