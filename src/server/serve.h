// A process that holds a register open and records what others ask for, on a Unix socket in the register's folder.
// Reading needs no server: readers open the register themselves and take no lock.
#pragma once

#include <filesystem>
#include <functional>

#include "register/register.h"

namespace minuted::server {

// Until SIGINT or SIGTERM. ready() is called once connections are accepted. The register must be open for writing.
Result<void> serve(engine::Register& opened, const std::filesystem::path& folder, const std::function<void()>& ready);

}  // namespace minuted::server
