// Text in lines of a width, broken between words. Pure functions, for any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace minuted::cli {

// The columns that a terminal takes for the text: two for a wide character, none for one that is put on another.
size_t displayWidth(std::string_view text);

// The lines of the text, none of them wider than the width. Words are broken only where one is wider than a line.
std::vector<std::string> wrap(std::string_view text, size_t width);

// Prose: each line keeps its indent, and what is wrapped stands below its beginning. A word that is too wide, such as
// the name of a file, is not broken.
std::string wrapProse(std::string_view text, size_t width);

// A command of a shell: what is wrapped goes on after ' \', and never within quotes.
std::string wrapCommand(std::string_view command, size_t width);

}  // namespace minuted::cli
