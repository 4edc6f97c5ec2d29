// What the renderers share: escaping, citations, widths of columns, and the sentences that all formats end with.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"

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

// Citations as they are printed: '188, 190–195 and 12 more'. Three or more consecutive events are a range. After ten
// numbers and ranges the rest is only counted, with a link to the table of sources. link: makes a link to an anchor. ""
// for no citations.
using MakeLink = std::function<std::string(const std::string& label, const std::string& anchor)>;
std::string citationList(const Citations& cites, const MakeLink& link);

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

// Which log the document was made from, and how much of it has which origin; none where isProvable is false. claims.cpp
// reads the first of them back: 'Made from a log of 4812 events with the root 9f3c….'
std::vector<std::string> closingSentences(const Document& document);

}  // namespace minuted::report
