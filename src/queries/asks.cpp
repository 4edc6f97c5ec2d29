// Whom to write to about which actions, and the mails that have asked for them: each owner about its own; the
// organisation of one that stays silent; the chair about all that is silent and overdue; and whoever follows an action.
// All that a party has open and has not claimed is listed; what is wanted of it says whether to write: not where it
// waits for the group's answer, or has left the group whose members were asked.
#include <fmt/format.h>

#include <algorithm>

#include "base/enums.h"
#include "queries/action_answers.h"
#include "queries/answer_fields.h"
#include "queries/answer_lists.h"
#include "queries/contacts.h"
#include "queries/parties/identity.h"
#include "queries/parties/roster.h"
#include "queries/reminders.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Action;
using domain::AnswerStatus;
using schema::Wanted;

constexpr int32_t soon = 14;  // days, as in the rule of RAG

// What one party is asked for, or told, about one action.
struct Ask {
  Id action;
  Wanted wanted = Wanted::NOTHING;
  Id onBehalfOf;
  Round round;
};

// A letter: to whom, why, and of what.
struct Letter {
  Id party;
  schema::MailPurpose purpose = schema::MailPurpose::ASKS;
  Id about;  // of an escalation: the organisation; of a digest: the group
  auto operator<=>(const Letter&) const = default;
};

// All that one letter asks for or tells.
struct LetterAsks {
  std::vector<Ask> asks;
  Id onBehalfOf;  // of the newest action that has one
};

using AsksByLetter = std::map<Letter, LetterAsks>;

// Who is written to: who is asked, or, in the place of a person whose appointment has ended, the organisation.
struct Addressee {
  Id party, onBehalfOf;
};
Result<Addressee> addresseeOf(const Standing& standing, ActionAnswers& answers) {
  TRY(auto gone, answers.needsName(standing));
  return gone ? Addressee{standing.organisation, {}} : Addressee{standing.party, standing.organisation};
}

Wanted wantedOf(const Action& action, const Standing& standing, const Part& part, const OptionalDate& due, Date today) {
  bool waits = standing.answer.status == AnswerStatus::COUNTER_PROPOSED ||
               (action.requested && (!action.requested->by || standing.concerns(action.requested->by)));
  if (waits || standing.hasLeft) return Wanted::NOTHING;
  if (part.isOverdue) return Wanted::DONE;
  if (due && lastDay(*due) - today.day <= soon) return Wanted::DONE_SOON;
  return part.isSilent ? Wanted::ANSWER : Wanted::NOTHING;
}

// Stays the same as long as the same is asked of the party.
uint64_t fingerprintOfAsk(const Letter& letter, Id action, Wanted wanted, const OptionalDate& due) {
  auto text =
      fmt::format("{} {} {} {}", letter.party.value, action.value, static_cast<int>(wanted), due ? isoDate(*due) : "");
  if (letter.purpose != schema::MailPurpose::ASKS)
    text += fmt::format(" {} {}", enumerantName(letter.purpose), letter.about.value);
  return fingerprintOf(text);
}

// What of an action it is news to hear: how it stands, since when, and until when it is due.
uint64_t fingerprintOfNews(Id party, Id action, const Action& state) {
  return fingerprintOf(fmt::format("{} {} {} news {} {} {}", party.value, action.value, static_cast<int>(state.status),
                                   state.statusOn ? isoDate(*state.statusOn) : "", state.due ? isoDate(*state.due) : "",
                                   state.text));
}

// Goes over the live actions and notes what is to be written of each to whom. Keeps what it has read.
class Collector {
 public:
  // owner: only what is asked of this one; of none, all that is to be written.
  Collector(const engine::Snapshot& snapshot, Id owner) : snapshot_(snapshot), owner_(owner), answers_(snapshot) {}

  Result<void> add(Id id, const Action& action) {
    TRY(auto due, answers_.dueOf(action));
    TRY(auto standings, answers_.standingsOf(action));
    TRY(auto chasing, chasingOf(snapshot_, action.group));
    for (const auto& standing : standings) {
      if (owner_ && !standing.concerns(owner_)) continue;
      auto part = partOf(action, std::span(&standing, 1), standing.party, due.inTimeUntil, snapshot_.today());
      if (!part.isOpen || part.isClaimed) continue;
      auto wanted = wantedOf(action, standing, part, due.current, snapshot_.today());
      TRY_DONE(addAsk(id, standing, wanted, due.current, chasing));
      if (chasing.digest && !owner_ && (wanted == Wanted::DONE || wanted == Wanted::ANSWER))
        TRY_DONE(addToDigest(id, action.group, standing, wanted, due.current));
    }
    return {};
  }

