// Small helpers for code that looks through text byte by byte or phrase by phrase. Only ASCII is told apart: bytes of
// other characters are no digits, no capitals and no small letters.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "documents/phrases.h"

namespace minuted::minutes {

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }
inline bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
inline bool isSmallLetter(char c) { return c >= 'a' && c <= 'z'; }

// 'STFC': two capitals or more, and nothing else.
inline bool isAllCapitals(std::string_view word) { return word.size() > 1 && std::ranges::all_of(word, isCapital); }

// The byte of `text` at which `part`, a view into it, begins.
inline size_t offsetIn(std::string_view text, std::string_view part) {
  return static_cast<size_t>(part.data() - text.data());
}

// How many more brackets are opened in the text than closed; negative where more are closed.
inline int bracketBalance(std::string_view text) {
  return static_cast<int>(std::ranges::count(text, '(') - std::ranges::count(text, ')'));
}

// Whether the text has one of the phrases as whole words. Text and phrases are in lower case.
inline bool hasAnyPhrase(std::string_view lower, std::span<const std::string_view> phrases) {
  return std::ranges::any_of(phrases,
                             [&](auto phrase) { return documents::findPhrase(lower, phrase) != documents::nowhere; });
}

}  // namespace minuted::minutes
