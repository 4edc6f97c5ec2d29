// People, organisations and groups: lists, one in full, the members of a group, and the tree of groups.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/interval.h"
#include "queries/action_answers.h"
#include "queries/answer_fields.h"
#include "queries/parties/identity.h"
#include "queries/parties/mandates.h"
#include "queries/parties/membership.h"
#include "queries/parties/roster.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Appointment;

struct ActionCounts {
  uint32_t open = 0, overdue = 0;
};

// How many actions each party is asked for and has open, and each group has; counted by going over all live actions
// once. One thread at a time.
class OpenActions {
 public:
  static Result<OpenActions> count(const engine::Snapshot& snapshot) {
    OpenActions open;
    ActionAnswers answers(snapshot);
    TRY(auto actions, collect<domain::Action>(snapshot, projections::kindPrefix(Kind::ACTION), domain::isLive));
    for (const auto& [id, action] : actions) {
      TRY(auto standings, answers.standingsOf(action));
      TRY(auto due, answers.dueOf(action));
      std::set<Id> parties;
      for (const auto& each : standings)
        for (auto party : {each.party, each.organisation}) parties.insert(party);
      for (auto party : parties)
        if (party && party.kind() != Kind::GROUP)
          open.add(party, partOf(action, standings, party, due.inTimeUntil, snapshot.today()));
      open.add(action.group, partOf(action, standings, {}, due.inTimeUntil, snapshot.today()));
    }
    return open;
  }

  ActionCounts of(Id party) const {
    auto found = counts_.find(party);
    return found == counts_.end() ? ActionCounts() : found->second;
  }

 private:
  void add(Id party, const Part& part) {
    auto& counts = counts_[party];
    counts.open += part.isOpen ? 1 : 0;
    counts.overdue += part.isOverdue ? 1 : 0;
  }

  std::map<Id, ActionCounts> counts_;
};

// The same of one party: of a group, the actions that belong to it; of others, those that they are asked for.
Result<ActionCounts> countActions(const engine::Snapshot& snapshot, Id party) {
  ActionFilter filter;
  (party.kind() == Kind::GROUP ? filter.group : filter.party) = party;
  TRY(auto open, listActions(snapshot, filter));
  ActionCounts counts;
  counts.open = open.get().getItems().size();
  filter.overdue = true;
  TRY(auto overdue, listActions(snapshot, filter));
  counts.overdue = overdue.get().getItems().size();
  return counts;
}

void writeTexts(const std::vector<std::string>& texts, capnp::List<capnp::Text>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, texts[i]);
}

void writeFormerNames(const std::vector<domain::FormerName>& names, schema::PartyAnswer::Builder to) {
  auto list = to.initFormerNames(static_cast<uint>(names.size()));
  for (uint i = 0; i < list.size(); ++i) {
    list[i].setName(names[i].name);
    list[i].setUntil(isoDate({names[i].until - 1, Precision::DAY}));
  }
}

void writeParty(const domain::Party& party, Names& names, schema::PartyAnswer::Builder to) {
  std::vector<std::string> contacts, titles;
  for (const auto& contact : party.contacts) contacts.push_back(contact.address);
  for (const auto& title : party.titles) {
    auto text = title.title;
    if (!title.team.empty()) text += ", " + title.team;
    if (title.organisation) text += ", " + names.of(title.organisation);
    if (title.from) text += fmt::format(" (from {})", isoDate(*title.from));
    titles.push_back(text);
  }
  writeTexts(contacts, to.initContacts(static_cast<uint>(contacts.size())));
  writeTexts(titles, to.initTitles(static_cast<uint>(titles.size())));
  auto jobs = to.initJobs(static_cast<uint>(party.titles.size()));
  for (uint i = 0; i < jobs.size(); ++i) {
    const auto& title = party.titles[i];
    jobs[i].setTitle(title.title);
    setText(title.team, [&](const auto& text) { jobs[i].setTeam(text); });
    setNamed(
        names, title.organisation, [&](const auto& text) { jobs[i].setOrganisation(text); },
        [&](const auto& text) { jobs[i].setOrganisationRef(text); });
    setDate(title.from, [&](const auto& text) { jobs[i].setFrom(text); });
  }
}

