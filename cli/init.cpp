// minuted init: makes a new register for a partnership.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/context.h"
#include "cli/terminal/output.h"
#include "verbs/opening.h"

namespace minuted::cli {
namespace {

struct InitOptions {
  std::string name, timeZone;
};

Result<void> init(Context& context, const InitOptions& options) {
  const auto& name = options.name;
  TRY(auto command, verbs::openingCommand(name));
  if (!options.timeZone.empty()) {
    if (!isTimeZone(options.timeZone)) return fail(ErrorKind::usage, notTimeZone(options.timeZone));
    auto step = command.step();
    step.getEvent().getBody().initTimeZoneSet().setRegister(Id(Kind::REGISTER, 1).value);
    step.initWords().setText(options.timeZone);
  }
  TRY(auto outcome, context.begin(command));
  auto partnership = std::ranges::find(outcome.subjects, Kind::GROUP, &Id::kind);
  printRecorded(context.options, outcome, static_cast<size_t>(partnership - outcome.subjects.begin()));
  context.say(
      fmt::format("The register of {} is open, in {}.", name, std::filesystem::absolute(context.folder()).string()));
  context.say("Next: 'minuted import MINUTES.txt' reads minutes and shows what it finds.");
  return {};
}

}  // namespace

void addInit(Command app, Context& context) {
  auto options = std::make_shared<InitOptions>();
  auto command =
      addRecordingCommand(app, context, "init", "Open a register for a partnership",
                          "  minuted init --name \"Marram Coast Partnership\"\n  minuted --register ./register init "
                          "--name \"Marram Coast Partnership\" --time-zone Europe/London",
                          [&context, options] { return init(context, *options); });
  command.option("--name", options->name, "The partnership's name").required();
  command.option("--time-zone", options->timeZone, "By which days begin and end; that of the machine, if not said");
}

}  // namespace minuted::cli
