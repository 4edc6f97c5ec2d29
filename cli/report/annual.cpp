// The annual update: making it, writing words for it, publishing it, and copying its templates.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/report/files.h"
#include "cli/report/period.h"
#include "cli/terminal/output.h"
#include "documents/reader_process.h"
#include "outcome.capnp.h"
#include "report/annual.h"
#include "report/narratives.h"
#include "report/render/templates.h"
#include "report/update_record.h"

namespace minuted::cli {
namespace {

namespace fs = std::filesystem;

// The options that say which update is meant: its period and its group.
struct UpdateOptions {
  PeriodOptions period;
  std::string group;
  void addTo(Command command) {
    period.addTo(command);
    command.option("--group", group, "The group; the partnership, where none is said");
  }
};

Result<report::AnnualOptions> optionsOf(Context& context, const UpdateOptions& update, std::string layout) {
  report::AnnualOptions options;
  TRY_DONE(refuseOn(context, "A report"));
  TRY(auto times, context.times());
  options.asOf = times.asOf;
  TRY(auto period, update.period.parse(context));
  options.from = period.from;
  options.to = period.to;
  options.layout = std::move(layout);
  if (update.group.empty()) return options;
  TRY(auto snapshot, context.snapshotAt({.on = options.to, .asOf = options.asOf}));
  TRY(options.group, context.findSubject(snapshot, update.group, {Kind::GROUP}));
  return options;
}

struct AnnualFlags {
  UpdateOptions update;
  ReportOutput output;
  bool draft = false;
};

Result<void> makeUpdate(Context& context, const AnnualFlags& flags) {
  TRY(auto layout, readLayout(flags.output, "annual.md"));
  TRY(auto* openedRegister, context.openForReading());
  TRY(auto options, optionsOf(context, flags.update, std::move(layout)));
  options.draft = flags.draft;
  TRY(auto update,
      report::annualUpdate([&](const engine::Times& times) { return context.snapshotAt(times); }, options));
  TRY_DONE(write(update.document, flags.output, context));
  context.say(fmt::format("{}, {} to {}: {} cited, from a log of {}.", update.document.title, longDate(update.from),
                          longDate(update.to), counted(citationsOf(update.document).size(), "event"),
                          counted(update.document.logSize, "event")));
  if (update.to.day > localDay(openedRegister->clock().now()).day)
    context.say(fmt::format("That period is not over before {}: more may happen in it.", longDate(update.to)));
  if (flags.draft) context.say("Next: write between the marks, and 'minuted report bring FILE --to DAY' records it.");
  return {};
}

Result<report::UpdatePeriod> periodOf(Context& context, const engine::Snapshot& snapshot, const UpdateOptions& update) {
  TRY(auto given, update.period.parse(context));
  TRY(auto period, report::periodOf(given.from, given.to));
  TRY(auto group, context.findOptionalSubject(snapshot, update.group, {Kind::GROUP}));
  return report::updatePeriodOf(snapshot, group, period);
}

struct WriteFlags {
  UpdateOptions update;
  std::string section, about, file;
  std::optional<std::string> text;
};

Result<void> writeWords(Context& context, const WriteFlags& flags) {
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto period, periodOf(context, snapshot, flags.update));
  report::SectionText words{.section = flags.section, .about = {}, .text = flags.text.value_or("")};
  TRY(words.about, context.findOptionalSubject(snapshot, flags.about, {Kind::GROUP}));
  if (flags.text.has_value() == !flags.file.empty())
    return fail(ErrorKind::usage, "What is to be written? Say the words, or --file FILE; \"\" takes them away.");
  TRY(auto layout, readLayout({}, "annual.md"));
  // Checks the section before it reads the words, which a person may be typing.
  TRY_DONE(report::requireSection(flags.section, layout));
  if (!flags.file.empty()) {
    TRY(words.text, readWrittenText(flags.file));
  }
  TRY(auto command, report::narrativeCommand(snapshot, period, words, layout));
  auto outcome = trim(words.text).empty() ? "taken away" : "written";
  TRY_DONE(context.record(command, fmt::format("the words of '{}' {}", flags.section, outcome),
                          fmt::format("minuted report annual --to {}", flags.update.period.to)));
  return {};
}

struct BringFlags {
  UpdateOptions update;
  std::string file;
  bool dryRun = false;
};

std::string nameOfChange(const report::NarrativeChange& change) {
  return change.text.empty() ? "taken away" : change.oldText.empty() ? "new" : "changed";
}

// recorded: without subjects where nothing was.
queries::Answer<schema::DraftChanges> changesAnswer(const engine::Snapshot& snapshot,
                                                    const std::vector<report::NarrativeChange>& changes,
                                                    const engine::Recorded& recorded) {
  queries::Answer<schema::DraftChanges> answer;
  queries::Names names(snapshot);
  auto items = (*answer).initItems(static_cast<uint>(changes.size()));
  for (uint i = 0; i < items.size(); ++i) {
    items[i].setSection(changes[i].section);
    items[i].setAbout(names.of(changes[i].about));
    items[i].setAboutRef(names.reference(changes[i].about));
    items[i].setChange(nameOfChange(changes[i]));
    items[i].setText(changes[i].text);
  }
  if (recorded.subjects.empty()) return answer;
  (*answer).setRecorded(reference(recorded.subjects.back()));
  (*answer).setEvent(static_cast<uint32_t>(recorded.first + recorded.count - 1));
  return answer;
}

// Records the words that were edited between the marks of a draft, if they differ from those in the register.
Result<void> bringDraft(Context& context, const BringFlags& flags) {
  TRY(auto bytes, readInput(flags.file));
  TRY(auto document,
      documents::readFile(bytes, fs::path(flags.file).filename().string(), documents::readerBesideProgram()));
  TRY(auto edited, report::readDraft(document, flags.file));
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto period, periodOf(context, snapshot, flags.update));
  TRY(auto draft, report::compareDraft(snapshot, period, edited));
  bool isForPeople = !isForPrograms(context.options);
  if (isForPeople)
    for (const auto& change : draft.changes) printWrapped("{}: {}\n", change.name, nameOfChange(change));
  auto printChanges = [&](const engine::Recorded& recorded) {
    printForPrograms(context.options, changesAnswer(snapshot, draft.changes, recorded).get());
  };
  if (draft.changes.empty()) {
    printChanges({});
    context.say(fmt::format("Nothing was changed between the marks of {}.", flags.file));
    return {};
  }
  if (!draft.outdated.empty())
    return fail(ErrorKind::refused,
                fmt::format("The words of '{}' were written anew since this draft was made: make another with "
                            "'minuted report annual --draft', or take that part out.",
                            draft.outdated));
  if (flags.dryRun) {
    printChanges({});
    return {};
  }
  TRY(auto command, report::draftCommand(snapshot, period, draft.changes));
  auto outcome = fmt::format("the words of {} brought back", counted(draft.changes.size(), "section"));
  if (isForPeople) {
    TRY_DONE(context.record(command, outcome));
    return {};
  }
  TRY(auto recorded, context.send(command));
  printChanges(recorded);
  context.say(outcome + ".");
  return {};
}

