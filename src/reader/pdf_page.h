// A page of a PDF: words at their places -> lines.
#pragma once

#include <string>
#include <vector>

#include "documents/lines.h"

namespace minuted::reader {

// In points, from the upper left corner of the page downward.
struct PlacedWord {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::string text;
};

struct Span {
  double left = 0, right = 0;
};
using Spans = std::vector<Span>;  // from left to right, not touching

class Pages {
 public:
  // The lines of the next page, in the order in which one reads them: columns of prose one after the other, each table
  // row by row with its cells. White space about and within the other lines is as wide as on the page.
  std::vector<documents::Line> read(std::vector<PlacedWord> words);

 private:
  int number_ = 0, line_ = 0;
  Spans columns_;  // of a table that goes down to the end of the page before
};

}  // namespace minuted::reader
