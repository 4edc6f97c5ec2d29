// Decisions: those that are marked ('AGREED: …', '[Decision – …]'), listed, in a table, or told in sentences. What one
// person agreed to do is none, nor is what was agreed elsewhere or long ago.
#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/decisions/clauses.h"
#include "minutes/decisions/movers.h"
#include "minutes/decisions/sentences.h"
#include "minutes/decisions/tables.h"
#include "minutes/decisions/text.h"
#include "minutes/decisions/votes.h"
#include "minutes/decisions/words.h"
#include "minutes/language/marks.h"
#include "minutes/language/owners.h"
#include "minutes/language/undertakings.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

// A heading whose list holds decisions.
bool isLabel(const documents::Block& block) {
  constexpr std::array labels{
      "decisions"sv,   "decisions made"sv,           "decisions taken"sv,  "decision log"sv,
      "resolutions"sv, "summary of decisions"sv,     "decisions agreed"sv, "key decisions"sv,
      "conclusions"sv, "decisions of the meeting"sv, "agreed decisions"sv, "resolutions passed"sv};
  auto text = documents::lowered(trim(block.text));
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

  // '4. Fair – theme of the sea agreed'
  void readHeading(size_t block) {
    constexpr unsigned confidence = 65;
    std::string_view text = minutes_.document.blocks[block].text;
    size_t tail = 0;
    for (size_t at = 1; at + 1 < text.size(); ++at)
      if (auto dash = documents::dashAt(text, at);
          dash > 0 && text[at - 1] == ' ' && text.substr(at + dash).starts_with(' '))
        tail = at + dash + 1;
    auto said = text.substr(tail);
    auto told = tail > 0 ? decisionTold(said, minutes_) : std::nullopt;
    bool bare = decisionNamed(documents::lowered(said.substr(0, said.find(' '))))
                    .has_value();  // 'Minutes – accepted as correct'
    if (told) add(block, bare ? text : said, text, told->kind, confidence);
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
    if (!columns.subject) {
      readMotionRow(block, columns);
      return;
    }
    auto said = columns.text < row.cells.size() ? std::string_view(row.cells[columns.text]) : "";
    bool asked = columns.owners && *columns.owners < row.cells.size() && !row.cells[*columns.owners].empty();
    auto told = decisionTold(said, minutes_);
    auto outcome = wordsOf(said).size() <= 3 ? outcomeOf(documents::lowered(said)) : std::nullopt;
    if (asked || (!told && !outcome)) return;
    bool bare = outcome && *columns.subject < row.cells.size();
    add(block, bare ? row.cells[*columns.subject] : said, row.text, told ? told->kind : *outcome, tabled);
  }

  // 'Buy a kiln' | 'Moved by: Ann' | 'Status: carried', one below the other.
  void readVoteRows(size_t first, size_t end) {
    constexpr unsigned voted = 85;
    const auto& blocks = minutes_.document.blocks;
    if (first == 0 || !blocks[first - 1].cells.empty()) return;
    std::string outcome;
    for (size_t i = first; i < end; ++i)
      if (isOutcomeName(blocks[i].cells[0]) && blocks[i].cells.size() > 1) outcome = blocks[i].cells[1];
    auto kind = outcome.find('/') == documents::nowhere ? outcomeOf(documents::lowered(outcome)) : std::nullopt;
    const auto& what = blocks[first - 1].text;
    bool told = std::ranges::any_of(documents::sentences(what),
                                    [&](auto each) { return decisionTold(each, minutes_).has_value(); });
    if (kind && !told && findMarks(what).empty()) add(first - 1, what, what, *kind, voted);
  }

 private:
  static constexpr size_t longestVote = 300;

  void readMotionRow(size_t block, const DecisionColumns& columns) {
    constexpr unsigned tabled = 90;
    const auto& row = minutes_.document.blocks[block];
    auto outcome = columns.outcome && *columns.outcome < row.cells.size() ? row.cells[*columns.outcome] : "";
    if (auto kind = outcomeNamed(outcome)) add(block, row.cells[columns.text], row.text, *kind, tabled);
  }

  void readMark(size_t block, const Mark& mark) {
    constexpr unsigned marked = 95;
    if (mark.label == "outcome" || mark.label == "conclusion") {
      readOutcome(block, mark);
      return;
    }
    auto kind = decisionNamed(mark.label);
    bool reference = !mark.body.empty() && mark.body[0] >= '0' && mark.body[0] <= '9' &&
                     mark.body.substr(0, mark.body.find(' ')).find('/') != documents::nowhere;  // 'Resolved: 16/10/6'
    bool numbered =
        mark.qualifier.find_first_not_of("0123456789./-ABCD") == documents::nowhere;  // 'Decision 3:', 'Decision 17/A:'
    if (kind && saysHow(mark.qualifier)) add(block, mark.body, mark.quote, *kind, marked);
    if (kind == DecisionKind::DEFERRED && documents::beginsWithPhrase(documents::lowered(mark.qualifier), "until"))
      add(block, mark.quote, mark.quote, *kind, marked);
    if (kind && numbered && !reference) add(block, mark.body, mark.quote, *kind, marked);
  }

  // 'Agreed unanimously: …', 'Resolved by all: …'
  static bool saysHow(std::string_view qualifier) {
    constexpr std::array how{"unanimously"sv,  "by all"sv,      "unanimous"sv,     "nem con"sv, "in principle"sv,
                             "by consensus"sv, "by majority"sv, "by a majority"sv, "that"sv,    "as follows"sv};
    return contains(how, documents::lowered(qualifier));
  }

  // 'Outcome: the field is left to the bees' may as well be what somebody is to do, or what just came of it.
  void readOutcome(size_t block, const Mark& mark) {
    constexpr unsigned confidence = 70;
    constexpr std::array modal{"should"sv, "will"sv, "shall"sv, "must"sv, "to be"sv};
    auto lower = documents::lowered(mark.body);
    if (!mark.qualifier.empty() || isTaskVerb(lower.substr(0, lower.find(' ')))) return;
    auto told = decisionTold(mark.body, minutes_);
    auto outcome = wordsOf(lower).size() <= 3 ? outcomeOf(lower) : std::nullopt;
    auto what = outcome ? blockBefore(block) : std::string_view();
    bool binds =
        std::ranges::any_of(modal, [&](auto word) { return documents::findPhrase(lower, word) != documents::nowhere; });
    if (outcome && what.empty()) return;
    if (!what.empty()) {
      if (!decisionTold(what, minutes_)) add(block, what, what, *outcome, confidence);
    } else if (told || (binds && !namesKnownOwners(mark.body.substr(0, mark.body.find(" will ")), minutes_))) {
      add(block, mark.body, mark.quote, told ? told->kind : DecisionKind::AGREED, confidence);
    }
  }

  void readProse(size_t block, std::string_view prose) {
    std::string_view before, votedOn;  // the sentence before, and what was voted on last
    bool decided = false;              // in this paragraph
    auto all = documents::sentences(prose);
    for (size_t i = 0; i < all.size(); ++i) {
      auto run = votesFrom(all, i);
      if (run == 0) {
        for (auto part : decisionsIn(all[i])) decided = readSentence(block, before, part) || decided;
        before = all[i];
        continue;
      }
      auto what = before.empty() ? blockBefore(block) : before;
      auto last = all[i + run - 1];
      auto outcome = outcomeOf(documents::lowered(joined(all[i], last)));
      bool atEnd = i + run == all.size();
      // 'Proposed by Ann, seconded by Joe and' | 'RESOLVED …': of what comes.
      bool open = std::string_view(".)!").find(last.back()) == documents::nowhere || goesOnWithVote(block);
      bool introduces = atEnd && !outcome && open;
      if (what.empty() && outcome && !isBareAssent(joined(all[i], last), "") &&
          (atEnd || !decisionTold(all[i + run], minutes_)))
        what = joined(all[i], last);
      bool quoted = std::ranges::count(what, '"') % 2 == 1;
      bool known = votedOn == what || (decided && !isProposed(what)) ||
                   (what != joined(all[i], last) && decisionTold(what, minutes_));
      if (!introduces && !quoted && !what.empty() && !known)
        addVotedOn(block, what, outcome.value_or(DecisionKind::AGREED));
      votedOn = what;
      i += run - 1;
    }
  }

  // How many sentences from here on tell nothing but how it was voted on.
  static size_t votesFrom(const std::vector<std::string_view>& all, size_t first) {
    auto end = std::find_if_not(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(), isVoteAlone);
    return static_cast<size_t>(end - all.begin()) - first;
  }

  // From the first of two sentences of a text to the end of the second.
  static std::string_view joined(std::string_view first, std::string_view last) {
    return {first.data(), static_cast<size_t>(last.data() + last.size() - first.data())};
  }

  // 'Given its price, it was proposed to accept the quote' from the proposal on.
  void addVotedOn(size_t block, std::string_view what, DecisionKind kind) {
    auto at = documents::lowered(what).find("it was proposed");
    auto text = at == documents::nowhere ? what : what.substr(at);
    add(block, text, text, kind, 80);
  }

  static bool isProposed(std::string_view sentence) {
    auto lower = documents::lowered(sentence);
    return lower.find("propos") != documents::nowhere || lower.find("motion") != documents::nowhere ||
           lower.find("moved") != documents::nowhere || lower.find("request") != documents::nowhere;
  }

  bool readSentence(size_t block, std::string_view before, std::string_view sentence) {
    auto told = decisionTold(sentence, minutes_);
    bool ballot = wordsOf(before).size() <= 3 &&
                  documents::findPhrase(documents::lowered(before), "voted") != documents::nowhere;  // 'We voted.'
    if (!told && ballot) told = Told{DecisionKind::AGREED, 70, 0};
    if (!told) return false;
    auto text = sentence.substr(told->begin);
    if (told->begin > 0 && text.starts_with("this ")) text = sentence;  // 'A is proposed; this was agreed.'
    if (pointsBack(sentence)) {
      if (documents::findPhrase(documents::lowered(before), "apologies") != documents::nowhere ||
          (!before.empty() && decisionTold(before, minutes_)))
        return false;
      if (!before.empty())
        text = joined(before, sentence);
      else if (auto what = blockBefore(block); isProposed(what) && !decisionTold(what, minutes_))
        text = what;
      else if (decisionTold(what, minutes_) || isBareAssent(sentence, what))
        return false;  // 'Agreed.', and nothing before it
    }
    add(block, decisionText(text, told->kind, minutes_), text, told->kind, told->confidence);
    return true;
  }

  bool goesOnWithVote(size_t block) const {
    const auto& blocks = minutes_.document.blocks;
    if (block + 1 >= blocks.size() || minutes_.items[block] != minutes_.items[block + 1]) return false;
    auto next = documents::sentences(documents::clipped(blocks[block + 1].text, longestVote));
    return blocks[block + 1].cells.empty() && !next.empty() && isVoteAlone(next.front());
  }

  bool isAboutVoteAlone(size_t block) const {
    const auto& text = minutes_.document.blocks[block].text;
    auto all = documents::sentences(documents::clipped(text, longestVote));
    return text.size() <= longestVote && !all.empty() && std::ranges::all_of(all, isVoteAlone);
  }

  // 'Agreed.', 'All agreed.', and nothing before it.
  static bool isBareAssent(std::string_view sentence, std::string_view before) {
    auto words = wordsOf(sentence);
    bool everybody = words.size() == 2 && (words[0] == "all" || words[0] == "everyone" || words[0] == "members");
    return words.size() == 1 || (everybody && before.empty());
  }

  // The last sentence of the block before, where this one begins with how it was voted on.
  std::string_view blockBefore(size_t block) const {
    const auto& blocks = minutes_.document.blocks;
    constexpr size_t mostVotes = 3;  // 'Jan: I move that we adjourn.' | 'Ian: Seconded.' | 'Motion passed.'
    for (size_t i = 0; i < mostVotes && block > 1 && isAboutVoteAlone(block - 1); ++i) --block;
    if (block == 0 || minutes_.items[block] != minutes_.items[block - 1] || !blocks[block - 1].cells.empty() ||
        blocks[block - 1].kind == documents::BlockKind::heading || !findMarks(blocks[block - 1].text).empty())
      return "";
    std::string_view text = blocks[block - 1].text;
    bool attendee = beginsAttendanceList(blocks[block - 1]) || resolveParty(text.substr(0, text.find(',')), minutes_);
    auto all = attendee ? std::vector<std::string_view>{} : documents::sentences(text);
    return all.empty() ? std::string_view() : all.back();
  }

  void add(size_t block, std::string_view text, std::string_view quote, DecisionKind kind, unsigned confidence) {
    auto entry = documents::asEntry(withoutVote(text));
    if (entry.empty()) return;
    auto decision = findings_.add(minutes_.document.blocks[block].line, confidence, quote).initDecision();
    decision.setText(proposalText(entry).c_str());
    decision.setKind(kind);
    decision.setItem(minutes_.items[block]);
    auto movers = moversIn(quote, minutes_);
    decision.setProposer(movers.proposer);
    decision.setSeconder(movers.seconder);
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
    bool row = blocks[i].kind == documents::BlockKind::tableRow;
    if (!row) table.reset();
    if (auto columns = row ? decisionColumns(blocks[i]) : std::nullopt) {
      table = columns;
      continue;
    }
    if (table) {
      decisions.readRow(i, *table);
      continue;
    }
    if (row && isMoverName(blocks[i].cells[0])) {
      auto end = i;
      while (end < blocks.size() && blocks[end].kind == documents::BlockKind::tableRow) ++end;
      decisions.readVoteRows(i, end);
      i = end - 1;
      continue;
    }
    bool entry = blocks[i].kind == documents::BlockKind::listItem ||
                 (blocks[i].number > 0 && (minutes.items[i] == 0 || !documents::isUpper(blocks[i].text)));
    if (isLabel(blocks[i]) || opensDecisions(text, minutes)) {
      listed = true;
    } else if (listed && entry) {
      decisions.readEntry(i);
    } else {
      listed = false;
      if (blocks[i].kind != documents::BlockKind::heading)
        decisions.read(i);
      else if (blocks[i].number > 0)
        decisions.readHeading(i);
    }
  }
}

}  // namespace minuted::minutes
