// Attendance as at the last meeting: those who were there, in their roles, but for those named and those of whom
// something is recorded already.
#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

#include "queries/due.h"
#include "queries/parties/identity.h"
#include "verbs/command_builder.h"

namespace minuted::verbs {
namespace {

using domain::Capacity;

constexpr std::array people{Kind::PERSON};

}  // namespace

Result<size_t> CommandBuilder::attendAsLast(Id id, const std::vector<std::string>& except,
                                            const std::vector<std::string>& apologies) {
  TRY(auto meeting, finder_.stateOf<domain::Meeting>(id));
  if (!meeting || !meeting->date) return fail(ErrorKind::notFound, reference(id) + " has no date.");
  TRY(auto last, queries::Meetings(snapshot_).lastHeldBefore(meeting->group, *meeting->date));
  if (!last)
    return fail(ErrorKind::notFound,
                fmt::format("No meeting of the group was held before {}: 'minuted meeting attend {} "
                            "NAME NAME …' records several people at once.",
                            reference(id), reference(id)));
  // Events keep the ids of those who were merged into another.
  std::map<Id, const domain::Attendance*> lastTime;
  std::set<Id> recorded, absent;
  for (const auto& each : last->attendance) {
    TRY(auto person, queries::identityOf(snapshot_, each.person));
    lastTime.emplace(person, &each);
  }
  for (const auto& each : meeting->attendance) {
    TRY(auto person, queries::identityOf(snapshot_, each.person));
    recorded.insert(person);
  }
  for (const auto& name : except) {
    TRY(auto person, finder_.find(name, people));
    if (!lastTime.contains(person))
      return fail(ErrorKind::refused, fmt::format("{} was not at the last meeting, and need not be left out.", name));
    absent.insert(person);
  }
  std::vector<Id> sorry;
  for (const auto& name : apologies) {
    TRY(auto person, finder_.find(name, people));
    if (absent.insert(person).second) sorry.push_back(person);
  }
  auto day = day_ || meeting->date->day > today().day ? day_ : meeting->date;
  auto record = [&](const domain::Attendance& attendance, Capacity capacity) {
    auto event = command_.step().getEvent();
    auto attended = event.getBody().initAttendanceRecorded();
    attended.setMeeting(id.value);
    attended.setPerson(attendance.person.value);
    attended.setOrganisation(attendance.organisation.value);
    attended.setRole(attendance.role);
    attended.setCapacity(capacity);
    if (day) writeDate(*day, event.initHappenedOn());
  };
  size_t attend = 0;
  for (const auto& each : last->attendance) {
    TRY(auto person, queries::identityOf(snapshot_, each.person));
    bool wasThere = each.capacity == Capacity::PRESENT || each.capacity == Capacity::IN_ATTENDANCE;
    if (!wasThere || recorded.contains(person) || absent.contains(person)) continue;
    record(each, each.capacity);
    ++attend;
  }
  for (auto person : sorry) {
    auto known = lastTime.find(person);
    record(known == lastTime.end() ? domain::Attendance{.person = person} : *known->second, Capacity::APOLOGIES);
  }
  if (command_.stepCount() == 0)
    return fail(ErrorKind::refused, "Nobody is left who was at the last meeting: nothing is to be recorded.");
  return attend;
}

Result<void> CommandBuilder::attendAsLast(const Values& values) {
  Id meeting;
  std::vector<std::string> except, apologies;
  for (const auto& [name, texts] : values) {
    if (name == "ref") {
      static constexpr std::array meetings{Kind::MEETING};
      TRY(meeting, finder_.find(texts.front(), meetings));
    } else if (name == "except") {
      except = texts;
    } else if (name == "apologies") {
      apologies = texts;
    } else {
      return fail(ErrorKind::usage, fmt::format("'meeting attend-last' has no '{}'.", name));
    }
  }
  if (!meeting) return fail(ErrorKind::usage, "'meeting attend-last' needs 'ref': the meeting.");
  TRY(auto attend, attendAsLast(meeting, except, apologies));
  (void)attend;
  return {};
}

}  // namespace minuted::verbs
