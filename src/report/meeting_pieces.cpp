#include "report/meeting_pieces.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/enums.h"
#include "base/text.h"
#include "queries/due.h"
#include "queries/states.h"
#include "report/document_writer.h"

namespace minuted::report {

using Body = schema::Event::Body;
using domain::Meeting;
using domain::MeetingStatus;

Result<std::string> fullGroupName(ReportContext& context, Id id, const OptionalDate& day) {
  auto names = context.names().on(day);
  auto name = names.of(id);
  TRY(auto group, context.find<domain::Group>(id));
  if (!group || !group->parent) return name;
  auto parent = names.of(group->parent);
  return name.find(parent) != std::string::npos ? name : fmt::format("{}: {}", parent, name);
}

std::string timesOf(const Meeting& meeting) {
  if (meeting.startsAt < 0) return "";
  auto from = clockTime(meeting.startsAt);
  return meeting.endsAt < 0 ? from : fmt::format("{} to {}", from, clockTime(meeting.endsAt));
}

Result<ReportContext::All<Meeting>> meetingsOf(ReportContext& context, Id group) {
  auto prefix = projections::partyPrefix(projections::ViewId::meetingsByGroup, group);
  TRY(auto meetings, queries::collect<Meeting>(context.snapshot(), prefix, [&](const Meeting& meeting) {
        return meeting.group == group && meeting.date && meeting.status != MeetingStatus::CANCELLED;
      }));
  std::ranges::sort(meetings, {}, [](const auto& each) { return std::pair(each.second.date, each.first); });
  return meetings;
}

Result<std::optional<StoredMeeting>> lastMeetingBefore(ReportContext& context, Id id, const Meeting& meeting) {
  std::optional<StoredMeeting> last;
  TRY(auto meetings, meetingsOf(context, meeting.group));
  for (const auto& [other, state] : meetings)
    if (other != id && state.status == MeetingStatus::HELD && state.date < meeting.date) last = {other, state};
  if (!last) return last;
  TRY(last->meeting, queries::Meetings(context.snapshot()).withMinutes(last->id, last->meeting));
  return last;
}

Result<std::optional<StoredMeeting>> nextMeetingAfter(ReportContext& context, Id id, const Meeting& meeting) {
  TRY(auto meetings, meetingsOf(context, meeting.group));
  auto next = std::ranges::find_if(
      meetings, [&](const auto& each) { return each.first != id && each.second.date > meeting.date; });
  return next == meetings.end() ? std::nullopt : std::optional(StoredMeeting{next->first, next->second});
}

Result<std::string> meetingName(ReportContext& context, Id id) {
  TRY(auto meeting, context.find<Meeting>(id));
  return meeting && meeting->date ? fmt::format("{}, {}", reference(id), longDate(*meeting->date)) : reference(id);
}

Result<Citations> citeMeeting(ReportContext& context, Id meeting) {
  return context.cite(meeting, {Body::MEETING_SCHEDULED, Body::MEETING_MOVED, Body::MEETING_HELD});
}

Result<Text> placeOf(ReportContext& context, Id id, const Meeting& meeting) {
  TRY(auto cites, context.citeNewest(id, [](domain::Event event) { return event.getBody().isMeetingPlaced(); }));
  return makeText(meeting.place, std::move(cites));
}

Result<Citations> citeItem(ReportContext& context, Id meeting, const domain::AgendaItem& item) {
  return context.cite(meeting, [&](domain::Event event) {
    return event.getBody().isAgendaItemAdded() && event.getBody().getAgendaItemAdded().getItem() == item.item;
  });
}

Result<Citations> citeAttendance(ReportContext& context, Id meeting, Id person) {
  return context.citeNewest(meeting, [&](domain::Event event) {
    return event.getBody().isAttendanceRecorded() && Id(event.getBody().getAttendanceRecorded().getPerson()) == person;
  });
}

Result<Text> minutesStatusText(ReportContext& context, Id id, const Meeting& meeting) {
  TRY(auto cites, context.cite(id, {Body::MINUTES_AGREED}));
  if (cites.empty() && meeting.agreedAt) {
    TRY(cites, context.cite(meeting.agreedAt, {Body::EARLIER_MINUTES_AGREED}));
  }
  if (meeting.minutes != domain::MinutesStatus::AGREED) return makeText("not agreed yet");
  TRY(auto at, meetingName(context, meeting.agreedAt));
  return makeText(fmt::format("agreed at {}{}", at, meeting.corrections.empty() ? "" : ", as corrected"),
                  std::move(cites));
}

Result<std::vector<Text>> openAmendmentsOf(ReportContext& context, Id id, const Meeting& meeting) {
  std::vector<Text> items;
  for (const auto& each : meeting.amendments) {
    if (each.status != domain::AmendmentStatus::PROPOSED) continue;
    TRY(auto cites, context.cite(id, [&](domain::Event event) {
      auto body = event.getBody();
      return body.isAmendmentProposed() && body.getAmendmentProposed().getAmendment() == each.amendment;
    }));
    auto item = domain::numberOf(meeting, each.agendaItem);
    items.push_back(
        makeText(fmt::format("{}{}: {}", context.names().on(meeting.date).of(each.party),
                             item == 0 ? "" : fmt::format(", item {}", item), domain::changeText(each.was, each.text)),
                 std::move(cites)));
  }
  return items;
}

Result<std::vector<Text>> correctionsOf(ReportContext& context, Id id, const Meeting& meeting) {
  std::vector<Text> items;
  TRY(auto cites, context.cite(id, {Body::MINUTES_CORRECTED}));
  for (const auto& correction : meeting.corrections) {
    TRY(auto at, meetingName(context, correction.at));
    auto about = correction.subject ? reference(correction.subject) + ": " : "";
    auto what = correction.was.empty() ? fmt::format("it should read '{}'", correction.text)
                                       : fmt::format("'{}' should read '{}'", correction.was, correction.text);
    Citations own;
    for (auto position : cites) {
      TRY(auto stored, context.snapshot().event(position));
      auto words = stored->words();
      if (words.getText() == correction.text.c_str() && words.getQuote() == correction.was.c_str())
        own.push_back(position);
    }
    items.push_back(makeText(fmt::format("{}{} ({})", about, what, at), std::move(own)));
  }
  return items;
}

std::string statusText(const domain::Decision& decision) {
  auto text = inWords(decision.kind);
  if (decision.status != domain::DecisionStatus::STANDS)
    text += fmt::format("; {}{}", inWords(decision.status), decision.by ? " by " + reference(decision.by) : "");
  return text;
}

}  // namespace minuted::report
