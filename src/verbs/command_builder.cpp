#include "verbs/command_builder.h"

#include <capnp/dynamic.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/clock.h"
#include "base/text.h"
#include "base/written_date.h"
#include "domain/written_words.h"
#include "register/asking_again.h"
#include "verbs/amounts.h"
#include "verbs/answerer.h"

namespace minuted::verbs {
namespace {

using capnp::StructSchema;
using EventBody = schema::Event::Body;

constexpr std::string_view partnership = "G-1";  // the first group of every register
constexpr int minutesOfDay = 24 * 60;

// The error of a value: "'soon' is no date." as usage.
std::unexpected<Error> invalid(std::string_view text, std::string_view what) {
  return fail(ErrorKind::usage, fmt::format("'{}' is no {}.", text, what));
}

// The letters and digits of a name in lower case: 'in part', 'in-part' and 'inPart' are the same.
std::string lettersOf(std::string_view name) {
  std::string letters;
  for (char c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      letters.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  return letters;
}

Result<capnp::DynamicEnum> parseEnum(capnp::EnumSchema schema, const std::string& text) {
  std::string names;
  for (auto each : schema.getEnumerants()) {
    if (lettersOf(each.getProto().getName().cStr()) == lettersOf(text)) return capnp::DynamicEnum(each);
    names += (names.empty() ? "" : ", ") + std::string(each.getProto().getName().cStr());
  }
  return fail(ErrorKind::usage, fmt::format("'{}' is none of: {}.", text, names));
}

Result<bool> parseFlag(const std::string& text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return invalid(text, "'true' or 'false'");
}

// The first value that was given for the field; nullptr where there is none.
const std::string* valueOf(const Values& values, std::string_view name) {
  auto found = values.find(name);
  return found == values.end() || found->second.empty() ? nullptr : &found->second.front();
}

// The first value that was given for the field that sets `to`, such as 'words.name'; nullptr where there is none.
const std::string* valueSetting(const Verb& verb, const Values& values, std::string_view to) {
  auto field = std::ranges::find(verb.fields, to, &Field::to);
  return field == verb.fields.end() ? nullptr : valueOf(values, field->name);
}

// The id in a field of that name; nothing where the struct has no such field.
std::optional<Id> idIn(capnp::DynamicStruct::Builder body, const char* name) {
  KJ_IF_MAYBE (field, body.getSchema().findFieldByName(name)) {
    if (!field->getType().isUInt64()) return std::nullopt;
    return Id(body.get(*field).as<uint64_t>());
  }
  return std::nullopt;
}

OptionalDate dateIn(capnp::DynamicStruct::Builder body, const char* name) {
  auto date = body.get(name).as<schema::Date>().asReader();
  return readDate(body.has(name), date);
}

// What to do where somebody or something is called so already.
std::string howToSayAnother(const Verb& verb) {
  std::string help;
  if (verb.event == EventBody::PERSON_ENTERED)
    help = "If this is another one, say whom they speak for with --for ORGANISATION, or say --another.";
  else if (verb.event == EventBody::RENAMED && kindOf(verb.noun) != Kind::GROUP)
    help = fmt::format("If they are one, say 'minuted {} merge'; if this is another one, say --another.", verb.noun);
  else if (fieldNamed(verb, "another") != nullptr)
    help = "If this is another one, say --another.";
  return help;
}

}  // namespace

Result<void> CommandBuilder::setOwners(const std::vector<std::string>& texts, Body body) {
  auto owners = body.init("owners", static_cast<uint>(texts.size())).as<capnp::List<schema::Owner>>();
  for (uint i = 0; i < owners.size(); ++i) {
    TRY(auto owner, finder_.findOwner(texts[i]));
    owners[i].setParty(owner.party.value);
    owners[i].setOnBehalfOf(owner.onBehalfOf.value);
    owners[i].setCollective(owner.collective);
  }
  return {};
}

// Each text is a partner and what it adds, 'Harbour Trust: £5,000', or the name alone.
Result<void> CommandBuilder::setMatch(const std::vector<std::string>& texts, Body body) {
  static constexpr std::array parties{Kind::ORGANISATION, Kind::PERSON, Kind::GROUP};
  auto matches = body.init("match", static_cast<uint>(texts.size())).as<capnp::List<schema::Match>>();
  for (uint i = 0; i < matches.size(); ++i) {
    auto colon = texts[i].rfind(": ");
    TRY(auto partner, finder_.find(texts[i].substr(0, colon), parties));
    matches[i].setPartner(partner.value);
    if (colon == std::string::npos) continue;
    auto pence = parseMoney(texts[i].substr(colon + 2));
    if (!pence) return invalid(texts[i].substr(colon + 2), "amount of money. Say £5,000");
    matches[i].setPence(*pence);
  }
  return {};
}

// Sets a value of a measure, with the decimal places that the measure has.
Result<void> CommandBuilder::setValue(const std::string& text, Body body) {
  auto id = *idIn(body, "measure");
  auto known = measures_.find(id);
  TRY(auto measure, finder_.stateOf<domain::Measure>(id));
  const auto& of = known != measures_.end() ? known->second : measure ? *measure : domain::Measure();
  auto amount = parseAmount(text, of.decimals, of.unit);
  if (!amount)
    return invalid(text, fmt::format("value with at most {} decimal places. Say 12, 'over 350,000' or +46%",
                                     static_cast<int>(of.decimals)));
  body.set("value", amount->value);
  bool reading = body.getSchema() == capnp::Schema::from<schema::ReadingTaken>();
  if (!reading && amount->form != schema::ReadingForm::FIGURE) return invalid(text, "figure: it says a change");
  if (!reading) return {};
  body.set("form", capnp::toDynamic(amount->form));
  body.set("qualifier", capnp::toDynamic(amount->qualifier));
  return {};
}

Result<void> CommandBuilder::setDate(StructSchema::Field to, const std::string& text, Body body) {
  auto folded = foldCase(text);
  bool next = folded == "next" || folded == "next meeting";
  if (next && to.getProto().getName() == "due" && idIn(body, "dueAtNext")) {
    auto group = idIn(body, "group");
    if (auto action = idIn(body, "action"); action && !group) {
      TRY(auto state, finder_.stateOf<domain::Action>(*action));
      if (state) group = state->group;
    }
    body.set("dueAtNext", group.value_or(Id()).value);  // setDefaults sets it for an action that is being raised
    return {};
  }
  auto date = readWrittenDate(text, snapshot_.today());
  if (!date) return noDate(text);
  writeDate(*date, body.init(to).as<schema::Date>());
  return {};
}

Result<void> CommandBuilder::setNumber(StructSchema::Field to, const std::string& text, Body body) {
  std::string_view name = to.getProto().getName().cStr();
  if (name == "startsAt" || name == "endsAt") {
    auto time = parseClockTime(text);
    if (!time) return invalid(text, "time. Say 14:30");
    body.set(to, *time);
    return {};
  }
  if (name == "pence") {
    auto pence = parseMoney(text);
    if (!pence) return invalid(text, "amount of money. Say £14,000");
    body.set(to, *pence);
    return {};
  }
  if (name == "value") return setValue(text, body);
  uint32_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  auto least = name == "every" ? 1u : 0u, most = to.getType().isUInt8() ? 250u : 60'000u;
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
    return invalid(text, fmt::format("whole number from {} to {}", least, counted(most)));
  body.set(to, number);
  return {};
}

Result<void> CommandBuilder::setFact(StructSchema::Field to, const std::vector<std::string>& texts, Body body,
                                     domain::Kinds kinds) {
  auto type = to.getType();
  const auto& text = texts.front();
  std::string_view name = to.getProto().getName().cStr();
  if (name == "owners") return setOwners(texts, body);
  if (name == "match") return setMatch(texts, body);
  if (type.isList()) {
    auto list = body.init(to, static_cast<uint>(texts.size())).as<capnp::DynamicList>();
    for (uint i = 0; i < list.size(); ++i) {
      TRY(auto id, finder_.find(texts[i], kinds));
      list.set(i, id.value);
    }
    return {};
  }
  if (texts.size() > 1) return fail(ErrorKind::usage, fmt::format("Only one '{}' can be said.", faulty_));
  if (domain::referredKinds(to)) {
    TRY(auto id, finder_.find(text, kinds));
    body.set(to, id.value);
    return {};
  }
  if (type.isStruct()) return setDate(to, text, body);
  if (type.isEnum()) {
    TRY(auto enumerant, parseEnum(type.asEnum(), text));
    body.set(to, enumerant);
    return {};
  }
  if (type.isBool()) {
    TRY(auto value, parseFlag(text));
    body.set(to, value);
    return {};
  }
  return setNumber(to, text, body);
}

Result<void> CommandBuilder::setWords(const Verb& verb, const Field& field, const std::vector<std::string>& texts,
                                      schema::Words::Builder words) {
  auto to = fieldOf(verb, field);
  auto form = domain::formOf(verb.event, to);
  for (const auto& text : texts)
    if (auto fault = textFault(text, form)) return fail(ErrorKind::usage, fmt::format("'{}' {}.", faulty_, *fault));
  if (to.getType().isList()) {
    auto list = words.initAliases(static_cast<uint>(texts.size()));
    for (uint i = 0; i < list.size(); ++i) list.set(i, texts[i]);
    return {};
  }
  if (texts.size() > 1) return fail(ErrorKind::usage, fmt::format("Only one '{}' can be said.", faulty_));
  capnp::DynamicStruct::Builder(words).set(to, texts.front().c_str());
  return {};
}

Result<void> CommandBuilder::set(const Verb& verb, const Field& field, const std::vector<std::string>& texts, Body body,
                                 schema::Words::Builder words) {
  auto to = fieldOf(verb, field);
  if (to.getContainingStruct() == capnp::Schema::from<schema::Words>()) return setWords(verb, field, texts, words);
  auto kinds = domain::referredKinds(to).value_or(std::vector<Kind>());
  auto noun = kindOf(verb.noun);
  if (verb.event == EventBody::SEPARATED && field.to.empty()) {  // by name it would be the one that it was merged into
    auto id = parseReference(texts.front());
    if (!id) return invalid(texts.front(), "reference. Say PE-7: the one that was merged");
    body.set(to, id->value);
    return {};
  }
  if (field.to.empty() && domain::isOneOf(noun, kinds)) kinds = {noun};
  return setFact(to, texts, body, kinds);
}

// Sets what the verb leaves open: the group of a new subject is that of its meeting, or else the partnership, and so is
// the parent of a new group; an action that is due next is due at its group's next meeting.
Result<void> CommandBuilder::setDefaults(const Verb& verb, const Values& values, Body body) {
  static constexpr std::array groups{Kind::GROUP};
  bool begins = domain::beginsSubject(verb.event) && verb.event != EventBody::APPOINTMENT_MADE;
  for (const char* name : {"group", "parent"}) {
    auto group = idIn(body, name);
    if (!begins || !group || *group || (name == std::string_view("parent") && verb.event != EventBody::GROUP_ENTERED))
      continue;
    if (name == std::string_view("group") && verb.event == EventBody::GROUP_ENTERED) continue;  // the new group itself
    auto at = idIn(body, "meeting").value_or(Id());
    TRY(auto meeting, finder_.stateOf<domain::Meeting>(at));
    if (auto made = newMeetings_.find(at); made != newMeetings_.end()) {
      body.set(name, made->second.group.value);
    } else if (meeting && meeting->group) {
      body.set(name, meeting->group.value);
    } else {
      TRY(auto whole, finder_.find(std::string(partnership), groups));
      body.set(name, whole.value);
    }
  }
  if (verb.event == EventBody::QUORUM_SET && valueOf(values, "present") == nullptr &&
      valueOf(values, "share") == nullptr)
    return fail(ErrorKind::usage, "Say how many, --present, or which share of the members, --share.");
  const auto* due = valueOf(values, "due");
  if (verb.event == EventBody::ACTION_RAISED && due != nullptr && foldCase(*due).starts_with("next"))
    body.set("dueAtNext", idIn(body, "group")->value);
  return {};
}

// How often something is asked again: a unit alone means every one.
Result<void> CommandBuilder::checkInterval(const Verb& verb, const Values& values, Body body) {
  bool isAsked = verb.event == EventBody::ACTION_REPEATS || verb.event == EventBody::ACTION_RAISED;
  if (!isAsked || fieldNamed(verb, "every") == nullptr) return {};
  bool saysEvery = valueOf(values, "every") != nullptr, saysUnit = valueOf(values, "unit") != nullptr;
  if (saysUnit && !saysEvery) body.set("every", 1);
  if (!saysUnit && (saysEvery || verb.event == EventBody::ACTION_REPEATS))
    return fail(ErrorKind::usage, "How often? Say --every 1 --unit quarter: week, month, quarter or year.");
  return {};
}

// What is taken is what was proposed.
Result<void> CommandBuilder::completeDecision(const Verb& verb, Body body, schema::Words::Builder words) {
  auto id = idIn(body, "decision").value_or(Id());
  if (verb.event != EventBody::DECISION_RECORDED || !id) return {};
  TRY(auto decision, finder_.stateOf<domain::Decision>(id));
  if (!decision) return {};
  auto to = body.as<schema::DecisionRecorded>();
  to.setKind(decision->kind);
  to.setGroup(decision->group.value);
  to.setProposer(decision->proposer.value);
  to.setConfidential(decision->confidential);
  words.setText(decision->text);
  if (!decision->reason.empty()) words.setNote(decision->reason);
  return {};
}

// A meeting that is moved to another time lasts as long as before, unless it is said when it ends.
Result<void> CommandBuilder::keepLength(const Verb& verb, Body body) {
  if (verb.event != EventBody::MEETING_MOVED) return {};
  auto starts = body.get("startsAt").as<int16_t>();
  TRY(auto meeting, finder_.stateOf<domain::Meeting>(idIn(body, "meeting").value_or(Id())));
  if (!meeting || starts < 0 || body.get("endsAt").as<int16_t>() >= 0) return {};
  if (meeting->startsAt < 0 || meeting->endsAt < meeting->startsAt) return {};
  auto ends = starts + meeting->endsAt - meeting->startsAt;
  if (ends >= minutesOfDay)
    return fail(ErrorKind::usage, "It would then end on the next day. Say when it ends: --ends 23:30.");
  body.set("endsAt", ends);
  return {};
}

// An answer to an action that several are asked for is somebody's in particular.
Result<void> CommandBuilder::setAnswerer(const Verb& verb, Body body) {
  if (!domain::isAnswer(verb.event) || idIn(body, "party").value_or(Id())) return {};
  auto id = idIn(body, "action").value_or(Id());
  TRY(auto action, finder_.stateOf<domain::Action>(id));
  if (!action || !domain::isJoint(*action) || !domain::isLive(*action)) return {};
  TRY(auto party, findAnswerer(snapshot_, id, *action, userName_));
  body.set("party", party.value);
  return {};
}

// The day on which the step happened, where that is not said. What was agreed at a meeting happened on its day; of one
// that is still to come, or was cancelled, there is none, nor for what only plans, such as placing a topic or moving
// the meeting itself. A meeting of the past was scheduled on its own day at the latest, so that it can be said to have
// been held.
Result<OptionalDate> CommandBuilder::dayOfEvent(const Verb& verb, Body body) {
  if (verb.event == EventBody::MEETING_SCHEDULED || (verb.event == EventBody::MEETING_HELD && body.has("date"))) {
    auto date = dateIn(body, "date");
    bool isPast = date && (date->day < today().day || verb.event == EventBody::MEETING_HELD);
    return isPast ? date : std::nullopt;
  }
  bool isBefore = verb.event == EventBody::TOPIC_PLACED || verb.event == EventBody::PAPERS_PUBLISHED ||
                  verb.event == EventBody::INVITATION_ANSWERED;
  if (isBefore) return std::nullopt;
  if (verb.event == EventBody::AMENDMENT_PROPOSED || verb.event == EventBody::AMENDMENT_ANSWERED)
    return dayOfAmendment(idIn(body, "meeting").value_or(Id()));
  if (verb.event == EventBody::POSITION_RECORDED || verb.event == EventBody::VOTES_COUNTED) {
    TRY(auto decision, finder_.stateOf<domain::Decision>(idIn(body, "decision").value_or(Id())));
    return decision ? decision->decidedOn : std::nullopt;
  }
  bool isOfLaterMeeting = verb.event == EventBody::MINUTES_AGREED || verb.event == EventBody::MINUTES_CORRECTED;
  for (const char* name : {"at", "meeting"}) {
    if (isOfLaterMeeting && name == std::string_view("meeting")) break;
    auto id = idIn(body, name).value_or(Id());
    if (auto made = newMeetings_.find(id); made != newMeetings_.end())
      return made->second.date && made->second.date->day <= today().day ? made->second.date : std::nullopt;
    TRY(auto meeting, finder_.stateOf<domain::Meeting>(id));
    if (!meeting) continue;
    bool isItself =
        name == std::string_view("meeting") && domain::isOneOf(Kind::MEETING, domain::kindsOfSubject(verb.event));
    bool wasHeld = meeting->status == domain::MeetingStatus::HELD || verb.event == EventBody::MEETING_HELD;
    bool wasToBe = !isItself && meeting->status == domain::MeetingStatus::PLANNED && meeting->date &&
                   meeting->date->day <= snapshot_.today().day;
    return wasHeld || wasToBe ? meeting->date : std::nullopt;
  }
  return std::nullopt;
}

// Later steps may name what this step makes or renames.
void CommandBuilder::remember(const Verb& verb, const Values& values, Body body, std::string_view label) {
  Id id(body.get(body.getSchema().getFields()[0]).as<uint64_t>());  // none of what begins now
  if (!id) id = command_.subjectOfLastStep(domain::kindsOfSubject(verb.event).front());
  std::vector<std::string> names;
  if (const auto* name = valueSetting(verb, values, "words.name")) names.push_back(*name);
  for (const auto* field : {"alias", "aliases"})
    if (auto aliases = values.find(field); aliases != values.end())
      names.insert(names.end(), aliases->second.begin(), aliases->second.end());
  if (!label.empty()) names.push_back("@" + std::string(label));
  finder_.add(id, names, verb.event == EventBody::PERSON_ENTERED ? *idIn(body, "organisation") : Id());
  if (isLocal(id) && (verb.event == EventBody::MEETING_SCHEDULED || verb.event == EventBody::MEETING_HELD)) {
    auto& meeting = newMeetings_[id];
    if (body.has("date")) meeting.date = dateIn(body, "date");
    meeting.group = Id(body.get("group").as<uint64_t>());
  }
  if (verb.event != EventBody::MEASURE_DEFINED) return;
  auto& measure = measures_[id];
  if (const auto* unit = valueOf(values, "unit")) measure.unit = *unit;
  measure.decimals = body.get("decimals").as<uint8_t>();
}

// The values by the names of the verb's fields.
Result<Values> CommandBuilder::byField(const Verb& verb, const Values& values) {
  Values known;
  for (const auto& [name, texts] : values) {
    faulty_ = name;
    const auto* field = fieldNamed(verb, name);
    if (field == nullptr) {
      std::string names;
      for (const auto& each : verb.fields) names += (names.empty() ? "" : ", ") + std::string(each.name);
      return fail(ErrorKind::usage, fmt::format("'{} {}' knows no '{}', but: {}.", verb.noun, verb.name, name, names));
    }
    if (!texts.empty() && !known.emplace(field->name, texts).second)
      return fail(ErrorKind::usage, fmt::format("'{}' is another name of '{}', and only one can be said.", name,
                                                name == field->name ? field->also.front() : field->name));
  }
  return known;
}

Result<void> CommandBuilder::setFields(const Verb& verb, const Values& values, Body body,
                                       schema::Words::Builder words) {
  for (const auto& field : verb.fields) {
    auto value = values.find(field.name);
    faulty_.clear();
    if (value == values.end() && field.use != Field::Use::optional)
      return fail(ErrorKind::usage,
                  fmt::format("'{} {}' needs '{}': {}.", verb.noun, verb.name, field.name, field.help));
    if (value == values.end()) continue;
    faulty_ = field.name;
    TRY_DONE(set(verb, field, value->second, body, words));
  }
  faulty_.clear();
  return {};
}

Result<std::optional<std::string>> CommandBuilder::namesakeOf(const Verb& verb, const Values& given) {
  TRY(auto values, byField(verb, given));
  faulty_.clear();
  const auto* name = valueSetting(verb, values, "words.name");
  const auto* another = valueOf(values, "another");
  bool names = domain::beginsSubject(verb.event) || verb.event == EventBody::RENAMED;
  if (!names || name == nullptr || (another != nullptr && *another == "true")) return std::nullopt;
  static constexpr std::array organisations{Kind::ORGANISATION};
  Id organisation;
  if (const auto* of = valueSetting(verb, values, "organisation")) {
    faulty_ = "for";
    TRY(organisation, finder_.find(*of, organisations));
    faulty_.clear();
  }
  std::array kind{kindOf(verb.noun)};
  Id itself;  // that is called something else from now on
  if (const auto* renamed = valueSetting(verb, values, ""); renamed != nullptr && verb.event == EventBody::RENAMED) {
    TRY(auto found, finder_.findIfOne(*renamed, kind));
    if (!found) return std::nullopt;  // which is said when it is added
    itself = *found;
  }
  return finder_.namesakeOf(kind.front(), *name, organisation, itself);
}

Result<void> CommandBuilder::add(const Verb& verb, const Values& given, OptionalDate on, std::string_view label) {
  const auto* each = fieldOfEach(verb);
  auto values = each == nullptr ? given.end() : given.find(each->name);
  if (values == given.end() || values->second.size() == 1) return addOne(verb, given, on, label);
  if (!label.empty())
    return fail(ErrorKind::usage, fmt::format("A label is for one subject, and '{}' names several.", each->name));
  std::string doubts;
  for (const auto& value : values->second) {
    auto one = given;
    one[std::string(each->name)] = {value};
    TRY_DONE(addOne(verb, one, on, {}));
    if (!doubt_.empty()) doubts += (doubts.empty() ? "" : " ") + doubt_;
  }
  doubt_ = doubts;
  return {};
}

Result<void> CommandBuilder::addOne(const Verb& verb, const Values& given, OptionalDate on, std::string_view label) {
  TRY(auto values, byField(verb, given));
  faulty_.clear();
  TRY(auto namesake, namesakeOf(verb, values));
  if (namesake)
    return fail(ErrorKind::refused, fmt::format("There is {} already. {}", *namesake, howToSayAnother(verb)));
  auto step = command_.step();
  auto event = step.getEvent();
  auto body = capnp::DynamicStruct::Builder(event.getBody())
                  .init(std::string(domain::eventName(verb.event)).c_str())
                  .as<capnp::DynamicStruct>();
  auto words = step.initWords();
  if (auto equals = verb.fixed.find('='); equals != std::string_view::npos) {
    auto to = body.getSchema().getFieldByName(std::string(verb.fixed.substr(0, equals)).c_str());
    TRY_DONE(setFact(to, {std::string(verb.fixed.substr(equals + 1))}, body, {}));
  }
  TRY_DONE(setFields(verb, values, body, words));
  if (const auto* zone = valueOf(values, "zone"); verb.event == EventBody::TIME_ZONE_SET && !isTimeZone(*zone))
    return fail(ErrorKind::usage, notTimeZone(*zone));
  if (verb.event == EventBody::LIST_SAVED && !listsSomething(words.asReader().getText().cStr()))
    return fail(ErrorKind::usage, fmt::format("'{}' lists nothing. Say 'action list --overdue', or another list.",
                                              words.asReader().getText().cStr()));
  TRY_DONE(completeDecision(verb, body, words));
  TRY_DONE(setDefaults(verb, values, body));
  TRY_DONE(checkInterval(verb, values, body));
  TRY_DONE(keepLength(verb, body));
  TRY_DONE(completeMeeting(verb, body, words));
  TRY_DONE(setAnswerer(verb, body));
  bool isMeetingsDay = !on && verb.event == EventBody::MEETING_SCHEDULED;
  if (!on) {
    TRY(on, dayOfEvent(verb, body));
  }
  auto day = on && !isMeetingsDay ? *on : today();
  TRY(auto doubts, doubts_.about(verb.event, body.asReader(), words.asReader().getText().cStr(), day));
  doubt_ = fmt::format("{}", fmt::join(doubts, " "));
  if (on) writeDate(*on, event.initHappenedOn());
  remember(verb, values, body, label);
  if (verb.event == EventBody::ACTION_CLOSED)
    TRY_DONE(engine::askAgain(
        snapshot_, command_, [&](OptionalDate happenedOn) { return command_.step(happenedOn); }, *idIn(body, "action"),
        on, *idIn(body, "meeting")));
  return numberAgenda(verb, body, on);
}

}  // namespace minuted::verbs
