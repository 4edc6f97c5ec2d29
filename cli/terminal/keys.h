// Single keys from a terminal, without Enter. For one thread.
#pragma once

#include <optional>

namespace minuted::cli {

// Whether somebody types at a terminal and reads the answers there.
bool isKeyboard();

// Waits for a key, which is not shown; Enter is '\n'. Nothing where the input has ended, as by Ctrl-D. Where the
// program is stopped by a signal meanwhile, the terminal is left as it was.
std::optional<char> readKey();

}  // namespace minuted::cli
