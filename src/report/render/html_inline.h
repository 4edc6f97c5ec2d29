// Renders Text as inline HTML: escaped, linked, and followed by its citations. Used for our own pages and for those
// that pandoc reads.
#pragma once

#include <set>
#include <string>

#include "report/document.h"

namespace minuted::report {

class HtmlInline {
 public:
  // citationAttribute: the attribute of the element around citations, such as class="cites".
  HtmlInline(const Document& document, std::string citationAttribute);

  std::string render(const Text& text) const;
  std::string renderList(const List& list) const;       // <ul>, with a line end; "" for an empty list
  std::string citations(const Citations& cites) const;  // with a space before them; "" for none

 private:
  std::set<std::string> anchors_;
  std::string citationAttribute_;
};

}  // namespace minuted::report
