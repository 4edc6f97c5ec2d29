// The decisions register: decisions by the group that took them.
#include "projections/keys.h"

namespace minuted::projections {

void decisionsByGroupKeys(const domain::Subject& subject, const EachKey& each) {
  const auto* decision = std::get_if<domain::Decision>(&subject.state);
  if (decision != nullptr && decision->group) each(partyKey(ViewId::decisionsByGroup, decision->group, subject.id));
}

}  // namespace minuted::projections
