#include "review/acceptance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "minutes/language/names.h"

namespace minuted::review {
namespace {

using domain::Action;
using domain::Meeting;
using projections::ViewId;

constexpr double sameTitle = 0.85;  // likeness of two titles that are the same item

std::string_view text(capnp::Text::Reader from) { return {from.begin(), from.size()}; }

void setAlias(schema::Words::Builder words, std::string_view alias) {
  if (!alias.empty()) words.initAliases(1).set(0, std::string(alias));
}

schema::GroupKind kindOfGroup(std::string_view name) {
  auto words = wordsOf(name);
  auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
  if (has("steering")) return schema::GroupKind::STEERING_GROUP;
  if (has("working")) return schema::GroupKind::WORKING_GROUP;
  if (has("sprint")) return schema::GroupKind::SPRINT_GROUP;
  if (has("sub") || has("subgroup")) return schema::GroupKind::SUB_GROUP;
  if (has("board")) return schema::GroupKind::BOARD;
  return has("partnership") ? schema::GroupKind::PARTNERSHIP : schema::GroupKind::GROUP;
}

const domain::AgendaItem* itemTitled(const Meeting& meeting, std::string_view title, uint16_t number) {
  auto same = [&](const auto& each) {
    return (number == 0 || each.number == 0 || each.number == number) && likeness(each.title, title) >= sameTitle;
  };
  auto found = std::ranges::find_if(meeting.agenda, same);
  return found == meeting.agenda.end() ? nullptr : &*found;
}

}  // namespace

void setOwners(const std::vector<domain::Owner>& owners, capnp::List<schema::Owner>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) {
    to[i].setParty(owners[i].party.value);
    to[i].setOnBehalfOf(owners[i].onBehalfOf.value);
    to[i].setCollective(owners[i].collective);
  }
}

Result<std::optional<std::pair<Id, Action>>> Acceptance::mostAlike(std::string_view text, double enough,
                                                                   const Keep& keep) const {
  std::optional<std::pair<Id, Action>> best;
  double bestLikeness = 0;
  if (isLocal(of_.group)) return best;
  TRY_DONE(now_.scan(projections::partyPrefix(ViewId::actionsByGroup, of_.group), [&](const domain::Subject& subject) {
    const auto& action = std::get<Action>(subject.state);
    auto alike = keep(subject, action) ? likeness(action.text, text) : 0;
    if (alike >= enough && alike > bestLikeness) {
      bestLikeness = alike;
      best.emplace(subject.id, action);
    }
    return true;
  }));
  return best;
}

// The action that the minutes name by its reference, if it is of this group and not about something else: other bodies
// number their actions, too.
Result<std::optional<std::pair<Id, Action>>> Acceptance::actionNamed(Id reference, std::string_view text) const {
  constexpr double aboutTheSame = 0.3;
  if (!reference || reference.kind() != Kind::ACTION) return std::nullopt;
  TRY(auto known, now_.find(reference));
  if (!known) return std::nullopt;
  const auto& action = std::get<Action>(known->state);
  bool same = action.group == of_.group && likeness(action.text, text) >= aboutTheSame;
  return same ? std::optional(std::pair(reference, action)) : std::nullopt;
}

schema::Step::Builder Acceptance::step(OptionalDate happenedOn) {
  auto made = command_.step(happenedOn);
  auto source = made.getEvent().initSource();
  source.setDocument(document_.value);
  source.setLine(proposal_.getLine());
  source.setReading(reading_.value);
  source.setProposal(proposal_.getNumber());
  return made;
}

Result<Id> Acceptance::steps(schema::Proposal::Reader proposal) {
  proposal_ = proposal;
  switch (proposal.which()) {
    case schema::Proposal::MEETING: return meeting(proposal.getMeeting());
    case schema::Proposal::ATTENDANCE: return attendance(proposal.getAttendance());
    case schema::Proposal::ITEM: return item(proposal.getItem());
    case schema::Proposal::DECISION: return decision(proposal.getDecision());
    case schema::Proposal::ACTION: return action(proposal.getAction());
    case schema::Proposal::TOPIC: return topic(proposal.getTopic());
    case schema::Proposal::LOG: return log(proposal.getLog());
    case schema::Proposal::ENTRY: return entry(proposal.getEntry());
    case schema::Proposal::NOTHING: break;
  }
  return fail(ErrorKind::refused, "The proposal proposes nothing.");
}

