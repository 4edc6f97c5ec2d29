// Whether a text that somebody wrote may be recorded. Pure functions, for any thread.
//
// Every way in asks the same function: the register for each new event (domain/written_words.h), and before it whoever
// can name the place, such as an option or a line of a file. What is recorded already is never asked about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace minuted {

enum class TextForm {
  name,     // of a person, an organisation, a group: one line with a letter in it, and nothing that is not seen
  line,     // a title, an address: one line
  words,    // what was asked, decided, reported: lines and tabs
  section,  // the words of a whole section, or the quote of a document: longer
  report,   // a whole report that was published
};

// The most characters that a text of the form may have.
size_t longestOf(TextForm form);

// What is wrong with the text, as the rest of a sentence about it: "has a control character (U+0007) at character 3".
// Nothing where it may be recorded. An empty text shows nothing, and is wrong too.
std::optional<std::string> textFault(std::string_view text, TextForm form);

// The same without asking whether the text shows anything, and how long it is: for what was found in a document.
std::optional<std::string> characterFault(std::string_view text, TextForm form);

// The text without the characters that may not be recorded wherever they stand: control characters but line ends, form
// feeds and tabs, and what turns the direction of writing. Bytes that are no UTF-8 become U+FFFD. For what is read from
// a document, and not written by whoever records.
std::string withoutControls(std::string_view text);

}  // namespace minuted
