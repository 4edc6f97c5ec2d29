#include "register/index_keys.h"

namespace minuted::engine {
namespace {

Bytes key(char index, uint64_t first) {
  Bytes bytes(1, index);
  appendU64(bytes, first);
  return bytes;
}

Bytes key(char index, uint64_t first, uint64_t second) {
  auto bytes = key(index, first);
  appendU64(bytes, second);
  return bytes;
}

}  // namespace

Bytes storyPrefix(Id subject) { return key('S', subject.value); }
Bytes storyKey(Id subject, uint64_t position) { return key('S', subject.value, position); }
Bytes companionPrefix(Id subject) { return key('K', subject.value); }
Bytes companionKey(Id subject, uint64_t position) { return key('K', subject.value, position); }
Bytes relationPrefix(Id party) { return key('R', party.value); }
Bytes relationKey(Id party, Id subject) { return key('R', party.value, subject.value); }

Bytes storyKindPrefix(Kind kind) {
  Bytes bytes(1, 'S');
  appendU32(bytes, static_cast<uint32_t>(kind));
  return bytes;
}

Bytes happenedPrefix() { return "H"; }

Bytes happenedKey(int32_t day, uint64_t position) {
  auto bytes = happenedPrefix();
  appendU32(bytes, static_cast<uint32_t>(day) + (1u << 31));
  appendU64(bytes, position);
  return bytes;
}

Bytes commandKey(BytesView command) { return "C" + Bytes(command); }

uint64_t lastNumber(BytesView key) { return key.size() < 8 ? 0 : readU64(key.substr(key.size() - 8)); }

}  // namespace minuted::engine
