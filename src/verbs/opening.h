// The command with which every register begins.
#pragma once

#include <string>

#include "base/result.h"
#include "register/command.h"

namespace minuted::verbs {

// Opens the register for a partnership of that name, which gets its acronym as an alias. ErrorKind::usage for a name
// without letters.
Result<engine::CommandMaker> openingCommand(const std::string& partnership);

}  // namespace minuted::verbs
