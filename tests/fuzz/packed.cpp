// Fuzzes the reading of archives: the bytes are the whole file.
#include "fuzz.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) { (void)reader::readPacked(bytes); }

std::vector<std::string> seeds() {
  return {sample("formats/2025-07-08-safer-streets.docx"), sample("formats/2025-11-action-log.xlsx"),
          sample("formats/2025-11-action-log.ods")};
}

}  // namespace minuted::fuzz
