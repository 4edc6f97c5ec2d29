// The keys of the log's indexes. docs/LOG_FORMAT.md, 'Indexes'.
#pragma once

#include "base/bytes.h"
#include "base/id.h"

namespace minuted::engine {

Bytes storyPrefix(Id subject);  // S: events of the subject's own
Bytes storyKey(Id subject, uint64_t position);
Bytes storyKindPrefix(Kind kind);   // all stories of a kind
Bytes companionPrefix(Id subject);  // K: events of others that stand in its story too
Bytes companionKey(Id subject, uint64_t position);
Bytes relationPrefix(Id party);  // R: everything that was ever related to the party
Bytes relationKey(Id party, Id subject);
Bytes happenedPrefix();  // H: facts by the day they happened on
Bytes happenedKey(int32_t day, uint64_t position);
Bytes commandKey(BytesView command);  // C: -> first position (8), count (4)

uint64_t lastNumber(BytesView key);  // the 8 bytes that a key ends with

}  // namespace minuted::engine
