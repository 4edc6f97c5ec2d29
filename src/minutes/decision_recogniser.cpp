// Decisions: those that are marked ('AGREED: …', '[Decision – …]'), and sentences whose subject is the body itself or
// nobody ('It was resolved that …', 'The group endorsed …', 'Minutes of the last meeting were agreed'). What one person
// agreed to do is none, nor is what was agreed elsewhere or long ago.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "minutes/marks.h"
#include "documents/phrases.h"
#include "minutes/recognisers.h"
#include "register/names.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

struct KindWord {
  std::string_view word;
  DecisionKind kind;
};
constexpr std::array kinds{
    KindWord{"agreed", DecisionKind::AGREED},     KindWord{"decided", DecisionKind::AGREED},
    KindWord{"accepted", DecisionKind::AGREED},   KindWord{"noted", DecisionKind::NOTED},
    KindWord{"endorsed", DecisionKind::ENDORSED}, KindWord{"approved", DecisionKind::APPROVED},
    KindWord{"ratified", DecisionKind::APPROVED}, KindWord{"adopted", DecisionKind::APPROVED},
    KindWord{"carried", DecisionKind::AGREED},    KindWord{"passed", DecisionKind::AGREED},
    KindWord{"resolved", DecisionKind::RESOLVED}, KindWord{"deferred", DecisionKind::DEFERRED},
    KindWord{"rejected", DecisionKind::REJECTED}, KindWord{"decision", DecisionKind::AGREED},
    KindWord{"decisions", DecisionKind::AGREED},  KindWord{"resolution", DecisionKind::RESOLVED}};

std::optional<DecisionKind> kindNamed(std::string_view word) {
  auto known = std::ranges::find(kinds, word, &KindWord::word);
  return known == kinds.end() ? std::nullopt : std::optional(known->kind);
}

constexpr std::array adverbs{"also"sv,     "unanimously"sv, "then"sv,      "further"sv,      "therefore"sv,
                             "formally"sv, "all"sv,         "both"sv,      "subsequently"sv, "retrospectively"sv,
                             "duly"sv,     "generally"sv,   "discussed"sv, "and"sv,          "reviewed"sv,
                             "in"sv,       "principle"sv,   "hereby"sv};

// Of words in lower case, from `i` on: 'unanimously agreed', 'discussed and agreed', 'were in agreement', 'was
// content'.
std::optional<DecisionKind> verbAt(const std::vector<std::string>& words, size_t i) {
  auto isState = [&](size_t at) {
    return at < words.size() && (words[at] == "content" || words[at] == "agreement" || words[at] == "favour");
  };
  if (i < words.size() && (words[i] == "were" || words[i] == "was")) {
    if (isState(i + 1) || (words[i + 1 < words.size() ? i + 1 : i] == "in" && isState(i + 2)))
      return DecisionKind::AGREED;
    return std::nullopt;
  }
  while (i < words.size() && std::ranges::find(adverbs, words[i]) != adverbs.end()) ++i;
  return i < words.size() ? kindNamed(words[i]) : std::nullopt;
}

bool isAt(const std::vector<std::string>& words, size_t i, std::string_view word) {
  return i < words.size() && words[i] == word;
}

// 'it was agreed …', at the beginning or after a few words and a comma: 'After discussion, it was agreed …'.
std::optional<DecisionKind> impersonal(std::string_view sentence) {
  constexpr size_t longestLead = 200;
  auto at = findPhrase(sentence, "it was");
  if (at == nowhere || at > longestLead) return std::nullopt;
  auto lead = trim(sentence.substr(0, at));
  if (!lead.empty() && !lead.ends_with(',') && !lead.ends_with("and")) return std::nullopt;
  return verbAt(wordsOf(sentence.substr(at)), 2);
}

// 'The group agreed …': from where the body is named, at the beginning or behind a comma, and what it did.
struct ByBody {
  size_t begin = 0;
  DecisionKind kind = DecisionKind::AGREED;
};

