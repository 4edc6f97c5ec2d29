// The wording of votes in minutes. Texts called `text` are in lower case, those called `sentence` as written.
#pragma once

#include <optional>
#include <string_view>

#include "event.capnp.h"

namespace minuted::minutes {

// True for the result of a vote: '12 in favour', 'Yes 6, no 1', 'by a show of hands', 'nem con', '(+4 / -1)'.
bool mentionsVote(std::string_view text);

// True for a vote that was lost: 'not carried', 'fell', 'no majority'.
bool mentionsDefeat(std::string_view text);

// The outcome of the motion in a sentence about a vote: carried or lost. Nothing where it does not say so.
std::optional<schema::DecisionKind> outcomeOf(std::string_view text);

// True for a sentence that reports a vote and not what it was on: 'Proposed: Cllr Lee; seconded: Cllr Ray.', 'All in
// favour.', 'Carried 4 to 1.'
bool isOnlyVote(std::string_view sentence);

// True for a sentence that is about what the one before it says: 'All were in agreement.', 'This was approved.', 'The
// Board agreed.', 'Agreed.'
bool refersBack(std::string_view sentence);

}  // namespace minuted::minutes
