// The differences between what a report should say and what a file says, word by word, each with its place.
#pragma once

#include <string>
#include <vector>

#include "documents/printed_text.h"

namespace minuted::report {

struct Difference {
  enum class Kind { changed, added, removed, moved };
  Kind kind = Kind::changed;
  std::string place;     // where it should stand, or where it was added: 'after Accountability, paragraph 12'
  std::string expected;  // the words that should stand there, with some of those around them; "" where it was added
  std::string found;     // those that do; "" where it was removed; of words that were moved, the place where they are
};

// Differences of white space alone are none; nor are those of where a line or a very long word is broken. headings: of
// the report, which places are named by. In the order of the report.
std::vector<Difference> differencesBetween(const documents::PrintedText& expected, const documents::PrintedText& found,
                                           const std::vector<std::string>& headings);

// How many words the text has, for people.
size_t countWords(const documents::PrintedText& text);

}  // namespace minuted::report
