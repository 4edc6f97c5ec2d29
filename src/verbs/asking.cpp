#include "verbs/asking.h"

#include <capnp/dynamic.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "verbs/amounts.h"

namespace minuted::verbs {
namespace {

using capnp::StructSchema;
using EventBody = schema::Event::Body;

constexpr std::string_view partnership = "G-1";

std::unexpected<Error> meaningless(std::string_view text, std::string_view what) {
  return fail(ErrorKind::usage, fmt::format("'{}' is no {}.", text, what));
}

// Letters and digits alone: 'in part', 'in-part' and 'inPart' are one.
std::string plain(std::string_view name) {
  std::string letters;
  for (char c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      letters.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  return letters;
}

Result<capnp::DynamicEnum> enumNamed(capnp::EnumSchema schema, const std::string& text) {
  std::string names;
  for (auto each : schema.getEnumerants()) {
    if (plain(each.getProto().getName().cStr()) == plain(text)) return capnp::DynamicEnum(each);
    names += (names.empty() ? "" : ", ") + std::string(each.getProto().getName().cStr());
  }
  return fail(ErrorKind::usage, fmt::format("'{}' is none of: {}.", text, names));
}

Result<bool> flag(const std::string& text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return meaningless(text, "'true' or 'false'");
}

const std::string* valueOf(const Values& values, std::string_view name) {
  auto found = values.find(name);
  return found == values.end() || found->second.empty() ? nullptr : &found->second.front();
}

// What of the words is said in which field.
const std::string* wordOf(const Verb& verb, const Values& values, std::string_view to) {
  auto field = std::ranges::find(verb.fields, to, &Field::to);
  return field == verb.fields.end() ? nullptr : valueOf(values, field->name);
}

std::optional<Id> idIn(capnp::DynamicStruct::Builder body, const char* name) {
  KJ_IF_MAYBE (field, body.getSchema().findFieldByName(name)) {
    if (!field->getType().isUInt64()) return std::nullopt;
    return Id(body.get(*field).as<uint64_t>());
  }
  return std::nullopt;
}

}  // namespace

// --- Who is meant ---

Result<Id> Asking::meant(const std::string& text, domain::Kinds kinds) const {
  auto folded = projections::foldedName(text);
  for (const auto& made : made_)
    if (domain::isOneOf(made.id.kind(), kinds) && std::ranges::find(made.names, folded) != made.names.end())
      return made.id;
  if (text.starts_with('@')) return fail(ErrorKind::notFound, fmt::format("Nothing above is labelled '{}'.", text));
  return queries::meant(snapshot_, text, kinds);
}

// 'X members' for each of a group's; 'Priya Nair (Harbour Trust)' with her mandate.
Result<domain::Owner> Asking::ownerMeant(const std::string& text) const {
  static constexpr std::array parties{Kind::PERSON, Kind::ORGANISATION, Kind::GROUP};
  static constexpr std::array groups{Kind::GROUP}, organisations{Kind::ORGANISATION}, people{Kind::PERSON};
  constexpr std::string_view members = " members";
  if (text.ends_with(members)) {
    TRY(auto group, meant(text.substr(0, text.size() - members.size()), groups));
    return domain::Owner{group, {}, true};
  }
  auto bracket = text.rfind(" (");
  if (bracket != std::string::npos && text.ends_with(')')) {
    auto person = meant(text.substr(0, bracket), people);
    auto organisation = meant(text.substr(bracket + 2, text.size() - bracket - 3), organisations);
    if (person && organisation) return domain::Owner{*person, *organisation, false};
  }
  TRY(auto party, meant(text, parties));
  return domain::Owner{party, {}, false};
}

template <typename State>
Result<std::optional<State>> Asking::known(Id id) const {
  if (!id || isLocal(id)) return std::nullopt;
  TRY(auto subject, snapshot_.find(id));
  const auto* state = subject ? std::get_if<State>(&subject->state) : nullptr;
  return state == nullptr ? std::nullopt : std::optional<State>(*state);
}

// --- Values ---

Result<void> Asking::setOwners(const std::vector<std::string>& texts, Body body) {
  auto owners = body.init("owners", static_cast<uint>(texts.size())).as<capnp::List<schema::Owner>>();
  for (uint i = 0; i < owners.size(); ++i) {
    TRY(auto owner, ownerMeant(texts[i]));
    owners[i].setParty(owner.party.value);
    owners[i].setOnBehalfOf(owner.onBehalfOf.value);
    owners[i].setCollective(owner.collective);
  }
  return {};
}

// 'Harbour Trust: £5,000', or the name alone.
Result<void> Asking::setMatch(const std::vector<std::string>& texts, Body body) {
  static constexpr std::array parties{Kind::ORGANISATION, Kind::PERSON, Kind::GROUP};
  auto matches = body.init("match", static_cast<uint>(texts.size())).as<capnp::List<schema::Match>>();
  for (uint i = 0; i < matches.size(); ++i) {
    auto colon = texts[i].rfind(": ");
    TRY(auto partner, meant(texts[i].substr(0, colon), parties));
    matches[i].setPartner(partner.value);
    if (colon == std::string::npos) continue;
    auto pence = parseMoney(texts[i].substr(colon + 2));
    if (!pence) return meaningless(texts[i].substr(colon + 2), "amount of money. Say £5,000");
    matches[i].setPence(*pence);
  }
  return {};
}

// A measure's value, with the decimal places that the measure has.
Result<void> Asking::setValue(const std::string& text, Body body) {
  auto id = *idIn(body, "measure");
  auto made = measures_.find(id);
  TRY(auto measure, known<domain::Measure>(id));
  const auto& of = made != measures_.end() ? made->second : measure ? *measure : domain::Measure();
  auto amount = parseAmount(text, of.decimals, of.unit);
  if (!amount)
    return meaningless(text, fmt::format("value with at most {} decimal places. Say 12, 'over 350,000' or +46%",
                                         static_cast<int>(of.decimals)));
  body.set("value", amount->value);
  bool reading = body.getSchema() == capnp::Schema::from<schema::ReadingTaken>();
  if (!reading && amount->form != schema::ReadingForm::FIGURE) return meaningless(text, "figure: it says a change");
  if (!reading) return {};
  body.set("form", capnp::toDynamic(amount->form));
  body.set("qualifier", capnp::toDynamic(amount->qualifier));
  return {};
}

Result<void> Asking::setDate(StructSchema::Field to, const std::string& text, Body body) {
  auto folded = foldCase(text);
  bool next = folded == "next" || folded == "next meeting";
  if (next && to.getProto().getName() == "due" && idIn(body, "dueAtNext")) {
    auto group = idIn(body, "group");
    if (auto action = idIn(body, "action"); action && !group) {
      TRY(auto state, known<domain::Action>(*action));
      if (state) group = state->group;
    }
    body.set("dueAtNext", group.value_or(Id()).value);  // of one being raised, setDefaults knows better
    return {};
  }
  auto date = parseDate(text);
  if (!date) return meaningless(text, "date. Say 2025-01-16, 2025-01, 2025-Q1, 2025-summer or 2025");
  writeDate(*date, body.init(to).as<schema::Date>());
  return {};
}

Result<void> Asking::setNumber(StructSchema::Field to, const std::string& text, Body body) {
  std::string_view name = to.getProto().getName().cStr();
  if (name == "startsAt" || name == "endsAt") {
    auto time = parseClockTime(text);
    if (!time) return meaningless(text, "time. Say 14:30");
    body.set(to, *time);
    return {};
  }
  if (name == "pence") {
    auto pence = parseMoney(text);
    if (!pence) return meaningless(text, "amount of money. Say £14,000");
    body.set(to, *pence);
    return {};
  }
  if (name == "value") return setValue(text, body);
  uint32_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  auto most = to.getType().isUInt8() ? 250u : 60'000u;
  if (error != std::errc() || end != text.data() + text.size() || number > most)
    return meaningless(text, "number that is possible here");
  body.set(to, number);
  return {};
}

Result<void> Asking::setFact(StructSchema::Field to, const std::vector<std::string>& texts, Body body,
                             domain::Kinds kinds) {
  auto type = to.getType();
  const auto& text = texts.front();
  std::string_view name = to.getProto().getName().cStr();
  if (name == "owners") return setOwners(texts, body);
  if (name == "match") return setMatch(texts, body);
  if (type.isList()) {
    auto list = body.init(to, static_cast<uint>(texts.size())).as<capnp::DynamicList>();
    for (uint i = 0; i < list.size(); ++i) {
      TRY(auto id, meant(texts[i], kinds));
      list.set(i, id.value);
    }
    return {};
  }
  if (texts.size() > 1) return fail(ErrorKind::usage, fmt::format("Only one {} can be said.", name));
  if (domain::referredKinds(to)) {
    TRY(auto id, meant(text, kinds));
    body.set(to, id.value);
    return {};
  }
  if (type.isStruct()) return setDate(to, text, body);
  if (type.isEnum()) {
    TRY(auto named, enumNamed(type.asEnum(), text));
    body.set(to, named);
    return {};
  }
  if (type.isBool()) {
    TRY(auto said, flag(text));
    body.set(to, said);
    return {};
  }
  return setNumber(to, text, body);
}

Result<void> Asking::set(const Verb& verb, const Field& field, const std::vector<std::string>& texts, Body body,
                         schema::Words::Builder words) {
  auto to = fieldOf(verb, field);
  if (to.getContainingStruct() == capnp::Schema::from<schema::Words>()) {
    if (to.getType().isList()) {
      auto list = words.initAliases(static_cast<uint>(texts.size()));
      for (uint i = 0; i < list.size(); ++i) list.set(i, texts[i]);
    } else if (!texts.front().empty()) {
      capnp::DynamicStruct::Builder(words).set(to, texts.front().c_str());
    }
    return {};
  }
  auto kinds = domain::referredKinds(to).value_or(std::vector<Kind>());
  auto noun = kindOf(verb.noun);
  if (verb.event == EventBody::SEPARATED && field.to.empty()) {  // by name it would be the one that it was merged into
    auto id = parseReference(texts.front());
    if (!id) return meaningless(texts.front(), "reference. Say PE-7: the one that was merged");
    body.set(to, id->value);
    return {};
  }
  if (field.to.empty() && domain::isOneOf(noun, kinds)) kinds = {noun};
  return setFact(to, texts, body, kinds);
}

// --- What need not be said ---

// The group is the meeting's, or the partnership.
Result<void> Asking::setDefaults(const Verb& verb, const Values& values, Body body) {
  static constexpr std::array groups{Kind::GROUP};
  bool begins = domain::beginsSubject(verb.event) && verb.event != EventBody::APPOINTMENT_MADE;
  for (const char* name : {"group", "parent"}) {
    auto group = idIn(body, name);
    if (!begins || !group || *group || (name == std::string_view("parent") && verb.event != EventBody::GROUP_ENTERED))
      continue;
    if (name == std::string_view("group") && verb.event == EventBody::GROUP_ENTERED) continue;  // itself
    TRY(auto meeting, known<domain::Meeting>(idIn(body, "meeting").value_or(Id())));
    if (meeting && meeting->group) {
      body.set(name, meeting->group.value);
    } else {
      TRY(auto whole, meant(std::string(partnership), groups));
      body.set(name, whole.value);
    }
  }
  const auto* due = valueOf(values, "due");
  if (verb.event == EventBody::ACTION_RAISED && due != nullptr && foldCase(*due).starts_with("next"))
    body.set("dueAtNext", idIn(body, "group")->value);
  return {};
}

// What is told of a meeting that was held happened on its day.
Result<OptionalDate> Asking::dayOfMeeting(const Verb& verb, Body body) {
  if (verb.event == EventBody::ACTION_EXTENSION_REQUESTED || verb.event == EventBody::TOPIC_PLACED) return std::nullopt;
  for (const char* name : {"at", "meeting"}) {
    TRY(auto meeting, known<domain::Meeting>(idIn(body, name).value_or(Id())));
    if (!meeting) continue;
    if (meeting->status == domain::MeetingStatus::HELD || verb.event == EventBody::MEETING_HELD) return meeting->date;
    return std::nullopt;
  }
  return std::nullopt;
}

// A second one of the same name is more likely a slip than a namesake.
Result<void> Asking::refuseNamesake(const Verb& verb, const Values& values) {
  auto kind = kindOf(verb.noun);
  const auto* name = wordOf(verb, values, "words.name");
  if (!domain::beginsSubject(verb.event) || name == nullptr) return {};
  auto folded = projections::foldedName(*name);
  for (const auto& made : made_)
    if (made.id.kind() == kind && made.names.front() == folded)
      return fail(ErrorKind::refused, fmt::format("{} is entered above already.", *name));
  TRY(auto known, queries::named(snapshot_, kind, *name));
  if (!known) return {};
  return fail(ErrorKind::refused, fmt::format("{} is called {} already.", reference(*known), *name));
}

// What this step makes, or calls by another name, is known to later ones.
void Asking::remember(const Verb& verb, const Values& values, Body body, std::string_view label) {
  bool begins = domain::beginsSubject(verb.event);
  auto id = begins ? command_.made(domain::kindsOfSubject(verb.event).front())
                   : Id(body.get(body.getSchema().getFields()[0]).as<uint64_t>());
  Made made{id, {}};
  if (const auto* name = wordOf(verb, values, "words.name")) made.names.push_back(projections::foldedName(*name));
  for (const auto* field : {"alias", "aliases"})
    if (auto aliases = values.find(field); aliases != values.end())
      for (const auto& alias : aliases->second) made.names.push_back(projections::foldedName(alias));
  if (!label.empty()) made.names.push_back(projections::foldedName("@" + std::string(label)));
  if (!made.names.empty()) made_.push_back(std::move(made));
  if (verb.event != EventBody::MEASURE_DEFINED) return;
  auto& measure = measures_[id];
  if (const auto* unit = valueOf(values, "unit")) measure.unit = *unit;
  measure.decimals = body.get("decimals").as<uint8_t>();
}

// --- One step ---

Result<void> Asking::add(const Verb& verb, const Values& values, OptionalDate on, std::string_view label) {
  for (const auto& [name, texts] : values)
    if (std::ranges::find(verb.fields, name, &Field::name) == verb.fields.end())
      return fail(ErrorKind::usage, fmt::format("'{} {}' knows no '{}'.", verb.noun, verb.name, name));
  TRY_DONE(refuseNamesake(verb, values));
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
  for (const auto& field : verb.fields) {
    auto said = values.find(field.name);
    bool missing = said == values.end() || said->second.empty();
    if (missing && field.use != Field::Use::optional)
      return fail(ErrorKind::usage,
                  fmt::format("'{} {}' needs '{}': {}.", verb.noun, verb.name, field.name, field.help));
    if (!missing) TRY_DONE(set(verb, field, said->second, body, words));
  }
  TRY_DONE(setDefaults(verb, values, body));
  if (!on) {
    TRY(on, dayOfMeeting(verb, body));
  }
  if (on) writeDate(*on, event.initHappenedOn());
  remember(verb, values, body, label);
  return {};
}

}  // namespace minuted::verbs
