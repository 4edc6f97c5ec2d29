#include "notify/calendar.h"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "base/message.h"
#include "base/ranges.h"
#include "queries/contacts.h"
#include "queries/parties/membership.h"
#include "queries/parties/names.h"
#include "queries/parties/roster.h"
#include "queries/queries.h"
#include "queries/states.h"
#include "register/story.h"

namespace minuted::notify {
namespace {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

// The day of an ISO date; the null time where the date is only known to the month or less precisely.
icaltimetype dayOf(capnp::Text::Reader text) {
  auto date = parseDate(text.cStr());
  if (!date || date->precision != Precision::DAY) return icaltime_null_time();
  std::chrono::year_month_day calendar{std::chrono::sys_days(std::chrono::days(date->day))};
  auto time = icaltime_null_time();
  time.is_date = 1;
  time.year = static_cast<int>(calendar.year());
  time.month = static_cast<int>(static_cast<unsigned>(calendar.month()));
  time.day = static_cast<int>(static_cast<unsigned>(calendar.day()));
  // libical writes no year after 3000, but zeros in its place.
  return icaltime_is_valid_time(time) != 0 ? time : icaltime_null_time();
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

// What tells this register from all others: the id of the command that opened it.
Result<std::string> originOf(const engine::Snapshot& snapshot) {
  TRY(auto first, snapshot.event(1));
  return hex(bytesOf(first->event().getCommand()));
}

// Writes the entries of one register. Its times are in its time zone, and in none where it has none, as minutes name
// none.
class Calendar {
 public:
  static Result<Calendar> of(const engine::Snapshot& snapshot, icalproperty_method method) {
    TRY(auto origin, originOf(snapshot));
    TRY(auto newest, snapshot.event(snapshot.lastPosition()));
    TRY(auto opened, queries::findState<domain::Register>(snapshot, Id(Kind::REGISTER, 1)));
    return Calendar(snapshot, std::move(origin), newest->event().getRecordedAt(),
                    opened ? opened->timeZone : std::string(), method);
  }

  Result<void> addMeeting(schema::MeetingAnswer::Reader meeting);
  // One that the people are invited to.
  struct Invited {
    std::string name, address;
    icalparameter_partstat answer;
  };
  Result<void> addInvitation(schema::MeetingAnswer::Reader meeting, const std::string& organiser,
                             const std::vector<Invited>& people);
  Result<void> addDue(schema::ActionAnswer::Reader action);

  std::string text() const {
    std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(icalcomponent_as_ical_string_r(calendar_.get()),
                                                                  icalmemory_free_buffer);
    return text.get();
  }

 private:
  // origin: identifies the register; it is a part of each entry's UID, so that the UID never changes. asOf: DTSTAMP.
  Calendar(const engine::Snapshot& snapshot, std::string origin, Micros asOf, const std::string& timeZone,
           icalproperty_method method)
      : snapshot_(snapshot),
        origin_(std::move(origin)),
        asOf_(asOf),
        calendar_(icalcomponent_new(ICAL_VCALENDAR_COMPONENT)) {
    add(calendar_, icalproperty_new_version("2.0"));
    add(calendar_, icalproperty_new_prodid("-//Minuted//Register of actions and decisions//EN"));
    add(calendar_, icalproperty_new_method(method));
    zone_ = icaltimezone_get_builtin_timezone(timeZone.c_str());
    if (zone_ == nullptr) return;
    // Its own TZID names libical; that of the IANA database is what programs know.
    auto* component = icalcomponent_new_clone(icaltimezone_get_component(zone_));
    icalproperty_set_tzid(icalcomponent_get_first_property(component, ICAL_TZID_PROPERTY),
                          icaltimezone_get_location(zone_));
    icalcomponent_add_component(calendar_.get(), component);
  }

  // The entry of a meeting; none where its day is not known.
  Result<Component> meetingEntry(schema::MeetingAnswer::Reader meeting) const;
  // Adds a property with a time of day, in the register's time zone.
  void addTime(const Component& to, icalproperty* property) const;
  Component entry(std::string_view ref, const std::string& summary, icaltimetype start, uint64_t sequence) const;
  // The position of the newest event of the subject's story: programs take an entry for a newer version of the one that
  // they have if its SEQUENCE has grown.
  Result<uint64_t> newestEventOf(std::string_view ref) const;

  const engine::Snapshot& snapshot_;
  std::string origin_;
  Micros asOf_;
  Component calendar_;
  icaltimezone* zone_ = nullptr;  // of libical, which keeps it
};

void Calendar::addTime(const Component& to, icalproperty* property) const {
  bool isDay = icalvalue_isa(icalproperty_get_value(property)) == ICAL_DATE_VALUE;
  if (zone_ != nullptr && !isDay)
    icalproperty_add_parameter(property, icalparameter_new_tzid(icaltimezone_get_location(zone_)));
  add(to, property);
}

Result<uint64_t> Calendar::newestEventOf(std::string_view ref) const {
  auto id = parseReference(ref);
  if (!id) return 0;
  TRY(auto subject, snapshot_.find(*id));
  return subject ? subject->newest : 0;
}

Component Calendar::entry(std::string_view ref, const std::string& summary, icaltimetype start,
                          uint64_t sequence) const {
  Component event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  add(event, icalproperty_new_uid(fmt::format("{}@{}", ref, origin_).c_str()));
  add(event, icalproperty_new_dtstamp(icaltime_from_timet_with_zone(static_cast<time_t>(asOf_ / 1'000'000), 0,
                                                                    icaltimezone_get_utc_timezone())));
  add(event, icalproperty_new_sequence(static_cast<int>(sequence)));
  addTime(event, icalproperty_new_dtstart(start));
  add(event, icalproperty_new_summary(summary.c_str()));
  return event;
}

Result<Component> Calendar::meetingEntry(schema::MeetingAnswer::Reader meeting) const {
  auto day = dayOf(meeting.getDate());
  if (icaltime_is_null_time(day)) return Component();
  TRY(auto sequence, newestEventOf(meeting.getRef().cStr()));
  auto event = entry(meeting.getRef().cStr(), meeting.getGroup().cStr(), timeOf(day, meeting.getStartsAt()), sequence);
  if (meeting.hasStartsAt() && meeting.hasEndsAt())
    addTime(event, icalproperty_new_dtend(timeOf(day, meeting.getEndsAt())));
  bool isCancelled = meeting.getStatus() == schema::MeetingStatus::CANCELLED || meeting.hasGroupEndedOn();
  add(event, icalproperty_new_status(isCancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  if (meeting.hasPlace()) add(event, icalproperty_new_location(meeting.getPlace().cStr()));
  if (meeting.hasJoining()) add(event, icalproperty_new_url(meeting.getJoining().cStr()));
  std::string agenda = fmt::format("{}\n", meeting.getRef().cStr());
  for (auto item : meeting.getAgenda()) agenda += fmt::format("- {}\n", item.getTitle().cStr());
  add(event, icalproperty_new_description(agenda.c_str()));
  return event;
}

Result<void> Calendar::addMeeting(schema::MeetingAnswer::Reader meeting) {
  TRY(auto event, meetingEntry(meeting));
  if (event) icalcomponent_add_component(calendar_.get(), event.release());
  return {};
}

Result<void> Calendar::addInvitation(schema::MeetingAnswer::Reader meeting, const std::string& organiser,
                                     const std::vector<Invited>& people) {
  TRY(auto event, meetingEntry(meeting));
  if (!event)
    return fail(ErrorKind::refused, fmt::format("{} has no day yet: nobody can be invited to it. 'minuted meeting move "
                                                "{} --date DATE' gives it one.",
                                                meeting.getRef().cStr(), meeting.getRef().cStr()));
  add(event, icalproperty_new_organizer(("mailto:" + organiser).c_str()));
  for (const auto& person : people) {
    auto* attendee = icalproperty_new_attendee(("mailto:" + person.address).c_str());
    icalproperty_add_parameter(attendee, icalparameter_new_cn(person.name.c_str()));
    icalproperty_add_parameter(attendee, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    icalproperty_add_parameter(attendee, icalparameter_new_partstat(person.answer));
    icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
    add(event, attendee);
  }
  icalcomponent_add_component(calendar_.get(), event.release());
  return {};
}

Result<void> Calendar::addDue(schema::ActionAnswer::Reader action) {
  auto day = dayOf(action.getDue());
  if (icaltime_is_null_time(day)) return {};
  TRY(auto ofAction, newestEventOf(action.getRef().cStr()));
  TRY(auto ofMeeting, newestEventOf(action.getDueAt().cStr()));  // which moves the due date when it moves
  auto event = entry(action.getRef().cStr(), fmt::format("Due: {} {}", action.getRef().cStr(), action.getText().cStr()),
                     day, std::max(ofAction, ofMeeting));
  add(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));  // a due date does not make the day busy
  std::string owners;
  for (auto owner : action.getOwners())
    owners += fmt::format("{}{}", owners.empty() ? "" : ", ", owner.getName().cStr());
  add(event, icalproperty_new_description(fmt::format("For {}; {}", owners, action.getGroup().cStr()).c_str()));
  icalcomponent_add_component(calendar_.get(), event.release());
  return {};
}

Result<std::vector<Id>> peopleExpectedAt(const engine::Snapshot& snapshot, const domain::Meeting& meeting) {
  std::vector<Id> people;
  auto add = [&](Id person) {
    if (!contains(people, person)) people.push_back(person);
  };
  auto day = meeting.date.value_or(snapshot.today());
  TRY(auto appointed, queries::appointmentsOn(snapshot, meeting.group, day));
  for (const auto& each : appointed)
    if (each.appointment.person) add(each.appointment.person);
  TRY(auto presumed, queries::presumedMembersOn(snapshot, meeting.group, Date{day.day - 1, Precision::DAY}));
  for (const auto& each : presumed) add(each.person);
  for (const auto& reply : meeting.replies) add(reply.person);
  return people;
}

icalparameter_partstat answerOf(const domain::Meeting& meeting, Id person) {
  auto reply = std::ranges::find(meeting.replies, person, &domain::Reply::person);
  if (reply == meeting.replies.end()) return ICAL_PARTSTAT_NEEDSACTION;
  switch (reply->reply) {
    case schema::Reply::COMING: return ICAL_PARTSTAT_ACCEPTED;
    case schema::Reply::NOT_COMING: return ICAL_PARTSTAT_DECLINED;
    case schema::Reply::PERHAPS: return ICAL_PARTSTAT_TENTATIVE;
  }
  return ICAL_PARTSTAT_NEEDSACTION;
}

}  // namespace

Result<std::string> calendarOf(const engine::Snapshot& snapshot, const CalendarFilter& filter) {
  queries::MeetingFilter meetings{.group = filter.group};
  queries::ActionFilter actions{.party = filter.owner, .group = filter.group};
  TRY(auto held, queries::listMeetings(snapshot, meetings));
  TRY(auto due, queries::listActions(snapshot, actions));
  TRY(auto calendar, Calendar::of(snapshot, ICAL_METHOD_PUBLISH));
  for (auto meeting : held.get().getItems()) TRY_DONE(calendar.addMeeting(meeting));
  for (auto action : due.get().getItems()) TRY_DONE(calendar.addDue(action));
  return calendar.text();
}

Result<Invitation> invitationTo(const engine::Snapshot& snapshot, Id meetingId, const std::string& organiser) {
  TRY(auto meeting, queries::stateOf<domain::Meeting>(snapshot, meetingId));
  if (meeting.status == schema::MeetingStatus::HELD)
    return fail(ErrorKind::refused, fmt::format("{} was held: nobody can be invited to it.", reference(meetingId)));
  TRY(auto people, peopleExpectedAt(snapshot, meeting));
  queries::Names names(snapshot);
  Invitation invitation;
  std::vector<Calendar::Invited> invited;
  for (auto person : people) {
    TRY(auto address, queries::mailAddressOf(snapshot, person));
    auto name = names.of(person);
    if (address.empty())
      invitation.withoutAddress.push_back(name);
    else
      invited.push_back({name, address, answerOf(meeting, person)});
  }
  if (invited.empty())
    return fail(ErrorKind::refused,
                fmt::format("Nobody who is expected at {} has an address of mail. 'minuted person contact NAME "
                            "ADDRESS' notes one.",
                            reference(meetingId)));
  TRY(auto shown, queries::showMeeting(snapshot, meetingId));
  bool isCancelled = meeting.status == schema::MeetingStatus::CANCELLED;
  TRY(auto calendar, Calendar::of(snapshot, isCancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST));
  TRY_DONE(calendar.addInvitation(shown.get(), organiser, invited));
  invitation.calendar = calendar.text();
  invitation.invited = invited.size();
  return invitation;
}

Result<Id> meetingOfUid(const engine::Snapshot& snapshot, std::string_view uid) {
  TRY(auto origin, originOf(snapshot));
  auto at = uid.find('@');
  auto id = parseReference(uid.substr(0, at));
  bool isOurs = at != std::string_view::npos && uid.substr(at + 1) == origin;
  return isOurs && id && id->kind() == Kind::MEETING ? *id : Id();
}

}  // namespace minuted::notify
