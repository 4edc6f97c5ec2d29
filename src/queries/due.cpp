#include "queries/due.h"

#include <algorithm>
#include <tuple>

#include "queries/states.h"

namespace minuted::queries {

using domain::Meeting;
using domain::MeetingStatus;

namespace {

// Whether the meeting is another than the one at which the action was raised, and later.
bool isLater(Id id, const Meeting& meeting, const domain::Action& action) {
  auto raised = action.raisedOn ? action.raisedOn->day : 0;
  return id != action.meeting && lastDay(*meeting.date) > raised;
}

}  // namespace

Result<const std::vector<Meetings::MeetingOfGroup>*> Meetings::meetingsOf(Id group) {
  auto known = byGroup_.find(group);
  if (known == byGroup_.end()) {
    auto prefix = projections::partyPrefix(projections::ViewId::meetingsByGroup, group);
    TRY(auto meetings, collect<Meeting>(snapshot_, prefix, [](const Meeting& meeting) { return meeting.date; }));
    std::ranges::sort(meetings, {}, [](const auto& each) { return std::pair(each.second.date, each.first); });
    for (auto& [id, meeting] : meetings) {
      TRY(auto end, endBefore(meeting));
      if (end) meeting.status = MeetingStatus::CANCELLED;
    }
    known = byGroup_.emplace(group, std::move(meetings)).first;
  }
  return &known->second;
}

Result<std::vector<Id>> Meetings::meetingsDueAt(const domain::Action& action) {
  std::vector<Id> ids;
  if (!action.dueAtNext) return ids;
  TRY(const auto* meetings, meetingsOf(action.dueAtNext));
  for (const auto& [id, meeting] : *meetings) {
    if (!isLater(id, meeting, action)) continue;
    ids.push_back(id);
    if (meeting.status != MeetingStatus::CANCELLED) break;
  }
  return ids;
}

Result<Due> Meetings::dueOf(const domain::Action& action) {
  Due due{.first = action.firstDue, .current = action.due};
  if (action.dueAtNext) TRY_DONE(findNext(action, due));
  if (!due.current) return due;
  TRY(const auto* off, daysOff());
  due.inTimeUntil = domain::workingDayFrom(*off, lastDay(*due.current));
  return due;
}

// Of an action that is due at the group's next meeting: that meeting and its date, if there is one.
Result<void> Meetings::findNext(const domain::Action& action, Due& due) {
  TRY(const auto* meetings, meetingsOf(action.dueAtNext));
  auto next = std::ranges::find_if(*meetings, [&](const MeetingOfGroup& each) {
    return each.second.status != MeetingStatus::CANCELLED && isLater(each.first, each.second, action);
  });
  if (next == meetings->end()) return {};
  due.current = next->second.date;
  if (!due.first) due.first = next->second.firstDate;
  due.meeting = next->first;
  due.moved = next->second.firstDate != next->second.date;
  return {};
}

Result<const domain::DaysOff*> Meetings::daysOff() {
  if (!daysOff_) {
    TRY(auto opened, findState<domain::Register>(snapshot_, Id(Kind::REGISTER, 1)));
    daysOff_ = opened ? opened->daysOff : domain::DaysOff();
  }
  return &*daysOff_;
}

Result<Meeting> Meetings::withMinutes(Id id, Meeting meeting) {
  if (meeting.minutes == domain::MinutesStatus::AGREED || meeting.status != MeetingStatus::HELD || !meeting.date)
    return meeting;
  TRY(const auto* all, meetingsOf(meeting.group));
  const MeetingOfGroup* by = nullptr;
  const domain::EarlierMinutes* agreed = nullptr;
  bool isNext = true;  // the first meeting that was held after this one
  for (const auto& later : *all) {
    const auto& state = later.second;
    if (state.status != MeetingStatus::HELD || later.first == id || state.date->day <= meeting.date->day) continue;
    for (const auto& earlier : state.earlierMinutes) {
      bool namesDay =
          earlier.date && earlier.date->day <= meeting.date->day && meeting.date->day <= lastDay(*earlier.date);
      bool isBetter = agreed == nullptr || (namesDay && !agreed->date);
      if (isBetter && (namesDay || (isNext && !earlier.date))) std::tie(by, agreed) = std::tuple(&later, &earlier);
    }
    isNext = false;
  }
  if (agreed == nullptr) return meeting;
  meeting.minutes = domain::MinutesStatus::AGREED;
  meeting.agreedAt = by->first;
  if (!agreed->text.empty()) meeting.corrections.push_back({by->first, {}, agreed->text, ""});
  return meeting;
}

Result<bool> Meetings::isProvisional(Id id) {
  if (!id) return false;
  auto known = provisional_.find(id);
  if (known == provisional_.end()) {
    TRY(auto found, findState<Meeting>(snapshot_, id));
    bool isProvisional = false;
    if (found) {
      TRY(auto meeting, withMinutes(id, std::move(*found)));
      isProvisional = meeting.minutes != domain::MinutesStatus::AGREED;
    }
    known = provisional_.emplace(id, isProvisional).first;
  }
  return known->second;
}

Result<OptionalDate> Meetings::endBefore(const Meeting& meeting) {
  if (meeting.status != MeetingStatus::PLANNED || !meeting.date) return std::nullopt;
  auto known = ends_.find(meeting.group);
  if (known == ends_.end()) {
    TRY(auto group, findState<domain::Group>(snapshot_, meeting.group));
    known = ends_.emplace(meeting.group, group ? group->ended : std::nullopt).first;
  }
  return known->second && lastDay(*known->second) < meeting.date->day ? known->second : std::nullopt;
}

Result<bool> Meetings::meetsOn(Id group, Date day) {
  TRY(const auto* meetings, meetingsOf(group));
  return std::ranges::any_of(*meetings, [&](const auto& each) {
    return each.second.status != MeetingStatus::CANCELLED && each.second.date == day;
  });
}

Result<std::optional<Meeting>> Meetings::lastHeldBefore(Id group, Date day) {
  TRY(const auto* meetings, meetingsOf(group));
  std::optional<Meeting> last;
  for (const auto& [id, meeting] : *meetings)
    if (meeting.status == MeetingStatus::HELD && meeting.date->day < day.day) last = meeting;
  return last;
}

Result<std::optional<Meeting>> Meetings::firstHeldAfter(Id group, Date day) {
  TRY(const auto* meetings, meetingsOf(group));
  for (const auto& [id, meeting] : *meetings)
    if (meeting.status == MeetingStatus::HELD && meeting.date->day > day.day) return std::optional(meeting);
  return std::optional<Meeting>();
}

}  // namespace minuted::queries
