// The words of a file as somebody reads them who opens it: all of them, in their order, nothing recognised, joined or
// left out. Two files that say the same have the same printed text. For recognising what a document says, see
// document.h.
#pragma once

#include <string>
#include <vector>

namespace minuted::documents {

struct PrintedLine {
  std::string text;  // a paragraph, a heading or a row of a table; of text and PDF a line. Cells are separated by tabs
  int page = 0;      // from 1; 0 where the file has no pages
  bool operator==(const PrintedLine&) const = default;
};
using PrintedText = std::vector<PrintedLine>;

}  // namespace minuted::documents
