// The annual update: made, written for by people, published; and its templates.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/report/files.h"
#include "documents/reader_process.h"
#include "report/annual.h"
#include "report/narratives.h"
#include "report/render/templates.h"
#include "report/update_record.h"

namespace minuted::cli {
namespace {

namespace fs = std::filesystem;

// Which report: of whom, and of what period.
struct Which {
  std::string group, from, to;
  void addTo(Command command) {
    command.option("--to", to, "The last day of the period: 2023-03-31").required();
    command.option("--from", from, "Its first day; a year before, where it is not said");
    command.option("--group", group, "The group; the partnership, where none is said");
  }
};

report::TakeSnapshot taker(engine::Register& opened) {
  return [&opened](const engine::Times& times) { return opened.snapshot(times); };
}

Result<report::AnnualOptions> optionsOf(Context& context, engine::Register& opened, const Which& which,
                                        std::string layout) {
  report::AnnualOptions options;
  if (!context.options.on.empty())
    return fail(ErrorKind::usage, "A report is of a period: say --from and --to, and not --on.");
  TRY(auto times, context.times());
  options.asOf = times.asOf;
  TRY(auto to, parseOptionalDate(which.to));
  if (!to) return fail(ErrorKind::usage, "Until when? Say --to 2023-03-31.");
  options.to = *to;
  TRY(options.from, parseOptionalDate(which.from));
  options.layout = std::move(layout);
  if (which.group.empty()) return options;
  TRY(auto snapshot, opened.snapshot({.on = to, .asOf = options.asOf}));
  TRY(options.group, context.meant(snapshot, which.group, {Kind::GROUP}));
  return options;
}

struct AnnualFlags {
  Which which;
  ReportOutput output;
  bool publicCopy = false, draft = false;
};

Result<void> annual(Context& context, const AnnualFlags& flags) {
  TRY(auto layout, layoutNamed(flags.output, "annual.md"));
  TRY(auto* opened, context.reading());
  TRY(auto options, optionsOf(context, *opened, flags.which, std::move(layout)));
  options.publicCopy = flags.publicCopy;
  options.draft = flags.draft;
  TRY(auto update, report::annualUpdate(taker(*opened), options));
  TRY_DONE(write(update.document, flags.output, context));
  context.say(fmt::format("{}, {} to {}: {} cited, from a log of {}.", update.document.title, longDate(update.from),
                          longDate(update.to), counted(citationsOf(update.document).size(), "event"),
                          counted(update.document.logSize, "event")));
  if (update.to.day > localDay(opened->clock().now()).day)
    context.say(fmt::format("That period is not over before {}: more may happen in it.", longDate(update.to)));
  if (flags.draft) context.say("Next: write between the marks, and 'minuted report bring FILE --to DAY' records it.");
  return {};
}

Result<report::UpdatePeriod> periodOf(Context& context, const engine::Snapshot& snapshot, const Which& which) {
  TRY(auto to, parseOptionalDate(which.to));
  TRY(auto from, parseOptionalDate(which.from));
  if (!to) return fail(ErrorKind::usage, "Until when? Say --to 2023-03-31.");
  TRY(auto period, report::periodOf(from, *to));
  Id group;
  if (!which.group.empty()) {
    TRY(group, context.meant(snapshot, which.group, {Kind::GROUP}));
  }
  return report::updatePeriodOf(snapshot, group, period);
}

struct WriteFlags {
  Which which;
  std::string section, about, file;
  std::optional<std::string> text;
};

Result<void> writeWords(Context& context, const WriteFlags& flags) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto period, periodOf(context, snapshot, flags.which));
  report::SectionWords words{.section = flags.section, .about = {}, .text = flags.text.value_or("")};
  if (!flags.about.empty()) {
    TRY(words.about, context.meant(snapshot, flags.about, {Kind::GROUP}));
  }
  if (flags.text.has_value() == !flags.file.empty())
    return fail(ErrorKind::usage, "What is to be written? Say the words, or --file FILE; \"\" takes them away.");
  TRY(auto layout, layoutNamed({}, "annual.md"));
  TRY_DONE(report::requireSection(flags.section, layout));  // before words are read, which a person may be typing
  if (!flags.file.empty()) {
    TRY(words.text, readInput(flags.file));
  }
  TRY(auto command, report::writeWords(snapshot, period, words, layout));
  auto outcome = trim(words.text).empty() ? "taken away" : "written";
  TRY_DONE(context.record(command, fmt::format("the words of '{}' {}", flags.section, outcome),
                          fmt::format("minuted report annual --to {}", flags.which.to)));
  return {};
}

struct BringFlags {
  Which which;
  std::string file;
  bool dryRun = false;
};

// What was edited between the marks of a draft, as narratives: only what differs from what is there.
Result<void> bring(Context& context, const BringFlags& flags) {
  TRY(auto bytes, readInput(flags.file));
  TRY(auto document,
      documents::readFile(bytes, fs::path(flags.file).filename().string(), documents::readerBesideProgram()));
  TRY(auto edited, report::readDraft(document, flags.file));
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto period, periodOf(context, snapshot, flags.which));
  TRY(auto draft, report::compareDraft(snapshot, period, edited));
  for (const auto& change : draft.changes)
    fmt::print("{}: {}\n", change.name, change.text.empty() ? "taken away" : change.was.empty() ? "new" : "changed");
  if (draft.changes.empty()) {
    context.say(fmt::format("Nothing was changed between the marks of {}.", flags.file));
    return {};
  }
  if (!draft.outdated.empty())
    return fail(ErrorKind::refused,
                fmt::format("The words of '{}' were written anew since this draft was made: make another with "
                            "'minuted report annual --draft', or take that part out.",
                            draft.outdated));
  if (flags.dryRun) return {};
  TRY(auto command, report::bringBack(snapshot, period, draft.changes));
  TRY_DONE(
      context.record(command, fmt::format("the words of {} brought back", counted(draft.changes.size(), "section"))));
  return {};
}

