#include "queries/parties/partnership.h"

#include "queries/states.h"

namespace minuted::queries {

Result<Id> partnershipOf(const engine::Snapshot& snapshot) {
  TRY(auto opened, findState<domain::Register>(snapshot, Id(Kind::REGISTER, 1)));
  if (!opened) return fail(ErrorKind::notFound, "The register has not been opened yet at that time.");
  return opened->partnership;
}

}  // namespace minuted::queries
