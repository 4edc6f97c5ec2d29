// Writes a document block by block, with or without numbers of paragraphs.
#pragma once

#include <string>
#include <vector>

#include "report/document.h"

namespace minuted::report {

Text makeText(std::string text, Citations cites = {});
// An empty table for a cover: rows of a label and a text, without a caption or titles.
Table makeCover();

// Removes the columns that are empty in all rows.
void dropEmptyColumns(Table& table);

class DocumentWriter {
 public:
  enum class Numbering { none, continuous };
  explicit DocumentWriter(Document& document, Numbering numbering = Numbering::continuous)
      : document_(document), numbering_(numbering) {}

  void addHeading(int level, std::string text, std::string anchor = {});  // anchor: "" to make one of the text
  void addSentence(std::string text, Citations cites);                    // computed; does nothing for an empty text
  void addFixedText(std::string text);
  void addList(std::vector<Text> items, Origin origin = Origin::computed);
  void addTable(Table table);  // does nothing for a table without rows
  void add(Block block) { document_.blocks.push_back(std::move(block)); }

  // Removes the headings that are followed by nothing but other headings of their level or above.
  void dropEmptyHeadings();

 private:
  std::string freeAnchor(std::string_view text);

  uint32_t nextNumber() { return numbering_ == Numbering::none ? 0 : ++paragraphs_; }

  Document& document_;
  Numbering numbering_;
  uint32_t paragraphs_ = 0;
};

}  // namespace minuted::report
