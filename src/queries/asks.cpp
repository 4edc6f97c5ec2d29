// Whom to write to, about what. An action that is late, soon due, or that its owner has not answered is asked for; one
// that was declined, or where the owner waits for the group's answer, is not.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/bytes.h"
#include "queries/action_answers.h"
#include "queries/identity.h"
#include "queries/query_tools.h"

namespace minuted::queries {
namespace {

using domain::Action;
using domain::AnswerStatus;
using schema::Wanted;

constexpr int32_t soon = 14;  // days, as in the rule of RAG

struct Asked {
  Id action;
  Wanted wanted = Wanted::NOTHING;
  Id onBehalfOf;
  uint64_t fingerprint = 0;
};

struct Ask {
  std::vector<Asked> asked;
  Id onBehalfOf;  // of the newest
};

using Asks = std::map<Id, Ask>;  // by party

struct Addressee {
  Id party, onBehalfOf;
};

// Who is to answer: each owner; of a collective each member that has not left; for whoever has gone, the organisation.
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

uint64_t fingerprintOf(Id party, Id action, Wanted wanted, const OptionalDate& due) {
  auto text = fmt::format("{} {} {} {}", party.value, action.value, static_cast<int>(wanted), due ? isoDate(*due) : "");
  auto hash = sha256({text});
  return readU64(view(hash));
}

Result<void> addAsks(const engine::Snapshot& snapshot, Id id, const Action& action, ActionAnswers& answers,
                     Asks& asks) {
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
    auto& ask = asks[party];
    if (onBehalfOf) ask.onBehalfOf = onBehalfOf;
    ask.asked.push_back({id, wanted, onBehalfOf, fingerprintOf(party, id, wanted, due.current)});
  }
  return {};
}

Result<std::string> ownAddress(const engine::Snapshot& snapshot, Id party) {
  TRY(auto subject, snapshot.find(party));
  const auto* known = subject ? std::get_if<domain::Party>(&subject->state) : nullptr;
  if (known == nullptr) return std::string();
  for (const auto& contact : known->contacts)
    if (contact.channel == schema::Channel::EMAIL) return contact.address;
  return std::string();
}

// A group is written to through its officer, or else its chair.
Result<std::string> officersAddress(const engine::Snapshot& snapshot, Id group) {
  TRY(auto appointed, appointedOn(snapshot, group, snapshot.today()));
  for (auto role : {schema::Role::LEAD_OFFICER, schema::Role::SUPPORTING_OFFICER, schema::Role::CHAIR})
    for (const auto& each : appointed) {
      if (each.appointment.role != role) continue;
      TRY(auto address, ownAddress(snapshot, each.appointment.person));
      if (!address.empty()) return address;
    }
  return std::string();
}

Result<std::string> addressOf(const engine::Snapshot& snapshot, Id party, Id onBehalfOf) {
  if (party.kind() == Kind::GROUP) return officersAddress(snapshot, party);
  TRY(auto address, ownAddress(snapshot, party));
  if (address.empty() && onBehalfOf) return ownAddress(snapshot, onBehalfOf);
  return address;
}

// What mails have asked the party that were sent, or may have been.
Result<std::set<uint64_t>> writtenTo(const engine::Snapshot& snapshot, Id party) {
  std::set<uint64_t> written;
  TRY(auto mails, snapshot.related(party, Kind::MAIL));
  for (auto id : mails) {
    TRY(auto mail, stateOf<domain::Mail>(snapshot, id));
    if (mail.status != domain::MailStatus::RETURNED) written.insert(mail.asks.begin(), mail.asks.end());
  }
  return written;
}

bool isOf(Id party, const Ask& ask, Id owner) { return !owner || party == owner || ask.onBehalfOf == owner; }

Result<void> write(const engine::Snapshot& snapshot, Id party, Ask& ask, ActionAnswers& answers,
                   schema::AskAnswer::Builder to) {
  std::ranges::stable_sort(ask.asked, std::greater(), &Asked::wanted);
  TRY(auto address, addressOf(snapshot, party, ask.onBehalfOf));
  TRY(auto written, writtenTo(snapshot, party));
  to.setRef(reference(party));
  to.setName(answers.names().of(party));
  to.setKind(std::string(Names::kind({party, {}, false})));
  setText(address, [&](const auto& text) { to.setAddress(text); });
  auto list = to.initAsked(static_cast<uint>(ask.asked.size()));
  for (uint i = 0; i < list.size(); ++i) {
    const auto& asked = ask.asked[i];
    TRY(auto action, stateOf<Action>(snapshot, asked.action));
    TRY_DONE(answers.write(asked.action, action, false, list[i].initAction()));
    list[i].setWanted(asked.wanted);
    setText(answers.names().of(asked.onBehalfOf), [&](const auto& text) { list[i].setOrganisation(text); });
    list[i].setFingerprint(asked.fingerprint);
    list[i].setWritten(written.contains(asked.fingerprint));
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
  Asks asks;
  for (const auto& [id, action] : actions) TRY_DONE(addAsks(snapshot, id, action, answers, asks));
  std::erase_if(asks, [&](const auto& each) { return !isOf(each.first, each.second, filter.owner); });
  Answer<schema::AskList> list;
  auto items = (*list).initItems(static_cast<uint>(asks.size()));
  uint at = 0;
  for (auto& [party, ask] : asks) TRY_DONE(write(snapshot, party, ask, answers, items[at++]));
  return list;
}

Result<Answer<schema::MailList>> listMails(const engine::Snapshot& snapshot, bool all) {
  TRY(auto mails, collect<domain::Mail>(snapshot, projections::kindPrefix(Kind::MAIL), [&](const domain::Mail& mail) {
        return all || mail.status == domain::MailStatus::PREPARED;
      }));
  Names names(snapshot);
  Answer<schema::MailList> list;
  auto items = (*list).initItems(static_cast<uint>(mails.size()));
  for (uint i = 0; i < items.size(); ++i) {
    const auto& [id, mail] = mails[i];
    auto to = items[i];
    to.setRef(reference(id));
    to.setTo(names.of(mail.party));
    to.setAddress(mail.address);
    to.setStatus(mail.status);
    setDate(mail.preparedOn, [&](const auto& text) { to.setPreparedOn(text); });
    auto refs = to.initActions(static_cast<uint>(mail.actions.size()));
    for (uint each = 0; each < refs.size(); ++each) refs.set(each, reference(mail.actions[each]));
    setText(mail.note, [&](const auto& text) { to.setNote(text); });
    to.setDigest(hex(mail.digest));
  }
  return list;
}

}  // namespace minuted::queries
