// The rows of a log are told apart by its columns (log_columns.h). A row of names of columns begins a table and says
// what the rows below it hold. What no column is known for is left in the quote, which is the whole row.
#include "minutes/action_log/action_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "base/text.h"
#include "documents/markup.h"
#include "documents/phrases.h"
#include "minutes/action_log/log_history.h"
#include "minutes/language/dates.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::ActionNews;

bool isRow(const documents::Block& block) { return block.kind == documents::BlockKind::tableRow; }

std::string cellAt(const documents::Block& row, const LogColumns& columns, LogColumn wanted) {
  std::string text;
  for (const auto& [column, holds] : columns)
    if (holds == wanted && column < row.cells.size() && !foldSpace(row.cells[column]).empty())
      text += (text.empty() ? "" : "\n") + row.cells[column];
  return text;
}

size_t filledCells(const documents::Block& row) {
  return static_cast<size_t>(
      std::ranges::count_if(row.cells, [](const auto& cell) { return !foldSpace(cell).empty(); }));
}

bool holdsNothing(std::string_view cell) {
  constexpr std::array nothing{""sv, "-"sv, "n/a"sv, "none"sv, "nil"sv, "tbc"sv};
  auto text = documents::lowered(documents::straightened(foldSpace(documents::withoutMarkup(cell))));
  return std::ranges::find(nothing, text) != nothing.end();
}

// 'JS, AB / the Trust' and one under the other
std::vector<std::string> ownersIn(std::string_view cell) {
  constexpr size_t longest = 80, longestCell = 2000, mostOwners = 50;
  std::string plain(documents::clipped(cell, longestCell));
  for (auto separator : {"\n"sv, ";"sv, "/"sv, " & "sv, " + "sv, " and "sv})
    for (auto at = plain.find(separator); at != documents::nowhere; at = plain.find(separator))
      plain.replace(at, separator.size(), ",");
  std::vector<std::string> owners;
  for (auto part : split(plain, ',')) {
    auto owner = documents::withoutMarkup(part);
    if (auto note = owner.find(" ("); note != documents::nowhere && owner.ends_with(')')) owner.resize(note);
    bool unknown = holdsNothing(owner) || owner.find_first_not_of('?') == documents::nowhere;
    if (owners.size() < mostOwners && !unknown && owner.size() <= longest &&
        std::ranges::find(owners, owner) == owners.end())
      owners.push_back(owner);
  }
  return owners;
}

bool saysNextMeeting(std::string_view cell) {
  return documents::findPhrase(documents::lowered(cell), "next meeting") != documents::nowhere;
}

struct Entry {
  const documents::Block* row = nullptr;
  std::string reference, text, group, doubt;
  std::vector<std::string> owners;
  OptionalDate raisedOn, due;
  bool dueAtNext = false;
  bool isDecision = false;
  bool saysOpen = false;  // its status says that it is not over
  std::vector<LogNews> history;
};

void addDoubt(Entry& entry, std::string_view what, std::string_view cell) {
  entry.doubt += fmt::format("{}{} is not clear: '{}'", entry.doubt.empty() ? "" : "; ", what, foldSpace(cell));
}

// '03/25/2025' can only be March: then the whole log has months before days.
struct SlashDate {
  size_t begin = 0, end = 0;
  int first = 0, second = 0;
  std::string_view year;
};

std::optional<SlashDate> slashDateIn(std::string_view text) {
  auto digit = [&](size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  auto number = [&](size_t& at) {
    int value = 0;
    for (auto end = at + 2; at < end && digit(at); ++at) value = value * 10 + (text[at] - '0');
    return value;
  };
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if (!digit(begin) || (begin > 0 && digit(begin - 1))) continue;
    auto at = begin;
    SlashDate date{.begin = begin, .first = number(at)};
    if (at >= text.size() || text[at++] != '/') continue;
    date.second = number(at);
    if (at >= text.size() || text[at++] != '/' || !digit(at)) continue;
    date.end = at;
    while (digit(date.end)) ++date.end;
    date.year = text.substr(at, date.end - at);
    return date;
  }
  return std::nullopt;
}

bool putsMonthsFirst(const documents::Document& document) {
  bool monthFirst = false;
  for (const auto& block : document.blocks)
    for (const auto& cell : block.cells)
      if (auto date = slashDateIn(cell)) {
        if (date->first > 12 && date->second <= 12) return false;
        monthFirst = monthFirst || (date->second > 12 && date->first <= 12);
      }
  return monthFirst;
}

// '03/04/2025' -> '04/03/2025', each that stands in the cell.
std::string withDaysFirst(std::string_view cell) {
  std::string turned;
  for (auto date = slashDateIn(cell); date; date = slashDateIn(cell)) {
    turned.append(cell.substr(0, date->begin)).append(fmt::format("{}/{}/{}", date->second, date->first, date->year));
    cell.remove_prefix(date->end);
  }
  return turned.append(cell);
}

