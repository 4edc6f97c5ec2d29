#include "minutes/attendance/gatherer.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/attendance/lines.h"
#include "minutes/attendance/prose.h"
#include "minutes/attendance/run.h"
#include "minutes/language/dates.h"
#include "minutes/language/person_name.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;
using schema::Role;

constexpr size_t longestEntry = 200;
constexpr size_t longestLabel = 70;

// 'Apologies from Cllrs. Ray and Fry' is one sentence.
std::vector<std::string_view> sentencesWithTitles(std::string_view text) {
  constexpr std::array plurals{"Cllrs."sv, "Drs."sv, "Messrs."sv, "Profs."sv};
  std::vector<std::string_view> joined;
  bool open = false;
  for (auto sentence : documents::sentences(text)) {
    auto end = static_cast<size_t>(sentence.data() - text.data()) + sentence.size();
    auto begin = static_cast<size_t>((open ? joined.back() : sentence).data() - text.data());
    if (open) joined.pop_back();
    joined.push_back(text.substr(begin, end - begin));
    open = std::ranges::any_of(plurals, [&](auto plural) { return sentence.ends_with(plural); });
  }
  return joined;
}

// 'Councillors Ray, Fry and Cole', below the title and without a label.
bool listsByTitle(std::string_view text) {
  constexpr std::array titles{"Councillors "sv, "Cllrs "sv, "Cllrs. "sv};
  return std::ranges::any_of(titles, [&](auto title) { return text.starts_with(title); }) && !isTold(text) &&
         readAttendees(text, {.labelled = false}).size() > 1;
}

// 'Officials:' beside 'Present:', above two columns.
bool headsColumn(std::string_view cell) { return cell.ends_with(':') && documents::spacedWords(cell).size() == 1; }

class Gatherer {
 public:
  explicit Gatherer(const documents::Document& document) : blocks_(withFieldsApart(document.blocks)) {}

  Gathered gather() {
    for (size_t i = 0; i < blocks_.size();) i = next(i);
    return {std::move(entries_), std::move(fromTables_), std::move(runs_), std::move(blocks_)};
  }

 private:
  size_t next(size_t i) {
    const auto& block = blocks_[i];
    body_ = body_ || beginsMatter(block);
    if (auto after = readTable(i, Capacity::PRESENT, false); after > i) return after;
    auto label = listLabelOf(block);
    if (!label && opens(i)) label = bodyLabelOf(block);
    if (label && body_ && !label->words.plain && block.number > 0 && i != afterList_)
      label.reset();  // '4. Others: the roof'
    if (label)
      if (auto after = readList(i, *label); after > i) return after;
    if (opens(i)) readOffice(block);
    if (opens(i) && block.kind == documents::BlockKind::paragraph && listsByTitle(block.text)) {
      capacity_ = Capacity::PRESENT;
      add(block, {block.text}, false);
      return afterList_ = i + 1;
    }
    readSentences(block, block.text, opens(i) || i == afterList_);
    return i + 1;
  }

  // The first item, or the first other heading below the lists.
  bool beginsMatter(const documents::Block& block) const {
    auto text = std::string_view(block.text);
    if (documents::lowered(text.substr(0, 5)) == "item ") text = trim(text.substr(5));
    auto first = text.substr(0, text.find(' '));
    bool itemNumber = withoutItemNumber(text).data() != text.data() &&
                      first.find_first_of("./") != documents::nowhere && !findDate(first);
    bool number = block.number > 0 || itemNumber;
    bool heading = block.kind == documents::BlockKind::heading && !(entries_.empty() && fromTables_.empty());
    return (number || heading) && !listLabelOf(block);
  }

  // Before the matters of the meeting begin.
  bool opens(size_t i) const {
    constexpr size_t mostBlocks = 25;
    return !body_ && i < mostBlocks;
  }

