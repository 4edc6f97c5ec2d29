// What papers and minutes say about a meeting in the same way: names, times, agenda items, the meetings before and
// after.
#pragma once

#include "report/report_context.h"

namespace minuted::report {

// The name that a group had on a day, with that of its parent: 'Harbour Partnership: Steering Group'. The parent is not
// repeated where the name of the group contains it.
Result<std::string> fullGroupName(ReportContext& context, Id group, const OptionalDate& day);

std::string timesOf(const domain::Meeting& meeting);  // '14:30 to 16:30'; "" where the times are not known

Result<Text> placeOf(ReportContext& context, Id id, const domain::Meeting& meeting);  // "" where it is not known

// The meetings of the group that were not cancelled, by date.
Result<ReportContext::All<domain::Meeting>> meetingsOf(ReportContext& context, Id group);

struct StoredMeeting {
  Id id;
  domain::Meeting meeting;
};
// The last meeting that was held before the given one, and the first after it, held or planned.
Result<std::optional<StoredMeeting>> lastMeetingBefore(ReportContext& context, Id id, const domain::Meeting& meeting);
Result<std::optional<StoredMeeting>> nextMeetingAfter(ReportContext& context, Id id, const domain::Meeting& meeting);

// 'M-7, 12 October 2021'
Result<std::string> meetingName(ReportContext& context, Id meeting);

// The events by which the meeting was planned, moved and held; those of an agenda item; and of an attendance.
Result<Citations> citeMeeting(ReportContext& context, Id meeting);
Result<Citations> citeItem(ReportContext& context, Id meeting, const domain::AgendaItem& item);
Result<Citations> citeAttendance(ReportContext& context, Id meeting, Id person);

// Whether the minutes of a meeting are agreed: 'agreed at M-7, 12 October 2021, as corrected'.
Result<Text> minutesStatusText(ReportContext& context, Id id, const domain::Meeting& meeting);

// The amendments to draft minutes that nobody has answered yet.
Result<std::vector<Text>> openAmendmentsOf(ReportContext& context, Id id, const domain::Meeting& meeting);

// The corrections of a meeting's minutes, without those that a public copy leaves out.
Result<std::vector<Text>> correctionsOf(ReportContext& context, Id id, const domain::Meeting& meeting);

// 'agreed', and what became of the decision: 'agreed; superseded by D-9'.
std::string statusText(const domain::Decision& decision);

}  // namespace minuted::report
