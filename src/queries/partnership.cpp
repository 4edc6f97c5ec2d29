#include "queries/partnership.h"

namespace minuted::queries {

Result<Id> partnershipOf(const engine::Snapshot& snapshot) {
  TRY(auto subject, snapshot.find(Id(Kind::REGISTER, 1)));
  const auto* opened = subject ? std::get_if<domain::Register>(&subject->state) : nullptr;
  if (opened == nullptr) return fail(ErrorKind::notFound, "The register has not been opened yet at that time.");
  return opened->partnership;
}

}  // namespace minuted::queries
