// What of an event can be searched: the words that somebody wrote, and of a reading the text of its document.
//
// Threads: as the snapshot. Errors: those of the snapshot.
#pragma once

#include <string>
#include <vector>

#include "answer.capnp.h"
#include "log/store.h"
#include "register/story.h"

namespace minuted::search {

// A text in which a phrase can stand: one field of an event's words, or a line of a document.
struct Passage {
  schema::SearchField field;
  std::string text;
  uint32_t line = 0, page = 0;  // of a document; 0 where there is none
};
using Passages = std::vector<Passage>;

// In the order of their fields and lines. Reads damaged bytes inside guarded() (base/guard.h).
Result<Passages> passagesOf(const log::ReadPoint& at, engine::StoredEvent& event);

}  // namespace minuted::search
