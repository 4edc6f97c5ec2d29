#include <utility>

#include "base/bytes.h"
#include "base/text.h"
#include "reader/readers.h"

namespace minuted::reader {

void prepareDigests() { static_cast<void>(sha256({})); }

void PrintedLines::endLine() {
  addLine(std::exchange(line_, {}));
  isRow_ = false;
}

// Folds white space, within each cell of a row.
void PrintedLines::addLine(std::string text) {
  std::string folded;
  if (isRow_) {
    for (auto cell : split(text, cellEnd)) folded += foldSpace(cell) + cellEnd;
    while (folded.ends_with(cellEnd)) folded.pop_back();
  } else {
    folded = foldSpace(text);
  }
  if (folded.empty()) return;
  size_ += folded.size();
  lines_.push_back({.text = std::move(folded)});
}

documents::PrintedText PrintedLines::take() && {
  endLine();
  return std::move(lines_);
}

}  // namespace minuted::reader
