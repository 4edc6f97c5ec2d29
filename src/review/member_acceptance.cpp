// That those who were listed at a meeting are members of its group. Each of them is appointed from the day of the
// meeting on, for the organisation that they were listed for, unless an appointment to the group tells how it stands
// with them.
//
// Minutes may be read in any order, and the earliest ones tell since when somebody is a member: so an appointment that
// was made of later minutes is replaced by one of the earlier day.
#include <fmt/format.h>

#include <algorithm>

#include "queries/parties/identity.h"
#include "queries/parties/roster.h"
#include "queries/states.h"
#include "review/acceptance.h"
#include "review/proposal_steps.h"

namespace minuted::review {
namespace {

using domain::Appointment;

// The position of the event that made the appointment, where it was made of minutes and nothing has happened to it
// since; 0 otherwise.
Result<uint64_t> replaceableEvent(const engine::Snapshot& snapshot, Id appointment) {
  TRY(auto story, snapshot.story(appointment));
  auto inError = engine::positionsInError(story);
  uint64_t position = 0;
  for (const auto& stored : story) {
    auto event = stored->event();
    if (event.getBody().isEnteredInError() || inError.contains(event.getPosition())) continue;
    if (position != 0 || event.getSource().getReading() == 0) return uint64_t{0};
    position = event.getPosition();
  }
  return position;
}

}  // namespace

// The appointments of the person to the group, and those of the organisation as such, by their first day.
Result<std::vector<queries::HeldAppointment>> Acceptance::appointmentsOf(Id person, Id organisation) const {
  std::vector<queries::HeldAppointment> own;
  auto prefix = projections::partyPrefix(projections::ViewId::appointments, minutes_.group);
  TRY(auto all, queries::collect<Appointment>(current_, prefix));
  for (const auto& [id, appointment] : all) {
    TRY(auto whose, queries::identityOf(current_, appointment.person));
    TRY(auto of, queries::identityOf(current_, appointment.organisation));
    if (whose == person || (!whose && of == organisation)) own.push_back({id, appointment});
  }
  std::ranges::sort(own, {}, [](const auto& each) { return std::pair(each.appointment.from, each.id); });
  return own;
}

Result<void> Acceptance::appointMember(Id person, Id organisation) {
  TRY(auto own, appointmentsOf(person, organisation));
  const queries::HeldAppointment* later = nullptr;
  for (const auto& each : own) {
    if (queries::isHeldOn(each.appointment, minutes_.date)) return {};
    bool isLater = each.appointment.from && each.appointment.from->day > minutes_.date.day;
    if (isLater && later == nullptr) later = &each;
  }
  uint64_t replaced = 0;
  if (later != nullptr) {
    TRY(replaced, replaceableEvent(current_, later->id));
  }
  if (replaced != 0) {
    auto step = addKnowledge();
    auto error = step.getEvent().getBody().initEnteredInError();
    error.setSubject(later->id.value);
    error.setEvent(replaced);
    step.initWords().setNote("Earlier minutes list them.");
  }
  auto made = addFact().getEvent().getBody().initAppointmentMade();
  made.setPerson(person.value);
  made.setOrganisation(organisation.value);
  made.setGroup(minutes_.group.value);
  if (later == nullptr || replaced != 0) return {};
  auto appointment = command_.subjectOfLastStep(Kind::APPOINTMENT);
  addStep(later->appointment.from).getEvent().getBody().initAppointmentEnded().setAppointment(appointment.value);
  return {};
}

Result<Id> Acceptance::members(schema::ProposedMembers::Reader proposed) {
  TRY(auto reading, readingOf(current_, reading_));
  TRY(auto meeting, meetingState(current_, minutes_.meeting));
  for (auto each : proposed.getPeople()) {
    auto number = each.getAttendance();
    if (number == 0 || number > reading.fates.size()) continue;
    const auto& fate = reading.fates[number - 1u];
    if (fate.status == schema::ProposalStatus::WAITING)
      return fail(ErrorKind::refused, fmt::format("Whether {} was listed ({}) waits for an answer: accept or reject "
                                                  "that first.",
                                                  each.getName().cStr(), proposalReference(reading_, number)));
    auto listed = std::ranges::find(meeting.attendance, fate.subject, &domain::Attendance::person);
    if (fate.status == schema::ProposalStatus::REJECTED || listed == meeting.attendance.end()) continue;
    TRY(auto person, queries::identityOf(current_, listed->person));
    TRY(auto organisation, queries::identityOf(current_, listed->organisation));
    TRY_DONE(appointMember(person, organisation));
  }
  return minutes_.group;
}

}  // namespace minuted::review
