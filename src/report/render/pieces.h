// What the renderers share: escaping, citations, widths of columns, and the sentences that all formats end with.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"
#include "report/render/render.h"

namespace minuted::report {

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

// The text on one line, without control characters and with runs of white space as one space.
std::string oneLine(std::string_view text);

// One line, escaped for text and attributes of HTML and XML.
std::string escapeXml(std::string_view text);

// Events as a note lists them: 'event 188', 'events 188, 190–195'. Three or more consecutive events are a range. link:
// makes a link to an anchor. "" for no events.
using MakeLink = std::function<std::string(const std::string& label, const std::string& anchor)>;
std::string eventList(const Citations& cites, const MakeLink& link);

// A number in small raised digits, for formats that have no other way to raise them: ¹².
std::string raised(uint32_t number);

// The cell of the row that bears its number: the first one that has a text and is not itself a number.
size_t numberedCell(const Table& table, const Row& row);

// True if any column has a title, so that a row of titles is printed.
bool hasColumnTitles(const Table& table);

// The width of each column in thousandths of the table: by its share, but not narrower than its longest word.
std::vector<size_t> columnWidths(const Table& table);

// The length of the longest words of all columns side by side. A table is crowded if that is longer than a line.
size_t lettersNeeded(const Table& table);
bool isCrowded(const Table& table);  // on A4

// The cover, a first table without a caption; nullptr where there is none.
const Table* coverOf(const Document& document);

// The headings of levels 1 and 2, for the table of contents.
std::vector<Heading> contentsOf(const Document& document);

// All anchors of the document. Links to other anchors are not printed.
std::set<std::string> anchorsOf(const Document& document);

// The target of a link: an anchor of the document, or an address that begins with http, https or mailto. "" for
// anything else, since text that comes from minutes is not trusted.
std::string linkOf(const Text& text, const std::set<std::string>& anchors);

// A paragraph or a list of a narrative.
struct Passage {
  bool isList = false;
  std::vector<std::string> lines;  // the paragraph, or the items of the list
};
std::vector<Passage> passagesOf(const Narrative& narrative);

std::string authorLine(const Narrative& narrative);  // Written by Ann Lee on 12 March 2023

// False for a narrative without text, except in a draft, where its marks are printed.
bool isShown(const Document& document, const Narrative& narrative);

// Which log the document was made from, how to make it again, and how much of it has which origin; none where
// isProvable is false. claims.cpp reads the first of them back: 'Made from a log of 4812 events with the root 9f3c….'
std::vector<std::string> closingSentences(const Document& document, Format format);

}  // namespace minuted::report
