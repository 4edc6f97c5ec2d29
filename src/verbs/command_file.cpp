#include "verbs/command_file.h"

#include <capnp/serialize-text.h>
#include <fmt/format.h>
#include <kj/exception.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "base/text.h"
#include "base/written_date.h"
#include "verbs/json.h"

namespace minuted::verbs {
namespace {

Error at(const StepPlace& place, Error error) {
  auto verb = place.verb.empty() ? "" : fmt::format("({}) ", place.verb);
  if (place.at) return errorAt(place.file, *place.at, verb + error.message, error.kind);
  error.message = fmt::format("{}, {}: {}{}", place.file, place.number, verb, error.message);
  return error;
}

using JsonKind = JsonValue::Kind;

// What values of a field may be, beside a text.
struct Accepted {
  bool number = false, flag = false, list = false;
};

Accepted acceptedBy(const Verb& verb, const Field& field) {
  auto to = fieldOf(verb, field);
  auto type = to.getType();
  bool isText = type.isText() || type.isList() || type.isStruct() || type.isEnum() || domain::referredKinds(to);
  bool isOfEach = fieldOfEach(verb) != nullptr && fieldOfEach(verb)->name == field.name;
  return {.number = !isText && !type.isBool(), .flag = type.isBool(), .list = type.isList() || isOfEach};
}

// The texts of a value; errors say what is wanted instead.
Result<std::vector<std::string>> textsOf(std::string_view file, std::string_view name, const JsonValue& value,
                                         const Accepted& accepted) {
  bool fits = value.kind == JsonKind::text || (value.kind == JsonKind::number && accepted.number) ||
              (value.kind == JsonKind::flag && accepted.flag);
  if (fits) return std::vector<std::string>{value.text};
  if (value.kind == JsonKind::list && accepted.list) {
    std::vector<std::string> texts;
    for (const auto& item : value.items) {
      TRY(auto text, textsOf(file, name, item, {}));
      texts.push_back(std::move(text.front()));
    }
    return texts;
  }
  auto wanted = accepted.flag ? "true or false" : accepted.number ? "a number" : "a text";
  return std::unexpected(errorAt(
      file, value.place, fmt::format("\"{}\" is to be {}, and this is {}.", name, wanted, kindText(value.kind))));
}

// A command of a file while it is read: {"do": "person appoint", "ref": "Priya Nair", "group": "Steering Group", "on":
// "2025-01-16", "label": "priya"}
struct Entry {
  const Verb* verb = nullptr;
  Values values;
  std::map<std::string, JsonPlace, std::less<>> places;  // of the values
  std::string label;
  OptionalDate on;
};

const JsonMember* memberNamed(const JsonValue& object, std::string_view name) {
  auto member = std::ranges::find(object.members, name, &JsonMember::name);
  return member == object.members.end() ? nullptr : &*member;
}

Result<const Verb*> verbOf(const std::string& file, const JsonValue& object, std::string& name) {
  if (object.kind != JsonKind::object)
    return std::unexpected(
        errorAt(file, object.place,
                fmt::format("a command is an object, {{\"do\": \"org add\", \"name\": …}}, and this is {}.",
                            kindText(object.kind))));
  const auto* member = memberNamed(object, "do");
  constexpr std::string_view wanted =
      "\"do\" is a noun and a verb that records, as in \"action add\"; 'minuted --help' lists them.";
  if (member == nullptr) return std::unexpected(errorAt(file, object.place, wanted));
  TRY(auto texts, textsOf(file, "do", member->value, {}));
  auto space = texts.front().find(' ');
  const auto* verb = space == std::string::npos ? nullptr
                                                : find(std::string_view(texts.front()).substr(0, space),
                                                       std::string_view(texts.front()).substr(space + 1));
  if (verb == nullptr) return std::unexpected(errorAt(file, member->value.place, wanted));
  name = texts.front();
  return verb;
}

Result<void> readMember(const std::string& file, const JsonMember& member, Date today, Entry& entry) {
  const auto& [place, name, value] = member;
  const auto* field = fieldNamed(*entry.verb, name);
  // What every command may have stands back behind a field of the verb that is called so.
  if (field == nullptr && (name == "label" || name == "on")) {
    TRY(auto texts, textsOf(file, name, value, {}));
    if (name == "label" && texts.front().empty())
      return std::unexpected(errorAt(file, value.place, "\"label\" is empty."));
    if (name == "label") entry.label = texts.front();
    if (name == "label") return {};
    auto on = parseWrittenDate(texts.front(), today);
    if (!on) return std::unexpected(errorAt(file, value.place, on.error().message, on.error().kind));
    entry.on = *on;
    return {};
  }
  TRY(auto texts,
      textsOf(file, name, value, field == nullptr ? Accepted{true, true, true} : acceptedBy(*entry.verb, *field)));
  if (texts.empty()) return {};
  entry.places.emplace(name, field == nullptr ? place : value.place);
  if (field != nullptr) entry.places.emplace(field->name, value.place);
  entry.values.emplace(name, std::move(texts));
  return {};
}

// What is no row of a table, since it makes several events:
// {"do": "undo", "event": 117, "why": "wrong meeting", "together": true}
// {"do": "meeting attend-last", "ref": "M-4", "except": ["Tom Ash"], "apologies": ["Priya Nair"]}
// {"do": "meeting series", "group": "G-2", "from": "2026-01-15", "to": "2026-12-31", "every": 1, "unit": "month"}
// {"do": "meeting like", "ref": "M-4", "date": "2026-02-19"}
struct SeveralEvents {
  std::string_view name;
  Result<void> (CommandBuilder::*add)(const Values& values);
  bool isOnADay = true;  // and takes "on"
};
constexpr std::array severalEvents{SeveralEvents{"undo", &CommandBuilder::undo, false},
                                   SeveralEvents{"meeting attend-last", &CommandBuilder::attendAsLast},
                                   SeveralEvents{"meeting series", &CommandBuilder::addSeries},
                                   SeveralEvents{"meeting like", &CommandBuilder::scheduleLike}};

const SeveralEvents* severalEventsOf(const JsonValue& object) {
  const auto* member = object.kind == JsonKind::object ? memberNamed(object, "do") : nullptr;
  if (member == nullptr) return nullptr;
  const auto* found = std::ranges::find(severalEvents, member->value.text, &SeveralEvents::name);
  return found == severalEvents.end() ? nullptr : found;
}

Result<void> addSeveral(const std::string& file, const SeveralEvents& verb, const JsonValue& object,
                        CommandBuilder& builder, StepPlace& place) {
  Values values;
  for (const auto& [position, name, value] : object.members) {
    TRY(auto texts, textsOf(file, name, value, Accepted{true, true, true}));
    if (name != "do" && !texts.empty()) values.emplace(name, std::move(texts));
  }
  place.verb = verb.name;
  builder.setDay(std::nullopt);
  if (auto on = values.find("on"); on != values.end() && verb.isOnADay) {
    auto day = parseWrittenDate(on->second.front(), builder.today());
    if (!day) return std::unexpected(at(place, day.error()));
    builder.setDay(*day);
    values.erase(on);
  }
  if (auto added = (builder.*verb.add)(values); !added) return std::unexpected(at(place, added.error()));
  return {};
}

Result<void> addVerb(const std::string& file, const JsonValue& object, CommandBuilder& builder, StepPlace& place) {
  if (const auto* several = severalEventsOf(object)) return addSeveral(file, *several, object, builder, place);
  Entry entry;
  TRY(entry.verb, verbOf(file, object, place.verb));
  for (const auto& member : object.members)
    if (member.name != "do") TRY_DONE(readMember(file, member, builder.today(), entry));
  auto added = builder.add(*entry.verb, entry.values, entry.on, entry.label);
  if (added) {
    place.doubt = builder.doubt();
    return {};
  }
  auto ofValue = entry.places.find(builder.faulty());
  auto exact = place;
  if (ofValue != entry.places.end()) exact.at = ofValue->second;
  return std::unexpected(at(exact, added.error()));
}

// The description of an exception of Cap'n Proto's text format, which begins with the bytes where it was noticed:
// '17-20: Parse error'.
Error unreadable(const std::string& file, std::string_view content, std::string_view description) {
  size_t offset = 0;
  auto digits = description.substr(0, description.find_first_not_of("0123456789"));
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), offset);
  if (error != std::errc() || !description.substr(digits.size()).starts_with('-') || offset > content.size())
    return {ErrorKind::usage, fmt::format("{} cannot be read: {}", file, description)};
  auto before = content.substr(0, offset);
  auto lineStart = before.rfind('\n') + 1;  // also right where there is none
  auto reason = description.find(": ");
  return errorAt(file, {static_cast<size_t>(std::ranges::count(before, '\n')) + 1, offset - lineStart + 1},
                 reason == std::string_view::npos ? description : description.substr(reason + 2));
}

