#include "domain/meeting.h"

#include <fmt/format.h>

#include <algorithm>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

// What MeetingScheduled, MeetingMoved and MeetingHeld have in common.
template <typename Said>
void setTime(Meeting& meeting, Said said) {
  if (said.hasDate()) meeting.date = readDate(true, said.getDate());
  if (said.getStartsAt() >= 0) meeting.startsAt = said.getStartsAt();
  if (said.getEndsAt() >= 0) meeting.endsAt = said.getEndsAt();
  if (!meeting.firstDate) meeting.firstDate = meeting.date;
}

void attend(Meeting& meeting, schema::AttendanceRecorded::Reader said) {
  Attendance attendance{Id(said.getPerson()), Id(said.getOrganisation()), said.getCapacity(), said.getRole()};
  auto listed = std::ranges::find(meeting.attendance, attendance.person, &Attendance::person);
  if (listed == meeting.attendance.end())
    meeting.attendance.push_back(attendance);
  else
    *listed = attendance;
}

void addItem(Meeting& meeting, schema::AgendaItemAdded::Reader said, Words words) {
  auto& agenda = meeting.agenda;
  auto listed = std::ranges::find(agenda, said.getItem(), &AgendaItem::item);
  auto& item = listed == agenda.end() ? agenda.emplace_back() : *listed;
  item.item = said.getItem();
  if (said.getNumber() != 0) item.number = said.getNumber();
  item.planned = item.planned || said.getPlanned();
  if (words.hasText()) item.title = words.getText().cStr();
  auto order = [](const AgendaItem& each) { return each.number == 0 ? 1u << 16 : each.number; };
  std::ranges::stable_sort(agenda, {}, order);
}

}  // namespace

std::optional<std::string> refusal(const Meeting& meeting, bool known, Event event) {
  auto body = event.getBody();
  auto is = [&](MeetingStatus status) { return known && meeting.status == status; };
  switch (body.which()) {
    case Body::MEETING_SCHEDULED:
      if (!body.getMeetingScheduled().hasDate()) return "A meeting needs a date.";
      if (is(MeetingStatus::HELD)) return "It has been held already.";
      return std::nullopt;
    case Body::MEETING_HELD:
      if (!known && !body.getMeetingHeld().hasDate()) return "A meeting needs a date.";
      if (is(MeetingStatus::HELD)) return "It has been held already.";
      if (is(MeetingStatus::CANCELLED)) return "It was cancelled. Schedule it again first.";
      return std::nullopt;
    case Body::MEETING_MOVED:
      if (!known) return "It has not been scheduled yet on that day.";
      if (!body.getMeetingMoved().hasDate()) return "A new date is needed.";
      if (!is(MeetingStatus::PLANNED)) return "Only a planned meeting can be moved.";
      return std::nullopt;
    case Body::MEETING_CANCELLED:
      if (!is(MeetingStatus::PLANNED)) return "Only a planned meeting can be cancelled.";
      return std::nullopt;
    case Body::ATTENDANCE_RECORDED:
      if (!known) return "It has been neither scheduled nor held yet on that day.";
      if (is(MeetingStatus::CANCELLED)) return "It was cancelled: nobody attended it.";
      if (is(MeetingStatus::PLANNED) && body.getAttendanceRecorded().getCapacity() != Capacity::APOLOGIES)
        return "It has not been held yet: only apologies can be recorded.";
      return std::nullopt;
    case Body::AGENDA_ITEM_ADDED:
      if (!known) return "It has been neither scheduled nor held yet on that day.";
      return std::nullopt;
    default: return fmt::format("{} does not happen to a meeting.", eventName(body.which()));
  }
}

void apply(Meeting& meeting, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::MEETING_SCHEDULED: {
      auto said = body.getMeetingScheduled();
      meeting.group = Id(said.getGroup());
      meeting.status = MeetingStatus::PLANNED;
      meeting.rescheduled = meeting.rescheduled || said.getRescheduled();
      return setTime(meeting, said);
    }
    case Body::MEETING_MOVED: meeting.rescheduled = true; return setTime(meeting, body.getMeetingMoved());
    case Body::MEETING_CANCELLED: meeting.status = MeetingStatus::CANCELLED; return;
    case Body::MEETING_HELD: {
      auto said = body.getMeetingHeld();
      if (said.getGroup() != 0) meeting.group = Id(said.getGroup());
      meeting.status = MeetingStatus::HELD;
      return setTime(meeting, said);
    }
    case Body::ATTENDANCE_RECORDED: return attend(meeting, body.getAttendanceRecorded());
    case Body::AGENDA_ITEM_ADDED: return addItem(meeting, body.getAgendaItemAdded(), words);
    default: return;
  }
}

}  // namespace minuted::domain
