#include "cli/proposals.h"

#include <fmt/format.h>

#include "cli/output.h"

namespace minuted::cli {
namespace {

std::string detail(schema::ProposalAnswer::Reader proposal) {
  std::string text = proposal.getText().cStr();
  if (proposal.hasDate())
    text = fmt::format("{} {}: {}", proposal.getDate().cStr(), proposal.getStartsAt().cStr(), text);
  if (proposal.hasRole()) text += fmt::format(" ({})", proposal.getRole().cStr());
  std::string owners;
  for (auto owner : proposal.getOwners()) owners += (owners.empty() ? "" : ", ") + std::string(owner.cStr());
  if (!owners.empty()) text += fmt::format(" [{}]", owners);
  if (proposal.hasDue()) text += fmt::format(" due {}", proposal.getDue().cStr());
  for (auto item : proposal.getAgenda()) text += fmt::format("\n- {}", item.cStr());
  return text;
}

std::string kind(schema::ProposalAnswer::Reader proposal) {
  std::string name = proposal.getKind().cStr();
  if (proposal.hasNews() && proposal.getNews() != "raised") {
    name.clear();
    for (char c : proposal.getNews())
      name += std::isupper(static_cast<unsigned char>(c)) ? std::string{' ', static_cast<char>(std::tolower(c))}
                                                          : std::string(1, c);
  }
  return name;
}

}  // namespace

void printProposals(schema::ProposalList::Reader list, bool recorded) {
  std::vector<Row> rows;
  uint number = 0;
  for (auto proposal : list.getItems()) {
    auto name = recorded ? std::string(proposal.getRef().cStr()) : std::to_string(++number);
    rows.push_back({{name, kind(proposal), detail(proposal), std::to_string(proposal.getLine()),
                     fmt::format("{:.0f}%", proposal.getConfidence() * 100), proposal.getStatus().cStr()}});
  }
  if (rows.empty()) return;
  printTable(
      {{recorded ? "REF" : "NO"}, {"KIND"}, {"WHAT WAS FOUND", 0.6}, {"LINE", 0, true}, {"SURE", 0, true}, {"STATUS"}},
      rows);
}

}  // namespace minuted::cli
