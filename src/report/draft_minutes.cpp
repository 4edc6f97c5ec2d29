#include "report/draft_minutes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/guard.h"
#include "base/text.h"
#include "queries/due.h"
#include "queries/quorum.h"
#include "queries/states.h"
#include "report/action_table.h"
#include "report/document_writer.h"
#include "report/meeting_pieces.h"
#include "report/minuted_news.h"
#include "report/people.h"
#include "report/sources.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Attendance;
using domain::Capacity;
using domain::Meeting;
using domain::MeetingStatus;

struct Minutes {
  ReportContext& context;
  DocumentWriter& writer;
  Id id;
  Meeting meeting;
  std::vector<News> news;
};

std::string capitalise(std::string text) {
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

Result<void> writeCover(Minutes& minutes) {
  auto& [context, writer, id, meeting, news] = minutes;
  auto cover = makeCover();
  auto add = [&](const char* label, Text text) {
    if (!text.text.empty()) cover.rows.push_back({{makeText(label), std::move(text)}, false, {}});
  };
  TRY(auto cites, citeMeeting(context, id));
  add("Meeting", makeText(reference(id)));
  add("Date", makeText(longDate(*meeting.date), std::move(cites)));
  add("Time", makeText(timesOf(meeting)));
  TRY(auto place, placeOf(context, id, meeting));
  add("Place", std::move(place));
  if (meeting.minutes == domain::MinutesStatus::AGREED) {
    TRY(auto minutesStatus, minutesStatusText(context, id, meeting));
    add("Minutes", makeText(capitalise(minutesStatus.text), minutesStatus.cites));
  } else {
    add("Minutes", makeText("Draft, until a later meeting agrees them"));
  }
  writer.addTable(std::move(cover));
  return {};
}

bool isPresent(const Attendance& each) {
  return each.capacity == Capacity::PRESENT || each.capacity == Capacity::SUBSTITUTE;
}

// 'Jan Royall, University of Oxford (chair; from item 3)'
std::string attendeeText(const queries::NamesOn& names, const Attendance& each) {
  auto text = names.of(each.person);
  if (each.organisation) text += ", " + names.of(each.organisation);
  std::vector<std::string> marks;
  if (each.role != domain::Role::MEMBER) marks.push_back(roleName(each.role));
  if (each.substituteFor)
    marks.push_back("for " + names.of(each.substituteFor));
  else if (each.capacity == Capacity::SUBSTITUTE)
    marks.emplace_back("substitute");
  if (each.arrivedAt > 0) marks.push_back(fmt::format("arrived at item {}", each.arrivedAt));
  if (each.leftAt > 0) marks.push_back(fmt::format("left at item {}", each.leftAt));
  if (marks.empty()) return text;
  std::string details;
  for (const auto& mark : marks) details += (details.empty() ? "" : "; ") + mark;
  return fmt::format("{} ({})", text, details);
}

template <typename Wanted>
Result<void> writeAttendees(Minutes& minutes, const char* heading, Wanted&& wanted) {
  auto& [context, writer, id, meeting, news] = minutes;
  auto listed = meeting.attendance;
  std::ranges::stable_sort(listed, {}, [](const Attendance& each) { return roleRank(each.role); });
  std::vector<Text> items;
  for (const auto& each : listed) {
    if (!wanted(each)) continue;
    TRY(auto cites, citeAttendance(context, id, each.person));
    items.push_back(makeText(attendeeText(context.names().on(meeting.date), each), std::move(cites)));
  }
  writer.addHeading(2, heading);
  writer.addList(std::move(items));
  return {};
}

// '5 members were there, and 4 are needed: there was a quorum.'
Result<void> writeQuorum(Minutes& minutes) {
  auto& [context, writer, id, meeting, news] = minutes;
  TRY(auto quorum, queries::quorumOf(context.snapshot(), meeting));
  if (!quorum) return {};
  TRY(auto cites, context.citeNewest(meeting.group, [&](domain::Event event) {
    auto day = domain::dayOf(event);
    return event.getBody().isQuorumSet() && (!day || day->day <= meeting.date->day);
  }));
  for (auto appointment : quorum->appointments) {
    TRY(auto made, context.cite(appointment, {Body::APPOINTMENT_MADE}));
    cites = mergeCitations(std::move(cites), made);
  }
  TRY(auto attended, context.cite(id, {Body::ATTENDANCE_RECORDED}));
  auto who = quorum->organisations ? counted(quorum->counted, "organisation") : counted(quorum->counted, "member");
  writer.addSentence(fmt::format("{} {} {}, and {} needed: {}.", capitalise(who), quorum->counted == 1 ? "was" : "were",
                                 quorum->organisations ? "represented" : "there",
                                 quorum->needed == 1 ? "1 is" : fmt::format("{} are", quorum->needed),
                                 quorum->counted < quorum->needed ? "there was no quorum" : "there was a quorum"),
                     mergeCitations(std::move(cites), attended));
  return {};
}

Result<void> writeAttendance(Minutes& minutes) {
  minutes.writer.addHeading(1, "Attendance");
  if (minutes.meeting.attendance.empty()) minutes.writer.addFixedText("Who was there is not recorded.");
  TRY_DONE(writeQuorum(minutes));
  TRY_DONE(writeAttendees(minutes, "Present", isPresent));
  TRY_DONE(writeAttendees(minutes, "In attendance",
                          [](const Attendance& each) { return each.capacity == Capacity::IN_ATTENDANCE; }));
  return writeAttendees(minutes, "Apologies",
                        [](const Attendance& each) { return each.capacity == Capacity::APOLOGIES; });
}

void writeNews(Minutes& minutes, uint16_t number) {
  for (const auto& each : minutes.news)
    if (each.item == number) minutes.writer.addSentence(each.text.text, each.text.cites);
}

bool hasNews(const Minutes& minutes, uint16_t number) {
  return std::ranges::find(minutes.news, number, &News::item) != minutes.news.end();
}

Result<void> writeItems(Minutes& minutes) {
  auto& [context, writer, id, meeting, news] = minutes;
  std::set<uint16_t> written;
  for (const auto& item : meeting.agenda) {
    auto number = item.number > 0 ? fmt::format("{}. ", item.number) : "";
    writer.addHeading(1, number + item.title + (item.confidential ? " (confidential)" : ""),
                      item.number > 0 ? fmt::format("item-{}", item.number) : "");
    TRY(auto cites, citeItem(context, id, item));
    if (item.owner)
      writer.addSentence(fmt::format("Brought by {}.", context.names().on(meeting.date).of(item.owner)), cites);
    bool isFirst = item.number > 0 && written.insert(item.number).second;
    if (isFirst && hasNews(minutes, item.number))
      writeNews(minutes, item.number);
    else
      writer.addSentence("No decision and no action is recorded.", std::move(cites));
  }
  return {};
}

// News of an item that is not on the agenda are treated as news of no item.
void clearUnlistedItems(Minutes& minutes) {
  for (auto& each : minutes.news) {
    bool listed = each.item > 0 && std::ranges::find(minutes.meeting.agenda, each.item, &domain::AgendaItem::number) !=
                                       minutes.meeting.agenda.end();
    if (!listed) each.item = 0;
  }
}

void writeOtherNews(Minutes& minutes) {
  bool items = !minutes.meeting.agenda.empty();
  minutes.writer.addHeading(1, items ? "Also recorded at the meeting" : "What was recorded at the meeting");
  writeNews(minutes, 0);
}

Result<void> writeNextMeeting(Minutes& minutes) {
  auto& [context, writer, id, meeting, news] = minutes;
  writer.addHeading(1, "Next meeting");
  TRY(auto next, nextMeetingAfter(context, id, meeting));
  if (!next) {
    writer.addFixedText("The date of the next meeting is not recorded.");
    return {};
  }
  auto times = timesOf(next->meeting);
  TRY(auto cites, citeMeeting(context, next->id));
  writer.addSentence(
      fmt::format("{}{} ({}).", longDate(*next->meeting.date), times.empty() ? "" : ", " + times, reference(next->id)),
      std::move(cites));
  return {};
}

Result<void> writeActionList(Minutes& minutes) {
  auto& [context, writer, id, meeting, news] = minutes;
  Table table{.caption = "Actions raised at the meeting",
              .columns = {{"Action", false, 6}, {"Owner", false, 4}, {"Due", false, 3}, {"Item", false, 1}},
              .rows = {}};
  for (bool isOfAnItem : {true, false})
    for (const auto& each : news)
      if (each.raised && (each.item > 0) == isOfAnItem)
        table.rows.push_back({{makeText(each.raised->text, each.text.cites), makeText(each.raised->owners),
                               makeText(each.raised->due), makeText(isOfAnItem ? std::to_string(each.item) : "–")},
                              false,
                              {}});
  dropEmptyColumns(table);
  writer.addHeading(1, "Action list");
  writer.addTable(std::move(table));
  return {};
}

Result<void> requireHeld(Id id, const Meeting& meeting) {
  auto ref = reference(id);
  if (meeting.status == MeetingStatus::CANCELLED)
    return fail(ErrorKind::refused, fmt::format("{} was cancelled, so it has no minutes.", ref));
  if (meeting.status != MeetingStatus::HELD || !meeting.date)
    return fail(ErrorKind::refused, fmt::format("{} has not been held, so it has no minutes yet. 'minuted import FILE' "
                                                "reads its minutes, 'minuted meeting hold {}' says that it was held, "
                                                "and 'minuted report papers --meeting {}' makes its papers.",
                                                ref, ref, ref));
  return {};
}

}  // namespace

