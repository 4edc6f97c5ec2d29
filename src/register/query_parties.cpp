#include <algorithm>

#include "register/answering.h"

namespace minuted {
namespace {

using domain::Appointment;

struct Load {
  uint32_t open = 0, overdue = 0;
};

// Of a group, the actions that belong to it; of a party, those that it owns or holds a mandate in.
Result<Load> loadOf(const Snapshot& snapshot, Id party) {
  auto view = party.kind() == Kind::GROUP ? projections::ViewId::actionsByGroup : projections::ViewId::actionsByOwner;
  Load load;
  TRY_DONE(snapshot.scan(projections::livePrefix(view, party), [&](const domain::Subject& subject) {
    const auto& action = std::get<domain::Action>(subject.state);
    ++load.open;
    if (domain::daysLate(action, snapshot.today()) > 0) ++load.overdue;
    return true;
  }));
  return load;
}

Result<void> answer(const Snapshot& snapshot, const domain::Subject& subject, Names& names,
                    schema::PartyAnswer::Builder to) {
  to.setRef(reference(subject.id));
  to.setName(names.of(subject.id));
  to.setKind(std::string(kindName(subject.id.kind())));
  auto write = [&](const std::vector<std::string>& aliases) {
    auto list = to.initAliases(static_cast<uint>(aliases.size()));
    for (uint i = 0; i < list.size(); ++i) list.set(i, aliases[i]);
  };
  if (const auto* party = std::get_if<domain::Party>(&subject.state)) write(party->aliases);
  if (const auto* group = std::get_if<domain::Group>(&subject.state)) {
    write(group->aliases);
    setText(names.of(group->parent), [&](const auto& text) { to.setParent(text); });
  }
  TRY(auto load, loadOf(snapshot, subject.id));
  to.setOpenActions(load.open);
  to.setOverdue(load.overdue);
  return {};
}

Result<void> answerAppointments(const Snapshot& snapshot, Id party, Names& names, schema::PartyAnswer::Builder to) {
  auto prefix = projections::partyPrefix(projections::ViewId::appointments, party);
  TRY(auto appointments, collect<Appointment>(snapshot, prefix, [](const auto&) { return true; }));
  std::ranges::sort(appointments, {}, [](const auto& each) { return std::pair(each.second.from, each.first); });
  auto places = to.initAppointments(static_cast<uint>(appointments.size()));
  for (uint i = 0; i < places.size(); ++i) {
    const auto& [id, appointment] = appointments[i];
    places[i].setRef(reference(id));
    setText(names.of(appointment.person), [&](const auto& text) { places[i].setName(text); });
    setText(names.of(appointment.organisation), [&](const auto& text) { places[i].setOrganisation(text); });
    places[i].setGroup(names.of(appointment.group));
    places[i].setRole(appointment.role);
    setDate(appointment.from, [&](const auto& text) { places[i].setFrom(text); });
    setDate(appointment.until, [&](const auto& text) { places[i].setUntil(text); });
  }
  return {};
}

}  // namespace

Result<Answer<schema::PartyList>> listParties(const Snapshot& snapshot, Kind kind) {
  std::vector<domain::Subject> parties;
  TRY_DONE(snapshot.scan(projections::kindPrefix(kind), [&](domain::Subject subject) {
    parties.push_back(std::move(subject));
    return true;
  }));
  Names names(snapshot);
  Answer<schema::PartyList> list;
  auto items = (*list).initItems(static_cast<uint>(parties.size()));
  for (uint i = 0; i < items.size(); ++i) TRY_DONE(answer(snapshot, parties[i], names, items[i]));
  return list;
}

Result<Answer<schema::PartyAnswer>> showParty(const Snapshot& snapshot, Id id) {
  TRY(auto subject, snapshot.find(id));
  if (!subject) return fail(ErrorKind::notFound, "There is no " + reference(id) + " (at that time).");
  Names names(snapshot);
  Answer<schema::PartyAnswer> shown;
  TRY_DONE(answer(snapshot, *subject, names, *shown));
  TRY_DONE(answerAppointments(snapshot, id, names, *shown));
  return shown;
}

}  // namespace minuted
