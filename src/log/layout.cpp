#include "log/layout.h"

namespace minuted::log {

Bytes recordKey(uint64_t position) {
  Bytes key;
  appendU64(key, position);
  return key;
}

// A node's key begins with the position of the event that completed it. So the nodes of one commit are adjacent, and
// follow those of all earlier commits.
Bytes nodeKey(Node node) {
  Bytes key(1, nodePrefix);
  appendU64(key, (node.index + 1) << node.level);
  key.push_back(static_cast<char>(node.level));
  return key;
}

bool isKeyOfTheLog(BytesView key) { return key.starts_with(nodePrefix) || key == noteKey || key == liveViewsKey; }

Bytes encodeNote(const CommitNote& note) {
  Bytes bytes;
  appendU64(bytes, note.head);
  appendU64(bytes, note.size);
  return bytes;
}

Result<CommitNote> readNote(const ReadPoint& at) {
  TRY(auto stored, at.get(Table::index, noteKey));
  if (!stored || stored->size() != 16)
    return fail(
        ErrorKind::integrity,
        std::string("the register's store is damaged: it does not say how large its log is. ") + unchangedAdvice);
  return CommitNote{readU64(*stored), readU64(BytesView(*stored).substr(8))};
}

Result<Bytes> readRecord(const ReadPoint& at, uint64_t position) {
  TRY(auto stored, at.get(Table::records, recordKey(position)));
  if (!stored) return fail(ErrorKind::notFound, "there is no event " + counted(position) + ".");
  return std::move(*stored);
}

Result<uint64_t> logSize(const ReadPoint& at) {
  TRY(auto last, at.lastKey(Table::records, {}, {}));
  if (!last) return uint64_t(0);
  if (last->size() != 8)
    return fail(ErrorKind::integrity,
                std::string("the log is damaged: it has a key of the wrong length. ") + unchangedAdvice);
  return readU64(*last);
}

std::string events(uint64_t count) { return counted(count) + (count == 1 ? " event" : " events"); }

std::unexpected<Error> damagedEvent(uint64_t position, const std::string& how) {
  return fail(ErrorKind::integrity, "event " + counted(position) + " is damaged: " + how);
}

}  // namespace minuted::log
