// Recognises decisions: marked ones ('AGREED: …', '[Decision – …]'), lists, tables, and sentences. What one person
// agreed to do is an action, and what was agreed on another occasion is not recorded.
//
// The blocks are read in order. Rows of a table of decisions, rows of a vote, and entries of a list of decisions are
// handled as such. In all other text, marks are read first, and the text between them sentence by sentence. A sentence
// is a decision if one of the rules in sentences.cpp matches. Two kinds of sentences depend on the text before them,
// which may be in an earlier block:
//
// - One that only reports a vote ('Seconded by Jan. Carried.') makes a decision of the sentence before it, unless that
//   was recognised as one by itself.
// - One that refers back ('This was agreed.') is recorded together with the sentence before it.
#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/decisions/agreed_minutes.h"
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

// True for the heading of a list of decisions.
bool isLabel(const documents::Block& block) {
  constexpr std::array labels{
      "decisions"sv,   "decisions made"sv,           "decisions taken"sv,  "decision log"sv,
      "resolutions"sv, "summary of decisions"sv,     "decisions agreed"sv, "key decisions"sv,
      "conclusions"sv, "decisions of the meeting"sv, "agreed decisions"sv, "resolutions passed"sv};
  auto text = documents::toLower(trim(block.text));
  while (text.ends_with(':')) text.pop_back();
  return block.cells.empty() && contains(labels, text);
}

class Decisions {
 public:
  Decisions(const Minutes& minutes, Findings& findings) : minutes_(minutes), findings_(findings) {}

  void read(size_t block) {
    std::string_view text = minutes_.document.blocks[block].text;
    size_t readUpTo = 0;
    for (const auto& mark : findMarks(text)) {
      auto begin = static_cast<size_t>(mark.quote.data() - text.data());
      readProse(block, text.substr(readUpTo, begin - readUpTo));
      readUpTo = begin + mark.quote.size();
      readMark(block, mark);
    }
    readProse(block, text.substr(readUpTo));
  }

  // A numbered heading may have a decision after its last dash: '4. Fair – theme of the sea agreed'.
  void readHeading(size_t block) {
    constexpr unsigned confidence = 65;
    std::string_view text = minutes_.document.blocks[block].text;
    size_t tail = 0;
    for (size_t at = 1; at + 1 < text.size(); ++at)
      if (auto dash = documents::dashAt(text, at);
          dash > 0 && text[at - 1] == ' ' && text.substr(at + dash).starts_with(' '))
        tail = at + dash + 1;
    auto statement = text.substr(tail);
    auto match = tail > 0 ? matchDecision(statement, minutes_) : std::nullopt;
    bool isBare = decisionNamed(documents::toLower(statement.substr(0, statement.find(' '))))
                      .has_value();  // 'Minutes – accepted as correct'
    if (match) add(block, isBare ? text : statement, text, match->kind, confidence);
  }

  void readEntry(size_t block) {
    constexpr unsigned listed = 90;
    const auto& text = minutes_.document.blocks[block].text;
    auto found = matchDecision(text, minutes_);
    add(block, text, text, found ? found->kind : DecisionKind::AGREED, listed);
  }

  void readRow(size_t block, const DecisionColumns& columns) {
    constexpr unsigned tableConfidence = 90;
    const auto& row = minutes_.document.blocks[block];
    if (columns.text >= row.cells.size()) return;
    if (!columns.subject) {
      readMotionRow(block, columns);
      return;
    }
    auto statement = columns.text < row.cells.size() ? std::string_view(row.cells[columns.text]) : "";
    bool hasOwner = columns.owners && *columns.owners < row.cells.size() && !row.cells[*columns.owners].empty();
    auto match = matchDecision(statement, minutes_);
    auto outcome = wordsOf(statement).size() <= 3 ? outcomeOf(documents::toLower(statement)) : std::nullopt;
    if (hasOwner || (!match && !outcome)) return;
    bool isBare = outcome && *columns.subject < row.cells.size();
    add(block, isBare ? row.cells[*columns.subject] : statement, row.text, match ? match->kind : *outcome,
        tableConfidence);
  }