struct PublishFlags {
  UpdateOptions update;
  std::string note, templates;
  bool publicCopy = false;
};

Result<void> publish(Context& context, const PublishFlags& flags) {
  if (!context.options.on.empty() || !context.options.asOf.empty())
    return fail(ErrorKind::usage, "An update is published as it is now: leave out --on and --as-of.");
  ReportOutput output{.files = {}, .format = {}, .templates = flags.templates};
  TRY(auto layout, readLayout(output, "annual.md"));
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto period, periodOf(context, snapshot, flags.update));
  auto takeSnapshot = [&](const engine::Times& times) { return recorder->snapshot(times); };
  report::PublishOptions how{
      .layout = std::move(layout), .templates = {}, .note = flags.note, .publicCopy = flags.publicCopy};
  TRY(how.templates, report::templatesDigest(templatesFolder(flags.templates)));
  TRY(auto publication, report::publish(takeSnapshot, period, how));
  TRY_DONE(context.record(publication.command, fmt::format("published as of event {}", publication.logSize)));
  return {};
}

// Lists the words that people have written, with their authors.
Result<void> listWords(Context& context, const UpdateOptions& update) {
  TRY(auto current, context.snapshotAt({}));
  TRY(auto period, periodOf(context, current, update));
  TRY(auto snapshot, context.snapshot());
  TRY(auto storedReport, report::reportOf(snapshot, period.group, period.from, period.to));
  TRY(auto words, report::listNarratives(snapshot, storedReport));
  if (printForPrograms(context.options, words.get())) return {};
  std::vector<Row> rows;
  for (auto written : words.get().getItems()) {
    std::string section = written.getSection().cStr(), text = written.getText().cStr();
    if (written.getAbout().size() > 0) section += fmt::format(", {}", written.getAbout().cStr());
    rows.push_back({{section, written.getAuthor().cStr(), longDate(localDay(*parseTime(written.getWrittenAt().cStr()))),
                     foldSpace(text.substr(0, text.find('\n')))},
                    false});
  }
  if (rows.empty()) {
    context.say("Nobody has written anything for it yet. Next: minuted report write SECTION TEXT --to " +
                update.period.to);
    return {};
  }
  printTable({{"SECTION", 0.3}, {"BY", 0.2}, {"ON"}, {"TEXT", 0.5}}, rows);
  return {};
}

