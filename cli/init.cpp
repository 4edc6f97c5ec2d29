#include <fmt/format.h>

#include <filesystem>

#include "base/text.h"
#include "cli/context.h"
#include "review/review.h"

namespace minuted::cli {
namespace {

Result<void> init(Context& context, const std::string& name) {
  if (projections::foldedName(name).empty())
    return fail(ErrorKind::usage, "The partnership needs a name: --name NAME.");
  engine::Register::Options opening;
  opening.log.store.mode = log::Store::Mode::create;
  TRY(auto opened, engine::Register::open(context.folder(), opening));

  engine::CommandMaker command;
  auto registerOpened = command.step();
  registerOpened.getEvent().getBody().initRegisterOpened().setPartnership(madeByStep(Kind::GROUP, 1).value);
  registerOpened.initWords().setName(name);
  auto entered = command.step();
  entered.getEvent().getBody().initGroupEntered().setKind(schema::GroupKind::PARTNERSHIP);
  entered.initWords().setName(name);
  if (auto letters = acronym(name); !letters.empty()) entered.getWords().initAliases(1).set(0, letters);
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
