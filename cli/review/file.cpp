// review export, review apply
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "base/files.h"
#include "cli/context.h"
#include "cli/output.h"
#include "review/review_file.h"

namespace minuted::cli {
namespace {

struct Options {
  std::string reading, file;
  bool dryRun = false;
};

Result<void> exportReview(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto reading, context.meant(snapshot, options.reading, {Kind::READING}));
  TRY(auto list, review::listProposals(snapshot, reading, false));
  auto text = review::writeReview(list.get());
  if (options.file.empty()) {
    fmt::print("{}", text);
    return {};
  }
  std::ofstream out(options.file, std::ios::binary);
  if (!(out << text).flush()) return fail(ErrorKind::failed, fmt::format("'{}' cannot be written.", options.file));
  context.say(fmt::format("{0} written with {1}. Next: edit it, then 'minuted review apply {0}'.", options.file,
                          counted(list.get().getItems().size(), "proposal")));
  return {};
}

std::string told(const review::ReviewEntry& entry, bool edited) {
  std::string what = entry.verdict == review::Verdict::accept   ? "accept"
                     : entry.verdict == review::Verdict::reject ? "reject"
                                                                : "leave waiting";
  return fmt::format("{}: {}{}", review::proposalReference(entry.reading, entry.number), edited ? "edit, " : "", what);
}

struct Planned {
  const review::ReviewEntry* entry;
  review::Edit edit;
};

// What is to be done for those that wait still: the file may be applied again. Nothing, where one names what is not
// there.
Result<std::vector<Planned>> planOf(engine::Recorder& recorder, const std::vector<review::ReviewEntry>& entries) {
  TRY(auto snapshot, recorder.snapshot());
  std::map<Id, queries::Answer<schema::ProposalList>> readings;
  std::vector<Planned> plan;
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
    if (proposal.getStatus() == "waiting") plan.push_back({&entry, review::changes(entry.edit, proposal)});
  }
  return plan;
}

struct Tally {
  size_t edited = 0, accepted = 0, rejected = 0, refused = 0;
};

Result<void> carryOut(Context& context, engine::Recorder& recorder, const review::ReviewEntry& entry,
                      const review::Edit& edit, Tally& tally) {
  auto by = context.by();
  if (!review::isEmpty(edit)) {
    TRY_DONE(review::editProposal(recorder, by, entry.reading, entry.number, edit));
    ++tally.edited;
  }
  if (entry.verdict == review::Verdict::wait) return {};
  Result<void> done;
  if (entry.verdict == review::Verdict::reject) {
    done = review::rejectProposal(recorder, by, entry.reading, entry.number, entry.why);
  } else if (auto accepted = review::acceptProposal(recorder, by, entry.reading, entry.number); !accepted) {
    done = std::unexpected(accepted.error());
  }
  if (done) {
    ++(entry.verdict == review::Verdict::reject ? tally.rejected : tally.accepted);
    return {};
  }
  if (done.error().kind != ErrorKind::refused) return done;
  fmt::print(stderr, "{}: {}\n", review::proposalReference(entry.reading, entry.number), done.error().message);
  ++tally.refused;
  return {};
}

Result<void> applyReview(Context& context, const Options& options) {
  TRY(auto text, readInput(options.file));
  TRY(auto entries, review::readReview(text));
  TRY(auto* recorder, context.recording());
  TRY(auto plan, planOf(*recorder, entries));
  Tally tally;
  for (const auto& [entry, edit] : plan) {
    if (options.dryRun)
      fmt::print("{}\n", told(*entry, !review::isEmpty(edit)));
    else
      TRY_DONE(carryOut(context, *recorder, *entry, edit, tally));
  }
  if (options.dryRun) {
    context.say("Nothing was recorded: this was a dry run.");
    return {};
  }
  context.say(fmt::format("{} edited, {} accepted, {} rejected.", tally.edited, tally.accepted, tally.rejected));
  if (tally.refused > 0)
    return fail(ErrorKind::refused,
                fmt::format("{} left waiting, for the reasons above.", counted(tally.refused, "proposal")));
  return {};
}

}  // namespace

void addReviewFile(Command review, Context& context) {
  auto options = std::make_shared<Options>();
  auto exporting = addCommand(review, context, "export", "Write what waits into a file, to be edited",
                              "  minuted review export R-2 review.txt\n  minuted review export R-2 | less",
                              [&context, options] { return exportReview(context, *options); });
  exporting.option("reading", options->reading, "R-2").required();
  exporting.option("file", options->file, "Where to; nothing: to the screen");
  auto applying = addCommand(review, context, "apply", "Do what an edited file says",
                             "  minuted review apply review.txt --dry-run\n  minuted review apply review.txt",
                             [&context, options] { return applyReview(context, *options); });
  applying.option("file", options->file, "The file; - for standard input").required();
  applying.flag("--dry-run", options->dryRun, "Show what would be done; record nothing");
}

}  // namespace minuted::cli
