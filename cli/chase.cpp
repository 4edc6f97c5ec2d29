// minuted chase: sends each owner one mail that lists what is asked of them. minuted mail list: lists these mails.
#include <fmt/format.h>

#include "cli/question.h"
#include "cli/terminal/output.h"
#include "notify/chase.h"
#include "outcome.capnp.h"

namespace minuted::cli {
namespace {

using notify::Delivery;
using notify::PlannedLetter;

struct ChaseOptions {
  std::string owner, group;
  notify::MailServer server;
  std::string credentials;
  bool dryRun = false, retry = false, anyway = false;
};

Result<queries::AskFilter> filterOf(const Context& context, const engine::Snapshot& snapshot,
                                    const ChaseOptions& options) {
  queries::AskFilter filter;
  TRY(filter.owner, context.findOptionalOwner(snapshot, options.owner));
  TRY(filter.group, context.findOptionalSubject(snapshot, options.group, {Kind::GROUP}));
  return filter;
}

std::string stateText(const PlannedLetter& planned) {
  switch (planned.state) {
    case PlannedLetter::State::toSend: return "would be sent";
    case PlannedLetter::State::alreadyAsked: return "asked before";
    case PlannedLetter::State::noAddress: return "no address";
    case PlannedLetter::State::notByMail: return "wants no mail";
    case PlannedLetter::State::laterInWeek: return "later this week";
  }
  return "";
}

// What a letter is, where it is not about the party's own actions.
std::string purposeText(schema::MailPurpose purpose) {
  return purpose == schema::MailPurpose::ASKS ? "" : fmt::format(" ({})", enumerantName(purpose));
}

std::string doubtText(const notify::DoubtfulMail& doubt) {
  auto name = reference(doubt.mail);
  auto text = fmt::format("{} to {} <{}> is in doubt: it may have been sent. ", name, doubt.name, doubt.address);
  if (doubt.letter) return text + "'minuted chase --retry' sends it again, with the same Message-ID.";
  return text +
         fmt::format("What is asked has changed since: say 'minuted mail sent {0}' or 'minuted mail returned {0}'.",
                     name);
}

std::string dayOffText(const engine::Snapshot& snapshot) {
  return fmt::format("{} is a day off, on which mails are sent only with --anyway.", longDate(snapshot.today()));
}

Result<void> preview(Context& context, const ChaseOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto filter, filterOf(context, snapshot, options));
  if (isForPrograms(context.options)) {
    TRY(auto asks, queries::listAsks(snapshot, filter));
    printForPrograms(context.options, asks.get());
    return {};
  }
  TRY(auto plan, notify::planChase(snapshot, filter));
  TRY(auto doubts, notify::findDoubtfulMails(snapshot, plan, filter));
  std::vector<Row> rows;
  for (const auto& planned : plan.letters) {
    std::string refs;
    for (auto action : planned.letter.actions) refs += (refs.empty() ? "" : " ") + reference(action);
    const auto& address = planned.letter.address;
    rows.push_back(
        {{planned.name + purposeText(planned.purpose), address.empty() ? "-" : address, refs, stateText(planned)}});
  }
  if (!rows.empty()) printTable({{"TO", 0.3}, {"ADDRESS", 0.3}, {"ACTIONS", 0.3}, {"MAIL"}}, rows);
  for (const auto& planned : plan.letters)
    if (planned.state == PlannedLetter::State::toSend)
      printOut("\n{}\n\n{}", bold(fmt::format("To: {}\nSubject: {}", planned.letter.address, planned.letter.subject)),
               planned.letter.text);
  for (const auto& doubt : doubts) context.say(doubtText(doubt));
  if (plan.isDayOff) context.say(dayOffText(snapshot));
  context.say("Nothing was sent.");
  return {};
}

// A letter and what became of it, as schema/outcome.capnp has it.
struct Chased {
  Id mail, party;
  std::string name, address, state, reply;
  std::vector<Id> actions;
};

struct ChaseTally {
  size_t sent = 0, refused = 0, inDoubt = 0;
  std::vector<Chased> letters = {};
};

std::string nameOfState(Delivery::Fate fate) {
  switch (fate) {
    case Delivery::Fate::sent: return "sent";
    case Delivery::Fate::refused: return "refused";
    case Delivery::Fate::unknown: return "in doubt";
  }
  return "";
}

queries::Answer<schema::LetterList> lettersAnswer(const std::vector<Chased>& letters) {
  queries::Answer<schema::LetterList> answer;
  auto items = (*answer).initItems(static_cast<uint>(letters.size()));
  for (uint i = 0; i < items.size(); ++i) {
    const auto& letter = letters[i];
    items[i].setMail(reference(letter.mail));
    items[i].setTo(letter.name);
    items[i].setToRef(reference(letter.party));
    items[i].setAddress(letter.address);
    items[i].setState(letter.state);
    items[i].setReply(letter.reply);
    auto actions = items[i].initActions(static_cast<uint>(letter.actions.size()));
    for (uint k = 0; k < actions.size(); ++k) actions.set(k, reference(letter.actions[k]));
  }
  return answer;
}

// Counts the delivery of a mail, and tells the user about it.
void reportDelivery(const Context& context, const std::string& name, const notify::Letter& letter,
                    const notify::SentMail& sent, ChaseTally& tally) {
  auto mail = reference(sent.mail);
  const auto& address = letter.address;
  const auto& [fate, reply] = sent.delivery;
  tally.letters.push_back({sent.mail, letter.party, name, address, nameOfState(fate), reply, letter.actions});
  switch (fate) {
    case Delivery::Fate::sent:
      ++tally.sent;
      return context.say(fmt::format("{} sent to {} <{}>.", mail, name, address));
    case Delivery::Fate::refused:
      ++tally.refused;
      return context.say(fmt::format("{} to {} <{}> was not sent: {}.", mail, name, address, reply));
    case Delivery::Fate::unknown:
      ++tally.inDoubt;
      return context.say(fmt::format("{} to {} <{}> is in doubt: {}.", mail, name, address, reply));
  }
}

// Sends the mails in doubt again if `retry` is set; otherwise only reports them.
Result<void> resendInDoubt(Context& context, notify::Chaser& chaser, const std::vector<notify::DoubtfulMail>& doubts,
                           bool retry, ChaseTally& tally) {
  for (const auto& doubt : doubts) {
    if (!retry || !doubt.letter) {
      ++tally.inDoubt;
      tally.letters.push_back({doubt.mail, doubt.party, doubt.name, doubt.address, "in doubt", {}, {}});
      context.say(doubtText(doubt));
      continue;
    }
    TRY(auto sent, chaser.sendAgain(doubt.mail, *doubt.letter));
    reportDelivery(context, doubt.name, *doubt.letter, sent, tally);
  }
  return {};
}

Result<void> send(Context& context, const ChaseOptions& options) {
  auto server = options.server;
  if (server.url.empty() || server.sender.empty())
    return fail(ErrorKind::usage,
                "Through which server, and from which address? Say --smtp and --from, or set MINUTED_SMTP and "
                "MINUTED_MAIL_FROM. --dry-run shows the mails and sends none.");
  if (!options.credentials.empty()) TRY_DONE(notify::readCredentials(options.credentials, server));
  TRY(auto smtp, notify::Smtp::of(server));
  TRY(auto* recorder, context.recorderWithOwnIds());  // a mail is known by what it asks
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto filter, filterOf(context, snapshot, options));
  TRY(auto plan, notify::planChase(snapshot, filter));
  if (plan.isDayOff && !options.anyway) {
    printForPrograms(context.options, lettersAnswer({}).get());
    context.say(dayOffText(snapshot) + " Nothing was sent.");
    return {};
  }
  TRY(auto doubts, notify::findDoubtfulMails(snapshot, plan, filter));
  SystemClock clock;
  notify::Chaser chaser(*recorder, smtp, clock, context.userName(), plan.partnership);
  ChaseTally tally;
  TRY_DONE(resendInDoubt(context, chaser, doubts, options.retry, tally));
  size_t withoutAddress = 0, askedBefore = 0, notNow = 0;
  for (const auto& planned : plan.letters) {
    const auto& letter = planned.letter;
    if (planned.state != PlannedLetter::State::toSend)
      tally.letters.push_back({{}, letter.party, planned.name, letter.address, stateText(planned), {}, letter.actions});
    if (planned.state == PlannedLetter::State::alreadyAsked) ++askedBefore;
    bool isNotWanted =
        planned.state == PlannedLetter::State::notByMail || planned.state == PlannedLetter::State::laterInWeek;
    if (isNotWanted) {
      ++notNow;
      context.say(fmt::format("{}: {}.", planned.name, stateText(planned)));
    }
    if (planned.state == PlannedLetter::State::noAddress) {
      ++withoutAddress;
      context.say(
          fmt::format("{} has no address: 'minuted person contact NAME ADDRESS', or org, sets one.", planned.name));
    }
    if (planned.state != PlannedLetter::State::toSend) continue;
    TRY(auto sent, chaser.send(planned));
    if (sent) reportDelivery(context, planned.name, planned.letter, *sent, tally);
  }
  printForPrograms(context.options, lettersAnswer(tally.letters).get());
  context.say(fmt::format("{} sent, {} asked before, {} without an address{}.", counted(tally.sent, "mail"),
                          askedBefore, withoutAddress,
                          notNow == 0 ? "" : fmt::format(", {} not now, as they wish", notNow)));
  if (tally.refused + tally.inDoubt > 0)
    return context.verdict(ErrorKind::failed, fmt::format("{} not sent, {} in doubt.", tally.refused, tally.inDoubt));
  return {};
}

