// What can be asked of meetings, of what they decided and of those to come.
#include "questions/tables/tables.h"

namespace minuted::questions {
namespace {

Result<Answer> listMeetings(const Asked& asked) {
  queries::MeetingFilter filter{.status = asked.choice<schema::MeetingStatus>("status")};
  TRY(filter.group, asked.subject("group"));
  TRY(filter.from, asked.date("from"));
  TRY(filter.to, asked.date("to"));
  return any(queries::listMeetings(asked.snapshot(), filter));
}

Result<Answer> showMeeting(const Asked& asked) {
  TRY(auto meeting, asked.subject("ref"));
  return any(queries::showMeeting(asked.snapshot(), meeting));
}

Result<Answer> listDecisions(const Asked& asked) {
  queries::DecisionFilter filter{.status = asked.choice<schema::DecisionStatus>("status"),
                                 .reviewDue = asked.flag("review-due")};
  TRY(filter.group, asked.subject("group"));
  TRY(filter.from, asked.date("from"));
  TRY(filter.to, asked.date("to"));
  return any(queries::listDecisions(asked.snapshot(), filter));
}

Result<Answer> showDecision(const Asked& asked) {
  TRY(auto decision, asked.subject("ref"));
  return any(queries::showDecision(asked.snapshot(), decision));
}

Result<Answer> forwardPlan(const Asked& asked) {
  queries::PlanFilter filter;
  TRY(filter.group, asked.subject("group"));
  TRY(filter.from, asked.date("from"));
  TRY(filter.to, asked.date("to"));
  return any(queries::forwardPlan(asked.snapshot(), filter));
}

}  // namespace

std::vector<Question> meetingQuestions() {
  return {
      {.noun = "decision",
       .name = "list",
       .path = "/decisions",
       .help = "Decisions, oldest first",
       .example = "  minuted decision list --group \"Steering Group\" --from 2025-01-01",
       .parameters = {subject("group", {Kind::GROUP}, "The group that took it"), date("from", "On this day or after"),
                      date("to", "On this day or before").orCalled("until"),
                      choice<schema::DecisionStatus>("status",
                                                     "Only those of that status; all that were taken, if not "
                                                     "said"),
                      flag("review-due", "Only those that are to be reviewed by now")},
       .answer = capnp::Schema::from<schema::DecisionList>(),
       .ask = listDecisions},
      {.noun = "decision",
       .name = "show",
       .path = "/decisions/{ref}",
       .help = "One decision, and who agreed",
       .example = "  minuted decision show D-9",
       .parameters = {subject("ref", {Kind::DECISION}, "The decision: D-9").first()},
       .answer = capnp::Schema::from<schema::DecisionAnswer>(),
       .ask = showDecision},
      {.noun = "meeting",
       .name = "list",
       .path = "/meetings",
       .help = "Meetings, oldest first",
       .example = "  minuted meeting list --status planned",
       .parameters = {subject("group", {Kind::GROUP}, "The group that meets"), date("from", "On this day or after"),
                      date("to", "On this day or before").orCalled("until"),
                      choice<schema::MeetingStatus>("status", "Only those of that status")},
       .answer = capnp::Schema::from<schema::MeetingList>(),
       .ask = listMeetings},
      {.noun = "meeting",
       .name = "show",
       .path = "/meetings/{ref}",
       .help = "Agenda, attendance and what came of it",
       .example = "  minuted meeting show M-4",
       .parameters = {subject("ref", {Kind::MEETING}, "The meeting: M-4").first()},
       .answer = capnp::Schema::from<schema::MeetingAnswer>(),
       .ask = showMeeting},
      {.noun = "",
       .name = "plan",
       .path = "/plan",
       .help = "The forward plan: agendas of meetings to come, topics that wait",
       .example = "  minuted plan\n"
                  "  minuted plan --group \"Steering Group\" --to 2026-12-31 --xlsx > plan.xlsx",
       .parameters = {subject("group", {Kind::GROUP}, "Only this group's"),
                      date("from", "Meetings on this day or after; today, if not said"),
                      date("to", "Meetings on this day or before").orCalled("until")},
       .answer = capnp::Schema::from<schema::PlanAnswer>(),
       .ask = forwardPlan},
  };
}

}  // namespace minuted::questions
