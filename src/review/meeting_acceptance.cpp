// Meetings of minutes: the one that was held, those that it announced, who attended, and what was on the agenda.
#include <algorithm>

#include "base/text.h"
#include "review/acceptance.h"

namespace minuted::review {
namespace {

using domain::Meeting;
using projections::ViewId;

constexpr double sameTitleLikeness = 0.85;  // of two titles of the same agenda item

// The agenda item of that title; nullptr where there is none. Numbers are compared only where both are known (not 0).
const domain::AgendaItem* findItem(const Meeting& meeting, std::string_view title, uint16_t number) {
  auto isSame = [&](const auto& each) {
    auto known = foldCase(each.title), read = foldCase(title);
    bool begins = known.starts_with(read) || read.starts_with(known);  // '3. A lease', '3. A lease of the hall'
    return (number == 0 || each.number == 0 || each.number == number) &&
           (likeness(each.title, title) >= sameTitleLikeness || (number != 0 && each.number == number && begins));
  };
  auto found = std::ranges::find_if(meeting.agenda, isSame);
  return found == meeting.agenda.end() ? nullptr : &*found;
}

}  // namespace

Result<Meeting> Acceptance::meetingState(const engine::Snapshot& snapshot, Id meeting) const {
  TRY(auto subject, snapshot.find(meeting));
  return subject ? std::get<Meeting>(subject->state) : Meeting();
}

Result<std::optional<Id>> Acceptance::findMeeting(Id group, Date date) const {
  std::optional<Id> found;
  if (isLocal(group)) return found;
  auto prefix = projections::partyPrefix(ViewId::meetingsByGroup, group);
  TRY_DONE(current_.scan(prefix, [&](const domain::Subject& subject) {
    if (std::get<Meeting>(subject.state).date == date) found = subject.id;
    return !found;
  }));
  return found;
}

Result<Id> Acceptance::meeting(schema::ProposedMeeting::Reader proposed) {
  TRY(auto ofGroup, group(viewOf(proposed.getGroup())));
  if (!proposed.hasDate())
    return fail(ErrorKind::refused,
                "The meeting has no date. Edit the proposal and say it: 'minuted review edit REF --date DATE'.");
  return proposed.getHeld() ? heldMeeting(ofGroup, proposed) : announcedMeeting(ofGroup, proposed);
}

Result<Id> Acceptance::heldMeeting(Id group, schema::ProposedMeeting::Reader proposed) {
  auto date = *readDate(true, proposed.getDate());
  TRY(auto known, findMeeting(group, date));
  if (known) {
    TRY(auto state, meetingState(current_, *known));
    if (state.status == schema::MeetingStatus::HELD) return *known;
  }
  auto held = addStep(date).getEvent().getBody().initMeetingHeld();
  if (known) held.setMeeting(known->value);
  held.setGroup(group.value);
  held.setDate(proposed.getDate());
  held.setStartsAt(proposed.getStartsAt());
  held.setEndsAt(proposed.getEndsAt());
  return known ? *known : command_.subjectOfLastStep(Kind::MEETING);
}

// The meeting may be known from later minutes and yet not have been announced on the day of these: then the
// announcement is added to it, so that the order in which minutes are read makes no difference.
Result<Id> Acceptance::announcedMeeting(Id group, schema::ProposedMeeting::Reader proposed) {
  auto date = *readDate(true, proposed.getDate());
  TRY(auto known, findMeeting(group, date));
  Meeting stateThen;
  if (known) {
    TRY(stateThen, meetingState(onMeetingDay_, *known));
  }
  auto meeting = known.value_or(Id());
  if (stateThen.date != date) {
    auto scheduled = addFact().getEvent().getBody().initMeetingScheduled();
    scheduled.setMeeting(meeting.value);
    scheduled.setGroup(group.value);
    scheduled.setDate(proposed.getDate());
    scheduled.setStartsAt(proposed.getStartsAt());
    scheduled.setEndsAt(proposed.getEndsAt());
    scheduled.setRescheduled(proposed.getRescheduled());
    if (!known) meeting = command_.subjectOfLastStep(Kind::MEETING);
  }
  TRY_DONE(announceAgenda(meeting, proposed));
  return meeting;
}

Result<void> Acceptance::announceAgenda(Id meeting, schema::ProposedMeeting::Reader proposed) {
  Meeting stateNow, stateThen;
  if (!isLocal(meeting)) {
    TRY(stateNow, meetingState(current_, meeting));
    TRY(stateThen, meetingState(onMeetingDay_, meeting));
  }
  for (auto title : proposed.getAgenda()) {
    if (findItem(stateThen, viewOf(title), 0) != nullptr) continue;
    const auto* known = findItem(stateNow, viewOf(title), 0);
    auto step = addFact();
    auto body = step.getEvent().getBody().initAgendaItemAdded();
    if (known != nullptr) domain::writeItem(*known, body);
    body.setMeeting(meeting.value);
    body.setPlanned(true);
    step.initWords().setText(title);
  }
  return {};
}

Result<Id> Acceptance::attendance(schema::ProposedAttendance::Reader proposed) {
  TRY(auto attendee, person(viewOf(proposed.getName()), viewOf(proposed.getOrganisation())));
  TRY(auto onBehalfOf, organisation(viewOf(proposed.getOrganisation())));
  TRY(auto meeting, meetingState(current_, minutes_.meeting));
  domain::Attendance attendance{attendee, onBehalfOf, proposed.getCapacity(), proposed.getRole()};
  if (std::ranges::find(meeting.attendance, attendance) != meeting.attendance.end()) return attendee;
  auto recorded = addFact().getEvent().getBody().initAttendanceRecorded();
  recorded.setMeeting(minutes_.meeting.value);
  recorded.setPerson(attendee.value);
  recorded.setOrganisation(onBehalfOf.value);
  recorded.setCapacity(proposed.getCapacity());
  recorded.setRole(proposed.getRole());
  return attendee;
}

Result<Id> Acceptance::item(schema::ProposedItem::Reader proposed) {
  TRY(auto meeting, meetingState(current_, minutes_.meeting));
  auto title = viewOf(proposed.getTitle());
  const auto* known = findItem(meeting, title, proposed.getNumber());
  if (known != nullptr && known->number == proposed.getNumber() && known->title == title) return minutes_.meeting;
  auto step = addFact();
  auto body = step.getEvent().getBody().initAgendaItemAdded();
  if (known != nullptr) domain::writeItem(*known, body);
  // Under the number of a confidential item, whatever it is called now, nothing becomes public by being read.
  for (const auto& each : meeting.agenda)
    if (each.confidential && each.number == proposed.getNumber()) body.setConfidential(true);
  body.setMeeting(minutes_.meeting.value);
  body.setNumber(proposed.getNumber());
  step.initWords().setText(proposed.getTitle());
  return minutes_.meeting;
}

}  // namespace minuted::review
