// The keys of the log's indexes, as docs/LOG_FORMAT.md, 'Indexes', has them: one letter that names the index, then
// numbers, big-endian, so that a scan of a prefix goes in their order. Pure functions, for any thread.
#pragma once

#include "base/bytes.h"
#include "base/id.h"

namespace minuted::engine {

Bytes storyPrefix(Id subject);  // S: the events that belong to the subject
Bytes storyKey(Id subject, uint64_t position);
Bytes storyKindPrefix(Kind kind);   // S, of all subjects of the kind
Bytes companionPrefix(Id subject);  // K: events of other subjects that its story shows too
Bytes companionKey(Id subject, uint64_t position);
Bytes relationPrefix(Id party);  // R: the subjects that were ever related to the party
Bytes relationKey(Id party, Id subject);
Bytes happenedPrefix();  // H: facts by the day they happened on, in days since 1970
Bytes happenedKey(int32_t day, uint64_t position);
Bytes commandKey(BytesView command);  // C: by command id. Value: first position (8 bytes), number of events (4)

uint64_t lastNumber(BytesView key);  // the 8 bytes that a key ends with

}  // namespace minuted::engine
