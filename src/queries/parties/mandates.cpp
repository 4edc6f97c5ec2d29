#include "queries/parties/mandates.h"

#include <algorithm>

#include "base/ranges.h"
#include "queries/parties/identity.h"
#include "queries/parties/roster.h"
#include "queries/states.h"

namespace minuted::queries {

using domain::Appointment;

Result<const Mandates::Known*> Mandates::knownOf(Id person) {
  auto found = known_.find(person);
  if (found != known_.end()) return &found->second;
  Known known;
  TRY(auto identities, identitiesOf(snapshot_, person));
  for (auto identity : identities) {
    auto prefix = projections::partyPrefix(projections::ViewId::appointments, identity);
    TRY(auto appointments, collect<Appointment>(snapshot_, prefix, [](const Appointment& appointment) {
          return static_cast<bool>(appointment.organisation);
        }));
    for (auto& [id, appointment] : appointments) {
      TRY(appointment.organisation, identityOf(snapshot_, appointment.organisation));
      known.appointments.emplace_back(id, std::move(appointment));
    }
    TRY(auto meetings, snapshot_.relatedSubjects(identity, Kind::MEETING));
    for (auto id : meetings) {
      TRY(auto meeting, findState<domain::Meeting>(snapshot_, id));
      if (!meeting || !meeting->date) continue;
      for (size_t place = 0; place < meeting->attendance.size(); ++place) {
        const auto& each = meeting->attendance[place];
        if (each.person != identity || !each.organisation) continue;
        TRY(auto organisation, identityOf(snapshot_, each.organisation));
        known.attended.push_back({meeting->date->day, id, place, organisation});
      }
    }
  }
  std::ranges::sort(known.appointments, {}, [](const auto& each) { return each.first; });
  std::ranges::sort(known.attended);
  return &known_.emplace(person, std::move(known)).first->second;
}

Result<std::vector<Id>> Mandates::withGroupsAbove(Id group) const {
  std::vector<Id> groups;
  while (group && !contains(groups, group)) {
    groups.push_back(group);
    TRY(auto state, findState<domain::Group>(snapshot_, group));
    group = state ? state->parent : Id();
  }
  return groups;
}

Result<Mandate> Mandates::of(Id person, Date day, Id group) {
  if (person.kind() != Kind::PERSON) return Mandate();
  TRY(const auto* known, knownOf(person));
  std::vector<const Appointment*> held;
  std::vector<Id> organisations;
  for (const auto& [id, each] : known->appointments) {
    if (!isHeldOn(each, day)) continue;
    held.push_back(&each);
    if (!contains(organisations, each.organisation)) organisations.push_back(each.organisation);
  }
  if (organisations.size() == 1) return Mandate{organisations.front()};
  if (!organisations.empty()) {
    TRY(auto groups, withGroupsAbove(group));
    for (auto above : groups)
      for (const auto* each : held)
        if (each->group == above) return Mandate{each->organisation};
    return Mandate();
  }
  Mandate last;
  for (const auto& each : known->attended)
    if (each.day <= day.day) last = {each.organisation, true};
  return last;
}

Result<bool> Mandates::speaksFor(Id person, Id organisation, Date day) {
  if (person.kind() != Kind::PERSON) return false;
  TRY(const auto* known, knownOf(person));
  bool appointed = false;
  for (const auto& [id, each] : known->appointments) {
    if (!isHeldOn(each, day)) continue;
    if (each.organisation == organisation) return true;
    appointed = true;
  }
  if (appointed) return false;
  TRY(auto mandate, of(person, day, {}));
  return mandate.organisation == organisation;
}

}  // namespace minuted::queries