size_t bodyAt(std::string_view clause, const Minutes& minutes) {
  constexpr std::array bodies{"the group"sv,       "the steering group"sv, "the sub-group"sv,
                              "the subgroup"sv,    "the board"sv,          "the partnership"sv,
                              "the committee"sv,   "the council"sv,        "the panel"sv,
                              "the trustees"sv,    "the meeting"sv,        "the working group"sv,
                              "members"sv,         "trustees"sv,           "all members"sv,
                              "partners"sv,        "all partners"sv,       "all"sv,
                              "all present"sv,     "everyone"sv,           "councillors"sv,
                              "all councillors"sv, "the members"sv,        "the executive"sv,
                              "all trustees"sv,    "those present"sv,      "the parish council"sv,
                              "governors"sv,       "the governors"sv,      "the governing body"sv,
                              "directors"sv,       "the directors"sv,      "the society"sv,
                              "the association"sv, "the forum"sv,          "the steering committee"sv};
  auto own = foldCase(minutes.group);
  size_t length = 0;
  for (auto body : bodies)
    if (beginsWithPhrase(clause, body)) length = std::max(length, body.size());
  if (own.empty()) return length;
  auto initials = lowered(acronym(minutes.group));
  for (const auto& name : {own, "the " + own, initials, "the " + initials})
    if (name.size() > 1 && beginsWithPhrase(clause, name)) length = std::max(length, name.size());
  // 'EC' of 'Carpentries Executive Council': what is left of the acronym still names it.
  if (length == 0 && initials.size() > 2 && beginsWithPhrase(clause, initials.substr(1))) length = initials.size() - 1;
  return length;
}

std::optional<ByBody> byTheBody(std::string_view sentence, const Minutes& minutes) {
  for (size_t begin = 0; begin != nowhere;) {
    auto clause = sentence.substr(begin);
    if (auto length = bodyAt(clause, minutes); length > 0) {
      auto kind = verbAt(wordsOf(clipped(clause.substr(length), 80)), 0);
      if (kind && kind != DecisionKind::NOTED) return ByBody{begin, *kind};  // 'the group noted' tells what was heard
    }
    auto comma = sentence.find(", ", begin), also = sentence.find(" and the ", begin);
    constexpr size_t lead = 40;  // 'After discussion the Board agreed'
    auto the = begin < lead ? sentence.find(" the ", begin) : nowhere;
    if (the != nowhere && the > lead) the = nowhere;
    begin = std::min({comma == nowhere ? nowhere : comma + 2, also == nowhere ? nowhere : also + 5,
                      the == nowhere ? nowhere : the + 1});
  }
  return std::nullopt;
}

// 'The proposal was accepted', 'Payments were agreed in full and approved', 'a budget of £100 was approved'.
std::optional<DecisionKind> passive(std::string_view sentence) {
  constexpr std::array elsewhere{"had been"sv,     "has been"sv,     "have been"sv, "as agreed"sv,
                                 "previously"sv,   "last meeting"sv, "apologies"sv, "apology"sv,
                                 "declarations"sv, "declaration"sv,  "if it"sv};
  if (std::ranges::any_of(elsewhere, [&](auto words) { return findPhrase(sentence, words) != nowhere; }))
    return std::nullopt;
  auto words = wordsOf(sentence);
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i] != "was" && words[i] != "were") continue;
    const auto& before = words[i - 1];
    if (before == "which" || before == "that" || before == "who" || before == "it" || before == "as" ||
        before == "what")
      continue;
    auto kind = words[i + 1] == "all" ? std::nullopt : verbAt(words, i + 1);
    if (kind && kind != DecisionKind::NOTED && kind != DecisionKind::RESOLVED) return kind;
  }
  return std::nullopt;
}

