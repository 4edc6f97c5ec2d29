// Whom the names in a proposal mean: people, organisations and groups that the register knows, or that a step enters.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "minutes/language/mandate.h"
#include "minutes/language/names.h"
#include "queries/parties/namesakes.h"
#include "review/acceptance.h"

namespace minuted::review {
namespace {

using domain::Action;
using domain::Meeting;
using projections::ViewId;

void setAlias(schema::Words::Builder words, std::string_view alias) {
  if (!alias.empty()) words.initAliases(1).set(0, std::string(alias));
}

schema::GroupKind groupKindOf(std::string_view name) {
  auto words = wordsOf(name);
  auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
  if (has("steering")) return schema::GroupKind::STEERING_GROUP;
  if (has("working")) return schema::GroupKind::WORKING_GROUP;
  if (has("sprint")) return schema::GroupKind::SPRINT_GROUP;
  if (has("sub") || has("subgroup")) return schema::GroupKind::SUB_GROUP;
  if (has("board")) return schema::GroupKind::BOARD;
  return has("partnership") ? schema::GroupKind::PARTNERSHIP : schema::GroupKind::GROUP;
}

// 'Safer Streets Sub-Group' has the form of a person's name, and is none.
bool namesBody(std::string_view text) {
  constexpr std::array bodies{"group", "subgroup", "board",       "committee", "panel",
                              "forum", "team",     "partnership", "council"};
  auto words = wordsOf(text);
  return !words.empty() && std::ranges::find(bodies, words.back()) != bodies.end();
}

}  // namespace

// Those who are called so, with or without the title; or whoever a reference names.
Result<std::vector<Id>> Acceptance::peopleCalled(std::string_view asWritten) const {
  if (auto id = parseReference(trim(asWritten)); id && id->kind() == Kind::PERSON) {
    TRY(auto subject, current_.find(*id));
    if (subject) return std::vector{*id};
  }
  TRY(auto people, queries::namesakesOf(current_, Kind::PERSON, minutes::splitTitle(asWritten).name));
  if (people.empty()) {
    TRY(people, queries::namesakesOf(current_, Kind::PERSON, trim(asWritten)));
  }
  return people;
}

// Whether two names are of one organisation, as far as they tell: the same words, more words, or letters that stand for
// them.
bool Acceptance::isLikelySame(Id organisation, std::string_view name) const {
  auto known = queries::Names(current_).of(organisation);
  constexpr double alike = 0.5;
  auto letters = acronym(known);
  return likeness(known, name) >= alike || (!letters.empty() && foldCase(letters) == foldCase(name)) ||
         foldCase(acronym(name)) == foldCase(known);
}

// Which of the people it is who is named with that organisation: the one who is known for it, or of whom no
// organisation is known. No id where it is somebody else, who was at this meeting for another one. Where that cannot be
// told, it is asked, and never guessed.
Result<Id> Acceptance::personOf(std::string_view asWritten, std::string_view organisation,
                                const std::vector<Id>& people) {
  std::vector<Id> fitting, unknown;
  TRY(auto named, queries::namesakesOf(current_, Kind::ORGANISATION, organisation));
  for (auto person : people) {
    TRY(auto organisations, queries::organisationsOf(current_, person));
    bool fits = std::ranges::any_of(organisations,
                                    [&](Id each) { return contains(named, each) || isLikelySame(each, organisation); });
    if (fits) fitting.push_back(person);
    if (organisations.empty()) unknown.push_back(person);
  }
  if (fitting.size() == 1) return fitting.front();
  if (fitting.empty() && people.size() == 1 && unknown.size() == 1) return unknown.front();
  if (fitting.empty() && unknown.empty()) {
    TRY(auto meeting, meetingState(current_, minutes_.meeting));
    auto isThere = [&](Id person) {
      return std::ranges::find(meeting.attendance, person, &domain::Attendance::person) != meeting.attendance.end();
    };
    if (std::ranges::all_of(people, isThere)) return Id();
  }
  return askWho(fmt::format("{} ({})", asWritten, organisation), people,
                fmt::format("'minuted person add \"{}\" --for \"{}\" --another'", minutes::splitTitle(asWritten).name,
                            organisation));
}

// Refuses, for somebody to say who is meant. otherwise: the command that enters another one of the name; "" for none.
std::unexpected<Error> Acceptance::askWho(std::string_view asWritten, const std::vector<Id>& people,
                                          std::string_view otherwise) const {
  std::string candidates;
  for (auto person : people) {
    auto described = queries::describe(current_, person);
    if (!described) return std::unexpected(described.error());
    candidates += (candidates.empty() ? "" : " or ") + *described;
  }
  auto option = proposal_.isAttendance() ? "--name" : "--owner";
  auto text =
      fmt::format("'{}' may be {}. Say who is meant, by reference: 'minuted review edit {}.{} {} {}'", asWritten,
                  candidates, reference(reading_), proposal_.getNumber(), option, reference(people.front()));
  if (!otherwise.empty()) text += fmt::format("; or enter another one: {}", otherwise);
  return fail(ErrorKind::refused, text + ".");
}

// 'Dr Ann Lee' is looked up with and without her title. The form that the register does not have yet becomes an alias.
// organisation: as written, for which the person is named; "" where none is.
Result<Id> Acceptance::person(std::string_view asWritten, std::string_view organisationName) {
  auto [title, name] = minutes::splitTitle(asWritten);
  auto fullName = std::string(trim(asWritten));
  TRY(auto people, peopleCalled(asWritten));
  Id known;
  if (!people.empty() && !organisationName.empty()) {
    TRY(known, personOf(asWritten, organisationName, people));
  } else if (people.size() == 1) {
    known = people.front();
  } else if (!people.empty()) {
    return askWho(asWritten, people, "");
  }
  if (known) {
    TRY(auto byFullName, queries::namesakesOf(current_, Kind::PERSON, fullName));
    if (!byFullName.empty() || parseReference(fullName)) return known;
    auto step = addKnowledge();
    step.getEvent().getBody().initAliasAdded().setSubject(known.value);
    setAlias(step.initWords(), fullName);
    return known;
  }
  TRY(auto speaksFor, organisation(organisationName));
  auto step = addKnowledge();
  auto entered = step.getEvent().getBody().initPersonEntered();
  entered.setOrganisation(speaksFor.value);
  entered.setAnother(!people.empty());
  step.initWords().setName(name);
  if (!title.empty() && people.empty()) setAlias(step.getWords(), fullName);
  return command_.subjectOfLastStep(Kind::PERSON);
}

Result<Id> Acceptance::organisation(std::string_view name) {
  if (name.empty()) return Id();
  auto folded = projections::foldedName(name);
  if (auto entered = enteredOrganisations_.find(folded); entered != enteredOrganisations_.end()) return entered->second;
  TRY(auto known, queries::namesakesOf(current_, Kind::ORGANISATION, name));
  if (known.size() == 1) return known.front();
  if (!known.empty()) {
    TRY(auto which, queries::findSubject(current_, name, std::array{Kind::ORGANISATION}));  // refuses, and lists them
    return which;
  }
  auto step = addKnowledge();
  step.getEvent().getBody().initOrganisationEntered();
  enteredOrganisations_.emplace(folded, command_.subjectOfLastStep(Kind::ORGANISATION));
  step.initWords().setName(std::string(name));
  return command_.subjectOfLastStep(Kind::ORGANISATION);
}

// A plain 'Steering Group' is the partnership's, 'Harbour Partnership Steering Group'. A new group is a part of the
// partnership.
Result<Id> Acceptance::group(std::string_view name) {
  TRY(auto known, queries::findByExactName(current_, Kind::GROUP, name));
  if (known) return *known;
  TRY(auto opened, current_.find(Id(Kind::REGISTER, 1)));
  if (!opened)
    return fail(ErrorKind::notFound, "The register has not been opened. 'minuted init --name NAME' opens it.");
  const auto& registered = std::get<domain::Register>(opened->state);
  TRY(known, queries::findByExactName(current_, Kind::GROUP, fmt::format("{} {}", registered.name, name)));
  if (known) return *known;
  auto step = addKnowledge();
  auto body = step.getEvent().getBody().initGroupEntered();
  body.setParent(registered.partnership.value);
  body.setKind(groupKindOf(name));
  step.initWords().setName(std::string(name));
  // 'OSP Steering Group' becomes an alias of 'Oxford Strategic Partnership Steering Group'.
  if (name.starts_with(registered.name) && !acronym(registered.name).empty())
    setAlias(step.getWords(), acronym(registered.name) + std::string(name.substr(registered.name.size())));
  return command_.subjectOfLastStep(Kind::GROUP);
}

// 'OSP members', 'all members': every member of a group, which then is the owner as a collective.
Result<std::optional<domain::Owner>> Acceptance::collectiveOwner(std::string_view asWritten) {
  constexpr std::string_view everybody[] = {"members",  "all",      "all members", "all partners",
                                            "partners", "everyone", "all present"};
  auto folded = projections::foldedName(asWritten);
  if (std::ranges::find(everybody, folded) != std::end(everybody)) return domain::Owner{minutes_.group, {}, true};
  constexpr std::string_view suffix = " members";
  if (!folded.ends_with(suffix)) return std::nullopt;
  auto name = folded.substr(0, folded.size() - suffix.size());
  if (name.starts_with("all ")) name.erase(0, 4);
  TRY(auto group, queries::findByExactName(current_, Kind::GROUP, name));
  if (!group && (name == "group" || name == "board" || name == "steering group" || name == "sub-group"))
    group = minutes_.group;
  if (!group) return std::nullopt;
  return domain::Owner{*group, {}, true};
}

// Who is meant by less than a full name. Those who attended the meeting are considered or, where the meeting is not
// known, everybody who ever had to do with the group. A name that fits two of them is refused, and never guessed.
Result<std::optional<Id>> Acceptance::resolvePerson(std::string_view asWritten) {
  std::vector<Id> people;
  if (minutes_.meeting) {
    TRY(auto meeting, meetingState(current_, minutes_.meeting));
    for (const auto& each : meeting.attendance) people.push_back(each.person);
  } else {
    TRY(people, peopleOfGroup());
  }
  queries::Names lookup(current_);
  std::vector<std::string> names;
  for (auto each : people) names.push_back(lookup.of(each));
  auto match = minutes::findName(asWritten, names);
  if (match.fit == minutes::NameFit::unique) return people[match.index];
  if (match.fit == minutes::NameFit::absent) return std::nullopt;
  std::vector<Id> candidates;
  for (size_t i = 0; i < people.size(); ++i)
    if (std::array single{names[i]}; minutes::findName(asWritten, single).fit == minutes::NameFit::unique)
      if (!contains(candidates, people[i])) candidates.push_back(people[i]);
  if (candidates.size() == 1) return candidates.front();
  return askWho(asWritten, candidates, "");
}

// Everybody who attended a meeting of the group, was appointed to it, or owned one of its actions.
Result<std::vector<Id>> Acceptance::peopleOfGroup() const {
  std::vector<Id> people;
  auto add = [&](Id person) {
    if (person && person.kind() == Kind::PERSON && std::ranges::find(people, person) == people.end())
      people.push_back(person);
  };
  auto group = minutes_.group;
  if (isLocal(group)) return people;
  TRY_DONE(current_.scan(projections::partyPrefix(ViewId::meetingsByGroup, group), [&](const domain::Subject& subject) {
    for (const auto& each : std::get<Meeting>(subject.state).attendance) add(each.person);
    return true;
  }));
  TRY_DONE(current_.scan(projections::partyPrefix(ViewId::appointments, group), [&](const domain::Subject& subject) {
    add(std::get<domain::Appointment>(subject.state).person);
    return true;
  }));
  TRY_DONE(current_.scan(projections::partyPrefix(ViewId::actionsByGroup, group), [&](const domain::Subject& subject) {
    for (const auto& each : std::get<Action>(subject.state).owners) add(each.party);
    return true;
  }));
  return people;
}

// The organisation that a person spoke for at the meeting of the minutes.
Result<Id> Acceptance::organisationAtMeeting(Id person) {
  if (!minutes_.meeting || isLocal(person)) return Id();
  TRY(auto meeting, meetingState(current_, minutes_.meeting));
  auto found = std::ranges::find(meeting.attendance, person, &domain::Attendance::person);
  return found == meeting.attendance.end() ? Id() : found->organisation;
}

// 'Rachel Patel (Thames Valley Police)' says for whom the person speaks; the organisation may be a new one. Nothing
// where the text has another form, such as 'Ann Lee (Chair)'.
Result<std::optional<domain::Owner>> Acceptance::ownerWithMandate(std::string_view asWritten) {
  auto said = minutes::splitMandate(asWritten);
  if (!said) return std::nullopt;
  domain::Owner owner;
  TRY(auto known, queries::findByExactName(current_, Kind::PERSON, minutes::splitTitle(said->person).name));
  if (!known) {
    TRY(known, resolvePerson(said->person));
  }
  if (known) {
    owner.party = *known;
  } else {
    TRY(owner.party, person(said->person, said->organisation));
  }
  TRY(owner.onBehalfOf, organisation(said->organisation));
  return owner;
}

Result<domain::Owner> Acceptance::owner(std::string_view asWritten) {
  TRY(auto withMandate, ownerWithMandate(asWritten));
  if (withMandate) return *withMandate;
  TRY(auto members, collectiveOwner(asWritten));
  if (members) return *members;
  for (auto kind : {Kind::GROUP, Kind::ORGANISATION}) {
    TRY(auto party, queries::findByExactName(current_, kind, asWritten));
    if (party) return domain::Owner{*party, {}, false};
  }
  TRY(auto bracketed, queries::findPeopleOf(current_, asWritten));
  if (bracketed.size() == 1) return ownerFor(bracketed.front());
  TRY(auto called, peopleCalled(asWritten));
  if (called.size() == 1) return ownerFor(called.front());
  if (!called.empty()) {
    TRY(auto there, amongThoseAtMeeting(called));
    if (there.size() == 1) return ownerFor(there.front());
    return askWho(asWritten, there.empty() ? called : there, "");
  }
  TRY(auto known, resolvePerson(asWritten));
  if (known) return ownerFor(*known);
  if (!minutes::looksLikePerson(asWritten) || namesBody(asWritten)) {
    TRY(auto party, organisation(asWritten));
    return domain::Owner{party, {}, false};
  }
  TRY(auto party, person(asWritten, {}));
  return domain::Owner{party, {}, false};
}

// The person, on behalf of the organisation that they spoke for at the meeting.
Result<domain::Owner> Acceptance::ownerFor(Id person) {
  TRY(auto onBehalfOf, organisationAtMeeting(person));
  return domain::Owner{person, onBehalfOf, false};
}

Result<std::vector<Id>> Acceptance::amongThoseAtMeeting(const std::vector<Id>& people) const {
  std::vector<Id> there;
  if (!minutes_.meeting) return there;
  TRY(auto meeting, meetingState(current_, minutes_.meeting));
  for (auto person : people)
    if (std::ranges::find(meeting.attendance, person, &domain::Attendance::person) != meeting.attendance.end())
      there.push_back(person);
  return there;
}

// Where several have a name, what stands behind it tells: 'John Smith, Millpond Council' is one owner, and two
// otherwise.
Result<std::optional<domain::Owner>> Acceptance::namesakeWith(std::string_view name, std::string_view organisation) {
  TRY(auto called, peopleCalled(name));
  if (called.size() < 2) return std::nullopt;
  TRY(auto found,
      queries::findPeopleOf(current_, fmt::format("{} ({})", minutes::splitTitle(name).name, organisation)));
  if (found.size() != 1) return std::nullopt;
  TRY(auto owner, ownerFor(found.front()));
  return owner;
}

// An action for which nobody is named is owned by the group.
Result<std::vector<domain::Owner>> Acceptance::owners(capnp::List<capnp::Text>::Reader asWritten) {
  std::vector<domain::Owner> owners;
  for (uint i = 0; i < asWritten.size(); ++i) {
    std::optional<domain::Owner> found;
    if (i + 1 < asWritten.size()) {
      TRY(found, namesakeWith(viewOf(asWritten[i]), viewOf(asWritten[i + 1])));
      if (found) ++i;
    }
    if (!found) {
      TRY(found, owner(viewOf(asWritten[i])));
    }
    if (std::ranges::find(owners, *found) == owners.end()) owners.push_back(*found);
  }
  if (owners.empty()) owners.push_back({minutes_.group, {}, false});
  return owners;
}

}  // namespace minuted::review
