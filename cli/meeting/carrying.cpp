// minuted meeting carry: shows one open action after the other, and asks what the meeting says of it.
#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>

#include "base/text.h"
#include "cli/context.h"
#include "cli/terminal/asking.h"
#include "cli/terminal/output.h"
#include "verbs/command_builder.h"

namespace minuted::cli {
namespace {

// What a key does: a verb, and the field of it that is said behind the key.
struct Key {
  char key;
  const char* verb;
  const char* field;
  bool isNeeded;
  const char* help;
};
constexpr std::array keys{
    Key{'c', "carry", "note", false, "c, Enter  carry it forward"},
    Key{'C', "carry", "note", true, "C NOTE    carry it forward, with a note"},
    Key{'d', "close", "note", false, "d         it is done, and closed"},
    Key{'D', "close", "note", true, "D NOTE    it is done, and closed, with a note"},
    Key{'e', "extend", "due", true, "e DATE    another due date, 2025-09-30"},
    Key{'x', "drop", "note", false, "x WHY     drop it"},
    Key{'r', "refer", "group", true, "r GROUP   hand it to another group"},
};
constexpr std::string_view keysAtOnce = "cdsuq?";

void printKeys() {
  for (const auto& each : keys) printOut("  {}\n", each.help);
  printOut(
      "  s         skip: nothing is said of it\n  u         take back what was recorded last\n"
      "  q         stop here\n  ?         this help\n");
}

// What was recorded of an action, as 'u' takes it back.
struct Answered {
  size_t index;       // of the action
  uint64_t position;  // of the first event; 0 where it was skipped
  bool areSeveral;    // an action that is asked again is raised anew by the command that closes it
};

struct Carrying {
  Context& context;
  engine::Recorder& recorder;
  Id meeting;
  std::vector<Id> actions;
  size_t index = 0;
  std::vector<Answered> answered = {};
};

Result<void> showOpenAction(Carrying& carrying) {
  auto id = carrying.actions[carrying.index];
  TRY(auto snapshot, carrying.recorder.snapshot());
  TRY(auto answer, queries::showAction(snapshot, id));
  auto action = answer.get();
  printOut("\n");
  printField(action.getRef().cStr(),
             fmt::format("{}  ({} of {})", bold(action.getText().cStr()), carrying.index + 1, carrying.actions.size()),
             7);
  std::string owners;
  for (auto owner : action.getOwners()) owners += (owners.empty() ? "" : ", ") + std::string(owner.getName().cStr());
  auto status = action.hasStanding() ? std::string(action.getStanding().cStr()) : inWords(action.getStatus());
  if (action.hasDue()) status += fmt::format(", due {}", action.getDue().cStr());
  if (action.getOverdue())
    status += fmt::format(" ({} late)", counted(static_cast<size_t>(action.getDaysLate()), "day"));
  if (action.getTimesCarried() > 0) status += fmt::format(", carried {}", countedTimes(action.getTimesCarried()));
  printField("", fmt::format("{}: {}", owners, status), 7);
  printField("", action.getNote().cStr(), 7);
  return {};
}

Result<void> record(Carrying& carrying, const Key& key, const std::string& said) {
  if (said.empty() && key.isNeeded)
    return fail(ErrorKind::usage, fmt::format("Say it behind the letter: '{} …'.", key.key));
  auto id = carrying.actions[carrying.index];
  const auto* verb = verbs::find("action", key.verb);
  TRY(auto snapshot, carrying.recorder.snapshot());
  verbs::CommandBuilder builder(snapshot, carrying.context.userName());
  verbs::Values values{{"ref", {reference(id)}}, {"meeting", {reference(carrying.meeting)}}};
  if (!said.empty()) values[key.field] = {said};
  TRY_DONE(builder.add(*verb, values, std::nullopt));
  TRY(auto recorded, carrying.context.send(builder.command()));
  printWrapped("{}: {}.\n", reference(id), verb->outcome);
  auto steps = builder.command().stepCount();  // before them, a new user may have been entered
  carrying.answered.push_back({carrying.index++, recorded.first + recorded.count - steps, steps > 1});
  return {};
}

Result<void> skipAction(Carrying& carrying) {
  carrying.answered.push_back({carrying.index++, 0, false});
  return {};
}

Result<void> takeBackAnswer(Carrying& carrying) {
  if (carrying.answered.empty()) return fail(ErrorKind::refused, "Nothing has been said yet.");
  auto [index, position, areSeveral] = carrying.answered.back();
  if (position > 0) {
    TRY(auto snapshot, carrying.recorder.snapshot());
    verbs::CommandBuilder builder(snapshot, carrying.context.userName());
    TRY_DONE(builder.undo(position, areSeveral, "taken back at once"));
    TRY_DONE(carrying.context.send(builder.command()));
    printWrapped("{}: taken back (event {}).\n", reference(carrying.actions[index]), position);
  }
  carrying.index = index;
  carrying.answered.pop_back();
  return {};
}

Result<void> answerAction(Carrying& carrying, const Typed& typed) {
  auto pressed = typed.key == 0 ? 'c' : typed.key;
  for (const auto& key : keys)
    if (key.key == pressed) return record(carrying, key, typed.said);
  if (pressed == 's') return skipAction(carrying);
  if (pressed == 'u') return takeBackAnswer(carrying);
  printKeys();
  return {};
}

Result<std::vector<Id>> actionsToAnswer(const engine::Snapshot& snapshot, Id meeting) {
  TRY(auto shown, queries::showMeeting(snapshot, meeting));
  auto group = parseReference(shown.get().getGroupRef().cStr());
  queries::ActionFilter filter;
  filter.group = group.value_or(Id());
  filter.toAnswerAt = meeting;
  TRY(auto list, queries::listActions(snapshot, filter));
  std::vector<Id> actions;
  for (auto item : list.get().getItems()) actions.push_back(*parseReference(item.getRef().cStr()));
  return actions;
}

Result<void> carry(Context& context, const std::string& ref) {
  TRY_DONE(
      requirePerson(context,
                    "This asks about each action. Without input, 'minuted action carry A-1 A-4 --meeting M-5' says "
                    "the same of several.",
                    "This asks a person. Programs use 'minuted action list --to-answer-at M-5'."));
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto meeting, context.findSubject(snapshot, ref, {Kind::MEETING}));
  TRY(auto actions, actionsToAnswer(snapshot, meeting));
  Carrying carrying{.context = context, .recorder = *recorder, .meeting = meeting, .actions = std::move(actions)};
  if (!carrying.actions.empty()) printKeys();
  TRY_DONE(
      askUntilDone({[&] { return carrying.index < carrying.actions.size(); }, [&] { return showOpenAction(carrying); },
                    [&](const Typed& typed) { return answerAction(carrying, typed); }, keysAtOnce}));
  TRY(snapshot, recorder->snapshot());
  TRY(auto left, actionsToAnswer(snapshot, meeting));
  context.say(left.empty() ? fmt::format("{} has said something of every open action.", reference(meeting))
                           : fmt::format("{} of which nothing is said at {} yet.", counted(left.size(), "open action"),
                                         reference(meeting)));
  return {};
}

}  // namespace

void addMeetingCarry(Command app, Context& context) {
  auto ref = std::make_shared<std::string>();
  addRecordingCommand(nounCommand(app, "meeting"), context, "carry",
                      "Go through the open actions, and say what became of each",
                      "  minuted meeting carry M-5  # Enter carries it forward, d closes it, ? tells the rest",
                      [&context, ref] { return carry(context, *ref); })
      .option("ref", *ref, "The meeting: M-5")
      .required();
}

}  // namespace minuted::cli
