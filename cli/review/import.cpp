// minuted import: reads minutes and action logs, files what it finds as proposals, and accepts them if asked to.
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "base/files.h"
#include "cli/context.h"
#include "cli/review/proposals.h"
#include "cli/terminal/output.h"
#include "review/reading.h"
#include "review/review.h"

namespace minuted::cli {
namespace {

struct ImportOptions {
  std::vector<std::string> files;
  bool dryRun = false;
  bool accept = false;
  std::string as, group, columns;
};

using Proposals = queries::Answer<schema::ProposalList>;

struct ImportTally {
  size_t proposals = 0, accepted = 0, alreadyKnown = 0, refused = 0;
  Id lastReading;
  std::vector<Proposals> lists = {};  // for programs: of each file the proposals, and what was left out
};

// One list of all.
Proposals joined(const std::vector<Proposals>& lists) {
  uint proposals = 0, leftOut = 0;
  for (const auto& list : lists) {
    proposals += list.get().getItems().size();
    leftOut += list.get().getLeftOut().size();
  }
  Proposals all;
  auto items = (*all).initItems(proposals);
  auto rows = (*all).initLeftOut(leftOut);
  uint nextItem = 0, nextRow = 0;
  for (const auto& list : lists) {
    for (auto item : list.get().getItems()) items.setWithCaveats(nextItem++, item);
    for (auto row : list.get().getLeftOut()) rows.setWithCaveats(nextRow++, row);
  }
  return all;
}

std::string nameOf(const std::string& file) { return std::filesystem::path(file).filename().string(); }

Result<minutes::ReadOptions> readOptions(const ImportOptions& options) {
  using Type = minutes::ReadOptions::Type;
  minutes::ReadOptions settings{.type = options.as == "minutes" ? Type::minutes
                                        : options.as == "log"   ? Type::log
                                                                : Type::detect};
  settings.log.group = options.group;
  TRY(settings.log.columns, minutes::parseColumnSettings(options.columns));
  return settings;
}

Result<minutes::Reading> readFile(const ImportOptions& options, const std::string& file, Bytes& bytes) {
  TRY(auto settings, readOptions(options));
  TRY(bytes, readWholeFile(file));
  return review::readFile(bytes, file, settings);
}

Result<void> dryRun(Context& context, const ImportOptions& options) {
  std::vector<Proposals> lists;
  for (const auto& file : options.files) {
    Bytes bytes;
    TRY(auto reading, readFile(options, file, bytes));
    auto found = review::listFindings(reading, nameOf(file));
    if (!isForPrograms(context.options)) {
      printProposals(found.get(), false);
      printLeftOut(found.get());
    }
    lists.push_back(std::move(found));
  }
  printForPrograms(context.options, joined(lists).get());
  context.say("Nothing was recorded: this was a dry run.");
  return {};
}

Result<void> acceptAll(Context& context, engine::Recorder& recorder, Id reading, ImportTally& tally) {
  TRY(auto snapshot, recorder.snapshot());
  TRY(auto waiting, review::waitingProposals(snapshot, reading));
  // That those listed are members is no finding, but a question, which somebody has to answer.
  TRY(auto list, review::listProposals(snapshot, reading, false));
  for (auto proposal : list.get().getItems())
    if (proposal.getKind() == "members") {
      auto asked = review::parseProposalReference(proposal.getRef().cStr())->second;
      std::erase(waiting, asked);
      context.say(
          fmt::format("Are those who are listed members? 'minuted review accept {0}' says so, 'minuted review "
                      "reject {0}' that they are not.",
                      proposal.getRef().cStr()));
    }
  auto progress = context.progress();
  size_t done = 0;
  for (auto number : waiting) {
    auto accepted = review::acceptProposal(recorder, context.userName(), reading, number);
    if (accepted) {
      ++(accepted->hasNews ? tally.accepted : tally.alreadyKnown);
      for (const auto& question : accepted->questions)
        context.say(fmt::format("{}: {}", review::proposalReference(reading, number), question));
    } else {
      if (accepted.error().kind != ErrorKind::refused) return std::unexpected(accepted.error());
      printProse(
          fmt::format("{} was not accepted: {}", review::proposalReference(reading, number), accepted.error().message));
      ++tally.refused;
    }
    if (progress) progress("Accepting", ++done, waiting.size());
  }
  return {};
}

Result<void> importFile(Context& context, engine::Recorder& recorder, const ImportOptions& options,
                        const std::string& file, ImportTally& tally) {
  Bytes bytes;
  TRY(auto reading, readFile(options, file, bytes));
  TRY(auto filed, review::fileReading(recorder, context.userName(), reading, nameOf(file), bytes));
  if (filed.isKnown) {
    context.say(fmt::format("{}: read before, as {}. Nothing was recorded.", file, reference(filed.reading)));
  } else {
    tally.lastReading = filed.reading;
    tally.proposals += reading.proposals().size();
    context.say(fmt::format("{}: read as {}, {}.", file, reference(filed.reading),
                            counted(reading.proposals().size(), "proposal")));
  }
  auto findings = review::listFindings(reading, nameOf(file));
  bool isForPeople = !isForPrograms(context.options);
  if (!filed.isKnown && isForPeople && !context.options.quiet) printLeftOut(findings.get());
  if (options.accept) TRY_DONE(acceptAll(context, recorder, filed.reading, tally));
  if (isForPeople && (options.accept || filed.isKnown)) return {};
  TRY(auto snapshot, recorder.snapshot());
  TRY(auto list, review::listProposals(snapshot, filed.reading, true));
  if (isForPeople) {
    printProposals(list.get(), true);
  } else {
    (*list).setLeftOut(findings.get().getLeftOut());
    tally.lists.push_back(std::move(list));
  }
  return {};
}

Result<void> import(Context& context, const ImportOptions& options) {
  if (options.dryRun) return dryRun(context, options);
  TRY(auto* recorder, context.recorder());
  ImportTally tally;
  Result<void> outcome;
  for (const auto& file : options.files)
    if (outcome) outcome = importFile(context, *recorder, options, file, tally);
  printForPrograms(context.options, joined(tally.lists).get());
  TRY_DONE(outcome);
  if (options.accept) {
    context.say(fmt::format("{} accepted; {} said what was known already.", counted(tally.accepted, "proposal"),
                            tally.alreadyKnown));
    if (tally.refused > 0)
      return context.verdict(ErrorKind::refused, fmt::format("{} left for review. Next: 'minuted review list'.",
                                                             counted(tally.refused, "proposal")));
    context.say("Next: 'minuted action list' shows what is open.");
  } else if (tally.proposals > 0) {
    context.say(
        fmt::format("Nothing of this counts yet. Next: 'minuted review walk {0}' goes through it, "
                    "'minuted review accept {0}' takes all, 'minuted review accept {0}.3' one.",
                    reference(tally.lastReading)));
  }
  return {};
}

}  // namespace

void addImport(Command app, Context& context) {
  auto options = std::make_shared<ImportOptions>();
  auto command = addRecordingCommand(
      app, context, "import", "Read minutes or an action log and propose what was found",
      "  minuted import minutes.txt            # shows what was found, for review\n"
      "  minuted import minutes.txt --dry-run  # the same, and records nothing\n"
      "  minuted import 2025-*.docx --accept   # takes everything that was found\n"
      "  minuted import log.xlsx --dry-run     # an action log: how its columns are read, row by row\n"
      "  minuted import log.csv --columns 'Lead=owner, F=due' --group 'Safer Streets Sub-Group'",
      [&context, options] { return import(context, *options); });
  command
      .path("files", options->files,
            "Minutes (text, Markdown, DOCX, ODT, PDF, HTML) or action logs (XLSX, ODS, CSV, or tables)")
      .required();
  command.flag("--dry-run", options->dryRun, "Show what would be proposed; record nothing");
  command.flag("--accept", options->accept, "Accept every proposal");
  command.option("--as", options->as, "'minutes' or 'log', where the file is taken for the other")
      .oneOf({"minutes", "log"});
  command.option("--group", options->group, "Of an action log: the group whose it is");
  command.option("--columns", options->columns,
                 "Of an action log: what a column holds, by its name or letter: 'Lead=owner, F=revised due'");
}

}  // namespace minuted::cli
