// Whom to write to about which actions, and the mails that have asked for them. All that a party has open and has not
// claimed is listed; what is wanted of it says whether to write: not where it waits for the group's answer, or has left
// the group whose members were asked.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/bytes.h"
#include "queries/action_answers.h"
#include "queries/answer_fields.h"
#include "queries/answer_lists.h"
#include "queries/parties/identity.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Action;
using domain::AnswerStatus;
using schema::Wanted;

constexpr int32_t soon = 14;  // days, as in the rule of RAG

// What one party is asked for about one action.
struct Ask {
  Id action;
  Wanted wanted = Wanted::NOTHING;
  Id onBehalfOf;
  uint64_t fingerprint = 0;
};

// All that one party is asked for.
struct PartyAsks {
  std::vector<Ask> asks;
  Id onBehalfOf;  // of the newest action that has one
};

using AsksByParty = std::map<Id, PartyAsks>;

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

// Stays the same as long as the same is asked of the party, so that mails can be compared with what is asked now.
uint64_t fingerprintOf(Id party, Id action, Wanted wanted, const OptionalDate& due) {
  auto text = fmt::format("{} {} {} {}", party.value, action.value, static_cast<int>(wanted), due ? isoDate(*due) : "");
  auto hash = sha256({text});
  return readU64(view(hash));
}

// owner: only what concerns this party; of none, everything.
Result<void> addAsks(const engine::Snapshot& snapshot, Id id, const Action& action, Id owner, ActionAnswers& answers,
                     AsksByParty& all) {
  TRY(auto due, answers.dueOf(action));
  TRY(auto standings, answers.standingsOf(action));
  for (const auto& standing : standings) {
    if (owner && !standing.concerns(owner)) continue;
    auto part = partOf(action, std::span(&standing, 1), standing.party, due.inTimeUntil, snapshot.today());
    if (!part.isOpen || part.isClaimed) continue;
    TRY(auto addressee, addresseeOf(standing, answers));
    auto wanted = wantedOf(action, standing, part, due.current, snapshot.today());
    auto& ofParty = all[addressee.party];
    if (addressee.onBehalfOf) ofParty.onBehalfOf = addressee.onBehalfOf;
    ofParty.asks.push_back({id, wanted, addressee.onBehalfOf, fingerprintOf(addressee.party, id, wanted, due.current)});
  }
  return {};
}

// The e-mail address of a person or an organisation; "" where none is known.
Result<std::string> ownAddress(const engine::Snapshot& snapshot, Id party) {
  TRY(auto known, findState<domain::Party>(snapshot, party));
  if (!known) return std::string();
  for (const auto& contact : known->contacts)
    if (contact.channel == schema::Channel::EMAIL) return contact.address;
  return std::string();
}

// The address of a group: that of its officer, or else of its chair.
Result<std::string> addressOfGroup(const engine::Snapshot& snapshot, Id group) {
  TRY(auto appointed, appointmentsOn(snapshot, group, snapshot.today()));
  for (auto role : {schema::Role::LEAD_OFFICER, schema::Role::SUPPORTING_OFFICER, schema::Role::CHAIR})
    for (const auto& each : appointed) {
      if (each.appointment.role != role) continue;
      TRY(auto address, ownAddress(snapshot, each.appointment.person));
      if (!address.empty()) return address;
    }
  return std::string();
}

Result<std::string> addressOf(const engine::Snapshot& snapshot, Id party, Id onBehalfOf) {
  if (party.kind() == Kind::GROUP) return addressOfGroup(snapshot, party);
  TRY(auto address, ownAddress(snapshot, party));
  if (address.empty() && onBehalfOf) return ownAddress(snapshot, onBehalfOf);
  return address;
}

// The fingerprints of what the party was asked in mails that were sent, or may have been.
Result<std::set<uint64_t>> fingerprintsSent(const engine::Snapshot& snapshot, Id party) {
  std::set<uint64_t> fingerprints;
  TRY(auto mails, snapshot.relatedSubjects(party, Kind::MAIL));
  for (auto id : mails) {
    TRY(auto mail, findState<domain::Mail>(snapshot, id));  // none where it was prepared later
    if (mail && mail->status != domain::MailStatus::RETURNED) fingerprints.insert(mail->asks.begin(), mail->asks.end());
  }
  return fingerprints;
}

// Sorts the asks, what is wanted most first.
Result<void> write(const engine::Snapshot& snapshot, Id party, PartyAsks& ofParty, ActionAnswers& answers,
                   schema::AskAnswer::Builder to) {
  std::ranges::stable_sort(ofParty.asks, std::greater(), &Ask::wanted);
  TRY(auto address, addressOf(snapshot, party, ofParty.onBehalfOf));
  TRY(auto sent, fingerprintsSent(snapshot, party));
  to.setRef(reference(party));
  to.setName(answers.names().of(party));
  to.setKind(std::string(Names::kind({party, {}, false})));
  setText(address, [&](const auto& text) { to.setAddress(text); });
  auto list = to.initAsked(static_cast<uint>(ofParty.asks.size()));
  for (uint i = 0; i < list.size(); ++i) {
    const auto& ask = ofParty.asks[i];
    TRY(auto action, stateOf<Action>(snapshot, ask.action));
    TRY_DONE(answers.write(ask.action, action, false, list[i].initAction()));
    list[i].setWanted(ask.wanted);
    setNamed(
        answers.names(), ask.onBehalfOf, [&](const auto& text) { list[i].setOrganisation(text); },
        [&](const auto& text) { list[i].setOrganisationRef(text); });
    list[i].setFingerprint(ask.fingerprint);
    list[i].setWritten(sent.contains(ask.fingerprint));
  }
  return {};
}

}  // namespace

Result<Answer<schema::AskList>> listAsks(const engine::Snapshot& snapshot, const AskFilter& filter) {
  auto prefix = filter.group ? projections::livePrefix(projections::ViewId::actionsByGroup, filter.group)
                             : projections::kindPrefix(Kind::ACTION);
  TRY(auto actions, collect<Action>(snapshot, prefix, [&](const Action& action) {
        return isLive(action) && (!filter.group || action.group == filter.group);
      }));
  ActionAnswers answers(snapshot);
  AsksByParty all;
  TRY(auto owner, identityOf(snapshot, filter.owner));
  for (const auto& [id, action] : actions) TRY_DONE(addAsks(snapshot, id, action, owner, answers, all));
  Answer<schema::AskList> list;
  auto items = (*list).initItems(static_cast<uint>(all.size()));
  uint next = 0;
  for (auto& [party, asks] : all) TRY_DONE(write(snapshot, party, asks, answers, items[next++]));
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
    setDate(mail.preparedOn, [&](const auto& text) { to.setPreparedOn(text); });
    auto refs = to.initActions(static_cast<uint>(mail.actions.size()));
    for (uint each = 0; each < refs.size(); ++each) refs.set(each, reference(mail.actions[each]));
    setText(mail.note, [&](const auto& text) { to.setNote(text); });
    to.setDigest(hex(mail.digest));
  });
}

}  // namespace minuted::queries
