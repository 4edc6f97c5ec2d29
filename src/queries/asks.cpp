// Whom to write to about which actions, and the mails that have asked for them. An owner is asked for an action that is
// late or soon due, or that they have not answered; not for one that they declined, or where they wait for the group's
// answer.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/bytes.h"
#include "queries/action_answers.h"
#include "queries/answer_fields.h"
#include "queries/answer_lists.h"
#include "queries/identity.h"
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

struct Addressee {
  Id party, onBehalfOf;
};

// The parties that are to answer for an action: each owner; of a collective, each member that has not left; in the
// place of a person whose appointment has ended, the organisation.
Result<std::vector<Addressee>> addresseesOf(const engine::Snapshot& snapshot, const Action& action,
                                            ActionAnswers& answers) {
  std::vector<Addressee> addressees;
  for (const auto& owner : action.owners) {
    if (owner.collective) {
      TRY(const auto* roster, answers.rosterOf(owner.party, action));
      for (auto member : roster->members)
        if (std::ranges::find(roster->left, member) == roster->left.end()) addressees.push_back({member, {}});
      continue;
    }
    TRY(auto party, identityOf(snapshot, owner.party));
    TRY(auto gone, answers.needsName(owner));
    addressees.push_back(gone ? Addressee{owner.onBehalfOf, {}} : Addressee{party, owner.onBehalfOf});
  }
  return addressees;
}

Wanted wantedOf(const Action& action, const OptionalDate& due, AnswerStatus answer, Date today) {
  if (action.requested || action.counter) return Wanted::NOTHING;
  if (domain::daysLate(action, due, today) > 0) return Wanted::DONE;
  if (due && lastDay(*due) - today.day <= soon) return Wanted::DONE_SOON;
  return answer == AnswerStatus::SILENT ? Wanted::ANSWER : Wanted::NOTHING;
}

// Stays the same as long as the same is asked of the party, so that mails can be compared with what is asked now.
uint64_t fingerprintOf(Id party, Id action, Wanted wanted, const OptionalDate& due) {
  auto text = fmt::format("{} {} {} {}", party.value, action.value, static_cast<int>(wanted), due ? isoDate(*due) : "");
  auto hash = sha256({text});
  return readU64(view(hash));
}

Result<void> addAsks(const engine::Snapshot& snapshot, Id id, const Action& action, ActionAnswers& answers,
                     AsksByParty& all) {
  TRY(auto status, answers.statusOf(action));
  if (status == schema::ActionStatus::CLAIMED) return {};
  TRY(auto due, answers.dueOf(action));
  TRY(auto addressees, addresseesOf(snapshot, action, answers));
  for (const auto& [party, onBehalfOf] : addressees) {
    TRY(auto answer, answers.answerOf(action, party));
    if (answer.status == AnswerStatus::CLAIMED || answer.status == AnswerStatus::EXCUSED ||
        answer.status == AnswerStatus::DECLINED)
      continue;
    auto wanted = wantedOf(action, due.current, answer.status, snapshot.today());
    auto& ofParty = all[party];
    if (onBehalfOf) ofParty.onBehalfOf = onBehalfOf;
    ofParty.asks.push_back({id, wanted, onBehalfOf, fingerprintOf(party, id, wanted, due.current)});
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
    TRY(auto mail, stateOf<domain::Mail>(snapshot, id));
    if (mail.status != domain::MailStatus::RETURNED) fingerprints.insert(mail.asks.begin(), mail.asks.end());
  }
  return fingerprints;
}

bool isOf(Id party, const PartyAsks& asks, Id owner) { return !owner || party == owner || asks.onBehalfOf == owner; }

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
    setText(answers.names().of(ask.onBehalfOf), [&](const auto& text) { list[i].setOrganisation(text); });
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
  for (const auto& [id, action] : actions) TRY_DONE(addAsks(snapshot, id, action, answers, all));
  std::erase_if(all, [&](const auto& each) { return !isOf(each.first, each.second, filter.owner); });
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
    to.setTo(names.of(mail.party));
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
