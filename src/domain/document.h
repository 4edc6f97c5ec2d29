// Documents that were filed, and readings of them: the proposals that were found in a document, and whether each was
// accepted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::ProposalStatus;

struct Attachment {
  Id to;                    // an action, a decision or a meeting
  uint16_t agendaItem = 0;  // of a meeting: the item whose paper it is, by AgendaItem::item
  bool operator==(const Attachment&) const = default;
};

struct Document {
  std::string name;
  Bytes digest;
  uint32_t size = 0;
  bool isKept = false;                    // its bytes
  std::vector<Attachment> attachments{};  // in the order in which it was attached
  bool confidential = false;
  bool operator==(const Document&) const = default;
};

// What has become of one proposal.
struct Fate {
  ProposalStatus status = ProposalStatus::WAITING;
  Id subject;          // the subject that it was accepted as
  uint64_t words = 0;  // position of the event with the text of the proposal, which may have been edited
  bool operator==(const Fate&) const = default;
};

struct Reading {
  Id document;
  Bytes digest;
  Bytes text;               // digest of its text as it was read; empty where that is not kept
  std::vector<Fate> fates;  // of each proposal; proposal 1 is the first
  bool operator==(const Reading&) const = default;
};

extern const RuleTable documentRules, readingRules;
std::optional<std::string> refusal(const Document& document, bool isKnown, Event event, Words words);
std::optional<std::string> refusal(const Reading& reading, bool isKnown, Event event);
// The digest of the file whose bytes have to be there before the event can be recorded; empty where there is none.
// document: what its subject becomes by it, where that is a document.
Bytes keptFileOf(const Document* document, Event event);
void apply(Document& document, Event event, Words words);
void apply(Reading& reading, Event event, Words words);

}  // namespace minuted::domain
