// Looking for words in a line of prose. Positions are bytes; whatever is compared is ASCII, and all else is left alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace minuted::documents {

constexpr size_t nowhere = std::string_view::npos;

std::string lowered(std::string_view text);  // ASCII letters only, so that positions stay what they were

// The first place from which `phrase` stands as whole words; both in lower case.
size_t findPhrase(std::string_view text, std::string_view phrase, size_t from = 0);
bool beginsWithPhrase(std::string_view text, std::string_view phrase);

bool isUpper(std::string_view text);              // begins with a capital; a letter beyond ASCII counts as one
size_t dashAt(std::string_view text, size_t at);  // bytes of the hyphen or dash at this place; 0 where there is none
std::string straightened(std::string_view text);  // dashes and quotation marks as ASCII has them, for comparing
std::vector<std::string_view> spacedWords(std::string_view text);

// The sentences of a paragraph, trimmed. 'Cllr. Brown' and 'R. Crisp' do not end one.
std::vector<std::string_view> sentences(std::string_view paragraph);

// Without what stands from `begin` to `end`, and without the commas, empty brackets and spaces that this leaves behind.
std::string without(std::string_view text, size_t begin, size_t end);

// As a line in a register: begins with a capital, ends without a full stop.
std::string asEntry(std::string_view text);

// At most so many bytes, cut between characters.
std::string_view clipped(std::string_view text, size_t bytes);

}  // namespace minuted::documents
