// Addresses of mail, as far as they can be told without sending one. A pure function, for any thread.
#pragma once

#include <string_view>

namespace minuted {

// NAME@HOST of printable ASCII: 'priya.nair+minuted@harbour.example', 'root@localhost'. What quotes, comments or a
// network address would be needed for is none.
bool isMailAddress(std::string_view text);

}  // namespace minuted
