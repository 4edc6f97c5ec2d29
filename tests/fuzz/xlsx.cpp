// Fuzzes the reader of XLSX files: the bytes are a sheet, the strings and the styles in a valid archive.
#include "fuzz.h"
#include "reader/packed.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) {
  std::string xml(bytes);
  (void)reader::readPacked(
      reader::packed({{"xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>"},
                      {"xl/_rels/workbook.xml.rels",
                       "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
                      {"xl/worksheets/sheet1.xml", xml},
                      {"xl/sharedStrings.xml", xml},
                      {"xl/styles.xml", xml}}));
}

std::vector<std::string> seeds() {
  return {
      "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"AA2\" s=\"1\"><v>45870.5</v></c><c "
      "t=\"inlineStr\"><is><r><t>a</t></r></is></c><c t=\"b\"><v>1</v></c></row></sheetData></worksheet>",
      "<sst><si><t>Action</t></si><si><r><t>Own</t></r><r><t>er</t></r></si></sst>",
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yy\"/></numFmts><cellXfs><xf numFmtId=\"164\"/>"
      "</cellXfs></styleSheet>"};
}

}  // namespace minuted::fuzz
