// Printing, by which all text of the command line goes. One thread at a time.
//
// What cannot be written is kept in mind and said once, when the command is over (finishOutput): a reader that goes
// away, or a full disk, never stops in the middle a command that records. On a terminal, characters that would command
// it are replaced, wherever the text comes from; files and pipes get every byte.
#pragma once

#include <fmt/format.h>

#include <string_view>

#include "base/result.h"

namespace minuted::cli {

// To standard output.
void writeOut(std::string_view text);
template <typename... Arguments>
void printOut(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  writeOut(fmt::format(format, std::forward<Arguments>(arguments)...));
}

// To standard error. Nothing is said where that cannot be written.
void writeMessage(std::string_view text);
template <typename... Arguments>
void printMessage(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  writeMessage(fmt::format(format, std::forward<Arguments>(arguments)...));
}

// Hands over what was printed so far. Whether anything more can be printed: false once a write has failed.
bool flushOutput();

// Ends the output. ErrorKind::failed where something could not be written; a reader that went away is no error.
Result<void> finishOutput();

// The text as a terminal may have it: control characters, and those that turn the direction of text, are replaced, but
// for the end of a line, the tab, and the three escape sequences by which this program prints bold and red.
std::string forTerminal(std::string_view text);

}  // namespace minuted::cli
