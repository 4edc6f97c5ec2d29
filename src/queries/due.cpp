#include "queries/due.h"

#include <algorithm>

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
  Due due{action.firstDue, action.due, {}, false};
  if (!action.dueAtNext) return due;
  TRY(const auto* meetings, meetingsOf(action.dueAtNext));
  auto next = std::ranges::find_if(*meetings, [&](const MeetingOfGroup& each) {
    return each.second.status != MeetingStatus::CANCELLED && isLater(each.first, each.second, action);
  });
  if (next == meetings->end()) return due;
  due.current = next->second.date;
  if (!due.first) due.first = next->second.firstDate;
  due.meeting = next->first;
  due.moved = next->second.firstDate != next->second.date;
  return due;
}

Result<bool> Meetings::isProvisional(Id id) {
  if (!id) return false;
  auto known = provisional_.find(id);
  if (known == provisional_.end()) {
    TRY(auto meeting, findState<Meeting>(snapshot_, id));
    known = provisional_.emplace(id, meeting && meeting->minutes != domain::MinutesStatus::AGREED).first;
  }
  return known->second;
}

Result<std::optional<Meeting>> Meetings::lastHeldBefore(Id group, Date day) {
  TRY(const auto* meetings, meetingsOf(group));
  std::optional<Meeting> last;
  for (const auto& [id, meeting] : *meetings)
    if (meeting.status == MeetingStatus::HELD && meeting.date->day < day.day) last = meeting;
  return last;
}

}  // namespace minuted::queries