Result<Document> minutesOf(const engine::Snapshot& snapshot, Id id) {
  TRY(auto held, queries::stateOf<Meeting>(snapshot, id));
  TRY_DONE(requireHeld(id, held));
  TRY(auto meeting, queries::Meetings(snapshot).withMinutes(id, std::move(held)));
  ReportContext context(snapshot);
  Document document;
  DocumentWriter writer(document, DocumentWriter::Numbering::none);
  Minutes minutes{context, writer, id, meeting, {}};
  TRY(minutes.news, newsOf(context, id, meeting));
  if (minutes.news.empty() && meeting.attendance.empty() && meeting.agenda.empty())
    return fail(ErrorKind::refused,
                fmt::format("Nothing is recorded of {} but that it was held. 'minuted import FILE' reads its minutes; "
                            "'minuted meeting attend {}' and 'minuted meeting item {}' record who was there and what "
                            "was on its agenda.",
                            reference(id), reference(id), reference(id)));
  bool isAgreed = meeting.minutes == domain::MinutesStatus::AGREED;
  TRY(document.title, fullGroupName(context, meeting.group, meeting.date));
  document.subtitle = fmt::format("{} of the meeting on {}{}", isAgreed ? "Minutes" : "Draft minutes",
                                  longDate(*meeting.date), snapshot.isPublicCopy() ? " (public copy)" : "");
  document.recipe = {.kind = ReportKind::minutes,
                     .about = id,
                     .on = snapshot.today(),
                     .publicCopy = snapshot.isPublicCopy(),
                     .version = std::string(programVersion())};
  TRY_DONE(addLogState(snapshot, document));
  clearUnlistedItems(minutes);
  TRY_DONE(writeCover(minutes));
  TRY_DONE(writeAttendance(minutes));
  TRY_DONE(writeItems(minutes));
  writeOtherNews(minutes);
  TRY_DONE(writeNextMeeting(minutes));
  TRY_DONE(writeActionList(minutes));
  TRY(auto amendments, openAmendmentsOf(context, id, meeting));
  writer.addHeading(1, "Amendments proposed");
  writer.addList(std::move(amendments));
  TRY(auto corrections, correctionsOf(context, id, meeting));
  writer.addHeading(1, "Corrections");
  writer.addList(std::move(corrections));
  writer.dropEmptyHeadings();
  TRY_DONE(complete(document, context));
  return document;
}

}  // namespace minuted::report
