// Those who were there and those who sent apologies. Minutes say it in a list under a label or behind it, in a table,
// or in sentences where they begin or end:
//   Attendees:
//   Jan Royall, University of Oxford, (Chair)
//   Apologies: Ann Lee, Cllr Tom Hayes and Joe Kidman
//   Apologies were received from Ann Lee.
// All lists are gathered before any is read, for a list alone does not always tell whether 'Ann Lee, Gull Pilots' is a
// person and an organisation, or two people.
#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance_label.h"
#include "minutes/attendance_prose.h"
#include "minutes/attendance_table.h"
#include "minutes/attendee_list.h"
#include "minutes/dates.h"
#include "minutes/names.h"
#include "minutes/recognisers.h"
#include "minutes/vocabulary.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;
using schema::Role;

constexpr size_t longestEntry = 200;
constexpr size_t longestLabel = 70;

using Cells = std::vector<std::string_view>;

// Of a table, or of a line in columns; else all of it.
Cells cellsOf(const Block& block) {
  if (block.kind == BlockKind::tableRow) return {block.cells.begin(), block.cells.end()};
  auto text = std::string_view(block.text);
  Cells cells;
  size_t begin = 0;
  for (auto column : block.columns) {
    cells.push_back(trim(text.substr(begin, column - begin)));
    begin = column;
  }
  cells.push_back(trim(text.substr(begin)));
  return cells;
}

std::string_view withoutColon(std::string_view text) {
  text = trim(text);
  while (text.ends_with(':') || text.ends_with('*') || text.ends_with('-') || text.ends_with('_'))
    text = trim(text.substr(0, text.size() - 1));
  return text;
}

// A label with what stands beside it, in the same cell or in others.
struct Label {
  LabelWords words;
  bool colon = false;  // or another sign that a list follows
  Cells rest = {};
};

// Where the label ends: at a colon, a semicolon, or a dash between spaces.
struct LabelEnd {
  size_t at = nowhere, length = 0;
};

LabelEnd endOfLabel(std::string_view text) {
  for (size_t at = 1; at < std::min(text.size(), longestLabel); ++at) {
    if (text[at] == ':' || text[at] == ';') return {at, 1};
    auto dash = dashAt(text, at);
    if (dash > 0 && text[at - 1] == ' ' && (at + dash >= text.size() || text[at + dash] == ' ')) return {at, dash};
  }
  return {};
}

std::string_view withoutMarks(std::string_view text) {
  text = trim(text);
  while (text.starts_with('*') || text.starts_with('_') || text.starts_with('-')) text = trim(text.substr(1));
  return text;
}

std::optional<Label> labelOf(const Block& block) {
  auto cells = cellsOf(block);
  if (cells.size() > 1)
    if (auto words = readLabel(withoutColon(cells[0]))) {
      bool alone = std::ranges::all_of(cells.begin() + 1, cells.end(), [](auto cell) { return cell.empty(); });
      return Label{*words, true, alone ? Cells{} : Cells{cells.begin() + 1, cells.end()}};
    }
  auto text = std::string_view(block.text);
  auto end = endOfLabel(text);
  if (end.at != nowhere)
    if (auto words = readLabel(text.substr(0, end.at)); words && (words->plain || text[end.at] == ':')) {
      auto rest = withoutMarks(text.substr(end.at + end.length));
      if (rest.empty()) return Label{*words, true, {}};
      bool columns = cells.size() > 1 && end.at < cells[0].size();
      if (columns) cells[0] = withoutMarks(cells[0].substr(end.at + end.length));
      return Label{*words, true, columns ? cells : Cells{rest}};
    }
  if (auto words = readLabel(withoutColon(text))) return Label{*words, block.kind == BlockKind::heading, {}};
  if (block.kind == BlockKind::tableRow) return std::nullopt;
  auto opening = readOpening(text);
  if (!opening) return std::nullopt;
  auto names = sentences(clipped(opening->rest, longestEntry));
  if (names.empty() || readAttendees(names.front(), {.labelled = false}).empty()) return std::nullopt;
  return Label{{opening->capacity, true}, true, {opening->rest}};
}

// --- Lists ---

// Where somebody is named. Outside lists, a part of the name will do for one who is on a list: 'Chair: Ann',
// 'Cllr Lee came later'.
enum class Source { list, sentence, office };

struct Entry {
  const Block* block = nullptr;
  Cells cells;
  bool line = true;  // of its own; else it is the run behind a label
  std::string organisation = {};
  Capacity capacity = Capacity::PRESENT;
  Role role = Role::MEMBER;
  Source source = Source::list;
};

