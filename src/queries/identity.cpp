#include "queries/identity.h"

#include <algorithm>

namespace minuted::queries {
namespace {

Result<Id> mergedInto(const engine::Snapshot& snapshot, Id id) {
  if (id.kind() != Kind::PERSON && id.kind() != Kind::ORGANISATION) return Id();
  TRY(auto subject, snapshot.find(id));
  const auto* party = subject ? std::get_if<domain::Party>(&subject->state) : nullptr;
  return party == nullptr ? Id() : party->mergedInto;
}

}  // namespace

// Two that were merged into each other are the one that was come to last.
Result<Id> identityOf(const engine::Snapshot& snapshot, Id id) {
  std::vector<Id> seen{id};
  for (;;) {
    TRY(auto next, mergedInto(snapshot, seen.back()));
    if (!next || std::ranges::find(seen, next) != seen.end()) return seen.back();
    seen.push_back(next);
  }
}

Result<std::vector<Id>> identitiesOf(const engine::Snapshot& snapshot, Id id) {
  std::vector<Id> ids{id};
  if (id.kind() != Kind::PERSON && id.kind() != Kind::ORGANISATION) return ids;
  for (size_t i = 0; i < ids.size(); ++i) {
    TRY(auto related, snapshot.related(ids[i], id.kind()));
    for (auto other : related) {
      TRY(auto into, mergedInto(snapshot, other));
      if (into == ids[i] && std::ranges::find(ids, other) == ids.end()) ids.push_back(other);
    }
  }
  return ids;
}

}  // namespace minuted::queries
