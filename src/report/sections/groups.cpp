// The group itself, its steering group with chairs and meetings, its sub-groups, and its members.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/enums.h"
#include "base/ranges.h"
#include "base/text.h"
#include "queries/due.h"
#include "report/meeting_pieces.h"
#include "report/people.h"
#include "report/sections/sections.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Appointment;
using schema::Role;

Result<void> writeChairs(Material& material, const std::vector<queries::HeldAppointment>& all) {
  auto& year = material.year;
  auto last = year.period().last;
  for (const auto& each : all) {
    const auto& [id, appointment] = each;
    if (!isChair(appointment.role)) continue;
    TRY(auto who, nameWithTitle(year, appointment));
    auto role = roleName(appointment.role);
    std::string since = appointment.from ? " since " + longDate(*appointment.from) : "";
    std::string text;
    if (isInForceOn(appointment, last))
      text = fmt::format("{} has been {}{}.", who, role, since);
    else
      text = fmt::format("{} was {}{} until {}.", who, role,
                         appointment.from ? " from " + longDate(*appointment.from) : "", longDate(*appointment.until));
    TRY(auto cites, citeAppointment(year, each));
    material.writer.addSentence(text, std::move(cites));
  }
  return {};
}

Result<void> writeOfficers(Material& material, const std::vector<queries::HeldAppointment>& all) {
  std::vector<std::string> names;
  Citations cites;
  for (const auto& each : all) {
    if (!isOfficer(each.appointment.role) || !isInForceOn(each.appointment, material.year.period().last)) continue;
    TRY(auto who, nameWithTitle(material.year, each.appointment));
    TRY(auto cited, citeAppointment(material.year, each));
    names.push_back(who);
    cites = mergeCitations(std::move(cites), cited);
  }
  if (!names.empty())
    material.writer.addSentence(fmt::format("It is supported by {}.", joinTexts(names)), std::move(cites));
  return {};
}

// Who is a member of a group on the last day of the period, as far as that is known.
struct Membership {
  std::vector<queries::HeldAppointment> recorded;  // without observers and officers
  std::vector<queries::PresumedMember> presumed;
  std::vector<Id> organisations;  // that the recorded ones speak for
  Citations cites;                // of the recorded ones

  // Whether more is known than who chairs it.
  bool isKnown() const {
    return !presumed.empty() ||
           std::ranges::any_of(recorded, [](const auto& each) { return !isChair(each.appointment.role); });
  }
};

Result<Membership> membershipOf(Year& year, Id group, const std::vector<queries::HeldAppointment>& all) {
  Membership membership;
  for (const auto& each : all) {
    if (!queries::isMember(each.appointment.role) || !isInForceOn(each.appointment, year.period().last)) continue;
    TRY(auto cites, year.cite(each.id, {Body::APPOINTMENT_MADE}));
    membership.cites = mergeCitations(std::move(membership.cites), cites);
    membership.recorded.push_back(each);
    auto organisation = each.appointment.organisation;
    if (organisation && !contains(membership.organisations, organisation))
      membership.organisations.push_back(organisation);
  }
  TRY(membership.presumed, queries::presumedMembersOn(year.snapshot(), group, year.period().last));
  return membership;
}

Result<Citations> citePresumed(Year& year, const Membership& membership) {
  Citations cites;
  for (const auto& each : membership.presumed) {
    TRY(auto cited, citeAttendance(year, each.meeting, each.listedAs));
    cites = mergeCitations(std::move(cites), cited);
  }
  return cites;
}

std::string namesInList(Year& year, const std::vector<Id>& organisations) {
  std::vector<std::string> names;
  for (auto each : organisations) names.push_back(year.names().of(each));
  std::ranges::sort(names);
  return joinTexts(names);
}

