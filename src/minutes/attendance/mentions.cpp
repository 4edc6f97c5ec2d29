// Goes through the blocks of the document once, from the top. At each block it looks, in this order, for
// 1. the header of a table of attendance, and reads its rows;
// 2. a label, and takes what stands beside it and the lines below for as long as they are entries of a list;
// 3. an office with a name, 'Minutes: Joe Kidman', above the matters of the meeting;
// 4. sentences that tell of attendance. Apologies count wherever they stand; that somebody was present counts only at
//    the beginning, or right behind a list, for further down it is told of other meetings.
// The matters of the meeting, its body, begin with the first numbered item or the first heading below a list. From
// there on, only labels that are explicit, or tables that say who was there, begin a list.
#include "minutes/attendance/mentions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/attendance/attendee_row.h"
#include "minutes/attendance/lines.h"
#include "minutes/attendance/prose.h"
#include "minutes/attendance/run.h"
#include "minutes/language/dates.h"
#include "minutes/language/scanning.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;
using schema::Role;

constexpr size_t longestEntry = 200;  // bytes

// The sentences of a text, where titles of several people end none: 'Apologies from Cllrs. Ray and Fry' is one.
std::vector<std::string_view> sentencesWithTitles(std::string_view text) {
  constexpr std::array pluralTitles{"Cllrs."sv, "Drs."sv, "Messrs."sv, "Profs."sv};
  std::vector<std::string_view> joined;
  bool continues = false;
  for (auto sentence : documents::sentences(text)) {
    auto end = offsetIn(text, sentence) + sentence.size();
    auto begin = offsetIn(text, continues ? joined.back() : sentence);
    if (continues) joined.pop_back();
    joined.push_back(text.substr(begin, end - begin));
    continues = std::ranges::any_of(pluralTitles, [&](auto title) { return sentence.ends_with(title); });
  }
  return joined;
}

// 'Councillors Ray, Fry and Cole', below the title of the minutes and without a label.
bool isListBehindTitle(std::string_view text) {
  constexpr std::array titles{"Councillors "sv, "Cllrs "sv, "Cllrs. "sv};
  return std::ranges::any_of(titles, [&](auto title) { return text.starts_with(title); }) && !isNarrative(text) &&
         readAttendees(text, {.labelled = false}).size() > 1;
}

// 'Officials:' beside 'Present:', above two columns of names.
bool headsColumn(std::string_view cell) { return cell.ends_with(':') && documents::spacedWords(cell).size() == 1; }

class MentionFinder {
 public:
  explicit MentionFinder(const documents::Document& document) : blocks_(splitFields(document.blocks)) {}

  AttendanceMentions find() {
    for (size_t i = 0; i < blocks_.size();) i = next(i);
    return {std::move(mentions_), std::move(tableMentions_), std::move(texts_), std::move(blocks_)};
  }

 private:
  // Reads the block, and others that belong to it; returns the first that is not read yet.
  size_t next(size_t i) {
    const auto& block = blocks_[i];
    isInBody_ = isInBody_ || beginsBody(block);
    if (auto after = readTable(i, Capacity::PRESENT, false); after > i) return after;
    auto label = listLabelOf(block);
    if (!label && isOpening(i)) label = bodyLabelOf(block);
    // '4. Others: the roof'
    if (label && isInBody_ && !label->meaning.isExplicit && block.number > 0 && i != afterList_) label.reset();
    if (label)
      if (auto after = readList(i, *label); after > i) return after;
    if (isOpening(i)) readOffice(block);
    if (isOpening(i) && block.kind == documents::BlockKind::paragraph && isListBehindTitle(block.text)) {
      capacity_ = Capacity::PRESENT;
      add(block, {block.text}, false);
      return afterList_ = i + 1;
    }
    readSentences(block, block.text, isOpening(i) || i == afterList_);
    return i + 1;
  }

  bool beginsBody(const documents::Block& block) const {
    auto text = std::string_view(block.text);
    if (documents::toLower(text.substr(0, 5)) == "item ") text = trim(text.substr(5));
    auto first = text.substr(0, text.find(' '));
    bool hasItemNumber = withoutItemNumber(text).data() != text.data() &&
                         first.find_first_of("./") != documents::nowhere && !findDate(first);
    bool isNumbered = block.number > 0 || hasItemNumber;
    bool isHeadingBelowList =
        block.kind == documents::BlockKind::heading && !(mentions_.empty() && tableMentions_.empty());
    return (isNumbered || isHeadingBelowList) && !listLabelOf(block);
  }

  // Whether the block stands above the matters of the meeting.
  bool isOpening(size_t i) const {
    constexpr size_t mostBlocks = 25;
    return !isInBody_ && i < mostBlocks;
  }

