// Finds words in a line of prose. Positions are offsets in bytes. Only ASCII letters are compared without regard to
// case; all other characters are compared byte by byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace minuted::documents {

constexpr size_t nowhere = std::string_view::npos;

std::string toLower(std::string_view text);  // changes ASCII letters only, so that positions stay the same

// The first position at or after `from` where `phrase` stands as whole words, or `nowhere`. Both must be in lower case.
size_t findPhrase(std::string_view text, std::string_view phrase, size_t from = 0);
bool beginsWithPhrase(std::string_view text, std::string_view phrase);

bool isUpper(std::string_view text);  // whether the first character is a capital letter, of any alphabet
size_t dashAt(std::string_view text,
              size_t at);  // the size in bytes of the hyphen or dash at this position; 0 where there is none
std::string toAsciiMarks(std::string_view text);                   // typographic dashes and quotation marks as ASCII
std::vector<std::string_view> spacedWords(std::string_view text);  // the parts between spaces

// The sentences of a paragraph, trimmed. The full stops in 'Cllr. Brown' and 'R. Crisp' do not end a sentence.
std::vector<std::string_view> sentences(std::string_view paragraph);

// The text without the bytes from `begin` to `end`, and without commas, empty brackets and spaces around the gap.
std::string withoutSpan(std::string_view text, size_t begin, size_t end);

// The text as it is entered in a register: begins with a capital and has no full stop at its end.
std::string asEntry(std::string_view text);

// The first characters of the text, of at most so many bytes together.
std::string_view shorten(std::string_view text, size_t bytes);

}  // namespace minuted::documents
