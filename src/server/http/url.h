// URLs, as RFC 3986 has them. Functions that keep nothing, for any thread.
#pragma once

#include <string>
#include <string_view>

namespace minuted::server {

// A text as it is written in the query of a URL, or as a part of its path.
std::string encoded(std::string_view text);

}  // namespace minuted::server
