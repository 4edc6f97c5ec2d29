// Those who have one name, and what tells them apart: whom a person speaks for, the group above a group. The functions
// keep nothing, for any thread. Errors: those of the snapshot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

// Those of the kind that have exactly that name or alias, each once, whatever was merged; by reference.
Result<std::vector<Id>> namesakesOf(const engine::Snapshot& snapshot, Kind kind, std::string_view name);

// The organisations that a person was entered for, was ever appointed for, or attended a meeting for, each once.
Result<std::vector<Id>> organisationsOf(const engine::Snapshot& snapshot, Id person);

// "John Smith (PE-2, Quayside Trust)"; of a group, the one above it; the reference alone where nothing else is known.
Result<std::string> describe(const engine::Snapshot& snapshot, Id id);

// The people that 'John Smith (Quayside Trust)' means; none for a text of another form.
Result<std::vector<Id>> findPeopleOf(const engine::Snapshot& snapshot, std::string_view text);

}  // namespace minuted::queries
