// When actions are due, and which minutes have been agreed: what an action's own story does not say and the meetings of
// its group do. Errors: those of the snapshot.
#pragma once

#include <map>
#include <vector>

#include "register/snapshot.h"

namespace minuted::queries {

struct Due {
  OptionalDate first, current;
  std::optional<int32_t> inTimeUntil;  // the last day of `current`, or the first working day after it
  Id meeting;          // the meeting at which it is due, of an action that is due at the group's next meeting
  bool moved = false;  // whether that meeting was moved, which is no extension
};

// Looks up the meetings of each group once, and the days off. Must not outlive its snapshot. One thread at a time: it
// keeps what it found.
class Meetings {
 public:
  explicit Meetings(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  // 'At the group's next meeting' means the first one after the action was raised that was not cancelled.
  Result<Due> dueOf(const domain::Action& action);

  // The meetings at which the action is or was to be due: the group's next one, and those before it that were
  // cancelled. None where it is due on a day of its own.
  Result<std::vector<Id>> meetingsDueAt(const domain::Action& action);

  // The meeting with what is known of its minutes, also by what a later meeting of its group said without naming it
  // (EarlierMinutesAgreed). What was said of the meeting itself comes first; then a meeting that named its day; then
  // the next one held, where that agreed the minutes of the one before it.
  Result<domain::Meeting> withMinutes(Id id, domain::Meeting meeting);

  // Whether the minutes of the meeting have not been agreed yet, so that what they say is provisional. False of no
  // meeting.
  Result<bool> isProvisional(Id meeting);

  // The last day of a group that had ended by the day of the meeting, which is only planned; nothing where it had not.
  // Such a meeting will not be held: what is due at the group's next meeting is not due at it.
  Result<OptionalDate> endBefore(const domain::Meeting& meeting);

  // The days on which the partnership does not work, as the register has them.
  Result<const domain::DaysOff*> daysOff();

  // Whether the group has a meeting on that day that was not cancelled.
  Result<bool> meetsOn(Id group, Date day);

  // The last meeting of a group that was held before that day.
  Result<std::optional<domain::Meeting>> lastHeldBefore(Id group, Date day);
  // The first one that was held after that day.
  Result<std::optional<domain::Meeting>> firstHeldAfter(Id group, Date day);

 private:
  Result<void> findNext(const domain::Action& action, Due& due);
  using MeetingOfGroup = std::pair<Id, domain::Meeting>;
  // The group's meetings that have a date, by it; those planned or cancelled too.
  Result<const std::vector<MeetingOfGroup>*> meetingsOf(Id group);

  const engine::Snapshot& snapshot_;
  std::map<Id, std::vector<MeetingOfGroup>> byGroup_;
  std::map<Id, bool> provisional_;
  std::map<Id, OptionalDate> ends_;  // the last day of each group; nothing while it has not ended
  std::optional<domain::DaysOff> daysOff_;
};

}  // namespace minuted::queries