OptionalDate dateIn(Entry& entry, const std::string& cell, std::string_view what, OptionalDate reference) {
  if (holdsNothing(cell)) return std::nullopt;
  if (auto date = findDate(cell, reference)) return date->date;
  addDoubt(entry, what, cell);
  return std::nullopt;
}

OptionalDate firstDay(const Entry& entry) {
  if (entry.raisedOn) return entry.raisedOn;
  OptionalDate first;
  for (const auto& news : entry.history)
    if (news.on && (!first || *news.on < *first)) first = news.on;
  return first;
}

bool ends(ActionNews news) { return news == ActionNews::CLOSED || news == ActionNews::DROPPED; }

// Updates, the revised due date and the status, in the order in which they happened: what ends the action comes last.
void tellHistory(Entry& entry, const LogColumns& columns) {
  const auto& row = *entry.row;
  entry.history = readUpdates(cellAt(row, columns, LogColumn::updates), entry.raisedOn);
  auto revisedCell = cellAt(row, columns, LogColumn::revisedDue);
  if (auto revised = dateIn(entry, revisedCell, "the revised due date", entry.raisedOn)) {
    bool told = std::ranges::any_of(entry.history, [&](const auto& news) { return news.due == revised; });
    if (!told && revised != entry.due) entry.history.push_back({.news = ActionNews::EXTENDED, .due = revised});
  }
  auto status = readStatus(cellAt(row, columns, LogColumn::status), entry.raisedOn);
  auto closedCell = cellAt(row, columns, LogColumn::closed);
  if (auto closed = dateIn(entry, closedCell, "the date of closing", entry.raisedOn)) {
    if (!ends(status.news)) status = {.news = ActionNews::CLOSED, .note = status.note};
    status.on = closed;
  }
  entry.saysOpen = !holdsNothing(cellAt(row, columns, LogColumn::status)) && !ends(status.news);
  for (auto& news : entry.history)
    if (entry.saysOpen && ends(news.news)) {
      news.news = ActionNews::PROGRESSED;
      entry.doubt += (entry.doubt.empty() ? "" : "; ") + std::string("an update ends it, but its status does not");
    }
  bool told = std::ranges::any_of(entry.history, [&](const auto& news) {
    return news.news == status.news && (ends(status.news) || (status.note.empty() && !status.on));
  });
  if (status.news != ActionNews::RAISED && !told) entry.history.push_back(status);
  // One without a date stays behind the one before it; what ends the action comes last.
  std::vector<std::pair<Date, LogNews>> ordered;
  Date last{.day = std::numeric_limits<int32_t>::min()};
  for (auto& news : entry.history) {
    last = news.on.value_or(last);
    ordered.emplace_back(ends(news.news) ? Date{.day = std::numeric_limits<int32_t>::max()} : last, std::move(news));
  }
  std::ranges::stable_sort(ordered, {}, [](const auto& each) { return each.first.day; });
  entry.history.clear();
  for (auto& each : ordered) entry.history.push_back(std::move(each.second));
}

// What was told of the action before it was raised, or after it was over, did not happen then: it stays as a note.
void keepInItsLife(Entry& entry) {
  auto& history = entry.history;
  auto doubt = [&](std::string_view what) { entry.doubt += (entry.doubt.empty() ? "" : "; ") + std::string(what); };
  for (auto& news : history)
    if (news.on && entry.raisedOn && *news.on < *entry.raisedOn) {
      doubt(fmt::format("{} is before it was raised", isoDate(*news.on)));
      if (!ends(news.news)) news.note = fmt::format("{}: {}", isoDate(*news.on), news.note);
      news.on.reset();
    }
  if (history.empty() || !ends(history.back().news) || !history.back().on) return;
  auto end = *history.back().on;
  for (size_t i = 0; i + 1 < history.size();) {
    if (!history[i].on || !(end < *history[i].on)) {
      ++i;
      continue;
    }
    doubt(fmt::format("{} is after it was over", isoDate(*history[i].on)));
    auto& note = history.back().note;
    note += fmt::format("{}{}: {}", note.empty() ? "" : "; ", isoDate(*history[i].on), history[i].note);
    history.erase(history.begin() + static_cast<ptrdiff_t>(i));
  }
}

