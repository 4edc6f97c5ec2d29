// Single keys from a terminal, without Enter. For one thread.
#pragma once

#include <optional>

namespace minuted::cli {

// Whether somebody types at a terminal and reads the answers there.
bool isKeyboard();

// Waits for a key, which is not shown: a printed character of ASCII, '\n' for Enter, '?' for any other. Nothing where
// the input has ended, as by Ctrl-D. Where a signal ends the program meanwhile, the terminal is left as it was.
std::optional<char> readKey();

}  // namespace minuted::cli
