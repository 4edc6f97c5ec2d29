#include "report/papers.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "queries/queries.h"
#include "queries/states.h"
#include "report/action_table.h"
#include "report/meeting_pieces.h"
#include "report/people.h"
#include "report/sources.h"
#include "report/writing.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Meeting;
using domain::MeetingStatus;
using enum ActionColumn;

struct Papers {
  Citing& citing;
  Writing& writing;
  Id id;
  Meeting meeting;
};

// Who chairs the group on the meeting's day; "" where nobody does.
Result<Text> chairOf(Papers& papers, const std::vector<queries::HeldAppointment>& people) {
  std::vector<std::string> names;
  Citations cites;
  for (const auto& each : people) {
    if (!isChair(each.appointment.role) || each.appointment.role == schema::Role::VICE_CHAIR) continue;
    TRY(auto name, inFull(papers.citing, each.appointment));
    TRY(auto cited, citeAppointment(papers.citing, each));
    bool plain = each.appointment.role == schema::Role::CHAIR;
    names.push_back(plain ? name : fmt::format("{} ({})", name, roleName(each.appointment.role)));
    cites = both(std::move(cites), cited);
  }
  return said(inOneLine(names), std::move(cites));
}

Result<void> writeCover(Papers& papers, const std::vector<queries::HeldAppointment>& people) {
  auto& citing = papers.citing;
  Table cover{
      .caption = {}, .columns = {{}, {.title = {}, .numeric = false, .share = 3}}, .rows = {}, .rowHeads = true};
  auto add = [&](const char* label, Text text) {
    if (!text.text.empty()) cover.rows.push_back({{said(label), std::move(text)}, false, {}});
  };
  TRY(auto cites, citeMeeting(citing, papers.id));
  TRY(auto group, groupInFull(citing, papers.meeting.group));
  TRY(auto chair, chairOf(papers, people));
  add("Group", said(group));
  add("Meeting", said(reference(papers.id)));
  add("Date", said(longDate(*papers.meeting.date), std::move(cites)));
  add("Time", said(timesOf(papers.meeting)));
  add("Chair", std::move(chair));
  add("Papers as of", said(longDate(citing.today())));
  papers.writing.table(std::move(cover));
  return {};
}

std::string_view kindOf(schema::ItemKind kind) {
  switch (kind) {
    case schema::ItemKind::STANDING: return "standing item";
    case schema::ItemKind::PRESENTATION: return "presentation";
    case schema::ItemKind::TOPIC: return "topic";
    case schema::ItemKind::OTHER_BUSINESS: return "other business";
    case schema::ItemKind::ITEM: break;
  }
  return "";
}

Result<void> writeAgenda(Papers& papers) {
  auto& [citing, writing, id, meeting] = papers;
  Table table{.caption = "The items of the meeting",
              .columns = {{"No.", false, 1}, {"Item", false, 6}, {"Brought by", false, 3}, {"Kind", false, 2}},
              .rows = {}};
  for (const auto& item : meeting.agenda) {
    if (citing.isLeftOut(id, item)) continue;
    TRY(auto cites, citeItem(citing, id, item));
    auto confidential = item.confidential ? " (confidential)" : "";
    table.rows.push_back(
        {{said(item.number > 0 ? std::to_string(item.number) : ""), said(item.title + confidential, std::move(cites)),
          said(citing.names().of(item.owner)), said(std::string(kindOf(item.kind)))},
         false,
         {}});
  }
  dropEmptyColumns(table);
  writing.heading(1, "Agenda");
  if (meeting.agenda.empty()) {
    TRY(auto cites, citeMeeting(citing, id));
    writing.sentence("No item is on the agenda yet.", std::move(cites));
  }
  writing.table(std::move(table));
  return {};
}

