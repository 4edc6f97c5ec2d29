// The commands that record one event. Each is a row of a table in src/verbs/.
#include <fmt/format.h>

#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/terminal/output.h"
#include "register/keeping.h"
#include "review/filing.h"
#include "verbs/command_builder.h"

namespace minuted::cli {
namespace {

using verbs::Field;
using verbs::Values;
using verbs::Verb;

void addField(Command command, const Verb& verb, const Field& field, const std::shared_ptr<Values>& values) {
  std::string name(field.name), help(field.help);
  auto option = (field.use == Field::Use::positional ? "" : "--") + name;
  for (auto also : field.also) option += fmt::format(",--{}", also);
  auto& texts = (*values)[name];
  auto type = verbs::fieldOf(verb, field).getType();
  if (type.isBool()) {
    command.flag(option, [&texts] { texts = {"true"}; }, help);
    return;
  }
  const auto* each = verbs::fieldOfEach(verb);
  bool isOfEach = each != nullptr && each->name == field.name;
  auto arity = isOfEach                              ? Option::Arity::list
               : !type.isList()                      ? Option::Arity::one
               : field.use != Field::Use::positional ? Option::Arity::repeated
                                                     : Option::Arity::list;
  command.option(option, texts, help).arity(arity).required(field.use != Field::Use::optional);
}

// What a group that has ended leaves behind: somebody has to close or refer it, or cancel it.
Result<void> sayWhatIsLeft(Context& context, engine::Recorder& recorder, Id group) {
  TRY(auto snapshot, recorder.snapshot());
  TRY(auto actions, queries::listActions(snapshot, {.group = group}));
  TRY(auto meetings, queries::listMeetings(snapshot, {.group = group, .status = schema::MeetingStatus::PLANNED}));
  auto open = actions.get().getItems().size(), planned = meetings.get().getItems().size();
  auto ref = reference(group);
  if (open > 0)
    context.say(fmt::format("{} of it {} open: 'minuted action list --group {}'; 'minuted action refer' passes one on.",
                            counted(open, "action"), open == 1 ? "is still" : "are still", ref));
  if (planned > 0)
    context.say(
        fmt::format("{} of it {} planned, and will not be held: 'minuted meeting list --group {} --status "
                    "planned'.",
                    counted(planned, "meeting"), planned == 1 ? "is still" : "are still", ref));
  return {};
}

// Evidence that is the name of a file.
struct EvidenceFile {
  std::string name;
  review::KeptDocument kept;
};

// Its bytes are sent before the command that names them, which they are swept without. In the values its path becomes
// its name. Nothing where the evidence is a text.
Result<std::optional<EvidenceFile>> evidenceFile(engine::Recorder& recorder, const Verb& verb, Values& values) {
  for (const auto& field : verb.fields) {
    auto given = values.find(std::string(field.name));
    if (field.to != "words.evidence" || given == values.end()) continue;
    std::filesystem::path file = given->second.front();
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) continue;
    if (values.at("ref").size() > 1)
      return fail(ErrorKind::usage,
                  fmt::format("{} is a file, and is filed with one action: say it of each.", file.string()));
    TRY(auto bytes, readWholeFile(file));
    auto name = file.filename().string();
    TRY(auto kept, review::keepDocument(recorder, bytes, name));
    given->second = {name};
    return EvidenceFile{name, std::move(kept)};
  }
  return std::nullopt;
}

// Records the same of several subjects, and prints the reference of each.
Result<engine::Recorded> recordOfEach(Context& context, engine::CommandMaker& command, const Verb& verb) {
  TRY(auto outcome, context.send(command));
  auto first = outcome.subjects.size() - command.stepCount();  // before it, a new user may have been entered
  std::vector<std::string> refs;
  for (auto i = first; i < outcome.subjects.size(); ++i)
    if (auto ref = reference(outcome.subjects[i]); refs.empty() || refs.back() != ref) refs.push_back(ref);
  if (!printRecorded(context.options, outcome, first) && !isForTerminal())
    for (const auto& ref : refs) printOut("{}\n", ref);
  context.say(fmt::format("{}: {} (events {} to {}).", joinTexts(refs), verb.outcome, outcome.first + first,
                          outcome.first + outcome.count - 1));
  return outcome;
}

Result<engine::Recorded> buildAndRecord(Context& context, engine::Recorder& recorder, const Verb& verb,
                                        const Values& values) {
  TRY(auto snapshot, recorder.snapshot());
  TRY(auto on, context.happenedOn());
  verbs::CommandBuilder builder(snapshot, context.userName());
  Values given;
  for (const auto& [name, texts] : values)
    if (!texts.empty()) given.emplace(name, texts);
  TRY(auto evidence, evidenceFile(recorder, verb, given));
  TRY(auto namesake, builder.namesakeOf(verb, given));
  if (namesake && context.canAsk() && verbs::fieldNamed(verb, "another") != nullptr) {
    auto question = fmt::format("There is {} already. Is this another one?", *namesake);
    if (!context.ask(question)) return fail(ErrorKind::refused, "Nothing was recorded.");
    given["another"] = {"true"};
  }
  TRY_DONE(builder.add(verb, given, on));
  if (!builder.doubt().empty()) {
    if (context.canAsk() && !context.ask(builder.doubt() + " Is that meant?"))
      return fail(ErrorKind::refused, "Nothing was recorded.");
    if (!context.canAsk()) context.say("Note: " + builder.doubt());
  }
  if (evidence) {
    TRY(auto action, context.findSubject(snapshot, given.at("ref").front(), {verbs::kindOf(verb.noun)}));
    const auto& kept = evidence->kept;
    review::addFiling(builder.command(), {.digest = kept.digest,
                                          .size = kept.size,
                                          .fileName = evidence->name,
                                          .text = kept.text,
                                          .attachedTo = action});
    TRY(auto recorded, context.record(builder.command(), verb.outcome, verb.next));
    auto filed = std::ranges::find(recorded.subjects, Kind::DOCUMENT, &Id::kind);
    context.say(fmt::format("{} is a file here: it is filed as {}.", evidence->name, reference(*filed)));
    if (!kept.whyNoText.empty()) context.say(fmt::format("Its words cannot be searched: {}", kept.whyNoText));
    return recorded;
  }
  const auto* each = verbs::fieldOfEach(verb);
  bool areSeveral =
      each != nullptr && given.contains(std::string(each->name)) && given.at(std::string(each->name)).size() > 1;
  if (!areSeveral) return context.record(builder.command(), verb.outcome, verb.next);
  return recordOfEach(context, builder.command(), verb);
}

// What is asked again each time that it was closed is raised by the same command, and then noted of the one before.
void sayWhatIsAskedAgain(Context& context, const engine::Recorded& recorded) {
  for (size_t i = 2; i < recorded.subjects.size(); ++i) {
    auto before = recorded.subjects[i - 2], raised = recorded.subjects[i - 1], noted = recorded.subjects[i];
    bool isRaised = before == noted && raised != before && raised.kind() == Kind::ACTION;
    if (isRaised) context.say(fmt::format("{0} asks it again: 'minuted action show {0}'.", reference(raised)));
  }
}

Result<void> recordVerb(Context& context, const Verb& verb, const Values& values) {
  TRY(auto* recorder, context.recorder());
  auto recorded = buildAndRecord(context, *recorder, verb, values);
  if (!recorded) return context.answerOfBefore(recorded.error());
  if (verb.event == domain::EventType::ACTION_CLOSED) sayWhatIsAskedAgain(context, *recorded);
  if (verb.event == domain::EventType::GROUP_ENDED)
    TRY_DONE(sayWhatIsLeft(context, *recorder, recorded->subjects.back()));
  return {};
}

}  // namespace

void addVerbs(Command app, Context& context) {
  for (const auto& verb : verbs::all()) {
    auto values = std::make_shared<Values>();
    auto command = addRecordingCommand(nounCommand(app, std::string(verb.noun)), context, std::string(verb.name),
                                       std::string(verb.help), std::string(verb.example),
                                       [&context, &verb, values] { return recordVerb(context, verb, *values); });
    for (const auto& field : verb.fields) addField(command, verb, field, values);
  }
}

}  // namespace minuted::cli
