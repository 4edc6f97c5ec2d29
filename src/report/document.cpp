#include "report/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "domain/report.h"
#include "report/render/pieces.h"

namespace minuted::report {

const std::string closingMark(domain::wordsEnd);

Block::Block(const Block&) = default;
Block::Block(Block&&) noexcept = default;
Block& Block::operator=(const Block&) = default;
Block& Block::operator=(Block&&) noexcept = default;
Block::~Block() = default;

std::string openingMark(const std::string& section) { return fmt::format("{}{}]", domain::wordsBegin, section); }

std::string anchorOf(uint64_t event) { return fmt::format("event-{}", event); }

Shares sharesOf(const Document& document) {
  Shares shares;
  auto count = [&](const std::string& text, Origin origin) {
    auto words = wordsOf(text).size();
    (origin == Origin::computed    ? shares.computed
     : origin == Origin::narrative ? shares.narrative
                                   : shares.fixed) += words;
  };
  for (const auto& block : document.blocks)
    std::visit(Overloaded{[](const Heading&) {},
                          [&](const Paragraph& paragraph) { count(paragraph.text.text, paragraph.origin); },
                          [&](const List& list) {
                            for (const auto& item : list.items) count(item.text, list.origin);
                          },
                          [&](const Table& table) {
                            if (table.origin == Origin::computed) shares.rows += table.rows.size();
                          },
                          [](const Figure&) {},
                          [&](const Narrative& narrative) {
                            for (const auto& paragraph : narrative.text) count(paragraph, Origin::narrative);
                          }},
               block);
  return shares;
}

Citations citationsOf(const Document& document) {
  std::set<uint64_t> cited;
  auto add = [&](const Citations& cites) { cited.insert(cites.begin(), cites.end()); };
  for (const auto& block : document.blocks)
    std::visit(Overloaded{[](const Heading&) {}, [&](const Paragraph& paragraph) { add(paragraph.text.cites); },
                          [&](const List& list) {
                            for (const auto& item : list.items) add(item.cites);
                          },
                          [&](const Table& table) {
                            for (const auto& row : table.rows)
                              for (const auto& cell : row.cells) add(cell.cites);
                          },
                          [&](const Figure& figure) { add(figure.cites); },
                          [&](const Narrative& narrative) {
                            if (narrative.event != 0) cited.insert(narrative.event);
                          }},
               block);
  return Citations(cited.begin(), cited.end());
}

}  // namespace minuted::report
