// Text within a line as HTML: escaped, linked, and with its citations after it. For our own pages and for those that
// pandoc reads.
#pragma once

#include <set>
#include <string>

#include "report/document.h"

namespace minuted::report {

class HtmlInline {
 public:
  // citationAttribute: what marks the citations: class="cites". The document must outlive it.
  HtmlInline(const Document& document, std::string citationAttribute);

  std::string render(const Text& text) const;
  std::string renderList(const List& list) const;       // <ul>, with a line end; "" for an empty list
  std::string citations(const Citations& cites) const;  // with a space before them; "" for none

 private:
  std::set<std::string> anchors_;
  std::string citationAttribute_;
};

}  // namespace minuted::report
