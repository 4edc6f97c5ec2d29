#include "documents/flat_tables.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "documents/column_names.h"
#include "documents/margins.h"
#include "documents/phrases.h"

namespace minuted::documents {
namespace {

using namespace std::string_view_literals;

using Cells = std::vector<std::string>;

// Where a piece of a line begins, and the piece.
struct Field {
  size_t begin = 0;
  std::string_view text;
};

// 'What      Who      When': parted by two spaces or more.
std::vector<Field> fieldsOf(std::string_view line) {
  std::vector<Field> fields;
  for (size_t at = 0; at < line.size();) {
    at = line.find_first_not_of(' ', at);
    if (at == nowhere) break;
    auto end = line.find("  ", at);
    auto text = trim(line.substr(at, end == nowhere ? end : end - at));
    if (!text.empty()) fields.push_back({at, text});
    at = end == nowhere ? line.size() : end;
  }
  return fields;
}

bool isRuleOf(std::string_view line, std::string_view characters) {
  auto text = foldSpace(line);
  return text.size() > 2 && text.find_first_not_of(characters) == nowhere && text.find_first_of("-=_") != nowhere;
}

bool isHead(const std::vector<std::string_view>& names) {
  bool action = false, other = false;
  for (auto name : names) {
    auto column = columnNamed(name);
    if (!column && !trim(name).empty()) return false;
    if (column == ColumnName::action && !action)
      action = true;
    else if (column == ColumnName::owner || column == ColumnName::due)
      other = true;
  }
  return action && other;
}

// 'Item    By whom    By when': what is to be done is the item.
bool isHeadOfItems(const std::vector<std::string_view>& names) {
  bool owner = false, due = false;
  for (size_t i = 1; i < names.size(); ++i) {
    auto column = columnNamed(names[i]);
    owner = owner || column == ColumnName::owner;
    due = due || column == ColumnName::due;
  }
  return names.size() == 3 && lowered(names[0]) == "item" && owner && due;
}

void append(std::string& cell, std::string_view more) {
  more = trim(more);
  if (!cell.empty() && !more.empty()) cell += ' ';
  cell += more;
}

// --- '+---+' ---

bool isDrawnRule(const Line& line) { return trim(line.text).starts_with('+') && isRuleOf(line.text, "+-=: "); }

Cells drawnCells(std::string_view line) {
  auto row = trim(line);
  row.remove_prefix(1);
  if (row.ends_with('|')) row.remove_suffix(1);
  Cells cells;
  for (auto cell : split(row, '|')) cells.emplace_back(trim(cell));
  return cells;
}

// The lines from `begin` on that one table is drawn with; rules go, and what stands between two rules is one row where
// there are rules between the rows. A line whose first cell is empty goes on with the one above.
size_t readDrawn(const std::vector<Line>& lines, size_t begin, std::vector<Line>& kept) {
  size_t end = begin, rules = 0, first = kept.size();
  while (end < lines.size() && (isDrawnRule(lines[end]) || isTableLine(lines[end].text)))
    rules += isDrawnRule(lines[end++]) ? 1 : 0;
  bool ruled = rules > 3;
  bool newRow = true;
  for (size_t i = begin; i < end; ++i) {
    if (isDrawnRule(lines[i])) {
      newRow = true;
      continue;
    }
    auto cells = drawnCells(lines[i].text);
    bool goesOn = !newRow && kept.size() > first && (ruled || cells[0].empty());
    newRow = false;
    if (!goesOn) {
      auto line = lines[i];
      line.cells = std::move(cells);
      kept.push_back(std::move(line));
      continue;
    }
    auto& above = kept.back().cells;
    for (size_t c = 0; c < std::min(cells.size(), above.size()); ++c) append(above[c], cells[c]);
  }
  return end;
}

// --- Columns parted by spaces ---

std::optional<std::vector<Field>> spacedHead(const Line& line) {
  if (!line.cells.empty() || line.text.find('\t') != nowhere || line.text.find("  ") == nowhere) return std::nullopt;
  auto fields = fieldsOf(line.text);
  std::vector<std::string_view> names;
  for (const auto& field : fields) names.push_back(field.text);
  if (isHeadOfItems(names)) fields[0].text = "Action";
  return fields.size() > 1 && (isHead(names) || isHeadOfItems(names)) ? std::optional(fields) : std::nullopt;
}

// 'Item    Notes    Action': another table, or minutes in columns, begins.
bool isNextHead(const std::vector<Field>& fields) {
  return fields.size() > 2 &&
         std::ranges::all_of(fields, [](const Field& field) { return columnNamed(field.text).has_value(); });
}

size_t nearest(const std::vector<Field>& head, size_t begin) {
  size_t best = 0;
  auto distance = [&](size_t i) { return head[i].begin > begin ? head[i].begin - begin : begin - head[i].begin; };
  for (size_t i = 1; i < head.size(); ++i)
    if (distance(i) < distance(best)) best = i;
  return best;
}

// '• Write', or what a converter leaves of a bullet.
std::string_view withoutBullet(std::string_view text) {
  for (auto bullet : {"•"sv, "●"sv, "○"sv, "▪"sv, "\uF0B7"sv, "\uF0A7"sv, "\u200B"sv, "- "sv})
    if (text.starts_with(bullet)) return withoutBullet(trim(text.substr(bullet.size())));
  return text;
}

class SpacedTable {
 public:
  SpacedTable(const std::vector<Line>& lines, size_t begin, const std::vector<Field>& head)
      : lines_(lines), begin_(begin), head_(head) {}

