#include "verbs/command_file.h"

#include <capnp/compat/json.h>
#include <capnp/serialize-text.h>
#include <fmt/format.h>
#include <kj/exception.h>

#include "base/text.h"
#include "base/written_date.h"

namespace minuted::verbs {
namespace {

Error at(const StepPlace& place, Error error) {
  error.message = fmt::format("{}, {}{}: {}", place.file, place.number,
                              place.verb.empty() ? "" : fmt::format(" ({})", place.verb), error.message);
  return error;
}

Result<std::vector<std::string>> textsOf(capnp::JsonValue::Reader value) {
  switch (value.which()) {
    case capnp::JsonValue::STRING: return std::vector<std::string>{value.getString().cStr()};
    case capnp::JsonValue::BOOLEAN: return std::vector<std::string>{value.getBoolean() ? "true" : "false"};
    case capnp::JsonValue::NUMBER: return std::vector<std::string>{fmt::format("{}", value.getNumber())};
    case capnp::JsonValue::ARRAY: {
      std::vector<std::string> texts;
      for (auto each : value.getArray()) {
        TRY(auto some, textsOf(each));
        texts.insert(texts.end(), some.begin(), some.end());
      }
      return texts;
    }
    default: return fail(ErrorKind::usage, "a value is a text, a number, true, false or a list of texts.");
  }
}

// Calls read(), which throws where the file is malformed. That is for whoever wrote the file to mend, so it is no
// integrity error.
template <typename Read>
Result<void> reportUnreadable(const std::string& file, Read&& read) {
  try {
    read();
    return {};
  } catch (const kj::Exception& exception) {
    return fail(ErrorKind::usage, fmt::format("{} cannot be read: {}", file, exception.getDescription().cStr()));
  }
}

// {"do": "person appoint", "ref": "Priya Nair", "group": "Steering Group", "on": "2025-01-16", "label": "priya"}
Result<void> addVerb(capnp::JsonValue::Reader entry, CommandBuilder& builder, StepPlace& place) {
  if (!entry.isObject()) return fail(ErrorKind::usage, "a command is an object: {\"do\": \"org add\", \"name\": …}.");
  Values values;
  std::string label;
  OptionalDate on;
  for (auto field : entry.getObject()) {
    std::string name = field.getName().cStr();
    TRY(auto texts, textsOf(field.getValue()));
    if (texts.empty()) continue;
    if (name == "do")
      place.verb = texts.front();
    else if (name == "label")
      label = texts.front();
    else if (name == "on") {
      TRY(on, parseWrittenDate(texts.front(), builder.today()));
    } else
      values.emplace(name, std::move(texts));
  }
  if (place.verb == "undo") return builder.undo(values);
  auto space = place.verb.find(' ');
  const auto* verb =
      space == std::string::npos ? nullptr : find(place.verb.substr(0, space), place.verb.substr(space + 1));
  if (verb == nullptr)
    return fail(ErrorKind::usage,
                "\"do\" is a noun and a verb that records, as in \"action add\"; 'minuted --help' lists them.");
  return builder.add(*verb, values, on, label);
}

}  // namespace

Result<void> CommandFiles::addJson(const std::string& file, std::string_view content) {
  capnp::MallocMessageBuilder message;
  auto root = message.initRoot<capnp::JsonValue>();
  TRY_DONE(reportUnreadable(file, [&] { capnp::JsonCodec().decodeRaw({content.data(), content.size()}, root); }));
  if (!root.asReader().isArray())
    return fail(ErrorKind::usage, fmt::format("{}: a list of commands is wanted: [{{\"do\": …}}, …].", file));
  size_t number = 0;
  for (auto entry : root.asReader().getArray()) {
    StepPlace place{file, ++number, {}};
    if (auto added = addVerb(entry, builder_, place); !added) return std::unexpected(at(place, added.error()));
    places_.resize(command().stepCount(), place);
  }
  return {};
}

// A command of schema/command.capnp as 'capnp' prints it: steps as they are, ids as numbers.
Result<void> CommandFiles::addText(const std::string& file, std::string_view content) {
  if (command().stepCount() > 0)
    return fail(ErrorKind::usage, fmt::format("{}: a command in Cap'n Proto text is a file of its own.", file));
  capnp::MallocMessageBuilder message;
  auto root = message.initRoot<schema::Command>();
  return reportUnreadable(file, [&] {
    capnp::TextCodec().decode({content.data(), content.size()}, root);
    for (auto from : root.asReader().getSteps()) {
      auto step = command().step();
      step.setEvent(from.getEvent());
      step.setWords(from.getWords());
      step.setBasedOn(from.getBasedOn());
      auto name = domain::eventName(from.getEvent().getBody().which());
      places_.push_back({file, places_.size() + 1, std::string(name)});
    }
  });
}

Result<void> CommandFiles::add(const std::string& file, std::string_view content) {
  return trim(content).starts_with('(') ? addText(file, content) : addJson(file, content);
}

Error CommandFiles::errorOf(const engine::Refusal& refusal) const {
  auto error = engine::errorOf(refusal);
  return refusal.step < places_.size() ? at(places_[refusal.step], error) : error;
}

}  // namespace minuted::verbs
