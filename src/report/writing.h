// Writing a document block by block: paragraphs may be numbered through, headings without anything below them go again.
#pragma once

#include <string>
#include <vector>

#include "report/document.h"

namespace minuted::report {

Text said(std::string text, Citations cites = {});
Text linked(std::string text, std::string link);

// Without the columns that say nothing in any row.
void dropEmptyColumns(Table& table);

class Writing {
 public:
  enum class Numbers { none, through };
  explicit Writing(Document& document, Numbers numbers = Numbers::through) : document_(document), numbers_(numbers) {}

  void heading(int level, std::string text, std::string anchor = {});  // the anchor follows from the text without one
  void sentence(std::string text, Citations cites);                    // computed; nothing where the text is empty
  void standing(std::string text);
  void list(std::vector<Text> items, Origin origin = Origin::computed);
  void table(Table table);  // nothing where it has no rows
  void add(Block block) { document_.blocks.push_back(std::move(block)); }
  void dropEmptyHeadings();  // those that nothing stands under, but other headings of their level or above

 private:
  std::string freeAnchor(std::string_view text);

  uint32_t nextNumber() { return numbers_ == Numbers::none ? 0 : ++paragraphs_; }

  Document& document_;
  Numbers numbers_;
  uint32_t paragraphs_ = 0;
};

}  // namespace minuted::report