  size_t read(std::vector<Line>& kept) {
    for (end_ = begin_ + 1; end_ < lines_.size(); ++end_) {
      if (isRuleOf(lines_[end_].text, "-=_ ")) continue;
      if (!readLine(end_)) break;
    }
    if (ownerAlone_ && owners_.size() == rows_.size())
      for (size_t i = 0; i < rows_.size(); ++i) rows_[i].cells[1] = owners_[i];
    Cells names;
    for (const auto& field : head_) names.emplace_back(field.text);
    auto header = lines_[begin_];
    header.cells = std::move(names);
    kept.push_back(std::move(header));
    std::ranges::move(rows_, std::back_inserter(kept));
    return end_;
  }

 private:
  // False where the table has ended: at a line, after a gap, with but one field in the first column, or at one that
  // runs on into the next.
  bool readLine(size_t i) {
    const auto& line = lines_[i];
    auto fields = fieldsOf(line.text);
    bool apart = fields.size() > 1 && withoutBullet(fields[0].text).empty();  // '•    Write'
    if (apart) fields.erase(fields.begin());
    if (fields.empty() || !line.cells.empty() || isNextHead(fields)) return false;
    const auto& first = fields[0];
    auto plain = withoutBullet(first.text);
    if (plain.empty()) return true;
    bool bullet = apart || plain.size() < first.text.size(), inFirst = nearest(head_, first.begin) == 0;
    bool runsOn = inFirst && first.begin + first.text.size() > head_[1].begin && head_.size() > 1;
    bool alone = fields.size() == 1 && inFirst && !bullet;
    bool label = std::ranges::any_of(fields, [](const Field& field) { return field.text.ends_with(':'); });
    if (label || (alone && line.gap && !rows_.empty()) || (runsOn && alone)) return false;
    Cells cells(head_.size());
    for (const auto& field : fields) append(cells[nearest(head_, field.begin)], withoutBullet(field.text));
    bulleted_ = bulleted_ || bullet;
    if (!cells[1].empty()) owners_.push_back(cells[1]);
    if (!inFirst) {
      // An owner above or below its entry: which is told by the order, if there are as many.
      ownerAlone_ = ownerAlone_ || !cells[1].empty();
      if (!rows_.empty() && !line.gap && !bulleted_) goOn(cells);
      return true;
    }
    bool lower = !isUpper(plain) && plain[0] >= 'a' && plain[0] <= 'z';
    bool open = !rows_.empty() && !bullet && !line.gap;
    bool goesOn = open && (alone ? bulleted_ || lower : lower && rows_.back().cells[1].empty());
    if (goesOn) {
      goOn(cells);
      return true;
    }
    rows_.push_back(line);
    rows_.back().cells = std::move(cells);
    return true;
  }

