// Fuzzes the recognisers, with any text.
#include "documents/text_reader.h"
#include "fuzz.h"
#include "minutes/importer.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) {
  auto text = documents::decodeText(bytes);
  if (text)
    (void)minutes::readDocument(documents::readText(*text), "minutes.txt",
                                {.type = minutes::ReadOptions::Type::minutes});
}

std::vector<std::string> seeds() {
  return {sample("2025-01-16-steering-group.txt"), sample("2025-10-16-steering-group.txt"),
          "# Board\n\n**Present:** Ann Lee (AL), Joe Kidman; apologies: Tom Hay\n\n| No | Action | Owner | Due "
          "|\n|---|---|---|---|\n"
          "| 1 | Write | AL | 5 May |\n\n1. Roof\nRESOLVED that the roof be mended, proposed by Cllr Lee, seconded by "
          "Cllr Ray.\n"
          "ACTION: AL to write by the end of May\n- [ ] @joe call\n"};
}

}  // namespace minuted::fuzz