// --- Who ---

Result<Id> Acceptance::person(std::string_view asWritten) {
  auto [title, name] = minutes::splitTitle(asWritten);
  auto full = std::string(trim(asWritten));
  TRY(auto known, queries::findByExactName(now_, Kind::PERSON, name));
  if (!known) {
    TRY(known, queries::findByExactName(now_, Kind::PERSON, full));
  }
  if (known) {
    TRY(auto byTitle, queries::findByExactName(now_, Kind::PERSON, full));
    if (byTitle) return *known;
    auto alias = knowledge();
    alias.getEvent().getBody().initAliasAdded().setSubject(known->value);
    setAlias(alias.initWords(), full);
    return *known;
  }
  auto entered = knowledge();
  entered.getEvent().getBody().initPersonEntered();
  entered.initWords().setName(name);
  if (!title.empty()) setAlias(entered.getWords(), full);
  return command_.subjectOfLastStep(Kind::PERSON);
}

Result<Id> Acceptance::organisation(std::string_view name) {
  if (name.empty()) return Id();
  TRY(auto known, queries::findByExactName(now_, Kind::ORGANISATION, name));
  if (known) return *known;
  auto entered = knowledge();
  entered.getEvent().getBody().initOrganisationEntered();
  entered.initWords().setName(std::string(name));
  return command_.subjectOfLastStep(Kind::ORGANISATION);
}

Result<Id> Acceptance::group(std::string_view name) {
  TRY(auto known, queries::findByExactName(now_, Kind::GROUP, name));
  if (known) return *known;
  TRY(auto opened, now_.find(Id(Kind::REGISTER, 1)));
  if (!opened)
    return fail(ErrorKind::notFound, "The register has not been opened. 'minuted init --name NAME' opens it.");
  auto partnership = std::get<domain::Register>(opened->state).partnership;
  // 'Steering Group' is the partnership's.
  TRY(known, queries::findByExactName(now_, Kind::GROUP,
                                      fmt::format("{} {}", std::get<domain::Register>(opened->state).name, name)));
  if (known) return *known;
  auto entered = knowledge();
  auto body = entered.getEvent().getBody().initGroupEntered();
  body.setParent(partnership.value);
  body.setKind(kindOfGroup(name));
  entered.initWords().setName(std::string(name));
  auto whole = std::get<domain::Register>(opened->state).name;
  if (name.starts_with(whole) && !acronym(whole).empty())  // 'OSP Steering Group'
    setAlias(entered.getWords(), acronym(whole) + std::string(name.substr(whole.size())));
  return command_.subjectOfLastStep(Kind::GROUP);
}

// 'OSP members', 'all members': each of a group's.
Result<std::optional<domain::Owner>> Acceptance::collective(std::string_view asWritten) {
  constexpr std::string_view all[] = {"members",  "all",      "all members", "all partners",
                                      "partners", "everyone", "all present"};
  auto folded = projections::foldedName(asWritten);
  if (std::ranges::find(all, folded) != std::end(all)) return domain::Owner{of_.group, {}, true};
  constexpr std::string_view suffix = " members";
  if (!folded.ends_with(suffix)) return std::nullopt;
  auto name = folded.substr(0, folded.size() - suffix.size());
  if (name.starts_with("all ")) name.erase(0, 4);
  TRY(auto group, queries::findByExactName(now_, Kind::GROUP, name));
  if (!group && (name == "group" || name == "board" || name == "steering group" || name == "sub-group"))
    group = of_.group;
  if (!group) return std::nullopt;
  return domain::Owner{*group, {}, true};
}

// Whom somebody may mean by less than a full name: those at the meeting or, where there is none, those who ever had to
// do with the group. If two could be meant, somebody has to say which.
Result<std::optional<Id>> Acceptance::personMeant(std::string_view asWritten) {
  std::vector<Id> people;
  if (of_.meeting) {
    TRY(auto here, meetingAt(now_, of_.meeting));
    for (const auto& each : here.attendance) people.push_back(each.person);
  } else {
    TRY(people, peopleOfGroup());
  }
  queries::Names lookup(now_);
  std::vector<std::string> names;
  for (auto each : people) names.push_back(lookup.of(each));
  auto match = minutes::findName(asWritten, names);
  if (match.fit == minutes::NameFit::unique) return people[match.index];
  if (match.fit == minutes::NameFit::absent) return std::nullopt;
  std::string could;
  for (const auto& name : names)
    if (std::array one{name}; minutes::findName(asWritten, one).fit == minutes::NameFit::unique)
      could += (could.empty() ? "" : " or ") + name;
  return fail(ErrorKind::refused,
              fmt::format("'{}' may be {}. Say who is meant: 'minuted review edit {}.{} --owner NAME'.", asWritten,
                          could, reference(reading_), proposal_.getNumber()));
}