// Who was listed at the meeting before and is no member on record: where minutes were read and nobody appointed.
Result<void> writeListedBefore(Papers& papers, const std::vector<queries::HeldAppointment>& people) {
  auto& citing = papers.citing;
  TRY(auto before, lastHeldBefore(citing, papers.id, papers.meeting));
  if (!before) return {};
  std::vector<Text> listed;
  for (const auto& each : before->meeting.attendance) {
    bool member = std::ranges::any_of(people, [&](const queries::HeldAppointment& one) {
      const auto& appointment = one.appointment;
      return appointment.person ? appointment.person == each.person : appointment.organisation == each.organisation;
    });
    if (member || each.capacity == domain::Capacity::IN_ATTENDANCE) continue;
    auto organisation = citing.names().of(each.organisation);
    TRY(auto cites, citeAttendance(citing, before->id, each.person));
    listed.push_back(
        said(citing.names().of(each.person) + (organisation.empty() ? "" : ", " + organisation), std::move(cites)));
  }
  if (listed.empty()) return {};
  papers.writing.standing("Listed at the meeting before, and without an appointment on record:");
  papers.writing.list(std::move(listed));
  return {};
}

Result<void> writeExpected(Papers& papers, const std::vector<queries::HeldAppointment>& people) {
  auto& [citing, writing, id, meeting] = papers;
  writing.heading(1, "Who is expected");
  TRY(auto table,
      membersTable(citing, people,
                   fmt::format("Members of {} on {}", citing.names().of(meeting.group), longDate(*meeting.date))));
  if (people.empty()) writing.standing("No member of the group is on record.");
  writing.table(std::move(table));
  TRY_DONE(writeListedBefore(papers, people));
  std::vector<std::string> names;
  Citations cites;
  for (const auto& each : meeting.attendance) {
    if (each.capacity != domain::Capacity::APOLOGIES) continue;
    names.push_back(citing.names().of(each.person));
    TRY(auto cited, citeAttendance(citing, id, each.person));
    cites = both(std::move(cites), cited);
  }
  if (!names.empty())
    writing.sentence(fmt::format("Apologies were received from {}.", inOneLine(names)), std::move(cites));
  return {};
}

// Of the group's decisions and actions, those that were taken or raised at that meeting.
struct Outcomes {
  std::vector<Id> decisions, actions;
};
Result<Outcomes> outcomesOf(Citing& citing, Id meeting) {
  TRY(auto answer, queries::showMeeting(citing.snapshot(), meeting));
  Outcomes outcomes;
  for (auto each : answer.get().getDecisions()) outcomes.decisions.push_back(*parseReference(each.cStr()));
  for (auto each : answer.get().getActions()) outcomes.actions.push_back(*parseReference(each.cStr()));
  return outcomes;
}

std::string becameOf(const domain::Decision& decision) {
  auto text = standingOf(decision);
  if (decision.reviews > 0) text += fmt::format("; reviewed {}", counted(decision.reviews, "time"));
  if (decision.reviewOn) text += "; to be reviewed on " + longDate(*decision.reviewOn);
  if (decision.uptake) text += "; answered: " + domain::uptakeText(*decision.uptake);
  return text;
}

Result<Table> decisionTable(Citing& citing, const std::string& caption, const std::vector<Id>& decisions) {
  Table table{.caption = caption, .columns = {{"Decision", false, 6}, {"What became of it", false, 4}}, .rows = {}};
  for (auto id : decisions) {
    TRY(auto leftOut, citing.isLeftOut(id));
    TRY(auto decision, citing.find<domain::Decision>(id));
    if (leftOut || !decision) continue;
    TRY(auto taken, citing.cite(id, {Body::DECISION_RECORDED}));
    TRY(auto since, citing.cite(id, {Body::DECISION_REVIEWED, Body::REVIEW_DUE_SET, Body::DECISION_SUPERSEDED,
                                     Body::DECISION_RESCINDED, Body::RECOMMENDATION_ANSWERED}));
    table.rows.push_back(
        {{said(fmt::format("{}: {}{}", reference(id), decision->text, decision->confidential ? " (confidential)" : ""),
               std::move(taken)),
          said(becameOf(*decision), std::move(since))},
         false,
         {}});
  }
  return table;
}

