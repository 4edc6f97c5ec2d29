// What is confidential: an action, a decision or a document that is said to be, an item of an agenda that is, and
// whatever came of such an item. Who may read it all the same, a viewer knows (register/viewer.h).
//
// Threads: pure functions, for any thread.
#pragma once

#include <compare>
#include <functional>
#include <optional>

#include "domain/subject.h"

namespace minuted::domain {

// Whether the event says of the action, the decision, the agenda item or the document that it begins that it is
// confidential.
bool saysConfidential(Event event);

// Whether the action, the decision or the document is confidential as such, whatever the item is that it came of.
bool isConfidential(const Subject& subject);

// An item of an agenda, by its number in the minutes.
struct AgendaPlace {
  Id meeting;
  uint16_t number = 0;
  auto operator<=>(const AgendaPlace&) const = default;
};

// The item at which the event says that an action was raised or a decision taken; nothing where it names none.
std::optional<AgendaPlace> placeOnAgenda(Event event);
// The same of the action or decision as it is.
std::optional<AgendaPlace> placeOnAgenda(const Subject& subject);

// The item of its own agenda that an event of a meeting adds, or of which it tells what was said, by AgendaItem::item;
// 0 where it is about no item.
uint16_t agendaItemOf(Event event);

// Calls visit for each item of an agenda that the event names, in its body or its source.
void forEachAgendaPlace(Event event, const std::function<void(const AgendaPlace&)>& visit);

// Takes the numbers of items out of the event's body and its source where isHidden says so; the meeting stays. When
// somebody came or left is no item, but a place in the minutes, and stays.
void dropItems(schema::Event::Builder event, const std::function<bool(const AgendaPlace&)>& isHidden);

}  // namespace minuted::domain
