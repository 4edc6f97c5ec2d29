// minuted review: lists, accepts, rejects, edits and merges proposals, and takes decisions about them back.
#include <fmt/format.h>

#include "base/ranges.h"
#include "cli/question.h"
#include "cli/review/proposals.h"
#include "cli/terminal/output.h"
#include "review/review.h"

namespace minuted::cli {
namespace {

struct ReviewOptions {
  std::vector<std::string> refs;
  std::string why;
  std::string text, name, organisation, due, date;
  std::vector<std::string> owners;
};

// The proposals that references name: 'R-3.12' is one proposal, 'R-3' all that wait in this reading.
Result<std::vector<std::pair<Id, uint16_t>>> findProposals(engine::Recorder& recorder,
                                                           const std::vector<std::string>& refs) {
  std::vector<std::pair<Id, uint16_t>> proposals;
  for (const auto& ref : refs) {
    if (auto proposal = review::parseProposalReference(ref)) {
      proposals.push_back(*proposal);
      continue;
    }
    auto reading = parseReference(ref);
    if (!reading || reading->kind() != Kind::READING)
      return fail(ErrorKind::usage,
                  fmt::format("'{}' is no proposal. Say R-1.3, or R-1 for all that wait in it.", ref));
    TRY(auto snapshot, recorder.snapshot());
    TRY(auto waiting, review::waitingProposals(snapshot, *reading));
    for (auto number : waiting) proposals.emplace_back(*reading, number);
  }
  return proposals;
}

Result<void> showWaiting(const Shown& shown) {
  auto proposals = shown.answer.as<schema::ProposalList>();
  printProposals(proposals, true);
  bool areAll = !shown.typed("all").empty();
  shown.context.say(fmt::format("{}{}.", counted(proposals.getItems().size(), "proposal"), areAll ? "" : " waiting"));
  return {};
}

Result<void> accept(Context& context, const ReviewOptions& options) {
  TRY(auto* recorder, context.recorder());
  TRY(auto proposals, findProposals(*recorder, options.refs));
  size_t accepted = 0, refused = 0;
  std::vector<Verdict> verdicts;
  for (auto [reading, number] : proposals) {
    TRY(auto snapshot, recorder->snapshot());
    TRY(auto waiting, review::waitingProposals(snapshot, reading));
    // Accepting a proposal can accept its meeting as well, which then does not wait any more.
    if (options.refs.size() < proposals.size() && !contains(waiting, number)) continue;
    auto outcome = review::acceptProposal(*recorder, context.userName(), reading, number);
    if (!outcome) {
      if (outcome.error().kind != ErrorKind::refused || proposals.size() == 1) return std::unexpected(outcome.error());
      printProse(
          fmt::format("{} was not accepted: {}", review::proposalReference(reading, number), outcome.error().message));
      verdicts.push_back({.reading = reading, .number = number, .verdict = "refused", .why = outcome.error().message});
      ++refused;
      continue;
    }
    verdicts.push_back({reading, number, "accepted", outcome->subject, outcome->hasNews});
    context.say(fmt::format("{}: accepted as {}{}.", review::proposalReference(reading, number),
                            reference(outcome->subject), outcome->hasNews ? "" : ", which said so already"));
    for (const auto& question : outcome->questions)
      context.say(fmt::format("{}: {}", review::proposalReference(reading, number), question));
    ++accepted;
  }
  printVerdicts(context.options, verdicts);
  context.say(fmt::format("{} accepted.", counted(accepted, "proposal")));
  return requireNoneRefused(context, refused);
}

Result<void> reject(Context& context, const ReviewOptions& options) {
  TRY(auto* recorder, context.recorder());
  TRY(auto proposals, findProposals(*recorder, options.refs));
  std::vector<Verdict> verdicts;
  for (auto [reading, number] : proposals) {
    TRY_DONE(review::rejectProposal(*recorder, context.userName(), reading, number, options.why));
    verdicts.push_back({reading, number, "rejected"});
  }
  printVerdicts(context.options, verdicts);
  context.say(fmt::format("{} rejected.", counted(proposals.size(), "proposal")));
  return {};
}

Result<void> undo(Context& context, const ReviewOptions& options) {
  TRY(auto* recorder, context.recorder());
  std::vector<Verdict> verdicts;
  for (const auto& ref : options.refs) {
    auto proposal = review::parseProposalReference(ref);
    if (!proposal) return fail(ErrorKind::usage, fmt::format("'{}' is no proposal. Say R-1.3.", ref));
    TRY(auto events,
        review::undoProposal(*recorder, context.userName(), proposal->first, proposal->second, options.why));
    verdicts.push_back({proposal->first, proposal->second, "undone"});
    context.say(fmt::format("{}: taken back ({}).", ref, counted(events, "event")));
  }
  printVerdicts(context.options, verdicts);
  return {};
}

Result<void> merge(Context& context, const ReviewOptions& options) {
  auto kept = review::parseProposalReference(options.refs[0]), other = review::parseProposalReference(options.refs[1]);
  if (!kept || !other || kept->first != other->first)
    return fail(ErrorKind::usage, "Say two proposals of one reading: R-1.3 R-1.7.");
  TRY(auto* recorder, context.recorder());
  TRY_DONE(review::mergeProposals(*recorder, context.userName(), kept->first, kept->second, other->second));
  printVerdicts(context.options, {{.reading = other->first, .number = other->second, .verdict = "merged"}});
  context.say(fmt::format("{} is the same as {}, and rejected. Next: 'minuted review accept {}'.", options.refs[1],
                          options.refs[0], options.refs[0]));
  return {};
}

Result<void> edit(Context& context, const ReviewOptions& options) {
  auto proposal = review::parseProposalReference(options.refs.front());
  if (!proposal) return fail(ErrorKind::usage, fmt::format("'{}' is no proposal. Say R-1.3.", options.refs.front()));
  review::Edit edit;
  if (!options.text.empty()) edit.text = options.text;
  if (!options.name.empty()) edit.name = options.name;
  if (!options.organisation.empty()) edit.organisation = options.organisation;
  if (!options.owners.empty()) edit.owners = options.owners;
  TRY(edit.due, context.parseDate(options.due));
  TRY(edit.date, context.parseDate(options.date));
  TRY(auto* recorder, context.recorder());
  TRY_DONE(review::editProposal(*recorder, context.userName(), proposal->first, proposal->second, edit));
  printVerdicts(context.options, {{.reading = proposal->first, .number = proposal->second, .verdict = "edited"}});
  context.say(fmt::format("{} edited. Next: 'minuted review accept {}'.", options.refs.front(), options.refs.front()));
  return {};
}

}  // namespace

void addReview(Command app, Context& context) {
  auto review = app.addNoun("review", "What was found in minutes: accept, edit or reject it");
  auto options = std::make_shared<ReviewOptions>();
  addQuestion(app, context, "review", "list", showWaiting);
  auto acceptCommand = addRecordingCommand(review, context, "accept", "Accept proposals",
                                           "  minuted review accept R-2.3 R-2.4\n  minuted review accept R-2",
                                           [&context, options] { return accept(context, *options); });
  acceptCommand.option("refs", options->refs, "R-2.3, or R-2 for all that wait in it").required();
  auto rejectCommand = addRecordingCommand(review, context, "reject", "Reject proposals",
                                           "  minuted review reject R-2.7 --why \"said in jest\"",
                                           [&context, options] { return reject(context, *options); });
  rejectCommand.option("refs", options->refs, "R-2.3, or R-2 for all that wait in it").required();
  rejectCommand.option("--why,--note,--reason", options->why, "The reason");
  auto editCommand = addRecordingCommand(review, context, "edit", "Change a proposal before it is accepted",
                                         "  minuted review edit R-2.7 --owner \"Priya Nair\" --due 2025-06-30",
                                         [&context, options] { return edit(context, *options); });
  editCommand.option("ref", options->refs, "R-2.3").required().exactly(1);
  editCommand.option("--text", options->text, "What is asked, or was decided");
  editCommand.option("--owner", options->owners, "Who is asked; several times for several");
  editCommand.option("--due", options->due, "When it is due");
  editCommand.option("--name", options->name, "Who was there; of a meeting, its group");
  editCommand.option("--for,--organisation", options->organisation, "For whom");
  editCommand.option("--date", options->date, "Of a meeting; of a row of a log, when it was raised");
  auto mergeCommand = addRecordingCommand(
      review, context, "merge", "Say that two proposals are the same",
      "  minuted review merge R-2.7 R-2.31  # keeps the first, with the owners of both and a due date",
      [&context, options] { return merge(context, *options); });
  mergeCommand.option("refs", options->refs, "The one to keep, and the other").required().exactly(2);
  auto undoCommand = addRecordingCommand(review, context, "undo", "Take back what was last done to a proposal",
                                         "  minuted review undo R-2.7 --why \"wrong button\"",
                                         [&context, options] { return undo(context, *options); });
  undoCommand.option("refs", options->refs, "R-2.7").required();
  undoCommand.option("--why,--note,--reason", options->why, "The reason");
  addReviewFile(review, context);
  addReviewWalk(review, context);
}

}  // namespace minuted::cli
