// minuted apply: many things recorded at once, from files, all of them or none.
#include <capnp/compat/json.h>
#include <capnp/serialize-text.h>
#include <fmt/format.h>
#include <kj/exception.h>

#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/output.h"
#include "review/review.h"
#include "verbs/asking.h"

namespace minuted::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  bool dryRun = false;
};

// A command of a file, for messages: 'facts.json, 12: person appoint'.
struct Place {
  std::string file;
  size_t number = 0;
  std::string verb;
};

Error at(const Place& place, Error error) {
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

// What somebody wrote, and not what the register stored: where it cannot be read, it is theirs to mend.
template <typename Read>
Result<void> readingOf(const std::string& file, Read&& read) {
  try {
    read();
    return {};
  } catch (const kj::Exception& exception) {
    return fail(ErrorKind::usage, fmt::format("{} cannot be read: {}", file, exception.getDescription().cStr()));
  }
}

// {"do": "person appoint", "ref": "Priya Nair", "group": "Steering Group", "on": "2025-01-16", "label": "priya"}
Result<void> addJson(capnp::JsonValue::Reader entry, verbs::Asking& asking, Place& place) {
  if (!entry.isObject()) return fail(ErrorKind::usage, "a command is an object: {\"do\": \"org add\", \"name\": …}.");
  verbs::Values values;
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
      TRY(on, optionalDate(texts.front()));
    } else
      values.emplace(name, std::move(texts));
  }
  auto space = place.verb.find(' ');
  const auto* verb =
      space == std::string::npos ? nullptr : verbs::find(place.verb.substr(0, space), place.verb.substr(space + 1));
  if (verb == nullptr)
    return fail(ErrorKind::usage,
                "\"do\" is a noun and a verb that records, as in \"action add\"; 'minuted --help' lists them.");
  return asking.add(*verb, values, on, label);
}

Result<void> addJsonFile(const std::string& file, const std::string& content, verbs::Asking& asking,
                         std::vector<Place>& places) {
  capnp::MallocMessageBuilder message;
  auto root = message.initRoot<capnp::JsonValue>();
  TRY_DONE(readingOf(file, [&] { capnp::JsonCodec().decodeRaw({content.data(), content.size()}, root); }));
  if (!root.asReader().isArray())
    return fail(ErrorKind::usage, fmt::format("{}: a list of commands is wanted: [{{\"do\": …}}, …].", file));
  size_t number = 0;
  for (auto entry : root.asReader().getArray()) {
    Place place{file, ++number, {}};
    if (auto added = addJson(entry, asking, place); !added) return std::unexpected(at(place, added.error()));
    places.push_back(std::move(place));
  }
  return {};
}

// A command of schema/command.capnp as 'capnp' prints it: steps as they are, ids as numbers.
Result<void> addCapnpFile(const std::string& file, const std::string& content, verbs::Asking& asking,
                          std::vector<Place>& places) {
  if (asking.command().steps() > 0)
    return fail(ErrorKind::usage, fmt::format("{}: a command in Cap'n Proto text is a file of its own.", file));
  capnp::MallocMessageBuilder message;
  auto root = message.initRoot<schema::Command>();
  return readingOf(file, [&] {
    capnp::TextCodec().decode({content.data(), content.size()}, root);
    for (auto from : root.asReader().getSteps()) {
      auto step = asking.command().step();
      step.setEvent(from.getEvent());
      step.setWords(from.getWords());
      step.setBasedOn(from.getBasedOn());
      auto name = domain::eventName(from.getEvent().getBody().which());
      places.push_back({file, places.size() + 1, std::string(name)});
    }
  });
}

Result<void> addFile(const std::string& file, verbs::Asking& asking, std::vector<Place>& places) {
  TRY(auto content, readWholeFile(file));
  if (trim(content).starts_with('(')) return addCapnpFile(file, content, asking, places);
  return addJsonFile(file, content, asking, places);
}

// The place in a file that a refusal is about.
Error refusedAt(const std::vector<Place>& places, const engine::Refusal& refusal) {
  auto error = engine::errorOf(refusal);
  return refusal.step < places.size() ? at(places[refusal.step], error) : error;
}

Result<void> apply(Context& context, const Options& options) {
  TRY(auto* opened, context.reading());
  TRY(auto snapshot, opened->snapshot());
  verbs::Asking asking(snapshot);
  std::vector<Place> places;
  for (const auto& file : options.files) TRY_DONE(addFile(file, asking, places));
  if (places.empty()) {
    context.say("There is nothing in it to record.");
    return {};
  }
  auto command = asking.command().finish(engine::newCommandId(), context.by());
  if (options.dryRun) {
    auto outcome = opened->judge(command);
    if (!outcome) return std::unexpected(refusedAt(places, outcome.error()));
    for (const auto& place : places) fmt::print("{}, {}: {}\n", place.file, place.number, place.verb);
    context.say(fmt::format("{} would be recorded. Nothing was.", counted(outcome->count, "event")));
    return {};
  }
  TRY(auto* recorder, context.recording());
  auto outcome = recorder->record(std::move(command));
  if (!outcome) {
    context.say("Nothing was recorded.");
    return std::unexpected(refusedAt(places, outcome.error()));
  }
  if (context.options.json) fmt::print("{{\"first\": {}, \"count\": {}}}\n", outcome->first, outcome->count);
  context.say(fmt::format("{} recorded, {} to {}. 'minuted log' shows them.", counted(outcome->count, "event"),
                          outcome->first, outcome->first + outcome->count - 1));
  return {};
}

}  // namespace

void addApply(Command app, Context& context) {
  auto options = std::make_shared<Options>();
  auto command = addCommand(
      app, context, "apply", "Record many things at once, from files; all of them or none",
      "  minuted apply facts.json --dry-run\n  minuted apply people.json meetings.json\n"
      "A file is a list: [{\"do\": \"org add\", \"name\": \"Harbour Trust\"},\n"
      "  {\"do\": \"action add\", \"text\": \"Survey\", \"owner\": \"Harbour Trust\", \"on\": \"2025-01-16\"}]\n"
      "Fields are named as the options; a \"label\" makes \"@label\" stand for what is made.\n"
      "Or a Command of schema/command.capnp in Cap'n Proto text, whose steps are the events themselves:\n"
      "  (steps = [(event = (body = (organisationEntered = ())), words = (name = \"Harbour Trust\"))])",
      [&context, options] { return apply(context, *options); });
  command.option("files", options->files, "Lists of commands, in JSON, or one command in Cap'n Proto text").required();
  command.flag("--dry-run", options->dryRun, "Show what would be recorded, and record nothing");
}

}  // namespace minuted::cli
