// Fuzzes the reading of action logs, with any CSV file.
#include "fuzz.h"
#include "minutes/importer.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) {
  auto document = reader::readCsv(bytes);
  if (!document || document->blocks.empty()) return;
  minutes::Findings findings;
  static_cast<void>(minutes::readActionLog(*document, "log.csv", {}, findings).has_value());
  capnp::MallocMessageBuilder message;
  if (findings.size() < 10'000) findings.write(*document, message.initRoot<schema::Words>());
}

std::vector<std::string> seeds() {
  return {sample("formats/2025-11-action-log.csv"),
          "Ref;Action;Owner;Updates\n1;Write;JS, AB / CD;\"12/05/25: chased. 14/05/25 - extended to 30 June 2025\"\n"};
}

}  // namespace minuted::fuzz
