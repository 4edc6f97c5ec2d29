// minuted history, log and undo: the events of one subject or of the whole log, and taking one back.
#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "cli/question.h"
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

Result<void> showLog(Context& context, const questions::Question& question, const questions::Values& given,
                     bool isToFollow) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto answer, ask(context, question, snapshot, given));
  auto list = answer.as<schema::EventList>();
  if (isToFollow) {
    const auto& from = given.find("from")->second;  // it may be an event that is still to come
    if (!from.empty()) return follow(context, std::stoull(from.front()));
    return follow(context, list.getItems().size() > 0 ? list.getItems()[0].getPosition() : snapshot.size() + 1);
  }
  if (!printForPrograms(context.options, answer.get())) printEvents(list);
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
  addQuestion(app, context, "", "history", [](const Shown& shown) -> Result<void> {
    printEvents(shown.answer.as<schema::EventList>());
    return {};
  });
  const auto& question = *questions::find("", "log");
  auto isToFollow = std::make_shared<bool>(false);
  addQuestionCommand(app, context, question, [&context, &question, isToFollow](const questions::Values& given) {
    return showLog(context, question, given, *isToFollow);
  }).flag("--follow,-f", *isToFollow, "Go on as events are recorded, until interrupted");
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
