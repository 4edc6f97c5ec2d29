// kill -9 at random moments, while commands are on their way, with a client that retries.
//
// This process plays the client's conscience: it knows what was sent and what was acknowledged, has no threads, and
// forks for each cycle a child that opens the register, asks again what is unanswered, then sends new commands, many at
// once, and tells of both through a pipe. The child is killed at a random moment, its opening included. Every tenth
// cycle, and at the end, another child opens what is left and looks:
//
//   acknowledged is in the log, where it was said to be; what is in the log was sent; each command is there at most
//   once and whole; positions have no gaps; rebuilt rows are the live ones; the tree is that of the records, and its
//   roots at earlier sizes are those that were seen then.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "log/log.h"
#include "register/command.h"
#include "world/oracle.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using std::chrono::steady_clock;

constexpr size_t outstanding = 24;  // commands on their way at once

// One line of the pipe; short enough to be written whole (pipe(7), PIPE_BUF).
struct Told {
  uint32_t command = 0;
  enum What : uint32_t { sent, acknowledged, refused } what = sent;
  uint64_t first = 0;
  uint64_t count = 0;
};

Bytes idOfCommand(uint32_t command) { return engine::derivedCommandId(fmt::format("command {}", command)); }

// Each command has another number of events, and all go to a few subjects.
Bytes makeCommand(uint32_t command) {
  Lines steps{
      fmt::format("2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Ask {}\"", command)};
  for (uint32_t i = 0; i < command % 4; ++i)
    steps.push_back("2025-02-03 actionProgressed(action = $A-0) note = \"Under way\"");
  if (command % 5 == 0)
    steps.push_back("2025-01-20 actionCarriedForward(action = $A-0)");  // backdated, where there was progress
  steps.push_back(fmt::format("2025-01-{:02} attendanceRecorded(meeting = M-1, person = PE-{})", 16 + command % 14,
                              1 + command % 2));
  return commandOf(steps, idOfCommand(command));
}

void tell(int pipe, const Told& told) {
  if (::write(pipe, &told, sizeof told) != sizeof told) ::_exit(3);
}

engine::Register::Options options(const Clock& clock) {
  auto options = testOptions(log::Store::Mode::write, clock);
  options.log.headInterval = std::chrono::milliseconds(5);
  options.log.store.walLimit = 64 << 10;  // so that tables are flushed at random moments too
  options.writer.largestBatch = 8;
  return options;
}

// The child: records until it is killed.
[[noreturn]] void record(const std::filesystem::path& folder, int pipe, const std::vector<uint32_t>& unanswered,
                         uint32_t next) {
  SystemClock clock;
  auto opened = engine::Register::open(folder, options(clock));
  if (!opened) {
    fmt::print(stderr, "{}\n", opened.error().message);
    ::_exit(2);
  }
  std::atomic<size_t> onTheWay = 0;
  auto send = [&](uint32_t command) {
    while (onTheWay >= outstanding) std::this_thread::yield();
    ++onTheWay;
    tell(pipe, {.command = command});
    (*opened)->writer().record(makeCommand(command), [&onTheWay, pipe, command](engine::Outcome outcome) {
      if (outcome)
        tell(pipe, {command, Told::acknowledged, outcome->first, outcome->count});
      else
        tell(pipe, {.command = command, .what = Told::refused});
      --onTheWay;
    });
  };
  for (auto command : unanswered) send(command);
  while (true) send(next++);
}

struct Known {
  std::set<uint32_t> sent;
  std::map<uint32_t, Told> acknowledged;
};

// In a child, where no test can fail: says what does not hold, and ends.
template <typename... Args>
void mustHold(bool holds, fmt::format_string<Args...> otherwise, Args&&... args) {
  if (holds) return;
  fmt::print(stderr, "{}\n", fmt::format(otherwise, std::forward<Args>(args)...));
  ::_exit(1);
}

void requireCommands(const log::ReadPoint& at, uint64_t size, const Known& known) {
  std::map<Bytes, uint32_t> commands;
  for (auto command : known.sent) commands.emplace(idOfCommand(command), command);
  std::map<uint32_t, std::pair<uint64_t, uint64_t>> found;  // first position, count
  auto harbourEvents = harbour().size() + 1;
  for (uint64_t position = harbourEvents + 1; position <= size; ++position) {
    auto stored = must(engine::readEvent(at, position));
    mustHold(stored->event().getPosition() == position, "event {} says it is another", position);
    auto data = stored->event().getCommand();
    auto command = commands.find(Bytes(reinterpret_cast<const char*>(data.begin()), data.size()));
    mustHold(command != commands.end(), "event {} is of a command that was never sent", position);
    auto [place, isNew] = found.try_emplace(command->second, position, 0);
    mustHold(place->second.first + place->second.second == position, "command {} is there twice", command->second);
    ++place->second.second;
  }
  for (const auto& [command, place] : found) {
    Message<schema::Command> message(makeCommand(command));
    mustHold(place.second == message.get().getSteps().size(), "command {} has {} events", command, place.second);
  }
  for (const auto& [command, told] : known.acknowledged) {
    auto place = found.find(command);
    mustHold(place != found.end(), "command {} was acknowledged and is gone", command);
    mustHold(place->second == std::pair(told.first, told.count), "command {} is elsewhere", command);
  }
}

