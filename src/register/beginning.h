// Begins a register with its first events: see log/beginning.h. One thread at a time.
#pragma once

#include "register/register.h"

namespace minuted::engine {

// Makes a register in the folder, in which the command is recorded, and closes it. Where there is one already that
// began with this very command, nothing is recorded, and the answer is that of the first time with `again` set.
//
// Refuses as RULE where the folder has something else in it, and as the register refuses the command. UNKNOWN where the
// register is there, and may be lost with the power.
Outcome beginRegister(const std::filesystem::path& folder, Register::Options options, Bytes command);

}  // namespace minuted::engine
