// A row that names columns begins a table, and says what the rows below it hold (log_columns.h). Each of those becomes
// one proposal (log_entry.h), whose quote is the whole row, so that what is in columns of unknown content is not lost.
// The first proposal is the log itself: which group's it is, up to which day it goes, and how its columns were read.
#include "minutes/action_log/action_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/action_log/log_entry.h"
#include "minutes/action_log/month_first.h"
#include "minutes/attendance/labelled_block.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

bool isRow(const documents::Block& block) { return block.kind == documents::BlockKind::tableRow; }

size_t countFilledCells(const documents::Block& row) {
  return static_cast<size_t>(
      std::ranges::count_if(row.cells, [](const auto& cell) { return !foldSpace(cell).empty(); }));
}

// The day on which the action was raised, or else the first on which anything is told of it.
OptionalDate firstDay(const LogEntry& entry) {
  if (entry.raisedOn) return entry.raisedOn;
  OptionalDate first;
  for (const auto& news : entry.history)
    if (news.on && (!first || *news.on < *first)) first = news.on;
  return first;
}

OptionalDate newestDay(const std::vector<LogEntry>& entries) {
  OptionalDate newest;
  auto consider = [&](OptionalDate day) {
    if (day && (!newest || *newest < *day)) newest = day;
  };
  for (const auto& entry : entries) {
    consider(entry.raisedOn);
    for (const auto& news : entry.history) consider(news.on);
  }
  return newest;
}

// What stands before 'action log' in a title, without the signs between. "" where that can be no group's name.
std::string groupBefore(std::string_view title) {
  auto before = documents::asEntry(title);
  while (!before.empty() && (before.back() == ':' || before.back() == '-')) before.pop_back();
  auto group = trim(before);
  for (auto dash : {"–"sv, "—"sv})
    if (group.ends_with(dash)) group = trim(group.substr(0, group.size() - dash.size()));
  bool isInCapitals = group.size() > 1 && documents::isUpper(group.substr(1));  // 'OSP'
  return wordsOf(group).size() > 1 || isInCapitals ? std::string(group) : "";
}

// The group that a title above the first table names: 'Safer Streets Sub-Group: action log'. "" where none does.
std::string groupIn(const documents::Document& document) {
  constexpr std::array kinds{"action and decision log"sv,
                             "actions and decisions log"sv,
                             "actions and decisions"sv,
                             "action log"sv,
                             "actions log"sv,
                             "action tracker"sv,
                             "action register"sv,
                             "actions register"sv,
                             "register of actions"sv,
                             "decision log"sv,
                             "decisions log"sv,
                             "actions"sv,
                             "log of actions"sv};
  for (const auto& block : document.blocks) {
    if (isRow(block) && guessColumns(block.cells)) break;
    auto lower = documents::toLower(block.text);
    for (auto kind : kinds)
      if (auto at = documents::findPhrase(lower, kind); at != documents::nowhere)
        return groupBefore(std::string_view(block.text).substr(0, at));
  }
  return "";
}

unsigned confidenceOf(const LogEntry& entry) {
  constexpr unsigned sure = 95, inDoubt = 75, noOwner = 70;
  return entry.owners.empty() && !entry.isDecision ? noOwner : entry.doubt.empty() ? sure : inDoubt;
}

void writeTexts(const std::vector<std::string>& texts, capnp::List<capnp::Text>::Builder to) {
  for (unsigned i = 0; i < to.size(); ++i) to.set(i, texts[i]);
}

void propose(const LogEntry& entry, schema::Proposal::Builder proposal) {
  auto to = proposal.initEntry();
  to.setReference(entry.reference);
  to.setText(proposalText(entry.text));
  writeTexts(entry.owners, to.initOwners(static_cast<unsigned>(entry.owners.size())));
  to.setGroup(entry.group);
  if (auto day = firstDay(entry)) writeDate(*day, to.initRaisedOn());
  if (entry.due) writeDate(*entry.due, to.initDue());
  to.setDueAtNext(entry.isDueAtNextMeeting);
  to.setIsDecision(entry.isDecision);
  to.setDoubt(entry.doubt);
  to.setSaysOpen(entry.saysOpen);
  auto history = to.initHistory(static_cast<unsigned>(entry.history.size()));
  for (unsigned i = 0; i < history.size(); ++i) {
    const auto& news = entry.history[i];
    if (news.on) writeDate(*news.on, history[i].initOn());
    history[i].setNews(news.news);
    history[i].setNote(proposalText(news.note));
    if (news.due) writeDate(*news.due, history[i].initDue());
    writeTexts(news.owners, history[i].initOwners(static_cast<unsigned>(news.owners.size())));
  }
}

std::string whyLeftOut(const documents::Block& block, bool inTable) {
  if (!isRow(block)) return "it is a heading or a note, and no row of the log";
  if (countFilledCells(block) < 2) return "it is a heading within the table";
  return inTable ? "it names no action and no decision" : "it stands above the names of the columns";
}

// Reads the tables of a document, row by row.
class LogReader {
 public:
  LogReader(const documents::Document& document, const LogOptions& options)
      : document_(document),
        options_(options),
        isSettingUsed_(options.columns.size()),
        isMonthFirst_(putsMonthsFirst(document)) {}

