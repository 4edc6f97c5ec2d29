#include "register/sieve.h"

#include <capnp/message.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/message.h"

namespace minuted::engine {
namespace {

using Body = schema::Event::Body;

// A mail is told without the hidden actions that it asked for. Its digest would still tell of them to whoever tries all
// that it can be made of.
void dropAsks(schema::MailPrepared::Builder mail, const Sieve& sieve) {
  std::vector<uint64_t> actions, asks;
  auto before = mail.asReader();
  for (uint i = 0; i < before.getActions().size(); ++i) {
    if (sieve.hides(Id(before.getActions()[i]))) continue;
    actions.push_back(before.getActions()[i]);
    if (i < before.getAsks().size()) asks.push_back(before.getAsks()[i]);
  }
  if (actions.size() == before.getActions().size()) return;
  mail.setActions(kj::arrayPtr(actions.data(), actions.size()));
  mail.setAsks(kj::arrayPtr(asks.data(), asks.size()));
  mail.disownDigest();
}

// The place in a hidden document goes with it.
void dropDocument(schema::Event::Builder event) {
  auto source = event.getSource();
  source.setDocument(0);
  source.setLine(0);
  source.setReading(0);
  source.setProposal(0);
  if (source.getMeeting() == 0) event.disownSource();
}

}  // namespace

bool Sieve::hidesEvent(uint64_t position) const { return std::ranges::binary_search(positions_, position); }

bool Sieve::namesHidden(domain::Event event) const {
  bool names = false;
  domain::forEachMention(event, [&](Id id, domain::Kinds) { names = names || hides(id); });
  if (names || items_.empty()) return names;
  domain::forEachAgendaPlace(event, [&](const domain::AgendaPlace& place) { names = names || items_.contains(place); });
  return names;
}

bool Sieve::mayChangeBy(domain::Event event) const {
  auto subject = domain::subjectOf(event);
  if (domain::saysConfidential(event) || marked_.contains(subject)) return true;
  if (hides(subject) || hides(Id(event.getRecordedBy())) || namesHidden(event)) return true;
  auto body = event.getBody();
  if (body.isDocumentAttached()) return marked_.contains(Id(body.getDocumentAttached().getTo()));
  return body.isEnteredInError() && !marked_.empty();
}

std::unique_ptr<StoredEvent> Sieve::told(std::unique_ptr<StoredEvent> stored) const {
  auto event = stored->event();
  bool isWhole = !namesHidden(event);
  bool isReport = event.getBody().isReportPublished() || event.getBody().isPapersPublished();
  if (isWhole && !isReport) return stored;
  auto words = isReport ? Bytes() : canonicalBytes(stored->words());
  if (isWhole) return std::make_unique<StoredEvent>(canonicalBytes(event), words);
  capnp::MallocMessageBuilder message;
  message.setRoot(event);
  auto told = message.getRoot<schema::Event>();
  domain::dropItems(told, [&](const domain::AgendaPlace& place) { return items_.contains(place); });
  if (told.getBody().isMailPrepared()) dropAsks(told.getBody().getMailPrepared(), *this);
  auto source = event.getSource();
  if (hides(Id(source.getDocument())) || hides(Id(source.getReading()))) dropDocument(told);
  domain::replaceIds(told, [&](Id id) { return hides(id) ? Id() : id; });
  return std::make_unique<StoredEvent>(canonicalBytes(told.asReader()), words);
}

Result<std::shared_ptr<const Sieve>> Sieves::at(const log::ReadPoint& at, uint64_t size) {
  std::lock_guard lock(mutex_);                              // whoever asks meanwhile would make the same one
  if (size < size_) return Sieve::make(at, size, mayRead_);  // somebody looks back
  bool holds = false;
  if (newest_) {
    TRY(holds, newest_->holdsUntil(at, size_, size));
  }
  if (!holds) {
    TRY(newest_, Sieve::make(at, size, mayRead_));
  }
  size_ = size;
  return newest_;
}

MayRead publicMayRead() {
  return [](const domain::Subject&) { return false; };
}

}  // namespace minuted::engine