Result<std::vector<Id>> Acceptance::peopleOfGroup() const {
  std::vector<Id> people;
  auto add = [&](Id person) {
    if (person && person.kind() == Kind::PERSON && std::ranges::find(people, person) == people.end())
      people.push_back(person);
  };
  if (isLocal(of_.group)) return people;
  TRY_DONE(now_.scan(projections::partyPrefix(ViewId::meetingsByGroup, of_.group), [&](const domain::Subject& subject) {
    for (const auto& each : std::get<Meeting>(subject.state).attendance) add(each.person);
    return true;
  }));
  TRY_DONE(now_.scan(projections::partyPrefix(ViewId::appointments, of_.group), [&](const domain::Subject& subject) {
    add(std::get<domain::Appointment>(subject.state).person);
    return true;
  }));
  TRY_DONE(now_.scan(projections::partyPrefix(ViewId::actionsByGroup, of_.group), [&](const domain::Subject& subject) {
    for (const auto& each : std::get<Action>(subject.state).owners) add(each.party);
    return true;
  }));
  return people;
}

// For whom a person spoke at the meeting of the minutes.
Result<Id> Acceptance::mandateOf(Id person) {
  if (!of_.meeting || isLocal(person)) return Id();
  TRY(auto here, meetingAt(now_, of_.meeting));
  auto listed = std::ranges::find(here.attendance, person, &domain::Attendance::person);
  return listed == here.attendance.end() ? Id() : listed->organisation;
}

Result<domain::Owner> Acceptance::owner(std::string_view asWritten) {
  TRY(auto members, collective(asWritten));
  if (members) return *members;
  for (auto kind : {Kind::GROUP, Kind::ORGANISATION}) {
    TRY(auto party, queries::findByExactName(now_, kind, asWritten));
    if (party) return domain::Owner{*party, {}, false};
  }
  TRY(auto known, queries::findByExactName(now_, Kind::PERSON, minutes::splitTitle(asWritten).name));
  if (!known) {
    TRY(known, personMeant(asWritten));
  }
  if (known) {
    TRY(auto mandate, mandateOf(*known));
    return domain::Owner{*known, mandate, false};
  }
  if (!minutes::looksLikePerson(asWritten)) {
    TRY(auto party, organisation(asWritten));
    return domain::Owner{party, {}, false};
  }
  TRY(auto party, person(asWritten));
  return domain::Owner{party, {}, false};
}