Result<void> showMails(const Shown& shown) {
  std::vector<Row> rows;
  for (auto mail : shown.answer.as<schema::MailList>().getItems()) {
    std::string refs;
    for (auto ref : mail.getActions()) refs += fmt::format("{}{}", refs.empty() ? "" : " ", ref.cStr());
    bool isInDoubt = mail.getStatus() == schema::MailStatus::PREPARED;
    rows.push_back({{mail.getRef().cStr(), mail.getTo().cStr(), mail.getAddress().cStr(), refs,
                     mail.getPreparedOn().cStr(), isInDoubt ? "in doubt" : inWords(mail.getStatus())},
                    isInDoubt});
  }
  if (!rows.empty()) printTable({{"REF"}, {"TO", 0.25}, {"ADDRESS", 0.25}, {"ACTIONS", 0.2}, {"ON"}, {"MAIL"}}, rows);
  bool areAll = !shown.typed("all").empty();
  shown.context.say(fmt::format("{}{}.", counted(rows.size(), "mail"),
                                areAll ? "" : " in doubt; --all lists those that were sent too"));
  return {};
}

}  // namespace

void addChase(Command app, Context& context) {
  auto options = std::make_shared<ChaseOptions>();
  auto chase = addRecordingCommand(
      app, context, "chase", "Write to owners about what is asked of them",
      "  minuted chase --dry-run\n"
      "  minuted chase --smtp smtps://mail.example.org --from officer@example.org "
      "--credentials ~/.minuted-mail\n"
      "  minuted chase --owner \"Harbour Trust\"",
      [&context, options] { return options->dryRun ? preview(context, *options) : send(context, *options); });
  chase.flag("--dry-run", options->dryRun, "Show the mails, send none");
  chase.option("--owner", options->owner, "Write only to this one, and to whoever speaks for it");
  chase.option("--group", options->group, "Only about this group's actions");
  chase.flag("--retry", options->retry, "Send again what is in doubt, with the same Message-ID");
  chase.flag("--anyway", options->anyway, "On a day off too");
  chase.option("--smtp", options->server.url, "smtps://HOST, or smtp://HOST:587 with STARTTLS")
      .fromEnvironment("MINUTED_SMTP");
  chase.option("--from", options->server.sender, "The address that mails come from")
      .fromEnvironment("MINUTED_MAIL_FROM");
  chase.path("--credentials", options->credentials, "A file: user, password; a line each")
      .fromEnvironment("MINUTED_MAIL_CREDENTIALS");
  chase.path("--authority", options->server.authority, "Certificates to trust instead of the system's")
      .fromEnvironment("MINUTED_MAIL_AUTHORITY");
  addQuestion(app, context, "mail", "list", showMails);
}

}  // namespace minuted::cli
