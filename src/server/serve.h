// The server of a register: a process that holds the register open for writing. It records the commands that other
// processes send to a Unix socket in the register's folder, and answers over HTTP where it is told to. Reading needs no
// server: readers open the register themselves and take no lock.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "register/register.h"

namespace minuted::server {

struct ServeOptions {
  std::string log = {};             // of requests over HTTP (server/http/observer.h)
  std::optional<std::string> http;  // the address where it answers over HTTP: "8080", "127.0.0.1:8080", "[::1]:8080"
};

// Serves until SIGINT or SIGTERM, and then closes the register, which must be open for writing. Calls ready() as soon
// as clients can connect, with the URL at which it answers over HTTP, or "". ErrorKind::usage where an address is none.
Result<void> serve(engine::Register& opened, const std::filesystem::path& folder, const ServeOptions& options,
                   const std::function<void(const std::string& url)>& ready);

}  // namespace minuted::server