Result<void> writeMeetingBefore(Papers& papers) {
  auto& [citing, writing, id, meeting] = papers;
  writing.heading(1, "Minutes of the meeting before");
  TRY(auto before, lastHeldBefore(citing, id, meeting));
  if (!before) {
    writing.standing("No earlier meeting of the group is recorded.");
    return {};
  }
  TRY(auto cites, citeMeeting(citing, before->id));
  TRY(auto minutes, minutesStanding(citing, before->id, before->meeting));
  writing.sentence(fmt::format("The group last met on {} ({}). The minutes of that meeting are {}.",
                               longDate(*before->meeting.date), reference(before->id), minutes.text),
                   both(std::move(cites), minutes.cites));
  TRY(auto outcomes, outcomesOf(citing, before->id));
  TRY(auto decisions, decisionTable(citing, "Decisions of that meeting, and what became of them", outcomes.decisions));
  TRY(auto actions, actionTable(citing, "Actions raised at that meeting, and what became of them", outcomes.actions,
                                {owner, due, status}));
  if (outcomes.decisions.empty() && outcomes.actions.empty())
    writing.standing("No decision and no action of that meeting is recorded.");
  writing.heading(2, "What was decided");
  writing.table(std::move(decisions));
  writing.heading(2, "Actions raised");
  writing.table(std::move(actions));
  TRY(auto corrections, correctionsOf(citing, before->id, before->meeting));
  writing.heading(2, "Corrections to the minutes");
  writing.list(std::move(corrections));
  return {};
}

// Those of a query's table, but for what this meeting raised itself: that is in its minutes.
Result<std::vector<Id>> idsOf(Papers& papers, capnp::List<schema::ActionAnswer>::Reader answers) {
  std::vector<Id> ids;
  for (auto answer : answers) {
    auto id = *parseReference(answer.getRef().cStr());
    TRY(auto action, papers.citing.find<domain::Action>(id));
    if (action && action->meeting != papers.id) ids.push_back(id);
  }
  return ids;
}

Result<void> writeActions(Papers& papers) {
  auto& [citing, writing, id, meeting] = papers;
  TRY(auto tables, queries::actionTables(citing.snapshot(), meeting.group));
  auto answer = tables.get();
  writing.heading(1, "Actions");
  auto since = answer.hasSince() ? parseDate(answer.getSince().cStr()) : std::nullopt;
  bool any = false;
  auto write = [&](const char* heading, const std::string& caption, auto answers,
                   std::initializer_list<ActionColumn> columns) -> Result<void> {
    TRY(auto ids, idsOf(papers, answers));
    TRY(auto table, actionTable(citing, caption, ids, columns));
    any = any || !table.rows.empty();
    writing.heading(2, fmt::format("{} ({})", heading, table.rows.size()), foldCase(heading));
    if (table.rows.empty()) writing.standing("None.");
    writing.table(std::move(table));
    return {};
  };
  TRY_DONE(write("Outstanding", "Live and past their due date", answer.getOutstanding(), {owner, due, status}));
  TRY_DONE(write("Extension requested", "More time was asked for, and the group has not answered",
                 answer.getExtensionRequested(), {owner, due, status}));
  TRY_DONE(write("Live", "Live and not late", answer.getLive(), {owner, due, status}));
  auto last = since ? " since " + longDate(*since) : "";
  return write("Completed", fmt::format("Claimed done, closed or dropped{}", last), answer.getCompleted(),
               {owner, status, outcome});
}

Result<void> writeReviews(Papers& papers) {
  auto& [citing, writing, id, meeting] = papers;
  TRY(auto decisions, queries::listDecisions(citing.snapshot(), {.group = meeting.group}));
  std::vector<Id> due;
  for (auto each : decisions.get().getItems()) {
    if (!each.hasReviewOn() || each.getStatus() != schema::DecisionStatus::STANDS) continue;
    auto on = parseDate(each.getReviewOn().cStr());
    if (on && lastDay(*on) <= lastDay(*meeting.date)) due.push_back(*parseReference(each.getRef().cStr()));
  }
  TRY(auto table, decisionTable(citing, "Decisions to be reviewed by the day of the meeting", due));
  writing.heading(1, "Decisions due for review");
  writing.table(std::move(table));
  return {};
}