  void read() {
    const documents::Block* previous = nullptr;
    for (const auto& block : document_.blocks) {
      bool isInSameTable = previous != nullptr && isRow(*previous) && previous->sheet == block.sheet;
      if (!isRow(block) || !isInSameTable) columns_.reset();
      previous = &block;
      if (!isRow(block) || !readHeader(block)) readRow(block);
    }
  }

  std::vector<LogEntry> entries;
  std::vector<LeftOutRow> leftOutRows;
  std::vector<std::string> columnContents;  // 'Lead = owner'; each once

  // The first column that a setting names and no table has; '' where each is there.
  std::string unknownColumn() const {
    for (size_t i = 0; i < isSettingUsed_.size(); ++i)
      if (!isSettingUsed_[i]) return options_.columns[i].column;
    return "";
  }

 private:
  // Takes the columns of the rows below from a row that names them. False where the row has to be read as one of the
  // log: it names no columns, or settings tell them by letters, so that there need be no names.
  bool readHeader(const documents::Block& row) {
    if (columns_ && !namesColumnsAgain(row.cells)) return false;
    auto columns = guessColumns(row.cells);
    bool isGuessed = columns.has_value();
    if (!isGuessed && (columns_ || options_.columns.empty() || countFilledCells(row) < 2)) return false;
    if (!columns) columns.emplace();
    auto fits = applySettings(options_.columns, row.cells, *columns);
    bool isSetByName = std::ranges::any_of(options_.columns, [&](const auto& setting) {
      return std::ranges::any_of(row.cells, [&](const auto& cell) { return foldSpace(cell) == setting.column; });
    });
    if (!isGuessed && columns->size() < 2) return false;
    for (size_t i = 0; i < fits.size(); ++i) isSettingUsed_[i] = isSettingUsed_[i] || fits[i];
    bool isRepeated = columns_.has_value();
    columns_ = columns;
    if (isRepeated) leaveOut(row, "it names the columns again");
    bool hasNames = isGuessed || isSetByName;
    for (const auto& [column, content] : *columns) {
      auto name = hasNames ? foldSpace(row.cells[column]) : columnLetters(column);
      auto line = fmt::format("{} = {}", name, nameOf(content));
      if (!contains(columnContents, line)) columnContents.push_back(line);
    }
    return hasNames;
  }

  void readRow(const documents::Block& block) {
    auto row = block;
    if (isMonthFirst_)
      for (auto& cell : row.cells) cell = withDaysFirst(cell);
    bool hasDecision = columns_ && !holdsNothing(cellAt(block, *columns_, LogColumn::decision));
    bool canBeEntry = isRow(block) && columns_ && (countFilledCells(block) > 1 || hasDecision);
    auto entry = canBeEntry ? readEntry(row, *columns_) : LogEntry();
    entry.row = &block;
    if (holdsNothing(entry.text))
      leaveOut(block, whyLeftOut(block, columns_.has_value()));
    else
      entries.push_back(std::move(entry));
  }

  void leaveOut(const documents::Block& block, std::string why) {
    leftOutRows.push_back({block.sheet, block.line, block.page, block.text, std::move(why)});
  }

  const documents::Document& document_;
  const LogOptions& options_;
  std::vector<bool> isSettingUsed_;
  bool isMonthFirst_;
  std::optional<LogColumns> columns_;  // of the table that is being read
};

}  // namespace

bool isActionLog(const documents::Document& document) {
  size_t bytes = 0, bytesInLogs = 0;
  bool isInLog = false;
  for (const auto& block : document.blocks) {
    if (!isRow(block) && beginsAttendanceList(block)) return false;
    if (!isRow(block)) isInLog = false;
    if (isRow(block) && guessColumns(block.cells)) isInLog = true;
    bytes += block.text.size();
    bytesInLogs += isInLog ? block.text.size() : 0;
  }
  return !document.sheets.empty() || (bytes > 0 && bytesInLogs * 2 >= bytes);
}

Result<std::vector<LeftOutRow>> readActionLog(const documents::Document& document, std::string_view fileName,
                                              const LogOptions& options, Findings& findings) {
  LogReader log(document, options);
  log.read();
  if (auto unknown = log.unknownColumn(); !unknown.empty() && !log.entries.empty())
    return fail(ErrorKind::usage, fmt::format("{} has no column '{}'. It is read so: {}.", fileName, unknown,
                                              fmt::join(log.columnContents, ", ")));
  constexpr unsigned sure = 90, withoutGroup = 60;
  auto group = options.group.empty() ? groupIn(document) : options.group;
  std::string quote(fileName);
  for (const auto& line : log.columnContents) quote += "; " + line;
  auto proposal = findings.add(document.blocks.front(), group.empty() ? withoutGroup : sure, quote).initLog();
  proposal.setGroup(group);
  if (auto newest = newestDay(log.entries)) writeDate(*newest, proposal.initDate());
  writeTexts(log.columnContents, proposal.initColumns(static_cast<unsigned>(log.columnContents.size())));
  for (const auto& entry : log.entries) propose(entry, findings.add(*entry.row, confidenceOf(entry), entry.row->text));
  return std::move(log.leftOutRows);
}

}  // namespace minuted::minutes
