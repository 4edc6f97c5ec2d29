// A document as the recognisers see it: its blocks in order, whatever kind of file it was read from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace minuted::documents {

enum class BlockKind { heading, paragraph, listItem, tableRow };

// What stands in a column of its own beside the text: initials of whoever is to act.
struct MarginNote {
  size_t at = 0;  // byte of the block's text before which its line ends
  std::string text;

  bool operator==(const MarginNote&) const = default;
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int line = 0;      // where it begins in the file, from 1: a line of text, a paragraph of a word processor's, a row
  int page = 0;      // from 1; 0 where the file has no pages
  int sheet = 0;     // of a workbook, from 1; 0 where there are none
  bool gap = false;  // a blank line, or what looks like one, stands before it
  int number = 0;    // as the file numbers it: 3 of '3. Forward plan'; 0 where it does not
  std::string text = {};                // without number, bullet and mark-up; white space folded; never empty
  std::vector<std::string> cells = {};  // of a table row, cleaned alike; some may be empty; a sheet's keep line breaks
  std::vector<MarginNote> margin = {};
  size_t indent = 0;                 // characters of white space before it
  std::vector<size_t> columns = {};  // bytes of the text that begin another column: wide space stood before them

  bool operator==(const Block&) const = default;
};

struct Document {
  std::string title = {};  // what the file says of itself, beside its text; '' where it says nothing
  std::string date = {};   // of the file, as it says beside its text; as often as not that of its posting
  std::vector<Block> blocks = {};
  std::vector<std::string> sheets = {};  // a workbook's, by name; empty for any other file
  // All of it as it was before cleaning, white space folded: its digest says whether it was read before.
  std::string text = {};
};

}  // namespace minuted::documents
