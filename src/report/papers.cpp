#include "report/papers.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "base/text.h"
#include "queries/attachments.h"
#include "queries/queries.h"
#include "queries/states.h"
#include "report/action_table.h"
#include "report/document_writer.h"
#include "report/meeting_pieces.h"
#include "report/papers_changes.h"
#include "report/people.h"
#include "report/published_text.h"
#include "report/sources.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Meeting;
using domain::MeetingStatus;
using enum ActionColumn;

struct Papers {
  ReportContext& context;
  DocumentWriter& writer;
  Id id;
  Meeting meeting;
};

// The chairs of the group on the day of the meeting.
Result<Text> chairOf(Papers& papers, const std::vector<queries::HeldAppointment>& people) {
  std::vector<std::string> names;
  Citations cites;
  for (const auto& each : people) {
    if (!isChair(each.appointment.role) || each.appointment.role == schema::Role::VICE_CHAIR) continue;
    TRY(auto name, nameWithTitle(papers.context, each.appointment));
    TRY(auto cited, citeAppointment(papers.context, each));
    bool isPlainChair = each.appointment.role == schema::Role::CHAIR;
    names.push_back(isPlainChair ? name : fmt::format("{} ({})", name, roleName(each.appointment.role)));
    cites = mergeCitations(std::move(cites), cited);
  }
  return makeText(joinTexts(names), std::move(cites));
}

Result<void> writeCover(Papers& papers, const std::vector<queries::HeldAppointment>& people) {
  auto& context = papers.context;
  auto cover = makeCover();
  auto add = [&](const char* label, Text text) {
    if (!text.text.empty()) cover.rows.push_back({{makeText(label), std::move(text)}, false, {}});
  };
  TRY(auto cites, citeMeeting(context, papers.id));
  TRY(auto group, fullGroupName(context, papers.meeting.group, papers.meeting.date));
  TRY(auto chair, chairOf(papers, people));
  add("Group", makeText(group));
  add("Meeting", makeText(reference(papers.id)));
  add("Date", makeText(longDate(*papers.meeting.date), std::move(cites)));
  add("Time", makeText(timesOf(papers.meeting)));
  TRY(auto place, placeOf(context, papers.id, papers.meeting));
  auto placed = place.cites;
  add("Place", std::move(place));
  add("Joining", makeText(papers.meeting.joining, std::move(placed)));
  add("Chair", std::move(chair));
  add("Papers as of", makeText(longDate(context.today())));
  papers.writer.addTable(std::move(cover));
  return {};
}

std::string_view kindName(schema::ItemKind kind) {
  switch (kind) {
    case schema::ItemKind::STANDING: return "standing item";
    case schema::ItemKind::PRESENTATION: return "presentation";
    case schema::ItemKind::TOPIC: return "topic";
    case schema::ItemKind::OTHER_BUSINESS: return "other business";
    case schema::ItemKind::ITEM: break;
  }
  return "";
}

// "DOC-3 winter-plan.pdf, DOC-5 map.png"
Result<Text> papersOfItem(ReportContext& context, const std::vector<queries::AttachedDocument>& attached,
                          uint16_t agendaItem) {
  std::vector<std::string> names;
  Citations cites;
  for (const auto& each : attached) {
    if (each.agendaItem != agendaItem) continue;
    TRY(auto document, context.find<domain::Document>(each.document));
    if (!document) continue;
    names.push_back(fmt::format("{} {}", reference(each.document), document->name));
    TRY(auto cited, context.cite(each.document, {Body::DOCUMENT_FILED, Body::DOCUMENT_ATTACHED}));
    cites = mergeCitations(std::move(cites), cited);
  }
  return makeText(joinTexts(names), std::move(cites));
}

Result<void> writeAgenda(Papers& papers) {
  auto& [context, writer, id, meeting] = papers;
  Table table{.caption = "The items of the meeting",
              .columns = {{"No.", false, 1},
                          {"Item", false, 6},
                          {"Brought by", false, 3},
                          {"Minutes", false, 1},
                          {"Kind", false, 2},
                          {"Papers", false, 3}},
              .rows = {}};
  TRY(auto attached, queries::attachmentsOf(context.snapshot(), id));
  for (const auto& item : meeting.agenda) {
    TRY(auto cites, citeItem(context, id, item));
    TRY(auto itemPapers, papersOfItem(context, attached, item.item));
    auto confidential = item.confidential ? " (confidential)" : "";
    table.rows.push_back({{makeText(item.number > 0 ? std::to_string(item.number) : ""),
                           makeText(item.title + confidential, std::move(cites)),
                           makeText(context.names().on(meeting.date).of(item.owner)),
                           makeText(item.minutes > 0 ? std::to_string(item.minutes) : ""),
                           makeText(std::string(kindName(item.kind))), std::move(itemPapers)},
                          false,
                          {}});
  }
  dropEmptyColumns(table);
  writer.addHeading(1, "Agenda");
  if (meeting.agenda.empty()) {
    TRY(auto cites, citeMeeting(context, id));
    writer.addSentence("No item is on the agenda yet.", std::move(cites));
  }
  writer.addTable(std::move(table));
  return {};
}

