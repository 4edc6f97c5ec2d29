#include "review/review.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "base/written_text.h"
#include "queries/states.h"
#include "register/keeping.h"
#include "review/filing.h"
#include "review/proposal_steps.h"

namespace minuted::review {

namespace {

// Keeps the bytes of a document that was filed without them, where the file, of that digest, is the same.
Result<void> keepBytesOf(engine::Recorder& recorder, const std::string& by, const engine::Snapshot& snapshot,
                         Id readingId, BytesView file, BytesView digest) {
  TRY(auto reading, readingOf(snapshot, readingId));
  TRY(auto document, queries::findState<domain::Document>(snapshot, reading.document));
  if (!document || document->isKept || document->digest != digest) return {};
  TRY_DONE(engine::keepFile(recorder, file));
  engine::CommandMaker command;
  command.step().getEvent().getBody().initDocumentKept().setDocument(reading.document.value);
  auto id = engine::derivedCommandId("keep " + Bytes(digest));
  TRY_DONE(recordedOrError(recorder.record(command.finish(id, by))));
  return {};
}

}  // namespace

Result<FiledReading> fileReading(engine::Recorder& recorder, const std::string& by, const minutes::Reading& reading,
                                 std::string_view fileName, BytesView file) {
  TRY(auto now, recorder.snapshot());
  TRY(auto known, now.lookup(projections::digestPrefix(Kind::READING, view(reading.textDigest))));
  if (!known.empty()) {
    TRY_DONE(keepBytesOf(recorder, by, now, known.front(), file, view(reading.fileDigest)));
    return FiledReading{known.front(), true};
  }

  TRY(auto digest, engine::keepFile(recorder, file));
  TRY(auto text, engine::keepFile(recorder, documents::encodeText(reading.text)));
  engine::CommandMaker command;
  writeFiled(command.step(), {.digest = digest, .size = file.size(), .fileName = fileName});
  auto documentId = command.subjectOfLastStep(Kind::DOCUMENT);
  auto read = command.step();
  auto body = read.getEvent().getBody().initDocumentRead();
  body.setDocument(documentId.value);
  body.setDigest({reading.textDigest.data(), reading.textDigest.size()});
  body.setText(dataOf(text));
  body.setImporter(minutes::importerVersion);
  body.setProposals(static_cast<uint16_t>(reading.proposals().size()));
  read.setWords(reading.words());
  TRY(auto answer, recordedOrError(recorder.record(
                       command.finish(engine::derivedCommandId("read " + Bytes(view(reading.textDigest))), by))));
  return FiledReading{answer.subjects.back(), answer.again};
}

Result<std::vector<uint16_t>> waitingProposals(const engine::Snapshot& snapshot, Id id) {
  TRY(auto reading, readingOf(snapshot, id));
  std::vector<uint16_t> waiting;
  for (size_t i = 0; i < reading.fates.size(); ++i)
    if (reading.fates[i].status == schema::ProposalStatus::WAITING) waiting.push_back(static_cast<uint16_t>(i + 1));
  return waiting;
}

std::string proposalReference(Id reading, uint16_t number) { return fmt::format("{}.{}", reference(reading), number); }

std::optional<std::pair<Id, uint16_t>> parseProposalReference(std::string_view text) {
  auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  auto reading = parseReference(text.substr(0, dot));
  uint16_t number = 0;
  auto digits = text.substr(dot + 1);
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (!reading || reading->kind() != Kind::READING || error != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return std::pair(*reading, number);
}

}  // namespace minuted::review
