#include "cli/review/proposals.h"

#include <fmt/format.h>

#include "cli/terminal/output.h"
#include "documents/phrases.h"
#include "outcome.capnp.h"
#include "review/review.h"

namespace minuted::cli {
namespace {

std::string detailText(schema::ProposalAnswer::Reader proposal) {
  std::string text = proposal.getText().cStr();
  if (proposal.hasDate() && proposal.getKind() != "log")
    text = fmt::format("{} {}: {}", proposal.getDate().cStr(), proposal.getStartsAt().cStr(), text);
  if (proposal.hasRole()) text += fmt::format(" ({})", proposal.getRole().cStr());
  std::string owners;
  for (auto owner : proposal.getOwners()) owners += (owners.empty() ? "" : ", ") + std::string(owner.cStr());
  if (!owners.empty()) text += fmt::format(" [{}]", owners);
  if (proposal.hasDue()) text += fmt::format(" due {}", proposal.getDue().cStr());
  if (proposal.getDueAtNextMeeting()) text += " due next meeting";
  if (proposal.hasRaisedOn()) text += fmt::format("\nraised {}", proposal.getRaisedOn().cStr());
  if (proposal.getKind() == "log" && proposal.hasDate()) text += fmt::format("\nas of {}", proposal.getDate().cStr());
  for (auto lines : {proposal.getAgenda(), proposal.getHistory(), proposal.getColumns()})
    for (auto line : lines) text += fmt::format("\n- {}", line.cStr());
  for (auto question : proposal.getQuestions()) text += fmt::format("\n? {}", question.cStr());
  if (proposal.hasDoubt()) text += fmt::format("\n? {}", proposal.getDoubt().cStr());
  return text;
}

// The kind of a proposal; for news of an action, what happened to it: 'carried forward'.
std::string kindText(schema::ProposalAnswer::Reader proposal) {
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
    rows.push_back({{name, kindText(proposal), detailText(proposal), std::string(proposal.getPlace().cStr()),
                     fmt::format("{:.0f}%", proposal.getConfidence() * 100), proposal.getStatus().cStr()}});
  }
  if (rows.empty()) return;
  printTable({{recorded ? "REF" : "NO"}, {"KIND"}, {"WHAT WAS FOUND", 0.6}, {"WHERE"}, {"SURE", 0, true}, {"STATUS"}},
             rows);
}

void printLeftOut(schema::ProposalList::Reader list) {
  if (list.getLeftOut().size() == 0) return;
  std::vector<Row> rows;
  for (auto row : list.getLeftOut()) {
    constexpr size_t longest = 60;
    std::string text = row.getText().cStr();
    if (text.size() > longest) text = std::string(documents::shorten(text, longest)) + "…";
    rows.push_back({{row.getPlace().cStr(), text, row.getWhy().cStr()}});
  }
  printOut("\nLeft out:\n");
  printTable({{"WHERE"}, {"WHAT STANDS THERE", 0.5}, {"WHY", 0.5}}, rows);
}

void printVerdicts(const GlobalOptions& options, const std::vector<Verdict>& verdicts) {
  queries::Answer<schema::VerdictList> answer;
  auto items = (*answer).initItems(static_cast<uint>(verdicts.size()));
  for (uint i = 0; i < items.size(); ++i) {
    const auto& each = verdicts[i];
    items[i].setProposal(review::proposalReference(each.reading, each.number));
    items[i].setVerdict(each.verdict);
    items[i].setSubject(reference(each.subject));
    items[i].setHasNews(each.hasNews);
    items[i].setWhy(each.why);
    items[i].setEdited(each.edited);
  }
  printForPrograms(options, answer.get());
}

Result<void> requireNoneRefused(Context& context, size_t refused) {
  if (refused == 0) return {};
  return context.verdict(ErrorKind::refused,
                         fmt::format("{} left waiting, for the reasons above.", counted(refused, "proposal")));
}

}  // namespace minuted::cli
