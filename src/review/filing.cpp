#include "review/filing.h"

#include <fmt/format.h>

#include "base/message.h"
#include "base/text.h"
#include "base/written_text.h"
#include "documents/text_lines.h"
#include "register/keeping.h"

namespace minuted::review {
namespace {

// Why the file has no text, of an error that says behind it what to do for importing the file.
std::string reasonIn(const std::string& message, std::string_view fileName) {
  auto from = message.starts_with(fileName) ? fileName.size() : 0;
  auto end = message.find(". ", from);
  return end == std::string::npos ? message : message.substr(0, end + 1);
}

}  // namespace

void writeFiled(schema::Step::Builder step, const Filing& filing) {
  auto document = step.getEvent().getBody().initDocumentFiled();
  document.setDigest(dataOf(filing.digest));
  document.setSize(static_cast<uint32_t>(filing.size));
  document.setKept(true);
  document.setConfidential(filing.confidential);
  auto name = foldSpace(withoutControls(filing.fileName));  // a file may be called anything
  step.initWords().setName(name.empty() ? "unnamed" : name);
}

void addFiling(engine::CommandMaker& command, const Filing& filing) {
  writeFiled(command.step(), filing);
  auto document = command.subjectOfLastStep(Kind::DOCUMENT);
  if (filing.attachedTo) {
    auto attached = command.step().getEvent().getBody().initDocumentAttached();
    attached.setDocument(document.value);
    attached.setTo(filing.attachedTo.value);
  }
  if (filing.text.empty()) return;
  auto read = command.step().getEvent().getBody().initDocumentRead();
  read.setDocument(document.value);
  read.setDigest(dataOf(filing.text));
  read.setText(dataOf(filing.text));
}

Result<KeptDocument> keepDocument(engine::Recorder& recorder, BytesView file, std::string_view fileName,
                                  const std::filesystem::path& reader) {
  KeptDocument kept{.digest = {}, .size = file.size(), .text = {}};
  TRY(kept.digest, engine::keepFile(recorder, file));
  auto document = documents::readFile(file, fileName, reader);
  if (!document) {
    kept.whyNoText = reasonIn(document.error().message, fileName);
    return kept;
  }
  if (document->blocks.empty()) {
    kept.whyNoText = fmt::format("{} holds no text.", fileName);
    return kept;
  }
  TRY(kept.text, engine::keepFile(recorder, documents::encodeText(documents::textLinesOf(*document))));
  return kept;
}

}  // namespace minuted::review