Result<void> writeExpected(Papers& papers, const std::vector<queries::HeldAppointment>& people) {
  auto& [context, writer, id, meeting] = papers;
  writer.addHeading(1, "Who is expected");
  TRY(auto presumed,
      queries::presumedMembersOn(context.snapshot(), meeting.group, Date{meeting.date->day - 1, Precision::DAY}));
  TRY(auto table, membersTable(context, people, presumed,
                               fmt::format("Members of {} on {}", context.names().on(meeting.date).of(meeting.group),
                                           longDate(*meeting.date))));
  if (people.empty())
    writer.addFixedText(presumed.empty() ? "No member of the group is on record."
                                         : "No member of the group is on record: those listed at its meetings are "
                                           "presumed to be members.");
  writer.addTable(std::move(table));
  std::vector<std::string> names;
  Citations cites;
  for (const auto& each : meeting.attendance) {
    if (each.capacity != domain::Capacity::APOLOGIES) continue;
    names.push_back(context.names().on(meeting.date).of(each.person));
    TRY(auto cited, citeAttendance(context, id, each.person));
    cites = mergeCitations(std::move(cites), cited);
  }
  if (!names.empty())
    writer.addSentence(fmt::format("Apologies were received from {}.", joinTexts(names)), std::move(cites));
  return {};
}

// The decisions that were taken and the actions that were raised at a meeting.
struct Outcomes {
  std::vector<Id> decisions, actions;
};
Result<Outcomes> outcomesOf(ReportContext& context, Id meeting) {
  TRY(auto answer, queries::showMeeting(context.snapshot(), meeting));
  Outcomes outcomes;
  for (auto each : answer.get().getDecisions()) outcomes.decisions.push_back(*parseReference(each.cStr()));
  for (auto each : answer.get().getActions()) outcomes.actions.push_back(*parseReference(each.cStr()));
  return outcomes;
}

std::string outcomeText(const domain::Decision& decision) {
  auto text = statusText(decision);
  if (decision.reviews > 0) text += fmt::format("; reviewed {}", countedTimes(decision.reviews));
  if (decision.reviewOn) text += "; to be reviewed on " + longDate(*decision.reviewOn);
  if (decision.uptake) text += "; answered: " + domain::uptakeText(*decision.uptake);
  return text;
}

Result<Table> decisionTable(ReportContext& context, const std::string& caption, const std::vector<Id>& decisions) {
  Table table{.caption = caption, .columns = {{"Decision", false, 6}, {"What became of it", false, 4}}, .rows = {}};
  for (auto id : decisions) {
    TRY(auto decision, context.find<domain::Decision>(id));
    if (!decision) continue;
    TRY(auto taken, context.cite(id, {Body::DECISION_RECORDED}));
    TRY(auto since, context.cite(id, {Body::DECISION_REVIEWED, Body::REVIEW_DUE_SET, Body::DECISION_SUPERSEDED,
                                      Body::DECISION_RESCINDED, Body::RECOMMENDATION_ANSWERED}));
    table.rows.push_back({{makeText(fmt::format("{}: {}{}", reference(id), decision->text,
                                                decision->confidential ? " (confidential)" : ""),
                                    std::move(taken)),
                           makeText(outcomeText(*decision), std::move(since))},
                          false,
                          {}});
  }
  return table;
}

