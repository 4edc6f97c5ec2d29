#include "report/people.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/enums.h"
#include "queries/states.h"
#include "report/document_writer.h"
#include "report/meeting_pieces.h"

namespace minuted::report {

using Body = schema::Event::Body;
using domain::Appointment;
using schema::Role;

Result<std::vector<queries::HeldAppointment>> appointmentsSince(ReportContext& context, Id group, Date day) {
  auto prefix = projections::partyPrefix(projections::ViewId::appointments, group);
  TRY(auto all, queries::collect<Appointment>(context.snapshot(), prefix, [&](const Appointment& each) {
        return each.group == group && (!each.until || each.until->day > day.day);
      }));
  std::ranges::sort(all, {}, [](const auto& each) { return std::pair(each.second.from, each.first); });
  std::vector<queries::HeldAppointment> result;
  for (const auto& [id, appointment] : all) result.push_back({id, appointment});
  return result;
}

bool isInForceOn(const Appointment& appointment, Date day) {
  return !appointment.until || appointment.until->day > day.day;
}

std::string roleName(Role role) {
  if (role == Role::CO_CHAIR) return "co-chair";
  return role == Role::VICE_CHAIR ? "vice-chair" : inWords(role);
}

bool isChair(Role role) {
  return role == Role::CHAIR || role == Role::INTERIM_CHAIR || role == Role::CO_CHAIR || role == Role::VICE_CHAIR;
}

bool isOfficer(Role role) { return role == Role::SUPPORTING_OFFICER || role == Role::LEAD_OFFICER; }

int roleRank(Role role) { return isChair(role) ? 0 : isOfficer(role) ? 2 : 1; }

Result<std::optional<domain::JobTitle>> jobTitleOf(ReportContext& context, const Appointment& appointment) {
  std::optional<domain::JobTitle> title;
  if (!appointment.person) return title;
  TRY(auto person, context.find<domain::Party>(appointment.person));
  if (!person) return title;
  for (const auto& each : person->titles) {
    bool isSame = !each.organisation || !appointment.organisation || each.organisation == appointment.organisation;
    if (isSame && (!each.from || each.from->day <= context.today().day)) title = each;
  }
  return title;
}

Result<std::string> nameWithTitle(ReportContext& context, const Appointment& appointment) {
  auto names = context.names().on(queries::dayToldOf(appointment));
  if (!appointment.person) return names.of(appointment.organisation);
  auto text = names.of(appointment.person);
  TRY(auto title, jobTitleOf(context, appointment));
  if (title && !title->title.empty()) text += ", " + title->title;
  if (appointment.organisation) text += ", " + names.of(appointment.organisation);
  return text;
}

Result<Citations> citeAppointment(ReportContext& context, const queries::HeldAppointment& each) {
  TRY(auto cites, context.cite(each.id, {Body::APPOINTMENT_MADE, Body::APPOINTMENT_ENDED}));
  if (!each.appointment.person) return cites;
  TRY(auto title, jobTitleOf(context, each.appointment));
  if (!title) return cites;
  TRY(auto held, context.citeNewest(each.appointment.person, [&](domain::Event event) {
    return event.getBody().isJobTitleHeld() &&
           Id(event.getBody().getJobTitleHeld().getOrganisation()) == title->organisation;
  }));
  return mergeCitations(std::move(cites), held);
}

Result<Table> membersTable(ReportContext& context, const std::vector<queries::HeldAppointment>& people,
                           const std::vector<queries::PresumedMember>& presumed, const std::string& caption) {
  auto byRank = people;
  std::ranges::stable_sort(byRank, {},
                           [](const queries::HeldAppointment& each) { return roleRank(each.appointment.role); });
  Table table{.caption = caption,
              .columns = {{"Name", false, 3}, {"Role", false, 2}, {"Organisation", false, 4}},
              .rows = {},
              .hasRowHeaders = true};
  for (const auto& each : byRank) {
    const auto& appointment = each.appointment;
    TRY(auto cites, citeAppointment(context, each));
    TRY(auto title, jobTitleOf(context, appointment));
    auto organisation = context.names().of(appointment.organisation);
    if (title && !title->title.empty())
      organisation.insert(0, organisation.empty() ? title->title : title->title + ", ");
    auto name = context.names().of(appointment.person ? appointment.person : appointment.organisation);
    table.rows.push_back(
        {{makeText(name, std::move(cites)), makeText(roleName(appointment.role)), makeText(organisation)}, false, {}});
  }
  for (const auto& each : presumed) {
    TRY(auto cites, citeAttendance(context, each.meeting, each.listedAs));
    auto role = fmt::format("presumed a member: listed at {} on {}", reference(each.meeting), longDate(each.on));
    table.rows.push_back({{makeText(context.names().of(each.person), std::move(cites)), makeText(role),
                           makeText(context.names().of(each.organisation))},
                          false,
                          {}});
  }
  return table;
}

}  // namespace minuted::report