// "reminded every 14 days, escalated after 3 mails, with a digest for the chair"
std::string chasingText(const domain::Chasing& chasing) {
  std::vector<std::string> parts;
  if (chasing.remindEvery > 0) parts.push_back(fmt::format("reminded every {} days", chasing.remindEvery));
  if (chasing.escalateAfter > 0) parts.push_back(fmt::format("escalated after {} mails", chasing.escalateAfter));
  if (chasing.digest) parts.emplace_back("with a digest for the chair");
  return fmt::format("{}", fmt::join(parts, ", "));
}

void writeGroup(const domain::Group& group, Names& names, schema::PartyAnswer::Builder to) {
  setNamed(
      names, group.parent, [&](const auto& text) { to.setParent(text); },
      [&](const auto& text) { to.setParentRef(text); });
  auto profile = to.initProfile(static_cast<uint>(group.profile.size()));
  for (uint i = 0; i < profile.size(); ++i) {
    profile[i].setPart(group.profile[i].part);
    profile[i].setText(group.profile[i].text);
  }
  std::vector<std::string> lines, refs;
  for (const auto& line : group.reportsTo) {
    lines.push_back(fmt::format("{}, {}", names.of(line.to), cadence(line.every, line.unit)));
    refs.push_back(names.reference(line.to));
  }
  writeTexts(lines, to.initReportsTo(static_cast<uint>(lines.size())));
  writeTexts(refs, to.initReportsToRefs(static_cast<uint>(refs.size())));
  if (group.every > 0) to.setMeets(cadence(group.every, group.unit));
  setDate(group.founded, [&](const auto& text) { to.setFounded(text); });
  setDate(group.ended, [&](const auto& text) { to.setEnded(text); });
  setText(chasingText(group.chasing), [&](const auto& text) { to.setChasing(text); });
}

void write(const domain::Subject& subject, const ActionCounts& counts, Names& names, schema::PartyAnswer::Builder to) {
  to.setRef(reference(subject.id));
  to.setName(names.of(subject.id));
  to.setKind(std::string(kindName(subject.id.kind())));
  auto writeAliases = [&](const std::vector<std::string>& aliases) {
    writeTexts(aliases, to.initAliases(static_cast<uint>(aliases.size())));
  };
  if (const auto* party = std::get_if<domain::Party>(&subject.state)) {
    writeAliases(party->aliases);
    writeFormerNames(party->formerNames, to);
    to.setWayOfAsking(party->wayOfAsking);
    writeParty(*party, names, to);
  }
  if (const auto* group = std::get_if<domain::Group>(&subject.state)) {
    writeAliases(group->aliases);
    writeFormerNames(group->formerNames, to);
    writeGroup(*group, names, to);
  }
  to.setOpenActions(counts.open);
  to.setOverdue(counts.overdue);
}

Result<void> writeAppointments(const engine::Snapshot& snapshot, Id party, Names& names,
                               schema::PartyAnswer::Builder to) {
  std::vector<std::pair<Id, Appointment>> appointments;
  TRY(auto identities, identitiesOf(snapshot, party));
  for (auto identity : identities) {
    auto prefix = projections::partyPrefix(projections::ViewId::appointments, identity);
    TRY(auto some, collect<Appointment>(snapshot, prefix));
    appointments.insert(appointments.end(), some.begin(), some.end());
  }
  std::ranges::sort(appointments, {}, [](const auto& each) { return std::pair(each.second.from, each.first); });
  auto places = to.initAppointments(static_cast<uint>(appointments.size()));
  for (uint i = 0; i < places.size(); ++i) {
    const auto& [id, appointment] = appointments[i];
    auto then = names.on(dayToldOf(appointment));
    places[i].setRef(reference(id));
    setNamed(
        then, appointment.person, [&](const auto& text) { places[i].setName(text); },
        [&](const auto& text) { places[i].setPersonRef(text); });
    setNamed(
        then, appointment.organisation, [&](const auto& text) { places[i].setOrganisation(text); },
        [&](const auto& text) { places[i].setOrganisationRef(text); });
    places[i].setGroup(then.of(appointment.group));
    places[i].setGroupRef(then.reference(appointment.group));
    places[i].setRole(appointment.role);
    setDate(appointment.from, [&](const auto& text) { places[i].setFrom(text); });
    setDate(appointment.until, [&](const auto& text) { places[i].setUntil(text); });
  }
  return {};
}

