// What is odd about a step that may be recorded all the same, so that somebody can be asked whether it is meant.
#pragma once

#include <capnp/dynamic.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "queries/due.h"
#include "register/snapshot.h"

namespace minuted::verbs {

// Keeps what it has read, since a file may have thousands of steps. Must not outlive its snapshot. One thread at a
// time.
class Doubts {
 public:
  explicit Doubts(const engine::Snapshot& snapshot) : snapshot_(snapshot), meetings_(snapshot) {}

  // Sentences: that a due date or the date of a planned meeting lies before the day of the step or on a day off, and
  // which live actions of the same group say nearly the same as a new one. body: of the step's event; text: its words;
  // day: on which it happens. Errors: those of the snapshot.
  Result<std::vector<std::string>> about(domain::EventType type, capnp::DynamicStruct::Reader body,
                                         std::string_view text, Date day);

 private:
  struct LiveAction {
    Id id;
    std::string text;
    std::set<std::string> words;
  };

  Result<void> addAboutDate(Date ahead, Date day, std::vector<std::string>& doubts);
  Result<void> addAboutAction(Id group, std::string_view text, std::vector<std::string>& doubts);
  Result<const std::vector<LiveAction>*> liveActionsOf(Id group);

  const engine::Snapshot& snapshot_;
  queries::Meetings meetings_;
  std::map<Id, std::vector<LiveAction>> liveActions_;  // by group
};

// How much two texts have in common, from 0 to 1: twice the number of words that both have, divided by the number of
// words of both (Dice, 1945). Words that any sentence may have do not count.
double likeness(std::string_view one, std::string_view other);

}  // namespace minuted::verbs
