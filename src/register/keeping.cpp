#include "register/keeping.h"

#include <fmt/format.h>

#include "base/message.h"
#include "log/kept_files.h"
#include "register/command.h"

namespace minuted::engine {
namespace {

static_assert(largestKeptFile == log::pieceSize * log::mostPieces);

Bytes pieceCommand(BytesView digest, uint32_t number, BytesView bytes) {
  capnp::MallocMessageBuilder message;
  auto command = message.initRoot<schema::Command>();
  command.setId(dataOf(newCommandId()));
  auto piece = command.initPiece();
  piece.setDigest(dataOf(digest));
  piece.setNumber(number);
  piece.setBytes(dataOf(bytes));
  return canonicalBytes(command.asReader());
}

}  // namespace

Result<Bytes> keepFile(Recorder& recorder, BytesView file) {
  if (file.empty()) return fail(ErrorKind::refused, "An empty file cannot be kept.");
  if (file.size() > largestKeptFile)
    return fail(ErrorKind::refused, fmt::format("It has {:.0f} MB. A document may have {} MB.",
                                                static_cast<double>(file.size()) / 1e6, largestKeptFile / 1'000'000));
  auto hash = sha256({file});
  Bytes digest(view(hash));
  TRY(auto snapshot, recorder.snapshot());
  TRY(auto kept, log::isKept(snapshot.wholeLog(), digest));
  if (kept) return digest;
  uint32_t number = 0;
  for (size_t from = 0; from < file.size(); from += log::pieceSize)
    TRY_DONE(recordedOrError(recorder.record(pieceCommand(digest, number++, file.substr(from, log::pieceSize)))));
  return digest;
}

Result<Bytes> keptFile(const Snapshot& snapshot, BytesView digest) {
  TRY(auto bytes, log::readKept(snapshot.wholeLog(), digest));
  if (!bytes) return fail(ErrorKind::notFound, std::string(notKept));
  return std::move(*bytes);
}

}  // namespace minuted::engine