void writeReferences(const std::vector<Id>& ids, capnp::List<capnp::Text>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, reference(ids[i]));
}

bool isNamedBy(const domain::Decision& decision, Id party) {
  bool hasPosition = std::ranges::any_of(
      decision.positions, [&](const auto& each) { return each.party == party || each.onBehalfOf == party; });
  return hasPosition || decision.group == party || decision.proposer == party || decision.seconder == party ||
         decision.addressedTo == party;
}

// Whether it is a meeting of the group, or the party was listed at it.
bool isNamedBy(const domain::Meeting& meeting, Id party) {
  bool isListed = std::ranges::any_of(
      meeting.attendance, [&](const auto& each) { return each.person == party || each.organisation == party; });
  return isListed || meeting.group == party;
}

// The decisions and meetings that the party has to do with, by their numbers; and the actions that it has to do.
Result<void> writeDoings(const engine::Snapshot& snapshot, Id party, schema::PartyAnswer::Builder to) {
  ActionFilter filter;
  (party.kind() == Kind::GROUP ? filter.group : filter.party) = party;
  TRY(auto open, listActions(snapshot, filter));
  auto actions = to.initActions(open.get().getItems().size());
  for (uint i = 0; i < actions.size(); ++i) actions.set(i, open.get().getItems()[i].getRef());
  std::set<Id> decisions, meetings;
  TRY(auto identities, identitiesOf(snapshot, party));
  for (auto identity : identities) {
    TRY(auto relatedDecisions, snapshot.relatedSubjects(identity, Kind::DECISION));
    for (auto id : relatedDecisions) {
      TRY(auto decision, findState<domain::Decision>(snapshot, id));
      if (decision && isNamedBy(*decision, identity)) decisions.insert(id);
    }
    TRY(auto relatedMeetings, snapshot.relatedSubjects(identity, Kind::MEETING));
    for (auto id : relatedMeetings) {
      TRY(auto meeting, findState<domain::Meeting>(snapshot, id));
      if (meeting && isNamedBy(*meeting, identity)) meetings.insert(id);
    }
  }
  writeReferences({decisions.begin(), decisions.end()}, to.initDecisions(static_cast<uint>(decisions.size())));
  writeReferences({meetings.begin(), meetings.end()}, to.initMeetings(static_cast<uint>(meetings.size())));
  return {};
}

// For which organisations a person speaks on the snapshot's day, by appointment, else as is presumed.
Result<void> writeOrganisations(const engine::Snapshot& snapshot, Mandates& mandates, Id person, Names& names,
                                schema::PartyAnswer::Builder to) {
  if (person.kind() != Kind::PERSON) return {};
  TRY(auto appointed, appointmentsOn(snapshot, person, snapshot.today()));
  std::set<Id> organisations;
  for (const auto& each : appointed)
    if (each.appointment.organisation) organisations.insert(each.appointment.organisation);
  if (organisations.empty()) {
    TRY(auto mandate, mandates.of(person, snapshot.today(), {}));
    if (mandate.organisation) organisations.insert(mandate.organisation);
  }
  auto list = to.initOrganisations(static_cast<uint>(organisations.size()));
  auto refs = to.initOrganisationRefs(list.size());
  uint next = 0;
  for (auto organisation : organisations) {
    list.set(next, names.of(organisation));
    refs.set(next++, names.reference(organisation));
  }
  return {};
}

// Whoever was merged into the party, through others too.
Result<void> writeMerged(const engine::Snapshot& snapshot, Id party, Names& names, schema::PartyAnswer::Builder to) {
  TRY(auto identities, identitiesOf(snapshot, party));
  auto merged = to.initMerged(static_cast<uint>(identities.size() - 1));
  for (uint i = 0; i < merged.size(); ++i) {
    merged[i].setRef(reference(identities[i + 1]));
    merged[i].setName(names.on({}).own(identities[i + 1]));
    merged[i].setKind(std::string(kindName(party.kind())));
  }
  return {};
}

