#include <fmt/format.h>

#include "cli/context.h"
#include "cli/output.h"

namespace minuted::cli {
namespace {

struct Options {
  std::string ref, group, from, to, text, kind = "agreed", meeting, proposer, seconder;
};

Result<void> list(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  DecisionFilter filter;
  if (!options.group.empty()) {
    TRY(filter.group, context.meant(snapshot, options.group, {Kind::GROUP}));
  }
  TRY(filter.from, optionalDate(options.from));
  TRY(filter.to, optionalDate(options.to));
  TRY(auto found, listDecisions(snapshot, filter));
  if (printedForPrograms(context.options, found.get())) return {};
  std::vector<Row> rows;
  for (auto decision : found.get().getItems())
    rows.push_back({{decision.getRef().cStr(), decision.getDecidedOn().cStr(), words(decision.getKind()),
                     decision.getText().cStr(), decision.getGroup().cStr()}});
  if (!rows.empty()) printTable({{"REF"}, {"DATE"}, {"KIND"}, {"DECISION", 0.45}, {"GROUP", 0.25}}, rows);
  context.say(counted(rows.size(), "decision") + ".");
  return {};
}

Result<void> show(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {Kind::DECISION}));
  TRY(auto shown, showDecision(snapshot, id));
  if (printedForPrograms(context.options, shown.get())) return {};
  auto decision = shown.get();
  fmt::print("{}\n{} on {} by {}{}\n", bold(fmt::format("{}  {}", decision.getRef().cStr(), decision.getText().cStr())),
             words(decision.getKind()), decision.getDecidedOn().cStr(), decision.getGroup().cStr(),
             decision.hasMeeting() ? fmt::format(" at {}", decision.getMeeting().cStr()) : "");
  if (decision.hasProposer()) fmt::print("Proposed by {}\n", decision.getProposer().cStr());
  if (decision.hasSeconder()) fmt::print("Seconded by {}\n", decision.getSeconder().cStr());
  std::vector<Row> rows;
  for (auto position : decision.getPositions())
    rows.push_back({{position.getName().cStr(), position.getOrganisation().cStr(), position.getPosition().cStr()}});
  if (!rows.empty()) printTable({{"WHO", 0.4}, {"FOR", 0.4}, {"POSITION"}}, rows);
  return {};
}

Result<schema::DecisionKind> kindNamed(const std::string& text) {
  for (auto kind : capnp::Schema::from<schema::DecisionKind>().getEnumerants())
    if (text == kind.getProto().getName().cStr()) return static_cast<schema::DecisionKind>(kind.getOrdinal());
  return fail(
      ErrorKind::usage,
      fmt::format("'{}' is no kind of decision. Say agreed, noted, endorsed, approved, resolved, deferred or rejected.",
                  text));
}

Result<void> add(Context& context, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto happenedOn, context.happenedOn());
  TRY(auto kind, kindNamed(options.kind));
  TRY(auto group, context.meant(snapshot, options.group.empty() ? "G-1" : options.group, {Kind::GROUP}));
  CommandMaker command;
  auto step = command.step(happenedOn);
  auto recorded = step.getEvent().getBody().initDecisionRecorded();
  recorded.setKind(kind);
  recorded.setGroup(group.value);
  if (!options.meeting.empty()) {
    TRY(auto meeting, context.meant(snapshot, options.meeting, {Kind::MEETING}));
    recorded.setMeeting(meeting.value);
  }
  if (!options.proposer.empty()) {
    TRY(auto person, context.meant(snapshot, options.proposer, {Kind::PERSON}));
    recorded.setProposer(person.value);
  }
  if (!options.seconder.empty()) {
    TRY(auto person, context.meant(snapshot, options.seconder, {Kind::PERSON}));
    recorded.setSeconder(person.value);
  }
  step.initWords().setText(options.text);
  TRY_DONE(context.record(command, words(kind), "'minuted decision show {}' says who agreed."));
  return {};
}

}  // namespace

void addDecision(CLI::App& app, Context& context) {
  auto* decision = app.add_subcommand("decision", "The decisions register")->require_subcommand(1);
  decision->fallthrough();
  auto options = std::make_shared<Options>();
  auto* listing = addCommand(*decision, context, "list", "Decisions, oldest first",
                             "  minuted decision list --group \"Steering Group\" --from 2025-01-01",
                             [&context, options] { return list(context, *options); });
  listing->add_option("--group", options->group, "The group that took it");
  listing->add_option("--from", options->from, "On this day or after");
  listing->add_option("--to", options->to, "On this day or before");
  auto* showing = addCommand(*decision, context, "show", "One decision, and who agreed", "  minuted decision show D-9",
                             [&context, options] { return show(context, *options); });
  showing->add_option("ref", options->ref, "The decision: D-9")->required();
  auto* adding =
      addCommand(*decision, context, "add", "Record a decision",
                 "  minuted decision add \"The plan was approved\" --kind approved --meeting M-3 --on 2025-05-15",
                 [&context, options] { return add(context, *options); });
  adding->add_option("text", options->text, "What was decided")->required();
  adding->add_option("--kind", options->kind, "agreed, noted, endorsed, approved, resolved, deferred or rejected");
  adding->add_option("--group", options->group, "The group that took it; the partnership, if not said");
  adding->add_option("--meeting", options->meeting, "The meeting: M-4");
  adding->add_option("--proposer", options->proposer, "Who proposed it");
  adding->add_option("--seconder", options->seconder, "Who seconded it");
}

}  // namespace minuted::cli