  // From a header on; returns the block after it, or i where there is none.
  size_t readTable(size_t i, Capacity capacity, bool labelled) {
    auto header = cellsOf(blocks_[i]);
    if (header.size() < 2 && blocks_[i].kind != documents::BlockKind::tableRow) return i;
    auto table = AttendanceTable::of(header);
    if (!table || (!table->saysWho() && !labelled && !opens(i))) return i;
    auto row = i + 1;
    for (; row < blocks_.size(); ++row) {
      auto cells = cellsOf(blocks_[row]);
      if (cells.size() < 2 && blocks_[row].kind != documents::BlockKind::tableRow) break;
      auto label = listLabelOf(blocks_[row]);
      if (AttendanceTable::of(cells)) break;  // the names of columns of another
      if (label && (cells.size() != header.size() || label->rest.empty())) break;
      for (auto& attending : table->read(cells, capacity)) fromTables_.push_back({&blocks_[row], std::move(attending)});
    }
    return row;
  }

  // What stands behind a label, and the lines below it. Returns the block after the list, or i where it is none.
  size_t readList(size_t i, const ListLabel& label) {
    auto firstEntry = entries_.size();
    capacity_ = label.words.capacity;
    organisation_.clear();
    bool closed = false;
    auto after = i + 1;
    if (!label.rest.empty()) {
      if (label.rest.size() > 1) {
        add(blocks_[i], label.rest, true);
      } else if (!headsColumn(label.rest[0])) {
        auto run = std::string(label.rest[0]);
        after = continued(i, run);
        closed = readRun(blocks_[i], run);
      }
    }
    if (!closed) after = readLines(after, !label.rest.empty());
    bool found = entries_.size() > firstEntry || closed || after > i + 1 || label.words.plain;
    if (label.rest.empty() && !label.words.plain && entries_.size() == firstEntry) return i;
    afterList_ = after;
    return found ? after : i;
  }

  // A run that was broken over lines goes on with the next, unless that is an entry by itself.
  size_t continued(size_t i, std::string& run) const {
    constexpr size_t longLine = 60, mostLines = 40;
    auto next = i + 1;
    auto length = blocks_[i].text.size();
    for (; next < blocks_.size() && next < i + mostLines; ++next) {
      const auto& block = blocks_[next];
      bool ended = run.empty() || std::string_view(".:;").find(run.back()) != documents::nowhere;
      if (blocks_[i].kind == documents::BlockKind::tableRow || block.gap ||
          block.kind != documents::BlockKind::paragraph || block.number > 0 || !block.columns.empty())
        break;
      bool another =
          length < longLine || ended || listLabelOf(block) || endOfLabel(block.text).at != documents::nowhere;
      if (another && !closesBracket(block.text)) break;
      run += ' ' + block.text;
      length = block.text.size();
    }
    return next;
  }

  // A run may go over into another label, and into sentences. Returns whether it says that there is nobody.
  bool readRun(const documents::Block& block, const std::string& text) {
    runs_.push_back(std::make_unique<std::string>(text));
    auto run = withoutCount(withoutHint(*runs_.back()));
    if (run.empty() || saysNobody(run)) return true;
    while (!run.empty()) {
      auto label = nextLabelIn(run);
      readSentencesOfRun(block, trim(run.substr(0, label.begin)));
      if (label.begin == documents::nowhere) break;
      capacity_ = label.capacity;
      run = trim(run.substr(label.end));
    }
    return false;
  }

  void readSentencesOfRun(const documents::Block& block, std::string_view text) {
    size_t begin = 0, end = 0;  // of the sentences that list people
    auto finish = [&] {
      if (end > begin) add(block, {trim(text.substr(begin, end - begin))}, false);
    };
    bool first = true;
    for (auto sentence : sentencesWithTitles(text)) {
      auto at = static_cast<size_t>(sentence.data() - text.data());
      bool told = !first && (readOpening(sentence) || isTold(sentence));
      if (told) {
        finish();
        readSentences(block, sentence, true);
        begin = end = at + sentence.size();
      } else {
        end = at + sentence.size();
      }
      first = false;
    }
    finish();
  }