// Names the organisations that have a member on the last day of the period.
Result<void> writeOrganisations(Material& material, Id group, const std::vector<queries::HeldAppointment>& all) {
  auto& year = material.year;
  TRY(auto membership, membershipOf(year, group, all));
  if (!membership.organisations.empty())
    material.writer.addSentence(
        fmt::format("Its {}members speak for {}.", membership.presumed.empty() ? "" : "recorded ",
                    namesInList(year, membership.organisations)),
        membership.cites);
  std::vector<Id> presumed;
  for (const auto& each : membership.presumed)
    if (each.organisation && !contains(presumed, each.organisation)) presumed.push_back(each.organisation);
  if (membership.presumed.empty()) return {};
  TRY(auto cites, citePresumed(year, membership));
  material.writer.addSentence(
      fmt::format("{} presumed from attendance to be members{}.",
                  membership.presumed.size() == 1 ? "1 person is" : counted(membership.presumed.size()) + " people are",
                  presumed.empty() ? "" : ", for " + namesInList(year, presumed)),
      std::move(cites));
  return {};
}

// How many members the steering group has: as far as they are recorded, and as far as attendance suggests it.
Result<void> writeNumberOfMembers(Material& material) {
  auto& year = material.year;
  auto group = year.steeringGroup();
  TRY(auto people, appointmentsSince(year, group, year.period().first));
  TRY(auto membership, membershipOf(year, group, people));
  auto day = longDate(year.period().last);
  auto recorded = membership.recorded.size();
  if (!membership.isKnown()) {
    if (recorded == 0)
      material.writer.addSentence(fmt::format("No membership of its steering group on {} is recorded.", day), {});
    else
      material.writer.addSentence(
          fmt::format("The membership of its steering group on {} is not recorded, apart from who chairs it.", day),
          membership.cites);
    return {};
  }
  TRY(auto cites, citePresumed(year, membership));
  auto organisations = membership.organisations.size();
  material.writer.addSentence(
      fmt::format("On {}, {} of its steering group {} recorded{}{}; the appendix on membership lists them.", day,
                  recorded == 0 ? "no member" : counted(recorded, "member"), recorded > 1 ? "were" : "was",
                  organisations == 0 ? "" : fmt::format(", who spoke for {}", counted(organisations, "organisation")),
                  membership.presumed.empty()
                      ? ""
                      : fmt::format("{} {} presumed from attendance", organisations == 0 ? " and" : ", and",
                                    membership.presumed.size())),
      mergeCitations(membership.cites, cites));
  return {};
}

std::string intervalText(uint8_t every, schema::Interval unit) {
  return every == 1 ? "every " + inWords(unit) : fmt::format("every {} {}s", every, inWords(unit));
}

Result<void> writeCadence(Material& material, Id id, const domain::Group& group) {
  if (group.every == 0) return {};
  TRY(auto cites, material.year.citeNewest(id, [](domain::Event event) { return event.getBody().isCadenceSet(); }));
  material.writer.addSentence(fmt::format("It meets {}.", intervalText(group.every, group.unit)), std::move(cites));
  return {};
}

Result<void> writeReportingLines(Material& material, Id id, const domain::Group& group) {
  for (const auto& line : group.reportsTo) {
    TRY(auto cites, material.year.citeNewest(id, [&](domain::Event event) {
      return event.getBody().isReportingLineSet() && Id(event.getBody().getReportingLineSet().getTo()) == line.to;
    }));
    auto to = material.year.names().of(line.to);
    material.writer.addSentence(fmt::format("It reports to {} {}.", to, intervalText(line.every, line.unit)),
                                std::move(cites));
  }
  return {};
}

Result<Citations> citeProfile(Year& year, Id id, schema::ProfilePart part) {
  return year.citeNewest(id, [&](domain::Event event) {
    return event.getBody().isProfileSet() && event.getBody().getProfileSet().getPart() == part;
  });
}

// Writes one part of the profile of a group, in the words of the group.
Result<void> writeProfile(Material& material, Id id, const domain::Group& group, schema::ProfilePart part) {
  for (const auto& each : group.profile) {
    if (each.part != part) continue;
    TRY(auto cites, citeProfile(material.year, id, part));
    material.writer.addSentence(each.text, std::move(cites));
  }
  return {};
}

Result<void> writeFounded(Material& material, Id id, const domain::Group& group) {
  if (!group.founded) return {};
  TRY(auto cites, material.year.cite(id, {Body::GROUP_FOUNDED}));
  material.writer.addSentence(
      fmt::format("{} was founded {} {}.", group.name, group.founded->precision == Precision::DAY ? "on" : "in",
                  longDate(*group.founded)),
      std::move(cites));
  return {};
}

