// minuted document: the files that were filed, their bytes, and their text as it was read.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/files.h"
#include "cli/context.h"
#include "cli/sort_options.h"
#include "cli/terminal/joined.h"
#include "cli/terminal/output.h"
#include "outcome.capnp.h"
#include "queries/queries.h"
#include "review/filing.h"

namespace minuted::cli {
namespace {

struct DocumentOptions {
  std::string ref, file, to;
  uint64_t line = 0;
  bool confidential = false;
  SortOptions sort;
};

Result<void> listDocuments(Context& context, const DocumentOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto to, context.findOptionalSubject(snapshot, options.to, {Kind::ACTION, Kind::DECISION, Kind::MEETING}));
  TRY(auto answer, queries::sorted(queries::listDocuments(snapshot, to), options.sort.order()));
  if (printForPrograms(context.options, answer.get())) return {};
  std::vector<Row> rows;
  size_t missing = 0;
  for (auto each : answer.get().getItems()) {
    missing += each.getKept() ? 0 : 1;
    rows.push_back(
        {{each.getRef().cStr(), each.getName().cStr(), each.getKept() ? sizeText(each.getSize()) : "not kept",
          joined(each.getReadings()), joined(each.getBelongsTo())}});
  }
  if (!rows.empty()) printTable({{"REF"}, {"NAME", 0.5}, {"SIZE"}, {"READ AS", 0.2}, {"BELONGS TO", 0.2}}, rows);
  context.say(fmt::format("{}.", counted(rows.size(), "document")));
  if (missing > 0)
    context.say(
        fmt::format("The bytes of {} are not kept: filed before documents were. Import the same file again to "
                    "add them.",
                    missing == 1 ? "one" : std::to_string(missing)));
  return {};
}

Result<void> showDocument(Context& context, const DocumentOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.findSubject(snapshot, options.ref, {Kind::DOCUMENT}));
  TRY(auto answer, queries::showDocument(snapshot, id));
  auto document = answer.get();
  if (printForPrograms(context.options, document)) return {};
  printWrapped("{}\n", bold(fmt::format("{}  {}", document.getRef().cStr(), document.getName().cStr())));
  printField("size",
             fmt::format("{}{}", sizeText(document.getSize()), document.getKept() ? "" : "; its bytes are not kept"));
  printField("filed", fmt::format("{} by {}", document.getFiledAt().cStr(), document.getFiledBy().cStr()));
  printField("sha-256", document.getDigest().cStr());
  if (document.getConfidential()) printField("confidential", "left out of public copies");
  if (document.getReadings().size() > 0) printField("read as", joined(document.getReadings()));
  if (document.getBelongsTo().size() > 0) printField("belongs to", joined(document.getBelongsTo()));
  if (document.getKept()) context.say(fmt::format("'minuted document save {}' writes the file.", reference(id)));
  return {};
}

Result<void> showText(Context& context, const DocumentOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.findSubject(snapshot, options.ref, {Kind::DOCUMENT, Kind::READING}));
  auto line = options.line > 0 ? std::optional(static_cast<uint32_t>(options.line)) : std::nullopt;
  TRY(auto answer, queries::textOfDocument(snapshot, id, line));
  auto text = answer.get();
  if (printForPrograms(context.options, text)) return {};
  uint32_t page = 0, sheet = 0;
  std::vector<Row> rows;
  for (auto each : text.getItems()) {
    std::string place;
    if (each.getPage() != page) place = fmt::format("page {}", page = each.getPage());
    if (each.getSheet() != sheet) place = fmt::format("sheet {}", sheet = each.getSheet());
    auto mark = line && each.getLine() == *line ? "> " : "";
    rows.push_back({{place, fmt::format("{}{}", mark, each.getLine()), each.getText().cStr()}});
  }
  printTable({{""}, {"LINE"}, {"TEXT", 0.9}}, rows);
  context.say(
      fmt::format("{} ({}), as {} read it.", text.getRef().cStr(), text.getName().cStr(), text.getReading().cStr()));
  return {};
}

