// minuted document: the files that were filed, their bytes, and their text as it was read.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/files.h"
#include "cli/question.h"
#include "cli/terminal/joined.h"
#include "cli/terminal/output.h"
#include "outcome.capnp.h"
#include "queries/queries.h"
#include "review/filing.h"

namespace minuted::cli {
namespace {

struct DocumentOptions {
  std::string ref, file, to;
  bool confidential = false;
};

Result<void> showDocuments(const Shown& shown) {
  std::vector<Row> rows;
  size_t missing = 0;
  for (auto each : shown.answer.as<schema::DocumentList>().getItems()) {
    missing += each.getKept() ? 0 : 1;
    rows.push_back(
        {{each.getRef().cStr(), each.getName().cStr(), each.getKept() ? sizeText(each.getSize()) : "not kept",
          joined(each.getReadings()), joined(each.getBelongsTo())}});
  }
  if (!rows.empty()) printTable({{"REF"}, {"NAME", 0.5}, {"SIZE"}, {"READ AS", 0.2}, {"BELONGS TO", 0.2}}, rows);
  shown.context.say(fmt::format("{}.", counted(rows.size(), "document")));
  if (missing > 0)
    shown.context.say(
        fmt::format("The bytes of {} are not kept: filed before documents were. Import the same file again to "
                    "add them.",
                    missing == 1 ? "one" : std::to_string(missing)));
  return {};
}

Result<void> showDocument(const Shown& shown) {
  auto document = shown.answer.as<schema::DocumentAnswer>();
  printWrapped("{}\n", bold(fmt::format("{}  {}", document.getRef().cStr(), document.getName().cStr())));
  printField("size",
             fmt::format("{}{}", sizeText(document.getSize()), document.getKept() ? "" : "; its bytes are not kept"));
  printField("filed", fmt::format("{} by {}", document.getFiledAt().cStr(), document.getFiledBy().cStr()));
  printField("sha-256", document.getDigest().cStr());
  if (document.getConfidential()) printField("confidential", "left out of public copies");
  if (document.getReadings().size() > 0) printField("read as", joined(document.getReadings()));
  if (document.getBelongsTo().size() > 0) printField("belongs to", joined(document.getBelongsTo()));
  if (document.getKept())
    shown.context.say(fmt::format("'minuted document save {}' writes the file.", document.getRef().cStr()));
  return {};
}

Result<void> showText(const Shown& shown) {
  auto text = shown.answer.as<schema::DocumentText>();
  auto line = shown.typed("line");
  uint32_t page = 0, sheet = 0;
  std::vector<Row> rows;
  for (auto each : text.getItems()) {
    std::string place;
    if (each.getPage() != page) place = fmt::format("page {}", page = each.getPage());
    if (each.getSheet() != sheet) place = fmt::format("sheet {}", sheet = each.getSheet());
    auto mark = std::to_string(each.getLine()) == line ? "> " : "";
    rows.push_back({{place, fmt::format("{}{}", mark, each.getLine()), each.getText().cStr()}});
  }
  printTable({{""}, {"LINE"}, {"TEXT", 0.9}}, rows);
  shown.context.say(
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
  addQuestion(app, context, "document", "list", showDocuments);
  addQuestion(app, context, "document", "show", showDocument);
  addQuestion(app, context, "document", "text", showText);
  auto options = std::make_shared<DocumentOptions>();
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
