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

struct SpacedField {
  size_t begin = 0;  // offset in the line
  std::string_view text;
};

// The fields of a line that are separated by two spaces or more: 'What      Who      When'.
std::vector<SpacedField> fieldsOf(std::string_view line) {
  std::vector<SpacedField> fields;
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

// A line that is drawn with these characters.
bool isRuleOf(std::string_view line, std::string_view characters) {
  auto text = foldSpace(line);
  return text.size() > 2 && text.find_first_not_of(characters) == nowhere && text.find_first_of("-=_") != nowhere;
}

// Whether these are the headings of a table of actions: one of the action, and at least one of its owner or due date.
bool isActionHeader(const std::vector<std::string_view>& names) {
  bool hasAction = false, hasOther = false;
  for (auto name : names) {
    auto column = columnNamed(name);
    if (!column && !trim(name).empty()) return false;
    if (column == ColumnName::action && !hasAction)
      hasAction = true;
    else if (column == ColumnName::owner || column == ColumnName::due)
      hasOther = true;
  }
  return hasAction && hasOther;
}

// 'Item    By whom    By when': here the column 'Item' holds the actions.
bool isItemHeader(const std::vector<std::string_view>& names) {
  bool hasOwner = false, hasDue = false;
  for (size_t i = 1; i < names.size(); ++i) {
    auto column = columnNamed(names[i]);
    hasOwner = hasOwner || column == ColumnName::owner;
    hasDue = hasDue || column == ColumnName::due;
  }
  return names.size() == 3 && toLower(names[0]) == "item" && hasOwner && hasDue;
}

void append(std::string& cell, std::string_view text) {
  text = trim(text);
  if (!cell.empty() && !text.empty()) cell += ' ';
  cell += text;
}

// --- Tables drawn with '+---+' and '|' ---

bool isDrawnRule(const Line& line) { return trim(line.text).starts_with('+') && isRuleOf(line.text, "+-=: "); }

Cells drawnCells(std::string_view line) {
  auto row = trim(line);
  row.remove_prefix(1);
  if (row.ends_with('|')) row.remove_suffix(1);
  Cells cells;
  for (auto cell : split(row, '|')) cells.emplace_back(trim(cell));
  return cells;
}

// Reads the table that begins at line `begin`, appends its rows to `output` and returns the line after its end. Rules
// are dropped. A table with more than three rules has one between every two rows, so that all lines between two rules
// are one row. In a table with fewer, a line whose first cell is empty continues the row above.
size_t readDrawnTable(const std::vector<Line>& lines, size_t begin, std::vector<Line>& output) {
  size_t end = begin, rules = 0, firstRow = output.size();
  while (end < lines.size() && (isDrawnRule(lines[end]) || isTableLine(lines[end].text)))
    rules += isDrawnRule(lines[end++]) ? 1 : 0;
  bool hasRulesBetweenRows = rules > 3;
  bool isAfterRule = true;
  for (size_t i = begin; i < end; ++i) {
    if (isDrawnRule(lines[i])) {
      isAfterRule = true;
      continue;
    }
    auto cells = drawnCells(lines[i].text);
    bool continuesRow = !isAfterRule && output.size() > firstRow && (hasRulesBetweenRows || cells[0].empty());
    isAfterRule = false;
    if (!continuesRow) {
      auto line = lines[i];
      line.cells = std::move(cells);
      output.push_back(std::move(line));
      continue;
    }
    auto& row = output.back().cells;
    for (size_t c = 0; c < std::min(cells.size(), row.size()); ++c) append(row[c], cells[c]);
  }
  return end;
}

// --- Columns separated by spaces ---

std::optional<std::vector<SpacedField>> spacedHeader(const Line& line) {
  if (!line.cells.empty() || line.text.find('\t') != nowhere || line.text.find("  ") == nowhere) return std::nullopt;
  auto fields = fieldsOf(line.text);
  std::vector<std::string_view> names;
  for (const auto& field : fields) names.push_back(field.text);
  if (isItemHeader(names)) fields[0].text = "Action";
  return fields.size() > 1 && (isActionHeader(names) || isItemHeader(names)) ? std::optional(fields) : std::nullopt;
}

// The header of another table, or of minutes in columns: 'Item    Notes    Action'.
bool isOtherHeader(const std::vector<SpacedField>& fields) {
  return fields.size() > 2 &&
         std::ranges::all_of(fields, [](const SpacedField& field) { return columnNamed(field.text).has_value(); });
}

// The column whose heading begins nearest to this offset.
size_t nearestColumn(const std::vector<SpacedField>& header, size_t begin) {
  size_t best = 0;
  auto distance = [&](size_t i) { return header[i].begin > begin ? header[i].begin - begin : begin - header[i].begin; };
  for (size_t i = 1; i < header.size(); ++i)
    if (distance(i) < distance(best)) best = i;
  return best;
}

// The text after its bullets: '• Write', or characters that a converter wrote for a bullet.
std::string_view withoutBullet(std::string_view text) {
  for (auto bullet : {"•"sv, "●"sv, "○"sv, "▪"sv, "\uF0B7"sv, "\uF0A7"sv, "\u200B"sv, "- "sv})
    if (text.starts_with(bullet)) return withoutBullet(trim(text.substr(bullet.size())));
  return text;
}

// Reads a table whose columns are separated by spaces under their headings. Each field of a line belongs to the column
// whose heading begins nearest to it. Since nothing is drawn between rows, a line is taken to continue the row above
// - where its first column is empty and the rows have no bullets;
// - where it is a single field in the first column, and either the rows have bullets or it begins with a small letter;
// - where it begins with a small letter, and the row above has no owner yet.
// A bullet or a blank line always begins another row. Owners may stand a line above or below their row; if there are
// then as many owners as rows, they are assigned in order. The table ends
// - at the header of another table, at a line of a table of another kind, or at a line with a label ('Present:');
// - at a single field in the first column, without a bullet, that follows a blank line or reaches into the next column.
class SpacedTable {
 public:
  SpacedTable(const std::vector<Line>& lines, size_t begin, const std::vector<SpacedField>& header)
      : lines_(lines), begin_(begin), header_(header) {}

  // Appends the header and the rows to `output` and returns the line after the end of the table.
  size_t read(std::vector<Line>& output) {
    for (end_ = begin_ + 1; end_ < lines_.size(); ++end_) {
      if (isRuleOf(lines_[end_].text, "-=_ ")) continue;
      if (!readLine(end_)) break;
    }
    if (hasOwnerWithoutRow_ && owners_.size() == rows_.size())
      for (size_t i = 0; i < rows_.size(); ++i) rows_[i].cells[1] = owners_[i];
    Cells names;
    for (const auto& field : header_) names.emplace_back(field.text);
    auto header = lines_[begin_];
    header.cells = std::move(names);
    output.push_back(std::move(header));
    std::ranges::move(rows_, std::back_inserter(output));
    return end_;
  }

 private:
  // Returns false where the table has ended.
  bool readLine(size_t i) {
    const auto& line = lines_[i];
    auto fields = fieldsOf(line.text);
    bool isBulletAlone = fields.size() > 1 && withoutBullet(fields[0].text).empty();  // '•    Write'
    if (isBulletAlone) fields.erase(fields.begin());
    if (fields.empty() || !line.cells.empty() || isOtherHeader(fields)) return false;
    const auto& first = fields[0];
    auto plain = withoutBullet(first.text);
    if (plain.empty()) return true;
    bool hasBullet = isBulletAlone || plain.size() < first.text.size();
    bool isInFirst = nearestColumn(header_, first.begin) == 0;
    bool overlapsNext = isInFirst && first.begin + first.text.size() > header_[1].begin && header_.size() > 1;
    bool isSingle = fields.size() == 1 && isInFirst && !hasBullet;
    bool hasLabel = std::ranges::any_of(fields, [](const SpacedField& field) { return field.text.ends_with(':'); });
    if (hasLabel || (isSingle && line.gap && !rows_.empty()) || (overlapsNext && isSingle)) return false;
    Cells cells(header_.size());
    for (const auto& field : fields) append(cells[nearestColumn(header_, field.begin)], withoutBullet(field.text));
    hasBullets_ = hasBullets_ || hasBullet;
    if (!cells[1].empty()) owners_.push_back(cells[1]);
    if (!isInFirst) {
      hasOwnerWithoutRow_ = hasOwnerWithoutRow_ || !cells[1].empty();
      if (!rows_.empty() && !line.gap && !hasBullets_) continueRow(cells);
      return true;
    }
    bool isLowerCase = !isUpper(plain) && plain[0] >= 'a' && plain[0] <= 'z';
    bool mayContinue = !rows_.empty() && !hasBullet && !line.gap;
    bool continues =
        mayContinue && (isSingle ? hasBullets_ || isLowerCase : isLowerCase && rows_.back().cells[1].empty());
    if (continues) {
      continueRow(cells);
      return true;
    }
    rows_.push_back(line);
    rows_.back().cells = std::move(cells);
    return true;
  }

  void continueRow(const Cells& cells) {
    for (size_t c = 0; c < cells.size(); ++c) append(rows_.back().cells[c], cells[c]);
  }

  const std::vector<Line>& lines_;
  size_t begin_, end_ = 0;
  const std::vector<SpacedField>& header_;
  std::vector<Line> rows_;
  std::vector<std::string> owners_;
  bool hasBullets_ = false;          // some row begins with one
  bool hasOwnerWithoutRow_ = false;  // some owner stands in a line of its own
};

// --- Columns separated by tabs ---

Cells tabbedCells(std::string_view line) {
  Cells cells;
  for (auto cell : split(line, '\t')) cells.push_back(foldSpace(cell));
  return cells;
}

// A header whose headings are separated by tabs: of a table of actions, or of minutes with a column of those who act.
struct TabbedHeader {
  bool isActionTable = false;
  size_t ownerColumn = 0;  // of minutes: the last column
};

std::optional<TabbedHeader> tabbedHeader(const Line& line) {
  if (!line.cells.empty() || line.text.find('\t') == nowhere) return std::nullopt;
  auto cells = tabbedCells(line.text);
  std::vector<std::string_view> names(cells.begin(), cells.end());
  if (isActionHeader(names)) return TabbedHeader{.isActionTable = true};
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  if (cells.size() < 2) return std::nullopt;
  auto last = columnNamed(cells.back());
  bool isHeader = last == ColumnName::owner || last == ColumnName::action;
  for (size_t i = 0; i + 1 < cells.size(); ++i) {
    auto name = columnNamed(cells[i]);
    isHeader = isHeader && (cells[i].empty() || name == ColumnName::number || name == ColumnName::discussion);
  }
  return isHeader ? std::optional(TabbedHeader{.ownerColumn = cells.size() - 1}) : std::nullopt;
}

// Turns a line of such minutes into text: '2 <tab> <tab> Stops' becomes '2. Stops'. A last column with nothing but
// names becomes a note in the margin, any other an action of its own.
void appendTabbedMinutes(const Line& from, size_t ownerColumn, std::vector<Line>& output) {
  auto cells = tabbedCells(from.text);
  auto line = from;
  line.text.clear();
  line.isParagraph = true;
  for (size_t i = 0; i < std::min(ownerColumn, cells.size()); ++i) {
    if (cells[i].empty()) continue;
    bool isNumber = line.text.empty() && cells[i].find_first_not_of("0123456789") == nowhere;
    append(line.text, cells[i] + (isNumber ? "." : ""));
  }
  auto note = ownerColumn < cells.size() ? cells[ownerColumn] : "";
  if (!line.text.empty()) {
    if (hasOnlyNames(note)) line.margin = note;
    output.push_back(line);
  }
  if (note.empty() || (hasOnlyNames(note) && !line.text.empty())) return;
  line.text = "Action: " + note;
  line.margin.clear();
  output.push_back(std::move(line));
}

// Reads the lines with tabs from `begin` on, which is the header, and returns the line after them.
size_t readTabbed(const std::vector<Line>& lines, size_t begin, const TabbedHeader& header, std::vector<Line>& output) {
  size_t i = begin + (header.isActionTable ? 0 : 1);
  for (; i < lines.size() && lines[i].text.find('\t') != nowhere; ++i) {
    if (!header.isActionTable) {
      appendTabbedMinutes(lines[i], header.ownerColumn, output);
      continue;
    }
    auto line = lines[i];
    line.cells = tabbedCells(line.text);
    output.push_back(std::move(line));
  }
  return i;
}

}  // namespace

void readFlatTables(std::vector<Line>& lines) {
  std::vector<Line> output;
  for (size_t i = 0; i < lines.size();) {
    if (isDrawnRule(lines[i]) && i + 1 < lines.size() && isTableLine(lines[i + 1].text)) {
      i = readDrawnTable(lines, i, output);
    } else if (auto header = spacedHeader(lines[i])) {
      i = SpacedTable(lines, i, *header).read(output);
    } else if (auto tabbed = tabbedHeader(lines[i])) {
      i = readTabbed(lines, i, *tabbed, output);
    } else {
      output.push_back(std::move(lines[i++]));
    }
  }
  lines = std::move(output);
}

}  // namespace minuted::documents
