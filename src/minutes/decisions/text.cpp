#include "minutes/decisions/text.h"

#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

// Cuts corrections off 'agreed as a correct record save that …', and what follows 'but' off 'noted the figures but …'.
std::string_view withoutAside(std::string_view text, DecisionKind kind) {
  auto lower = documents::toLower(text);
  if (documents::findPhrase(lower, "record") != documents::nowhere || lower.starts_with("minutes") ||
      lower.starts_with("the minutes"))
    for (auto aside :
         {" save that "sv, ", subject to "sv, " subject to "sv, ", except "sv, " except "sv, " with the "sv})
      if (auto at = lower.find(aside); at != documents::nowhere) return text.substr(0, at);
  if (kind == DecisionKind::NOTED)
    if (auto at = lower.find(" but "); at != documents::nowhere) return text.substr(0, at);
  return text;
}

// Cuts off what one person undertook: '… decided to allow it, and the Clerk will tell them'.
std::string_view withoutUndertaking(std::string_view text, const Minutes& minutes) {
  constexpr size_t longestOwner = 50;
  for (auto at = text.find(", and "); at != documents::nowhere; at = text.find(", and ", at + 1)) {
    auto clause = text.substr(at + 6);
    for (auto verb : {" will "sv, " offered to "sv, " agreed to "sv, " undertook to "sv, " volunteered to "sv})
      if (auto end = documents::shorten(clause, longestOwner).find(verb); end != documents::nowhere)
        if (namesKnownOwners(clause.substr(0, end), minutes)) return text.substr(0, at);
  }
  return text;
}

}  // namespace

std::string_view withoutVote(std::string_view text) {
  if (auto at = text.find(", proposed"); at != documents::nowhere && text.find("seconded", at) != documents::nowhere)
    text = text.substr(0, at);
  auto open = text.rfind('(');
  auto end = text.find_last_not_of(" .");
  if (open == documents::nowhere || open == 0 || end == documents::nowhere || text[end] != ')') return text;
  auto note = documents::toLower(text.substr(open));
  bool isVote = note.find("proposed") != documents::nowhere || note.find("seconded") != documents::nowhere;
  return isVote ? trim(text.substr(0, open)) : text;
}

std::string decisionText(std::string_view text, DecisionKind kind, const Minutes& minutes) {
  return std::string(withoutAside(withoutUndertaking(text, minutes), kind));
}

}  // namespace minuted::minutes
