// Fuzzes the reader of ODS files: the bytes are the sheets in a valid archive.
#include "fuzz.h"
#include "reader/packed.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) {
  std::string xml(bytes);
  (void)reader::readPacked(
      reader::packed({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", xml}}));
}

std::vector<std::string> seeds() {
  return {
      "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\"><table:table-row "
      "table:number-rows-repeated=\"3\"><table:table-cell "
      "table:number-columns-repeated=\"4\"><text:p>x<text:s/>y</text:p>"
      "</table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2025-05-31T00:00:00\"/>"
      "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"};
}

}  // namespace minuted::fuzz
