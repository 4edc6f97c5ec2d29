// What every event has, whatever it tells: its subject, who else it concerns, and whether it is a fact or knowledge.
#pragma once

#include <functional>
#include <string_view>

#include "base/date.h"
#include "base/id.h"
#include "event.capnp.h"

namespace minuted::domain {

using Event = schema::Event::Reader;
using Words = schema::Words::Reader;
using EventType = schema::Event::Body::Which;

// Knowledge is what the register knows about identity and error; a fact happened on a date. `--on` cuts facts only.
bool isKnowledge(EventType type);

std::string_view eventName(EventType type);  // "actionRaised"

// The one subject whose story the event belongs to, and which it is folded into.
Id subjectOf(Event event);

// The kind that the type's subjects are of; NONE where it may be of several.
Kind kindOfSubject(EventType type);

// Sets the subject of an event that is being made, where it is new.
void setSubject(schema::Event::Builder event, Id subject);

// Subjects that the event names beside its own, and the kind that each must be of: all must exist. Kind::NONE where it
// may be of several.
using SeeMention = std::function<void(Id id, Kind asked)>;
void forEachMention(Event event, const SeeMention& see);

// Every date that the event tells, its own included.
void forEachDate(Event event, const std::function<void(Date)>& see);

// Parties and groups that the event relates its subject to: the owners of an action, the group of a meeting, who
// attended. Everything that was ever related to a party is found by index, on any past day.
void forEachRelation(Event event, const std::function<void(Id)>& see);

// Meetings and decisions in whose story the event stands as well: a meeting's story has the actions raised at it.
void forEachCompanion(Event event, const std::function<void(Id)>& see);

// Rewrites every id in the event's body and source: for the subjects that a command makes.
void replaceIds(schema::Event::Builder event, const std::function<Id(Id)>& replace);

}  // namespace minuted::domain
