// minuted init: a new register for a partnership.
#include <fmt/format.h>

#include <filesystem>

#include "cli/context.h"
#include "verbs/opening.h"

namespace minuted::cli {
namespace {

Result<void> init(Context& context, const std::string& name) {
  TRY(auto command, verbs::openingCommand(name));
  engine::Register::Options opening;
  opening.log.store.mode = log::Store::Mode::create;
  TRY(auto opened, engine::Register::open(context.folder(), opening));

  auto outcome = opened->record(command.finish(engine::newCommandId(), context.by()));
  if (!outcome) return std::unexpected(engine::errorOf(outcome.error()));
  TRY_DONE(opened->close());
  std::error_code unsupported;  // by some file systems; names of people are in there
  std::filesystem::permissions(context.folder(), std::filesystem::perms::owner_all, unsupported);
  context.say(
      fmt::format("The register of {} is open, in {}.", name, std::filesystem::absolute(context.folder()).string()));
  context.say("Next: 'minuted import MINUTES.txt' reads minutes and shows what it finds.");
  return {};
}

}  // namespace

void addInit(Command app, Context& context) {
  auto name = std::make_shared<std::string>();
  auto command = addCommand(app, context, "init", "Open a register for a partnership",
                            "  minuted init --name \"Marram Coast Partnership\"\n  minuted --register ./register init "
                            "--name \"Marram Coast Partnership\"",
                            [&context, name] { return init(context, *name); });
  command.option("--name", *name, "The partnership's name").required();
}

}  // namespace minuted::cli
