#include "minutes/attendance/lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/attendance/prose.h"
#include "minutes/language/person_name.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {

using namespace std::string_view_literals;
using schema::Capacity;

namespace {

constexpr size_t longestLabel = 70;

}  // namespace

bool isSentence(std::string_view text) {
  constexpr size_t fewWords = 8;
  constexpr int mostSmall = 2;  // words in small letters
  auto words = documents::spacedWords(text);
  auto small =
      std::ranges::count_if(words, [](auto word) { return word[0] >= 'a' && word[0] <= 'z' && word != "and"; });
  return isTold(text) || (text.ends_with('.') && (words.size() > fewWords || small > mostSmall));
}

bool countsPeople(std::string_view text) {
  constexpr std::array numbers{"one"sv,   "two"sv,   "three"sv, "four"sv, "five"sv, "six"sv,
                               "seven"sv, "eight"sv, "nine"sv,  "ten"sv,  "no"sv,   "several"sv};
  auto first = documents::lowered(text.substr(0, text.find(' ')));
  bool number = !first.empty() && (std::ranges::find(numbers, first) != numbers.end() ||
                                   first.find_first_not_of("0123456789") == documents::nowhere);
  return number && text.size() <= longestLabel && !text.ends_with('.');
}

bool hasCue(const Cells& cells) {
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
  if (std::ranges::find(bodies, documents::lowered(trim(text.substr(0, end.at)))) == bodies.end()) return std::nullopt;
  auto rest = withoutMarks(text.substr(end.at + 1));
  if (isTold(rest) || readAttendees(rest, {.labelled = false}).size() < 2) return std::nullopt;
  return ListLabel{{Capacity::PRESENT, true}, true, {rest}};
}

bool isUnticked(std::string_view line) { return line.starts_with("[ ]") || line.starts_with("☐"); }

bool closesBracket(std::string_view text) {
  auto first = text.find_first_of("()");
  return first != documents::nowhere && text[first] == ')' && first > 0;
}

bool isOfMembers(std::string_view line) {
  auto lower = documents::lowered(line);
  return lower.ends_with(" members:") || lower.ends_with(" representatives:");
}

bool couldBeGroup(std::string_view name) {
  constexpr std::array small{"of"sv, "and"sv, "the"sv, "for"sv, "in"sv, "de"sv, "on"sv};
  if (!documents::isUpper(name)) return false;
  if (namesOffice(name) || namesOrganisation(name) || isOfMembers(std::string(name) + ":")) return true;
  return std::ranges::all_of(documents::spacedWords(name), [&](auto word) {
    return word[0] < 'a' || word[0] > 'z' || std::ranges::find(small, word) != small.end();
  });
}

std::string_view receivedFrom(std::string_view line) {
  constexpr std::array leads{"received from "sv, "were received from "sv, "from "sv, "received: "sv, "noted from "sv};
  auto lower = documents::lowered(documents::clipped(line, longestLabel));
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
  return saysNobody(rest) || std::ranges::find(words, documents::lowered(rest)) != words.end();
}

}  // namespace minuted::minutes
