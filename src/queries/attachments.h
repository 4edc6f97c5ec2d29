// The documents that belong to a subject. A function of a snapshot that keeps nothing, for any thread. Errors: those of
// the snapshot.
#pragma once

#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

struct AttachedDocument {
  Id document;
  uint16_t agendaItem = 0;  // of a meeting: the item whose paper it is, by AgendaItem::item; 0: no one in particular
};

// By the documents' numbers. subject: an action, a decision or a meeting.
Result<std::vector<AttachedDocument>> attachmentsOf(const engine::Snapshot& snapshot, Id subject);

}  // namespace minuted::queries