bool isText(std::string_view content) { return trim(content).starts_with('('); }

// Where the text opens one bracket too many within others: its parser, which calls itself for each, would run out of
// stack. Nothing where it does not.
std::optional<size_t> placeTooDeep(std::string_view text) {
  constexpr int deepest = 64;
  int depth = 0;
  bool isQuoted = false;
  for (size_t at = 0; at < text.size(); ++at) {
    if (isQuoted && text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      isQuoted = !isQuoted;
    else if (!isQuoted && (text[at] == '(' || text[at] == '[') && ++depth > deepest)
      return at;
    else if (!isQuoted && (text[at] == ')' || text[at] == ']'))
      --depth;
  }
  return std::nullopt;
}

// A command in Cap'n Proto's text, as a part of the message.
Result<schema::Command::Reader> readText(const std::string& file, std::string_view content,
                                         capnp::MallocMessageBuilder& message) {
  auto root = message.initRoot<schema::Command>();
  if (auto place = placeTooDeep(content))
    return fail(ErrorKind::usage, fmt::format("{}: it is nested too deep at character {}.", file, *place + 1));
  try {
    capnp::TextCodec().decode({content.data(), content.size()}, root);
    return root.asReader();
  } catch (const kj::Exception& exception) {
    return std::unexpected(unreadable(file, content, exception.getDescription().cStr()));
  }
}

}  // namespace

