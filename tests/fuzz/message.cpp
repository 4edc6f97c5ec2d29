// Fuzzes the answer of minuted-reader, as 'minuted' would receive it from a reader that a document has taken over.
#include <capnp/serialize.h>
#include <kj/exception.h>

#include <cstring>

#include "documents/message.h"
#include "fuzz.h"
#include "minutes/action_log/action_log.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) {
  auto words = kj::heapArray<capnp::word>(bytes.size() / sizeof(capnp::word));
  if (words.size() == 0) return;
  std::memcpy(words.begin(), bytes.data(), words.size() * sizeof(capnp::word));
  try {
    capnp::FlatArrayMessageReader message(words, {.traversalLimitInWords = words.size() * 4});
    auto answer = message.getRoot<schema::ReadFile>();
    if (!answer.isDocument()) return;
    auto document = documents::readDocument(answer.getDocument());
    if (document.blocks.empty()) return;
    minutes::Findings findings;
    static_cast<void>(minutes::readActionLog(document, "log", {}, findings).has_value());
    capnp::MallocMessageBuilder found;
    if (findings.size() < 10'000) findings.write(document, found.initRoot<schema::Words>());
  } catch (const kj::Exception&) {
  }
}

std::vector<std::string> seeds() {
  capnp::MallocMessageBuilder message;
  documents::Document document{.title = "Board", .text = "Ask"};
  document.blocks.push_back(
      {.kind = documents::BlockKind::tableRow, .line = 3, .text = "Ask", .cells = {"a", "b"}, .margin = {{2, "JS"}}});
  documents::write(document, message.initRoot<schema::ReadFile>().initDocument());
  auto words = capnp::messageToFlatArray(message);
  return {std::string(words.asChars().begin(), words.asChars().size())};
}

}  // namespace minuted::fuzz
