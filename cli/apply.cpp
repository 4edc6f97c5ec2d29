// minuted apply: records many things at once, from files; either all of them or none.
#include <fmt/format.h>

#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/terminal/output.h"
#include "outcome.capnp.h"
#include "verbs/command_file.h"

namespace minuted::cli {
namespace {

struct ApplyOptions {
  std::vector<std::string> files;
  bool dryRun = false;
};

// The steps, and what came of each: nothing where `recorded` has no subjects.
queries::Answer<schema::Applied> appliedAnswer(const verbs::CommandFiles& files, const engine::Recorded& recorded) {
  queries::Answer<schema::Applied> answer;
  (*answer).setFirst(static_cast<uint32_t>(recorded.first));
  (*answer).setCount(recorded.count);
  auto items = (*answer).initItems(static_cast<uint>(files.places().size()));
  for (uint i = 0; i < items.size(); ++i) {
    const auto& place = files.places()[i];
    items[i].setFile(place.file);
    items[i].setNumber(static_cast<uint32_t>(place.number));
    items[i].setVerb(place.verb);
    if (recorded.subjects.empty()) continue;
    auto index = recorded.subjects.size() - items.size() + i;  // before them, a new user may have been entered
    items[i].setRecorded(reference(recorded.subjects[index]));
    items[i].setEvent(static_cast<uint32_t>(recorded.first + index));
  }
  return answer;
}

// A command of which the file says who records it is theirs alone.
Result<void> requireUser(const Context& context, const verbs::CommandFile& file, const verbs::CommandHeader& header) {
  if (header.by.empty() || header.by == context.userName()) return {};
  return fail(ErrorKind::usage,
              fmt::format("{0}: this is recorded by '{1}', and you are '{2}': say --by '{1}', or leave "
                          "that out of the file.",
                          file.name, header.by, context.userName()));
}

Result<engine::Recorder*> asRecorder(Result<engine::Register*> opened) {
  TRY(auto* openedRegister, std::move(opened));
  return openedRegister;
}

Result<void> apply(Context& context, const ApplyOptions& options) {
  std::vector<verbs::CommandFile> contents;
  for (const auto& name : options.files) {
    TRY(auto content, readInput(name));
    auto& file = contents.emplace_back(verbs::CommandFile{name == "-" ? "standard input" : name, std::move(content)});
    TRY(auto header, verbs::headerOf(file));
    if (header.id) TRY_DONE(context.useCommandId(*header.id));
    TRY_DONE(requireUser(context, file, header));
  }
  TRY(auto* recorder, options.dryRun ? asRecorder(context.openForReading()) : context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  verbs::CommandFiles files(snapshot, context.userName());
  for (const auto& file : contents) TRY_DONE(files.add(file));
  if (files.places().empty()) {
    printForPrograms(context.options, appliedAnswer(files, {}).get());
    context.say("There is nothing in it to record.");
    return {};
  }
  for (const auto& place : files.doubtful())
    context.say(fmt::format("Note: {}, {}: {}", place.file, place.number, place.doubt));
  auto command = files.command().finish(engine::newCommandId(), context.userName());
  if (options.dryRun) {
    TRY(auto* openedRegister, context.openForReading());
    auto outcome = openedRegister->judge(command);
    if (!outcome) return std::unexpected(files.errorOf(outcome.error()));
    if (!printForPrograms(context.options, appliedAnswer(files, {.count = outcome->count}).get()))
      for (const auto& place : files.places()) printOut("{}, {}: {}\n", place.file, place.number, place.verb);
    context.say(fmt::format("{} would be recorded. Nothing was.", counted(outcome->count, "event")));
    return {};
  }
  auto outcome = recorder->record(std::move(command));
  if (!outcome) {
    if (outcome.error().kind != schema::Refusal::UNKNOWN) context.say("Nothing was recorded.");
    return std::unexpected(files.errorOf(outcome.error()));
  }
  printForPrograms(context.options, appliedAnswer(files, *outcome).get());
  context.say(fmt::format("{} recorded, {} to {}. 'minuted log' shows them.", counted(outcome->count, "event"),
                          outcome->first, outcome->first + outcome->count - 1));
  return {};
}

}  // namespace

void addApply(Command app, Context& context) {
  auto options = std::make_shared<ApplyOptions>();
  auto command = addRecordingCommand(
      app, context, "apply", "Record many things at once, from files; all of them or none",
      "  minuted apply facts.json --dry-run\n  minuted apply people.json meetings.json\n"
      "A file is a list: [{\"do\": \"org add\", \"name\": \"Harbour Trust\"},\n"
      "  {\"do\": \"action add\", \"text\": \"Survey\", \"owner\": \"Harbour Trust\", \"on\": \"2025-01-16\"}]\n"
      "Fields are named as the options; a \"label\" makes \"@label\" stand for what is made.\n"
      "Or a Command of schema/command.capnp in Cap'n Proto text, whose steps are the events themselves:\n"
      "  (steps = [(event = (body = (organisationEntered = ())), words = (name = \"Harbour Trust\"))])",
      [&context, options] { return apply(context, *options); });
  command
      .path("files", options->files,
            "Lists of commands, in JSON, or one command in Cap'n Proto text; - for standard input")
      .required();
  command.flag("--dry-run", options->dryRun, "Show what would be recorded, and record nothing");
}

}  // namespace minuted::cli