Result<void> CommandFiles::addJson(const std::string& file, std::string_view content) {
  TRY(auto root, readJson(file, content));
  if (root.kind != JsonKind::list)
    return std::unexpected(
        errorAt(file, root.place,
                fmt::format("a list of commands is wanted, [{{\"do\": …}}, …], and this is {}.", kindText(root.kind))));
  size_t number = 0;
  for (const auto& object : root.items) {
    StepPlace place{file, ++number, {}, object.place, {}};
    TRY_DONE(addVerb(file, object, builder_, place));
    places_.resize(command().stepCount(), place);
    if (!place.doubt.empty()) doubtful_.push_back(place);
  }
  return {};
}

// A command of schema/command.capnp as 'capnp' prints it: steps as they are, ids as numbers.
Result<void> CommandFiles::addText(const std::string& file, std::string_view content) {
  if (command().stepCount() > 0)
    return fail(ErrorKind::usage, fmt::format("{}: a command in Cap'n Proto text is a file of its own.", file));
  capnp::MallocMessageBuilder message;
  TRY(auto read, readText(file, content, message));
  for (auto from : read.getSteps()) {
    auto step = command().step();
    step.setEvent(from.getEvent());
    step.setWords(from.getWords());
    step.setBasedOn(from.getBasedOn());
    auto name = domain::eventName(from.getEvent().getBody().which());
    places_.push_back({file, places_.size() + 1, std::string(name), {}, {}});
  }
  return {};
}

Result<void> CommandFiles::add(const CommandFile& file) {
  return isText(file.content) ? addText(file.name, file.content) : addJson(file.name, file.content);
}

Result<CommandHeader> headerOf(const CommandFile& file) {
  CommandHeader header;
  if (!isText(file.content)) return header;
  capnp::MallocMessageBuilder message;
  TRY(auto command, readText(file.name, file.content, message));
  header.by = command.getBy().cStr();
  if (!command.hasId()) return header;
  auto id = command.getId().asChars();
  header.id = Bytes(id.begin(), id.size());
  if (header.id->size() == engine::commandIdSize) return header;
  return fail(ErrorKind::usage, fmt::format("{}: the command's id has {} bytes, and one has {}.", file.name,
                                            header.id->size(), engine::commandIdSize));
}

Error CommandFiles::errorOf(const engine::Refusal& refusal) const {
  auto error = engine::errorOf(refusal);
  return refusal.step < places_.size() ? at(places_[refusal.step], error) : error;
}

}  // namespace minuted::verbs