size_t countAttendance(const domain::Meeting& meeting, bool present) {
  using schema::Capacity;
  return static_cast<size_t>(std::ranges::count_if(meeting.attendance, [&](const auto& each) {
    bool isPresent = each.capacity == Capacity::PRESENT || each.capacity == Capacity::SUBSTITUTE;
    return present ? isPresent : each.capacity == Capacity::APOLOGIES;
  }));
}

// Of a meeting whose attendance was not recorded, nothing is said.
std::string attendanceText(const domain::Meeting& meeting, bool present) {
  if (meeting.attendance.empty()) return "";
  auto count = countAttendance(meeting, present);
  return count == 0 ? "none" : std::to_string(count);
}

Result<Year::All<domain::Meeting>> meetingsHeldBy(Year& year, Id group) {
  TRY(auto meetings, year.changedInPeriod<domain::Meeting>(Kind::MEETING));
  std::erase_if(meetings, [&](const auto& each) {
    return each.second.group != group || each.second.status != domain::MeetingStatus::HELD ||
           !year.isInPeriod(each.second.date);
  });
  std::ranges::sort(meetings, {}, [](const auto& each) { return std::pair(each.second.date, each.first); });
  return meetings;
}

std::string minutesStatus(const domain::Meeting& meeting) {
  if (meeting.minutes == domain::MinutesStatus::AGREED) return "agreed at " + reference(meeting.agreedAt);
  return meeting.minutes == domain::MinutesStatus::DRAFT ? "draft" : "not agreed yet";
}

Result<void> writeMeetings(Material& material, Id group) {
  auto& year = material.year;
  TRY(auto meetings, meetingsHeldBy(year, group));
  Table table{.caption = fmt::format("Meetings of {} held in the period", year.names().of(group)),
              .columns = {{"Date", false, 2},
                          {"Meeting", false, 1},
                          {"Present", true},
                          {"Apologies", true},
                          {"Minutes", false, 2}},
              .rows = {},
              .hasRowHeaders = true};
  Citations all;
  queries::Meetings ofGroup(year.snapshot());
  for (const auto& [id, held] : meetings) {
    TRY(auto meeting, ofGroup.withMinutes(id, held));
    TRY(auto cites, year.cite(id, {Body::MEETING_HELD, Body::MINUTES_AGREED}));
    TRY(auto agreed, meeting.agreedAt ? year.cite(meeting.agreedAt, {Body::EARLIER_MINUTES_AGREED}) : Citations());
    cites = mergeCitations(std::move(cites), agreed);
    all = mergeCitations(std::move(all), cites);
    table.rows.push_back(
        {{makeText(longDate(*meeting.date)), makeText(reference(id), cites), makeText(attendanceText(meeting, true)),
          makeText(attendanceText(meeting, false)), makeText(minutesStatus(meeting))},
         false,
         {}});
  }
  if (meetings.empty()) {
    if (group == year.steeringGroup()) material.writer.addSentence("No meeting of it in the period is recorded.", {});
    return {};
  }
  material.writer.addSentence(fmt::format("It met {} in the period.", countedTimes(meetings.size())), std::move(all));
  dropEmptyColumns(table);
  material.writer.addTable(std::move(table));
  return {};
}

Result<const domain::Group*> groupOf(Year& year, Id id) { return year.find<domain::Group>(id); }

Result<void> writeSubGroup(Material& material, Id id) {
  TRY(auto group, groupOf(material.year, id));
  if (!group) return {};
  material.writer.addHeading(2, group->name);
  TRY_DONE(writeFounded(material, id, *group));
  for (auto part : {schema::ProfilePart::STATUTORY_BASIS, schema::ProfilePart::PURPOSE, schema::ProfilePart::VISION,
                    schema::ProfilePart::AIMS, schema::ProfilePart::BACKGROUND})
    TRY_DONE(writeProfile(material, id, *group, part));
  TRY(auto people, appointmentsSince(material.year, id, material.year.period().first));
  TRY_DONE(writeOrganisations(material, id, people));
  TRY_DONE(writeChairs(material, people));
  TRY_DONE(writeOfficers(material, people));
  TRY_DONE(writeCadence(material, id, *group));
  TRY_DONE(writeReportingLines(material, id, *group));
  return writeMeetings(material, id);
}

}  // namespace

