// How minutes say that something was decided: verbs and bodies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event.capnp.h"

namespace minuted::minutes {

// Of a word in lower case: 'agreed', 'ratified', 'carried'.
std::optional<schema::DecisionKind> decisionNamed(std::string_view word);

// From the word `i` on, past adverbs: 'unanimously agreed', 'was content', 'did not approve', 'were in favour'.
std::optional<schema::DecisionKind> decisionAt(const std::vector<std::string>& words, size_t i);

// How many bytes at the beginning name the body that meets, in lower case: 'the board', 'all members', 'we'. `own` is
// what it is called in full.
size_t bodyAtBeginning(std::string_view clause, std::string_view own);

}  // namespace minuted::minutes