Result<void> writeTopics(Papers& papers) {
  auto& [citing, writing, id, meeting] = papers;
  TRY(auto topics, queries::listTopics(citing.snapshot(), meeting.group));
  std::vector<Text> placed, waiting;
  for (auto each : topics.get().getItems()) {
    auto topicId = *parseReference(each.getRef().cStr());
    TRY(auto topic, citing.find<domain::Topic>(topicId));
    if (!topic) continue;
    TRY(auto cites, citing.cite(topicId, {Body::TOPIC_RAISED, Body::TOPIC_PLACED}));
    auto by = topic->raisedBy ? fmt::format(" (raised by {})", citing.names().of(topic->raisedBy)) : "";
    auto text = said(fmt::format("{}: {}{}", reference(topicId), topic->text, by), std::move(cites));
    if (topic->status == domain::TopicStatus::WAITING)
      waiting.push_back(std::move(text));
    else if (topic->status == domain::TopicStatus::PLACED && topic->meeting == id)
      placed.push_back(std::move(text));
  }
  writing.heading(1, "Topics");
  writing.heading(2, "Placed on this meeting");
  writing.list(std::move(placed));
  writing.heading(2, "Waiting for a meeting");
  writing.list(std::move(waiting));
  return {};
}

// The day that the papers are as of.
Result<engine::Times> timesOf(const TakeSnapshot& take, const PapersOptions& options) {
  engine::Times times{.on = options.on, .asOf = options.asOf};
  TRY(auto snapshot, take({.on = {}, .asOf = options.asOf}));
  TRY(auto meeting, queries::stateOf<Meeting>(snapshot, options.meeting));
  if (meeting.status == MeetingStatus::CANCELLED)
    return fail(ErrorKind::refused, fmt::format("{} was cancelled, so it needs no papers. 'minuted meeting list' has "
                                                "the meetings to come.",
                                                reference(options.meeting)));
  if (!times.on && meeting.status == MeetingStatus::HELD && meeting.date)
    times.on = Date{lastDay(*meeting.date), Precision::DAY};
  return times;
}

}  // namespace

Result<Document> papersOf(const TakeSnapshot& take, const PapersOptions& options) {
  TRY(auto times, timesOf(take, options));
  TRY(auto snapshot, take(times));
  TRY(auto meeting, queries::stateOf<Meeting>(snapshot, options.meeting));
  if (!meeting.date)
    return fail(ErrorKind::refused,
                fmt::format("{} has no date yet: 'minuted meeting move {} --date DAY' gives it one.",
                            reference(options.meeting), reference(options.meeting)));
  Citing citing(snapshot, options.publicCopy);
  Document document;
  Writing writing(document, Writing::Numbers::none);
  Papers papers{citing, writing, options.meeting, meeting};
  TRY(document.title, groupInFull(citing, meeting.group));
  document.subtitle = fmt::format("Papers for the meeting on {}{}", longDate(*meeting.date),
                                  options.publicCopy ? " (public copy)" : "");
  document.contents = true;
  TRY_DONE(describeLog(snapshot, document));
  TRY(auto people, appointedFrom(citing, meeting.group, *meeting.date));
  TRY_DONE(writeCover(papers, people));
  TRY_DONE(writeAgenda(papers));
  TRY_DONE(writeExpected(papers, people));
  for (auto write : {writeMeetingBefore, writeActions, writeReviews, writeTopics}) TRY_DONE(write(papers));
  writing.dropEmptyHeadings();
  TRY_DONE(complete(document, citing));
  return document;
}

}  // namespace minuted::report
