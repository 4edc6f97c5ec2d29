// What every renderer needs: the parts of a document, and the sentences that all formats end with.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"

namespace minuted::report {

template <typename... Cases>
struct Each : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Each(Cases...) -> Each<Cases...>;

// One line without what no format can bear: control characters, and runs of white space.
std::string oneLine(std::string_view text);

// Escaped for the text and the attributes of HTML and XML; one line.
std::string escaped(std::string_view text);

// 2023-03-12T10:15:30Z, the form in which files have times; UTC.
std::string isoTime(Micros time);

// Citations as they are printed: '188, 190–195 and 12 more'. Three in a row and more are a range; after ten of these
// what is left is counted, and leads to the table of sources. link() makes what leads to an anchor; "" for no
// citations.
using MakeLink = std::function<std::string(const std::string& label, const std::string& anchor)>;
std::string citationList(const Citations& cites, const MakeLink& link);

// Whether any of its columns has a title: whether there is a row of them.
bool isTitled(const Table& table);

// How wide each column is to be, in thousandths of the table: by its share, but not narrower than its words.
std::vector<size_t> columnWidths(const Table& table);

// How many letters its longest words take side by side: more than go on a line, and it is crowded.
size_t lettersNeeded(const Table& table);
bool isCrowded(const Table& table);  // on A4

// A first table without a caption; nullptr where there is none.
const Table* coverOf(const Document& document);

// Headings of the two upper levels: the table of contents.
std::vector<Heading> contentsOf(const Document& document);

// Anchors that are somewhere in the document: nothing is linked to any other.
std::set<std::string> anchorsOf(const Document& document);

// Where a text leads, if it leads anywhere: to an anchor that is there, or to an address of the web or of mail. Nothing
// else is taken for a link: what comes from minutes may hold anything.
std::string linkOf(const Text& text, const std::set<std::string>& anchors);

// A narrative's paragraphs and lists, in order.
struct Passage {
  bool list = false;
  std::vector<std::string> lines;  // a paragraph, or the items of a list
};
std::vector<Passage> passagesOf(const Narrative& narrative);

std::string writtenBy(const Narrative& narrative);  // Written by Ann Lee on 12 March 2023

// The marks of a draft around a narrative; in other documents what nobody wrote is left out.
bool isShown(const Document& document, const Narrative& narrative);

// What it was made from and who wrote how much of it, a sentence or paragraph each; none where it is not provable.
// Programs read the first of them back: 'Made from a log of 4812 events with the root 9f3c….'
std::vector<std::string> closingSentences(const Document& document);

}  // namespace minuted::report
