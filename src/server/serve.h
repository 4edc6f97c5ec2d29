// The server of a register: a process that holds the register open for writing, and records the commands that other
// processes send to a Unix socket in the register's folder. Reading needs no server: readers open the register
// themselves and take no lock.
#pragma once

#include <filesystem>
#include <functional>

#include "register/register.h"

namespace minuted::server {

// Serves until SIGINT or SIGTERM, and then closes the register, which must be open for writing. Calls ready() as soon
// as clients can connect.
Result<void> serve(engine::Register& opened, const std::filesystem::path& folder, const std::function<void()>& ready);

}  // namespace minuted::server