// A sentence on a line of its own is no entry, though it may begin with a name.
bool isSentence(std::string_view text) {
  constexpr size_t fewWords = 8;
  constexpr int mostSmall = 2;  // words in small letters
  auto words = spacedWords(text);
  auto small =
      std::ranges::count_if(words, [](auto word) { return word[0] >= 'a' && word[0] <= 'z' && word != "and"; });
  return isTold(text) || (text.ends_with('.') && (words.size() > fewWords || small > mostSmall));
}

std::vector<Attendee> readCells(const Cells& cells, ListStyle style) {
  return cells.size() > 1 ? readRow(cells, style) : readAttendees(cells[0], style);
}

// '3 members of the public', 'Two governors and one student'
bool countsPeople(std::string_view text) {
  constexpr std::array numbers{"one"sv,   "two"sv,  "three"sv, "four"sv, "five"sv,    "six"sv, "seven"sv,
                               "eight"sv, "nine"sv, "ten"sv,   "no"sv,   "several"sv, "a"sv};
  auto first = lowered(text.substr(0, text.find(' ')));
  bool number = !first.empty() && (std::ranges::find(numbers, first) != numbers.end() ||
                                   first.find_first_not_of("0123456789") == nowhere);
  return number && text.size() <= longestLabel && !text.ends_with('.');
}

// Whether more than two words say that it is a person: a title, a bracket, something behind a comma.
bool hasCue(const Cells& cells) {
  return cells.size() > 1 || cells[0].find_first_of(",([;") != nowhere || !splitTitle(cells[0]).title.empty();
}

class Gatherer {
 public:
  explicit Gatherer(const Document& document) : blocks_(document.blocks) {}

  std::vector<Entry> gather() {
    for (size_t i = 0; i < blocks_.size();) i = next(i);
    return std::move(entries_);
  }

  const std::vector<std::pair<const Block*, Attending>>& fromTables() const { return fromTables_; }

 private:
  size_t next(size_t i) {
    const auto& block = blocks_[i];
    body_ = body_ || beginsMatter(block);
    if (auto after = readTable(i, Capacity::PRESENT, false); after > i) return after;
    if (auto label = labelOf(block)) {
      auto after = readList(i, *label);
      if (after > i) return after;
    }
    if (opens(i)) readOffice(block);
    readSentences(block, block.text, opens(i) || i == afterList_);
    return i + 1;
  }

  // The first item, or the first other heading below the lists.
  bool beginsMatter(const Block& block) const {
    auto text = std::string_view(block.text);
    if (lowered(text.substr(0, 5)) == "item ") text = trim(text.substr(5));
    auto first = text.substr(0, text.find(' '));
    bool itemNumber =
        withoutItemNumber(text).data() != text.data() && first.find_first_of("./") != nowhere && !findDate(first);
    bool number = block.number > 0 || itemNumber;
    bool heading = block.kind == BlockKind::heading && !(entries_.empty() && fromTables_.empty());
    return (number || heading) && !labelOf(block);
  }

  // Before the matters of the meeting begin.
  bool opens(size_t i) const {
    constexpr size_t mostBlocks = 25;
    return !body_ && i < mostBlocks;
  }

  // From a header on; returns the block after it, or i where there is none.
  size_t readTable(size_t i, Capacity capacity, bool labelled) {
    auto header = cellsOf(blocks_[i]);
    if (header.size() < 2 && blocks_[i].kind != BlockKind::tableRow) return i;
    auto table = AttendanceTable::of(header);
    if (!table || (!table->saysWho() && !labelled && !opens(i))) return i;
    auto row = i + 1;
    for (; row < blocks_.size(); ++row) {
      auto cells = cellsOf(blocks_[row]);
      if (cells.size() < 2 && blocks_[row].kind != BlockKind::tableRow) break;
      auto label = labelOf(blocks_[row]);
      if (label && (cells.size() != header.size() || label->rest.empty())) break;
      for (auto& attending : table->read(cells, capacity)) fromTables_.push_back({&blocks_[row], std::move(attending)});
    }
    return row;
  }

