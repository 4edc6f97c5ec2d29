#include "search/passages.h"

#include "base/message.h"
#include "base/written_text.h"
#include "log/kept_files.h"
#include "text.capnp.h"

namespace minuted::search {
namespace {

using Field = schema::SearchField;

void add(Passages& to, Field field, capnp::Text::Reader text) {
  if (text.size() > 0) to.push_back({field, std::string(text.cStr(), text.size())});
}

// False where the text is not kept, or is no message of a text: whoever sends one decides what its bytes are, and
// nobody is to lose the search by it.
Result<bool> addText(const log::ReadPoint& at, BytesView digest, Passages& to) {
  if (digest.empty()) return false;
  TRY(auto bytes, log::readKept(at, digest));
  if (!bytes) return false;
  Passages lines;
  try {
    Message<schema::KeptText> message(*bytes);
    for (auto line : message.get().getLines()) {
      auto text = line.getText();
      if (text.size() > 0)
        lines.push_back({Field::DOCUMENT, withoutControls(std::string_view(text.cStr(), text.size())), line.getLine(),
                         line.getPage()});
    }
  } catch (const kj::Exception&) {
    return false;
  }
  to.insert(to.end(), lines.begin(), lines.end());
  return true;
}

}  // namespace

Result<Passages> passagesOf(const log::ReadPoint& at, engine::StoredEvent& stored) {
  Passages passages;
  auto words = stored.words();
  add(passages, Field::TEXT, words.getText());
  add(passages, Field::NAME, words.getName());
  for (auto alias : words.getAliases()) add(passages, Field::ALIAS, alias);
  add(passages, Field::NOTE, words.getNote());
  add(passages, Field::EVIDENCE, words.getEvidence());
  add(passages, Field::QUOTE, words.getQuote());
  auto body = stored.event().getBody();
  if (!body.isDocumentRead()) return passages;
  auto digest = bytesOf(body.getDocumentRead().getText());
  TRY(auto isKept, addText(at, digest, passages));
  if (!isKept)  // then what was found in it is all that there is
    for (auto proposal : words.getProposals())
      if (auto quote = proposal.getQuote(); quote.size() > 0)
        passages.push_back(
            {Field::DOCUMENT, std::string(quote.cStr(), quote.size()), proposal.getLine(), proposal.getPage()});
  return passages;
}

}  // namespace minuted::search
