// The keys of the log's indexes, as docs/LOG_FORMAT.md, 'Indexes', has them: one letter that names the index, then
// numbers, big-endian, so that a scan of a prefix goes in their order. Pure functions, for any thread.
#pragma once

#include <functional>

#include "base/bytes.h"
#include "base/id.h"
#include "domain/event.h"

namespace minuted::engine {

Bytes storyPrefix(Id subject);  // S: the events that belong to the subject
Bytes storyKey(Id subject, uint64_t position);
Bytes storyKindPrefix(Kind kind);   // S, of all subjects of the kind
Bytes companionPrefix(Id subject);  // K: events of other subjects that its story shows too
Bytes companionKey(Id subject, uint64_t position);
Bytes relationPrefix(Id party, Kind kind);  // R: the subjects of the kind that were ever related to the party
Bytes relationKey(Id party, Id subject);
Bytes happenedPrefix(int32_t day);  // H: facts by the day they happened on, in days since 1970
Bytes happenedKey(int32_t day, uint64_t position);
Bytes commandKey(BytesView command);  // C: by command id. Value: first position (8 bytes), number of events (4)

// N: of a list of K, R or H, by its prefix, how many keys it has (register/index/tally.h); of no prefix, the last
// number given to a subject of each kind.
Bytes tallyKey(BytesView list);
// The list that a key stands in, of those that have a tally; nothing of any other key.
BytesView listOf(BytesView key);

// Calls visit for the keys of S, K, R and H under which the event is found, each once. Their values are empty.
void forEachIndexKey(domain::Event event, const std::function<void(const Bytes& key)>& visit);

// The key and the value by which the version of the indexes is stored among those of the views.
Bytes indexVersionKey();
Bytes indexVersionValue();

uint64_t lastNumber(BytesView key);  // the 8 bytes that a key ends with

}  // namespace minuted::engine