  void goOn(const Cells& cells) {
    for (size_t c = 0; c < cells.size(); ++c) append(rows_.back().cells[c], cells[c]);
  }

  const std::vector<Line>& lines_;
  size_t begin_, end_ = 0;
  const std::vector<Field>& head_;
  std::vector<Line> rows_;
  std::vector<std::string> owners_;
  bool bulleted_ = false, ownerAlone_ = false;
};

// --- Tabs ---

Cells tabbed(std::string_view line) {
  Cells cells;
  for (auto cell : split(line, '\t')) cells.push_back(foldSpace(cell));
  return cells;
}

// A line of column names parted by tabs: of a table of actions, or of minutes with a column of those who act.
struct TabHead {
  bool table = false;
  size_t who = 0;  // beside the text
};

std::optional<TabHead> tabHead(const Line& line) {
  if (!line.cells.empty() || line.text.find('\t') == nowhere) return std::nullopt;
  auto cells = tabbed(line.text);
  std::vector<std::string_view> names(cells.begin(), cells.end());
  if (isHead(names)) return TabHead{.table = true};
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  if (cells.size() < 2) return std::nullopt;
  auto who = columnNamed(cells.back());
  bool fits = who == ColumnName::owner || who == ColumnName::action;
  for (size_t i = 0; i + 1 < cells.size(); ++i) {
    auto name = columnNamed(cells[i]);
    fits = fits && (cells[i].empty() || name == ColumnName::number || name == ColumnName::discussion);
  }
  return fits ? std::optional(TabHead{.who = cells.size() - 1}) : std::nullopt;
}

// '2 <tab> <tab> Stops' begins an item: '2. Stops'. What stands in the last column is a note beside the text.
void unrollTabbed(const Line& from, size_t who, std::vector<Line>& kept) {
  auto cells = tabbed(from.text);
  auto line = from;
  line.text.clear();
  line.whole = true;
  for (size_t i = 0; i < std::min(who, cells.size()); ++i) {
    if (cells[i].empty()) continue;
    bool number = line.text.empty() && cells[i].find_first_not_of("0123456789") == nowhere;
    append(line.text, cells[i] + (number ? "." : ""));
  }
  auto note = who < cells.size() ? cells[who] : "";
  if (!line.text.empty()) {
    if (namesOnly(note)) line.margin = note;
    kept.push_back(line);
  }
  if (note.empty() || (namesOnly(note) && !line.text.empty())) return;
  line.text = "Action: " + note;
  line.margin.clear();
  kept.push_back(std::move(line));
}

size_t readTabbed(const std::vector<Line>& lines, size_t begin, const TabHead& head, std::vector<Line>& kept) {
  size_t i = begin + (head.table ? 0 : 1);
  for (; i < lines.size() && lines[i].text.find('\t') != nowhere; ++i) {
    if (!head.table) {
      unrollTabbed(lines[i], head.who, kept);
      continue;
    }
    auto line = lines[i];
    line.cells = tabbed(line.text);
    kept.push_back(std::move(line));
  }
  return i;
}

}  // namespace

void readFlatTables(std::vector<Line>& lines) {
  std::vector<Line> kept;
  for (size_t i = 0; i < lines.size();) {
    if (isDrawnRule(lines[i]) && i + 1 < lines.size() && isTableLine(lines[i + 1].text)) {
      i = readDrawn(lines, i, kept);
    } else if (auto head = spacedHead(lines[i])) {
      i = SpacedTable(lines, i, *head).read(kept);
    } else if (auto tabs = tabHead(lines[i])) {
      i = readTabbed(lines, i, *tabs, kept);
    } else {
      kept.push_back(std::move(lines[i++]));
    }
  }
  lines = std::move(kept);
}

}  // namespace minuted::documents
