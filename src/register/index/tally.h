// Lists of the indexes, read so that a key which was lost, added or altered is noticed: beside each list stands how
// many keys it has and the sum of the numbers that they end with. And the last number that was given to a subject of
// each kind, which has to be that of the last story.
//
// Threads: the functions keep nothing, for any. Errors: ErrorKind::integrity where an index is not what its tally says.
#pragma once

#include <array>
#include <vector>

#include "base/id.h"
#include "log/store.h"

namespace minuted::engine {

struct Tally {
  uint64_t count = 0;  // keys
  uint64_t sum = 0;    // of the numbers that they end with, modulo 2^64

  void add(uint64_t number) {
    ++count;
    sum += number;
  }
  bool operator==(const Tally&) const = default;
};
Bytes encodeTally(const Tally& tally);

// Of the list with that prefix; of no keys where nothing was ever put into it.
Result<Tally> readTally(const log::ReadPoint& at, BytesView list);

// The numbers that the keys of a list of K or R end with, in their order.
Result<std::vector<uint64_t>> readList(const log::ReadPoint& at, BytesView list);

// The positions of the facts that happened on those days, the last included, in the order in which they happened. Days
// since 1970.
Result<std::vector<uint64_t>> readFacts(const log::ReadPoint& at, int32_t first, int32_t last);

// The last number given to a subject, by kind.
using Numbers = std::array<uint32_t, kindCount>;
Bytes encodeNumbers(const Numbers& numbers);
Result<Numbers> readNumbers(const log::ReadPoint& at);
Result<uint32_t> readLastNumber(const log::ReadPoint& at, Kind kind);

std::unexpected<Error> damagedIndex(const std::string& what);

}  // namespace minuted::engine