Result<void> writePreviousMeeting(Papers& papers) {
  auto& [context, writer, id, meeting] = papers;
  writer.addHeading(1, "Minutes of the meeting before");
  TRY(auto before, lastMeetingBefore(context, id, meeting));
  if (!before) {
    writer.addFixedText("No earlier meeting of the group is recorded.");
    return {};
  }
  TRY(auto cites, citeMeeting(context, before->id));
  TRY(auto minutes, minutesStatusText(context, before->id, before->meeting));
  writer.addSentence(fmt::format("The group last met on {} ({}). The minutes of that meeting are {}.",
                                 longDate(*before->meeting.date), reference(before->id), minutes.text),
                     mergeCitations(std::move(cites), minutes.cites));
  TRY(auto outcomes, outcomesOf(context, before->id));
  TRY(auto decisions, decisionTable(context, "Decisions of that meeting, and what became of them", outcomes.decisions));
  TRY(auto actions, actionTable(context, "Actions raised at that meeting, and what became of them", outcomes.actions,
                                {owner, due, status}));
  if (outcomes.decisions.empty() && outcomes.actions.empty())
    writer.addFixedText("No decision and no action of that meeting is recorded.");
  writer.addHeading(2, "What was decided");
  writer.addTable(std::move(decisions));
  writer.addHeading(2, "Actions raised");
  writer.addTable(std::move(actions));
  TRY(auto corrections, correctionsOf(context, before->id, before->meeting));
  writer.addHeading(2, "Corrections to the minutes");
  writer.addList(std::move(corrections));
  return {};
}

// The ids of the answers, without actions that this meeting itself raised: those are in its minutes.
Result<std::vector<Id>> idsOf(Papers& papers, capnp::List<schema::ActionAnswer>::Reader answers) {
  std::vector<Id> ids;
  for (auto answer : answers) {
    auto id = *parseReference(answer.getRef().cStr());
    TRY(auto action, papers.context.find<domain::Action>(id));
    if (action && action->meeting != papers.id) ids.push_back(id);
  }
  return ids;
}

