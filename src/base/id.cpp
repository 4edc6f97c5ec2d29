#include "base/id.h"

#include <array>
#include <cctype>
#include <charconv>

namespace minuted {
namespace {

struct KindNames {
  std::string_view prefix, name;
};

constexpr std::array<KindNames, kindCount> kinds{
    {{"", "nothing"},       {"REG", "register"},   {"U", "user"},     {"O", "organisation"}, {"PE", "person"},
     {"G", "group"},        {"AP", "appointment"}, {"M", "meeting"},  {"DOC", "document"},   {"R", "reading"},
     {"D", "decision"},     {"A", "action"},       {"P", "priority"}, {"PG", "programme"},   {"ME", "measure"},
     {"AC", "achievement"}, {"F", "funding"},      {"T", "topic"},    {"ML", "mail"},        {"RP", "report"}}};

bool equalsIgnoringCase(std::string_view a, std::string_view upper) {
  if (a.size() != upper.size()) return false;
  for (size_t i = 0; i < a.size(); ++i)
    if (std::toupper(static_cast<unsigned char>(a[i])) != upper[i]) return false;
  return true;
}

}  // namespace

std::string reference(Id id) {
  auto kind = static_cast<size_t>(id.kind());
  if (!id || kind == 0 || kind >= kindCount) return "";
  return std::string(kinds[kind].prefix) + "-" + std::to_string(id.number());
}

std::optional<Id> parseReference(std::string_view text) {
  auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  uint32_t number = 0;
  auto digits = text.substr(dash + 1);
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number == 0 || number >= firstLocal)
    return std::nullopt;
  for (size_t kind = 1; kind < kindCount; ++kind)
    if (equalsIgnoringCase(text.substr(0, dash), kinds[kind].prefix)) return Id(static_cast<Kind>(kind), number);
  return std::nullopt;
}

std::string_view kindName(Kind kind) { return kinds[static_cast<size_t>(kind)].name; }

std::span<const Kind> allKinds() {
  static const auto all = [] {
    std::array<Kind, kindCount - 1> every{};
    for (size_t i = 0; i < every.size(); ++i) every[i] = static_cast<Kind>(i + 1);
    return every;
  }();
  return all;
}

}  // namespace minuted
