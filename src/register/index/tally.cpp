#include "register/index/tally.h"

#include <map>

#include "log/log.h"
#include "projections/views.h"
#include "register/index/index_keys.h"

namespace minuted::engine {
namespace {

using log::Table;
using projections::afterPrefix;

Result<Tally> decodeTally(BytesView bytes) {
  if (bytes.size() != 16) return damagedIndex("a tally has not the length of one");
  return Tally{readU64(bytes), readU64(bytes.substr(8))};
}

Result<Numbers> decodeNumbers(BytesView bytes) {
  // A later version may know more kinds, an earlier one knew fewer.
  if (bytes.empty() || bytes.size() % 4 != 0) return damagedIndex("it does not say how many subjects there are");
  Numbers numbers{};
  for (size_t i = 0; i < bytes.size() / 4 && i < numbers.size(); ++i)
    for (auto byte : bytes.substr(i * 4, 4)) numbers[i] = numbers[i] << 8 | static_cast<uint8_t>(byte);
  return numbers;
}

// The number of the last subject of the kind that has a story.
Result<uint32_t> lastWithStory(const log::ReadPoint& at, Kind kind) {
  auto prefix = storyKindPrefix(kind);
  TRY(auto key, at.lastKey(Table::index, prefix, afterPrefix(prefix)));
  if (!key) return uint32_t(0);
  if (key->size() != 17) return damagedIndex("a key of a story has not the length of one");
  return Id(readU64(BytesView(*key).substr(1))).number();
}

Result<void> requireLast(const log::ReadPoint& at, Kind kind, uint32_t number) {
  TRY(auto last, lastWithStory(at, kind));
  if (last == number) return {};
  return damagedIndex("the last " + std::string(kindName(kind)) + " is number " + std::to_string(number) +
                      ", and the last with a story is number " + std::to_string(last));
}

}  // namespace

std::unexpected<Error> damagedIndex(const std::string& what) {
  return fail(ErrorKind::integrity, "the indexes of the log are damaged: " + what +
                                        ". 'minuted rebuild' makes them afresh from the log, and 'minuted verify' "
                                        "compares them.");
}

Bytes encodeTally(const Tally& tally) {
  Bytes bytes;
  appendU64(bytes, tally.count);
  appendU64(bytes, tally.sum);
  return bytes;
}

Result<Tally> readTally(const log::ReadPoint& at, BytesView list) {
  TRY(auto stored, at.get(Table::index, tallyKey(list)));
  return stored ? decodeTally(*stored) : Result<Tally>();
}

Result<std::vector<uint64_t>> readList(const log::ReadPoint& at, BytesView list) {
  std::vector<uint64_t> numbers;
  Tally found;
  TRY_DONE(at.scan(Table::index, list, afterPrefix(list), [&](BytesView key, BytesView) {
    numbers.push_back(lastNumber(key));
    found.add(numbers.back());
    return true;
  }));
  TRY(auto tally, readTally(at, list));
  if (found != tally) return damagedIndex("a list of them has lost, got or changed keys");
  return numbers;
}

Result<std::vector<uint64_t>> readFacts(const log::ReadPoint& at, int32_t first, int32_t last) {
  std::vector<uint64_t> positions;
  if (first > last) return positions;
  std::map<Bytes, Tally> found, tallies;  // by day
  auto from = happenedPrefix(first), until = afterPrefix(happenedPrefix(last));
  TRY_DONE(at.scan(Table::index, from, until, [&](BytesView key, BytesView) {
    positions.push_back(lastNumber(key));
    found[Bytes(listOf(key))].add(positions.back());
    return true;
  }));
  Result<void> read;
  TRY_DONE(at.scan(Table::index, tallyKey(from), tallyKey(until), [&](BytesView key, BytesView value) {
    auto tally = decodeTally(value);
    if (tally)
      tallies.emplace(key.substr(1), *tally);
    else
      read = std::unexpected(tally.error());
    return read.has_value();
  }));
  TRY_DONE(read);
  if (found != tallies) return damagedIndex("a day has lost, got or changed facts");
  return positions;
}

Bytes encodeNumbers(const Numbers& numbers) {
  Bytes bytes;
  for (auto number : numbers) appendU32(bytes, number);
  return bytes;
}

Result<Numbers> readNumbers(const log::ReadPoint& at) {
  TRY(auto stored, at.get(Table::index, tallyKey({})));
  TRY(auto size, log::logSize(at));
  if (!stored && size == 0) return Numbers{};
  TRY(auto numbers, decodeNumbers(stored ? BytesView(*stored) : BytesView()));
  for (auto kind : allKinds()) TRY_DONE(requireLast(at, kind, numbers[static_cast<size_t>(kind)]));
  return numbers;
}

Result<uint32_t> readLastNumber(const log::ReadPoint& at, Kind kind) {
  TRY(auto stored, at.get(Table::index, tallyKey({})));
  TRY(auto size, log::logSize(at));
  if (!stored && size == 0) return uint32_t(0);
  TRY(auto numbers, decodeNumbers(stored ? BytesView(*stored) : BytesView()));
  auto number = numbers.at(static_cast<size_t>(kind));
  TRY_DONE(requireLast(at, kind, number));
  return number;
}

}  // namespace minuted::engine
