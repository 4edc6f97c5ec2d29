#include "world/asked_oracle.h"

#include <algorithm>

namespace minuted::world {

using domain::Action;
using domain::Appointment;
using domain::Meeting;
using queries::Part;
using schema::ActionStatus;

namespace {

bool isHeld(const Appointment& appointment, Date day) {
  return (!appointment.from || appointment.from->day <= day.day) &&
         (!appointment.until || appointment.until->day > day.day);
}

bool isMember(schema::Role role) {
  return role != schema::Role::OBSERVER && role != schema::Role::SUPPORTING_OFFICER &&
         role != schema::Role::LEAD_OFFICER;
}

bool isOut(schema::AnswerStatus answer) {
  return answer == schema::AnswerStatus::DECLINED || answer == schema::AnswerStatus::EXCUSED;
}

// The table of joint answers once more, in other words than the program's.
ActionStatus statusOf(const std::vector<schema::AnswerStatus>& answers) {
  using enum schema::AnswerStatus;
  auto has = [&](auto answer) { return std::ranges::count(answers, answer) > 0; };
  bool claimedByRest = !answers.empty();
  for (auto answer : answers) claimedByRest = claimedByRest && (answer == CLAIMED || isOut(answer));
  if (claimedByRest && !has(CLAIMED) && has(DECLINED)) return ActionStatus::DECLINED;
  if (claimedByRest) return ActionStatus::CLAIMED;
  if (has(CLAIMED) || has(IN_PROGRESS)) return ActionStatus::IN_PROGRESS;
  return has(ACCEPTED) ? ActionStatus::ACCEPTED : ActionStatus::OPEN;
}

}  // namespace

Id AskedOracle::identity(Id id) const {
  std::vector<Id> seen{id};
  for (;;) {
    const auto* party = find<domain::Party>(seen.back());
    if (party == nullptr || !party->mergedInto || std::ranges::count(seen, party->mergedInto) > 0) return seen.back();
    seen.push_back(party->mergedInto);
  }
}

std::set<Id> AskedOracle::identities(Id party) const {
  std::set<Id> ids{party};
  for (bool more = true; more;) {
    more = false;
    forEach<domain::Party>([&](Id id, const domain::Party& other) {
      if (other.mergedInto && ids.contains(other.mergedInto) && ids.insert(id).second) more = true;
    });
  }
  return ids;
}

OptionalDate AskedOracle::dueOf(const Action& action) const {
  if (!action.dueAtNext) return action.due;
  std::optional<std::pair<Date, Id>> first;
  forEach<Meeting>([&](Id id, const Meeting& meeting) {
    if (meeting.group != action.dueAtNext || id == action.meeting || !meeting.date ||
        meeting.status == schema::MeetingStatus::CANCELLED)
      return;
    bool after = !action.raisedOn || lastDay(*meeting.date) > action.raisedOn->day;
    std::pair candidate{*meeting.date, id};
    if (after && (!first || candidate < *first)) first = candidate;
  });
  return first ? first->first : action.due;
}

bool AskedOracle::isOff(int32_t day) const {
  const auto* opened = find<domain::Register>(Id(Kind::REGISTER, 1));
  if (opened == nullptr) return false;
  auto weekday = std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day))).iso_encoding() - 1;
  for (auto each : opened->daysOff.weekdays)
    if (static_cast<unsigned>(each) == weekday) return true;
  for (const auto& [from, until] : opened->daysOff.spans)
    if (day >= from.day && day <= (until ? lastDay(*until) : lastDay(from))) return true;
  return false;
}

std::set<Id> AskedOracle::membersOf(Id group, const Action& action) const {
  std::set<Id> members;
  auto day = action.raisedOn.value_or(today_);
  forEach<Appointment>([&](Id, const Appointment& each) {
    if (each.group == group && isHeld(each, day) && isMember(each.role))
      if (auto who = each.organisation ? each.organisation : each.person) members.insert(identity(who));
  });
  if (!members.empty()) return members;
  if (const auto* meeting = find<Meeting>(action.meeting))
    for (const auto& each : meeting->attendance)
      if (each.capacity != schema::Capacity::IN_ATTENDANCE)
        if (auto who = each.organisation ? each.organisation : each.person) members.insert(identity(who));
  return members;
}

std::vector<Appointment> AskedOracle::appointmentsOf(Id person, Date day) const {
  auto ids = identities(person);
  std::vector<Appointment> held;
  forEach<Appointment>([&](Id, const Appointment& each) {
    if (ids.contains(each.person) && each.organisation && isHeld(each, day)) held.push_back(each);
  });
  return held;
}

