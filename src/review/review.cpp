#include "review/review.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "base/written_text.h"
#include "review/proposal_steps.h"

namespace minuted::review {

Result<FiledReading> fileReading(engine::Recorder& recorder, const std::string& by, const minutes::Reading& reading,
                                 std::string_view fileName, size_t size) {
  TRY(auto now, recorder.snapshot());
  TRY(auto known, now.lookup(projections::digestPrefix(Kind::READING, view(reading.textDigest))));
  if (!known.empty()) return FiledReading{known.front(), true};

  engine::CommandMaker command;
  auto filed = command.step();
  auto document = filed.getEvent().getBody().initDocumentFiled();
  document.setDigest({reading.fileDigest.data(), reading.fileDigest.size()});
  document.setSize(static_cast<uint32_t>(size));
  auto name = foldSpace(withoutControls(fileName));  // a file may be called anything
  filed.initWords().setName(name.empty() ? "unnamed" : name);
  auto documentId = command.subjectOfLastStep(Kind::DOCUMENT);
  auto read = command.step();
  auto body = read.getEvent().getBody().initDocumentRead();
  body.setDocument(documentId.value);
  body.setDigest({reading.textDigest.data(), reading.textDigest.size()});
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
