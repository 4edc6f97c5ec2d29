// When actions are due, and what minutes have been agreed: what an action's own story does not say and its group's
// meetings do. Looked up once each; must not outlive the snapshot.
#pragma once

#include <map>
#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

struct Due {
  OptionalDate first, current;
  Id meeting;          // due at the group's next meeting: that one
  bool moved = false;  // that meeting was moved: no extension
};

class Meetings {
 public:
  explicit Meetings(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  // 'At the group's next meeting' is the first one after the action was raised that was not cancelled.
  Result<Due> dueOf(const domain::Action& action);

  // Of an action that is due at the next meeting: that one, and those before it that were cancelled.
  Result<std::vector<Id>> boundOf(const domain::Action& action);

  // What a meeting's minutes say is provisional until a later meeting has agreed them.
  Result<bool> provisional(Id meeting);

  // The last meeting of a group that was held before that day.
  Result<std::optional<domain::Meeting>> heldBefore(Id group, Date day);

 private:
  using Held = std::pair<Id, domain::Meeting>;
  Result<const std::vector<Held>*> of(Id group);  // by date

  const engine::Snapshot& snapshot_;
  std::map<Id, std::vector<Held>> byGroup_;
  std::map<Id, bool> provisional_;
};

}  // namespace minuted::queries
