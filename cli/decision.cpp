// Decisions: lists, and one decision with the position of each party. The commands that record are in verbs.cpp.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/sort_options.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

struct DecisionOptions {
  std::string ref, group, from, to, status;
  bool reviewDue = false;
  SortOptions sort;
};

// The day on which it was taken, or proposed.
std::string dayOf(schema::DecisionAnswer::Reader decision) {
  return decision.hasDecidedOn() ? decision.getDecidedOn().cStr() : decision.getProposedOn().cStr();
}

Result<void> listDecisions(Context& context, const DecisionOptions& options) {
  TRY(auto snapshot, context.snapshot());
  queries::DecisionFilter filter;
  TRY(filter.group, context.findOptionalSubject(snapshot, options.group, {Kind::GROUP}));
  TRY(filter.from, context.parseDate(options.from));
  TRY(filter.to, context.parseDate(options.to));
  filter.reviewDue = options.reviewDue;
  if (!options.status.empty()) {
    filter.status = enumNamed<schema::DecisionStatus>(options.status);
    if (!filter.status)
      return fail(ErrorKind::usage,
                  fmt::format("'{}' is none of: proposed, stands, superseded, rescinded, notTaken.", options.status));
  }
  TRY(auto answer, queries::sorted(queries::listDecisions(snapshot, filter), options.sort.order()));
  if (printForPrograms(context.options, answer.get())) return {};
  std::vector<Row> rows;
  for (auto decision : answer.get().getItems())
    rows.push_back({{decision.getRef().cStr(), dayOf(decision), inWords(decision.getKind()), decision.getText().cStr(),
                     decision.getGroup().cStr()}});
  if (!rows.empty()) printTable({{"REF"}, {"DATE"}, {"KIND"}, {"DECISION", 0.45}, {"GROUP", 0.25}}, rows);
  context.say(counted(rows.size(), "decision") + ".");
  return {};
}

Result<void> showDecision(Context& context, const DecisionOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.findSubject(snapshot, options.ref, {Kind::DECISION}));
  TRY(auto answer, queries::showDecision(snapshot, id));
  if (printForPrograms(context.options, answer.get())) return {};
  auto decision = answer.get();
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
  auto decision = nounCommand(app, "decision");
  auto options = std::make_shared<DecisionOptions>();
  auto listCommand = addQueryCommand(decision, context, "list", "Decisions, oldest first",
                                     "  minuted decision list --group \"Steering Group\" --from 2025-01-01",
                                     [&context, options] { return listDecisions(context, *options); });
  listCommand.option("--group", options->group, "The group that took it");
  listCommand.option("--from", options->from, "On this day or after");
  listCommand.option("--to,--until", options->to, "On this day or before");
  listCommand.option("--status", options->status,
                     "Only those: proposed, stands, superseded, rescinded, notTaken; all that were taken, if not said");
  listCommand.flag("--review-due", options->reviewDue, "Only those that are to be reviewed by now");
  options->sort.addTo(listCommand);
  auto showCommand =
      addQueryCommand(decision, context, "show", "One decision, and who agreed", "  minuted decision show D-9",
                      [&context, options] { return showDecision(context, *options); });
  showCommand.option("ref", options->ref, "The decision: D-9").required();
}

}  // namespace minuted::cli
