// What can be asked of actions, and of those whom they are asked of.
#include <fmt/format.h>

#include <algorithm>

#include "questions/tables/tables.h"
#include "review/review.h"

namespace minuted::questions {
namespace {

Result<Id> askedParty(const Asked& asked) {
  TRY(auto owner, asked.subject("owner"));
  TRY(auto organisation, asked.subject("org"));
  if (owner && organisation) return fail(ErrorKind::usage, "owner and org ask the same: say one of them.");
  return owner ? owner : organisation;
}

Result<queries::ActionFilter> filterOf(const Asked& asked) {
  queries::ActionFilter filter{.all = asked.flag("all"),
                               .overdue = asked.flag("overdue"),
                               .silent = asked.flag("silent"),
                               .urgency = asked.choice<schema::Urgency>("urgency"),
                               .status = asked.choice<schema::ActionStatus>("status"),
                               .text = asked.text("text"),
                               .needsName = asked.flag("needs-name"),
                               .repeats = asked.flag("repeats")};
  TRY(filter.party, askedParty(asked));
  TRY(filter.group, asked.subject("group"));
  TRY(filter.from, asked.date("from"));
  TRY(filter.to, asked.date("to"));
  TRY(filter.dueFrom, asked.date("due-from"));
  TRY(filter.dueTo, asked.date("due-to"));
  TRY(filter.followedBy, asked.subject("followed-by"));
  TRY(filter.toAnswerAt, asked.subject("to-answer-at"));
  if (filter.toAnswerAt && !filter.group) {
    TRY(auto meeting, queries::showMeeting(asked.snapshot(), filter.toAnswerAt));
    filter.group = parseReference(meeting.get().getGroupRef().cStr()).value_or(Id());
  }
  return filter;
}

Result<Answer> listActions(const Asked& asked) {
  TRY(auto filter, filterOf(asked));
  if (asked.flag("commitments")) filter.kind = schema::ActionKind::COMMITMENT;
  return any(queries::listActions(asked.snapshot(), filter));
}

Result<Answer> listCommitments(const Asked& asked) {
  TRY(auto filter, filterOf(asked));
  filter.kind = schema::ActionKind::COMMITMENT;
  return any(queries::listActions(asked.snapshot(), filter));
}

std::vector<Parameter> waysToFindActions() {
  return {
      owner("owner", "Of whom it is asked: a person, an organisation, a group, 'X members'"),
      owner("org", "The same, of an organisation"),
      subject("group", {Kind::GROUP}, "The group that it belongs to"),
      choice<schema::ActionStatus>("status", "Only those of that status"),
      flag("silent", "Only those without an answer; with --owner, of that one"),
      choice<schema::Urgency>("urgency", "Only those of that urgency"),
      date("due-from", "Only those due on this day or after"),
      date("due-to", "Only those due on this day or before"),
      text("text", "Only those whose wording has these words, in any form of case"),
      subject("to-answer-at", {Kind::MEETING}, "Only those of a meeting's group of which it has said nothing yet: M-5"),
      flag("needs-name", "Only those whose owner no longer speaks for the organisation"),
      flag("repeats", "Only those that are asked again after they were closed"),
      subject("followed-by", {Kind::PERSON, Kind::ORGANISATION}, "Only those whose news this one wants to hear"),
      flag("overdue", "Only those past their due date"),
      date("from", "Raised on this day or after"),
      date("to", "Raised on this day or before").orCalled("until"),
      flag("all", "Closed and dropped ones too"),
  };
}

std::vector<Parameter> waysToFindAnyActions() {
  auto parameters = waysToFindActions();
  parameters.push_back(flag("commitments", "Only what organisations have signed up to"));
  return parameters;
}

Result<Answer> showAction(const Asked& asked) {
  TRY(auto action, asked.subject("ref"));
  return any(queries::showAction(asked.snapshot(), action));
}

Result<Answer> showTables(const Asked& asked) {
  TRY(auto group, asked.subject("group"));
  return any(queries::actionTables(asked.snapshot(), group));
}

Result<Answer> showAccount(const Asked& asked) {
  TRY(auto party, asked.subject("party"));
  TRY(auto account, queries::account(asked.snapshot(), party));
  auto name = asked.text("figure");
  bool isKnown = name.empty();
  for (auto figure : account.get().getFigures()) isKnown = isKnown || figure.getName() == name.c_str();
  if (!isKnown)
    return fail(ErrorKind::usage, fmt::format("There is no figure '{}': the first column names them.", name));
  return Answer(std::move(account));
}

Result<Answer> listMails(const Asked& asked) { return any(queries::listMails(asked.snapshot(), asked.flag("all"))); }

Result<Answer> listProposals(const Asked& asked) {
  TRY(auto reading, asked.subject("reading"));
  return any(review::listProposals(asked.snapshot(), reading, asked.flag("all")));
}

}  // namespace

std::vector<Question> actionQuestions() {
  return {
      {.noun = "action",
       .name = "list",
       .path = "/actions",
       .help = "Actions that are not closed or dropped",
       .example = "  minuted action list --by-owner\n  minuted action list --owner \"Priya Nair\" --overdue\n"
                  "  minuted action list --group \"Safer Streets\" --on 2025-06-01\n"
                  "  minuted action list --all --json",
       .parameters = waysToFindAnyActions(),
       .answer = capnp::Schema::from<schema::ActionList>(),
       .ask = listActions},
      {.noun = "commitment",
       .name = "list",
       .path = "/commitments",
       .help = "What organisations have signed up to, and not fulfilled or dropped",
       .example = "  minuted commitment list --owner \"Harbour Trust\"\n  minuted commitment list --all",
       .parameters = waysToFindActions(),
       .answer = capnp::Schema::from<schema::ActionList>(),
       .ask = listCommitments},
      {.noun = "action",
       .name = "tables",
       .path = "/actions/tables",
       .help = "The four tables for a meeting's papers: live, completed, extension, late",
       .example = "  minuted action tables --group \"Steering Group\"",
       .parameters = {subject("group", {Kind::GROUP}, "The group that meets").needed()},
       .answer = capnp::Schema::from<schema::ActionTables>(),
       .ask = showTables},
      {.noun = "action",
       .name = "show",
       .path = "/actions/{ref}",
       .help = "One action",
       .example = "  minuted action show A-17",
       .parameters = {subject("ref", {Kind::ACTION}, "The action: A-17").first()},
       .answer = capnp::Schema::from<schema::ActionAnswer>(),
       .ask = showAction},
      {.noun = "",
       .name = "account",
       .path = "/account/{party}",
       .help = "What a partner was asked, and what came of it",
       .example = "  minuted account \"Harbour Trust\" --on 2025-03-01\n"
                  "  minuted account \"Priya Nair\" --figure overdue",
       .parameters = {subject("party", {Kind::ORGANISATION, Kind::PERSON}, "An organisation or a person").first(),
                      text("figure", "List the actions of one figure: asked, silent, overdue, …")},
       .answer = capnp::Schema::from<schema::AccountAnswer>(),
       .ask = showAccount},
      {.noun = "mail",
       .name = "list",
       .path = "/mails",
       .help = "Mails in doubt, or all",
       .example = "  minuted mail list --all",
       .parameters = {flag("all", "Those that were sent or came back too")},
       .answer = capnp::Schema::from<schema::MailList>(),
       .ask = listMails},
      {.noun = "review",
       .name = "list",
       .path = "/proposals",
       .help = "Proposals that wait",
       .example = "  minuted review list\n  minuted review list R-2 --all",
       .parameters = {subject("reading", {Kind::READING}, "Only those of this reading: R-2").firstIfGiven(),
                      flag("all", "Accepted and rejected ones too")},
       .answer = capnp::Schema::from<schema::ProposalList>(),
       .ask = listProposals,
       .isForOfficers = true},
  };
}

}  // namespace minuted::questions
