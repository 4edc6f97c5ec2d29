// The vocabulary of decisions: verbs, and the names of bodies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event.capnp.h"

namespace minuted::minutes {

// The kind of decision for a word in lower case: 'agreed', 'ratified', 'carried'.
std::optional<schema::DecisionKind> decisionNamed(std::string_view word);

// The kind of decision for the words from `i` on, after any adverbs: 'unanimously agreed', 'was content', 'did not
// approve', 'were in favour'.
std::optional<schema::DecisionKind> decisionAt(const std::vector<std::string>& words, size_t i);

inline bool isWordAt(const std::vector<std::string>& words, size_t i, std::string_view word) {
  return i < words.size() && words[i] == word;
}

// The number of bytes at the beginning of a clause in lower case that name the body that meets: 'the board', 'all
// members', 'we'. fullName: the name of the body.
size_t bodyAtBeginning(std::string_view clause, std::string_view fullName);

}  // namespace minuted::minutes
