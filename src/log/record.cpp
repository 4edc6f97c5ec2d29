#include "log/record.h"

#include <algorithm>
#include <limits>

namespace minuted::log {
namespace {

enum class Flag : char { noWords = 0, wordsKept = 1, redacted = 2 };

constexpr size_t headerSize = 5;  // the flag and the length of the event
constexpr size_t hashSize = std::tuple_size_v<Hash>;

// The part that all records have in common; `tailSize` bytes will be appended to it.
Bytes beginRecord(Flag flag, BytesView event, size_t tailSize) {
  REQUIRE(event.size() <= std::numeric_limits<uint32_t>::max());
  Bytes record;
  record.reserve(headerSize + event.size() + tailSize);
  record.push_back(static_cast<char>(flag));
  appendU32(record, static_cast<uint32_t>(event.size()));
  record.append(event);
  return record;
}

uint32_t readU32(BytesView from) {
  uint32_t value = 0;
  for (char byte : from.substr(0, 4)) value = value << 8 | static_cast<uint8_t>(byte);
  return value;
}

std::unexpected<Error> damaged(const char* how) {
  return fail(ErrorKind::integrity, std::string("the stored record does not parse: ") + how);
}

}  // namespace

Bytes encodeRecord(BytesView event, BytesView words, BytesView salt) {
  if (words.empty()) return beginRecord(Flag::noWords, event, 0);
  REQUIRE(salt.size() == saltSize);
  auto record = beginRecord(Flag::wordsKept, event, saltSize + words.size());
  record.append(salt).append(words);
  return record;
}

Bytes encodeRedacted(BytesView event, const Hash& wordsHash) {
  auto record = beginRecord(Flag::redacted, event, hashSize);
  record.append(view(wordsHash));
  return record;
}

Result<Record> decodeParts(BytesView stored) {
  if (stored.size() < headerSize) return damaged("it is too short");
  auto length = readU32(stored.substr(1));
  auto remaining = stored.substr(headerSize);
  if (remaining.size() < length) return damaged("its event is cut off");

  Record record;
  record.event = remaining.substr(0, length);
  remaining.remove_prefix(length);
  switch (static_cast<Flag>(stored[0])) {
    case Flag::noWords:
      if (!remaining.empty()) return damaged("there are bytes after its event");
      return record;
    case Flag::wordsKept:
      if (remaining.size() <= saltSize) return damaged("its words are cut off");
      record.wordsState = Record::WordsState::kept;
      record.salt = remaining.substr(0, saltSize);
      record.words = remaining.substr(saltSize);
      return record;
    case Flag::redacted:
      if (remaining.size() != hashSize) return damaged("the hash of its redacted words has the wrong length");
      record.wordsState = Record::WordsState::redacted;
      std::copy(remaining.begin(), remaining.end(), record.wordsHash.begin());
      return record;
  }
  return damaged("its first byte is none that this version knows");
}

Result<Record> decodeRecord(BytesView stored) {
  auto record = decodeParts(stored);
  if (record && record->wordsState == Record::WordsState::kept)
    record->wordsHash = hashWords(record->salt, record->words);
  return record;
}

Hash hashWords(BytesView salt, BytesView words) { return sha256({salt, words}); }

Hash leafHash(const Record& record) { return leafHash(record.event, record.wordsHash); }

Hash leafHash(BytesView event, const Hash& wordsHash) { return sha256({BytesView("\0", 1), event, view(wordsHash)}); }

}  // namespace minuted::log
