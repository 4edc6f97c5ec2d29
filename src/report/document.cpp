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

Citations citationsOf(const Row& row) {
  std::set<uint64_t> cited;
  for (const auto& cell : row.cells)
    if (!cell.listsCites) cited.insert(cell.cites.begin(), cell.cites.end());
  return Citations(cited.begin(), cited.end());
}

Citations citationsOf(const Narrative& narrative) {
  return narrative.event != 0 ? Citations{narrative.event} : Citations();
}

namespace {

// Calls visit(cites) for whatever bears a number of its own, in the order of reading.
template <typename Visit>
void forEachCiting(const Document& document, Visit&& visit) {
  for (const auto& block : document.blocks)
    std::visit(Overloaded{[](const Heading&) {}, [&](const Paragraph& paragraph) { visit(paragraph.text.cites); },
                          [&](const List& list) {
                            for (const auto& item : list.items) visit(item.cites);
                          },
                          [&](const Table& table) {
                            for (const auto& row : table.rows) visit(citationsOf(row));
                          },
                          [&](const Figure& figure) { visit(figure.cites); },
                          [&](const Narrative& narrative) { visit(citationsOf(narrative)); }},
               block);
}

}  // namespace

Citations citationsOf(const Document& document) {
  std::set<uint64_t> cited;
  forEachCiting(document, [&](const Citations& cites) { cited.insert(cites.begin(), cites.end()); });
  return Citations(cited.begin(), cited.end());
}

Notes notesOf(const Document& document) {
  Notes notes;
  std::set<Citations> known;
  forEachCiting(document, [&](const Citations& cites) {
    if (!cites.empty() && known.insert(cites).second) notes.all.push_back(cites);
  });
  for (uint32_t i = 0; i < notes.all.size(); ++i) notes.numbers.emplace(notes.all[i], i + 1);
  return notes;
}

uint32_t Notes::numberOf(const Citations& cites) const {
  auto found = numbers.find(cites);
  return found == numbers.end() ? 0 : found->second;
}

std::string noteAnchor(uint32_t number) { return fmt::format("note-{}", number); }

}  // namespace minuted::report
