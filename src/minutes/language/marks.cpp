#include "minutes/language/marks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/owner_words.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr std::array labels{"outcome"sv,  "conclusion"sv, "resolution"sv, "resolutions"sv, "todo"sv,      "to do"sv,
                            "to-do"sv,    "actions"sv,    "action"sv,     "next steps"sv,  "next step"sv, "decisions"sv,
                            "decision"sv, "decided"sv,    "agreed"sv,     "resolved"sv,    "noted"sv,     "approved"sv,
                            "endorsed"sv, "deferred"sv,   "rejected"sv,   "ratified"sv,    "adopted"sv,   "carried"sv};
constexpr size_t longestQualifier = 40;  // bytes

// The beginning of a mark, up to the separator.
struct Head {
  std::string label, qualifier;
  size_t length = 0;  // bytes up to the body
};

// 'AP3', 'AI-12:': an action by its number. Without a number, 'AP' and 'AI' are somebody's initials.
std::optional<Head> numberedHead(std::string_view text) {
  if (!text.starts_with("AP") && !text.starts_with("AI")) return std::nullopt;
  size_t at = 2;
  if (at < text.size() && (text[at] == ' ' || text[at] == '-')) ++at;
  auto digits = at;
  while (at < text.size() && (isDigit(text[at]) || text[at] == '.' || text[at] == '/')) ++at;
  if (at == digits || text[digits] == '.') return std::nullopt;
  auto number = text.substr(digits, at - digits);
  // 'AI 1.3 was closed' tells of an action, and marks none.
  auto next = trim(text.substr(std::min(at, text.size())));
  for (auto verb : {"was"sv, "were"sv, "is"sv, "has"sv, "had"sv, "and"sv, "to"sv})
    if (documents::beginsWithPhrase(next, verb)) return std::nullopt;
  while (at < text.size() && (text[at] == ':' || text[at] == ')' || text[at] == ' ')) ++at;
  if (auto dash = documents::dashAt(text, at)) at += dash;
  if (at >= text.size() || text[at - 1] != ' ') return std::nullopt;
  return Head{"action", std::string(number), at};
}

// 'Action (JS): …'
std::optional<Head> bracketedHead(std::string_view text, std::string_view label) {
  auto open = text.find('(', label.size());
  if (open == documents::nowhere || open > label.size() + 1 || (open > label.size() && text[label.size()] != ' '))
    return std::nullopt;
  auto close = text.substr(0, open + longestQualifier).find(')', open);
  if (close == documents::nowhere || close + 1 >= text.size()) return std::nullopt;
  auto at = text[close + 1] == ' ' ? close + 2 : close + 1;
  auto dash = documents::dashAt(text, at);
  if (at >= text.size() || (text[at] != ':' && dash == 0)) return std::nullopt;
  return Head{std::string(label), foldSpace(text.substr(open + 1, close - open - 1)), at + std::max<size_t>(dash, 1)};
}

// 'JS action: …', 'JS ACTION …:'
std::optional<Head> headBehindInitials(std::string_view text) {
  auto initials = text.substr(0, std::min(text.find(' '), text.size()));
  if (!couldBeInitials(initials)) return std::nullopt;
  auto rest = documents::toLower(text.substr(initials.size(), 10));
  for (auto label : {" action:"sv, " actions:"sv})
    if (rest.starts_with(label)) return Head{"action", std::string(initials), initials.size() + label.size()};
  return std::nullopt;
}

// '#action Ann write', as it is typed where a chat bot takes the minutes.
std::optional<Head> taggedHead(std::string_view text) {
  if (!text.starts_with('#')) return std::nullopt;
  for (auto label : {"action"sv, "agreed"sv, "decided"sv, "resolved"sv, "accepted"sv, "todo"sv})
    if (documents::toLower(text.substr(1, label.size() + 1)) == std::string(label) + ' ')
      return Head{label == "accepted" ? "agreed" : std::string(label), "", label.size() + 2};
  return std::nullopt;
}

// The label at the beginning of `text`, with its separator.
std::optional<Head> headOf(std::string_view text) {
  if (auto numbered = numberedHead(text)) return numbered;
  if (auto personal = headBehindInitials(text)) return personal;
  if (auto tagged = taggedHead(text)) return tagged;
  auto start = documents::toLower(text.substr(0, 16 + longestQualifier));
  auto label = std::ranges::find_if(labels, [&](auto word) { return documents::beginsWithPhrase(start, word); });
  if (label == labels.end()) return std::nullopt;
  if (auto bracketed = bracketedHead(text, *label)) return bracketed;
  for (size_t at = label->size(); at < std::min(text.size(), label->size() + longestQualifier); ++at) {
    bool isDecimal = text[at] == '.' && at + 1 < text.size() && isDigit(text[at + 1]);
    if (std::string_view("[].;()").find(text[at]) != documents::nowhere && !isDecimal) return std::nullopt;
    auto dash = documents::dashAt(text, at);
    bool isSpacedDash = dash != 0 && (text[at - 1] == ' ' || at + dash >= text.size() || text[at + dash] == ' ');
    if (text[at] != ':' && !isSpacedDash) continue;
    auto qualifier = foldSpace(text.substr(label->size(), at - label->size()));
    return Head{std::string(*label), qualifier, at + std::max<size_t>(dash, 1)};
  }
  return std::nullopt;
}

