// A subject and the row that it is kept as.
#pragma once

#include "base/bytes.h"
#include "domain/subject.h"

namespace minuted::projections {

Bytes rowOf(const domain::Subject& subject);

// Throws kj::Exception where the bytes are damaged: read stored rows inside guarded() (base/guard.h).
domain::Subject subjectOf(BytesView row);

}  // namespace minuted::projections
