// Converts a subject to the row that is stored for it, and back. Pure functions, for any thread.
#pragma once

#include "base/bytes.h"
#include "domain/subject.h"

namespace minuted::projections {

Bytes rowOf(const domain::Subject& subject);

// Throws kj::Exception where the bytes are damaged: read stored rows inside guarded() (base/guard.h).
domain::Subject subjectOf(BytesView row);

// How far the story behind a row extends. Reading only this is faster than reading the whole row.
struct Extent {
  uint64_t newest = 0;                // position of the newest event
  int32_t firstDay = 0, lastDay = 0;  // as in domain::Subject
  uint32_t events = 0;                // that were folded
};
Extent extentOf(BytesView row);

}  // namespace minuted::projections
