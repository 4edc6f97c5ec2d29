// Packed documents as they are: mostly what is damaged.
#include "fuzz.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void tryOut(std::string_view bytes) { (void)reader::readPacked(bytes); }

std::vector<std::string> seeds() {
  return {sample("formats/2025-07-08-safer-streets.docx"), sample("formats/2025-11-action-log.xlsx"),
          sample("formats/2025-11-action-log.ods")};
}

}  // namespace minuted::fuzz
