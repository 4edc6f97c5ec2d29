// The minutes of a meeting from what was recorded at it: a draft until a later meeting has agreed them.
#pragma once

#include "report/citing.h"

namespace minuted::report {

// ErrorKind::notFound where there is no such meeting; refused where it was not held, or nothing was recorded at it.
Result<Document> minutesOf(const engine::Snapshot& snapshot, Id meeting, bool publicCopy);

}  // namespace minuted::report
