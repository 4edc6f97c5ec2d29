#include "minutes/findings.h"

#include <algorithm>
#include <string>

#include "documents/phrases.h"

namespace minuted {
namespace {

constexpr size_t longestQuote = 1000;  // bytes; bounds what a document of one endless line can make of itself

// The meeting held comes before all lines.
int64_t placeOf(schema::Proposal::Reader proposal) {
  bool held = proposal.isMeeting() && proposal.getMeeting().getHeld();
  return held ? -1 : int64_t{proposal.getLine()};
}

}  // namespace

schema::Proposal::Builder Findings::add(int line, unsigned confidence, std::string_view quote) {
  found_.push_back(arena_.getOrphanage().newOrphan<schema::Proposal>());
  auto proposal = found_.back().get();
  proposal.setLine(static_cast<uint32_t>(line));
  proposal.setConfidence(static_cast<uint8_t>(confidence));
  proposal.setQuote(std::string(clipped(quote, longestQuote)).c_str());
  return proposal;
}

void Findings::write(schema::Words::Builder to) {
  std::vector<schema::Proposal::Builder> ordered;
  for (auto& orphan : found_) ordered.push_back(orphan.get());
  std::ranges::stable_sort(ordered, {}, [](auto& proposal) { return placeOf(proposal.asReader()); });
  auto proposals = to.initProposals(static_cast<unsigned>(ordered.size()));
  for (unsigned i = 0; i < proposals.size(); ++i) {
    ordered[i].setNumber(static_cast<uint16_t>(i + 1));
    proposals.setWithCaveats(i, ordered[i]);
  }
}

std::string textFor(std::string_view text) { return std::string(clipped(text, longestText)); }

}  // namespace minuted
