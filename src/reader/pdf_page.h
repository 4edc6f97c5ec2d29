// Turns the words of a PDF page, with their positions, into lines and table rows.
#pragma once

#include <string>
#include <vector>

#include "documents/lines.h"

namespace minuted::reader {

// Positions are in points from the upper left corner of the page.
struct PlacedWord {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::string text;
};

struct Span {
  double left = 0, right = 0;
};
using Spans = std::vector<Span>;  // from left to right, and disjoint

// Reads the pages of one document, which must be given in order, since a table may continue on the next page.
class PageReader {
 public:
  // The lines of the next page in reading order: columns of prose one after the other, tables row by row with their
  // cells. In all other lines the white space before and between words is as wide as on the page.
  std::vector<documents::Line> read(std::vector<PlacedWord> words);

 private:
  int page_ = 0, line_ = 0;  // the numbers that were given last
  Spans columns_;            // of a table that extends to the end of the page before; empty where there is none
};

}  // namespace minuted::reader
