// minuted init: makes a new register for a partnership.
#include <fmt/format.h>

#include <filesystem>

#include "cli/context.h"
#include "verbs/opening.h"

namespace minuted::cli {
namespace {

Result<void> init(Context& context, const std::string& name) {
  TRY(auto command, verbs::openingCommand(name));
  TRY_DONE(context.checkUser());
  engine::Register::Options registerOptions;
  registerOptions.log.store.mode = log::Store::Mode::create;
  TRY(auto openedRegister, engine::Register::open(context.folder(), registerOptions));

  auto outcome = openedRegister->record(command.finish(engine::newCommandId(), context.userName()));
  if (!outcome) return std::unexpected(engine::errorOf(outcome.error()));
  TRY_DONE(openedRegister->close());
  // The register contains names of people, so it is for its owner alone. Some file systems have no permissions.
  std::error_code ignored;
  std::filesystem::permissions(context.folder(), std::filesystem::perms::owner_all, ignored);
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
