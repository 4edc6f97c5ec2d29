#include "notify/chase.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/mail_address.h"
#include "queries/due.h"
#include "queries/parties/partnership.h"
#include "register/command.h"

namespace minuted::notify {
namespace {

bool hasRequest(schema::AskAnswer::Reader ask) {
  for (auto request : ask.getAsked())
    if (isForSakeOf(ask, request)) return true;
  return false;
}

bool hasNewRequest(schema::AskAnswer::Reader ask) {
  for (auto request : ask.getAsked())
    if (isForSakeOf(ask, request) && !request.getWritten()) return true;
  return false;
}

// Whether it had its mail of the week, where it wants one a week.
bool hasHadItsMail(schema::AskAnswer::Reader ask, Date today) {
  if (ask.getWay() != schema::WayOfAsking::WEEKLY || !ask.hasLastWrittenOn()) return false;
  auto last = parseDate(ask.getLastWrittenOn().cStr());
  return last && today.day - last->day < 7;
}

PlannedLetter::State stateOf(schema::AskAnswer::Reader ask, const Letter& letter, Date today) {
  if (!hasNewRequest(ask)) return PlannedLetter::State::alreadyAsked;
  if (ask.getWay() == schema::WayOfAsking::NOT_BY_MAIL) return PlannedLetter::State::notByMail;
  if (!isMailAddress(letter.address)) return PlannedLetter::State::noAddress;
  return hasHadItsMail(ask, today) ? PlannedLetter::State::laterInWeek : PlannedLetter::State::toSend;
}

// How many mails with the same requests came back.
size_t countReturned(schema::MailList::Reader mails, const Letter& letter) {
  auto digest = hex(letter.digest);
  size_t returned = 0;
  for (auto mail : mails.getItems())
    if (mail.getStatus() == schema::MailStatus::RETURNED && mail.getDigest() == digest.c_str()) ++returned;
  return returned;
}

}  // namespace

Result<Plan> planChase(const engine::Snapshot& snapshot, const queries::AskFilter& filter) {
  Plan plan;
  TRY(auto partnership, queries::partnershipOf(snapshot));
  plan.partnership = queries::Names(snapshot).of(partnership);
  queries::Meetings meetings(snapshot);
  TRY(const auto* daysOff, meetings.daysOff());
  plan.isDayOff = domain::isDayOff(*daysOff, snapshot.today().day);
  TRY(auto asks, queries::listAsks(snapshot, filter));
  TRY(auto mails, queries::listMails(snapshot, true));
  for (auto ask : asks.get().getItems()) {
    if (!hasRequest(ask)) continue;
    PlannedLetter planned{PlannedLetter::State::alreadyAsked, makeLetter(ask, plan.partnership), ask.getName().cStr(),
                          0, ask.getPurpose()};
    planned.returned = countReturned(mails.get(), planned.letter);
    planned.state = stateOf(ask, planned.letter, snapshot.today());
    plan.letters.push_back(std::move(planned));
  }
  return plan;
}

Result<std::vector<DoubtfulMail>> findDoubtfulMails(const engine::Snapshot& snapshot, const Plan& plan,
                                                    const queries::AskFilter& filter) {
  std::vector<DoubtfulMail> doubts;
  TRY(auto mails, queries::listMails(snapshot, false));
  for (auto mail : mails.get().getItems()) {
    DoubtfulMail doubt{*parseReference(mail.getRef().cStr()),
                       *parseReference(mail.getToRef().cStr()),
                       mail.getTo().cStr(),
                       mail.getAddress().cStr(),
                       {}};
    for (const auto& planned : plan.letters)
      if (hex(planned.letter.digest) == mail.getDigest().cStr()) doubt.letter = planned.letter;
    if (doubt.letter || (!filter.owner && !filter.group)) doubts.push_back(std::move(doubt));
  }
  return doubts;
}

// The command id is derived from the requests, so that only one of two processes that chase at once records the mail.
Result<std::optional<Id>> Chaser::recordPrepared(const PlannedLetter& planned) {
  const auto& letter = planned.letter;
  engine::CommandMaker command;
  auto step = command.step();
  auto prepared = step.initEvent().initBody().initMailPrepared();
  prepared.setParty(letter.party.value);
  prepared.setPurpose(planned.purpose);
  prepared.setDigest(dataOf(letter.digest));
  auto actions = prepared.initActions(static_cast<uint>(letter.actions.size()));
  auto asks = prepared.initAsks(actions.size());
  for (uint i = 0; i < actions.size(); ++i) {
    actions.set(i, letter.actions[i].value);
    asks.set(i, letter.asks[i]);
  }
  step.initWords().setText(letter.address);
  auto id = engine::derivedCommandId(fmt::format("mail {} {}", hex(letter.digest), planned.returned));
  auto outcome = recorder_.record(command.finish(id, by_));
  if (!outcome) return std::unexpected(engine::errorOf(outcome.error()));
  if (outcome->again) return std::nullopt;
  return outcome->subjects.back();
}

Result<void> Chaser::recordOutcome(Id mail, const Delivery& delivery) {
  if (delivery.fate == Delivery::Fate::unknown) return {};  // it stays in doubt
  engine::CommandMaker command;
  auto step = command.step();
  auto body = step.initEvent().initBody();
  if (delivery.fate == Delivery::Fate::sent)
    body.initMailSent().setMail(mail.value);
  else
    body.initMailReturned().setMail(mail.value);
  step.initWords().setNote(delivery.response);
  auto outcome = recorder_.record(command.finish(engine::newCommandId(), by_));
  if (!outcome) return std::unexpected(engine::errorOf(outcome.error()));
  return {};
}

Result<SentMail> Chaser::sendAgain(Id mail, const Letter& letter) {
  auto delivery = smtp_.send(letter, partnership_, clock_.now());
  TRY_DONE(recordOutcome(mail, delivery));
  return SentMail{mail, delivery};
}

Result<std::optional<SentMail>> Chaser::send(const PlannedLetter& planned) {
  TRY(auto mail, recordPrepared(planned));
  if (!mail) return std::nullopt;
  TRY(auto sent, sendAgain(*mail, planned.letter));
  return sent;
}

}  // namespace minuted::notify
