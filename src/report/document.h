// The document model of reports: the builders of reports fill it, and the renderers (render.h) print it.
//
// A document is a list of blocks in reading order. Each text has the events that it is based on, and each block says
// whether it was computed from events, written by a person, or taken from the template.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "report/recipe.h"

namespace minuted::report {

using Citations = std::vector<uint64_t>;  // positions of events in the log; ascending, each once

enum class Origin {
  computed,   // from events, which are cited
  narrative,  // written by a person
  fixed,      // the same in every report: text of the template or of the program
};

// Plain text without line ends. Renderers escape what their format would take for markup.
struct Text {
  std::string text;
  Citations cites;
  std::string link = {};    // where the whole text leads: '#anchor' in this document, or an address; "" for none
  bool listsCites = false;  // prints, instead of a text, the events that it cites: in the notes at the end
};

struct Heading {
  int level = 1;  // 1 to 3; 1 for a section. The title of the document has no level
  std::string text;
  std::string anchor;  // unique in the document: [a-z0-9-]+
};

struct Paragraph {
  Text text;
  Origin origin = Origin::computed;
  uint32_t number = 0;  // councils number paragraphs through the whole document; 0 for none
};

struct List {
  std::vector<Text> items;
  Origin origin = Origin::computed;
};

struct Column {
  std::string title;       // "" only for the first column of a table with hasRowHeaders
  bool isNumeric = false;  // right-aligned
  int share = 1;           // of the width, relative to the other columns
};
struct Row {
  std::vector<Text> cells;  // as many as there are columns
  bool isTotal = false;     // the sum of the rows above it
  std::string anchor;       // for numbers and links to lead to; "" for none
};
struct Table {
  std::string caption;  // what the table shows; "" only for the cover
  std::vector<Column> columns;
  std::vector<Row> rows;
  bool hasRowHeaders = false;  // the first cell of each row is its header
  Origin origin = Origin::computed;
};

// A picture. It is followed by a table, a block of its own, with the same figures.
struct Figure {
  std::string caption;
  std::string svg;          // an <svg> element with viewBox, width and height in px; readable without colour
  std::string alternative;  // a description in a sentence or two, for those who cannot see it
  Citations cites;
};

// The place in a section for a person's own words, which may not be written yet.
struct Narrative {
  std::string section;            // identifies it in an edited draft: 'introduction', 'activity, Safer Communities'
  std::vector<std::string> text;  // paragraphs; '- ' begins an item of a list; empty: nothing written
  std::string author;
  std::string writtenOn;  // 12 March 2023
  uint64_t event = 0;     // the event that recorded it
};

using AnyBlock = std::variant<Heading, Paragraph, List, Table, Figure, Narrative>;

// A variant for std::get_if and std::visit. It is a type of its own so that the code to copy, move and destroy it is
// compiled once, in document.cpp, and not in each file that writes a report.
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
  bool hasContents = false;  // print a table of contents after the title and the cover (see coverOf in render/pieces.h)
  bool isDraft = false;      // print marks around narratives, so that an edited draft can be read back
  bool isProvable = true;    // print the size and root of the log at the end

  // The log that the document was made from.
  uint64_t logSize = 0;
  std::string logRoot;    // hexadecimal
  Micros recordedAt = 0;  // the time of the newest event, which files bear
  Recipe recipe;          // how to make it again; without a version, it is not printed
};

// The marks before and after each narrative of a draft, each a paragraph of its own.
std::string openingMark(const std::string& section);  // "[Your words: introduction]"
extern const std::string closingMark;                 // "[End of your words]"

// The anchor of an event in the table of sources.
std::string anchorOf(uint64_t event);  // "event-412"

// The notes: each paragraph, item, row or picture that cites events bears a small number, and the note of that number
// lists the events. The same events have one note, numbered in the order of reading.
struct Notes {
  std::vector<Citations> all;                       // the first is note 1
  std::map<Citations, uint32_t> numbers;            // the same, by what is cited
  uint32_t numberOf(const Citations& cites) const;  // 0 where there is no such note
};
Notes notesOf(const Document& document);
std::string noteAnchor(uint32_t number);  // "note-5"

// What a row or a narrative cites, all of it together.
Citations citationsOf(const Row& row);
Citations citationsOf(const Narrative& narrative);

// How much of a document has which origin: the words of paragraphs, lists and narratives, and the rows of tables.
struct Shares {
  uint64_t computed = 0, narrative = 0, fixed = 0;  // words
  uint64_t rows = 0;                                // of computed tables
};
Shares sharesOf(const Document& document);

// Every event that the document cites, ascending.
Citations citationsOf(const Document& document);

}  // namespace minuted::report
