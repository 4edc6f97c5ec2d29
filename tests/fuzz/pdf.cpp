// Fuzzes the reader of PDF files.
#include "fuzz.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) { (void)reader::readPdf(bytes); }

std::vector<std::string> seeds() {
  return {
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[4 0 R]>>endobj\n"
      "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 "
      "842]"
      "/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>endobj\n5 0 obj<</Length 95>>stream\nBT /F1 12 Tf 72 700 Td "
      "(Action) "
      "Tj 200 0 Td (Owner) Tj -200 -30 Td (Write) Tj 200 0 Td (Ann) Tj ET\nendstream endobj\ntrailer<</Root 1 0 "
      "R>>\n%%EOF",
      sample("formats/2025-07-08-safer-streets.pdf")};
}

}  // namespace minuted::fuzz
