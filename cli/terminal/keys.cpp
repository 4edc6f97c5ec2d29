#include "cli/terminal/keys.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace minuted::cli {
namespace {

constexpr std::array endingSignals{SIGINT, SIGTERM, SIGHUP};

// Of the terminal, for the handlers while KeyByKey stands.
termios asItWas, keyByKey;

void restoreAndEnd(int signal) {
  ::tcsetattr(STDIN_FILENO, TCSANOW, &asItWas);
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

// After the program was stopped by Ctrl-Z, during which the shell had the terminal.
void setAgain(int) { ::tcsetattr(STDIN_FILENO, TCSANOW, &keyByKey); }

// The terminal hands over each key as it is pressed, and shows none, as long as this stands.
class KeyByKey {
 public:
  KeyByKey() {
    ::tcgetattr(STDIN_FILENO, &asItWas);
    keyByKey = asItWas;
    keyByKey.c_lflag &= static_cast<tcflag_t>(~(ICANON | ECHO));
    keyByKey.c_cc[VMIN] = 1;
    keyByKey.c_cc[VTIME] = 0;
    for (size_t i = 0; i < endingSignals.size(); ++i) handle(endingSignals[i], restoreAndEnd, before_[i]);
    handle(SIGCONT, setAgain, beforeContinuing_);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &keyByKey);
  }
  ~KeyByKey() {
    ::tcsetattr(STDIN_FILENO, TCSANOW, &asItWas);
    for (size_t i = 0; i < endingSignals.size(); ++i) ::sigaction(endingSignals[i], &before_[i], nullptr);
    ::sigaction(SIGCONT, &beforeContinuing_, nullptr);
  }
  KeyByKey(const KeyByKey&) = delete;
  KeyByKey& operator=(const KeyByKey&) = delete;

 private:
  static void handle(int signal, void (*handler)(int), struct sigaction& before) {
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, &before);
  }

  std::array<struct sigaction, endingSignals.size()> before_;
  struct sigaction beforeContinuing_;
};

}  // namespace

bool isKeyboard() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0; }

std::optional<char> readKey() {
  KeyByKey reading;
  char key = 0;
  ssize_t size = 0;
  do size = ::read(STDIN_FILENO, &key, 1);
  while (size < 0 && errno == EINTR);
  if (size <= 0 || static_cast<cc_t>(key) == asItWas.c_cc[VEOF]) return std::nullopt;
  if (key == '\r' || key == '\n') return '\n';
  if (key > ' ' && key <= '~') return key;
  ::tcflush(STDIN_FILENO, TCIFLUSH);  // the rest of an arrow key, or of a letter that is none of ASCII
  return '?';
}

}  // namespace minuted::cli
