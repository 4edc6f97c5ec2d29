// How minutes say that something was voted on.
#pragma once

#include <optional>
#include <string_view>

#include "event.capnp.h"

namespace minuted::minutes {

// How a vote went: '12 in favour', 'Yes 6, no 1', 'by a show of hands', 'nem con', '(+4 / -1)'. In lower case.
bool tellsVote(std::string_view text);

// A vote that was lost: 'not carried', 'fell', 'no majority'.
bool tellsDefeat(std::string_view text);

// What a sentence about a vote says became of the motion: carried or lost. In lower case.
std::optional<schema::DecisionKind> outcomeOf(std::string_view text);

// 'Proposed: Cllr Lee; seconded: Cllr Ray.', 'All in favour.', 'Carried 4 to 1.': how it was voted on, and nothing of
// what. As written.
bool isVoteAlone(std::string_view sentence);

// 'All were in agreement.', 'This was approved.', 'The Board agreed.', 'Agreed.': what it is about stands in the
// sentence before.
bool pointsBack(std::string_view sentence);

}  // namespace minuted::minutes
