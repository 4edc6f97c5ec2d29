// Blocks that are longer than anything in minutes: they are cut into shorter ones, so that a recogniser that looks from
// each word of a block at the words around it takes no longer for a file of one endless line than for one of many.
#pragma once

#include "documents/document.h"

namespace minuted::documents {

constexpr size_t longestBlock = 10'000;  // bytes of text: three pages without a paragraph
constexpr size_t longestCell = 33'000;   // bytes: what the cell of a workbook holds
constexpr size_t mostCellsInRow = 200;

// Whether the document has a block that withShortBlocks() would cut.
bool hasLongBlocks(const Document& document);

// The same document, its long blocks cut at spaces. Each piece begins on the line of the block. A row with longer
// cells, or with more of them, is no row of a table, and becomes paragraphs.
Document withShortBlocks(const Document& document);

}  // namespace minuted::documents
