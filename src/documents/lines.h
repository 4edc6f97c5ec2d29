// Lines of a document -> blocks, whatever kind of file the lines were read from: markers and numbers at their
// beginning, tables, lines that were broken to fit a width, initials in a column beside the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace minuted::documents {

struct Line {
  int number = 0;      // in the file, from 1
  int page = 0;        // from 1; 0 where the file has none
  bool gap = false;    // after a blank line
  bool whole = false;  // a paragraph by itself, as word processors keep them: neither broken nor continued
  bool full = false;   // the next line's first word would not have fitted in, where the file tells
  std::string text;    // not trimmed: tabs and indentation say what it is
  std::vector<std::string> cells = {};  // of a row of a table, where the file says that it is one
  bool rest = false;                    // of the row before, which a page broke
  std::string margin = {};              // initials beside it
};

std::vector<Block> blocksOf(std::vector<Line> lines);

bool isTableLine(std::string_view line);  // '| a | b |'

}  // namespace minuted::documents
