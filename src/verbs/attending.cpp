// Attendance as at the last meeting: those who were there, in their roles, but for those named.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "queries/due.h"
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
  std::vector<Id> absent, sorry;
  for (const auto& name : except) {
    TRY(auto person, finder_.find(name, people));
    if (std::ranges::find(last->attendance, person, &domain::Attendance::person) == last->attendance.end())
      return fail(ErrorKind::refused, fmt::format("{} was not at the last meeting, and need not be left out.", name));
    absent.push_back(person);
  }
  for (const auto& name : apologies) {
    TRY(auto person, finder_.find(name, people));
    sorry.push_back(person);
  }
  auto day = meeting->date->day <= today().day ? meeting->date : std::nullopt;
  auto record = [&](const domain::Attendance& attendance, Capacity capacity) {
    auto event = command_.step().getEvent();
    auto recorded = event.getBody().initAttendanceRecorded();
    recorded.setMeeting(id.value);
    recorded.setPerson(attendance.person.value);
    recorded.setOrganisation(attendance.organisation.value);
    recorded.setRole(attendance.role);
    recorded.setCapacity(capacity);
    if (day) writeDate(*day, event.initHappenedOn());
  };
  auto isOneOf = [](Id person, const std::vector<Id>& of) { return std::ranges::find(of, person) != of.end(); };
  size_t attend = 0;
  for (const auto& each : last->attendance) {
    bool wasThere = each.capacity == Capacity::PRESENT || each.capacity == Capacity::IN_ATTENDANCE;
    bool isRecorded =
        std::ranges::find(meeting->attendance, each.person, &domain::Attendance::person) != meeting->attendance.end();
    if (!wasThere || isRecorded || isOneOf(each.person, absent) || isOneOf(each.person, sorry)) continue;
    record(each, each.capacity);
    ++attend;
  }
  for (auto person : sorry) {
    auto known = std::ranges::find(last->attendance, person, &domain::Attendance::person);
    record(known == last->attendance.end() ? domain::Attendance{.person = person} : *known, Capacity::APOLOGIES);
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
