// What to answer where a reference names nothing that is there. A pure function of the snapshot, for any thread.
#pragma once

#include "base/result.h"
#include "register/snapshot.h"

namespace minuted::queries {

// ErrorKind::notFound: the subject was entered in error (when, who said so, and why), it was not there yet at the time
// that is asked about, or there has never been one of that number.
Error missing(const engine::Snapshot& snapshot, Id subject);

}  // namespace minuted::queries