struct PublishFlags {
  Which which;
  std::string note, templates;
};

Result<void> publish(Context& context, const PublishFlags& flags) {
  if (!context.options.on.empty() || !context.options.asOf.empty())
    return fail(ErrorKind::usage, "An update is published as it is now: leave out --on and --as-of.");
  ReportOutput output{.files = {}, .format = {}, .templates = flags.templates};
  TRY(auto layout, layoutNamed(output, "annual.md"));
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto period, periodOf(context, snapshot, flags.which));
  auto take = [&](const engine::Times& times) { return recorder->snapshot(times); };
  TRY(auto publication, report::publish(take, period, std::move(layout), flags.note));
  TRY_DONE(context.record(publication.command, fmt::format("published as of event {}", publication.logSize)));
  return {};
}

// Who has written what.
Result<void> listWords(Context& context, const Which& which) {
  TRY(auto* opened, context.reading());
  TRY(auto now, opened->snapshot());
  TRY(auto period, periodOf(context, now, which));
  TRY(auto snapshot, context.snapshot());
  TRY(auto found, report::reportOf(snapshot, period.group, period.from, period.to));
  queries::Names names(snapshot);
  std::vector<Row> rows;
  if (found)
    for (const auto& written : found->report.written) {
      TRY(auto narrative, report::narrativeOf(snapshot, found, written.section, written.about, names));
      rows.push_back({{narrative.section, narrative.author, narrative.writtenOn,
                       narrative.text.empty() ? "" : narrative.text.front()},
                      false});
    }
  if (rows.empty()) {
    context.say("Nobody has written anything for it yet. Next: minuted report write SECTION TEXT --to " + which.to);
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
  for (const auto& file : report::templateFiles()) {
    auto path = fs::path(folder) / file.name;
    if (fs::exists(path)) {
      context.say(fmt::format("{} is there already, and stays as it is.", path.string()));
      continue;
    }
    std::ofstream stream(path, std::ios::binary);
    stream.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    if (!stream.flush()) return fail(ErrorKind::failed, fmt::format("Could not write {}.", path.string()));
    ++copied;
  }
  context.say(
      fmt::format("{} copied to {}. Change them, and say --templates {}.", counted(copied, "file"), folder, folder));
  return {};
}

}  // namespace

void addReport(Command app, Context& context) {
  auto noun = nounCommand(app, "report");
  auto flags = std::make_shared<AnnualFlags>();
  auto made = addCommand(noun, context, "annual", "The annual update: what was agreed and done, with its sources",
                         "  minuted report annual --to 2023-03-31 -o update.docx -o update.pdf\n"
                         "  minuted report annual --to 2023-03-31 --draft -o draft.docx\n"
                         "  minuted report annual --to 2023-03-31 --group \"Safer Communities\" > update.md",
                         [&context, flags] { return annual(context, *flags); });
  flags->which.addTo(made);
  flags->output.addTo(made);
  made.flag("--public", flags->publicCopy, "Leave out what is confidential");
  made.flag("--draft", flags->draft, "With marks between which to write words of your own");

  auto words = std::make_shared<WriteFlags>();
  auto wrote =
      addCommand(noun, context, "write", "Write words of your own for a section of the annual update",
                 "  minuted report write introduction \"A year of rebuilding.\" --to 2023-03-31\n"
                 "  minuted report write activity --about \"Safer Communities\" --file words.txt --to 2023-03-31",
                 [&context, words] { return writeWords(context, *words); });
  wrote.option("section", words->section, "The section's key, as the templates have it: forward-plan").required();
  wrote.option("text", words->text, "The words, a paragraph a line; none takes them away");
  wrote.option("--file", words->file, "A file with the words instead; - for standard input");
  wrote.option("--about", words->about, "For the part of the section that is about that group");
  words->which.addTo(wrote);

  auto which = std::make_shared<Which>();
  auto list =
      addCommand(noun, context, "words", "What people have written for the annual update",
                 "  minuted report words --to 2023-03-31", [&context, which] { return listWords(context, *which); });
  which->addTo(list);

  auto back = std::make_shared<BringFlags>();
  auto brought = addCommand(noun, context, "bring", "Record what was written between the marks of a draft",
                            "  minuted report bring draft.docx --to 2023-03-31 --dry-run\n"
                            "  minuted report bring draft.docx --to 2023-03-31",
                            [&context, back] { return bring(context, *back); });
  brought.option("file", back->file, "The draft as it was edited: .docx, .odt, .html, .md, .txt").required();
  brought.flag("--dry-run", back->dryRun, "Only show what would be recorded");
  back->which.addTo(brought);

  auto published = std::make_shared<PublishFlags>();
  auto publishing = addCommand(noun, context, "publish", "Record that the annual update was published as it is now",
                               "  minuted report publish --to 2023-03-31 --note \"sent to Council\"",
                               [&context, published] { return publish(context, *published); });
  published->which.addTo(publishing);
  publishing.option("--note", published->note, "Where, or to whom");
  publishing.option("--templates", published->templates, "The folder of templates it was made with");

  auto folder = std::make_shared<std::string>();
  auto copied = addCommand(
      noun, context, "templates", "Copy the texts and styles of reports to a folder, to change them",
      "  minuted report templates ~/minuted-templates", [&context, folder] { return copyTemplates(context, *folder); });
  copied.option("folder", *folder, "The folder").required();
}

}  // namespace minuted::cli
