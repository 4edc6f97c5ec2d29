// What is odd about a step that may be recorded all the same, so that somebody can be asked whether it is meant.
// A function of a snapshot that keeps nothing, for any thread. Errors: those of the snapshot.
#pragma once

#include <capnp/dynamic.h>

#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "register/snapshot.h"

namespace minuted::verbs {

// Sentences: that a due date or the date of a planned meeting lies before the day of the step or on a day off, and
// which live actions of the same group say nearly the same as a new one. body: of the step's event; text: its words;
// day: on which it happens.
Result<std::vector<std::string>> doubtsAbout(const engine::Snapshot& snapshot, domain::EventType type,
                                             capnp::DynamicStruct::Reader body, std::string_view text, Date day);

// How much two texts have in common, from 0 to 1: twice the number of words that both have, divided by the number of
// words of both (Dice, 1945). Words that any sentence may have do not count.
double likeness(std::string_view one, std::string_view other);

}  // namespace minuted::verbs
