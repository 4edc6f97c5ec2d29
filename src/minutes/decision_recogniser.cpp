// Decisions: those that are marked ('AGREED: …', '[Decision – …]'), and sentences whose subject is the body itself or
// nobody ('It was resolved that …', 'The group endorsed …', 'Minutes of the last meeting were agreed'). What one person
// agreed to do is none, nor is what was agreed elsewhere or long ago.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "minutes/marks.h"
#include "minutes/phrases.h"
#include "minutes/recognisers.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

struct KindWord {
  std::string_view word;
  DecisionKind kind;
};
constexpr std::array<KindWord, 11> kinds{{{"agreed", DecisionKind::AGREED},
                                          {"decided", DecisionKind::AGREED},
                                          {"accepted", DecisionKind::AGREED},
                                          {"noted", DecisionKind::NOTED},
                                          {"endorsed", DecisionKind::ENDORSED},
                                          {"approved", DecisionKind::APPROVED},
                                          {"resolved", DecisionKind::RESOLVED},
                                          {"deferred", DecisionKind::DEFERRED},
                                          {"rejected", DecisionKind::REJECTED},
                                          {"decision", DecisionKind::AGREED},
                                          {"decisions", DecisionKind::AGREED}}};

std::optional<DecisionKind> kindNamed(std::string_view word) {
  auto known = std::ranges::find(kinds, word, &KindWord::word);
  return known == kinds.end() ? std::nullopt : std::optional(known->kind);
}

// Of words in lower case, from `i` on: 'unanimously agreed'.
std::optional<DecisionKind> verbAt(const std::vector<std::string>& words, size_t i) {
  constexpr std::array adverbs{"also"sv,      "unanimously"sv, "then"sv, "further"sv,
                               "therefore"sv, "formally"sv,    "all"sv,  "subsequently"sv};
  while (i < words.size() && std::ranges::find(adverbs, words[i]) != adverbs.end()) ++i;
  return i < words.size() ? kindNamed(words[i]) : std::nullopt;
}

bool isAt(const std::vector<std::string>& words, size_t i, std::string_view word) {
  return i < words.size() && words[i] == word;
}

// 'it was agreed …', at the beginning or after a few words and a comma: 'After discussion, it was agreed …'.
std::optional<DecisionKind> impersonal(std::string_view sentence) {
  constexpr size_t longestLead = 80;
  auto at = findPhrase(sentence, "it was");
  if (at == nowhere || at > longestLead) return std::nullopt;
  auto lead = trim(sentence.substr(0, at));
  if (!lead.empty() && !lead.ends_with(',') && !lead.ends_with("and")) return std::nullopt;
  return verbAt(wordsOf(sentence.substr(at)), 2);
}

// 'The group agreed …': the words after the body's name.
std::optional<DecisionKind> byTheBody(std::string_view sentence, const Minutes& minutes) {
  constexpr std::array bodies{"the group"sv,   "the steering group"sv, "the sub-group"sv, "the subgroup"sv,
                              "the board"sv,   "the partnership"sv,    "the committee"sv, "the council"sv,
                              "the panel"sv,   "the trustees"sv,       "the meeting"sv,   "the working group"sv,
                              "members"sv,     "trustees"sv,           "all members"sv,   "partners"sv,
                              "all partners"sv};
  auto own = foldCase(minutes.group);
  size_t length = 0;
  for (auto body : bodies)
    if (beginsWithPhrase(sentence, body)) length = std::max(length, body.size());
  if (!own.empty() && beginsWithPhrase(sentence, own)) length = std::max(length, own.size());
  if (!own.empty() && sentence.starts_with("the ") && beginsWithPhrase(sentence.substr(4), own))
    length = std::max(length, own.size() + 4);
  if (length == 0) return std::nullopt;
  auto kind = verbAt(wordsOf(sentence.substr(length)), 0);
  return kind == DecisionKind::NOTED ? std::nullopt : kind;  // 'the group noted' tells what was heard
}

// 'Agreed that …', 'RESOLVED that …', 'Resolved to …'
std::optional<DecisionKind> verbless(std::string_view sentence) {
  auto words = wordsOf(clipped(sentence, 40));
  auto kind = words.empty() ? std::nullopt : kindNamed(words[0]);
  return kind && (isAt(words, 1, "that") || isAt(words, 1, "to")) ? kind : std::nullopt;
}

// 'The minutes of the last meeting were agreed as correct', 'Minutes of the meeting of 3 May were approved'
std::optional<DecisionKind> ofTheMinutes(std::string_view sentence) {
  auto words = wordsOf(sentence);
  size_t i = 0;
  while (isAt(words, i, "the") || isAt(words, i, "draft") || isAt(words, i, "previous") || isAt(words, i, "last")) ++i;
  if (!isAt(words, i, "minutes")) return std::nullopt;
  constexpr size_t farthest = 20;
  for (; i + 1 < words.size() && i < farthest; ++i)
    if (words[i] == "were" || words[i] == "was") return verbAt(words, i + 1);
  return std::nullopt;
}

struct Sentence {
  std::optional<DecisionKind> kind;
  unsigned confidence = 0;
};

Sentence judge(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t longest = 1500;
  if (sentence.size() > longest || sentence.ends_with('?')) return {};
  auto lower = foldCase(straightened(sentence));
  if (auto kind = ofTheMinutes(lower)) return {kind, 90};
  if (auto kind = verbless(lower)) return {kind, 90};
  if (auto kind = impersonal(lower)) return {kind, kind == DecisionKind::NOTED ? 70u : 85u};
  if (auto kind = byTheBody(lower, minutes)) return {kind, 85};
  return {};
}

void addDecision(const Block& block, uint16_t item, std::string_view text, std::string_view quote, DecisionKind kind,
                 unsigned confidence, Findings& findings) {
  auto entry = asEntry(text);
  if (entry.empty()) return;
  auto decision = findings.add(block.line, confidence, quote).initDecision();
  decision.setText(textFor(entry).c_str());
  decision.setKind(kind);
  decision.setItem(item);
}

}  // namespace

void recogniseDecisions(const Minutes& minutes, Findings& findings) {
  constexpr unsigned marked = 95;
  for (size_t i = 0; i < minutes.document.blocks.size(); ++i) {
    const auto& block = minutes.document.blocks[i];
    if (block.kind == BlockKind::heading) continue;
    std::string_view text = block.text;
    size_t read = 0;  // up to here
    auto readProse = [&](size_t end) {
      for (auto sentence : sentences(text.substr(read, end - read)))
        if (auto [kind, confidence] = judge(sentence, minutes); kind)
          addDecision(block, minutes.items[i], sentence, sentence, *kind, confidence, findings);
    };
    for (const auto& mark : findMarks(text)) {
      auto begin = static_cast<size_t>(mark.quote.data() - text.data());
      readProse(begin);
      read = begin + mark.quote.size();
      auto kind = kindNamed(mark.label);
      if (kind && mark.qualifier.empty())
        addDecision(block, minutes.items[i], mark.body, mark.quote, *kind, marked, findings);
    }
    readProse(text.size());
  }
}

}  // namespace minuted
