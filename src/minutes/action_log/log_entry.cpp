#include "minutes/action_log/log_entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/markup.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::ActionNews;

// 'JS, AB / the Trust', or one under the other
std::vector<std::string> splitOwners(std::string_view cell) {
  constexpr size_t longest = 80, longestCell = 2000, mostOwners = 50;
  std::string plain(documents::shorten(cell, longestCell));
  for (auto separator : {"\n"sv, ";"sv, "/"sv, " & "sv, " + "sv, " and "sv})
    for (auto at = plain.find(separator); at != documents::nowhere; at = plain.find(separator))
      plain.replace(at, separator.size(), ",");
  std::vector<std::string> owners;
  for (auto part : split(plain, ',')) {
    auto owner = documents::withoutMarkup(part);
    if (auto note = owner.find(" ("); note != documents::nowhere && owner.ends_with(')')) owner.resize(note);
    bool isUnknown = holdsNothing(owner) || owner.find_first_not_of('?') == documents::nowhere;
    if (owners.size() < mostOwners && !isUnknown && owner.size() <= longest && !contains(owners, owner))
      owners.push_back(owner);
  }
  return owners;
}

bool saysNextMeeting(std::string_view cell) {
  return documents::findPhrase(documents::toLower(cell), "next meeting") != documents::nowhere;
}

void addDoubt(LogEntry& entry, std::string_view doubt) {
  if (!entry.doubt.empty()) entry.doubt += "; ";
  entry.doubt += doubt;
}

// The date in a cell. `what` is what it is a date of, for the doubt where there is none.
OptionalDate dateIn(LogEntry& entry, const std::string& cell, std::string_view what, OptionalDate reference) {
  if (holdsNothing(cell)) return std::nullopt;
  if (auto date = findDate(cell, reference)) return date->date;
  addDoubt(entry, fmt::format("{} is not clear: '{}'", what, foldSpace(cell)));
  return std::nullopt;
}

// A revised due date is an extension, unless an update tells of it already.
void addRevisedDue(LogEntry& entry, const LogColumns& columns) {
  auto cell = cellAt(*entry.row, columns, LogColumn::revisedDue);
  auto revised = dateIn(entry, cell, "the revised due date", entry.raisedOn);
  if (!revised) return;
  bool isKnown = std::ranges::any_of(entry.history, [&](const auto& news) { return news.due == revised; });
  if (!isKnown && revised != entry.due) entry.history.push_back({.news = ActionNews::EXTENDED, .due = revised});
}

// What the status says, with a date from the column of closing, where there is one.
LogNews statusOf(LogEntry& entry, const LogColumns& columns) {
  auto status = readStatus(cellAt(*entry.row, columns, LogColumn::status), entry.raisedOn);
  auto closedCell = cellAt(*entry.row, columns, LogColumn::closed);
  if (auto closedOn = dateIn(entry, closedCell, "the date of closing", entry.raisedOn)) {
    if (!endsAction(status.news)) status = {.news = ActionNews::CLOSED, .note = status.note};
    status.on = closedOn;
  }
  // Of an action that goes on, the date would only say again that it was worked on.
  auto since = dateIn(entry, cellAt(*entry.row, columns, LogColumn::statusDate), "since when", entry.raisedOn);
  if (since && !status.on && status.news != ActionNews::RAISED && status.news != ActionNews::PROGRESSED)
    status.on = since;
  return status;
}

// Adds the status to the updates. Where it says that the action is open, no update ends it; and what an update tells
// already is not told twice.
void addStatus(LogEntry& entry, const LogColumns& columns) {
  auto status = statusOf(entry, columns);
  entry.saysOpen = !holdsNothing(cellAt(*entry.row, columns, LogColumn::status)) && !endsAction(status.news);
  for (auto& news : entry.history)
    if (entry.saysOpen && endsAction(news.news)) {
      news.news = ActionNews::PROGRESSED;
      addDoubt(entry, "an update ends it, but its status does not");
    }
  bool isKnown = std::ranges::any_of(entry.history, [&](const auto& news) {
    return news.news == status.news && (endsAction(status.news) || (status.note.empty() && !status.on));
  });
  if (status.news != ActionNews::RAISED && !isKnown) entry.history.push_back(status);
}

