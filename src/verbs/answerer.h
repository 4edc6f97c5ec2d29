// Whose answer it is, where several are asked for an action and nobody is named.
#pragma once

#include <string>

#include "domain/action.h"
#include "register/snapshot.h"

namespace minuted::verbs {

// The person of that name, if they are one of those who are asked, or speak today for one of them. Else
// ErrorKind::usage, with the names of those who are asked.
Result<Id> findAnswerer(const engine::Snapshot& snapshot, Id action, const domain::Action& state,
                        const std::string& userName);

}  // namespace minuted::verbs