Entry readEntry(const documents::Block& row, const LogColumns& columns) {
  Entry entry{.row = &row};
  auto decision = cellAt(row, columns, LogColumn::decision);
  auto text = cellAt(row, columns, LogColumn::text);
  entry.isDecision = holdsNothing(text) && !holdsNothing(decision);
  entry.text = foldSpace(documents::withoutMarkup(entry.isDecision ? decision : text));
  entry.reference = foldSpace(documents::withoutMarkup(cellAt(row, columns, LogColumn::reference)));
  entry.owners = ownersIn(cellAt(row, columns, LogColumn::owner));
  entry.group = foldSpace(documents::withoutMarkup(cellAt(row, columns, LogColumn::group)));
  entry.raisedOn = dateIn(entry, cellAt(row, columns, LogColumn::raised), "when it was raised", std::nullopt);
  auto dueCell = cellAt(row, columns, LogColumn::due);
  entry.dueAtNext = saysNextMeeting(dueCell);
  if (!entry.dueAtNext) {
    auto due = findDue("by " + foldSpace(dueCell), entry.raisedOn);
    entry.due = due ? OptionalDate(due->date) : dateIn(entry, dueCell, "the due date", entry.raisedOn);
  }
  if (!entry.isDecision) {
    tellHistory(entry, columns);
    keepInItsLife(entry);
  }
  return entry;
}

// --- The log as a whole ---

OptionalDate newestDay(const std::vector<Entry>& entries) {
  OptionalDate newest;
  auto see = [&](OptionalDate day) {
    if (day && (!newest || *newest < *day)) newest = day;
  };
  for (const auto& entry : entries) {
    see(entry.raisedOn);
    for (const auto& news : entry.history) see(news.on);
  }
  return newest;
}

// 'Safer Streets Sub-Group: action log' above the table
std::string groupIn(const documents::Document& document) {
  for (const auto& block : document.blocks) {
    if (isRow(block) && logColumns(block.cells)) break;
    std::string title = block.text;
    auto lower = documents::lowered(title);
    for (auto kind : {"action and decision log"sv, "actions and decisions log"sv, "actions and decisions"sv,
                      "action log"sv, "actions log"sv, "action tracker"sv, "action register"sv, "actions register"sv,
                      "register of actions"sv, "decision log"sv, "decisions log"sv, "actions"sv, "log of actions"sv})
      if (auto at = documents::findPhrase(lower, kind); at != documents::nowhere) {
        auto before = documents::asEntry(title.substr(0, at));
        while (!before.empty() && (before.back() == ':' || before.back() == '-')) before.pop_back();
        auto group = std::string(trim(before));
        for (auto dash : {"–"sv, "—"sv})
          if (group.ends_with(dash)) group = trim(std::string_view(group).substr(0, group.size() - dash.size()));
        auto words = wordsOf(group);
        return words.size() > 1 || (!group.empty() && group.size() > 1 && documents::isUpper(group.substr(1))) ? group
                                                                                                               : "";
      }
  }
  return "";
}

unsigned confidenceOf(const Entry& entry) {
  constexpr unsigned sure = 95, inDoubt = 75, noOwner = 70;
  return entry.owners.empty() && !entry.isDecision ? noOwner : entry.doubt.empty() ? sure : inDoubt;
}

void write(const std::vector<std::string>& texts, capnp::List<capnp::Text>::Builder to) {
  for (unsigned i = 0; i < to.size(); ++i) to.set(i, texts[i]);
}

void propose(const Entry& entry, schema::Proposal::Builder proposal) {
  auto to = proposal.initEntry();
  to.setReference(entry.reference);
  to.setText(textFor(entry.text));
  write(entry.owners, to.initOwners(static_cast<unsigned>(entry.owners.size())));
  to.setGroup(entry.group);
  if (auto day = firstDay(entry)) writeDate(*day, to.initRaisedOn());
  if (entry.due) writeDate(*entry.due, to.initDue());
  to.setDueAtNext(entry.dueAtNext);
  to.setIsDecision(entry.isDecision);
  to.setDoubt(entry.doubt);
  to.setSaysOpen(entry.saysOpen);
  auto history = to.initHistory(static_cast<unsigned>(entry.history.size()));
  for (unsigned i = 0; i < history.size(); ++i) {
    const auto& news = entry.history[i];
    if (news.on) writeDate(*news.on, history[i].initOn());
    history[i].setNews(news.news);
    history[i].setNote(textFor(news.note));
    if (news.due) writeDate(*news.due, history[i].initDue());
    write(news.owners, history[i].initOwners(static_cast<unsigned>(news.owners.size())));
  }
}

std::string whyLeftOut(const documents::Block& block, bool inTable) {
  if (!isRow(block)) return "it is a heading or a note, and no row of the log";
  if (filledCells(block) < 2) return "it is a heading within the table";
  return inTable ? "it names no action and no decision" : "it stands above the names of the columns";
}

}  // namespace

bool isActionLog(const documents::Document& document) {
  size_t rows = 0, all = 0;
  bool table = false;
  for (const auto& block : document.blocks) {
    if (!isRow(block) && attendanceLabel(block)) return false;
    if (!isRow(block)) table = false;
    if (isRow(block) && logColumns(block.cells)) table = true;
    all += block.text.size();
    rows += table ? block.text.size() : 0;
  }
  return !document.sheets.empty() || (all > 0 && rows * 2 >= all);
}