  // Reads a table whose header is the block; returns the block after it, or i where this is none.
  size_t readTable(size_t i, Capacity capacity, bool labelled) {
    auto header = cellsOf(blocks_[i]);
    if (header.size() < 2 && blocks_[i].kind != documents::BlockKind::tableRow) return i;
    auto table = AttendanceTable::fromHeader(header);
    if (!table || (!table->hasPresenceColumn() && !labelled && !isOpening(i))) return i;
    auto row = i + 1;
    for (; row < blocks_.size(); ++row) {
      auto cells = cellsOf(blocks_[row]);
      if (cells.size() < 2 && blocks_[row].kind != documents::BlockKind::tableRow) break;
      auto label = listLabelOf(blocks_[row]);
      if (AttendanceTable::fromHeader(cells)) break;  // the header of another
      if (label && (cells.size() != header.size() || label->rest.empty())) break;
      for (auto& attendee : table->readRow(cells, capacity))
        tableMentions_.push_back({&blocks_[row], std::move(attendee)});
    }
    return row;
  }

  // Reads what stands behind a label, and the lines below it. Returns the block after the list, or i where it is none.
  size_t readList(size_t i, const ListLabel& label) {
    auto firstMention = mentions_.size();
    capacity_ = label.meaning.capacity;
    organisation_.clear();
    bool namesNobody = false;
    auto after = i + 1;
    if (label.rest.size() > 1) {
      add(blocks_[i], label.rest, true);
    } else if (!label.rest.empty() && !headsColumn(label.rest[0])) {
      auto run = std::string(label.rest[0]);
      after = joinLines(i, run);
      namesNobody = readRun(blocks_[i], run);
    }
    if (!namesNobody) after = readLines(after, !label.rest.empty());
    bool hasMentions = mentions_.size() > firstMention;
    if (label.rest.empty() && !label.meaning.isExplicit && !hasMentions) return i;
    afterList_ = after;
    return hasMentions || namesNobody || after > i + 1 || label.meaning.isExplicit ? after : i;
  }

  // Appends to a run behind a label the lines over which it was broken, and returns the block after them. A line that
  // is an entry by itself is none of them.
  size_t joinLines(size_t i, std::string& run) const {
    constexpr size_t longLine = 60, mostLines = 40, longestRun = 20'000;
    auto next = i + 1;
    auto length = blocks_[i].text.size();
    for (; next < blocks_.size() && next < i + mostLines; ++next) {
      const auto& block = blocks_[next];
      bool hasEnded = run.empty() || std::string_view(".:;").find(run.back()) != documents::nowhere;
      if (blocks_[i].kind == documents::BlockKind::tableRow || block.gap ||
          block.kind != documents::BlockKind::paragraph || block.number > 0 || !block.columns.empty())
        break;
      bool isEntryByItself =
          length < longLine || hasEnded || listLabelOf(block) || endOfLabel(block.text).at != documents::nowhere;
      if ((isEntryByItself && !closesBracket(block.text)) || run.size() > longestRun) break;
      run += ' ' + block.text;
      length = block.text.size();
    }
    return next;
  }

  // Reads a run of names, which may go over into another label, and into sentences. True where it says that there is
  // nobody to name.
  bool readRun(const documents::Block& block, const std::string& text) {
    texts_.push_back(std::make_unique<std::string>(text));
    auto run = withoutCount(withoutHint(*texts_.back()));
    if (run.empty() || saysNobody(run)) return true;
    while (!run.empty()) {
      auto label = nextLabelIn(run);
      readRunWithSentences(block, trim(run.substr(0, label.begin)));
      if (label.begin == documents::nowhere) break;
      capacity_ = label.capacity;
      run = trim(run.substr(label.end));
    }
    return false;
  }

  // The sentences of a run list people, until one of them tells something. What lists people is added as one.
  void readRunWithSentences(const documents::Block& block, std::string_view text) {
    size_t begin = 0, end = 0;  // of the sentences that list people and are not added yet
    auto addList = [&] {
      if (end > begin) add(block, {trim(text.substr(begin, end - begin))}, false);
    };
    bool isFirst = true;
    for (auto sentence : sentencesWithTitles(text)) {
      auto endOfSentence = offsetIn(text, sentence) + sentence.size();
      bool tellsSomething = !isFirst && (readOpeningLabel(sentence) || isNarrative(sentence));
      if (tellsSomething) {
        addList();
        readSentences(block, sentence, true);
        begin = endOfSentence;
      }
      end = endOfSentence;
      isFirst = false;
    }
    addList();
  }

  // What is known of a list while its lines are read.
  struct ListState {
    bool hasEntries = false;
    bool isLoose = false;  // each line so far stood behind a blank one
    int number = 0;        // of the newest line; 0 where it has none
  };

  enum class AfterLine { goOn, stopBefore, stopBehind };

