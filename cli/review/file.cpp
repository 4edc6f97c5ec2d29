// minuted review export and minuted review apply: reviewing proposals in a file that a person edits.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "base/files.h"
#include "cli/context.h"
#include "cli/review/proposals.h"
#include "cli/terminal/output.h"
#include "outcome.capnp.h"
#include "review/review_file.h"

namespace minuted::cli {
namespace {

struct ReviewFileOptions {
  std::string reading, file;
  bool dryRun = false;
};

Result<void> exportReview(Context& context, const ReviewFileOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto reading, context.findSubject(snapshot, options.reading, {Kind::READING}));
  TRY(auto list, review::listProposals(snapshot, reading, false));
  auto text = review::writeReview(list.get());
  if (options.file.empty()) {
    if (!printForPrograms(context.options, list.get())) printOut("{}", text);
    return {};
  }
  std::ofstream out(options.file, std::ios::binary);
  if (!(out << text).flush()) return fail(ErrorKind::failed, fmt::format("'{}' cannot be written.", options.file));
  queries::Answer<schema::FileList> files;
  auto written = (*files).initItems(1)[0];
  written.setFile(options.file);
  written.setWritten(true);
  printForPrograms(context.options, files.get());
  context.say(fmt::format("{0} written with {1}. Next: edit it, then 'minuted review apply {0}'.", options.file,
                          counted(list.get().getItems().size(), "proposal")));
  return {};
}

// What the dry run says is to be done with a proposal.
Verdict plannedVerdict(const review::ReviewEntry& entry, bool edited) {
  std::string verdict = entry.verdict == review::Verdict::accept   ? "accept"
                        : entry.verdict == review::Verdict::reject ? "reject"
                                                                   : "wait";
  return {.reading = entry.reading, .number = entry.number, .verdict = verdict, .edited = edited};
}

std::string planText(const Verdict& planned) {
  return fmt::format("{}: {}{}", review::proposalReference(planned.reading, planned.number),
                     planned.edited ? "edit, " : "", planned.verdict == "wait" ? "leave waiting" : planned.verdict);
}

struct PlannedReview {
  const review::ReviewEntry* entry;
  review::Edit edit;
};

// What is to be done. Proposals that do not wait any more are left out, so that a file can be applied again.
// ErrorKind::notFound where a line names a proposal that does not exist.
Result<std::vector<PlannedReview>> planReview(engine::Recorder& recorder,
                                              const std::vector<review::ReviewEntry>& entries) {
  TRY(auto snapshot, recorder.snapshot());
  std::map<Id, queries::Answer<schema::ProposalList>> readings;
  std::vector<PlannedReview> plan;
  for (const auto& entry : entries) {
    if (!readings.contains(entry.reading)) {
      TRY(auto list, review::listProposals(snapshot, entry.reading, true));
      readings.emplace(entry.reading, std::move(list));
    }
    auto items = readings.at(entry.reading).get().getItems();
    if (entry.number == 0 || entry.number > items.size())
      return fail(ErrorKind::notFound, fmt::format("Line {} of the file: there is no {}.", entry.line,
                                                   review::proposalReference(entry.reading, entry.number)));
    auto proposal = items[entry.number - 1u];
    if (proposal.getStatus() == "waiting") plan.push_back({&entry, review::changedFields(entry.edit, proposal)});
  }
  return plan;
}

struct ReviewTally {
  size_t edited = 0, accepted = 0, rejected = 0, refused = 0;
  std::vector<Verdict> verdicts = {};
};

// Edits, accepts or rejects one proposal, and counts it.
Result<void> carryOut(Context& context, engine::Recorder& recorder, const review::ReviewEntry& entry,
                      const review::Edit& edit, ReviewTally& tally) {
  auto by = context.userName();
  Verdict verdict{.reading = entry.reading, .number = entry.number, .verdict = "edited"};
  if (!review::isEmpty(edit)) {
    TRY_DONE(review::editProposal(recorder, by, entry.reading, entry.number, edit));
    ++tally.edited;
    verdict.edited = true;
  }
  if (entry.verdict == review::Verdict::wait) {
    if (verdict.edited) tally.verdicts.push_back(verdict);
    return {};
  }
  Result<void> outcome;
  if (entry.verdict == review::Verdict::reject) {
    outcome = review::rejectProposal(recorder, by, entry.reading, entry.number, entry.why);
  } else if (auto accepted = review::acceptProposal(recorder, by, entry.reading, entry.number); !accepted) {
    outcome = std::unexpected(accepted.error());
  } else {
    verdict.subject = accepted->subject;
    verdict.hasNews = accepted->hasNews;
  }
  verdict.verdict = !outcome ? "refused" : entry.verdict == review::Verdict::reject ? "rejected" : "accepted";
  if (!outcome) verdict.why = outcome.error().message;
  tally.verdicts.push_back(verdict);
  if (outcome) {
    ++(entry.verdict == review::Verdict::reject ? tally.rejected : tally.accepted);
    return {};
  }
  if (outcome.error().kind != ErrorKind::refused) return outcome;
  printProse(fmt::format("{}: {}", review::proposalReference(entry.reading, entry.number), outcome.error().message));
  ++tally.refused;
  return {};
}

Result<void> applyReview(Context& context, const ReviewFileOptions& options) {
  TRY(auto text, readWrittenText(options.file));
  TRY(auto entries, review::readReview(text, context.today()));
  TRY(auto* recorder, context.recorder());
  TRY(auto plan, planReview(*recorder, entries));
  ReviewTally tally;
  for (const auto& [entry, edit] : plan) {
    if (options.dryRun)
      tally.verdicts.push_back(plannedVerdict(*entry, !review::isEmpty(edit)));
    else
      TRY_DONE(carryOut(context, *recorder, *entry, edit, tally));
  }
  printVerdicts(context.options, tally.verdicts);
  if (options.dryRun) {
    if (!isForPrograms(context.options))
      for (const auto& planned : tally.verdicts) printOut("{}\n", planText(planned));
    context.say("Nothing was recorded: this was a dry run.");
    return {};
  }
  context.say(fmt::format("{} edited, {} accepted, {} rejected.", tally.edited, tally.accepted, tally.rejected));
  return requireNoneRefused(context, tally.refused);
}

}  // namespace

void addReviewFile(Command review, Context& context) {
  auto options = std::make_shared<ReviewFileOptions>();
  auto exportCommand = addCommand(review, context, "export", "Write what waits into a file, to be edited",
                                  "  minuted review export R-2 review.txt\n  minuted review export R-2 | less",
                                  [&context, options] { return exportReview(context, *options); });
  exportCommand.option("reading", options->reading, "R-2").required();
  exportCommand.path("file", options->file, "Where to; nothing: to the screen");
  auto applyCommand =
      addRecordingCommand(review, context, "apply", "Do what an edited file says",
                          "  minuted review apply review.txt --dry-run\n  minuted review apply review.txt",
                          [&context, options] { return applyReview(context, *options); });
  applyCommand.path("file", options->file, "The file; - for standard input").required();
  applyCommand.flag("--dry-run", options->dryRun, "Show what would be done; record nothing");
}

}  // namespace minuted::cli
