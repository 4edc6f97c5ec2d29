// Fuzzes the reader of web pages.
#include "fuzz.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) { (void)reader::readHtml(bytes); }

std::vector<std::string> seeds() {
  return {sample("formats/2025-07-08-safer-streets.html"),
          "<table><tr><td colspan=3>a<ul><li>b</ul></table><ol start=4 type=a><li "
          "value=9>c</ol><pre>d\ne</pre><del>f</del>"};
}

}  // namespace minuted::fuzz
