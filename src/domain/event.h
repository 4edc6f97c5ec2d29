// What can be asked of an event of any type: its subject, the other subjects that it concerns, and whether it is a fact
// or knowledge. The annotations of schema/event.capnp tell; they are read once.
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

// Knowledge is what the register knows about identity, documents and error. A fact has a day on which it happened, and
// `--on` cuts facts only.
bool isKnowledge(EventType type);

// Whether a new subject can begin with an event of this type.
bool beginsSubject(EventType type);

std::string_view eventName(EventType type);  // "actionRaised"

// The day on which it happened, where it has one.
OptionalDate dayOf(Event event);

// The one subject whose story the event belongs to, and into which it is folded.
Id subjectOf(Event event);

// The kinds that the subject of such an event may have. An empty list means any kind.
using Kinds = std::span<const Kind>;
Kinds kindsOfSubject(EventType type);
bool isOneOf(Kind kind, Kinds kinds);  // also true where `kinds` is empty
std::string kindNames(Kinds kinds);    // "person, organisation or group"

// The kinds of subjects that a field may refer to; nothing where the field is no reference.
std::optional<std::vector<Kind>> referredKinds(capnp::StructSchema::Field field);

// Sets the subject of an event that is being composed, once a new subject has its number.
void setSubject(schema::Event::Builder event, Id subject);

// Calls visit for each subject that the event names beside its own, with the kinds that are allowed there. All of them
// must exist.
void forEachMention(Event event, const std::function<void(Id id, Kinds allowed)>& visit);

// Calls visit for every date in the event, that on which it happened included.
void forEachDate(Event event, const std::function<void(Date)>& visit);

// Calls visit for each party and group that the event relates its subject to, such as the owners of an action, or the
// group of a meeting and those who attended. By an index of these, whatever was ever related to a party is found, on
// any past day.
void forEachRelation(Event event, const std::function<void(Id)>& visit);

// Calls visit for each meeting, decision and action whose story has the event as well: the story of a meeting has the
// actions that were raised at it.
void forEachCompanion(Event event, const std::function<void(Id)>& visit);

// Replaces every id in the event's body and source. Used where a new subject of a command gets its number.
void replaceIds(schema::Event::Builder event, const std::function<Id(Id)>& replace);

}  // namespace minuted::domain
