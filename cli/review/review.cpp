// minuted review: proposals listed, accepted, rejected, edited, merged and taken back.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/output.h"
#include "cli/review/proposals.h"
#include "review/review.h"

namespace minuted::cli {
namespace {

struct Options {
  std::vector<std::string> refs;
  bool all = false;
  std::string reading, why;
  std::string text, name, organisation, due, date;
  std::vector<std::string> owners;
};

// R-3 means all that wait in it, R-3.12 the one.
Result<std::vector<std::pair<Id, uint16_t>>> chosen(engine::Recorder& recorder, const std::vector<std::string>& refs) {
  std::vector<std::pair<Id, uint16_t>> numbers;
  for (const auto& ref : refs) {
    if (auto one = review::parseProposalReference(ref)) {
      numbers.push_back(*one);
      continue;
    }
    auto reading = parseReference(ref);
    if (!reading || reading->kind() != Kind::READING)
      return fail(ErrorKind::usage,
                  fmt::format("'{}' is no proposal. Say R-1.3, or R-1 for all that wait in it.", ref));
    TRY(auto snapshot, recorder.snapshot());
    TRY(auto waiting, review::waitingProposals(snapshot, *reading));
    for (auto number : waiting) numbers.emplace_back(*reading, number);
  }
  return numbers;
}

Result<void> list(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  Id reading;
  if (!options.reading.empty()) {
    TRY(reading, context.meant(snapshot, options.reading, {Kind::READING}));
  }
  TRY(auto proposals, review::listProposals(snapshot, reading, options.all));
  if (printedForPrograms(context.options, proposals.get())) return {};
  printProposals(proposals.get(), true);
  context.say(
      fmt::format("{}{}.", counted(proposals.get().getItems().size(), "proposal"), options.all ? "" : " waiting"));
  return {};
}

Result<void> accept(Context& context, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto numbers, chosen(*recorder, options.refs));
  size_t accepted = 0, refused = 0;
  for (auto [reading, number] : numbers) {
    TRY(auto snapshot, recorder->snapshot());
    TRY(auto waiting, review::waitingProposals(snapshot, reading));
    if (options.refs.size() < numbers.size() && std::ranges::find(waiting, number) == waiting.end())
      continue;  // its meeting
    auto done = review::acceptProposal(*recorder, context.by(), reading, number);
    if (!done) {
      if (done.error().kind != ErrorKind::refused || numbers.size() == 1) return std::unexpected(done.error());
      fmt::print(stderr, "{} was not accepted: {}\n", review::proposalReference(reading, number), done.error().message);
      ++refused;
      continue;
    }
    context.say(fmt::format("{}: accepted as {}{}.", review::proposalReference(reading, number),
                            reference(done->subject), done->news ? "" : ", which said so already"));
    ++accepted;
  }
  context.say(fmt::format("{} accepted.", counted(accepted, "proposal")));
  if (refused > 0)
    return fail(ErrorKind::refused,
                fmt::format("{} left waiting, for the reasons above.", counted(refused, "proposal")));
  return {};
}

Result<void> reject(Context& context, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto numbers, chosen(*recorder, options.refs));
  for (auto [reading, number] : numbers)
    TRY_DONE(review::rejectProposal(*recorder, context.by(), reading, number, options.why));
  context.say(fmt::format("{} rejected.", counted(numbers.size(), "proposal")));
  return {};
}

Result<void> undo(Context& context, const Options& options) {
  TRY(auto* recorder, context.recording());
  for (const auto& ref : options.refs) {
    auto one = review::parseProposalReference(ref);
    if (!one) return fail(ErrorKind::usage, fmt::format("'{}' is no proposal. Say R-1.3.", ref));
    TRY(auto events, review::undoProposal(*recorder, context.by(), one->first, one->second, options.why));
    context.say(fmt::format("{}: taken back ({}).", ref, counted(events, "event")));
  }
  return {};
}

