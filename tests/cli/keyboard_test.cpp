// What a person at a terminal answers by single keys: the program runs on a pseudo-terminal, and each key is sent when
// it has asked.
#include <gmock/gmock.h>
#include <poll.h>
#include <pty.h>
#include <termios.h>

#include <array>
#include <utility>

#include "cli/program.h"

namespace minuted::world {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class Keyboard : public ProgramTest {
 protected:
  Keyboard() { record({"init", "--name", "Marram Coast Partnership"}); }
  ~Keyboard() override {
    if (child_ > 0) ::kill(child_, SIGKILL), ::waitpid(child_, nullptr, 0);
    if (terminal_ >= 0) ::close(terminal_);
  }

  void start(const Words& words) {
    child_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
    ASSERT_GE(child_, 0);
    if (child_ > 0) return;
    ::setenv("MINUTED_REGISTER", (folder_ / "register").c_str(), 1);
    ::setenv("MINUTED_USER", "Anna Reyes", 1);
    ::setenv("TERM", "dumb", 1);
    std::vector<char*> arguments{const_cast<char*>(MINUTED_PROGRAM)};
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(MINUTED_PROGRAM, arguments.data());
    ::_exit(127);
  }

  // Reads until the program asks again or has ended; whether it asks.
  bool waitForQuestion() {
    constexpr std::string_view asks = "\r\n> ";
    auto from = shown_.size();
    pollfd waiting{terminal_, POLLIN, 0};
    while (::poll(&waiting, 1, 30'000) > 0) {
      std::array<char, 4096> buffer{};
      auto size = ::read(terminal_, buffer.data(), buffer.size());
      if (size <= 0) return false;
      shown_.append(buffer.data(), static_cast<size_t>(size));
      if (shown_.size() > from + asks.size() && shown_.ends_with(asks)) return true;
    }
    ADD_FAILURE() << "neither asked nor ended:\n" << shown_;
    return false;
  }
  void press(std::string_view keys) { ASSERT_EQ(::write(terminal_, keys.data(), keys.size()), ssize_t(keys.size())); }
  int waitForEnd() {
    int status = -1;
    ::waitpid(std::exchange(child_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  pid_t child_ = -1;
  int terminal_ = -1;
  std::string shown_;
};

// Two meetings were held, and at the first one so many actions were raised.
class CarryingForward : public Keyboard {
 protected:
  void raise(int actions, const Words& more = {}) {
    record({"org", "add", "Harbour Trust"});
    record({"meeting", "add", "--date", "2025-01-16"});
    record({"meeting", "hold", "M-1"});
    for (int i = 1; i <= actions; ++i)
      record(
          with({"action", "add", "Paint bollard " + std::to_string(i), "--owner", "Harbour Trust", "--meeting", "M-1"},
               more));
    record({"meeting", "add", "--date", "2025-02-20"});
    record({"meeting", "hold", "M-2"});
  }
  // 'A-1 closed, A-2 open'
  std::string statuses() {
    return shell(
               "minuted action list --all --json | /usr/bin/python3 -c \"import json, sys; print(', "
               "'.join(f'{a[\\\"ref\\\"]} "
               "{a[\\\"status\\\"]}' for a in json.load(sys.stdin)['items']))\"")
        .output;
  }
};

TEST_F(CarryingForward, OfTwentyActionsTakesTwentyKeys) {
  raise(20);
  start({"meeting", "carry", "M-2"});
  size_t keys = 0;
  while (waitForQuestion()) {
    ASSERT_LT(keys, 20u) << shown_;
    press(std::string_view("\rcd").substr(keys++ % 3, 1));
  }
  EXPECT_EQ(waitForEnd(), 0);
  EXPECT_EQ(keys, 20u);
  EXPECT_THAT(shown_, HasSubstr("M-2 has said something of every open action."));
  auto listed = statuses();
  size_t closed = 0;
  for (auto at = listed.find("closed"); at != std::string::npos; at = listed.find("closed", at + 1)) ++closed;
  EXPECT_EQ(closed, 6u) << listed;
}

TEST_F(CarryingForward, TakesWordsBehindSomeKeysAndTakesBackWhatWasSaid) {
  raise(2);
  start({"meeting", "carry", "M-2"});
  for (const char* keys : {"D two coats\r", "u", "C no news\r", "e 2025-09-30\r"}) {
    ASSERT_TRUE(waitForQuestion());
    press(keys);
  }
  EXPECT_FALSE(waitForQuestion());
  EXPECT_EQ(waitForEnd(), 0);
  EXPECT_EQ(statuses(), "A-1 open, A-2 open\n");
  EXPECT_THAT(run({"action", "show", "A-1"}).output, HasSubstr("no news"));
  EXPECT_THAT(run({"action", "show", "A-2"}).output, HasSubstr("2025-09-30"));
}

TEST_F(CarryingForward, TakesBackTheNextOfAnActionThatIsAskedAgain) {
  raise(2, {"--every", "1", "--unit", "quarter"});
  start({"meeting", "carry", "M-2"});
  for (const char* key : {"d", "u", "q"}) {
    ASSERT_TRUE(waitForQuestion());
    press(key);
  }
  EXPECT_FALSE(waitForQuestion());
  EXPECT_EQ(waitForEnd(), 0);
  EXPECT_EQ(statuses(), "A-1 open, A-2 open\n");
}

TEST_F(CarryingForward, LeavesTheTerminalAsItWasWhereItIsInterrupted) {
  raise(1);
  start({"meeting", "carry", "M-2"});
  ASSERT_TRUE(waitForQuestion());
  termios asking{};
  for (int tries = 0; tries < 200 && (::tcgetattr(terminal_, &asking) != 0 || (asking.c_lflag & ICANON) != 0); ++tries)
    ::usleep(10'000);
  EXPECT_EQ(asking.c_lflag & (ICANON | ECHO), 0u);
  press("\x03");  // Ctrl-C
  while (waitForQuestion()) {
  }
  EXPECT_EQ(waitForEnd(), 128 + SIGINT);
  ASSERT_EQ(::tcgetattr(terminal_, &asking), 0);
  EXPECT_EQ(asking.c_lflag & (ICANON | ECHO), static_cast<tcflag_t>(ICANON | ECHO));
}

}  // namespace
}  // namespace minuted::world
