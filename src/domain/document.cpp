#include "domain/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/message.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 2> documentStates{"filed", "filed"};
constexpr std::array<std::string_view, 2> readingStates{"recorded", "recorded"};

// clang-format off
constexpr std::array rulesOfDocuments{
    //                                                    not there, filed
    Rule{Body::DOCUMENT_FILED,    "filed",                "x."},
    Rule{Body::DOCUMENT_KEPT,     "kept",                 ".x"},
    Rule{Body::DOCUMENT_ATTACHED, "attached",             ".x"},
    Rule{Body::DOCUMENT_DETACHED, "detached",             ".x"}};
constexpr std::array rulesOfReadings{
    //                                                    not there, recorded; a proposal is accepted or rejected once
    Rule{Body::DOCUMENT_READ,     "recorded",             "x."},
    Rule{Body::PROPOSAL_EDITED,   "edited",               ".x"},
    Rule{Body::PROPOSAL_ACCEPTED, "accepted",             ".x"},
    Rule{Body::PROPOSAL_REJECTED, "rejected",             ".x"}};
// clang-format on

bool isAttached(const Document& document, Id to) {
  return std::ranges::count(document.attachments, to, &Attachment::to) > 0;
}

std::optional<uint16_t> numberOf(Event event) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::PROPOSAL_ACCEPTED: return body.getProposalAccepted().getNumber();
    case Body::PROPOSAL_EDITED: return body.getProposalEdited().getNumber();
    case Body::PROPOSAL_REJECTED: return body.getProposalRejected().getNumber();
    default: return std::nullopt;
  }
}

}  // namespace

constexpr RuleTable documentRules{"document", documentStates, rulesOfDocuments};
static_assert(fillColumns(rulesOfDocuments, documentStates));
constexpr RuleTable readingRules{"reading", readingStates, rulesOfReadings};
static_assert(fillColumns(rulesOfReadings, readingStates));

std::optional<std::string> refusal(const Document& document, bool isKnown, Event event, Words) {
  if (auto refused = refusalBy(documentRules, isKnown ? 1 : 0, event)) return refused;
  auto body = event.getBody();
  if (body.isDocumentKept() && document.isKept) return "Its bytes are kept already.";
  if (body.isDocumentAttached()) {
    Id to(body.getDocumentAttached().getTo());
    if (!to) return "It is not said to what it is attached.";
    if (isAttached(document, to)) return fmt::format("It is attached to {} already.", reference(to));
    if (body.getDocumentAttached().getAgendaItem() != 0 && to.kind() != Kind::MEETING)
      return "Only a meeting has items.";
  }
  if (body.isDocumentDetached())
    if (Id from(body.getDocumentDetached().getFrom()); !isAttached(document, from))
      return fmt::format("It is not attached to {}.", from ? reference(from) : "nothing");
  return std::nullopt;
}

std::optional<std::string> refusal(const Reading& reading, bool isKnown, Event event) {
  if (auto refused = refusalBy(readingRules, isKnown ? 1 : 0, event)) return refused;
  auto number = numberOf(event);
  if (!number) return std::nullopt;
  if (*number == 0 || *number > reading.fates.size())
    return fmt::format("It has no proposal {}: it has {}.", *number, reading.fates.size());
  const auto& fate = reading.fates[*number - 1u];
  if (fate.status == ProposalStatus::ACCEPTED) return fmt::format("Proposal {} has been accepted already.", *number);
  if (fate.status == ProposalStatus::REJECTED) return fmt::format("Proposal {} has been rejected already.", *number);
  return std::nullopt;
}

Bytes keptFileOf(const Document* document, Event event) {
  auto body = event.getBody();
  if (body.isDocumentRead()) return bytesOf(body.getDocumentRead().getText());
  bool isKept = body.isDocumentKept() || (body.isDocumentFiled() && body.getDocumentFiled().getKept());
  return document != nullptr && isKept ? document->digest : Bytes();
}

void apply(Document& document, Event event, Words words) {
  auto body = event.getBody();
  if (body.isDocumentFiled()) {
    auto filed = body.getDocumentFiled();
    document = {.name = words.getName().cStr(),
                .digest = bytesOf(filed.getDigest()),
                .size = filed.getSize(),
                .isKept = filed.getKept(),
                .confidential = filed.getConfidential()};
  }
  if (body.isDocumentKept()) document.isKept = true;
  if (body.isDocumentAttached()) {
    auto attached = body.getDocumentAttached();
    document.attachments.push_back({Id(attached.getTo()), attached.getAgendaItem()});
  }
  if (body.isDocumentDetached())
    std::erase_if(document.attachments,
                  [&](const Attachment& each) { return each.to == Id(body.getDocumentDetached().getFrom()); });
}

void apply(Reading& reading, Event event, Words) {
  auto body = event.getBody();
  if (body.isDocumentRead()) {
    auto read = body.getDocumentRead();
    reading.document = Id(read.getDocument());
    reading.digest = bytesOf(read.getDigest());
    reading.text = bytesOf(read.getText());
    reading.fates.assign(read.getProposals(), Fate{.words = event.getPosition()});
    return;
  }
  auto number = numberOf(event);
  if (!number || *number == 0 || *number > reading.fates.size()) return;
  auto& fate = reading.fates[*number - 1u];
  if (body.isProposalEdited()) fate.words = event.getPosition();
  if (body.isProposalRejected()) fate.status = ProposalStatus::REJECTED;
  if (body.isProposalAccepted()) {
    fate.status = ProposalStatus::ACCEPTED;
    fate.subject = Id(body.getProposalAccepted().getSubject());
  }
}

}  // namespace minuted::domain