Result<void> merge(Context& context, const Options& options) {
  auto kept = review::parseProposalReference(options.refs[0]), other = review::parseProposalReference(options.refs[1]);
  if (!kept || !other || kept->first != other->first)
    return fail(ErrorKind::usage, "Say two proposals of one reading: R-1.3 R-1.7.");
  TRY(auto* recorder, context.recording());
  TRY_DONE(review::mergeProposals(*recorder, context.by(), kept->first, kept->second, other->second));
  context.say(fmt::format("{} is the same as {}, and rejected. Next: 'minuted review accept {}'.", options.refs[1],
                          options.refs[0], options.refs[0]));
  return {};
}

Result<void> edit(Context& context, const Options& options) {
  auto one = review::parseProposalReference(options.refs.front());
  if (!one) return fail(ErrorKind::usage, fmt::format("'{}' is no proposal. Say R-1.3.", options.refs.front()));
  review::Edit edit;
  if (!options.text.empty()) edit.text = options.text;
  if (!options.name.empty()) edit.name = options.name;
  if (!options.organisation.empty()) edit.organisation = options.organisation;
  if (!options.owners.empty()) edit.owners = options.owners;
  TRY(edit.due, parseOptionalDate(options.due));
  TRY(edit.date, parseOptionalDate(options.date));
  TRY(auto* recorder, context.recording());
  TRY_DONE(review::editProposal(*recorder, context.by(), one->first, one->second, edit));
  context.say(fmt::format("{} edited. Next: 'minuted review accept {}'.", options.refs.front(), options.refs.front()));
  return {};
}

}  // namespace

void addReview(Command app, Context& context) {
  auto review = app.addNoun("review", "What was found in minutes: accept, edit or reject it");
  auto options = std::make_shared<Options>();
  auto listing = addCommand(review, context, "list", "Proposals that wait",
                            "  minuted review list\n  minuted review list R-2 --all",
                            [&context, options] { return list(context, *options); });
  listing.option("reading", options->reading, "Only those of this reading: R-2");
  listing.flag("--all", options->all, "Accepted and rejected ones too");
  auto accepting = addCommand(review, context, "accept", "Accept proposals",
                              "  minuted review accept R-2.3 R-2.4\n  minuted review accept R-2",
                              [&context, options] { return accept(context, *options); });
  accepting.option("refs", options->refs, "R-2.3, or R-2 for all that wait in it").required();
  auto rejecting =
      addCommand(review, context, "reject", "Reject proposals", "  minuted review reject R-2.7 --why \"said in jest\"",
                 [&context, options] { return reject(context, *options); });
  rejecting.option("refs", options->refs, "R-2.3, or R-2 for all that wait in it").required();
  rejecting.option("--why", options->why, "The reason");
  auto editing = addCommand(review, context, "edit", "Change a proposal before it is accepted",
                            "  minuted review edit R-2.7 --owner \"Priya Nair\" --due 2025-06-30",
                            [&context, options] { return edit(context, *options); });
  editing.option("ref", options->refs, "R-2.3").required().exactly(1);
  editing.option("--text", options->text, "What is asked, or was decided");
  editing.option("--owner", options->owners, "Who is asked; several times for several");
  editing.option("--due", options->due, "When it is due");
  editing.option("--name", options->name, "Who was there; of a meeting, its group");
  editing.option("--organisation", options->organisation, "For whom");
  editing.option("--date", options->date, "Of a meeting; of a row of a log, when it was raised");
  auto merging =
      addCommand(review, context, "merge", "Say that two proposals are the same",
                 "  minuted review merge R-2.7 R-2.31     keeps the first, with the owners of both and a due date",
                 [&context, options] { return merge(context, *options); });
  merging.option("refs", options->refs, "The one to keep, and the other").required().exactly(2);
  auto undoing = addCommand(review, context, "undo", "Take back what was last done to a proposal",
                            "  minuted review undo R-2.7 --why \"wrong button\"",
                            [&context, options] { return undo(context, *options); });
  undoing.option("refs", options->refs, "R-2.7").required();
  undoing.option("--why", options->why, "The reason");
  addReviewFile(review, context);
  addReviewWalk(review, context);
}

}  // namespace minuted::cli
