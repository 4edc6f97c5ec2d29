#include "minutes/findings.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "documents/phrases.h"
#include "minutes/members.h"

namespace minuted::minutes {
namespace {

constexpr size_t longestQuote = 1000;  // bytes

// What a sheet's proposals are sorted by: the meeting that was held, or the log, comes before the first line.
int64_t sortKeyOf(schema::Proposal::Reader proposal) {
  bool isHeldMeeting = proposal.isMeeting() && proposal.getMeeting().getHeld();
  return isHeldMeeting || proposal.isLog() ? -1 : int64_t{proposal.getLine()};
}

// The page of the last block that begins at this line or before it; 0 where there is none.
int pageAt(const documents::Document& document, uint32_t line) {
  auto next = std::ranges::upper_bound(document.blocks, static_cast<int>(line), {}, &documents::Block::line);
  return next == document.blocks.begin() ? 0 : std::prev(next)->page;
}

}  // namespace

schema::Proposal::Builder Findings::add(int line, unsigned confidence, std::string_view quote) {
  findings_.push_back({arena_.getOrphanage().newOrphan<schema::Proposal>()});
  auto proposal = findings_.back().proposal.get();
  proposal.setLine(static_cast<uint32_t>(line));
  proposal.setConfidence(static_cast<uint8_t>(confidence));
  proposal.setQuote(std::string(documents::shorten(quote, longestQuote)).c_str());
  return proposal;
}

schema::Proposal::Builder Findings::add(const documents::Block& block, unsigned confidence, std::string_view quote) {
  auto proposal = add(block.line, confidence, quote);
  findings_.back().sheet = block.sheet;
  return proposal;
}

void Findings::write(const documents::Document& document, schema::Words::Builder words) {
  for (auto& [orphan, sheet] : findings_) {
    auto proposal = orphan.get();
    if (sheet > 0) proposal.setSheet(document.sheets[static_cast<size_t>(sheet) - 1]);
    if (sheet == 0) proposal.setPage(static_cast<uint16_t>(pageAt(document, proposal.getLine())));
  }
  std::stable_sort(findings_.begin(), findings_.end(), [](auto& a, auto& b) {
    return std::pair(a.sheet, sortKeyOf(a.proposal.getReader())) <
           std::pair(b.sheet, sortKeyOf(b.proposal.getReader()));
  });
  bool hasMembers =
      std::ranges::any_of(findings_, [](auto& each) { return isOfPossibleMember(each.proposal.getReader()); });
  auto proposals = words.initProposals(static_cast<unsigned>(findings_.size() + (hasMembers ? 1 : 0)));
  for (unsigned i = 0; i < findings_.size(); ++i) {
    auto proposal = findings_[i].proposal.get();
    proposal.setNumber(static_cast<uint16_t>(i + 1));
    proposals.setWithCaveats(i, proposal);
  }
  if (hasMembers) proposeMembers(proposals);
}

std::string proposalText(std::string_view text) { return std::string(documents::shorten(text, longestProposalText)); }

}  // namespace minuted::minutes
