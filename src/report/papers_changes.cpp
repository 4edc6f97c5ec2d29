#include "report/papers_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/id.h"
#include "base/text.h"
#include "report/sources.h"

namespace minuted::report {
namespace {

// A row of a table or an item of a list, under its section.
struct Entry {
  std::string section, heading;  // the anchor of the heading, and its text
  std::string name;              // what tells it from others of the section
  Text text;                     // as it is told
  std::vector<std::string> titles, cells;
};

// "A-4" of 'A-4: Survey the shelters'; "" where the text does not begin so.
std::string referenceBefore(const std::string& text) {
  auto colon = text.find(':');
  if (colon == std::string::npos) return "";
  auto name = text.substr(0, colon);
  return parseReference(name) ? name : "";
}

Entry entryOf(const Table& table, const Row& row) {
  Entry entry;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    entry.titles.push_back(table.columns[i].title);
    entry.cells.push_back(row.cells[i].text);
    if (entry.name.empty()) entry.name = referenceBefore(row.cells[i].text);
  }
  bool beginsWithNumber = table.columns.front().title == "No." && row.cells.size() > 1;
  const auto& first = row.cells[beginsWithNumber ? 1 : 0];
  if (entry.name.empty()) entry.name = first.text;
  entry.text = {first.text, citationsOf(row)};
  return entry;
}

std::vector<Entry> entriesOf(const Document& papers) {
  std::vector<Entry> entries;
  std::string section, heading;
  auto add = [&](Entry entry) {
    entry.section = section;
    entry.heading = heading;
    entries.push_back(std::move(entry));
  };
  for (const auto& block : papers.blocks) {
    if (const auto* begins = std::get_if<Heading>(&block)) {
      if (begins->anchor == sourcesKey) break;
      section = begins->anchor;
      heading = begins->text.substr(0, begins->text.rfind(" ("));  // without the number of rows
    }
    if (section.empty() || section == changesKey) continue;  // the cover, and what had changed before
    if (const auto* table = std::get_if<Table>(&block))
      for (const auto& row : table->rows) add(entryOf(*table, row));
    if (const auto* list = std::get_if<List>(&block))
      for (const auto& item : list->items) {
        auto name = referenceBefore(item.text);
        add({.section = {},
             .heading = {},
             .name = name.empty() ? item.text : name,
             .text = item,
             .titles = {},
             .cells = {item.text}});
      }
  }
  return entries;
}

// "due: 3 May 2026, before 20 April 2026; status: claimed done, before open"
std::string differenceOf(const Entry& before, const Entry& now) {
  std::string text;
  for (size_t i = 0; i < now.cells.size(); ++i) {
    auto was = i < before.cells.size() ? before.cells[i] : "";
    if (was == now.cells[i] || now.cells[i] == now.text.text) continue;
    auto title = i < now.titles.size() && !now.titles[i].empty() ? foldCase(now.titles[i]) + ": " : "";
    text += fmt::format("{}{}{}, before {}", text.empty() ? "" : "; ", title,
                        now.cells[i].empty() ? "nothing" : now.cells[i], was.empty() ? "nothing" : was);
  }
  return text;
}

}  // namespace

std::vector<Text> changesBetween(const Document& before, const Document& now) {
  std::map<std::pair<std::string, std::string>, Entry> left;
  for (auto& entry : entriesOf(before)) left.emplace(std::pair(entry.section, entry.name), std::move(entry));
  std::vector<Text> changes;
  for (const auto& entry : entriesOf(now)) {
    auto same = left.find({entry.section, entry.name});
    auto elsewhere = same == left.end() && parseReference(entry.name)
                         ? std::ranges::find(left, entry.name, [](const auto& each) { return each.first.second; })
                         : left.end();
    if (elsewhere != left.end()) {  // an action that was live is completed
      changes.push_back({fmt::format("{}, before {}: {}", entry.heading, elsewhere->second.heading, entry.text.text),
                         entry.text.cites});
      left.erase(elsewhere);
      continue;
    }
    if (same == left.end()) {
      changes.push_back({fmt::format("{}, new: {}", entry.heading, entry.text.text), entry.text.cites});
      continue;
    }
    if (auto difference = differenceOf(same->second, entry); !difference.empty())
      changes.push_back({fmt::format("{}: {}: {}", entry.heading, entry.name, difference), entry.text.cites});
    else if (same->second.text.text != entry.text.text)
      changes.push_back(
          {fmt::format("{}: {}, before {}", entry.heading, entry.text.text, same->second.text.text), entry.text.cites});
    left.erase(same);
  }
  for (const auto& [key, entry] : left)
    changes.push_back({fmt::format("{}, no longer there: {}", entry.heading, entry.text.text), entry.text.cites});
  return changes;
}

}  // namespace minuted::report
