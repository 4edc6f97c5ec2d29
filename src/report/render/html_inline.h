// Renders Text as inline HTML: escaped, linked, and followed by the number of its note. Used for our own pages and for
// those that pandoc reads.
#pragma once

#include <set>
#include <string>

#include "report/document.h"

namespace minuted::report {

class HtmlInline {
 public:
  // number: the element around the number of a note, such as <sup class="cites">.
  struct Element {
    std::string begin, end;
  };
  HtmlInline(const Document& document, Element number);

  std::string render(const Text& text) const;        // with its number
  std::string renderCell(const Text& text) const;    // without: the number is that of the row
  std::string renderList(const List& list) const;    // <ul>, with a line end; "" for an empty list
  std::string number(const Citations& cites) const;  // with a narrow space before it; "" for no citations

 private:
  std::set<std::string> anchors_;
  Notes notes_;
  Element element_;
};

}  // namespace minuted::report