  // Reads the lines of a list from i on, one entry each, and returns the block behind them.
  size_t readLines(size_t i, bool isBehindRun) {
    ListState list{.hasEntries = isBehindRun, .isLoose = !isBehindRun};
    for (; i < blocks_.size(); ++i) {
      if (listLabelOf(blocks_[i])) break;
      if (auto after = readTable(i, capacity_, true); after > i) {
        i = after - 1;
        continue;
      }
      if (isGroup(i, isBehindRun)) {
        beginGroup(blocks_[i]);
        continue;
      }
      auto then = readLine(i, list);
      if (then == AfterLine::stopBefore) break;
      if (then == AfterLine::stopBehind) return i + 1;
    }
    return i;
  }

  // Reads one line of a list, or passes over it where it names nobody. Says whether the list goes on, or ends before
  // the line or behind it.
  AfterLine readLine(size_t i, ListState& list) {
    const auto& block = blocks_[i];
    auto cells = cellsOf(block);
    auto text = std::string_view(block.text);
    if (!isInGroup(block)) organisation_.clear();
    if (saysNobody(text)) return AfterLine::stopBehind;
    if (isVacantPost(text) || isUnticked(text)) return AfterLine::goOn;
    if (auto names = namesAfterReceived(text); !list.hasEntries && !names.empty()) {
      add(block, {names}, false);
      list.hasEntries = true;
      return AfterLine::goOn;
    }
    bool isHeading = block.kind == documents::BlockKind::heading;
    bool isAside = countsPeople(text) || (text.starts_with('(') && readCells(cells, {.isLine = true}).empty());
    if (!isHeading && isAside) return AfterLine::goOn;
    if (block.number > 0 && (list.hasEntries || block.number != list.number + 1 || !isNumberedName(i)))
      return AfterLine::stopBefore;
    if (isHeading && block.number == 0) return AfterLine::stopBefore;
    list.number = block.number;
    bool isRow = block.kind == documents::BlockKind::tableRow || block.kind == documents::BlockKind::listItem;
    // Behind a blank line, two plain words are the next heading, unless the list has blank lines throughout.
    if (list.hasEntries && block.gap && !isRow && !hasPersonCue(cells) && !list.isLoose) return AfterLine::stopBefore;
    if (!isEntry(i, !block.gap || !list.hasEntries || isRow)) return AfterLine::stopBefore;
    if (list.hasEntries && !block.gap) list.isLoose = false;
    list.hasEntries = list.hasEntries || block.number == 0;
    if (readCells(cells, {.isLine = true, .onePerLine = true, .labelled = true}).size() > 1) list.isLoose = false;
    if (!readOffice(block)) add(block, std::move(cells), true);
    return AfterLine::goOn;
  }

  // '1. Ann Lee', '2. Joe Kidman': a list that is numbered has more than one, or stands right below its label.
  bool isNumberedName(size_t i) const {
    bool hasNeighbour = (i + 1 < blocks_.size() && blocks_[i + 1].number == blocks_[i].number + 1) ||
                        (i > 0 && blocks_[i].number > 1 && blocks_[i - 1].number == blocks_[i].number - 1);
    bool isOnlyOne = i > 0 && blocks_[i].number == 1 && !blocks_[i].gap && listLabelOf(blocks_[i - 1]) &&
                     (i + 1 >= blocks_.size() || blocks_[i + 1].number != 2);
    auto attendees = readAttendees(blocks_[i].text, {.isLine = true, .labelled = false});
    return (hasNeighbour || isOnlyOne) && attendees.size() == 1;
  }

  // `firstNames`: a first name alone will do.
  bool isEntry(size_t i, bool firstNames) const {
    const auto& block = blocks_[i];
    auto cells = cellsOf(block);
    auto text = std::string_view(block.text);
    if (auto end = endOfLabel(text); cells.size() == 1 && end.at != documents::nowhere && text[end.at] == ':' &&
                                     namesOtherField(text.substr(0, end.at)))
      return false;
    if (cells.size() > 1 && namesOtherField(cells[0])) return false;
    auto attendees = readCells(cells, {.isLine = true, .onePerLine = true, .labelled = firstNames});
    if (attendees.empty()) return false;
    if (isSentence(text) && (attendees.size() == 1 || isNarrative(text))) return false;
    if (attendees.size() == 1 && text.size() > longestEntry && cells.size() == 1) return false;
    // A few words between blank lines, and then a paragraph: a heading.
    bool isHeading = block.gap && cells.size() == 1 && block.kind == documents::BlockKind::paragraph &&
                     !hasPersonCue(cells) && i + 1 < blocks_.size() && isSentence(blocks_[i + 1].text);
    return !isHeading;
  }