Result<void> writeActions(Papers& papers) {
  auto& [context, writer, id, meeting] = papers;
  TRY(auto tables, queries::actionTables(context.snapshot(), meeting.group));
  auto answer = tables.get();
  writer.addHeading(1, "Actions");
  auto since = answer.hasSince() ? parseDate(answer.getSince().cStr()) : std::nullopt;
  bool hasAny = false;
  auto write = [&](const char* heading, const std::string& caption, auto answers,
                   std::initializer_list<ActionColumn> columns) -> Result<void> {
    TRY(auto ids, idsOf(papers, answers));
    TRY(auto table, actionTable(context, caption, ids, columns));
    hasAny = hasAny || !table.rows.empty();
    writer.addHeading(2, fmt::format("{} ({})", heading, table.rows.size()), foldCase(heading));
    if (table.rows.empty()) writer.addFixedText("None.");
    writer.addTable(std::move(table));
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
  auto& [context, writer, id, meeting] = papers;
  TRY(auto decisions, queries::listDecisions(context.snapshot(), {.group = meeting.group}));
  std::vector<Id> due;
  for (auto each : decisions.get().getItems()) {
    if (!each.hasReviewOn() || each.getStatus() != schema::DecisionStatus::STANDS) continue;
    auto on = parseDate(each.getReviewOn().cStr());
    if (on && lastDay(*on) <= lastDay(*meeting.date)) due.push_back(*parseReference(each.getRef().cStr()));
  }
  TRY(auto table, decisionTable(context, "Decisions to be reviewed by the day of the meeting", due));
  writer.addHeading(1, "Decisions due for review");
  writer.addTable(std::move(table));
  return {};
}

// Decisions that are being taken between meetings, with the positions so far.
Result<void> writeProposals(Papers& papers) {
  auto& [context, writer, id, meeting] = papers;
  TRY(auto proposed,
      queries::listDecisions(context.snapshot(), {.group = meeting.group, .status = schema::DecisionStatus::PROPOSED}));
  Table table{.caption = "Proposed by written procedure, and neither taken nor dropped",
              .columns = {{"Decision", false, 6}, {"Positions until", false, 2}, {"Said so far", false, 4}},
              .rows = {}};
  for (auto each : proposed.get().getItems()) {
    auto decision = *parseReference(each.getRef().cStr());
    TRY(auto cites, context.cite(decision, {Body::DECISION_PROPOSED}));
    TRY(auto positions, context.cite(decision, {Body::POSITION_RECORDED}));
    std::vector<std::string> said;
    for (auto position : each.getPositions()) said.emplace_back(position.getTold().cStr());
    if (each.getAwaited().size() > 0) said.push_back(fmt::format("{} to come", each.getAwaited().size()));
    table.rows.push_back(
        {{makeText(fmt::format("{}: {}{}", each.getRef().cStr(), each.getText().cStr(),
                               each.getConfidential() ? " (confidential)" : ""),
                   std::move(cites)),
          makeText(longDate(*parseDate(each.getClosesOn().cStr()))), makeText(joinTexts(said), std::move(positions))},
         false,
         {}});
  }
  writer.addHeading(1, "Decisions between meetings");
  writer.addTable(std::move(table));
  return {};
}

// What they say that those which were sent last did not, after the cover.
Result<void> addChanges(Papers& papers, Document& document) {
  auto& snapshot = papers.context.snapshot();
  const domain::Papers* last = nullptr;
  for (const auto& each : papers.meeting.papers)
    if (each.publicCopy == snapshot.isPublicCopy()) last = &each;
  if (last == nullptr) return {};
  TRY(auto stored, snapshot.event(last->event));
  std::string text;
  OptionalDate sentOn;
  TRY_DONE(guarded(fmt::format("event {}", last->event), [&]() -> Result<void> {
    text = stored->words().getText().cStr();
    sentOn = domain::dayOf(stored->event());
    return {};
  }));
  if (text.empty() || !sentOn) return {};  // not to be seen by whoever reads a public copy
  TRY(auto before, publishedDocument(text));
  Document section;
  DocumentWriter writer(section, DocumentWriter::Numbering::none);
  writer.addHeading(1, fmt::format("Changed since the papers sent on {}", longDate(*sentOn)), std::string(changesKey));
  auto changes = changesBetween(before, document);
  if (changes.empty()) writer.addFixedText("Nothing.");
  writer.addList(std::move(changes));
  document.blocks.insert(document.blocks.begin() + 1, std::make_move_iterator(section.blocks.begin()),
                         std::make_move_iterator(section.blocks.end()));
  return {};
}

Result<void> writeTopics(Papers& papers) {
  auto& [context, writer, id, meeting] = papers;
  TRY(auto topics, queries::listTopics(context.snapshot(), meeting.group));
  std::vector<Text> placedHere, waiting;
  for (auto each : topics.get().getItems()) {
    auto topicId = *parseReference(each.getRef().cStr());
    TRY(auto topic, context.find<domain::Topic>(topicId));
    if (!topic) continue;
    TRY(auto cites, context.cite(topicId, {Body::TOPIC_RAISED, Body::TOPIC_PLACED}));
    auto by = topic->raisedBy
                  ? fmt::format(" (raised by {})", context.names().on(queries::dayToldOf(*topic)).of(topic->raisedBy))
                  : "";
    auto text = makeText(fmt::format("{}: {}{}", reference(topicId), topic->text, by), std::move(cites));
    if (topic->status == domain::TopicStatus::WAITING)
      waiting.push_back(std::move(text));
    else if (topic->status == domain::TopicStatus::PLACED && topic->meeting == id)
      placedHere.push_back(std::move(text));
  }
  writer.addHeading(1, "Topics");
  writer.addHeading(2, "Placed on this meeting");
  writer.addList(std::move(placedHere));
  writer.addHeading(2, "Waiting for a meeting");
  writer.addList(std::move(waiting));
  return {};
}

// The cut of the snapshot for the papers: of a meeting that was held, its day.
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
  ReportContext context(snapshot);
  Document document;
  DocumentWriter writer(document, DocumentWriter::Numbering::none);
  Papers papers{context, writer, options.meeting, meeting};
  TRY(document.title, fullGroupName(context, meeting.group, meeting.date));
  document.subtitle = fmt::format("Papers for the meeting on {}{}", longDate(*meeting.date),
                                  snapshot.isPublicCopy() ? " (public copy)" : "");
  document.hasContents = true;
  document.recipe = {.kind = ReportKind::papers,
                     .about = options.meeting,
                     .on = snapshot.today(),
                     .publicCopy = snapshot.isPublicCopy(),
                     .version = std::string(programVersion())};
  TRY_DONE(addLogState(snapshot, document));
  TRY(auto people, appointmentsSince(context, meeting.group, *meeting.date));
  TRY_DONE(writeCover(papers, people));
  TRY_DONE(writeAgenda(papers));
  TRY_DONE(writeExpected(papers, people));
  for (auto write : {writePreviousMeeting, writeActions, writeProposals, writeReviews, writeTopics})
    TRY_DONE(write(papers));
  writer.dropEmptyHeadings();
  TRY_DONE(addChanges(papers, document));
  TRY_DONE(complete(document, context));
  return document;
}

}  // namespace minuted::report
