// How minutes say that something was decided: verbs, votes, bodies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event.capnp.h"

namespace minuted {

// Of a word in lower case: 'agreed', 'ratified', 'carried'.
std::optional<schema::DecisionKind> decisionNamed(std::string_view word);

// From the word `i` on, past adverbs: 'unanimously agreed', 'was content', 'did not approve', 'were in favour'.
std::optional<schema::DecisionKind> decisionAt(const std::vector<std::string>& words, size_t i);

// How a vote went: '12 in favour', 'Yes 6, no 1', 'by a show of hands', 'nem con', '(+4 / -1)'. In lower case.
bool tellsVote(std::string_view text);

// A vote that was lost: 'not carried', 'fell', 'no majority'.
bool tellsDefeat(std::string_view text);

// How many bytes at the beginning name the body that meets, in lower case: 'the board', 'all members', 'we'. `own` is
// what it is called in full.
size_t bodyAtBeginning(std::string_view clause, std::string_view own);

}  // namespace minuted