// 'iv. Roads': the next item of a list that goes on in the same line.
bool beginsItem(std::string_view text, size_t at) {
  if (at == 0 || text[at - 1] != ' ') return false;
  auto end = std::min(text.find_first_not_of("ivx", at), text.size());
  return end > at && end - at <= 4 && text.substr(end).starts_with(". ") && documents::isUpper(text.substr(end + 2));
}

// Whether a sentence tells of a decision, and so ends the mark before it: 'The Board AGREED …', 'It was resolved …'.
bool beginsDecision(std::string_view sentence) {
  constexpr size_t farthest = 60;
  if (sentence.starts_with("It was agreed") || sentence.starts_with("It was resolved")) return true;
  if (!sentence.starts_with("The ")) return false;
  auto head = documents::shorten(sentence, farthest);
  head = head.substr(0, head.find_first_of(".,;:"));
  return std::ranges::any_of(std::array{"APPROVED"sv, "AGREED"sv, "NOTED"sv, "RESOLVED"sv, "ENDORSED"sv, "RATIFIED"sv,
                                        "DEFERRED"sv, "REJECTED"sv, "SUPPORTED"sv, "ADOPTED"sv, "ACCEPTED"sv},
                             [&](auto word) { return head.find(word) != documents::nowhere; });
}

// The bracket that closes the one at `open`, or the end of the text.
size_t closingBracket(std::string_view text, size_t open) {
  char opens = text[open], closes = opens == '[' ? ']' : ')';
  int depth = 0;
  for (size_t at = open; at < text.size(); ++at) {
    if (text[at] == opens) ++depth;
    if (text[at] == closes && --depth == 0) return at;
  }
  return text.size();
}

// In capitals and with a colon, a label is one wherever it stands: 'and report, ACTION: Ann to write'.
bool isShouted(std::string_view text) {
  constexpr size_t farthest = 30;
  size_t at = 0;
  while (at < text.size() && isCapital(text[at])) ++at;
  auto colon = documents::shorten(text, farthest).find_first_of(":.;,()");
  return at > 4 && (text.starts_with("ACTION") || text.starts_with("AGREED") || text.starts_with("DECISION")) &&
         colon != documents::nowhere && text[colon] == ':';
}

// The number of an item, with which a line may begin: '24/113 ', '(b) ', '4.2 '.
bool isReference(std::string_view text) {
  constexpr size_t longest = 12;
  return text.size() > 1 && text.size() <= longest && text.ends_with(' ') &&
         text.find_first_not_of("0123456789./()abcde ") == documents::nowhere &&
         !std::isalpha(static_cast<unsigned char>(text[0]));
}

bool beginsSentence(std::string_view text, size_t at) {
  if (at == 0 || isReference(text.substr(0, at))) return true;
  if (at < 2 || text[at - 1] != ' ') return false;
  return std::string_view(".!?;)]:").find(text[at - 2]) != documents::nowhere || text.substr(0, at).ends_with("• ") ||
         isShouted(text.substr(at));
}

}  // namespace

std::vector<Mark> findMarks(std::string_view block) {
  std::vector<Mark> marks;
  std::optional<size_t> open;  // where a mark without brackets begins whose end is not known yet
  auto finish = [&](size_t end) {
    if (!open) return;
    auto quote = trim(block.substr(*open, end - *open));
    auto head = headOf(quote);
    if (head) marks.push_back({head->label, head->qualifier, trim(quote.substr(head->length)), quote});
    open.reset();
  };
  for (size_t at = 0; at < block.size();) {
    bool isBracket = block[at] == '[' || block[at] == '(';
    auto inside = isBracket ? block.find_first_not_of(' ', at + 1) : at;
    if (inside == documents::nowhere) break;
    bool canBegin = isBracket || beginsSentence(block, at);
    if (open && at > *open && (beginsItem(block, at) || (canBegin && beginsDecision(block.substr(at))))) finish(at);
    auto head = canBegin ? headOf(block.substr(inside)) : std::nullopt;
    if (!head) {
      ++at;
      continue;
    }
    finish(at);
    if (!isBracket) {
      open = at++;
      continue;
    }
    auto close = closingBracket(block, at);
    auto body = trim(block.substr(inside + head->length, close - std::min(close, inside + head->length)));
    auto end = std::min(close + 1, block.size());
    marks.push_back({head->label, head->qualifier, body, trim(block.substr(at, end - at))});
    at = end;
  }
  finish(block.size());
  return marks;
}

}  // namespace minuted::minutes
