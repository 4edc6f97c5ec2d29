// The name that somebody may have meant. Pure functions, for any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace minuted::cli {

// The one of the names that is most like the word: few letters are missing, wrong or exchanged, or it begins with the
// word. "" where none is like it.
std::string nearestOf(std::string_view word, const std::vector<std::string>& names);

}  // namespace minuted::cli
