// Fuzzes the reader of ODT files: the bytes are the text in a valid archive.
#include "fuzz.h"
#include "reader/packed.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) {
  std::string xml(bytes);
  (void)reader::readPacked(
      reader::packed({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", xml}}));
}

std::vector<std::string> seeds() {
  return {
      "<office:document-content><office:automatic-styles><text:list-style "
      "style:name=\"L\"><text:list-level-style-number "
      "text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style></office:automatic-styles>"
      "<office:body><office:text><text:h>Board</text:h><text:list text:style-name=\"L\"><text:list-item "
      "text:start-value=\"3\"><text:p>Ask<text:s text:c=\"4\"/><text:tab/><text:line-break/></text:p></text:list-item>"
      "</text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p></"
      "table:table-cell><table:table-cell/>"
      "</table:table-row></table:table></office:text></office:body></office:document-content>"};
}

}  // namespace minuted::fuzz
