// Every subject by its id.
#include "projections/keys.h"

namespace minuted::projections {

void subjectKeys(const domain::Subject& subject, const EachKey& each) { each(subjectKey(subject.id)); }

Bytes partyKey(ViewId view, Id party, Id subject) {
  auto key = partyPrefix(view, party);
  appendU64(key, subject.value);
  return key;
}

}  // namespace minuted::projections
