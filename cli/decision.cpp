// Decisions: lists, and one decision with the position of each party. The commands that record are in verbs.cpp.
#include <fmt/format.h>

#include "cli/question.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

// The day on which it was taken, or proposed.
std::string dayOf(schema::DecisionAnswer::Reader decision) {
  return decision.hasDecidedOn() ? decision.getDecidedOn().cStr() : decision.getProposedOn().cStr();
}

Result<void> showDecisions(const Shown& shown) {
  std::vector<Row> rows;
  for (auto decision : shown.answer.as<schema::DecisionList>().getItems())
    rows.push_back({{decision.getRef().cStr(), dayOf(decision), inWords(decision.getKind()), decision.getText().cStr(),
                     decision.getGroup().cStr()}});
  if (!rows.empty()) printTable({{"REF"}, {"DATE"}, {"KIND"}, {"DECISION", 0.45}, {"GROUP", 0.25}}, rows);
  shown.context.say(counted(rows.size(), "decision") + ".");
  return {};
}

Result<void> showDecision(const Shown& shown) {
  auto decision = shown.answer.as<schema::DecisionAnswer>();
  printWrapped("{}\n", bold(fmt::format("{}  {}", decision.getRef().cStr(), decision.getText().cStr())));
  if (decision.hasProposedOn())
    printWrapped("proposed to {} on {}, positions until {}\n", decision.getGroup().cStr(),
                 decision.getProposedOn().cStr(), decision.getClosesOn().cStr());
  if (decision.hasDecidedOn())
    printWrapped("{} on {} by {}{}\n", inWords(decision.getKind()), decision.getDecidedOn().cStr(),
                 decision.getGroup().cStr(),
                 decision.hasMeeting() ? fmt::format(" at {}", decision.getMeeting().cStr()) : "");
  if (decision.hasProposer()) printWrapped("Proposed by {}\n", decision.getProposer().cStr());
  if (decision.hasSeconder()) printWrapped("Seconded by {}\n", decision.getSeconder().cStr());
  if (decision.getStatus() != schema::DecisionStatus::STANDS)
    printWrapped("{}{}\n", inWords(decision.getStatus()),
                 decision.hasBy() ? fmt::format(" by {}", decision.getBy().cStr()) : "");
  if (decision.getProvisional()) printWrapped("provisional: the minutes are not agreed yet\n");
  if (decision.hasVotes()) printWrapped("Votes: {}\n", decision.getVotes().getTold().cStr());
  if (decision.hasReason()) printWrapped("Reason: {}\n", decision.getReason().cStr());
  if (decision.hasAddressedTo())
    printWrapped("Recommended to {}{}\n", decision.getAddressedTo().cStr(),
                 decision.hasUptake() ? fmt::format(", {}", decision.getUptake().cStr()) : "");
  if (decision.hasReviewOn())
    printWrapped("To be reviewed on {}{}\n", decision.getReviewOn().cStr(), decision.getReviewDue() ? ": due" : "");
  std::vector<Row> rows;
  for (auto position : decision.getPositions())
    rows.push_back({{position.getName().cStr(), position.getOrganisation().cStr(),
                     fmt::format("{}{}", position.getPosition().cStr(), position.getRecorded() ? "" : " (presumed)"),
                     position.getReason().cStr()}});
  if (!rows.empty()) printTable({{"WHO", 0.25}, {"FOR", 0.25}, {"POSITION"}, {"REASON", 0.25}}, rows);
  std::string awaited;
  for (auto each : decision.getAwaited()) awaited += (awaited.empty() ? "" : ", ") + std::string(each.getName().cStr());
  if (!awaited.empty()) printWrapped("Still to say theirs: {}\n", awaited);
  return {};
}

}  // namespace

void addDecision(Command app, Context& context) {
  addQuestion(app, context, "decision", "list", showDecisions);
  addQuestion(app, context, "decision", "show", showDecision);
}

}  // namespace minuted::cli
