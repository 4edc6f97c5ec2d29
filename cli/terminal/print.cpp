#include "cli/terminal/print.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace minuted::cli {
namespace {

int outputError = 0;  // errno of the first write that failed

void noteError() {
  if (outputError == 0) outputError = errno == 0 ? EIO : errno;
}

bool isOnTerminal(std::FILE* file) {
  static const bool out = ::isatty(STDOUT_FILENO) != 0, messages = ::isatty(STDERR_FILENO) != 0;
  return file == stdout ? out : messages;
}

// How many bytes at this place are a character that a terminal must not get; 0 for all others.
size_t lengthOfControl(std::string_view text) {
  auto byte = static_cast<unsigned char>(text[0]);
  if (byte < 0x20 || byte == 0x7F) return byte == '\n' || byte == '\t' ? 0 : 1;
  if (byte == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0) return 2;  // U+0080 to U+009F
  constexpr std::array<std::string_view, 11> turning{
      "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",  // U+200E, …
      "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};                 // … U+2069
  for (auto character : turning)
    if (text.starts_with(character)) return character.size();
  return 0;
}

}  // namespace

std::string forTerminal(std::string_view text) {
  constexpr std::array<std::string_view, 3> ours{"\033[0m", "\033[1m", "\033[31m"};
  constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    size_t taken = 0;
    for (auto sequence : ours)
      if (text.starts_with(sequence)) taken = sequence.size();
    if (taken > 0) {
      safe += text.substr(0, taken);
    } else if (taken = lengthOfControl(text); taken > 0) {
      safe += replacement;
    } else {
      taken = 1;
      safe += text.front();
    }
    text.remove_prefix(taken);
  }
  return safe;
}

void writeOut(std::string_view text) {
  if (outputError != 0) return;
  auto bytes = isOnTerminal(stdout) ? forTerminal(text) : std::string(text);
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) noteError();
}

void writeMessage(std::string_view text) {
  auto bytes = isOnTerminal(stderr) ? forTerminal(text) : std::string(text);
  std::fwrite(bytes.data(), 1, bytes.size(), stderr);
}

bool flushOutput() {
  errno = 0;
  if (outputError == 0 && std::fflush(stdout) != 0) noteError();
  return outputError == 0;
}

Result<void> finishOutput() {
  if (flushOutput() || outputError == EPIPE) return {};
  return fail(ErrorKind::failed, fmt::format("The output could not be written: {}.", std::strerror(outputError)));
}

}  // namespace minuted::cli