Result<void> save(Context& context, const DocumentOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.findSubject(snapshot, options.ref, {Kind::DOCUMENT}));
  TRY(auto shown, queries::showDocument(snapshot, id));
  TRY(auto bytes, queries::bytesOfDocument(snapshot, id));
  if (options.file == "-") {
    writeOut(bytes);
    return {};
  }
  // Its name was whatever the file was called where it came from: only the last part of it names a file here.
  auto name = std::filesystem::path(shown.get().getName().cStr()).filename();
  auto file = options.file.empty() ? name : std::filesystem::path(options.file);
  if (file.empty() || file == "." || file == "..") file = reference(id);
  if (options.file.empty() && std::filesystem::exists(file))
    return fail(ErrorKind::refused, fmt::format("There is a file '{0}' here. Say what to call it: 'minuted document "
                                                "save {1} FILE'.",
                                                file.string(), reference(id)));
  TRY_DONE(writeWholeFile(file, bytes));
  queries::Answer<schema::FileList> files;
  auto written = (*files).initItems(1)[0];
  written.setFile(file.string());
  written.setWritten(true);
  printForPrograms(context.options, files.get());
  context.say(fmt::format("{} written, {}: the bytes that were filed as {}.", file.string(),
                          sizeText(shown.get().getSize()), reference(id)));
  return {};
}

Result<void> add(Context& context, const DocumentOptions& options) {
  TRY(auto bytes, readWholeFile(options.file));
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto to, context.findOptionalSubject(snapshot, options.to, {Kind::ACTION, Kind::DECISION, Kind::MEETING}));
  auto name = std::filesystem::path(options.file).filename().string();
  TRY(auto kept, review::keepDocument(*recorder, bytes, name));
  engine::CommandMaker command;
  review::addFiling(command, {.digest = kept.digest,
                              .size = kept.size,
                              .fileName = name,
                              .text = kept.text,
                              .attachedTo = to,
                              .confidential = options.confidential});
  TRY(auto recorded, context.send(command));
  auto id = *std::ranges::find(recorded.subjects, Kind::DOCUMENT, &Id::kind);
  TRY(auto now, recorder->snapshot());
  TRY(auto answer, queries::showDocument(now, id));
  if (printForPrograms(context.options, answer.get())) return {};
  context.say(fmt::format("{} filed: {}, {}{}.", reference(id), name, sizeText(static_cast<uint32_t>(bytes.size())),
                          to ? ", for " + reference(to) : ""));
  if (kept.whyNoText.empty())
    context.say(fmt::format("Its words can be searched; 'minuted document text {}' shows them.", reference(id)));
  else
    context.say(fmt::format("Its words cannot be searched: {}", kept.whyNoText));
  return {};
}

}  // namespace

void addDocument(Command app, Context& context) {
  auto noun = nounCommand(app, "document");
  auto options = std::make_shared<DocumentOptions>();
  auto listing = addQueryCommand(noun, context, "list", "All documents that were filed",
                                 "  minuted document list\n  minuted document list --of A-1",
                                 [&context, options] { return listDocuments(context, *options); });
  listing.option("--of", options->to, "Only those that belong to it, or that it was read from: A-1, D-9, M-4");
  options->sort.addTo(listing);
  addQueryCommand(noun, context, "show", "One of them", "  minuted document show DOC-2",
                  [&context, options] { return showDocument(context, *options); })
      .option("ref", options->ref, "Its reference")
      .required();
  auto text = addQueryCommand(noun, context, "text", "Its text as it was read, with the lines that proposals name",
                              "  minuted document text DOC-2\n  minuted document text R-1 --line 92",
                              [&context, options] { return showText(context, *options); });
  text.option("ref", options->ref, "The document, or one reading of it").required();
  text.option("--line", options->line, "Only this line and those around it", 1);
  auto saving = addQueryCommand(noun, context, "save", "Write its bytes to a file, as they were filed",
                                "  minuted document save DOC-2\n  minuted document save DOC-2 copy.pdf",
                                [&context, options] { return save(context, *options); });
  saving.option("ref", options->ref, "Its reference").required();
  saving.path("file", options->file, "The file; without one, its own name in this folder. '-' is standard output");
  auto adding = addRecordingCommand(noun, context, "add", "File evidence, a paper, any other file: its bytes are kept",
                                    "  minuted document add photograph.jpg --to A-1",
                                    [&context, options] { return add(context, *options); });
  adding.path("file", options->file, "The file").required();
  adding.option("--to", options->to, "To what it belongs: A-1, D-9 or M-4");
  adding.flag("--confidential", options->confidential, "Leave it out of public copies");
}

}  // namespace minuted::cli
