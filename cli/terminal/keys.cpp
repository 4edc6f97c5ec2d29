#include "cli/terminal/keys.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <iostream>

namespace minuted::cli {
namespace {

constexpr std::array endingSignals{SIGINT, SIGTERM, SIGHUP};

termios asItWas;  // read by the handler, while KeyByKey stands

void restoreAndEnd(int signal) {
  ::tcsetattr(STDIN_FILENO, TCSANOW, &asItWas);
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

// The terminal hands over each key as it is pressed, and shows none, as long as this stands.
class KeyByKey {
 public:
  KeyByKey() {
    ::tcgetattr(STDIN_FILENO, &asItWas);
    for (size_t i = 0; i < endingSignals.size(); ++i) {
      struct sigaction action = {};
      action.sa_handler = restoreAndEnd;
      ::sigaction(endingSignals[i], &action, &before_[i]);
    }
    auto changed = asItWas;
    changed.c_lflag &= static_cast<tcflag_t>(~(ICANON | ECHO));
    changed.c_cc[VMIN] = 1;
    changed.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSANOW, &changed);
  }
  ~KeyByKey() {
    ::tcsetattr(STDIN_FILENO, TCSANOW, &asItWas);
    for (size_t i = 0; i < endingSignals.size(); ++i) ::sigaction(endingSignals[i], &before_[i], nullptr);
  }
  KeyByKey(const KeyByKey&) = delete;
  KeyByKey& operator=(const KeyByKey&) = delete;

 private:
  std::array<struct sigaction, endingSignals.size()> before_;
};

}  // namespace

bool isKeyboard() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0; }

std::optional<char> readKey() {
  KeyByKey keyByKey;
  auto key = std::cin.get();
  if (key == std::char_traits<char>::eof() || static_cast<cc_t>(key) == asItWas.c_cc[VEOF]) return std::nullopt;
  return key == '\r' ? '\n' : static_cast<char>(key);
}

}  // namespace minuted::cli
