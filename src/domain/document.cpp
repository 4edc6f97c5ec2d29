#include "domain/document.h"

#include <fmt/format.h>

#include <array>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 2> documentStates{"filed", "filed"};
constexpr std::array<std::string_view, 2> readingStates{"recorded", "recorded"};

// clang-format off
constexpr std::array rulesOfDocuments{
    //                                                    not there, filed
    Rule{Body::DOCUMENT_FILED,    "filed",                "x."}};
constexpr std::array rulesOfReadings{
    //                                                    not there, recorded; a proposal is accepted or rejected once
    Rule{Body::DOCUMENT_READ,     "recorded",             "x."},
    Rule{Body::PROPOSAL_EDITED,   "edited",               ".x"},
    Rule{Body::PROPOSAL_ACCEPTED, "accepted",             ".x"},
    Rule{Body::PROPOSAL_REJECTED, "rejected",             ".x"}};
// clang-format on

Bytes bytesOf(capnp::Data::Reader data) { return Bytes(reinterpret_cast<const char*>(data.begin()), data.size()); }

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

std::optional<std::string> refusal(const Document&, bool isKnown, Event event, Words) {
  return refusalBy(documentRules, isKnown ? 1 : 0, event);
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

void apply(Document& document, Event event, Words words) {
  if (!event.getBody().isDocumentFiled()) return;
  auto filed = event.getBody().getDocumentFiled();
  document = {words.getName().cStr(), bytesOf(filed.getDigest()), filed.getSize()};
}

void apply(Reading& reading, Event event, Words) {
  auto body = event.getBody();
  if (body.isDocumentRead()) {
    auto read = body.getDocumentRead();
    reading.document = Id(read.getDocument());
    reading.digest = bytesOf(read.getDigest());
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
