// The appointments of a group, and how reports describe people: roles, job titles, organisations.
#pragma once

#include "queries/parties/membership.h"
#include "queries/parties/roster.h"
#include "report/report_context.h"

namespace minuted::report {

// The appointments to the group that were in force on that day or began later, up to the snapshot's day, by their first
// day.
Result<std::vector<queries::HeldAppointment>> appointmentsSince(ReportContext& context, Id group, Date day);

bool isInForceOn(const domain::Appointment& appointment, Date day);  // if it began by then

std::string roleName(schema::Role role);  // 'vice-chair'
bool isChair(schema::Role role);          // also co-chairs, vice-chairs and interim chairs
bool isOfficer(schema::Role role);        // supports the group and is no member
int roleRank(schema::Role role);          // chairs first, officers last

// The person's job title in the organisation on the snapshot's day.
Result<std::optional<domain::JobTitle>> jobTitleOf(ReportContext& context, const domain::Appointment& appointment);

// 'Paul James, Chief Executive, River Learning Trust'
Result<std::string> nameWithTitle(ReportContext& context, const domain::Appointment& appointment);

Result<Citations> citeAppointment(ReportContext& context, const queries::HeldAppointment& each);

// Chairs, members and officers, in this order, with their roles, organisations and sources; then those who are presumed
// to be members, marked so.
Result<Table> membersTable(ReportContext& context, const std::vector<queries::HeldAppointment>& people,
                           const std::vector<queries::PresumedMember>& presumed, const std::string& caption);

}  // namespace minuted::report
