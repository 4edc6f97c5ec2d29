#include "minutes/attendance/labelled_block.h"

#include <algorithm>

#include "base/text.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

constexpr size_t longestEntry = 200;
constexpr size_t longestLabel = 70;
constexpr std::string_view bar = " | ";

// Outside brackets.
Cells betweenBars(std::string_view text) {
  Cells parts;
  int depth = 0;
  size_t begin = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && depth > 0) --depth;
    if (depth > 0 || !text.substr(at).starts_with(bar)) continue;
    parts.push_back(trim(text.substr(begin, at - begin)));
    begin = at + bar.size();
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

bool isField(std::string_view part) {
  auto end = endOfLabel(part);
  if (end.at == documents::nowhere || part[end.at] != ':') return false;
  auto label = part.substr(0, end.at);
  return readLabel(label) || roleNamed(label) || namesOtherField(label);
}

}  // namespace

std::vector<documents::Block> withFieldsApart(const std::vector<documents::Block>& blocks) {
  std::vector<documents::Block> apart;
  apart.reserve(blocks.size());
  for (const auto& block : blocks) {
    auto parts = block.kind == documents::BlockKind::tableRow ? Cells{} : betweenBars(block.text);
    bool fields = parts.size() > 1 && std::ranges::all_of(parts, isField);
    if (!fields) apart.push_back(block);
    for (size_t i = 0; i < parts.size() && fields; ++i) {
      documents::Block field{
          .kind = documents::BlockKind::paragraph, .line = block.line, .page = block.page, .gap = block.gap && i == 0};
      field.text = parts[i];
      apart.push_back(std::move(field));
    }
  }
  return apart;
}

Cells cellsOf(const documents::Block& block) {
  if (block.kind == documents::BlockKind::tableRow) return {block.cells.begin(), block.cells.end()};
  auto text = std::string_view(block.text);
  if (block.columns.empty()) return betweenBars(text);
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

LabelEnd endOfLabel(std::string_view text) {
  int depth = 0;  // of brackets
  for (size_t at = 0; at < std::min(text.size(), longestLabel); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (at == 0 || depth != 0) continue;
    if (text[at] == ':' || text[at] == ';' || text.substr(at - 1).starts_with(" = ")) return {at, 1};
    auto dash = documents::dashAt(text, at);
    if (dash > 0 && text[at - 1] == ' ' && (at + dash >= text.size() || text[at + dash] == ' ')) return {at, dash};
  }
  return {};
}

std::string_view withoutMarks(std::string_view text) {
  text = trim(text);
  while (text.starts_with('*') || text.starts_with('_') || text.starts_with('-')) text = trim(text.substr(1));
  return text;
}

std::optional<ListLabel> listLabelOf(const documents::Block& block) {
  auto cells = cellsOf(block);
  if (cells.size() > 1)
    if (auto words = readLabel(withoutColon(cells[0]))) {
      bool alone = std::ranges::all_of(cells.begin() + 1, cells.end(), [](auto cell) { return cell.empty(); });
      return ListLabel{*words, true, alone ? Cells{} : Cells{cells.begin() + 1, cells.end()}};
    }
  auto text = std::string_view(block.text);
  auto end = endOfLabel(text);
  if (end.at != documents::nowhere)
    if (auto words = readLabel(text.substr(0, end.at)); words && (words->plain || text[end.at] == ':')) {
      auto rest = withoutMarks(text.substr(end.at + end.length));
      if (rest.empty()) return ListLabel{*words, true, {}};
      bool columns = cells.size() > 1 && end.at < cells[0].size();
      if (columns) cells[0] = withoutMarks(cells[0].substr(end.at + end.length));
      return ListLabel{*words, true, columns ? cells : Cells{rest}};
    }
  if (auto words = readLabel(withoutColon(text)))
    return ListLabel{*words, block.kind == documents::BlockKind::heading, {}};
  if (block.kind == documents::BlockKind::tableRow) return std::nullopt;
  auto opening = readOpening(text);
  if (!opening) return std::nullopt;
  auto names = documents::sentences(documents::clipped(opening->rest, longestEntry));
  bool people = !names.empty() && (!readAttendees(names.front(), {.labelled = false}).empty() ||
                                   (names.size() == 1 && listsOnlyPeople(names.front(), 2)));
  if (!people) return std::nullopt;
  return ListLabel{{opening->capacity, true}, true, {opening->rest}};
}

std::optional<AttendanceLabel> attendanceLabel(const documents::Block& block) {
  auto label = listLabelOf(block);
  if (!label || (!label->words.plain && !label->colon)) return std::nullopt;
  return AttendanceLabel{label->words.capacity, label->rest.empty() ? "" : label->rest.front()};
}

}  // namespace minuted::minutes