  // The lines of a list, one entry each.
  size_t readLines(size_t i, bool afterRun) {
    bool loose = !afterRun;  // each line so far stood after a blank one
    bool any = afterRun;
    int number = 0;
    for (; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i];
      if (listLabelOf(block)) break;
      if (auto after = readTable(i, capacity_, true); after > i) {
        i = after - 1;
        continue;
      }
      auto cells = cellsOf(block);
      auto text = std::string_view(block.text);
      if (isGroup(i, afterRun)) {
        beginGroup(block);
        continue;
      }
      if (!groupHolds(block)) organisation_.clear();
      if (saysNobody(text)) return i + 1;
      if (isVacantPost(text) || isUnticked(text)) continue;
      if (auto names = receivedFrom(text); !any && !names.empty()) {
        add(block, {names}, false);
        any = true;
        continue;
      }
      if (block.kind != documents::BlockKind::heading &&
          (countsPeople(text) || (text.starts_with('(') && readCells(cells, {.line = true}).empty())))
        continue;
      if (block.number > 0 && (any || block.number != number + 1 || !isNumberedName(i))) break;
      if (block.kind == documents::BlockKind::heading && block.number == 0) break;
      number = block.number;
      bool row = block.kind == documents::BlockKind::tableRow || block.kind == documents::BlockKind::listItem;
      if (any && block.gap && !row && !hasCue(cells) && !loose) break;
      if (!isEntry(i, !block.gap || !any || row)) break;
      if (any && !block.gap) loose = false;
      any = any || block.number == 0;
      auto several = readCells(cells, {.line = true, .onePerLine = true, .labelled = true}).size() > 1;
      if (several) loose = false;
      if (!readOffice(block)) add(block, std::move(cells), true);
    }
    return i;
  }

  // '1. Ann Lee', '2. Joe Kidman': a list that is numbered has more than one.
  bool isNumberedName(size_t i) const {
    bool beside = (i + 1 < blocks_.size() && blocks_[i + 1].number == blocks_[i].number + 1) ||
                  (i > 0 && blocks_[i].number > 1 && blocks_[i - 1].number == blocks_[i].number - 1);
    bool only = i > 0 && blocks_[i].number == 1 && !blocks_[i].gap && listLabelOf(blocks_[i - 1]) &&
                (i + 1 >= blocks_.size() || blocks_[i + 1].number != 2);
    beside = beside || only;
    auto attendees = readAttendees(blocks_[i].text, {.line = true, .labelled = false});
    return beside && attendees.size() == 1;
  }

  bool isEntry(size_t i, bool firstNames) const {
    const auto& block = blocks_[i];
    auto cells = cellsOf(block);
    auto text = std::string_view(block.text);
    if (auto end = endOfLabel(text); cells.size() == 1 && end.at != documents::nowhere && text[end.at] == ':' &&
                                     namesOtherField(text.substr(0, end.at)))
      return false;
    if (cells.size() > 1 && namesOtherField(cells[0])) return false;
    auto attendees = readCells(cells, {.line = true, .onePerLine = true, .labelled = firstNames});
    if (attendees.empty()) return false;
    if (isSentence(text) && (attendees.size() == 1 || isTold(text))) return false;
    if (attendees.size() == 1 && text.size() > longestEntry && cells.size() == 1) return false;
    // A few words between blank lines, and then a paragraph: a heading.
    bool heading = block.gap && cells.size() == 1 && block.kind == documents::BlockKind::paragraph && !hasCue(cells) &&
                   i + 1 < blocks_.size() && isSentence(blocks_[i + 1].text);
    return !heading;
  }

  // A line that names a body, and those who come from it below: deeper in, or behind its colon.
  bool isGroup(size_t i, bool afterRun) const {
    const auto& block = blocks_[i];
    if (i + 1 >= blocks_.size() || block.number > 0 || block.text.size() > longestLabel) return false;
    const auto& next = blocks_[i + 1];
    if (next.number > 0 || next.kind == documents::BlockKind::heading || next.kind == documents::BlockKind::tableRow ||
        cellsOf(block).size() > 1)
      return false;
    auto name = withoutColon(block.text);
    if ((namesMatter(name) && !namesOrganisation(name) && !isOfMembers(block.text)) || namesOtherField(name) ||
        name.find_first_of(".:,;") != documents::nowhere || !couldBeGroup(name))
      return false;
    bool indented = block.kind == next.kind && next.indent > block.indent;
    bool aboveItems = block.kind != documents::BlockKind::listItem && next.kind == documents::BlockKind::listItem &&
                      !next.gap && !(afterRun && block.gap);  // there it is a heading
    bool deeper = block.kind != documents::BlockKind::heading && (indented || aboveItems);
    bool says = block.text.ends_with(':') || (roleNamed(name) && !next.gap) || (namesOrganisation(name) && !next.gap) ||
                (block.kind == documents::BlockKind::heading && namesOrganisation(name));
    if (!deeper && !says) return false;
    if (!deeper && !readAttendees(name, {.line = true, .labelled = false}).empty()) return false;
    return isEntry(i + 1, !roleNamed(name));
  }

  void beginGroup(const documents::Block& block) {
    auto name = withoutColon(block.text);
    bool body = !namesOffice(name) && !readLabel(name);
    organisation_ = body ? name : "";
    group_ = &block;
  }

  bool groupHolds(const documents::Block& block) const {
    return organisation_.empty() || group_->kind != block.kind || block.indent > group_->indent ||
           group_->indent == block.indent;
  }

  void add(const documents::Block& block, Cells cells, bool line) {
    entries_.push_back({.block = &block,
                        .cells = std::move(cells),
                        .line = line,
                        .organisation = organisation_,
                        .capacity = capacity_});
  }

  // --- Sentences ---

  void readSentences(const documents::Block& block, std::string_view text, bool opening) {
    for (auto sentence : sentencesWithTitles(text)) {
      auto told = apologiesIn(sentence);
      auto label = opening && told.empty() ? readOpening(sentence) : std::nullopt;
      if (label && !readAttendees(label->rest, {.labelled = false}).empty())
        told.push_back({label->capacity, Role::MEMBER, label->rest});
      if (opening && told.empty()) told = presenceIn(sentence);
      for (const auto& each : told)
        entries_.push_back({.block = &block,
                            .cells = {each.names},
                            .line = false,
                            .capacity = each.capacity,
                            .role = each.role,
                            .source = Source::sentence});
    }
  }

  // 'In the chair: Ann Lee', 'Minutes: Joe Kidman', above or below the lists.
  bool readOffice(const documents::Block& block) {
    auto text = std::string_view(block.text);
    auto cells = cellsOf(block);
    auto end = endOfLabel(text);
    bool beside = cells.size() == 2;
    if (!beside && end.at == documents::nowhere) return false;
    auto role = roleNamed(withoutColon(withoutMarks(beside ? cells[0] : text.substr(0, end.at))));
    auto rest = beside ? cells[1] : withoutMarks(text.substr(end.at + end.length));
    if (!role || rest.empty() || rest.size() > longestEntry || isTold(rest)) return false;
    entries_.push_back({.block = &block,
                        .cells = {rest},
                        .line = true,
                        .capacity = Capacity::PRESENT,
                        .role = *role,
                        .source = Source::office});
    return true;
  }

  std::vector<documents::Block> blocks_;
  std::vector<AttendanceEntry> entries_;
  std::vector<std::pair<const documents::Block*, Attending>> fromTables_;
  std::vector<std::unique_ptr<std::string>> runs_;  // that entries look into
  Capacity capacity_ = Capacity::PRESENT;
  std::string organisation_;  // of the group that we are in
  const documents::Block* group_ = nullptr;
  size_t afterList_ = documents::nowhere;
  bool body_ = false;
};

}  // namespace

Gathered gatherAttendance(const documents::Document& document) { return Gatherer(document).gather(); }

}  // namespace minuted::minutes