Result<std::vector<domain::Owner>> Acceptance::owners(capnp::List<capnp::Text>::Reader asWritten) {
  std::vector<domain::Owner> parties;
  for (auto each : asWritten) {
    TRY(auto party, owner(text(each)));
    if (std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
  }
  if (parties.empty()) parties.push_back({of_.group, {}, false});  // nobody was named: it is the group's
  return parties;
}

// --- Meetings ---

Result<Meeting> Acceptance::meetingAt(const engine::Snapshot& snapshot, Id meeting) const {
  TRY(auto subject, snapshot.find(meeting));
  return subject ? std::get<Meeting>(subject->state) : Meeting();
}

Result<std::optional<Id>> Acceptance::meetingOn(Id group, Date date) const {
  std::optional<Id> found;
  if (isLocal(group)) return found;
  TRY_DONE(now_.scan(projections::partyPrefix(ViewId::meetingsByGroup, group), [&](const domain::Subject& subject) {
    if (std::get<Meeting>(subject.state).date == date) found = subject.id;
    return !found;
  }));
  return found;
}

Result<Id> Acceptance::meeting(schema::ProposedMeeting::Reader proposed) {
  TRY(auto of, group(text(proposed.getGroup())));
  if (!proposed.hasDate())
    return fail(ErrorKind::refused,
                "The meeting has no date. Edit the proposal and say it: 'minuted review edit REF --date DATE'.");
  return proposed.getHeld() ? heldMeeting(of, proposed) : announcedMeeting(of, proposed);
}

Result<Id> Acceptance::heldMeeting(Id of, schema::ProposedMeeting::Reader proposed) {
  auto date = *readDate(true, proposed.getDate());
  TRY(auto known, meetingOn(of, date));
  if (known) {
    TRY(auto before, meetingAt(now_, *known));
    if (before.status == schema::MeetingStatus::HELD) return *known;
  }
  auto held = step(date).getEvent().getBody().initMeetingHeld();
  if (known) held.setMeeting(known->value);
  held.setGroup(of.value);
  held.setDate(proposed.getDate());
  held.setStartsAt(proposed.getStartsAt());
  held.setEndsAt(proposed.getEndsAt());
  return known ? *known : command_.subjectOfLastStep(Kind::MEETING);
}

Result<Id> Acceptance::announcedMeeting(Id of, schema::ProposedMeeting::Reader proposed) {
  auto date = *readDate(true, proposed.getDate());
  TRY(auto known, meetingOn(of, date));
  Meeting saidThen;
  if (known) {
    TRY(saidThen, meetingAt(then_, *known));
  }
  auto meeting = known.value_or(Id());
  if (saidThen.date != date) {
    auto scheduled = fact().getEvent().getBody().initMeetingScheduled();
    scheduled.setMeeting(meeting.value);
    scheduled.setGroup(of.value);
    scheduled.setDate(proposed.getDate());
    scheduled.setStartsAt(proposed.getStartsAt());
    scheduled.setEndsAt(proposed.getEndsAt());
    scheduled.setRescheduled(proposed.getRescheduled());
    if (!known) meeting = command_.subjectOfLastStep(Kind::MEETING);
  }
  TRY_DONE(announceAgenda(meeting, proposed));
  return meeting;
}

Result<void> Acceptance::announceAgenda(Id meeting, schema::ProposedMeeting::Reader proposed) {
  Meeting saidNow, saidThen;
  if (!isLocal(meeting)) {
    TRY(saidNow, meetingAt(now_, meeting));
    TRY(saidThen, meetingAt(then_, meeting));
  }
  for (auto title : proposed.getAgenda()) {
    if (itemTitled(saidThen, text(title), 0) != nullptr) continue;
    const auto* listed = itemTitled(saidNow, text(title), 0);
    auto added = fact();
    auto body = added.getEvent().getBody().initAgendaItemAdded();
    body.setMeeting(meeting.value);
    body.setItem(listed != nullptr ? listed->item : 0);
    body.setPlanned(true);
    added.initWords().setText(title);
  }
  return {};
}

Result<Id> Acceptance::attendance(schema::ProposedAttendance::Reader proposed) {
  TRY(auto who, person(text(proposed.getName())));
  TRY(auto party, organisation(text(proposed.getOrganisation())));
  TRY(auto here, meetingAt(now_, of_.meeting));
  domain::Attendance said{who, party, proposed.getCapacity(), proposed.getRole()};
  if (std::ranges::find(here.attendance, said) != here.attendance.end()) return who;
  auto recorded = fact().getEvent().getBody().initAttendanceRecorded();
  recorded.setMeeting(of_.meeting.value);
  recorded.setPerson(who.value);
  recorded.setOrganisation(party.value);
  recorded.setCapacity(proposed.getCapacity());
  recorded.setRole(proposed.getRole());
  return who;
}

Result<Id> Acceptance::item(schema::ProposedItem::Reader proposed) {
  TRY(auto here, meetingAt(now_, of_.meeting));
  const auto* listed = itemTitled(here, text(proposed.getTitle()), proposed.getNumber());
  if (listed != nullptr && listed->number == proposed.getNumber() && listed->title == text(proposed.getTitle()))
    return of_.meeting;
  auto added = fact();
  auto body = added.getEvent().getBody().initAgendaItemAdded();
  body.setMeeting(of_.meeting.value);
  body.setItem(listed != nullptr ? listed->item : 0);
  body.setNumber(proposed.getNumber());
  added.initWords().setText(proposed.getTitle());
  return of_.meeting;
}

// --- What was agreed ---

// The group's decision of that day in these words. Of a meeting there may be others on the same day.
Result<std::optional<Id>> Acceptance::decisionOn(Date date, std::string_view said) const {
  std::optional<Id> known;
  if (isLocal(of_.group)) return known;
  TRY_DONE(
      now_.scan(projections::partyPrefix(ViewId::decisionsByGroup, of_.group), [&](const domain::Subject& subject) {
        const auto& decision = std::get<domain::Decision>(subject.state);
        bool here = of_.meeting ? decision.meeting == of_.meeting : decision.decidedOn == OptionalDate(date);
        if (here && likeness(decision.text, said) >= sameText) known = subject.id;
        return !known;
      }));
  return known;
}

Result<Id> Acceptance::decision(schema::ProposedDecision::Reader proposed) {
  TRY(auto known, decisionOn(of_.date, text(proposed.getText())));
  if (known) return *known;
  Id proposer, seconder;
  if (proposed.getProposer().size() > 0) {
    TRY(auto who, owner(text(proposed.getProposer())));
    proposer = who.party;
  }
  if (proposed.getSeconder().size() > 0) {
    TRY(auto who, owner(text(proposed.getSeconder())));
    seconder = who.party;
  }
  auto recorded = fact();
  auto body = recorded.getEvent().getBody().initDecisionRecorded();
  body.setKind(proposed.getKind());
  body.setGroup(of_.group.value);
  body.setMeeting(of_.meeting.value);
  body.setItem(proposed.getItem());
  body.setProposer(proposer.value);
  body.setSeconder(seconder.value);
  auto words = recorded.initWords();
  words.setText(proposed.getText());
  if (proposal_.hasQuote()) words.setQuote(proposal_.getQuote());
  return command_.subjectOfLastStep(Kind::DECISION);
}

// A topic for an agenda to come, unless the group has it already.
Result<Id> Acceptance::topic(schema::ProposedTopic::Reader proposed) {
  TRY(auto topics, now_.relatedSubjects(of_.group, Kind::TOPIC));
  for (auto id : topics) {
    TRY(auto known, now_.find(id));
    if (known && likeness(std::get<domain::Topic>(known->state).text, text(proposed.getText())) >= sameText) return id;
  }
  auto raised = fact();
  raised.getEvent().getBody().initTopicRaised().setGroup(of_.group.value);
  raised.initWords().setText(proposed.getText());
  return command_.subjectOfLastStep(Kind::TOPIC);
}

Result<Id> Acceptance::action(schema::ProposedAction::Reader proposed) {
  return proposed.getNews() == schema::ActionNews::RAISED ? raise(proposed) : tell(proposed);
}

Result<Id> Acceptance::raise(schema::ProposedAction::Reader proposed) {
  auto ask = text(proposed.getText());
  auto here = [&](const auto&, const Action& action) { return action.raised && action.meeting == of_.meeting; };
  TRY(auto known, mostAlike(ask, sameText, here));
  if (known) return known->first;
  // Later minutes that were read before spoke of it already.
  // What these minutes themselves say of older actions is no such news, unless it is of this very ask.
  TRY(auto entered, mostAlike(ask, sameAction, [&](const domain::Subject& subject, const Action& action) {
        bool later = subject.firstDay > of_.date.day;
        return !action.raised && (later || likeness(action.text, ask) >= sameText);
      }));
  TRY(auto parties, owners(proposed.getOwners()));
  Id answerTo;
  if (proposed.getAnswerTo().size() > 0) {
    TRY(answerTo, person(text(proposed.getAnswerTo())));
  }
  auto raised = fact();
  auto body = raised.getEvent().getBody().initActionRaised();
  if (entered) body.setAction(entered->first.value);
  setOwners(parties, body.initOwners(static_cast<uint>(parties.size())));
  body.setGroup(of_.group.value);
  body.setMeeting(of_.meeting.value);
  body.setItem(proposed.getItem());
  body.setAnswerTo(answerTo.value);
  if (proposed.hasDue()) body.setDue(proposed.getDue());
  auto words = raised.initWords();
  words.setText(proposed.getText());
  if (proposal_.hasQuote()) words.setQuote(proposal_.getQuote());
  return entered ? entered->first : command_.subjectOfLastStep(Kind::ACTION);
}

Result<Acceptance::Told> Acceptance::toldOf(Id action) const {
  Told told;
  TRY(auto story, engine::readStory(now_.at(), action, now_.cut().until));
  auto gone = engine::positionsInError(story);
  for (const auto& stored : story) {
    auto event = stored->event();
    if (gone.contains(event.getPosition())) continue;
    told.emplace_back(event.hasHappenedOn() ? event.getHappenedOn().getDay() : 0,
                      static_cast<uint16_t>(event.getBody().which()), stored->words().getNote().cStr());
  }
  return told;
}

// Whether a reading of these minutes has told it: a corrected version says the same again.
Result<bool> Acceptance::saidHere(Id action, schema::ActionNews news) const {
  using Body = schema::Event::Body;
  static const std::map<schema::ActionNews, uint16_t> types{
      {schema::ActionNews::CARRIED_FORWARD, Body::ACTION_CARRIED_FORWARD},
      {schema::ActionNews::CLOSED, Body::ACTION_CLOSED},
      {schema::ActionNews::DECLINED, Body::ACTION_DECLINED},
      {schema::ActionNews::DROPPED, Body::ACTION_DROPPED},
      {schema::ActionNews::REASSIGNED, Body::ACTION_ASSIGNED},
      {schema::ActionNews::PROGRESSED, Body::ACTION_PROGRESSED}};
  auto type = types.find(news);
  if (type == types.end()) return false;
  TRY(auto told, toldOf(action));
  return std::ranges::any_of(
      told, [&](const auto& each) { return std::get<0>(each) == of_.date.day && std::get<1>(each) == type->second; });
}

// What minutes say of an action that was raised before.
Result<Id> Acceptance::tell(schema::ProposedAction::Reader proposed) {
  auto before = [&](const auto&, const Action& action) {
    return !action.raised || action.raisedOn < OptionalDate(of_.date);
  };
  TRY(auto known, actionNamed(Id(proposed.getReference()), text(proposed.getText())));
  if (!known) {
    TRY(known, mostAlike(text(proposed.getText()), sameAction, before));
  }
  std::vector<domain::Owner> parties;
  if (!known || proposed.getNews() == schema::ActionNews::REASSIGNED) {
    TRY(parties, owners(proposed.getOwners()));
  }
  auto id = known ? known->first : Id();
  if (!known) {
    auto entered = knowledge();
    auto body = entered.getEvent().getBody().initActionEntered();
    body.setGroup(of_.group.value);
    setOwners(parties, body.initOwners(static_cast<uint>(parties.size())));
    entered.initWords().setText(proposed.getText());
    id = command_.subjectOfLastStep(Kind::ACTION);
  }
  if (known) {
    TRY(auto already, saidHere(id, proposed.getNews()));
    if (already) return id;
  }
  auto told = fact();
  auto body = told.getEvent().getBody();
  auto atMeeting = [&](schema::ActionAtMeeting::Builder event) {
    event.setAction(id.value);
    event.setMeeting(of_.meeting.value);
  };
  switch (proposed.getNews()) {
    case schema::ActionNews::RAISED: break;
    case schema::ActionNews::CARRIED_FORWARD: atMeeting(body.initActionCarriedForward()); break;
    case schema::ActionNews::CLOSED: atMeeting(body.initActionClosed()); break;
    case schema::ActionNews::DECLINED: body.initActionDeclined().setAction(id.value); break;
    case schema::ActionNews::ACCEPTED: body.initActionAccepted().setAction(id.value); break;
    case schema::ActionNews::CLAIMED: body.initActionClaimed().setAction(id.value); break;
    case schema::ActionNews::EXTENDED:  // the due date below says it
    case schema::ActionNews::PROGRESSED: body.initActionProgressed().setAction(id.value); break;
    case schema::ActionNews::DROPPED: {
      auto dropped = body.initActionDropped();
      dropped.setAction(id.value);
      dropped.setMeeting(of_.meeting.value);
      break;
    }
    case schema::ActionNews::REASSIGNED: {
      auto assigned = body.initActionAssigned();
      assigned.setAction(id.value);
      assigned.setMeeting(of_.meeting.value);
      setOwners(parties, assigned.initOwners(static_cast<uint>(parties.size())));
      break;
    }
  }
  if (proposal_.hasQuote()) told.initWords().setQuote(proposal_.getQuote());
  // Where the raising is not known yet, neither is what the due date was: said again, it changes nothing.
  bool saidBefore = known && known->second.raised && known->second.due == readDate(true, proposed.getDue());
  if (!proposed.hasDue() || saidBefore) return id;
  auto changed = fact().getEvent().getBody().initActionDueChanged();
  changed.setAction(id.value);
  changed.setDue(proposed.getDue());
  changed.setMeeting(of_.meeting.value);
  return id;
}

}  // namespace minuted::review
