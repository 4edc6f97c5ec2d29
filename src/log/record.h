// One event as it is stored, and its leaf in the tree. docs/LOG_FORMAT.md is the specification, byte for byte.
//
// Threads: pure functions, for any thread.
#pragma once

#include <cstdint>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::log {

// The views point into the bytes that the record was read from.
struct Record {
  enum class WordsState { none, kept, redacted };

  BytesView event;  // a canonical Cap'n Proto message, schema/event.capnp Event
  WordsState wordsState = WordsState::none;
  BytesView salt;    // 16 bytes, where words are kept
  BytesView words;   // a canonical Cap'n Proto message, Words; empty unless kept
  Hash wordsHash{};  // with the salt; zeros where the event was recorded without words
};

constexpr size_t saltSize = 16;

// Empty `words` mean that the event has none; the salt, of saltSize bytes, is then not used.
Bytes encodeRecord(BytesView event, BytesView words, BytesView salt);
Bytes encodeRedacted(BytesView event, const Hash& wordsHash);
Result<Record> decodeRecord(BytesView stored);  // ErrorKind::integrity where it does not parse
Result<Record> decodeParts(BytesView stored);   // the same, but does not compute wordsHash where words are kept

Hash hashWords(BytesView salt, BytesView words);
Hash leafHash(const Record& record);
Hash leafHash(BytesView event, const Hash& wordsHash);

}  // namespace minuted::log
