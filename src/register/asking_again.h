// Actions that are asked again each time that they were closed: a report every quarter.
#pragma once

#include <functional>

#include "register/command.h"
#include "register/snapshot.h"

namespace minuted::engine {

// Adds to a command that closes the action the steps that raise it anew and say that this goes on from it: for the same
// owners and group, due one interval after the day on which it was due, or else closed, and not by then already. Adds
// none where it is asked once, where another goes on from it already, or where it would be asked of what is not there
// any more: a group that has ended, somebody who was entered in error.
// addStep: adds a step to the command, with what its maker says of each, such as where it was read. closedOn: of a
// closing without a day, today. meeting: at which it is closed; none where it is not known.
// One thread at a time. Errors: those of the snapshot.
using StepMaker = std::function<schema::Step::Builder(OptionalDate happenedOn)>;
Result<void> askAgain(const Snapshot& snapshot, CommandMaker& command, const StepMaker& addStep, Id action,
                      OptionalDate closedOn, Id meeting);

}  // namespace minuted::engine