  // What stands behind a label, and the lines below it. Returns the block after the list, or i where it is none.
  size_t readList(size_t i, const Label& label) {
    auto firstEntry = entries_.size();
    capacity_ = label.words.capacity;
    organisation_.clear();
    bool closed = false;
    auto after = i + 1;
    if (!label.rest.empty()) {
      if (label.rest.size() > 1) {
        add(blocks_[i], label.rest, true);
      } else {
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
      bool ended = run.empty() || std::string_view(".:;").find(run.back()) != nowhere;
      if (blocks_[i].kind == BlockKind::tableRow || block.gap || block.kind != BlockKind::paragraph ||
          block.number > 0 || !block.columns.empty())
        break;
      if (length < longLine || ended || labelOf(block) || endOfLabel(block.text).at != nowhere) break;
      run += ' ' + block.text;
      length = block.text.size();
    }
    return next;
  }

  // A run may go over into another label, and into sentences. Returns whether it says that there is nobody.
  bool readRun(const Block& block, const std::string& text) {
    runs_.push_back(std::make_unique<std::string>(text));
    auto run = std::string_view(*runs_.back());
    if (saysNobody(run)) return true;
    while (!run.empty()) {
      auto label = nextLabel(run);
      readSentencesOfRun(block, trim(run.substr(0, label.begin)));
      if (label.begin == nowhere) break;
      capacity_ = label.capacity;
      run = trim(run.substr(label.end));
    }
    return false;
  }

  struct InnerLabel {
    size_t begin = nowhere, end = nowhere;
    Capacity capacity = Capacity::PRESENT;
  };

  // 'Ann Lee, Joe Kidman. Apologies: Kit Ash'
  static InnerLabel nextLabel(std::string_view run) {
    constexpr size_t mostLabels = 50;
    size_t seen = 0;
    for (auto colon = run.find(": "); colon != nowhere && seen < mostLabels;
         colon = run.find(": ", colon + 1), ++seen) {
      auto from = colon > longestLabel ? colon - longestLabel : 0;
      for (auto word : spacedWords(run.substr(from, colon - from))) {
        auto begin = static_cast<size_t>(word.data() - run.data());
        if (begin > 0 && run[begin - 1] != ' ') continue;
        auto words = isUpper(word) ? readLabel(run.substr(begin, colon - begin)) : std::nullopt;
        if (words && words->plain && begin > 0) return {begin, colon + 1, words->capacity};
      }
    }
    return {};
  }

  void readSentencesOfRun(const Block& block, std::string_view text) {
    size_t begin = 0, end = 0;  // of the sentences that list people
    auto finish = [&] {
      if (end > begin) add(block, {trim(text.substr(begin, end - begin))}, false);
    };
    bool first = true;
    for (auto sentence : sentences(text)) {
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
      if (labelOf(block)) break;
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
      if (block.kind != BlockKind::heading &&
          (countsPeople(text) || (text.starts_with('(') && readCells(cells, {.line = true}).empty())))
        continue;
      if (block.number > 0 && (any || block.number != number + 1 || !isNumberedName(i))) break;
      if (block.kind == BlockKind::heading && block.number == 0) break;
      number = block.number;
      bool row = block.kind == BlockKind::tableRow || block.kind == BlockKind::listItem;
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
    auto attendees = readAttendees(blocks_[i].text, {.line = true, .labelled = false});
    return beside && attendees.size() == 1;
  }

  bool isEntry(size_t i, bool firstNames) const {
    const auto& block = blocks_[i];
    auto cells = cellsOf(block);
    auto text = std::string_view(block.text);
    if (auto end = endOfLabel(text);
        cells.size() == 1 && end.at != nowhere && text[end.at] == ':' && namesOtherField(text.substr(0, end.at)))
      return false;
    if (cells.size() > 1 && namesOtherField(cells[0])) return false;
    auto attendees = readCells(cells, {.line = true, .onePerLine = true, .labelled = firstNames});
    if (attendees.empty()) return false;
    if (isSentence(text) && (attendees.size() == 1 || isTold(text))) return false;
    if (attendees.size() == 1 && text.size() > longestEntry && cells.size() == 1) return false;
    // A few words between blank lines, and then a paragraph: a heading.
    bool heading = block.gap && cells.size() == 1 && block.kind == BlockKind::paragraph && !hasCue(cells) &&
                   i + 1 < blocks_.size() && isSentence(blocks_[i + 1].text);
    return !heading;
  }

  // A line that names a body, and those who come from it below: deeper in, or behind its colon.
  bool isGroup(size_t i, bool afterRun) const {
    const auto& block = blocks_[i];
    if (i + 1 >= blocks_.size() || block.number > 0 || block.text.size() > longestLabel) return false;
    const auto& next = blocks_[i + 1];
    if (next.number > 0 || next.kind == BlockKind::heading || next.kind == BlockKind::tableRow ||
        cellsOf(block).size() > 1)
      return false;
    auto name = withoutColon(block.text);
    if ((namesMatter(name) && !namesOrganisation(name)) || namesOtherField(name) ||
        name.find_first_of(".:,;") != nowhere || !isUpper(name))
      return false;
    bool indented = block.kind == next.kind && next.indent > block.indent;
    bool aboveItems = block.kind != BlockKind::listItem && next.kind == BlockKind::listItem && !next.gap &&
                      !(afterRun && block.gap);  // there it is a heading
    bool deeper = block.kind != BlockKind::heading && (indented || aboveItems);
    bool says = block.text.ends_with(':') || (namesOrganisation(name) && !next.gap) ||
                (block.kind == BlockKind::heading && namesOrganisation(name));
    if (!deeper && !says) return false;
    if (!deeper && !readAttendees(name, {.line = true, .labelled = false}).empty()) return false;
    return isEntry(i + 1, true);
  }

  void beginGroup(const Block& block) {
    auto name = withoutColon(block.text);
    bool body = !namesOffice(name) && !readLabel(name);
    organisation_ = body ? name : "";
    group_ = &block;
  }

  bool groupHolds(const Block& block) const {
    return organisation_.empty() || group_->kind != block.kind || block.indent > group_->indent ||
           group_->indent == block.indent;
  }

  void add(const Block& block, Cells cells, bool line) {
    entries_.push_back({.block = &block,
                        .cells = std::move(cells),
                        .line = line,
                        .organisation = organisation_,
                        .capacity = capacity_});
  }

  // --- Sentences ---

  void readSentences(const Block& block, std::string_view text, bool opening) {
    for (auto sentence : sentences(text)) {
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
  bool readOffice(const Block& block) {
    auto text = std::string_view(block.text);
    auto cells = cellsOf(block);
    auto end = endOfLabel(text);
    bool beside = cells.size() == 2;
    if (!beside && end.at == nowhere) return false;
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

  const std::vector<Block>& blocks_;
  std::vector<Entry> entries_;
  std::vector<std::pair<const Block*, Attending>> fromTables_;
  std::vector<std::unique_ptr<std::string>> runs_;  // that entries look into
  Capacity capacity_ = Capacity::PRESENT;
  std::string organisation_;  // of the group that we are in
  const Block* group_ = nullptr;
  size_t afterList_ = nowhere;
  bool body_ = false;
};

// --- Those who are named, each once ---

class Roster {
 public:
  void add(const Block& block, const Attendee& attendee, Capacity capacity, Source source) {
    if (!isName(attendee.name)) return;
    auto side = capacity == Capacity::APOLOGIES ? "\n-" : "\n+";
    auto name = splitTitle(attendee.name).name;
    if (spacedWords(name).size() < 2) name = attendee.name;  // 'Mr Lee' is not 'Mrs Lee'
    auto [place, isNew] = places_.emplace(foldCase(name) + side, named_.size());
    if (isNew) {
      named_.push_back({&block, attendee,
                        attendee.substitute && capacity == Capacity::PRESENT ? Capacity::SUBSTITUTE : capacity,
                        source});
      return;
    }
    auto& known = named_[place->second];
    merge(known.attendee, attendee);
    if (source == Source::list) known.source = source;
  }

  void propose(Minutes& minutes, Findings& findings) {
    dropShortForms();
    for (const auto& [block, attendee, capacity, source] : named_) {
      constexpr unsigned withOrganisation = 95, nameOnly = 85;
      auto proposal =
          findings.add(block->line, attendee.organisation.empty() ? nameOnly : withOrganisation, block->text)
              .initAttendance();
      proposal.setName(attendee.name.c_str());
      proposal.setOrganisation(attendee.organisation.c_str());
      proposal.setCapacity(capacity);
      proposal.setRole(attendee.role);
      remember(minutes.people, attendee.name);
      if (!attendee.organisation.empty()) remember(minutes.organisations, attendee.organisation);
      if (!attendee.initials.empty()) minutes.initials.emplace(attendee.initials, splitTitle(attendee.name).name);
    }
  }

 private:
  struct Named {
    const Block* block = nullptr;
    Attendee attendee;
    Capacity capacity = Capacity::PRESENT;
    Source source = Source::list;
  };

  static bool isName(std::string_view name) {
    if (name.starts_with('@')) return true;
    return looksLikePerson(name) &&
           (isFullName(name) || (!namesOffice(name) && !namesOrganisation(name) && !namesMatter(name)));
  }

  static void merge(Attendee& known, const Attendee& other) {
    if (known.organisation.empty()) known.organisation = other.organisation;
    if (known.initials.empty()) known.initials = other.initials;
    if (known.role == Role::MEMBER) known.role = other.role;
  }

  // One who is named by one word, and only as holding an office, has to be on a list.
  void dropShortForms() {
    for (bool apologies : {false, true}) {
      std::vector<std::string> listed;
      std::vector<size_t> places;
      for (size_t i = 0; i < named_.size(); ++i)
        if (named_[i].source == Source::list && isAway(named_[i]) == apologies) {
          listed.push_back(named_[i].attendee.name);
          places.push_back(i);
        }
      for (auto& named : named_) {
        if (named.source == Source::list || isAway(named) != apologies) continue;
        auto match = matchName(named.attendee.name, listed);
        for (size_t i = 0; i < places.size() && !match; ++i)
          if (named_[places[i]].attendee.initials == named.attendee.name) match = i;
        if (match) merge(named_[places[*match]].attendee, named.attendee);
        bool unknown = named.source == Source::office && !isFullName(named.attendee.name);
        if (match || unknown) named.block = nullptr;
      }
    }
    std::erase_if(named_, [](const auto& named) { return named.block == nullptr; });
  }

  static bool isAway(const Named& named) { return named.capacity == Capacity::APOLOGIES; }

  static void remember(std::vector<std::string>& list, const std::string& name) {
    if (std::ranges::find(list, name) == list.end()) list.push_back(name);
  }

  std::vector<Named> named_;
  std::map<std::string, size_t> places_;
};

// '(Graham Tull attended in her place)', '(represented by Joe Kidman)': behind the name of one who was not there.
std::string_view substituteIn(std::string_view note) {
  constexpr std::array before{"represented by "sv, "substituted by "sv, "substitute: "sv, "substitute "sv,
                              "sub: "sv,           "replaced by "sv,    "alternate: "sv};
  constexpr std::array behind{" attended"sv,     " attending"sv,    " deputised"sv,     " deputising"sv,
                              " came"sv,         " substituting"sv, " standing in"sv,   " instead"sv,
                              " in his place"sv, " in her place"sv, " in their place"sv};
  auto lower = lowered(note);
  for (auto words : before)
    if (lower.starts_with(words)) return trim(note.substr(words.size()));
  for (auto words : behind)
    if (auto at = lower.find(words); at != nowhere) return trim(note.substr(0, at));
  return "";
}

void addSubstitutes(const Entry& entry, std::string_view text, Roster& roster) {
  auto organisation = readAttendee(text).organisation;
  for (auto open = text.find('('); open != nowhere; open = text.find('(', open + 1)) {
    auto close = text.find(')', open);
    auto name = substituteIn(trim(text.substr(open + 1, (close == nowhere ? text.size() : close) - open - 1)));
    if (!isFullName(name)) continue;
    auto end = organisation.find(" (");
    roster.add(*entry.block,
               {.name = std::string(name), .organisation = organisation.substr(0, end), .substitute = true},
               Capacity::PRESENT, Source::list);
  }
}

void read(const Entry& entry, bool onePerLine, Roster& roster) {
  ListStyle style{.line = entry.line, .onePerLine = onePerLine, .labelled = true};
  for (auto& attendee : readCells(entry.cells, style)) {
    if (!entry.organisation.empty()) attendee.organisation = entry.organisation;
    if (attendee.role == Role::MEMBER) attendee.role = entry.role;
    roster.add(*entry.block, attendee, attendee.absent ? Capacity::APOLOGIES : entry.capacity, entry.source);
  }
  if (entry.capacity == Capacity::APOLOGIES && entry.line && entry.cells.size() == 1)
    addSubstitutes(entry, entry.cells[0], roster);
}

}  // namespace

std::optional<AttendanceLabel> attendanceLabel(const Block& block) {
  auto label = labelOf(block);
  if (!label || (!label->words.plain && !label->colon)) return std::nullopt;
  return AttendanceLabel{label->words.capacity, label->rest.empty() ? "" : label->rest.front()};
}

void recogniseAttendance(Minutes& minutes, Findings& findings) {
  Gatherer gatherer(minutes.document);
  auto entries = gatherer.gather();
  bool onePerLine = std::ranges::any_of(entries, [](const auto& entry) {
    if (!entry.organisation.empty()) return true;
    return entry.line && entry.cells.size() == 1 && tellsMoreThanNames(entry.cells[0]);
  });
  Roster roster;
  for (const auto& [block, attending] : gatherer.fromTables())
    roster.add(*block, attending.attendee, attending.capacity, Source::list);
  for (const auto& entry : entries) read(entry, onePerLine, roster);
  roster.propose(minutes, findings);
}

}  // namespace minuted