Id AskedOracle::mandate(Id person, Date day, Id group) const {
  if (person.kind() != Kind::PERSON) return {};
  std::set<Id> organisations;
  auto held = appointmentsOf(person, day);
  for (const auto& each : held) organisations.insert(identity(each.organisation));
  if (organisations.size() == 1) return *organisations.begin();
  if (!organisations.empty()) {
    std::set<Id> seen;
    for (auto above = group; above && seen.insert(above).second;) {
      for (const auto& each : held)
        if (each.group == above) return identity(each.organisation);
      const auto* state = find<domain::Group>(above);
      above = state == nullptr ? Id() : state->parent;
    }
    return {};
  }
  auto ids = identities(person);
  Id last;
  std::optional<int32_t> newest;
  forEach<Meeting>([&](Id, const Meeting& meeting) {
    if (!meeting.date || meeting.date->day > day.day || (newest && meeting.date->day < *newest)) return;
    for (const auto& each : meeting.attendance)
      if (ids.contains(each.person) && each.organisation) {
        last = identity(each.organisation);
        newest = meeting.date->day;
      }
  });
  return last;
}

bool AskedOracle::speaksFor(Id person, Id organisation, Date day) const {
  auto held = appointmentsOf(person, day);
  if (held.empty()) return mandate(person, day, {}) == organisation;
  return std::ranges::any_of(held, [&](const auto& each) { return identity(each.organisation) == organisation; });
}

bool AskedOracle::isFor(const Action& action, const domain::OwnerAnswer& answer, Id party) const {
  if (!answer.party) return false;
  auto who = identity(answer.party);
  if (who == party) return true;
  for (const auto& owner : action.owners) {
    auto person = identity(owner.party), organisation = identity(owner.onBehalfOf);
    if (!organisation) continue;
    if (party.kind() == Kind::PERSON && person == party && organisation == who) return true;
    if (party.kind() == Kind::ORGANISATION && who.kind() == Kind::PERSON && person == who && organisation == party)
      return true;
  }
  return party.kind() == Kind::ORGANISATION && who.kind() == Kind::PERSON &&
         speaksFor(who, party, answer.on.value_or(today_));
}

schema::AnswerStatus AskedOracle::answerOf(const Action& action, Id party) const {
  bool alone = action.owners.size() == 1 && !action.owners.front().collective;
  auto status = Answer::SILENT;
  for (const auto& answer : action.answers)
    if (alone || isFor(action, answer, party)) status = answer.status;
  return status;
}

std::vector<AskedOracle::Asked> AskedOracle::askedFor(const Action& action) const {
  std::vector<Asked> asked;
  for (const auto& owner : action.owners) {
    auto party = identity(owner.party);
    if (!owner.collective) {
      Id organisation;
      if (party.kind() == Kind::PERSON)
        organisation = owner.onBehalfOf ? identity(owner.onBehalfOf)
                                        : mandate(party, action.askedOn.value_or(today_), action.group);
      asked.push_back({{party, organisation}, answerOf(action, party)});
      continue;
    }
    auto members = membersOf(party, action);
    for (auto member : members)
      asked.push_back(
          {{member, mandate(member, action.raisedOn.value_or(today_), party), party}, answerOf(action, member)});
    if (members.empty()) asked.push_back({{party}, answerOf(action, party)});
  }
  return asked;
}

Part AskedOracle::partOf(const Action& action, Id party) const {
  auto due = dueOf(action);
  bool over = action.status == ActionStatus::CLOSED || action.status == ActionStatus::DROPPED ||
              action.status == ActionStatus::SUPERSEDED;
  std::vector<Answer> answers, open;
  for (const auto& each : askedFor(action)) {
    if (party && !each.as.contains(identity(party))) continue;
    answers.push_back(each.answer);
    if (!over && !isOut(each.answer)) open.push_back(each.answer);
  }
  Part part;
  part.isAsked = !answers.empty();
  part.isOver = over;
  part.isOpen = party ? !open.empty() : !over;
  auto all = [&](Answer answer) {
    return !open.empty() && std::ranges::count(open, answer) == static_cast<ptrdiff_t>(open.size());
  };
  part.isSilent = all(Answer::SILENT);
  part.isClaimed = all(Answer::CLAIMED);
  auto inTime = due ? lastDay(*due) : today_.day;
  auto aYearLater = inTime + 366;
  while (inTime <= aYearLater && isOff(inTime)) ++inTime;
  if (due && inTime > aYearLater) inTime = lastDay(*due);  // no working day in a whole year
  part.isOverdue = !open.empty() && !part.isClaimed && due && inTime < today_.day;
  part.status = over ? action.status : statusOf(answers);
  return part;
}

}  // namespace minuted::world
