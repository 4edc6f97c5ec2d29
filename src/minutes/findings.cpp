#include "minutes/findings.h"

#include <algorithm>
#include <string>

#include "documents/phrases.h"

namespace minuted::minutes {
namespace {

constexpr size_t longestQuote = 1000;  // bytes; bounds what a document of one endless line can make of itself

// The meeting held comes before all lines.
int64_t placeOf(schema::Proposal::Reader proposal) {
  bool held = proposal.isMeeting() && proposal.getMeeting().getHeld();
  return held || proposal.isLog() ? -1 : int64_t{proposal.getLine()};
}

// The page of the block that begins at this line, or before it.
int pageAt(const documents::Document& document, uint32_t line) {
  auto after = std::ranges::upper_bound(document.blocks, static_cast<int>(line), {}, &documents::Block::line);
  return after == document.blocks.begin() ? 0 : std::prev(after)->page;
}

}  // namespace

schema::Proposal::Builder Findings::add(int line, unsigned confidence, std::string_view quote) {
  found_.push_back({arena_.getOrphanage().newOrphan<schema::Proposal>()});
  auto proposal = found_.back().proposal.get();
  proposal.setLine(static_cast<uint32_t>(line));
  proposal.setConfidence(static_cast<uint8_t>(confidence));
  proposal.setQuote(std::string(documents::clipped(quote, longestQuote)).c_str());
  return proposal;
}

schema::Proposal::Builder Findings::add(const documents::Block& where, unsigned confidence, std::string_view quote) {
  auto proposal = add(where.line, confidence, quote);
  found_.back().sheet = where.sheet;
  return proposal;
}

void Findings::write(const documents::Document& document, schema::Words::Builder to) {
  for (auto& [orphan, sheet] : found_) {
    auto proposal = orphan.get();
    if (sheet > 0) proposal.setSheet(document.sheets[static_cast<size_t>(sheet) - 1]);
    if (sheet == 0) proposal.setPage(static_cast<uint16_t>(pageAt(document, proposal.getLine())));
  }
  std::stable_sort(found_.begin(), found_.end(), [](auto& a, auto& b) {
    return std::pair(a.sheet, placeOf(a.proposal.getReader())) < std::pair(b.sheet, placeOf(b.proposal.getReader()));
  });
  auto proposals = to.initProposals(static_cast<unsigned>(found_.size()));
  for (unsigned i = 0; i < proposals.size(); ++i) {
    auto proposal = found_[i].proposal.get();
    proposal.setNumber(static_cast<uint16_t>(i + 1));
    proposals.setWithCaveats(i, proposal);
  }
}

std::string textFor(std::string_view text) { return std::string(documents::clipped(text, longestText)); }

}  // namespace minuted::minutes
