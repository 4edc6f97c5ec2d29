#include "report/people.h"

#include <algorithm>

#include "base/enums.h"
#include "queries/states.h"
#include "report/writing.h"

namespace minuted::report {

using Body = schema::Event::Body;
using domain::Appointment;
using schema::Role;

Result<std::vector<queries::HeldAppointment>> appointedFrom(Citing& citing, Id group, Date day) {
  auto prefix = projections::partyPrefix(projections::ViewId::appointments, group);
  TRY(auto all, queries::collect<Appointment>(citing.snapshot(), prefix, [&](const Appointment& each) {
        return each.group == group && (!each.until || each.until->day > day.day);
      }));
  std::ranges::sort(all, {}, [](const auto& each) { return std::pair(each.second.from, each.first); });
  std::vector<queries::HeldAppointment> result;
  for (const auto& [id, appointment] : all) result.push_back({id, appointment});
  return result;
}

bool isThereOn(const Appointment& appointment, Date day) {
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

int rank(Role role) { return isChair(role) ? 0 : isOfficer(role) ? 2 : 1; }

Result<std::optional<domain::JobTitle>> titleOf(Citing& citing, const Appointment& appointment) {
  std::optional<domain::JobTitle> title;
  if (!appointment.person) return title;
  TRY(auto person, citing.find<domain::Party>(appointment.person));
  if (!person) return title;
  for (const auto& each : person->titles) {
    bool same = !each.organisation || !appointment.organisation || each.organisation == appointment.organisation;
    if (same && (!each.from || each.from->day <= citing.today().day)) title = each;
  }
  return title;
}

Result<std::string> inFull(Citing& citing, const Appointment& appointment) {
  auto& names = citing.names();
  if (!appointment.person) return names.of(appointment.organisation);
  auto text = names.of(appointment.person);
  TRY(auto title, titleOf(citing, appointment));
  if (title && !title->title.empty()) text += ", " + title->title;
  if (appointment.organisation) text += ", " + names.of(appointment.organisation);
  return text;
}

Result<Citations> citeAppointment(Citing& citing, const queries::HeldAppointment& each) {
  TRY(auto cites, citing.cite(each.id, {Body::APPOINTMENT_MADE, Body::APPOINTMENT_ENDED}));
  if (!each.appointment.person) return cites;
  TRY(auto title, titleOf(citing, each.appointment));
  if (!title) return cites;
  TRY(auto held, citing.citeNewest(each.appointment.person, [&](domain::Event event) {
    return event.getBody().isJobTitleHeld() &&
           Id(event.getBody().getJobTitleHeld().getOrganisation()) == title->organisation;
  }));
  return both(std::move(cites), held);
}

Result<Table> membersTable(Citing& citing, const std::vector<queries::HeldAppointment>& people,
                           const std::string& caption) {
  auto byRank = people;
  std::ranges::stable_sort(byRank, {},
                           [](const queries::HeldAppointment& each) { return rank(each.appointment.role); });
  Table table{.caption = caption,
              .columns = {{"Name", false, 3}, {"Role", false, 2}, {"Organisation", false, 4}, {"Sources", false, 1}},
              .rows = {},
              .rowHeads = true};
  for (const auto& each : byRank) {
    const auto& appointment = each.appointment;
    TRY(auto cites, citeAppointment(citing, each));
    TRY(auto title, titleOf(citing, appointment));
    auto organisation = citing.names().of(appointment.organisation);
    if (title && !title->title.empty())
      organisation.insert(0, organisation.empty() ? title->title : title->title + ", ");
    auto name = citing.names().of(appointment.person ? appointment.person : appointment.organisation);
    table.rows.push_back(
        {{said(name), said(roleName(appointment.role)), said(organisation), said("", cites)}, false, {}});
  }
  return table;
}

}  // namespace minuted::report
