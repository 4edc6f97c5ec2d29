// Who was appointed to a group, and how people are told: roles, titles, organisations.
#pragma once

#include "queries/roster.h"
#include "report/citing.h"

namespace minuted::report {

// Everybody who was in the group on that day or came after it, up to the snapshot's day, in the order in which they
// came.
Result<std::vector<queries::HeldAppointment>> appointedFrom(Citing& citing, Id group, Date day);

bool isThereOn(const domain::Appointment& appointment, Date day);  // of one that had begun by then

std::string roleName(schema::Role role);  // 'vice-chair'
bool isChair(schema::Role role);          // co-chairs, vice-chairs and interim chairs too
bool isOfficer(schema::Role role);        // who helps the group and is no member
int rank(schema::Role role);              // chairs first, officers last

// What the person was in the organisation on the snapshot's day.
Result<std::optional<domain::JobTitle>> titleOf(Citing& citing, const domain::Appointment& appointment);

// 'Paul James, Chief Executive, River Learning Trust'
Result<std::string> inFull(Citing& citing, const domain::Appointment& appointment);

Result<Citations> citeAppointment(Citing& citing, const queries::HeldAppointment& each);

// Members by rank, with their roles and organisations, each with its sources.
Result<Table> membersTable(Citing& citing, const std::vector<queries::HeldAppointment>& people,
                           const std::string& caption);

}  // namespace minuted::report
