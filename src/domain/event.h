// What every event has, whatever it tells: its subject, who else it concerns, and whether it is a fact or knowledge.
// All of it is said in schema/event.capnp, by annotations, and read from there once.
#pragma once

#include <capnp/schema.h>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "event.capnp.h"

namespace minuted::domain {

using Event = schema::Event::Reader;
using Words = schema::Words::Reader;
using EventType = schema::Event::Body::Which;

// Knowledge is what the register knows about identity and error; a fact happened on a date. `--on` cuts facts only.
bool isKnowledge(EventType type);

// A subject can begin with it, and gets its number from it.
bool beginsSubject(EventType type);

std::string_view eventName(EventType type);  // "actionRaised"

// The day on which it happened, where it has one.
OptionalDate dayOf(Event event);

// The one subject whose story the event belongs to, and which it is folded into.
Id subjectOf(Event event);

// The kinds that the type's subjects may be of; of an empty list, any.
using Kinds = std::span<const Kind>;
Kinds kindsOfSubject(EventType type);
bool isOneOf(Kind kind, Kinds kinds);  // any kind is one of none
std::string kindNames(Kinds kinds);    // "person, organisation or group"

// The kinds of subjects that a field refers to; nothing where it is no reference.
std::optional<std::vector<Kind>> referredKinds(capnp::StructSchema::Field field);

// Sets the subject of an event that is being made, where it is new.
void setSubject(schema::Event::Builder event, Id subject);

// Subjects that the event names beside its own, and the kinds that each may be of: all must exist.
void forEachMention(Event event, const std::function<void(Id id, Kinds asked)>& see);

// Every date that the event tells, its own included.
void forEachDate(Event event, const std::function<void(Date)>& see);

// Parties and groups that the event relates its subject to: the owners of an action, the group of a meeting, who
// attended. Everything that was ever related to a party is found by index, on any past day.
void forEachRelation(Event event, const std::function<void(Id)>& see);

// Meetings, decisions and actions in whose story the event stands as well: a meeting's story has the actions raised at
// it.
void forEachCompanion(Event event, const std::function<void(Id)>& see);

// Rewrites every id in the event's body and source: for the subjects that a command makes.
void replaceIds(schema::Event::Builder event, const std::function<Id(Id)>& replace);

}  // namespace minuted::domain
