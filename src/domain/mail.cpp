#include "domain/mail.h"

#include <array>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 4> statesOfMails{"prepared", "in doubt", "sent", "returned"};
constexpr std::string_view columnOfMail(MailStatus status) {
  switch (status) {
    case MailStatus::PREPARED: return "in doubt";
    case MailStatus::SENT: return "sent";
    case MailStatus::RETURNED: return "returned";
  }
  return "";
}
static_assert(areColumnsOf(statesOfMails, columnOfMail));

// clang-format off
constexpr std::array rulesOfMails{
    //                                         not there, in doubt, sent, returned
    Rule{Body::MAIL_PREPARED, "prepared",      "x..."},
    Rule{Body::MAIL_SENT,     "sent",          ".x.."},
    Rule{Body::MAIL_RETURNED, "returned",      ".xx."}};
// clang-format on

}  // namespace

constexpr RuleTable mailRules{"mail", statesOfMails, rulesOfMails};
static_assert(fillColumns(rulesOfMails, statesOfMails));

std::optional<std::string> refusal(const Mail& mail, bool isKnown, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(mailRules, isKnown ? static_cast<size_t>(mail.status) + 1 : 0, event)) return refused;
  if (body.isMailPrepared() && (body.getMailPrepared().getParty() == 0 || words.getText().size() == 0))
    return "To whom, and to which address?";
  return std::nullopt;
}

void apply(Mail& mail, Event event, Words words) {
  auto body = event.getBody();
  if (words.hasNote()) mail.note = words.getNote().cStr();
  if (body.isMailSent()) mail.status = MailStatus::SENT;
  if (body.isMailReturned()) mail.status = MailStatus::RETURNED;
  if (!body.isMailPrepared()) return;
  auto prepared = body.getMailPrepared();
  mail.party = Id(prepared.getParty());
  mail.address = words.getText().cStr();
  mail.digest = Bytes(reinterpret_cast<const char*>(prepared.getDigest().begin()), prepared.getDigest().size());
  for (auto action : prepared.getActions()) mail.actions.emplace_back(action);
  for (auto ask : prepared.getAsks()) mail.asks.push_back(ask);
  mail.purpose = prepared.getPurpose();
  mail.preparedOn = readDate(event.hasHappenedOn(), event.getHappenedOn());
}

}  // namespace minuted::domain
