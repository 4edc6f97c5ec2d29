// Fuzzes the reader of DOCX files: the bytes are the text, the styles and the numbering of a valid archive.
#include "fuzz.h"
#include "reader/packed.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) {
  std::string xml(bytes);
  (void)reader::readPacked(
      reader::packed({{"word/document.xml", xml}, {"word/styles.xml", xml}, {"word/numbering.xml", xml}}));
}

std::vector<std::string> seeds() {
  return {
      "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"H\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr><w:ins><w:r><w:t>Ask</w:t><w:br/><w:tab/></w:r></w:ins><w:del><w:r/></w:del></"
      "w:p>"
      "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan "
      "w:val=\"2\"/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tbl/></w:tc></w:tr>"
      "</w:tbl><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:body></w:document>",
      "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum><w:num "
      "w:numId=\"1\"><w:abstractNumId "
      "w:val=\"0\"/></w:num></w:numbering>"};
}

}  // namespace minuted::fuzz