using Groups = std::vector<std::pair<Id, domain::Group>>;

// The sub-groups of a group that have not ended, by reference; of no group, those without a parent.
Result<Groups> partsOf(const engine::Snapshot& snapshot, Id parent) {
  auto prefix =
      parent ? projections::partyPrefix(projections::ViewId::subGroups, parent) : projections::kindPrefix(Kind::GROUP);
  TRY(auto groups, collect<domain::Group>(snapshot, prefix, [&](const domain::Group& group) {
        return group.parent == parent && !group.ended;
      }));
  std::ranges::sort(groups, {}, [](const auto& each) { return each.first; });
  return groups;
}

// A group in the tree.
struct Branch {
  Id id;
  uint16_t depth;
  schema::GroupKind kind;
};

// Adds the groups below the root, each before its parts; at depth 0 the root itself first. A group that came to be part
// of itself is added once.
Result<void> addBranches(const engine::Snapshot& snapshot, Id root, uint16_t depth, std::vector<Branch>& branches) {
  if (root && depth == 0) {
    TRY(auto group, stateOf<domain::Group>(snapshot, root));
    branches.push_back({root, depth++, group.kind});
  }
  TRY(auto parts, partsOf(snapshot, root));
  for (const auto& [id, group] : parts) {
    if (std::ranges::find(branches, id, &Branch::id) != branches.end()) continue;
    branches.push_back({id, depth, group.kind});
    TRY_DONE(addBranches(snapshot, id, static_cast<uint16_t>(depth + 1), branches));
  }
  return {};
}

// The place of a role in a list of members: chairs first, then members, then those who look on or help.
int rankOf(schema::Role role) {
  switch (role) {
    case schema::Role::CHAIR:
    case schema::Role::INTERIM_CHAIR:
    case schema::Role::CO_CHAIR: return 0;
    case schema::Role::VICE_CHAIR: return 1;
    case schema::Role::MEMBER: return 2;
    default: return 3;
  }
}

// The title that the appointed person had in the organisation on the snapshot's day; "" where none is known.
Result<std::string> titleOn(const engine::Snapshot& snapshot, const Appointment& appointment) {
  if (!appointment.person) return std::string();
  TRY(auto party, findState<domain::Party>(snapshot, appointment.person));
  std::string title;
  if (party)
    for (const auto& each : party->titles)
      if (!each.organisation || !appointment.organisation || each.organisation == appointment.organisation)
        if (!each.from || each.from->day <= snapshot.today().day) title = each.title;
  return title;
}

void write(const PresumedMember& member, Id group, Names& names, schema::MemberAnswer::Builder to) {
  to.setName(names.of(member.person));
  to.setPartyRef(names.reference(member.person));
  to.setPersonRef(names.reference(member.person));
  setNamed(
      names, member.organisation, [&](const auto& text) { to.setOrganisation(text); },
      [&](const auto& text) { to.setOrganisationRef(text); });
  to.setGroup(names.of(group));
  to.setGroupRef(names.reference(group));
  to.setPresumed(true);
  to.setMeeting(reference(member.meeting));
  to.setMeetingOn(isoDate(member.on));
}

}  // namespace

Result<Answer<schema::PartyList>> listParties(const engine::Snapshot& snapshot, Kind kind) {
  std::vector<domain::Subject> parties;
  TRY_DONE(snapshot.scan(projections::kindPrefix(kind), [&](domain::Subject subject) {
    const auto* party = std::get_if<domain::Party>(&subject.state);
    if (party == nullptr || !party->mergedInto) parties.push_back(std::move(subject));
    return true;
  }));
  Names names(snapshot);
  Answer<schema::PartyList> list;
  auto items = (*list).initItems(static_cast<uint>(parties.size()));
  TRY(auto open, OpenActions::count(snapshot));
  Mandates mandates(snapshot);
  for (uint i = 0; i < items.size(); ++i) {
    write(parties[i], open.of(parties[i].id), names, items[i]);
    TRY_DONE(writeOrganisations(snapshot, mandates, parties[i].id, names, items[i]));
  }
  return list;
}

