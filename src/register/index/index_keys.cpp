#include "register/index/index_keys.h"

#include <vector>

#include "base/ranges.h"

namespace minuted::engine {
namespace {

constexpr uint32_t indexVersion = 1;  // after a change of it, the indexes are made afresh when a register is opened

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
Bytes relationKey(Id party, Id subject) { return key('R', party.value, subject.value); }

Bytes relationPrefix(Id party, Kind kind) {
  auto bytes = key('R', party.value);
  appendU32(bytes, static_cast<uint32_t>(kind));
  return bytes;
}

Bytes storyKindPrefix(Kind kind) {
  Bytes bytes(1, 'S');
  appendU32(bytes, static_cast<uint32_t>(kind));
  return bytes;
}

Bytes happenedPrefix(int32_t day) {
  Bytes bytes(1, 'H');
  appendU32(bytes, static_cast<uint32_t>(day) + (1u << 31));
  return bytes;
}

Bytes happenedKey(int32_t day, uint64_t position) {
  auto bytes = happenedPrefix(day);
  appendU64(bytes, position);
  return bytes;
}

Bytes commandKey(BytesView command) { return "C" + Bytes(command); }

Bytes tallyKey(BytesView list) { return "N" + Bytes(list); }

BytesView listOf(BytesView key) {
  switch (key.empty() ? '\0' : key.front()) {
    case 'K': return key.substr(0, 9);
    case 'R': return key.substr(0, 13);
    case 'H': return key.substr(0, 5);
    default: return {};
  }
}

void forEachIndexKey(domain::Event event, const std::function<void(const Bytes& key)>& visit) {
  auto position = event.getPosition();
  auto subject = domain::subjectOf(event);
  visit(storyKey(subject, position));
  // An event may name the same party or meeting in several of its fields.
  std::vector<Id> companions, related;
  domain::forEachCompanion(event, [&](Id id) {
    if (!contains(companions, id)) companions.push_back(id);
  });
  domain::forEachRelation(event, [&](Id id) {
    if (!contains(related, id)) related.push_back(id);
  });
  for (auto id : companions) visit(companionKey(id, position));
  for (auto id : related) visit(relationKey(id, subject));
  if (!domain::isKnowledge(event.getBody().which())) visit(happenedKey(event.getHappenedOn().getDay(), position));
}

Bytes indexVersionKey() { return Bytes(1, '\0') + "indexes"; }

Bytes indexVersionValue() {
  Bytes value;
  appendU32(value, indexVersion);
  return value;
}

uint64_t lastNumber(BytesView key) { return key.size() < 8 ? 0 : readU64(key.substr(key.size() - 8)); }

}  // namespace minuted::engine
