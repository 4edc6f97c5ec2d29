// Decisions: those that are marked ('AGREED: …', '[Decision – …]'), listed, in a table, or told in sentences. What one
// person agreed to do is none, nor is what was agreed elsewhere or long ago.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/decision_clauses.h"
#include "minutes/decision_sentences.h"
#include "minutes/decision_tables.h"
#include "minutes/decision_text.h"
#include "minutes/decision_votes.h"
#include "minutes/decision_words.h"
#include "minutes/marks.h"
#include "minutes/recognisers.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// A heading whose list holds decisions.
bool isLabel(const Block& block) {
  constexpr std::array labels{
      "decisions"sv,   "decisions made"sv,           "decisions taken"sv,  "decision log"sv,
      "resolutions"sv, "summary of decisions"sv,     "decisions agreed"sv, "key decisions"sv,
      "conclusions"sv, "decisions of the meeting"sv, "agreed decisions"sv, "resolutions passed"sv};
  auto text = lowered(trim(block.text));
  while (text.ends_with(':')) text.pop_back();
  return block.cells.empty() && contains(labels, text);
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
      readMark(block, mark);
    }
    readProse(block, text.substr(done));
  }

  void readEntry(size_t block) {
    constexpr unsigned listed = 90;
    const auto& text = minutes_.document.blocks[block].text;
    auto found = decisionTold(text, minutes_);
    add(block, text, text, found ? found->kind : DecisionKind::AGREED, listed);
  }

  void readRow(size_t block, const DecisionColumns& columns) {
    constexpr unsigned tabled = 90;
    const auto& row = minutes_.document.blocks[block];
    if (columns.text >= row.cells.size()) return;
    auto outcome = columns.outcome && *columns.outcome < row.cells.size() ? row.cells[*columns.outcome] : "";
    if (auto kind = outcomeNamed(outcome)) add(block, row.cells[columns.text], row.text, *kind, tabled);
  }

 private:
  void readMark(size_t block, const Mark& mark) {
    constexpr unsigned marked = 95;
    auto kind = decisionNamed(mark.label);
    bool reference = !mark.body.empty() && mark.body[0] >= '0' && mark.body[0] <= '9' &&
                     mark.body.substr(0, mark.body.find(' ')).find('/') != nowhere;  // 'Resolved: 16/10/6'
    bool numbered =
        mark.qualifier.find_first_not_of("0123456789./-ABCD") == nowhere;  // 'Decision 3:', 'Decision 17/A:'
    if (kind && numbered && !reference) add(block, mark.body, mark.quote, *kind, marked);
  }

  void readProse(size_t block, std::string_view prose) {
    std::string_view before, votedOn;  // the sentence before, and what was voted on last
    bool decided = false;              // in this paragraph
    auto all = sentences(prose);
    for (auto sentence : all) {
      if (isVoteAlone(sentence)) {
        // 'Proposed by Ann, seconded by Joe and' | 'RESOLVED …': of what comes.
        bool open = std::string_view(".)!").find(sentence.back()) == nowhere && !tellsVote(lowered(sentence));
        bool introduces = open && sentence.data() == all.back().data();
        auto what = before.empty() ? blockBefore(block) : before;
        bool quoted = std::ranges::count(what, '"') % 2 == 1;
        if (what.empty() && tellsVote(lowered(sentence))) what = sentence;
        bool known =
            votedOn == what || (decided && !isProposed(what)) || (what != sentence && decisionTold(what, minutes_));
        if (!introduces && !quoted && !what.empty() && !known) addVotedOn(block, what);
        votedOn = what;
        continue;
      }
      for (auto part : decisionsIn(sentence)) decided = readSentence(block, prose, before, part) || decided;
      before = sentence;
    }
  }

  // 'Given its price, it was proposed to accept the quote' from the proposal on.
  void addVotedOn(size_t block, std::string_view what) {
    auto at = lowered(what).find("it was proposed");
    auto text = at == nowhere ? what : what.substr(at);
    add(block, text, text, DecisionKind::AGREED, 80);
  }

  static bool isProposed(std::string_view sentence) {
    auto lower = lowered(sentence);
    return lower.find("propos") != nowhere || lower.find("motion") != nowhere || lower.find("moved") != nowhere;
  }

  bool readSentence(size_t block, std::string_view prose, std::string_view before, std::string_view sentence) {
    auto told = decisionTold(sentence, minutes_);
    bool ballot = wordsOf(before).size() <= 3 && findPhrase(lowered(before), "voted") != nowhere;  // 'We voted.'
    if (!told && ballot) told = Told{DecisionKind::AGREED, 70, 0};
    if (!told) return false;
    auto text = sentence.substr(told->begin);
    if (told->begin > 0 && text.starts_with("this ")) text = sentence;  // 'A is proposed; this was agreed.'
    if (pointsBack(sentence)) {
      if (findPhrase(lowered(before), "apologies") != nowhere || (!before.empty() && decisionTold(before, minutes_)))
        return false;
      if (!before.empty())
        text = prose.substr(static_cast<size_t>(before.data() - prose.data()),
                            static_cast<size_t>(sentence.data() + sentence.size() - before.data()));
      else if (auto what = blockBefore(block); decisionTold(what, minutes_) || wordsOf(sentence).size() == 1)
        return false;  // 'Agreed.', and nothing before it
      else if (isProposed(what))
        text = what;
    }
    add(block, decisionText(text, told->kind, minutes_), text, told->kind, told->confidence);
    return true;
  }

  // The last sentence of the block before, where this one begins with how it was voted on.
  std::string_view blockBefore(size_t block) const {
    const auto& blocks = minutes_.document.blocks;
    if (block == 0 || minutes_.items[block] != minutes_.items[block - 1] || !blocks[block - 1].cells.empty() ||
        blocks[block - 1].kind == BlockKind::heading || !findMarks(blocks[block - 1].text).empty())
      return "";
    auto all = sentences(blocks[block - 1].text);
    return all.empty() ? std::string_view() : all.back();
  }

  void add(size_t block, std::string_view text, std::string_view quote, DecisionKind kind, unsigned confidence) {
    auto entry = asEntry(withoutVote(text));
    if (entry.empty()) return;
    auto decision = findings_.add(minutes_.document.blocks[block].line, confidence, quote).initDecision();
    decision.setText(textFor(entry).c_str());
    decision.setKind(kind);
    decision.setItem(minutes_.items[block]);
  }

  const Minutes& minutes_;
  Findings& findings_;
};

}  // namespace

void recogniseDecisions(const Minutes& minutes, Findings& findings) {
  Decisions decisions(minutes, findings);
  const auto& blocks = minutes.document.blocks;
  bool listed = false;  // under a heading 'Decisions', or behind 'The Board agreed that:'
  std::optional<DecisionColumns> table;
  for (size_t i = 0; i < blocks.size(); ++i) {
    const auto& text = blocks[i].text;
    bool row = blocks[i].kind == BlockKind::tableRow;
    if (!row) table.reset();
    if (auto columns = row ? decisionColumns(blocks[i]) : std::nullopt) {
      table = columns;
      continue;
    }
    if (table) {
      decisions.readRow(i, *table);
      continue;
    }
    bool entry = blocks[i].kind == BlockKind::listItem ||
                 (blocks[i].number > 0 && (minutes.items[i] == 0 || !isUpper(blocks[i].text)));
    if (isLabel(blocks[i]) || opensDecisions(text, minutes)) {
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