// Roots are kept in a file beside the register, as size and hash.
void requireRoots(const log::ReadPoint& at, uint64_t size, const Hash& root, const std::filesystem::path& file) {
  std::map<uint64_t, std::string> roots;
  std::ifstream in(file);
  uint64_t seen = 0;
  std::string hash;
  while (in >> seen >> hash) roots.emplace(seen, hash);
  log::Edge edge;
  for (uint64_t position = 1; position <= size; ++position) {
    edge.append(log::leafHash(must(log::decodeRecord(must(log::readRecord(at, position))))),
                [](log::Node, const Hash&) {});
    auto known = roots.find(position);
    mustHold(known == roots.end() || known->second == hex(view(edge.root())), "the root at {} is another", position);
  }
  mustHold(roots.empty() || roots.rbegin()->first <= size, "the log has shrunk to {}", size);
  mustHold(edge.root() == root, "the root at {} is not that of its records", size);
  std::ofstream(file, std::ios::app) << size << ' ' << hex(view(root)) << '\n';
}

// Another child: looks at what is left. The log's size comes back through the pipe.
[[noreturn]] void look(const std::filesystem::path& folder, int pipe, const Known& known) {
  SystemClock clock;
  try {
    auto opened = must(engine::Register::open(folder, options(clock)));
    auto size = opened->log().size();
    requireCommands(opened->log().store().readPoint(), size, known);
    requireRoots(opened->log().store().readPoint(), size, opened->log().root(), folder.string() + ".roots");
    must(log::Log::verify(opened->log(), {}));
    auto compared = must(opened->compareViews({}));
    mustHold(compared.differences == 0, "{} rows differ, first {}", compared.differences, compared.firstDifference);
    must(opened->close());
    tell(pipe, {.first = size});
  } catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    ::_exit(1);
  }
  ::_exit(0);
}

// Reads what the child tells, until `until` or until nobody is left to write.
void listen(int pipe, steady_clock::time_point until, const std::function<void(const Told&)>& hear) {
  while (true) {
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - steady_clock::now()).count();
    if (left < 0) return;
    pollfd waiting{pipe, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(std::min<int64_t>(left, 1000))) <= 0) continue;
    Told told;
    if (::read(pipe, &told, sizeof told) != sizeof told) return;
    hear(told);
  }
}

struct Child {
  pid_t process = 0;
  int pipe = 0;
};

Child start(const std::function<void(int pipe)>& work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  auto process = ::fork();
  if (process == 0) {
    ::close(ends[0]);
    work(ends[1]);
  }
  ::close(ends[1]);
  return {process, ends[0]};
}

int end(Child child) {
  ::close(child.pipe);
  int status = 0;
  ::waitpid(child.process, &status, 0);
  return status;
}

TEST(Kill, WhatWasAcknowledgedIsThereAndNothingIsThereTwice) {
  TempFolder folder;
  auto path = folder.path() / "register";
  auto made = start([&](int) {
    TestClock clock;
    clock.set(SystemClock().now());
    auto opened = engine::Register::open(path, [&] {
      auto creating = options(clock);
      creating.log.store.mode = log::Store::Mode::create;
      return creating;
    }());
    bool whole = opened.has_value();
    for (const auto& line : harbour()) whole = whole && (*opened)->record(commandOf({line})).has_value();
    ::_exit(whole && (*opened)->close() ? 0 : 1);
  });
  ASSERT_EQ(end(made), 0);

  const auto cycles = isFull() ? 1000u : 100u;
  std::mt19937 random(std::random_device{}());
  Known known;
  uint32_t next = 0;
  uint64_t size = 0, looks = 0, killedWhileOpening = 0, askedAgain = 0;
  auto lookNow = [&] {
    auto looking = start([&](int pipe) { look(path, pipe, known); });
    listen(looking.pipe, steady_clock::now() + std::chrono::minutes(2), [&](const Told& told) { size = told.first; });
    ++looks;
    return end(looking);
  };
  for (uint32_t cycle = 1; cycle <= cycles; ++cycle) {
    std::vector<uint32_t> unanswered;
    for (auto command : known.sent)
      if (!known.acknowledged.contains(command)) unanswered.push_back(command);
    std::ranges::shuffle(unanswered, random);
    askedAgain += unanswered.size();
    auto child = start([&](int pipe) { record(path, pipe, unanswered, next); });
    bool heard = false;
    auto hear = [&](const Told& told) {
      heard = true;
      ASSERT_NE(told.what, Told::refused) << "command " << told.command;
      if (told.what == Told::sent)
        known.sent.insert(told.command);
      else
        known.acknowledged.emplace(told.command, told);
      next = std::max(next, told.command + 1);
    };
    // The moment counts from the child's first word, or, every eighth time, from its start: then it is still opening.
    auto opening = cycle % 8 == 0;
    auto moment = std::chrono::microseconds(std::uniform_int_distribution<>(0, opening ? 40'000 : 100'000)(random));
    if (!opening) {
      pollfd waiting{child.pipe, POLLIN, 0};
      ASSERT_EQ(::poll(&waiting, 1, 60'000), 1) << "the child says nothing";
    }
    listen(child.pipe, steady_clock::now() + moment, hear);
    ::kill(child.process, SIGKILL);
    listen(child.pipe, steady_clock::now() + std::chrono::seconds(20), hear);
    auto status = end(child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "the child ended by itself: " << status;
    if (!heard) ++killedWhileOpening;
    if (cycle % 10 == 0) {
      ASSERT_EQ(lookNow(), 0) << "after cycle " << cycle;
    }
  }
  ASSERT_EQ(lookNow(), 0);
  for (const auto& [command, told] : known.acknowledged) ASSERT_TRUE(known.sent.contains(command));
  fmt::print(
      "{} cycles ({} killed while opening), {} looks: {} commands sent, {} acknowledged, {} asked again, {} events "
      "recovered\n",
      cycles, killedWhileOpening, looks, known.sent.size(), known.acknowledged.size(), askedAgain, size);
  EXPECT_GT(known.acknowledged.size(), cycles);
}

}  // namespace
}  // namespace minuted::world
