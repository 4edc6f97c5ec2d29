// Events told in sentences, for histories and minutes, with the names that held on the day of the event. One thread at
// a time, as Names is.
#pragma once

#include "queries/parties/names.h"

namespace minuted::queries {

// What happened, in one sentence without a full stop: "A-17 accepted by Asha Rao: gladly". Words that were taken out of
// the log are told as "(redacted)".
std::string summaryOf(domain::Event event, domain::Words words, Names& names);

// What an event did to an action that had been raised before, as it follows the action's reference in summaryOf:
// "carried forward at M-3: no news". Without the meeting, where the reader knows it: "carried forward: no news". Only
// of events that answer an action, carry it forward, close, reopen or drop it; "" for any other.
enum class MeetingShown : bool { no, yes };
std::string actionNews(domain::Event event, domain::Words words, Names& names, MeetingShown meetingShown);

// ": gladly"; "" where the event has no note.
std::string noteOf(domain::Words words);

// Where the event was read: "minutes.txt, line 82"; "" where it was not read.
std::string sourceOf(domain::Event event, Names& names);

}  // namespace minuted::queries
