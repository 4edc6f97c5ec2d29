// What papers and minutes tell alike of a meeting: what it is called, when it is, its items, those before and after it.
#pragma once

#include "report/citing.h"

namespace minuted::report {

// 'Steering Group' of the Harbour Partnership: 'Harbour Partnership: Steering Group'; as it is where it says so itself.
Result<std::string> groupInFull(Citing& citing, Id group);

std::string timesOf(const domain::Meeting& meeting);  // '14:30 to 16:30'; "" where none are said

// Those of the group that were not cancelled, by date.
Result<Citing::All<domain::Meeting>> meetingsOf(Citing& citing, Id group);

struct MeetingFound {
  Id id;
  domain::Meeting meeting;
};
// The last that was held before it, and the first after it, held or planned.
Result<std::optional<MeetingFound>> lastHeldBefore(Citing& citing, Id id, const domain::Meeting& meeting);
Result<std::optional<MeetingFound>> firstAfter(Citing& citing, Id id, const domain::Meeting& meeting);

// 'M-7, 12 October 2021'
Result<std::string> meetingName(Citing& citing, Id meeting);

Result<Citations> citeMeeting(Citing& citing, Id meeting);  // that it was planned, moved, held
Result<Citations> citeItem(Citing& citing, Id meeting, const domain::AgendaItem& item);
Result<Citations> citeAttendance(Citing& citing, Id meeting, Id person);

// Whether minutes are agreed, in a few words: 'agreed at M-7, 12 October 2021, as corrected'.
Result<Text> minutesStanding(Citing& citing, Id id, const domain::Meeting& meeting);

// What was corrected in a meeting's minutes, but for what a public copy leaves out.
Result<std::vector<Text>> correctionsOf(Citing& citing, Id id, const domain::Meeting& meeting);

// 'agreed', or what became of it: 'agreed; superseded by D-9'.
std::string standingOf(const domain::Decision& decision);

}  // namespace minuted::report
