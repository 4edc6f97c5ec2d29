#include "report/document_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace minuted::report {

Text makeText(std::string text, Citations cites) { return {std::move(text), std::move(cites), {}}; }

Table makeCover() {
  return {
      .caption = {}, .columns = {{}, {.title = {}, .isNumeric = false, .share = 3}}, .rows = {}, .hasRowHeaders = true};
}

void dropEmptyColumns(Table& table) {
  for (size_t i = table.columns.size(); i-- > 0;) {
    auto says = [&](const Row& row) { return !row.cells[i].text.empty() || !row.cells[i].cites.empty(); };
    if (std::ranges::any_of(table.rows, says)) continue;
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(i));
    for (auto& row : table.rows) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// Makes an anchor of the words of the text, with a number added where a heading has it already.
std::string DocumentWriter::freeAnchor(std::string_view text) {
  std::string anchor;
  for (char c : foldCase(text)) {
    bool isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (isPlain)
      anchor += c;
    else if (!anchor.empty() && anchor.back() != '-')
      anchor += '-';
  }
  while (anchor.ends_with('-')) anchor.pop_back();
  auto isTaken = [&](const std::string& name) {
    return std::ranges::any_of(document_.blocks, [&](const Block& block) {
      const auto* heading = std::get_if<Heading>(&block);
      return heading != nullptr && heading->anchor == name;
    });
  };
  if (anchor.empty()) anchor = "section";
  auto free = anchor;
  for (int number = 2; isTaken(free); ++number) free = fmt::format("{}-{}", anchor, number);
  return free;
}

void DocumentWriter::addHeading(int level, std::string text, std::string anchor) {
  auto free = freeAnchor(anchor.empty() ? text : anchor);
  add(Heading{level, std::move(text), std::move(free)});
}

void DocumentWriter::addSentence(std::string text, Citations cites) {
  if (!text.empty()) add(Paragraph{makeText(std::move(text), std::move(cites)), Origin::computed, nextNumber()});
}

void DocumentWriter::addFixedText(std::string text) {
  add(Paragraph{makeText(std::move(text)), Origin::fixed, nextNumber()});
}

void DocumentWriter::addList(std::vector<Text> items, Origin origin) {
  if (!items.empty()) add(List{std::move(items), origin});
}

void DocumentWriter::addTable(Table table) {
  if (!table.rows.empty()) add(std::move(table));
}

void DocumentWriter::dropEmptyHeadings() {
  auto& blocks = document_.blocks;
  int below = 0;  // the level of the following block if that is a heading, and else 4
  std::vector<Block> kept;
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    const auto* heading = std::get_if<Heading>(&*block);
    if (heading != nullptr && below <= heading->level) continue;
    below = heading != nullptr ? heading->level : 4;
    kept.push_back(std::move(*block));
  }
  std::ranges::reverse(kept);
  blocks = std::move(kept);
}

}  // namespace minuted::report
