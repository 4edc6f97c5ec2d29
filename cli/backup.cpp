// minuted backup and minuted restore: a copy of the register in another folder, and a register from it.
#include <fmt/format.h>

#include <filesystem>

#include "cli/context.h"
#include "cli/terminal/output.h"
#include "outcome.capnp.h"
#include "register/backup.h"

namespace minuted::cli {
namespace {

queries::Answer<schema::Backup> answerOf(const std::filesystem::path& folder, const engine::Backup& backup,
                                         const std::filesystem::path& replaced) {
  queries::Answer<schema::Backup> answer;
  auto to = *answer;
  to.setFolder(folder.string());
  to.setEvents(backup.events);
  to.setAdded(backup.added);
  to.setFiles(backup.files);
  to.setRoot(hex(view(backup.root)));
  if (!replaced.empty()) to.setReplaced(replaced.string());
  return answer;
}

Result<void> backUp(Context& context, const std::string& folder) {
  TRY(auto* openedRegister, context.openForReading());
  TRY(auto backup, engine::backUp(*openedRegister, folder, context.progress()));
  if (printForPrograms(context.options, answerOf(folder, backup, {}).get())) return {};
  printOut("root {}\n", hex(view(backup.root)));
  context.say(fmt::format("{} has {}, {} of them new, and {} more; every event was hashed again.", folder,
                          counted(backup.events, "event"), counted(backup.added), counted(backup.files, "file")));
  return {};
}

struct RestoreOptions {
  std::string backup, why;
  uint64_t size = 0;
  bool replace = false;
};

Result<void> restore(Context& context, const RestoreOptions& options) {
  if (!context.options.on.empty())
    return fail(ErrorKind::usage, "A register is restored as it was recorded: say --as-of or --size, and not --on.");
  TRY(auto times, context.times());
  engine::Restoring how{.size = options.size == 0 ? std::nullopt : std::optional(options.size),
                        .asOf = times.asOf,
                        .replaces = options.replace,
                        .by = context.userName(),
                        .why = options.why};
  auto folder = context.folder();
  if (options.replace && context.canAsk() &&
      !context.ask(
          fmt::format("The register in {} is moved aside, and what only it has is in no list any more. Is that "
                      "meant?",
                      folder.string())))
    return fail(ErrorKind::refused, "Nothing was changed.");
  engine::Register::Options opening;
  opening.writer.acceptClock = context.options.acceptClock;
  TRY(auto restored, engine::restore(options.backup, folder, how, opening, context.progress()));
  if (printForPrograms(context.options, answerOf(folder, restored.copy, restored.replaced).get())) return {};
  printOut("root {}\n", hex(view(restored.copy.root)));
  context.say(fmt::format("{} has {} from {}; every event was hashed again.", folder.string(),
                          counted(restored.copy.events, "event"), options.backup));
  if (!restored.replaced.empty())
    context.say(fmt::format("The register that was there is in {}{}. An event says that this one was restored.",
                            restored.replaced.string(),
                            restored.lost == 0 ? "" : fmt::format(", with {} more", counted(restored.lost, "event"))));
  context.say("Next: 'minuted verify', and import what arrived since.");
  return {};
}

}  // namespace

void addBackup(Command app, Context& context) {
  auto folder = std::make_shared<std::string>();
  addCommand(app, context, "backup", "Copy the register to another folder, or bring the copy up to date, and verify it",
             "  minuted backup /backup/register\n"
             "A copy has every earlier state too: 'minuted restore' makes a register of any of them.",
             [&context, folder] { return backUp(context, *folder); })
      .path("folder", *folder, "The folder of the copy: a new one, or that of a copy of this register")
      .required();
  auto options = std::make_shared<RestoreOptions>();
  auto command = addCommand(app, context, "restore", "Make a register of a copy that 'minuted backup' has made",
                            "  minuted restore /backup/register --register /var/lib/minuted/register\n"
                            "  minuted restore /backup/register --as-of 2025-06-30 --register /tmp/as-it-was",
                            [&context, options] { return restore(context, *options); });
  command.path("backup", options->backup, "The folder of the copy").required();
  command.option("--size", options->size, "Only the first events, so many; all, if not said");
  command.flag("--replace", options->replace, "A register that is there is moved aside");
  command.option("--why,--reason", options->why, "Why it is replaced, for the event that says so");
}

}  // namespace minuted::cli