  // A vote in rows of two cells below the text of the motion: 'Buy a kiln', 'Moved by | Ann', 'Status | Carried'.
  void readVoteRows(size_t first, size_t end) {
    constexpr unsigned voteConfidence = 85;
    const auto& blocks = minutes_.document.blocks;
    if (first == 0 || !blocks[first - 1].cells.empty()) return;
    std::string outcome;
    for (size_t i = first; i < end; ++i)
      if (isOutcomeName(blocks[i].cells[0]) && blocks[i].cells.size() > 1) outcome = blocks[i].cells[1];
    auto kind = outcome.find('/') == documents::nowhere ? outcomeOf(documents::toLower(outcome)) : std::nullopt;
    const auto& motion = blocks[first - 1].text;
    bool isDecision = std::ranges::any_of(documents::sentences(motion),
                                          [&](auto each) { return matchDecision(each, minutes_).has_value(); });
    if (kind && !isDecision && findMarks(motion).empty()) add(first - 1, motion, motion, *kind, voteConfidence);
  }

 private:
  static constexpr size_t maxVoteLength = 300;

  void readMotionRow(size_t block, const DecisionColumns& columns) {
    constexpr unsigned tableConfidence = 90;
    const auto& row = minutes_.document.blocks[block];
    auto outcome = columns.outcome && *columns.outcome < row.cells.size() ? row.cells[*columns.outcome] : "";
    if (auto kind = outcomeNamed(outcome)) add(block, row.cells[columns.text], row.text, *kind, tableConfidence);
  }

  void readMark(size_t block, const Mark& mark) {
    constexpr unsigned markConfidence = 95;
    if (mark.label == "outcome" || mark.label == "conclusion") {
      readOutcome(block, mark);
      return;
    }
    auto kind = decisionNamed(mark.label);
    bool isReference = !mark.body.empty() && mark.body[0] >= '0' && mark.body[0] <= '9' &&
                       mark.body.substr(0, mark.body.find(' ')).find('/') != documents::nowhere;  // 'Resolved: 16/10/6'
    bool isNumbered =
        mark.qualifier.find_first_not_of("0123456789./-ABCD") == documents::nowhere;  // 'Decision 3:', 'Decision 17/A:'
    if (kind && isMannerOfVote(mark.qualifier)) add(block, mark.body, mark.quote, *kind, markConfidence);
    if (kind == DecisionKind::DEFERRED && documents::beginsWithPhrase(documents::toLower(mark.qualifier), "until"))
      add(block, mark.quote, mark.quote, *kind, markConfidence);
    if (kind && isNumbered && !isReference) add(block, mark.body, mark.quote, *kind, markConfidence);
  }

  // True for qualifiers of a mark that say how it was decided: 'Agreed unanimously: …', 'Resolved by all: …'.
  static bool isMannerOfVote(std::string_view qualifier) {
    constexpr std::array how{"unanimously"sv,  "by all"sv,      "unanimous"sv,     "nem con"sv, "in principle"sv,
                             "by consensus"sv, "by majority"sv, "by a majority"sv, "that"sv,    "as follows"sv};
    return contains(how, documents::toLower(qualifier));
  }

  // An outcome may be a decision, as in 'Outcome: the field is left to the bees', but also an action, or what happened.
  void readOutcome(size_t block, const Mark& mark) {
    constexpr unsigned confidence = 70;
    constexpr std::array modal{"should"sv, "will"sv, "shall"sv, "must"sv, "to be"sv};
    auto lower = documents::toLower(mark.body);
    if (!mark.qualifier.empty() || isTaskVerb(lower.substr(0, lower.find(' ')))) return;
    auto match = matchDecision(mark.body, minutes_);
    auto outcome = wordsOf(lower).size() <= 3 ? outcomeOf(lower) : std::nullopt;
    auto motion = outcome ? sentenceBeforeBlock(block) : std::string_view();
    bool isBinding =
        std::ranges::any_of(modal, [&](auto word) { return documents::findPhrase(lower, word) != documents::nowhere; });
    if (outcome && motion.empty()) return;
    if (!motion.empty()) {
      if (!matchDecision(motion, minutes_)) add(block, motion, motion, *outcome, confidence);
    } else if (match || (isBinding && !namesKnownOwners(mark.body.substr(0, mark.body.find(" will ")), minutes_))) {
      add(block, mark.body, mark.quote, match ? match->kind : DecisionKind::AGREED, confidence);
    }
  }