Result<Answer<schema::PartyAnswer>> showParty(const engine::Snapshot& snapshot, Id id) {
  TRY(auto subject, snapshot.find(id));
  if (!subject) return std::unexpected(missing(snapshot, id));
  Names names(snapshot);
  Answer<schema::PartyAnswer> shown;
  TRY(auto counts, countActions(snapshot, id));
  write(*subject, counts, names, *shown);
  TRY_DONE(writeMerged(snapshot, id, names, *shown));
  TRY_DONE(writeAppointments(snapshot, id, names, *shown));
  Mandates mandates(snapshot);
  TRY_DONE(writeOrganisations(snapshot, mandates, id, names, *shown));
  TRY_DONE(writeDoings(snapshot, id, *shown));
  if (id.kind() == Kind::GROUP) {
    TRY(auto parts, partsOf(snapshot, id));
    auto list = (*shown).initParts(static_cast<uint>(parts.size()));
    auto refs = (*shown).initPartRefs(list.size());
    for (uint i = 0; i < list.size(); ++i) {
      list.set(i, names.of(parts[i].first));
      refs.set(i, names.reference(parts[i].first));
    }
    TRY(auto presumed, presumedMembersOn(snapshot, id, snapshot.today()));
    auto members = (*shown).initMembers(static_cast<uint>(presumed.size()));
    for (uint i = 0; i < members.size(); ++i) write(presumed[i], id, names, members[i]);
  }
  return shown;
}

Result<Answer<schema::MemberList>> listMembers(const engine::Snapshot& snapshot, Id group) {
  TRY(auto appointments, appointmentsOn(snapshot, group, snapshot.today()));
  std::ranges::stable_sort(appointments, {}, [](const HeldAppointment& each) { return rankOf(each.appointment.role); });
  Names names(snapshot);
  Answer<schema::MemberList> list;
  TRY(auto presumed, presumedMembersOn(snapshot, group, snapshot.today()));
  auto items = (*list).initItems(static_cast<uint>(appointments.size() + presumed.size()));
  for (uint i = 0; i < presumed.size(); ++i)
    write(presumed[i], group, names, items[static_cast<uint>(appointments.size()) + i]);
  for (uint i = 0; i < appointments.size(); ++i) {
    const auto& [id, appointment] = appointments[i];
    auto to = items[i];
    to.setRef(reference(id));
    auto party = appointment.person ? appointment.person : appointment.organisation;
    to.setName(names.of(party));
    to.setPartyRef(names.reference(party));
    setText(names.reference(appointment.person), [&](const auto& text) { to.setPersonRef(text); });
    TRY(auto title, titleOn(snapshot, appointment));
    setText(title, [&](const auto& text) { to.setTitle(text); });
    setNamed(
        names, appointment.organisation, [&](const auto& text) { to.setOrganisation(text); },
        [&](const auto& text) { to.setOrganisationRef(text); });
    to.setRole(appointment.role);
    to.setGroup(names.of(appointment.group));
    to.setGroupRef(names.reference(appointment.group));
    setDate(appointment.from, [&](const auto& text) { to.setFrom(text); });
    setDate(appointment.until, [&](const auto& text) { to.setUntil(text); });
  }
  return list;
}

Result<Answer<schema::GroupTree>> groupTree(const engine::Snapshot& snapshot, Id root) {
  std::vector<Branch> branches;
  TRY_DONE(addBranches(snapshot, root, 0, branches));
  Names names(snapshot);
  Answer<schema::GroupTree> tree;
  auto items = (*tree).initItems(static_cast<uint>(branches.size()));
  TRY(auto open, OpenActions::count(snapshot));
  for (uint i = 0; i < items.size(); ++i) {
    items[i].setRef(reference(branches[i].id));
    items[i].setName(names.of(branches[i].id));
    items[i].setDepth(branches[i].depth);
    items[i].setKind(branches[i].kind);
    items[i].setOpen(open.of(branches[i].id).open);
  }
  return tree;
}

}  // namespace minuted::queries
