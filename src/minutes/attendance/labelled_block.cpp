#include "minutes/attendance/labelled_block.h"

#include <algorithm>

#include "base/text.h"
#include "documents/long_blocks.h"
#include "minutes/attendance/attendee_list.h"

namespace minuted::minutes {
namespace {

constexpr std::string_view bar = " | ";

// The parts of a text between bars, as far as these stand outside brackets; of more than a row has, the whole text.
Cells splitAtBars(std::string_view text) {
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
  return parts.size() <= documents::mostCellsInRow ? parts : Cells{text};
}

// 'Chair: Ann Lee', 'Venue: Harbour House'
bool isField(std::string_view part) {
  auto end = endOfLabel(part);
  if (end.at == documents::nowhere || part[end.at] != ':') return false;
  auto label = part.substr(0, end.at);
  return readLabel(label) || roleNamed(label) || namesOtherField(label);
}

// 'Present | Ann Lee | Joe Kidman'
std::optional<ListLabel> labelInFirstCell(const Cells& cells) {
  auto meaning = cells.size() > 1 ? readLabel(withoutTrailingMarks(cells[0])) : std::nullopt;
  if (!meaning) return std::nullopt;
  bool isAlone = std::ranges::all_of(cells.begin() + 1, cells.end(), [](auto cell) { return cell.empty(); });
  return ListLabel{*meaning, true, isAlone ? Cells{} : Cells{cells.begin() + 1, cells.end()}};
}

// 'Present: Ann Lee', in one cell or the first of several
std::optional<ListLabel> labelBeforeSign(std::string_view text, Cells cells) {
  auto end = endOfLabel(text);
  auto meaning = end.at == documents::nowhere ? std::nullopt : readLabel(text.substr(0, end.at));
  if (!meaning || (!meaning->isExplicit && text[end.at] != ':')) return std::nullopt;
  auto rest = withoutLeadingMarks(text.substr(end.at + end.length));
  if (rest.empty()) return ListLabel{*meaning, true, {}};
  bool hasColumns = cells.size() > 1 && end.at < cells[0].size();
  if (hasColumns) cells[0] = withoutLeadingMarks(cells[0].substr(end.at + end.length));
  return ListLabel{*meaning, true, hasColumns ? cells : Cells{rest}};
}

// 'Those present were Ann Lee and Joe Kidman'
std::optional<ListLabel> labelBeforeNames(std::string_view text) {
  constexpr size_t farthest = 200;
  auto opening = readOpeningLabel(text);
  if (!opening) return std::nullopt;
  auto sentences = documents::sentences(documents::shorten(opening->rest, farthest));
  bool namesPeople = !sentences.empty() && (!readAttendees(sentences.front(), {.labelled = false}).empty() ||
                                            (sentences.size() == 1 && listsOnlyPeople(sentences.front(), 2)));
  if (!namesPeople) return std::nullopt;
  return ListLabel{{opening->capacity, true}, true, {opening->rest}};
}

}  // namespace

std::vector<documents::Block> splitFields(const std::vector<documents::Block>& blocks) {
  std::vector<documents::Block> split;
  split.reserve(blocks.size());
  for (const auto& block : blocks) {
    auto parts = block.kind == documents::BlockKind::tableRow ? Cells{} : splitAtBars(block.text);
    bool fields = parts.size() > 1 && std::ranges::all_of(parts, isField);
    if (!fields) split.push_back(block);
    for (size_t i = 0; i < parts.size() && fields; ++i) {
      documents::Block field{
          .kind = documents::BlockKind::paragraph, .line = block.line, .page = block.page, .gap = block.gap && i == 0};
      field.text = parts[i];
      split.push_back(std::move(field));
    }
  }
  return split;
}

Cells cellsOf(const documents::Block& block) {
  if (block.kind == documents::BlockKind::tableRow) return {block.cells.begin(), block.cells.end()};
  auto text = std::string_view(block.text);
  if (block.columns.empty()) return splitAtBars(text);
  Cells cells;
  size_t begin = 0;
  for (auto column : block.columns) {
    cells.push_back(trim(text.substr(begin, column - begin)));
    begin = column;
  }
  cells.push_back(trim(text.substr(begin)));
  return cells;
}

std::string_view withoutTrailingMarks(std::string_view text) {
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

std::string_view withoutLeadingMarks(std::string_view text) {
  text = trim(text);
  while (text.starts_with('*') || text.starts_with('_') || text.starts_with('-')) text = trim(text.substr(1));
  return text;
}

std::optional<ListLabel> listLabelOf(const documents::Block& block) {
  auto cells = cellsOf(block);
  if (auto label = labelInFirstCell(cells)) return label;
  if (auto label = labelBeforeSign(block.text, cells)) return label;
  if (auto meaning = readLabel(withoutTrailingMarks(block.text)))
    return ListLabel{*meaning, block.kind == documents::BlockKind::heading, {}};
  return block.kind == documents::BlockKind::tableRow ? std::nullopt : labelBeforeNames(block.text);
}

bool beginsAttendanceList(const documents::Block& block) {
  auto label = listLabelOf(block);
  return label && (label->meaning.isExplicit || label->announcesList);
}

}  // namespace minuted::minutes
