#include "queries/due.h"

#include <algorithm>

#include "queries/query_tools.h"

namespace minuted::queries {

using domain::Meeting;
using domain::MeetingStatus;

Result<const std::vector<Meetings::Held>*> Meetings::of(Id group) {
  auto known = byGroup_.find(group);
  if (known == byGroup_.end()) {
    auto prefix = projections::partyPrefix(projections::ViewId::meetingsByGroup, group);
    TRY(auto meetings, collect<Meeting>(snapshot_, prefix, [](const Meeting& meeting) { return meeting.date; }));
    std::ranges::sort(meetings, {}, [](const auto& each) { return std::pair(each.second.date, each.first); });
    known = byGroup_.emplace(group, std::move(meetings)).first;
  }
  return &known->second;
}

namespace {

bool isLater(Id id, const Meeting& meeting, const domain::Action& action) {
  auto raised = action.raisedOn ? action.raisedOn->day : 0;
  return id != action.meeting && lastDay(*meeting.date) > raised;
}

}  // namespace

Result<std::vector<Id>> Meetings::boundOf(const domain::Action& action) {
  std::vector<Id> bound;
  if (!action.dueAtNext) return bound;
  TRY(const auto* meetings, of(action.dueAtNext));
  for (const auto& [id, meeting] : *meetings) {
    if (!isLater(id, meeting, action)) continue;
    bound.push_back(id);
    if (meeting.status != MeetingStatus::CANCELLED) break;
  }
  return bound;
}

Result<Due> Meetings::dueOf(const domain::Action& action) {
  Due due{action.firstDue, action.due, {}, false};
  if (!action.dueAtNext) return due;
  TRY(const auto* meetings, of(action.dueAtNext));
  auto next = std::ranges::find_if(*meetings, [&](const Held& each) {
    return each.second.status != MeetingStatus::CANCELLED && isLater(each.first, each.second, action);
  });
  if (next == meetings->end()) return due;
  due.current = next->second.date;
  if (!due.first) due.first = next->second.firstDate;
  due.meeting = next->first;
  due.moved = next->second.firstDate != next->second.date;
  return due;
}

Result<bool> Meetings::provisional(Id id) {
  if (!id) return false;
  auto known = provisional_.find(id);
  if (known == provisional_.end()) {
    TRY(auto subject, snapshot_.find(id));
    const auto* meeting = subject ? std::get_if<Meeting>(&subject->state) : nullptr;
    bool is = meeting != nullptr && meeting->minutes != domain::MinutesStatus::AGREED;
    known = provisional_.emplace(id, is).first;
  }
  return known->second;
}

Result<std::optional<Meeting>> Meetings::heldBefore(Id group, Date day) {
  TRY(const auto* meetings, of(group));
  std::optional<Meeting> last;
  for (const auto& [id, meeting] : *meetings)
    if (meeting.status == MeetingStatus::HELD && meeting.date->day < day.day) last = meeting;
  return last;
}

}  // namespace minuted::queries