// By day. News without a date stay behind those before them, and what ends the action comes last.
void sortHistory(std::vector<LogNews>& history) {
  std::vector<std::pair<Date, LogNews>> ordered;
  Date last{.day = std::numeric_limits<int32_t>::min()};
  for (auto& news : history) {
    last = news.on.value_or(last);
    auto sortedAt = endsAction(news.news) ? Date{.day = std::numeric_limits<int32_t>::max()} : last;
    ordered.emplace_back(sortedAt, std::move(news));
  }
  std::ranges::stable_sort(ordered, {}, [](const auto& each) { return each.first.day; });
  history.clear();
  for (auto& each : ordered) history.push_back(std::move(each.second));
}

// News dated before the action was raised lose their date, which stays in the note.
void undateNewsBeforeRaising(LogEntry& entry) {
  for (auto& news : entry.history)
    if (news.on && entry.raisedOn && *news.on < *entry.raisedOn) {
      addDoubt(entry, fmt::format("{} is before it was raised", isoDate(*news.on)));
      if (!endsAction(news.news)) news.note = fmt::format("{}: {}", isoDate(*news.on), news.note);
      news.on.reset();
    }
}

// News dated after the action was over become part of the note about its end.
void mergeNewsBehindEnd(LogEntry& entry) {
  auto& history = entry.history;
  if (history.empty() || !endsAction(history.back().news) || !history.back().on) return;
  auto end = *history.back().on;
  for (size_t i = 0; i + 1 < history.size();) {
    if (!history[i].on || !(end < *history[i].on)) {
      ++i;
      continue;
    }
    addDoubt(entry, fmt::format("{} is after it was over", isoDate(*history[i].on)));
    auto& note = history.back().note;
    note += fmt::format("{}{}: {}", note.empty() ? "" : "; ", isoDate(*history[i].on), history[i].note);
    history.erase(history.begin() + static_cast<ptrdiff_t>(i));
  }
}

}  // namespace

std::string cellAt(const documents::Block& row, const LogColumns& columns, LogColumn content) {
  std::string text;
  for (const auto& [column, held] : columns)
    if (held == content && column < row.cells.size() && !foldSpace(row.cells[column]).empty())
      text += (text.empty() ? "" : "\n") + row.cells[column];
  return text;
}

bool holdsNothing(std::string_view cell) {
  constexpr std::array words{""sv, "-"sv, "n/a"sv, "none"sv, "nil"sv, "tbc"sv};
  auto text = documents::toLower(documents::toAsciiMarks(foldSpace(documents::withoutMarkup(cell))));
  return contains(words, std::string_view(text));
}

LogEntry readEntry(const documents::Block& row, const LogColumns& columns) {
  LogEntry entry{.row = &row};
  auto decision = cellAt(row, columns, LogColumn::decision);
  auto text = cellAt(row, columns, LogColumn::text);
  entry.isDecision = holdsNothing(text) && !holdsNothing(decision);
  entry.text = foldSpace(documents::withoutMarkup(entry.isDecision ? decision : text));
  entry.reference = foldSpace(documents::withoutMarkup(cellAt(row, columns, LogColumn::reference)));
  entry.owners = splitOwners(cellAt(row, columns, LogColumn::owner));
  auto ownerList = cellAt(row, columns, LogColumn::ownerList);
  for (auto name : split(ownerList, ';'))
    if (!trim(name).empty()) entry.owners.emplace_back(trim(name));
  entry.group = foldSpace(documents::withoutMarkup(cellAt(row, columns, LogColumn::group)));
  entry.raisedOn = dateIn(entry, cellAt(row, columns, LogColumn::raised), "when it was raised", std::nullopt);
  auto dueCell = cellAt(row, columns, LogColumn::due);
  entry.isDueAtNextMeeting = saysNextMeeting(dueCell);
  if (!entry.isDueAtNextMeeting) {
    auto due = findDue("by " + foldSpace(dueCell), entry.raisedOn);
    entry.due = due ? OptionalDate(due->date) : dateIn(entry, dueCell, "the due date", entry.raisedOn);
  }
  if (entry.isDecision) return entry;
  entry.history = readUpdates(cellAt(row, columns, LogColumn::updates), entry.raisedOn);
  addRevisedDue(entry, columns);
  addStatus(entry, columns);
  sortHistory(entry.history);
  undateNewsBeforeRaising(entry);
  mergeNewsBehindEnd(entry);
  return entry;
}

}  // namespace minuted::minutes
