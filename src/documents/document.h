// A document as the recognisers see it: its blocks in order, whatever kind of file it was read from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace minuted::documents {

enum class BlockKind { heading, paragraph, listItem, tableRow };

// A note in the margin beside the text: the initials of whoever is to act.
struct MarginNote {
  size_t at = 0;  // offset in the block's text, in bytes, at which the line beside the note ends
  std::string text;

  bool operator==(const MarginNote&) const = default;
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int line = 0;      // where it begins in the file, from 1: number of the line of text, of the paragraph or of the row
  int page = 0;      // from 1; 0 where the file has no pages
  int sheet = 0;     // of a workbook, from 1; 0 where there are none
  bool gap = false;  // a blank line, or wider space on a page, precedes it
  int number = 0;    // the number that the file gives it: 3 of '3. Forward plan'; 0 where there is none
  std::string text = {};  // without number, bullet and mark-up; white space folded; never empty
  // The cells of a table row, cleaned like the text; some may be empty. Cells of a workbook keep their line breaks.
  std::vector<std::string> cells = {};
  std::vector<MarginNote> margin = {};
  size_t indent = 0;                 // characters of white space before it
  std::vector<size_t> columns = {};  // offsets in the text, in bytes, where wide space in the file began another column

  bool operator==(const Block&) const = default;
};

struct Document {
  std::string title = {};  // from the file's metadata; '' where there is none
  std::string date = {};   // from the file's metadata; often the day on which the file was published
  std::vector<Block> blocks = {};
  std::vector<std::string> sheets = {};  // the names of a workbook's sheets; empty for any other file
  // The whole text before cleaning, white space folded. Its digest tells whether the document was read before.
  std::string text = {};
};

}  // namespace minuted::documents
