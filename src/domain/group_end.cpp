#include "domain/group_end.h"

#include <fmt/format.h>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

// The day for which a meeting is put down; that of anything else is the day on which it happened.
OptionalDate dayGiven(Event event) {
  auto body = event.getBody();
  if (body.isMeetingScheduled())
    return readDate(body.getMeetingScheduled().hasDate(), body.getMeetingScheduled().getDate());
  if (body.isMeetingMoved()) return readDate(body.getMeetingMoved().hasDate(), body.getMeetingMoved().getDate());
  if (body.isMeetingHeld() && body.getMeetingHeld().hasDate()) return readDate(true, body.getMeetingHeld().getDate());
  return dayOf(event);
}

bool isAtMeeting(Event event) {
  bool is = subjectOf(event).kind() == Kind::MEETING;
  forEachMention(event, [&](Id id, Kinds) { is = is || id.kind() == Kind::MEETING; });
  return is;
}

}  // namespace

bool givesToGroups(EventType type) {
  switch (type) {
    case Body::ACTION_ASSIGNED:
    case Body::ACTION_REFERRED:
    case Body::ACTION_ESCALATED:
    case Body::GROUP_MOVED: return true;
    default: return beginsSubject(type) && !isKnowledge(type);
  }
}

std::optional<std::string> refusalByEnd(Id group, const Group& state, Event event) {
  auto day = dayGiven(event);
  if (!state.ended || !day) return std::nullopt;
  auto last = lastDay(*state.ended);
  if (day->day < last || (day->day == last && isAtMeeting(event))) return std::nullopt;
  return fmt::format("{} ({}) ended on {}, and takes nothing after its last day.", reference(group), state.name,
                     longDate(*state.ended));
}

}  // namespace minuted::domain
