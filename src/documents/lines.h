// Turns the lines of a document into blocks, whatever kind of file they were read from. Recognises markers and numbers
// at the beginning of lines, tables, lines that were broken to fit a width, and initials in a column beside the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace minuted::documents {

struct Line {
  int number = 0;            // in the file, from 1
  int page = 0;              // from 1; 0 where the file has no pages
  bool gap = false;          // a blank line, or wider space on a page, precedes it
  bool isParagraph = false;  // a complete paragraph, as in word processors: it neither continues nor is continued
  bool isFull = false;       // the first word of the next line did not fit into it; known only of PDF
  std::string text;          // not trimmed, since tabs and indentation are needed to recognise what it is
  std::vector<std::string> cells = {};  // of a table row, where the file or flat_tables.h tells that it is one
  bool continuesRow = false;            // the rest of the row before, which was broken by the end of a page
  std::string margin = {};              // the note beside it
};

std::vector<Block> blocksOf(std::vector<Line> lines);

bool isTableLine(std::string_view line);  // '| a | b |'

}  // namespace minuted::documents
