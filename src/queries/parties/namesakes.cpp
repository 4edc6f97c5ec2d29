#include "queries/parties/namesakes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ranges.h"
#include "base/text.h"
#include "queries/parties/identity.h"
#include "queries/parties/mandates.h"
#include "queries/parties/names.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

void addUnlessThere(std::vector<Id>& ids, Id id) {
  if (id && !contains(ids, id)) ids.push_back(id);
}

// What tells the subject from others of its name: the newest organisation of a person, the group above a group.
Result<Id> belongsTo(const engine::Snapshot& snapshot, Id id) {
  if (id.kind() == Kind::GROUP) {
    TRY(auto group, findState<domain::Group>(snapshot, id));
    return group ? group->parent : Id();
  }
  if (id.kind() != Kind::PERSON) return Id();
  TRY(auto mandate, Mandates(snapshot).of(id, snapshot.today(), {}));
  if (mandate.organisation) return mandate.organisation;
  TRY(auto organisations, organisationsOf(snapshot, id));
  return organisations.empty() ? Id() : organisations.back();
}

}  // namespace

Result<std::vector<Id>> namesakesOf(const engine::Snapshot& snapshot, Kind kind, std::string_view name) {
  std::vector<Id> found;
  TRY(auto ids, snapshot.lookup(projections::lookupPrefix(kind, name)));
  for (auto id : ids) {
    TRY(auto identity, identityOf(snapshot, id));
    addUnlessThere(found, identity);
  }
  std::ranges::sort(found);
  return found;
}

Result<std::vector<Id>> organisationsOf(const engine::Snapshot& snapshot, Id person) {
  std::vector<Id> organisations;
  TRY(auto identities, identitiesOf(snapshot, person));
  for (auto identity : identities) {
    TRY(auto party, findState<domain::Party>(snapshot, identity));
    std::vector<Id> named;
    if (party) named.push_back(party->organisation);
    if (party)
      for (const auto& title : party->titles) named.push_back(title.organisation);
    auto prefix = projections::partyPrefix(projections::ViewId::appointments, identity);
    TRY(auto appointments, collect<domain::Appointment>(snapshot, prefix));
    for (const auto& [id, appointment] : appointments) named.push_back(appointment.organisation);
    TRY(auto meetings, snapshot.relatedSubjects(identity, Kind::MEETING));
    for (auto id : meetings) {
      TRY(auto meeting, findState<domain::Meeting>(snapshot, id));
      if (!meeting) continue;
      for (const auto& each : meeting->attendance)
        if (each.person == identity) named.push_back(each.organisation);
    }
    for (auto organisation : named) {
      if (!organisation) continue;
      TRY(auto known, identityOf(snapshot, organisation));
      addUnlessThere(organisations, known);
    }
  }
  return organisations;
}

Result<std::string> describe(const engine::Snapshot& snapshot, Id id) {
  Names names(snapshot);
  TRY(auto above, belongsTo(snapshot, id));
  return fmt::format("{} ({}{}{})", names.of(id), reference(id), above ? ", " : "", names.of(above));
}

Result<std::vector<Id>> findPeopleOf(const engine::Snapshot& snapshot, std::string_view text) {
  std::vector<Id> found;
  auto bracket = text.rfind('(');
  if (bracket == std::string_view::npos || !text.ends_with(')')) return found;
  auto inBrackets = text.substr(bracket + 1, text.size() - bracket - 2);
  TRY(auto people, namesakesOf(snapshot, Kind::PERSON, trim(text.substr(0, bracket))));
  TRY(auto named, namesakesOf(snapshot, Kind::ORGANISATION, inBrackets));
  for (auto person : people) {
    TRY(auto organisations, organisationsOf(snapshot, person));
    if (std::ranges::any_of(organisations, [&](Id each) { return contains(named, each); })) found.push_back(person);
  }
  return found;
}

}  // namespace minuted::queries
