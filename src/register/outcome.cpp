#include "register/outcome.h"

namespace minuted::engine {

Refusal refusalBy(const Error& error, uint16_t step) {
  bool isDamage = error.kind == ErrorKind::integrity;
  return {isDamage ? schema::Refusal::DAMAGED : schema::Refusal::STOPPED, error.message, step};
}

Error errorOf(const Refusal& refusal) {
  switch (refusal.kind) {
    case schema::Refusal::RULE:
    case schema::Refusal::CONFLICT: return {ErrorKind::refused, refusal.reason};
    case schema::Refusal::NOT_FOUND: return {ErrorKind::notFound, refusal.reason};
    case schema::Refusal::MALFORMED: return {ErrorKind::usage, refusal.reason};
    case schema::Refusal::DAMAGED: return {ErrorKind::integrity, refusal.reason};
    case schema::Refusal::UNKNOWN:
    case schema::Refusal::STOPPED: break;
  }
  return {ErrorKind::failed, refusal.reason};
}

Result<Recorded> recordedOrError(Outcome outcome) {
  if (!outcome) return std::unexpected(errorOf(outcome.error()));
  return std::move(*outcome);
}

}  // namespace minuted::engine
