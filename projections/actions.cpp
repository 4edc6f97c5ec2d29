// The keys of actions by owner and by group. Live actions sort before the others, so that the live actions of an owner
// are one range of keys.
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

void actionsByOwnerKeys(const domain::Subject& subject, const KeyVisitor& visit) {
  const auto* action = std::get_if<domain::Action>(&subject.state);
  if (action == nullptr) return;
  std::vector<Id> parties;
  for (const auto& owner : action->owners)
    for (auto party : {owner.party, owner.onBehalfOf})
      if (party && std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
  for (auto party : parties) visit(actionKey(ViewId::actionsByOwner, party, *action, subject.id));
}

void actionsByGroupKeys(const domain::Subject& subject, const KeyVisitor& visit) {
  const auto* action = std::get_if<domain::Action>(&subject.state);
  if (action != nullptr && action->group) visit(actionKey(ViewId::actionsByGroup, action->group, *action, subject.id));
}

}  // namespace minuted::projections
