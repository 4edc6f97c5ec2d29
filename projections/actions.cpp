// Actions by owner and by group, the live ones first: an owner's open actions are one stretch of rows.
#include <algorithm>

#include "projections/keys.h"

namespace minuted::projections {
namespace {

Bytes actionKey(ViewId view, Id party, const domain::Action& action, Id id) {
  auto key = partyPrefix(view, party);
  key.push_back(isLive(action) ? '\0' : '\1');
  appendU64(key, id.value);
  return key;
}

}  // namespace

void actionsByOwnerKeys(const domain::Subject& subject, const EachKey& each) {
  const auto* action = std::get_if<domain::Action>(&subject.state);
  if (action == nullptr) return;
  std::vector<Id> parties;
  for (const auto& owner : action->owners)
    for (auto party : {owner.party, owner.onBehalfOf})
      if (party && std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
  for (auto party : parties) each(actionKey(ViewId::actionsByOwner, party, *action, subject.id));
}

void actionsByGroupKeys(const domain::Subject& subject, const EachKey& each) {
  const auto* action = std::get_if<domain::Action>(&subject.state);
  if (action != nullptr && action->group) each(actionKey(ViewId::actionsByGroup, action->group, *action, subject.id));
}

}  // namespace minuted::projections
