#include "queries/parties/identity.h"

#include "base/ranges.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

// Where the id was merged to directly; none where it was not.
Result<Id> mergedInto(const engine::Snapshot& snapshot, Id id) {
  if (id.kind() != Kind::PERSON && id.kind() != Kind::ORGANISATION) return Id();
  TRY(auto party, findState<domain::Party>(snapshot, id));
  return party ? party->mergedInto : Id();
}

}  // namespace

// Of a circle of merges, the last id before it closes.
Result<Id> identityOf(const engine::Snapshot& snapshot, Id id) {
  std::vector<Id> seen{id};
  for (;;) {
    TRY(auto next, mergedInto(snapshot, seen.back()));
    if (!next || contains(seen, next)) return seen.back();
    seen.push_back(next);
  }
}

Result<std::vector<Id>> identitiesOf(const engine::Snapshot& snapshot, Id id) {
  std::vector<Id> ids{id};
  if (id.kind() != Kind::PERSON && id.kind() != Kind::ORGANISATION) return ids;
  for (size_t i = 0; i < ids.size(); ++i) {
    TRY(auto related, snapshot.relatedSubjects(ids[i], id.kind()));
    for (auto other : related) {
      TRY(auto into, mergedInto(snapshot, other));
      if (into == ids[i] && !contains(ids, other)) ids.push_back(other);
    }
  }
  return ids;
}

}  // namespace minuted::queries