  // Reads text without marks. See the head of the file for sentences that only report a vote.
  void readProse(size_t block, std::string_view prose) {
    std::string_view before, votedOn;  // the previous sentence, and the text of the last vote
    bool hasDecision = false;          // a decision was found in this text
    auto sentences = documents::sentences(prose);
    for (size_t i = 0; i < sentences.size(); ++i) {
      auto voteCount = countVoteSentences(sentences, i);
      if (voteCount == 0) {
        for (auto part : decisionsIn(sentences[i])) hasDecision = readSentence(block, before, part) || hasDecision;
        before = sentences[i];
        continue;
      }
      auto motion = before.empty() ? sentenceBeforeBlock(block) : before;
      auto lastVote = sentences[i + voteCount - 1];
      auto outcome = outcomeOf(documents::toLower(spanOf(sentences[i], lastVote)));
      bool isAtEnd = i + voteCount == sentences.size();
      // 'Proposed by Ann, seconded by Joe and' at the end of a text introduces the decision that follows.
      bool isOpen = std::string_view(".)!").find(lastVote.back()) == documents::nowhere || isFollowedByVote(block);
      bool introducesNext = isAtEnd && !outcome && isOpen;
      if (motion.empty() && outcome && !isAssentWithoutSubject(spanOf(sentences[i], lastVote), "") &&
          (isAtEnd || !matchDecision(sentences[i + voteCount], minutes_)))
        motion = spanOf(sentences[i], lastVote);
      bool isWithinQuotation = std::ranges::count(motion, '"') % 2 == 1;
      bool isKnown = votedOn == motion || (hasDecision && !isProposed(motion)) ||
                     (motion != spanOf(sentences[i], lastVote) && matchDecision(motion, minutes_));
      if (!introducesNext && !isWithinQuotation && !motion.empty() && !isKnown)
        addVotedOn(block, motion, outcome.value_or(DecisionKind::AGREED));
      votedOn = motion;
      i += voteCount - 1;
    }
  }

  // The number of consecutive sentences from here on that only report a vote.
  static size_t countVoteSentences(const std::vector<std::string_view>& all, size_t first) {
    auto end = std::find_if_not(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(), isOnlyVote);
    return static_cast<size_t>(end - all.begin()) - first;
  }

  // The text from the beginning of one sentence to the end of another.
  static std::string_view spanOf(std::string_view first, std::string_view last) {
    return {first.data(), static_cast<size_t>(last.data() + last.size() - first.data())};
  }

  // Adds a motion, without what comes before it: 'Given its price, it was proposed to accept the quote'.
  void addVotedOn(size_t block, std::string_view motion, DecisionKind kind) {
    auto at = documents::toLower(motion).find("it was proposed");
    auto text = at == documents::nowhere ? motion : motion.substr(at);
    add(block, text, text, kind, 80);
  }

  static bool isProposed(std::string_view sentence) {
    auto lower = documents::toLower(sentence);
    return lower.find("propos") != documents::nowhere || lower.find("motion") != documents::nowhere ||
           lower.find("moved") != documents::nowhere || lower.find("request") != documents::nowhere;
  }

  bool readSentence(size_t block, std::string_view before, std::string_view sentence) {
    auto match = matchDecision(sentence, minutes_);
    bool followsVote = wordsOf(before).size() <= 3 &&
                       documents::findPhrase(documents::toLower(before), "voted") != documents::nowhere;  // 'We voted.'
    if (!match && followsVote) match = DecisionMatch{DecisionKind::AGREED, 70, 0};
    if (!match) return false;
    auto text = sentence.substr(match->begin);
    if (match->begin > 0 && text.starts_with("this "))
      text = sentence;  // the clause before it says what: 'A is proposed; this was agreed.'
    if (refersBack(sentence)) {
      if (documents::findPhrase(documents::toLower(before), "apologies") != documents::nowhere ||
          (!before.empty() && matchDecision(before, minutes_)))
        return false;
      if (!before.empty())
        text = spanOf(before, sentence);
      else if (auto motion = sentenceBeforeBlock(block); isProposed(motion) && !matchDecision(motion, minutes_))
        text = motion;
      else if (matchDecision(motion, minutes_) || isAssentWithoutSubject(sentence, motion))
        return false;  // 'Agreed.', and nothing before it
    }
    add(block, decisionText(text, match->kind, minutes_), text, match->kind, match->confidence);
    return true;
  }

