// A report as a document: what every renderer (render.h) is given, and what the builders of reports fill.
//
// A document is a list of blocks in reading order. Whatever a block says carries the events that it rests on, and
// whether it was computed from them, written by a person, or stands in the template.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"

namespace minuted::report {

using Citations = std::vector<uint64_t>;  // events, by their positions in the log; ascending, each once

enum class Origin {
  computed,   // from events, which it cites
  narrative,  // written by a person
  standing,   // from the template
};

// A piece of text without line ends. Plain: a renderer escapes what its format would take for markup.
struct Text {
  std::string text;
  Citations cites;
  std::string link;  // '#anchor' of this document, or an address; "" for none. The whole text is the link
};

struct Heading {
  int level = 1;  // 1 to 3; 1 for a section. The title of the document is none of them
  std::string text;
  std::string anchor;  // unique in the document: [a-z0-9-]+
};

struct Paragraph {
  Text text;
  Origin origin = Origin::computed;
  uint32_t number = 0;  // as councils number paragraphs, through the whole document; 0: without
};

struct List {
  std::vector<Text> items;
  Origin origin = Origin::computed;
};

struct Column {
  std::string title;     // "" only where rows have heads and it is the first
  bool numeric = false;  // set to the right
  int share = 1;         // of the width
};
struct Row {
  std::vector<Text> cells;  // as many as there are columns
  bool total = false;       // a sum of those above it
  std::string anchor;       // that citations lead to; "" as a rule
};
struct Table {
  std::string caption;  // says what it shows; "" only for the cover
  std::vector<Column> columns;
  std::vector<Row> rows;
  bool rowHeads = false;  // the first cell of each row is its head
  Origin origin = Origin::computed;
};

// A picture. Its table follows it as a block of its own, and says the same in figures.
struct Figure {
  std::string caption;
  std::string svg;          // a whole <svg> element with viewBox, width and height in px; readable without colour
  std::string alternative;  // what it shows, in a sentence or two, for who cannot see it
  Citations cites;
};

// Where a person's own words stand in a section, written or not yet.
struct Narrative {
  std::string section;            // what its words are brought back by: 'introduction', 'activity, Safer Communities'
  std::vector<std::string> text;  // paragraphs; one that begins with '- ' is an item of a list; none: nothing written
  std::string author;
  std::string writtenOn;  // 12 March 2023
  uint64_t event = 0;     // that recorded it
};

using AnyBlock = std::variant<Heading, Paragraph, List, Table, Figure, Narrative>;

// One of them; std::get_if and std::visit take it. Copied, moved and destroyed by code that is compiled once, in
// document.cpp, and not in each file that writes a report.
struct Block : AnyBlock {
  using AnyBlock::AnyBlock;
  Block(const Block&);
  Block(Block&&) noexcept;
  Block& operator=(const Block&);
  Block& operator=(Block&&) noexcept;
  ~Block();
};

struct Document {
  std::string title;
  std::string subtitle;
  std::string language = "en-GB";
  std::vector<Block> blocks;
  bool contents = false;  // a table of contents after the title and the cover (a first table without a caption)
  bool draft = false;     // narratives stand between marks, written or not, so that an edited draft can be brought back
  bool provable = true;   // the log's size and root are printed at its end

  // Where it stands: the log that it was made from.
  uint64_t logSize = 0;
  std::string logRoot;    // hexadecimal
  Micros recordedAt = 0;  // of the newest event: the time that files bear
};

// The marks of a draft, each a paragraph of its own: around what a person wrote, or is to write.
std::string openingMark(const std::string& section);  // "[Your words: introduction]"
extern const std::string closingMark;                 // "[End of your words]"

// The anchor of an event in the table of sources.
std::string anchorOf(uint64_t event);  // "event-412"

// How much of a document is from where, in words of paragraphs, lists and narratives; tables are counted in rows.
struct Shares {
  uint64_t computed = 0, narrative = 0, standing = 0;  // words
  uint64_t rows = 0;                                   // of computed tables
};
Shares sharesOf(const Document& document);

// Every event that it cites, ascending.
Citations citationsOf(const Document& document);

}  // namespace minuted::report
