#include "minutes/attendance/lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/attendance/prose.h"
#include "minutes/language/person_name.h"
#include "minutes/language/scanning.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {

using namespace std::string_view_literals;
using schema::Capacity;

bool isSentence(std::string_view text) {
  constexpr size_t fewWords = 8;
  constexpr int mostSmallWords = 2;
  auto words = documents::spacedWords(text);
  auto smallWords = std::ranges::count_if(words, [](auto word) { return isSmallLetter(word[0]) && word != "and"; });
  return isNarrative(text) || (text.ends_with('.') && (words.size() > fewWords || smallWords > mostSmallWords));
}

bool countsPeople(std::string_view text) {
  constexpr std::array numbers{"one"sv,   "two"sv,   "three"sv, "four"sv, "five"sv, "six"sv,
                               "seven"sv, "eight"sv, "nine"sv,  "ten"sv,  "no"sv,   "several"sv};
  auto first = documents::toLower(text.substr(0, text.find(' ')));
  bool number = !first.empty() && (contains(numbers, std::string_view(first)) ||
                                   first.find_first_not_of("0123456789") == documents::nowhere);
  return number && text.size() <= longestLabel && !text.ends_with('.');
}

bool hasPersonCue(const Cells& cells) {
  return cells.size() > 1 || cells[0].find_first_of(",([;") != documents::nowhere ||
         !splitTitle(cells[0]).title.empty();
}

std::optional<ListLabel> bodyLabelOf(const documents::Block& block) {
  constexpr std::array bodies{"board"sv,         "board members"sv, "committee"sv, "committee members"sv,
                              "council"sv,       "panel"sv,         "group"sv,     "team"sv,
                              "panel members"sv, "working group"sv, "chairs"sv};
  auto text = std::string_view(block.text);
  auto end = endOfLabel(text);
  if (end.at == documents::nowhere || text[end.at] != ':' || block.number > 0) return std::nullopt;
  if (!contains(bodies, std::string_view(documents::toLower(trim(text.substr(0, end.at)))))) return std::nullopt;
  auto rest = withoutLeadingMarks(text.substr(end.at + 1));
  if (isNarrative(rest) || readAttendees(rest, {.labelled = false}).size() < 2) return std::nullopt;
  return ListLabel{{Capacity::PRESENT, true}, true, {rest}};
}

bool isUnticked(std::string_view line) { return line.starts_with("[ ]") || line.starts_with("☐"); }

bool closesBracket(std::string_view text) {
  auto first = text.find_first_of("()");
  return first != documents::nowhere && text[first] == ')' && first > 0;
}

bool isMembersHeading(std::string_view line) {
  auto lower = documents::toLower(line);
  return lower.ends_with(" members:") || lower.ends_with(" representatives:");
}

bool couldBeGroup(std::string_view name) {
  constexpr std::array small{"of"sv, "and"sv, "the"sv, "for"sv, "in"sv, "de"sv, "on"sv};
  if (!documents::isUpper(name)) return false;
  if (namesOffice(name) || namesOrganisation(name) || isMembersHeading(std::string(name) + ":")) return true;
  return std::ranges::all_of(documents::spacedWords(name),
                             [&](auto word) { return !isSmallLetter(word[0]) || contains(small, word); });
}

std::string_view namesAfterReceived(std::string_view line) {
  constexpr std::array leads{"received from "sv, "were received from "sv, "from "sv, "received: "sv, "noted from "sv};
  auto lower = documents::toLower(documents::shorten(line, longestLabel));
  for (auto lead : leads)
    if (lower.starts_with(lead) && !readAttendees(line.substr(lead.size()), {.labelled = false}).empty())
      return line.substr(lead.size());
  return "";
}

bool isVacantPost(std::string_view line) {
  constexpr std::array words{"vacant"sv, "vacancy"sv, "absent"sv, "to be appointed"sv, "unfilled"sv};
  auto end = endOfLabel(line);
  if (end.at == documents::nowhere || !namesOffice(line.substr(0, end.at))) return false;
  auto rest = trim(line.substr(end.at + end.length));
  return saysNobody(rest) || contains(words, std::string_view(documents::toLower(rest)));
}

}  // namespace minuted::minutes