Result<void> copyTemplates(const Context& context, const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorKind::failed, fmt::format("Could not make {}: {}.", folder, error.message()));
  size_t copied = 0;
  queries::Answer<schema::FileList> answer;
  auto items = (*answer).initItems(static_cast<uint>(report::templateFiles().size()));
  uint next = 0;
  for (const auto& file : report::templateFiles()) {
    auto path = fs::path(folder) / file.name;
    auto item = items[next++];
    item.setFile(path.string());
    item.setWritten(!fs::exists(path));
    if (!item.getWritten()) {
      context.say(fmt::format("{} is there already, and stays as it is.", path.string()));
      continue;
    }
    std::ofstream stream(path, std::ios::binary);
    stream.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    if (!stream.flush()) return fail(ErrorKind::failed, fmt::format("Could not write {}.", path.string()));
    ++copied;
  }
  printForPrograms(context.options, answer.get());
  context.say(
      fmt::format("{} copied to {}. Change them, and say --templates {}.", counted(copied, "file"), folder, folder));
  return {};
}

}  // namespace

void addReport(Command app, Context& context) {
  auto noun = nounCommand(app, "report");
  auto flags = std::make_shared<AnnualFlags>();
  auto annual =
      addQueryCommand(noun, context, "annual", "The annual update: what was agreed and done, with its sources",
                      "  minuted report annual --to 2023-03-31 -o update.docx -o update.pdf\n"
                      "  minuted report annual --to 2023-03-31 --draft -o draft.docx\n"
                      "  minuted report annual --to 2023-03-31 --group \"Safer Communities\" > update.md",
                      [&context, flags] { return makeUpdate(context, *flags); });
  flags->update.addTo(annual);
  flags->output.addTo(annual);
  annual.flag("--draft", flags->draft, "With marks between which to write words of your own");

  auto writeFlags = std::make_shared<WriteFlags>();
  auto write = addRecordingCommand(
      noun, context, "write", "Write words of your own for a section of the annual update",
      "  minuted report write introduction \"A year of rebuilding.\" --to 2023-03-31\n"
      "  minuted report write activity --about \"Safer Communities\" --file words.txt --to 2023-03-31",
      [&context, writeFlags] { return writeWords(context, *writeFlags); });
  write.option("section", writeFlags->section, "The section's key, as the templates have it: forward-plan").required();
  write.option("text", writeFlags->text, "The words, a paragraph a line; \"\" takes them away").mayBeEmpty();
  write.path("--file", writeFlags->file, "A file with the words instead; - for standard input");
  write.option("--about", writeFlags->about, "For the part of the section that is about that group");
  writeFlags->update.addTo(write);

  auto wordsOptions = std::make_shared<UpdateOptions>();
  auto words = addQueryCommand(noun, context, "words", "What people have written for the annual update",
                               "  minuted report words --to 2023-03-31",
                               [&context, wordsOptions] { return listWords(context, *wordsOptions); });
  wordsOptions->addTo(words);

  auto bringFlags = std::make_shared<BringFlags>();
  auto bring = addRecordingCommand(noun, context, "bring", "Record what was written between the marks of a draft",
                                   "  minuted report bring draft.docx --to 2023-03-31 --dry-run\n"
                                   "  minuted report bring draft.docx --to 2023-03-31",
                                   [&context, bringFlags] { return bringDraft(context, *bringFlags); });
  bring.path("file", bringFlags->file, "The draft as it was edited: .docx, .odt, .html, .md, .txt").required();
  bring.flag("--dry-run", bringFlags->dryRun, "Only show what would be recorded");
  bringFlags->update.addTo(bring);

  auto publishFlags = std::make_shared<PublishFlags>();
  auto publishCommand =
      addRecordingCommand(noun, context, "publish", "Record that the annual update was published as it is now",
                          "  minuted report publish --to 2023-03-31 --note \"sent to Council\"",
                          [&context, publishFlags] { return publish(context, *publishFlags); });
  publishFlags->update.addTo(publishCommand);
  publishCommand.option("--note,--why,--reason", publishFlags->note, "Where, or to whom");
  publishCommand.flag("--public", publishFlags->publicCopy, "The public copy, without what is confidential");
  publishCommand.path("--templates", publishFlags->templates, "The folder of templates it was made with");

  auto folder = std::make_shared<std::string>();
  auto templates = addCommand(
      noun, context, "templates", "Copy the texts and styles of reports to a folder, to change them",
      "  minuted report templates ~/minuted-templates", [&context, folder] { return copyTemplates(context, *folder); });
  templates.path("folder", *folder, "The folder").required();
}

}  // namespace minuted::cli