// 'Proposed AP, seconded AH and agreed that …', 'carried nem con', 'motion approved', 'Decision made that …'
std::optional<DecisionKind> voted(std::string_view sentence) {
  constexpr std::array phrases{"motion approved"sv,      "motion carried"sv,       "motion passed"sv,
                               "motion was carried"sv,   "carried nem con"sv,      "carried unanimously"sv,
                               "passed unanimously"sv,   "unanimously approved"sv, "unanimously agreed"sv,
                               "all in favour"sv,        "vote carried"sv,         "resolution carried"sv,
                               "motion was passed"sv,    "motion was approved"sv,  "resolution passed"sv,
                               "approved unanimously"sv, "agreed unanimously"sv};
  for (auto words : {"decision made that"sv, "decision also made that"sv, "decision taken that"sv,
                     "decision was made"sv, "decision was taken"sv, "a decision was made"sv})
    if (beginsWithPhrase(sentence, words)) return DecisionKind::AGREED;
  auto proposed = findPhrase(sentence, "proposed"), seconded = findPhrase(sentence, "seconded");
  if (proposed != nowhere && seconded != nowhere && findPhrase(sentence, "that", seconded) != nowhere)
    return DecisionKind::AGREED;
  if (proposed != nowhere && seconded != nowhere)
    for (const auto& word : wordsOf(sentence.substr(seconded)))
      if (auto kind = kindNamed(word); kind && word != "decision") return kind;
  for (auto phrase : phrases)
    if (findPhrase(sentence, phrase) != nowhere) return DecisionKind::AGREED;
  return std::nullopt;
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
  size_t begin = 0;  // of the clause that tells it
};

Sentence judge(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t longest = 1500;
  if (sentence.size() > longest || sentence.ends_with('?')) return {};
  auto lower = foldCase(straightened(sentence));
  if (auto kind = ofTheMinutes(lower)) return {kind, 90};
  if (auto kind = verbless(lower)) return {kind, 90};
  if (auto kind = voted(lower)) return {kind, 80};
  // 'It was noted' tells what was heard.
  if (auto kind = impersonal(lower); kind && kind != DecisionKind::NOTED) return {kind, 85};
  bool sameBytes = lower.size() == sentence.size();  // then a place in one is the same place in the other
  if (auto body = byTheBody(lower, minutes)) return {body->kind, 85, sameBytes ? body->begin : 0};
  if (auto kind = passive(lower)) return {kind, 65};
  return {};
}

// 'All were in agreement.', 'This was approved.': what it is about stands in the sentence before.
bool pointsBack(std::string_view sentence) {
  constexpr size_t mostWords = 5;
  return wordsOf(sentence).size() <= mostWords;
}

// 'Proposed: Cllr Lee; seconded: Cllr Ray.', 'All in favour.': how it was voted on, and nothing of what.
bool isVoteAlone(std::string_view sentence) {
  auto lower = lowered(sentence);
  bool movers = beginsWithPhrase(lower, "proposed") && findPhrase(lower, "that") == nowhere &&
                findPhrase(lower, "agreed") == nowhere && wordsOf(lower).size() <= 12;
  return movers || (beginsWithPhrase(lower, "all in favour") && wordsOf(lower).size() <= 4);
}

// 'That A be done. (Cllr Lee proposed, Cllr Ray seconded, all were in favour)' without the vote.
std::string_view withoutVote(std::string_view text) {
  auto open = text.rfind('(');
  auto end = text.find_last_not_of(" .");
  if (open == nowhere || open == 0 || end == nowhere || text[end] != ')') return text;
  auto note = lowered(text.substr(open));
  bool vote = note.find("proposed") != nowhere || note.find("seconded") != nowhere;
  return vote ? trim(text.substr(0, open)) : text;
}

void addDecision(const Block& block, uint16_t item, std::string_view text, std::string_view quote, DecisionKind kind,
                 unsigned confidence, Findings& findings) {
  auto entry = asEntry(withoutVote(text));
  if (entry.empty()) return;
  auto decision = findings.add(block.line, confidence, quote).initDecision();
  decision.setText(textFor(entry).c_str());
  decision.setKind(kind);
  decision.setItem(item);
}

// A heading whose list holds decisions.
bool isLabel(const Block& block) {
  constexpr std::array labels{"decisions"sv,        "decisions made"sv, "decisions taken"sv,
                              "decision log"sv,     "resolutions"sv,    "summary of decisions"sv,
                              "decisions agreed"sv, "key decisions"sv,  "conclusions"sv};
  auto text = lowered(trim(block.text));
  while (text.ends_with(':')) text.pop_back();
  return block.cells.empty() && std::ranges::find(labels, text) != labels.end();
}

