// The minutes of a meeting, made from what was recorded at it. They are a draft until a later meeting has agreed them.
#pragma once

#include "report/report_context.h"

namespace minuted::report {

// ErrorKind::notFound where there is no such meeting; refused where it was not held, or nothing was recorded at it.
Result<Document> minutesOf(const engine::Snapshot& snapshot, Id meeting);

}  // namespace minuted::report