  // Whether a line names a body, and those below come from it: they stand deeper in, or it ends with a colon.
  // `isBehindRun`: names stand before it, right behind the label.
  bool isGroup(size_t i, bool isBehindRun) const {
    const auto& block = blocks_[i];
    if (i + 1 >= blocks_.size() || block.number > 0 || block.text.size() > longestLabel) return false;
    const auto& next = blocks_[i + 1];
    if (next.number > 0 || next.kind == documents::BlockKind::heading || next.kind == documents::BlockKind::tableRow ||
        cellsOf(block).size() > 1)
      return false;
    auto name = withoutTrailingMarks(block.text);
    if ((namesMatter(name) && !namesOrganisation(name) && !isMembersHeading(block.text)) || namesOtherField(name) ||
        name.find_first_of(".:,;") != documents::nowhere || !couldBeGroup(name))
      return false;
    bool isHeading = block.kind == documents::BlockKind::heading;
    bool isNextIndented = block.kind == next.kind && next.indent > block.indent;
    bool isAboveItems = block.kind != documents::BlockKind::listItem && next.kind == documents::BlockKind::listItem &&
                        !next.gap && !(isBehindRun && block.gap);  // there it is a heading
    bool isNextDeeper = !isHeading && (isNextIndented || isAboveItems);
    bool announces = block.text.ends_with(':') || (roleNamed(name) && !next.gap) ||
                     (namesOrganisation(name) && (!next.gap || isHeading));
    if (!isNextDeeper && !announces) return false;
    if (!isNextDeeper && !readAttendees(name, {.isLine = true, .labelled = false}).empty()) return false;
    return isEntry(i + 1, !roleNamed(name));
  }

  void beginGroup(const documents::Block& block) {
    auto name = withoutTrailingMarks(block.text);
    bool isBody = !namesOffice(name) && !readLabel(name);
    organisation_ = isBody ? name : "";
    group_ = &block;
  }

  // Whether the block belongs to the group that was begun last, or there is none.
  bool isInGroup(const documents::Block& block) const {
    return organisation_.empty() || group_->kind != block.kind || block.indent > group_->indent ||
           group_->indent == block.indent;
  }

  void add(const documents::Block& block, Cells cells, bool isLine) {
    mentions_.push_back({.block = &block,
                         .cells = std::move(cells),
                         .isLine = isLine,
                         .organisation = organisation_,
                         .capacity = capacity_});
  }

  // --- Sentences ---

  // `canTellPresence`: that somebody was present is said of this meeting here.
  void readSentences(const documents::Block& block, std::string_view text, bool canTellPresence) {
    for (auto sentence : sentencesWithTitles(text)) {
      auto statements = apologiesIn(sentence);
      auto label = canTellPresence && statements.empty() ? readOpeningLabel(sentence) : std::nullopt;
      if (label && !readAttendees(label->rest, {.labelled = false}).empty())
        statements.push_back({label->capacity, Role::MEMBER, label->rest});
      if (canTellPresence && statements.empty()) statements = presenceIn(sentence);
      for (const auto& each : statements)
        mentions_.push_back({.block = &block,
                             .cells = {each.names},
                             .isLine = false,
                             .capacity = each.capacity,
                             .role = each.role,
                             .source = MentionSource::sentence});
    }
  }

  // 'In the chair: Ann Lee', 'Minutes: Joe Kidman'. False where the block says no such thing.
  bool readOffice(const documents::Block& block) {
    auto text = std::string_view(block.text);
    auto cells = cellsOf(block);
    auto end = endOfLabel(text);
    bool hasTwoCells = cells.size() == 2;
    if (!hasTwoCells && end.at == documents::nowhere) return false;
    auto role = roleNamed(withoutTrailingMarks(withoutLeadingMarks(hasTwoCells ? cells[0] : text.substr(0, end.at))));
    auto rest = hasTwoCells ? cells[1] : withoutLeadingMarks(text.substr(end.at + end.length));
    if (!role || rest.empty() || rest.size() > longestEntry || isNarrative(rest)) return false;
    mentions_.push_back({.block = &block,
                         .cells = {rest},
                         .isLine = true,
                         .capacity = Capacity::PRESENT,
                         .role = *role,
                         .source = MentionSource::office});
    return true;
  }

  std::vector<documents::Block> blocks_;
  std::vector<AttendanceMention> mentions_;
  std::vector<TableMention> tableMentions_;
  std::vector<std::unique_ptr<std::string>> texts_;
  Capacity capacity_ = Capacity::PRESENT;  // of the list that is being read
  std::string organisation_;               // of the group within the list; '' where there is none
  const documents::Block* group_ = nullptr;
  size_t afterList_ = documents::nowhere;  // the block behind the newest list
  bool isInBody_ = false;
};

}  // namespace

AttendanceMentions findMentions(const documents::Document& document) { return MentionFinder(document).find(); }

}  // namespace minuted::minutes
