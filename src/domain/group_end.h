// What a group takes no more once it has ended: meetings, actions, decisions, appointments and whatever else begins as
// its own or passes to it. What it had goes on: its actions can be answered, closed, and passed to another group.
// Pure, for any thread.
#pragma once

#include <optional>
#include <string>

#include "domain/party.h"

namespace minuted::domain {

// Whether the event gives the groups that it relates its subject to something: a new subject, or one that passes to
// them.
bool givesToGroups(EventType type);

// Why the ended group cannot be given it, as a sentence; nothing where the group had not ended by then. On its last day
// a group takes what happens at a meeting.
std::optional<std::string> refusalByEnd(Id group, const Group& state, Event event);

}  // namespace minuted::domain