Result<void> writeIntroduction(Material& material) {
  auto& year = material.year;
  auto id = year.group();
  TRY(auto group, groupOf(year, id));
  if (!group) return {};
  TRY_DONE(writeFounded(material, id, *group));
  for (auto part :
       {schema::ProfilePart::BACKGROUND, schema::ProfilePart::PURPOSE, schema::ProfilePart::STATUTORY_BASIS})
    TRY_DONE(writeProfile(material, id, *group, part));
  return writeNumberOfMembers(material);
}

Result<void> writeVision(Material& material) {
  TRY(auto group, groupOf(material.year, material.year.group()));
  return group ? writeProfile(material, material.year.group(), *group, schema::ProfilePart::VISION) : Result<void>();
}

// The aims are one on each line or, in a single line, separated by semicolons.
Result<void> writeAims(Material& material) {
  TRY(auto group, groupOf(material.year, material.year.group()));
  if (!group) return {};
  for (const auto& each : group->profile) {
    if (each.part != schema::ProfilePart::AIMS) continue;
    TRY(auto cites, citeProfile(material.year, material.year.group(), each.part));
    std::vector<Text> items;
    for (auto line : split(each.text, each.text.find('\n') == std::string::npos ? ';' : '\n')) {
      auto aim = std::string(trim(line));
      if (aim.starts_with("- ")) aim = aim.substr(2);
      if (aim.empty()) continue;
      aim.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(aim.front())));
      items.push_back(makeText(aim, cites));
    }
    material.writer.addList(std::move(items));
  }
  return {};
}

Result<void> writeSteeringGroup(Material& material) {
  auto id = material.year.steeringGroup();
  TRY(auto group, groupOf(material.year, id));
  if (!group) return {};
  TRY(auto people, appointmentsSince(material.year, id, material.year.period().first));
  TRY_DONE(writeCadence(material, id, *group));
  if (id != material.year.group()) TRY_DONE(writeProfile(material, id, *group, schema::ProfilePart::PURPOSE));
  TRY_DONE(writeChairs(material, people));
  TRY_DONE(writeOfficers(material, people));
  return writeMeetings(material, id);
}

Result<void> writeSubGroups(Material& material) {
  auto groups = material.year.subGroups();
  if (groups.empty()) return {};
  std::vector<Text> items;
  for (auto id : groups) {
    TRY(auto entered, material.year.cite(id, {Body::GROUP_ENTERED}));
    TRY(auto group, groupOf(material.year, id));
    auto name = material.year.names().of(id);
    bool isDirectPart =
        !group || group->parent == material.year.group() || group->parent == material.year.steeringGroup();
    if (!isDirectPart) name += ", a part of " + material.year.names().of(group->parent);
    items.push_back(makeText(name, std::move(entered)));
  }
  Citations all;
  for (const auto& item : items) all = mergeCitations(std::move(all), item.cites);
  material.writer.addSentence(fmt::format("It has {}:", counted(groups.size(), "sub-group")), std::move(all));
  material.writer.addList(std::move(items));
  for (auto id : groups) {
    TRY_DONE(writeSubGroup(material, id));
    TRY_DONE(writeNarrative(material, id));
  }
  return {};
}

Result<void> writeMembers(Material& material) {
  auto& year = material.year;
  auto last = year.period().last;
  TRY(auto people, appointmentsSince(year, year.steeringGroup(), last));
  auto caption = fmt::format("Members of {} on {}", year.names().of(year.steeringGroup()), longDate(last));
  TRY(auto presumed, queries::presumedMembersOn(year.snapshot(), year.steeringGroup(), last));
  TRY(auto table, membersTable(year, people, presumed, caption));
  material.writer.addTable(std::move(table));
  return {};
}

}  // namespace minuted::report
