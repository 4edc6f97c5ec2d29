// Text: trimming, folding, splitting and comparing. All text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace minuted {

std::string_view trim(std::string_view text);
// Trims the text and replaces each run of white space by one space; no-break and zero-width spaces count as white
// space.
std::string foldSpace(std::string_view text);
std::string foldCase(std::string_view text);              // case and accents folded, by ICU: "Zoë" and "ZOE" are equal
std::vector<std::string> wordsOf(std::string_view text);  // of letters and digits, with case folded, in order
double likeness(std::string_view a, std::string_view b);  // Dice coefficient of the sets of words, 0 to 1
// 'OSP' for 'Oxford Strategic Partnership'; "" for a single word.
std::string acronym(std::string_view name);
std::vector<std::string_view> split(std::string_view text, char separator);

std::string counted(uint64_t number);                          // 1,000
std::string counted(uint64_t number, std::string_view noun);   // 1 action, 2 actions
std::string countedTimes(uint64_t number);                     // once, twice, 3 times
std::string splitCamelCase(std::string_view name);             // in progress, for inProgress
std::string joinTexts(const std::vector<std::string>& texts);  // a, b and c

}  // namespace minuted