namespace {

// The tables of a document, row by row.
class LogReader {
 public:
  LogReader(const documents::Document& document, const LogOptions& options)
      : document_(document), options_(options), used_(options.columns.size()), monthFirst_(putsMonthsFirst(document)) {}

  void read() {
    const documents::Block* before = nullptr;
    for (const auto& block : document_.blocks) {
      bool sameTable = before != nullptr && isRow(*before) && before->sheet == block.sheet;
      if (!isRow(block) || !sameTable) columns_.reset();
      before = &block;
      if (!isRow(block) || !takeNames(block)) readRow(block);
    }
  }

  std::vector<Entry> entries;
  std::vector<LeftOutRow> leftOut;
  std::vector<std::string> mapping;  // 'Lead = owner'

  // The first column that somebody names and no table has; '' where each is there.
  std::string unknownColumn() const {
    for (size_t i = 0; i < used_.size(); ++i)
      if (!used_[i]) return options_.columns[i].column;
    return "";
  }

 private:
  // Whether the row names the columns of those below it.
  bool takeNames(const documents::Block& row) {
    if (columns_ && !namesColumnsAgain(row.cells)) return false;
    auto named = logColumns(row.cells);
    bool guessed = named.has_value();
    if (!guessed && (columns_ || options_.columns.empty() || filledCells(row) < 2)) return false;
    if (!named) named.emplace();  // nothing can be guessed: somebody says it
    auto before = *named;
    auto fits = set(options_.columns, row.cells, *named);
    bool byName = std::ranges::any_of(options_.columns, [&](const auto& setting) {
      return std::ranges::any_of(row.cells, [&](const auto& cell) { return foldSpace(cell) == setting.column; });
    });
    if (!guessed && named->size() < 2) return false;
    for (size_t i = 0; i < fits.size(); ++i) used_[i] = used_[i] || fits[i];
    bool again = columns_.has_value();
    columns_ = named;
    if (again) leave(row, "it names the columns again");
    for (const auto& [column, holds] : *named) {
      auto name = guessed || byName ? foldSpace(row.cells[column]) : letterOf(column);
      auto said = fmt::format("{} = {}", name, nameOf(holds));
      if (std::ranges::find(mapping, said) == mapping.end()) mapping.push_back(said);
    }
    return guessed || byName;  // where only letters were said, the row is one of the log
  }

  void readRow(const documents::Block& block) {
    auto row = block;
    if (monthFirst_)
      for (auto& cell : row.cells) cell = withDaysFirst(cell);
    bool decision = columns_ && !holdsNothing(cellAt(block, *columns_, LogColumn::decision));
    bool filled = isRow(block) && columns_ && (filledCells(block) > 1 || decision);
    auto entry = filled ? readEntry(row, *columns_) : Entry();
    entry.row = &block;
    if (holdsNothing(entry.text))
      leave(block, whyLeftOut(block, columns_.has_value()));
    else
      entries.push_back(std::move(entry));
  }

  void leave(const documents::Block& block, std::string why) {
    leftOut.push_back({block.sheet, block.line, block.page, block.text, std::move(why)});
  }

  const documents::Document& document_;
  const LogOptions& options_;
  std::vector<bool> used_;
  bool monthFirst_;
  std::optional<LogColumns> columns_;  // of the table that we are in
};

}  // namespace

Result<std::vector<LeftOutRow>> readActionLog(const documents::Document& document, std::string_view fileName,
                                              const LogOptions& options, Findings& findings) {
  LogReader log(document, options);
  log.read();
  if (auto unknown = log.unknownColumn(); !unknown.empty() && !log.entries.empty())
    return fail(ErrorKind::usage, fmt::format("{} has no column '{}'. It is read so: {}.", fileName, unknown,
                                              fmt::join(log.mapping, ", ")));
  constexpr unsigned sure = 90, withoutGroup = 60;
  auto group = options.group.empty() ? groupIn(document) : options.group;
  std::string quote(fileName);
  for (const auto& each : log.mapping) quote += "; " + each;
  auto proposed = findings.add(document.blocks.front(), group.empty() ? withoutGroup : sure, quote).initLog();
  proposed.setGroup(group);
  if (auto newest = newestDay(log.entries)) writeDate(*newest, proposed.initDate());
  write(log.mapping, proposed.initColumns(static_cast<unsigned>(log.mapping.size())));
  for (const auto& entry : log.entries) propose(entry, findings.add(*entry.row, confidenceOf(entry), entry.row->text));
  return std::move(log.leftOut);
}

}  // namespace minuted::minutes
