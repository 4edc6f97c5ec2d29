#include "queries/parties/positions.h"

#include <fmt/format.h>

#include <set>

#include "base/enums.h"
#include "queries/parties/identity.h"
#include "queries/parties/roster.h"
#include "queries/states.h"

namespace minuted::queries {

using domain::Appointment;
using domain::Attendance;
using domain::Decision;

Result<Id> Positions::identity(Id id) {
  auto known = identities_.find(id);
  if (known != identities_.end()) return known->second;
  TRY(auto identity, identityOf(snapshot_, id));
  return identities_.emplace(id, identity).first->second;
}

Result<const std::vector<HeldAppointment>*> Positions::appointmentsTo(Id group) {
  auto known = appointments_.find(group);
  if (known != appointments_.end()) return &known->second;
  auto prefix = projections::partyPrefix(projections::ViewId::appointments, group);
  TRY(auto found, collect<Appointment>(snapshot_, prefix));
  std::vector<HeldAppointment> appointments;
  for (auto& [id, appointment] : found) {
    TRY(appointment.person, identity(appointment.person));
    appointments.push_back({id, appointment});
  }
  return &appointments_.emplace(group, std::move(appointments)).first->second;
}

Result<bool> Positions::decides(const Decision& decision, const Attendance& each) {
  std::vector<HeldAppointment> appointed;
  if (decision.decidedOn) {
    TRY(auto person, identity(each.person));
    TRY(const auto* appointments, appointmentsTo(decision.group));
    for (const auto& held : *appointments)
      if (held.appointment.person == person && isHeldOn(held.appointment, *decision.decidedOn))
        appointed.push_back(held);
  }
  return takesPart(each, appointed);
}

// Whether a position was stated by the one who attended, or by the organisation that they attended for.
Result<bool> Positions::hasStated(const Decision& decision, const Attendance& each) {
  TRY(auto person, identity(each.person));
  TRY(auto organisation, identity(each.organisation));
  for (const auto& position : decision.positions) {
    TRY(auto party, identity(position.party));
    if (party == person || (organisation && party == organisation)) return true;
  }
  return false;
}

// Whether somebody declared an interest in the item of the decision and took no part in it.
Result<bool> Positions::hasWithdrawn(const domain::Meeting& meeting, const Decision& decision, Id attendee) {
  TRY(auto person, identity(attendee));
  for (const auto& interest : meeting.interests) {
    if (!interest.withdrew || domain::numberOf(meeting, interest.agendaItem) != decision.item || decision.item == 0)
      continue;
    TRY(auto who, identity(interest.person));
    if (who == person) return true;
  }
  return false;
}

Result<std::vector<TakenPosition>> Positions::on(const Decision& decision) {
  std::vector<TakenPosition> taken;
  for (const auto& position : decision.positions) taken.push_back({position, true});
  TRY(auto meeting, findState<domain::Meeting>(snapshot_, decision.meeting));
  if (!meeting) return taken;
  for (const auto& each : meeting->attendance) {
    TRY(auto isTakingPart, decides(decision, each));
    if (!isTakingPart) continue;
    TRY(auto stated, hasStated(decision, each));
    if (stated) continue;
    TRY(auto withdrew, hasWithdrawn(*meeting, decision, each.person));
    if (withdrew) continue;
    auto position = wasPresentAt(each, decision.item) ? schema::Position::AGREED : schema::Position::ABSENT;
    taken.push_back({{each.person, each.organisation, position, {}}, false});
  }
  return taken;
}

Result<std::vector<Id>> Positions::awaited(const Decision& decision) {
  if (decision.status != schema::DecisionStatus::PROPOSED) return std::vector<Id>();
  domain::Action asked;  // of each member, on that day
  asked.group = decision.group;
  asked.raisedOn = decision.proposedOn;
  TRY(auto roster, rosterOf(snapshot_, decision.group, asked));
  std::set<Id> spoken;
  for (const auto& position : decision.positions) {
    TRY(auto party, identity(position.party));
    TRY(auto organisation, identity(position.onBehalfOf));
    spoken.insert({party, organisation});
    if (organisation || party.kind() != Kind::PERSON) continue;
    for (auto member : roster.members) {
      if (member.kind() != Kind::ORGANISATION) continue;
      TRY(auto speaks, mandates_.speaksFor(party, member, snapshot_.today()));
      if (speaks) spoken.insert(member);
    }
  }
  std::vector<Id> awaited;
  for (auto member : roster.members)
    if (!spoken.contains(member)) awaited.push_back(member);
  return awaited;
}

std::string textOf(const TakenPosition& taken, const NamesOn& names) {
  const auto& [party, onBehalfOf, position, reason] = taken.position;
  auto behalf = onBehalfOf ? fmt::format(" ({})", names.of(onBehalfOf)) : "";
  auto verb = position == schema::Position::ABSENT ? "was absent" : inWords(position);
  auto how = !taken.isStated ? " (presumed)" : reason.empty() ? "" : ": " + reason;
  return fmt::format("{}{} {}{}", names.of(party), behalf, verb, how);
}

}  // namespace minuted::queries
