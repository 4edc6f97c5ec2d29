// The API described for other programs: OpenAPI 3.1, made from the table of routes. For any thread.
#pragma once

#include <string>

#include "server/http/routes.h"

namespace minuted::server {

std::string describe(const Routes& routes);

}  // namespace minuted::server