// 'The Board agreed that:', and nothing more.
bool opensList(std::string_view text, const Minutes& minutes) {
  auto ends = [&](auto words) { return text.ends_with(words); };
  if (!ends("that:") && !ends("agreed:") && !ends("resolved:") && !ends(" to:")) return false;
  auto lower = foldCase(straightened(text));
  return byTheBody(lower, minutes) || impersonal(lower) || verbless(lower);
}

class Decisions {
 public:
  Decisions(const Minutes& minutes, Findings& findings) : minutes_(minutes), findings_(findings) {}

  void read(size_t block) {
    std::string_view text = minutes_.document.blocks[block].text;
    size_t done = 0;
    for (const auto& mark : findMarks(text)) {
      auto begin = static_cast<size_t>(mark.quote.data() - text.data());
      readProse(block, text.substr(done, begin - done));
      done = begin + mark.quote.size();
      constexpr unsigned marked = 95;
      auto kind = kindNamed(mark.label);
      bool reference = !mark.body.empty() && mark.body[0] >= '0' && mark.body[0] <= '9' &&
                       mark.body.substr(0, mark.body.find(' ')).find('/') != nowhere;  // 'Resolved: 16/10/6'
      bool numbered = mark.qualifier.find_first_not_of("0123456789./D-") == nowhere;   // 'Decision 3:'
      if (kind && numbered && !reference) add(block, mark.body, mark.quote, *kind, marked);
    }
    readProse(block, text.substr(done));
  }

  void readEntry(size_t block) {
    constexpr unsigned listed = 90;
    const auto& text = minutes_.document.blocks[block].text;
    auto found = judge(text, minutes_);
    add(block, text, text, found.kind.value_or(DecisionKind::AGREED), listed);
  }

 private:
  void readProse(size_t block, std::string_view prose) {
    std::string_view before;
    std::string_view voted;  // what was voted on last
    for (auto sentence : sentences(prose)) {
      if (isVoteAlone(sentence)) {
        if (!before.empty() && voted != before && !judge(before, minutes_).kind)
          add(block, before, before, DecisionKind::AGREED, 80);
        voted = before;
        continue;
      }
      auto [kind, confidence, begin] = judge(sentence, minutes_);
      auto text = sentence.substr(begin);
      if (kind && pointsBack(sentence) && findPhrase(lowered(before), "apologies") != nowhere) kind.reset();
      if (kind && pointsBack(sentence) && !before.empty())
        text = prose.substr(static_cast<size_t>(before.data() - prose.data()),
                            static_cast<size_t>(sentence.data() + sentence.size() - before.data()));
      if (kind) add(block, text, text, *kind, confidence);
      before = sentence;
    }
  }

  void add(size_t block, std::string_view text, std::string_view quote, DecisionKind kind, unsigned confidence) {
    addDecision(minutes_.document.blocks[block], minutes_.items[block], text, quote, kind, confidence, findings_);
  }

  const Minutes& minutes_;
  Findings& findings_;
};

}  // namespace

void recogniseDecisions(const Minutes& minutes, Findings& findings) {
  Decisions decisions(minutes, findings);
  const auto& blocks = minutes.document.blocks;
  bool listed = false;  // under a heading 'Decisions', or behind 'The Board agreed that:'
  for (size_t i = 0; i < blocks.size(); ++i) {
    const auto& text = blocks[i].text;
    bool entry = blocks[i].kind == BlockKind::listItem || (blocks[i].number > 0 && minutes.items[i] == 0);
    if (isLabel(blocks[i]) || opensList(text, minutes)) {
      listed = true;
    } else if (listed && entry) {
      decisions.readEntry(i);
    } else {
      listed = false;
      if (blocks[i].kind != BlockKind::heading) decisions.read(i);
    }
  }
}

}  // namespace minuted
