// Replies in a calendar: libical parses it, and what it cannot parse it leaves out.
#include <libical/ical.h>

#include <memory>

#include "base/text.h"
#include "documents/text_reader.h"
#include "reader/readers.h"

namespace minuted::reader {
namespace {

using Answer = schema::CalendarReply::Answer;
using documents::CalendarReply;

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

std::string text(const char* text) { return text == nullptr ? std::string() : std::string(text); }

Answer answerOf(icalproperty* attendee) {
  auto* parameter = icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER);
  switch (parameter == nullptr ? ICAL_PARTSTAT_NONE : icalparameter_get_partstat(parameter)) {
    case ICAL_PARTSTAT_ACCEPTED: return Answer::ACCEPTED;
    case ICAL_PARTSTAT_DECLINED: return Answer::DECLINED;
    case ICAL_PARTSTAT_TENTATIVE: return Answer::TENTATIVE;
    default: return Answer::NONE;
  }
}

std::string addressOf(icalproperty* attendee) {
  auto address = text(icalproperty_get_attendee(attendee));
  constexpr std::string_view scheme = "mailto:";
  if (foldCase(address.substr(0, scheme.size())) == scheme) address.erase(0, scheme.size());
  return address;
}

// Adds the answers of an entry.
void addReplies(icalcomponent* entry, std::vector<CalendarReply>& replies) {
  auto uid = text(icalcomponent_get_uid(entry));
  auto note = text(icalcomponent_get_comment(entry));
  for (auto* attendee = icalcomponent_get_first_property(entry, ICAL_ATTENDEE_PROPERTY); attendee != nullptr;
       attendee = icalcomponent_get_next_property(entry, ICAL_ATTENDEE_PROPERTY))
    replies.push_back({uid, addressOf(attendee), answerOf(attendee), note});
}

// A file may hold several calendars, which libical puts below a component of its own.
template <typename Visit>
void forEachCalendar(icalcomponent* root, const Visit& visit) {
  if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) visit(root);
  for (auto* below = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT); below != nullptr;
       below = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT))
    visit(below);
}

}  // namespace

Result<std::vector<CalendarReply>> readCalendarReplies(BytesView bytes) {
  TRY(auto decoded, documents::decodeText(bytes));
  std::unique_ptr<icalcomponent, Free> root(icalparser_parse_string(decoded.c_str()));
  std::vector<CalendarReply> replies;
  bool isCalendar = false;
  if (root)
    forEachCalendar(root.get(), [&](icalcomponent* calendar) {
      isCalendar = true;
      if (icalcomponent_get_method(calendar) != ICAL_METHOD_REPLY) return;
      for (auto* entry = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); entry != nullptr;
           entry = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        addReplies(entry, replies);
    });
  if (!isCalendar) return refuse("is no calendar. Save the reply to an invitation as an .ics file, and say that.");
  if (replies.empty())
    return refuse("has no reply to an invitation in it. Replies are what calendar programs send back: METHOD:REPLY.");
  if (replies.size() > documents::mostReplies)
    return refuse("has more replies than anybody is sent. Nothing was read.");
  return replies;
}

}  // namespace minuted::reader