  // What became of an action, for those who follow it. newest: the position of its newest event.
  Result<void> addNews(Id id, const Action& action, uint64_t newest) {
    for (const auto& follower : action.followers) {
      if (owner_ || newest <= follower.since) continue;
      TRY(auto party, answers_.identity(follower.party));
      Letter letter{party, schema::MailPurpose::NEWS, {}};
      TRY(const auto* before, written(party));
      auto round = roundOf(*before, fingerprintOfNews(party, id, action), 0, snapshot_.today());
      all_[letter].asks.push_back({id, Wanted::NOTHING, {}, round});
    }
    return {};
  }

  Result<const WrittenBefore*> written(Id party) {
    auto known = written_.find(party);
    if (known == written_.end()) {
      TRY(auto before, writtenBefore(snapshot_, party));
      known = written_.emplace(party, std::move(before)).first;
    }
    return &known->second;
  }

  AsksByLetter& all() { return all_; }
  ActionAnswers& answers() { return answers_; }

 private:
  Result<void> addAsk(Id id, const Standing& standing, Wanted wanted, const OptionalDate& due,
                      const domain::Chasing& chasing) {
    TRY(auto addressee, addresseeOf(standing, answers_));
    Letter letter{addressee.party, schema::MailPurpose::ASKS, {}};
    TRY(const auto* before, written(addressee.party));
    auto round = roundOf(*before, fingerprintOfAsk(letter, id, wanted, due), chasing.remindEvery, snapshot_.today());
    auto& asks = all_[letter];
    if (addressee.onBehalfOf) asks.onBehalfOf = addressee.onBehalfOf;
    asks.asks.push_back({id, wanted, addressee.onBehalfOf, round});
    bool isSilent = wanted == Wanted::ANSWER || wanted == Wanted::DONE;
    bool isToEscalate = isSilent && chasing.escalateAfter > 0 && round.times >= chasing.escalateAfter;
    auto organisation = standing.organisation;
    if (!isToEscalate || owner_ || !organisation || organisation == addressee.party) return {};
    return addTo({organisation, schema::MailPurpose::ESCALATION, organisation}, id, standing, wanted, due);
  }

  Result<void> addTo(const Letter& letter, Id id, const Standing& standing, Wanted wanted, const OptionalDate& due) {
    auto& asks = all_[letter].asks;
    if (std::ranges::count(asks, id, &Ask::action) > 0) return {};  // of another of its owners
    TRY(const auto* before, written(letter.party));
    auto round = roundOf(*before, fingerprintOfAsk(letter, id, wanted, due), 0, snapshot_.today());
    asks.push_back({id, wanted, standing.organisation, round});
    return {};
  }

  Result<void> addToDigest(Id id, Id group, const Standing& standing, Wanted wanted, const OptionalDate& due) {
    TRY(auto chair, chairOf(group));
    if (!chair) return {};
    return addTo({chair, schema::MailPurpose::DIGEST, group}, id, standing, wanted, due);
  }

  // Who chairs the group on the snapshot's day; none where nobody is known to.
  Result<Id> chairOf(Id group) {
    auto known = chairs_.find(group);
    if (known != chairs_.end()) return known->second;
    TRY(auto appointed, appointmentsOn(snapshot_, group, snapshot_.today()));
    Id chair;
    for (auto role : {schema::Role::CHAIR, schema::Role::INTERIM_CHAIR, schema::Role::CO_CHAIR})
      for (const auto& each : appointed)
        if (!chair && each.appointment.role == role) chair = each.appointment.person;
    TRY(chair, answers_.identity(chair));
    chairs_.emplace(group, chair);
    return chair;
  }

  const engine::Snapshot& snapshot_;
  Id owner_;
  ActionAnswers answers_;
  AsksByLetter all_;
  std::map<Id, WrittenBefore> written_;
  std::map<Id, Id> chairs_;  // by group
};

// The address of a group: that of its officer, or else of its chair.
Result<std::string> addressOfGroup(const engine::Snapshot& snapshot, Id group) {
  TRY(auto appointed, appointmentsOn(snapshot, group, snapshot.today()));
  for (auto role : {schema::Role::LEAD_OFFICER, schema::Role::SUPPORTING_OFFICER, schema::Role::CHAIR})
    for (const auto& each : appointed) {
      if (each.appointment.role != role) continue;
      TRY(auto address, mailAddressOf(snapshot, each.appointment.person));
      if (!address.empty()) return address;
    }
  return std::string();
}

Result<std::string> addressOf(const engine::Snapshot& snapshot, Id party, Id onBehalfOf) {
  if (party.kind() == Kind::GROUP) return addressOfGroup(snapshot, party);
  TRY(auto address, mailAddressOf(snapshot, party));
  if (address.empty() && onBehalfOf) return mailAddressOf(snapshot, onBehalfOf);
  return address;
}

