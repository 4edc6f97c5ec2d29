#include "base/mail_address.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"

namespace minuted {
namespace {

bool isAlphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Words with one dot between each two.
template <typename IsPart>
bool areDotted(std::string_view text, IsPart isPart) {
  return std::ranges::all_of(split(text, '.'), isPart);
}

bool isNamePart(std::string_view part) {
  constexpr std::string_view marks = "!#$%&'*+/=?^_`{|}~-";
  return !part.empty() && std::ranges::all_of(part, [&](char c) { return isAlphanumeric(c) || marks.contains(c); });
}

bool isHostPart(std::string_view part) {
  return !part.empty() && part.front() != '-' && part.back() != '-' &&
         std::ranges::all_of(part, [](char c) { return isAlphanumeric(c) || c == '-'; });
}

}  // namespace

bool isMailAddress(std::string_view text) {
  constexpr size_t longest = 254, longestName = 64;  // RFC 5321
  auto at = text.find('@');
  if (at == std::string_view::npos || at > longestName || text.size() > longest) return false;
  auto host = text.substr(at + 1);
  bool isNumber = host.find_first_not_of("0123456789.") == std::string_view::npos;
  return areDotted(text.substr(0, at), isNamePart) && areDotted(host, isHostPart) && !isNumber &&
         (host.contains('.') || host == "localhost");
}

}  // namespace minuted
