// Addresses of mail of people and organisations. Functions of a snapshot that keep nothing, for any thread. Errors:
// those of the snapshot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

// Of a person or an organisation; "" where none is known.
Result<std::string> mailAddressOf(const engine::Snapshot& snapshot, Id party);

// The people who have this address, without regard to capitals; those who were merged into another are that one.
Result<std::vector<Id>> peopleWithAddress(const engine::Snapshot& snapshot, std::string_view address);

}  // namespace minuted::queries