  bool isFollowedByVote(size_t block) const {
    const auto& blocks = minutes_.document.blocks;
    if (block + 1 >= blocks.size() || minutes_.items[block] != minutes_.items[block + 1]) return false;
    auto next = documents::sentences(documents::shorten(blocks[block + 1].text, maxVoteLength));
    return blocks[block + 1].cells.empty() && !next.empty() && isOnlyVote(next.front());
  }

  bool isOnlyAboutVote(size_t block) const {
    const auto& text = minutes_.document.blocks[block].text;
    auto all = documents::sentences(documents::shorten(text, maxVoteLength));
    return text.size() <= maxVoteLength && !all.empty() && std::ranges::all_of(all, isOnlyVote);
  }

  // True for 'Agreed.', and for 'All agreed.' with nothing before it to agree to.
  static bool isAssentWithoutSubject(std::string_view sentence, std::string_view before) {
    auto words = wordsOf(sentence);
    bool isEverybody = words.size() == 2 && (words[0] == "all" || words[0] == "everyone" || words[0] == "members");
    return words.size() == 1 || (isEverybody && before.empty());
  }

  // The last sentence before this block that can be what was voted on; "" for none. Blocks with nothing but votes are
  // skipped.
  std::string_view sentenceBeforeBlock(size_t block) const {
    const auto& blocks = minutes_.document.blocks;
    constexpr size_t maxVotes = 3;  // 'Jan: I move that we adjourn.' | 'Ian: Seconded.' | 'Motion passed.'
    for (size_t i = 0; i < maxVotes && block > 1 && isOnlyAboutVote(block - 1); ++i) --block;
    if (block == 0 || minutes_.items[block] != minutes_.items[block - 1] || !blocks[block - 1].cells.empty() ||
        blocks[block - 1].kind == documents::BlockKind::heading || !findMarks(blocks[block - 1].text).empty())
      return "";
    std::string_view text = blocks[block - 1].text;
    bool isAttendee = beginsAttendanceList(blocks[block - 1]) || resolveParty(text.substr(0, text.find(',')), minutes_);
    auto all = isAttendee ? std::vector<std::string_view>{} : documents::sentences(text);
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
    bool isApproval = kind == DecisionKind::AGREED || kind == DecisionKind::APPROVED || kind == DecisionKind::RESOLVED;
    if (auto agreed = isApproval ? agreedMinutesIn(quote, headingOf(block), minutes_) : std::nullopt) {
      decision.setAgreesMinutes(true);
      auto days = decision.initMinutesOf(static_cast<uint>(agreed->days.size()));
      for (uint i = 0; i < days.size(); ++i) writeDate(agreed->days[i], days[i]);
      decision.setCorrections(agreed->corrections);
      decision.setCorrected(agreed->isCorrected);
    }
  }

  // The heading of the agenda item that the block stands under; "" for none.
  std::string_view headingOf(size_t block) const {
    const auto& blocks = minutes_.document.blocks;
    for (auto i = block + 1; i-- > 0 && minutes_.items[i] == minutes_.items[block];)
      if (blocks[i].kind == documents::BlockKind::heading || blocks[i].number > 0) return blocks[i].text;
    return "";
  }

  const Minutes& minutes_;
  Findings& findings_;
};

}  // namespace

void recogniseDecisions(const Minutes& minutes, Findings& findings) {
  Decisions decisions(minutes, findings);
  const auto& blocks = minutes.document.blocks;
  bool listed = false;  // in a list under a heading 'Decisions' or after 'The Board agreed that:'
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
    if (isLabel(blocks[i]) || introducesDecisions(text, minutes)) {
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
