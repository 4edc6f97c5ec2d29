// The actions that a party is asked for (queries/standing.h says what that means), found by indexes: those that it
// owns, those that people own who ever spoke for it, and those that are asked of each member of a group that it ever
// had to do with. Errors: those of the snapshot.
#pragma once

#include <vector>

#include "queries/action_answers.h"

namespace minuted::queries {

struct AskedAction {
  Id id;
  domain::Action action;
  Part part;  // the party's
};

// By reference. party: a person, an organisation or a group. onlyLive: without those that are over, which is quicker.
Result<std::vector<AskedAction>> actionsAskedOf(const engine::Snapshot& snapshot, Id party, bool onlyLive,
                                                ActionAnswers& answers);

}  // namespace minuted::queries
