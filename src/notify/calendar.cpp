#include "notify/calendar.h"

#include <fmt/format.h>
#include <libical/ical.h>

#include <memory>

#include "queries/queries.h"
#include "register/story.h"

namespace minuted::notify {
namespace {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

constexpr icaltimezone* noZone = nullptr;

// The day of an ISO date; the null time where the date is only known to the month or less precisely.
icaltimetype dayOf(capnp::Text::Reader text) {
  auto date = parseDate(text.cStr());
  if (!date || date->precision != Precision::DAY) return icaltime_null_time();
  auto time = icaltime_from_timet_with_zone(static_cast<time_t>(date->day) * 86'400, 1, noZone);
  time.is_date = 1;
  return time;
}

// A clock time such as "14:30" on that day.
icaltimetype timeOf(icaltimetype day, capnp::Text::Reader clock) {
  if (clock.size() < 5) return day;
  day.is_date = 0;
  day.hour = (clock[0] - '0') * 10 + (clock[1] - '0');
  day.minute = (clock[3] - '0') * 10 + (clock[4] - '0');
  return day;
}

void add(const Component& to, icalproperty* property) { icalcomponent_add_property(to.get(), property); }

Component entry(const std::string& uid, const std::string& summary, icaltimetype start, Micros asOf) {
  Component event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  add(event, icalproperty_new_uid(uid.c_str()));
  add(event, icalproperty_new_dtstamp(icaltime_from_timet_with_zone(static_cast<time_t>(asOf / 1'000'000), 0,
                                                                    icaltimezone_get_utc_timezone())));
  add(event, icalproperty_new_dtstart(start));
  add(event, icalproperty_new_summary(summary.c_str()));
  return event;
}

Component meetingEntry(schema::MeetingAnswer::Reader meeting, icaltimetype day, const std::string& origin,
                       Micros asOf) {
  auto event = entry(fmt::format("{}@{}", meeting.getRef().cStr(), origin), meeting.getGroup().cStr(),
                     timeOf(day, meeting.getStartsAt()), asOf);
  if (meeting.hasStartsAt() && meeting.hasEndsAt())
    add(event, icalproperty_new_dtend(timeOf(day, meeting.getEndsAt())));
  bool isCancelled = meeting.getStatus() == schema::MeetingStatus::CANCELLED;
  add(event, icalproperty_new_status(isCancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  std::string agenda = fmt::format("{}\n", meeting.getRef().cStr());
  for (auto item : meeting.getAgenda()) agenda += fmt::format("- {}\n", item.getTitle().cStr());
  add(event, icalproperty_new_description(agenda.c_str()));
  return event;
}

Component dueEntry(schema::ActionAnswer::Reader action, icaltimetype day, const std::string& origin, Micros asOf) {
  auto event = entry(fmt::format("{}@{}", action.getRef().cStr(), origin),
                     fmt::format("Due: {} {}", action.getRef().cStr(), action.getText().cStr()), day, asOf);
  add(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));  // a due date does not make the day busy
  std::string owners;
  for (auto owner : action.getOwners())
    owners += fmt::format("{}{}", owners.empty() ? "" : ", ", owner.getName().cStr());
  add(event, icalproperty_new_description(fmt::format("For {}; {}", owners, action.getGroup().cStr()).c_str()));
  return event;
}

}  // namespace

std::string calendarOf(schema::MeetingList::Reader meetings, schema::ActionList::Reader actions,
                       const std::string& origin, Micros asOf) {
  Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(calendar, icalproperty_new_version("2.0"));
  add(calendar, icalproperty_new_prodid("-//Minuted//Register of actions and decisions//EN"));
  add(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
  for (auto meeting : meetings.getItems())
    if (auto day = dayOf(meeting.getDate()); !icaltime_is_null_time(day))
      icalcomponent_add_component(calendar.get(), meetingEntry(meeting, day, origin, asOf).release());
  for (auto action : actions.getItems())
    if (auto day = dayOf(action.getDue()); !icaltime_is_null_time(day))
      icalcomponent_add_component(calendar.get(), dueEntry(action, day, origin, asOf).release());
  std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(icalcomponent_as_ical_string_r(calendar.get()),
                                                                icalmemory_free_buffer);
  return text.get();
}

Result<std::string> calendarOf(const engine::Snapshot& snapshot, const CalendarFilter& filter) {
  queries::MeetingFilter meetings{.group = filter.group};
  queries::ActionFilter actions{.party = filter.owner, .group = filter.group};
  TRY(auto held, queries::listMeetings(snapshot, meetings));
  TRY(auto due, queries::listActions(snapshot, actions));
  // The id of the command that opened the register is unique to it.
  TRY(auto first, engine::readEvent(snapshot.at(), 1));
  TRY(auto newest, engine::readEvent(snapshot.at(), snapshot.size()));
  auto command = first->event().getCommand();
  auto origin = hex({reinterpret_cast<const char*>(command.begin()), command.size()});
  return calendarOf(held.get(), due.get(), origin, newest->event().getRecordedAt());
}

}  // namespace minuted::notify