Result<schema::WayOfAsking> wayOfAsking(const engine::Snapshot& snapshot, Id party) {
  if (party.kind() == Kind::GROUP) return schema::WayOfAsking::AT_ONCE;
  TRY(auto state, findState<domain::Party>(snapshot, party));
  return state ? state->wayOfAsking : schema::WayOfAsking::AT_ONCE;
}

// Sorts the asks, what is wanted most first.
Result<void> write(const engine::Snapshot& snapshot, const Letter& letter, LetterAsks& of, Collector& collector,
                   schema::AskAnswer::Builder to) {
  auto& answers = collector.answers();
  std::ranges::stable_sort(of.asks, std::greater(), &Ask::wanted);
  TRY(auto address, addressOf(snapshot, letter.party, of.onBehalfOf));
  to.setRef(reference(letter.party));
  to.setName(answers.names().of(letter.party));
  to.setKind(std::string(Names::kind({letter.party, {}, false})));
  to.setPurpose(letter.purpose);
  setNamed(
      answers.names(), letter.about, [&](const auto& text) { to.setAbout(text); },
      [&](const auto& text) { to.setAboutRef(text); });
  setText(address, [&](const auto& text) { to.setAddress(text); });
  TRY(auto way, wayOfAsking(snapshot, letter.party));
  to.setWay(way);
  TRY(const auto* before, collector.written(letter.party));
  if (auto last = before->lastDay.find(letter.purpose); last != before->lastDay.end())
    to.setLastWrittenOn(isoDate({last->second, Precision::DAY}));
  auto list = to.initAsked(static_cast<uint>(of.asks.size()));
  for (uint i = 0; i < list.size(); ++i) {
    const auto& ask = of.asks[i];
    TRY(auto action, stateOf<Action>(snapshot, ask.action));
    TRY_DONE(answers.write(ask.action, action, false, list[i].initAction()));
    list[i].setWanted(ask.wanted);
    setNamed(
        answers.names(), ask.onBehalfOf, [&](const auto& text) { list[i].setOrganisation(text); },
        [&](const auto& text) { list[i].setOrganisationRef(text); });
    list[i].setFingerprint(ask.round.fingerprint);
    list[i].setWritten(ask.round.isWritten);
    list[i].setTimes(ask.round.times);
  }
  return {};
}

}  // namespace

Result<Answer<schema::AskList>> listAsks(const engine::Snapshot& snapshot, const AskFilter& filter) {
  auto prefix = filter.group ? projections::partyPrefix(projections::ViewId::actionsByGroup, filter.group)
                             : projections::kindPrefix(Kind::ACTION);
  TRY(auto owner, identityOf(snapshot, filter.owner));
  Collector collector(snapshot, owner);
  std::vector<domain::Subject> actions;
  TRY_DONE(snapshot.scan(prefix, [&](domain::Subject subject) {
    const auto& action = std::get<Action>(subject.state);
    bool isOfGroup = !filter.group || action.group == filter.group;
    if (isOfGroup && (isLive(action) || !action.followers.empty())) actions.push_back(std::move(subject));
    return true;
  }));
  for (const auto& subject : actions) {
    const auto& action = std::get<Action>(subject.state);
    if (isLive(action)) TRY_DONE(collector.add(subject.id, action));
    TRY_DONE(collector.addNews(subject.id, action, subject.newest));
  }
  Answer<schema::AskList> list;
  auto items = (*list).initItems(static_cast<uint>(collector.all().size()));
  uint next = 0;
  for (auto& [letter, asks] : collector.all()) TRY_DONE(write(snapshot, letter, asks, collector, items[next++]));
  return list;
}

Result<Answer<schema::MailList>> listMails(const engine::Snapshot& snapshot, bool all) {
  TRY(auto mails, collect<domain::Mail>(snapshot, projections::kindPrefix(Kind::MAIL), [&](const domain::Mail& mail) {
        return all || mail.status == domain::MailStatus::PREPARED;
      }));
  Names names(snapshot);
  return listAnswer<schema::MailList>(mails, [&](Id, const domain::Mail& mail, auto to) {
    to.setTo(names.on(dayToldOf(mail)).of(mail.party));
    to.setToRef(names.reference(mail.party));
    to.setAddress(mail.address);
    to.setStatus(mail.status);
    to.setPurpose(mail.purpose);
    setDate(mail.preparedOn, [&](const auto& text) { to.setPreparedOn(text); });
    auto refs = to.initActions(static_cast<uint>(mail.actions.size()));
    for (uint each = 0; each < refs.size(); ++each) refs.set(each, reference(mail.actions[each]));
    setText(mail.note, [&](const auto& text) { to.setNote(text); });
    to.setDigest(hex(mail.digest));
  });
}

}  // namespace minuted::queries
