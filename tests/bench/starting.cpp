// A process that starts, answers one query and ends: on a small and on a large register, and after the process that
// wrote to the register was killed.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "measure.h"
#include "measurements.h"
#include "queries/queries.h"

namespace minuted::bench {
namespace {

constexpr int runs = 20, crashes = 5;
constexpr size_t actionsAnOwner = 50;
const std::filesystem::path self = "/proc/self/exe";

pid_t spawn(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const auto& part : command) arguments.push_back(const_cast<char*>(part.c_str()));  // posix_spawn does not write
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  auto failed = posix_spawn(&child, arguments[0], &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (failed != 0) giveUp("could not start " + command[0]);
  return child;
}

// The time in seconds from starting the command until it has ended.
double timeOf(const std::vector<std::string>& command) {
  Stopwatch watch;
  auto child = spawn(command);
  int status = 0;
  wait4(child, &status, 0, nullptr);
  auto seconds = watch.seconds();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) giveUp(command[0] + " failed");
  return seconds;
}

// Every owner has the same number of actions, so that the answer has the same size in both registers.
WorkloadSettings settingsFor(uint64_t actions) {
  WorkloadSettings settings;
  settings.owners = actions / actionsAnOwner;
  settings.shareOfLargest = 1.0 / static_cast<double>(settings.owners);
  settings.eventsPerAction = 1.5;
  settings.events = actions * 3 / 2 + settings.owners;
  return settings;
}

std::vector<std::string> queryCommand(const Options& options, const std::filesystem::path& folder, Id owner) {
  if (std::filesystem::exists(options.program))
    return {options.program.string(), "--register", folder.string(), "action", "list", "--owner",
            reference(owner),         "--json"};
  return {std::filesystem::read_symlink(self).string(), "--answer-and-end", folder.string(), reference(owner)};
}

double medianStart(const Options& options, uint64_t actions) {
  auto folder = options.folder / fmt::format("start-{}", actions);
  auto settings = settingsFor(actions);
  auto filled = openFilled(folder, settings, log::Store::Mode::read);
  auto command = queryCommand(options, folder, filled.workload->owner(settings.owners / 3));
  filled.openedRegister.reset();
  (void)timeOf(command);
  std::vector<double> seconds;
  for (int i = 0; i < runs; ++i) seconds.push_back(timeOf(command));
  return median(seconds);
}

// Measures on a copy of the register, whose write-ahead log is as the killed process left it.
double medianAfterCrash(const Options& options, uint64_t actions) {
  auto folder = options.folder / "crashed";
  std::vector<double> seconds;
  for (int i = 0; i < crashes; ++i) {
    std::filesystem::remove_all(folder);
    std::filesystem::copy(options.folder / fmt::format("start-{}", actions), folder,
                          std::filesystem::copy_options::recursive);
    auto writer = spawn({std::filesystem::read_symlink(self).string(), "--record-until-killed", folder.string()});
    std::this_thread::sleep_for(std::chrono::milliseconds(1500 + 137 * i));
    int status = 0;
    if (waitpid(writer, &status, WNOHANG) != 0) giveUp("the process that was to be killed has ended by itself");
    kill(writer, SIGKILL);
    wait4(writer, &status, 0, nullptr);
    seconds.push_back(timeOf(queryCommand(options, folder, Id(Kind::PERSON, 20))));
  }
  std::filesystem::remove_all(folder);
  return median(seconds);
}

}  // namespace

int recordUntilKilled(const std::filesystem::path& folder) {
  StreamClock clock;
  clock.set(Workload::ends());
  auto openedRegister = openRegister(folder, log::Store::Mode::write, &clock);
  Random random(std::random_device{}());
  while (true) {
    std::vector<Bytes> commands;
    for (int i = 0; i < 2000; ++i) {
      engine::CommandMaker maker;
      auto raised = maker.step();
      auto action = raised.getEvent().getBody().initActionRaised();
      action.initOwners(1)[0].setParty(Id(Kind::PERSON, 1 + static_cast<uint32_t>(random() % 100)).value);
      raised.initWords().setText(sentence(random));
      commands.push_back(maker.finish(engine::newCommandId(), "Officer 1"));
    }
    recordAll(openedRegister->writer(), commands, 32);
  }
}

int answerAndEnd(const std::filesystem::path& folder, const std::string& owner) {
  auto openedRegister = openRegister(folder, log::Store::Mode::read, nullptr);
  queries::ActionFilter filter;
  filter.party = *parseReference(owner);
  auto list = must(queries::listActions(must(openedRegister->snapshot()), filter));
  for (auto item : list.get().getItems()) fmt::print("{}\n", item.getText().cStr());
  return 0;
}

void measureStart(const Options& options) {
  if (!std::filesystem::exists(options.program))
    printNote(fmt::format("{} does not exist: this program is measured instead.", options.program.string()));
  auto small = medianStart(options, 10'000);
  printTitle("One process, from start to end: one owner's open actions");
  printRow("10,000 actions", milliseconds(small), "", small * 1000, {false, 25, "ms"});
  auto large = medianStart(options, options.events);
  auto count = rounded(static_cast<double>(options.events));
  printRow(count + " actions", milliseconds(large), "", large / small, {false, 2, ""});
  auto crashed = medianAfterCrash(options, 10'000);
  printRow("10,000 actions, first start after kill -9", milliseconds(crashed), "", crashed * 1000, {false, 25, "ms"});
  printNote(fmt::format("Medians of {} starts, and of {} kills; the files in the system's cache.", runs, crashes));
  if (!options.keep)
    for (auto actions : {uint64_t(10'000), options.events})
      std::filesystem::remove_all(options.folder / fmt::format("start-{}", actions));
}

}  // namespace minuted::bench
