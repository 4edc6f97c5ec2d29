#include "report/draft_minutes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/guard.h"
#include "base/text.h"
#include "queries/states.h"
#include "report/action_table.h"
#include "report/meeting_pieces.h"
#include "report/minuted_news.h"
#include "report/people.h"
#include "report/sources.h"
#include "report/writing.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Attendance;
using domain::Capacity;
using domain::Meeting;
using domain::MeetingStatus;

struct Minutes {
  Citing& citing;
  Writing& writing;
  Id id;
  Meeting meeting;
  std::vector<News> news;
};

std::string capital(std::string text) {
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

Result<void> writeCover(Minutes& minutes) {
  auto& [citing, writing, id, meeting, news] = minutes;
  Table cover{
      .caption = {}, .columns = {{}, {.title = {}, .numeric = false, .share = 3}}, .rows = {}, .rowHeads = true};
  auto add = [&](const char* label, Text text) {
    if (!text.text.empty()) cover.rows.push_back({{said(label), std::move(text)}, false, {}});
  };
  TRY(auto cites, citeMeeting(citing, id));
  add("Meeting", said(reference(id)));
  add("Date", said(longDate(*meeting.date), std::move(cites)));
  add("Time", said(timesOf(meeting)));
  if (meeting.minutes == domain::MinutesStatus::AGREED) {
    TRY(auto standing, minutesStanding(citing, id, meeting));
    add("Minutes", said(capital(standing.text), standing.cites));
  } else {
    add("Minutes", said("Draft, until a later meeting agrees them"));
  }
  writing.table(std::move(cover));
  return {};
}

bool isThere(const Attendance& each) {
  return each.capacity == Capacity::PRESENT || each.capacity == Capacity::SUBSTITUTE;
}

// 'Jan Royall, University of Oxford (chair; from item 3)'
std::string attendeeText(Citing& citing, const Attendance& each) {
  auto text = citing.names().of(each.person);
  if (each.organisation) text += ", " + citing.names().of(each.organisation);
  std::vector<std::string> marks;
  if (each.role != domain::Role::MEMBER) marks.push_back(roleName(each.role));
  if (each.substituteFor)
    marks.push_back("for " + citing.names().of(each.substituteFor));
  else if (each.capacity == Capacity::SUBSTITUTE)
    marks.emplace_back("substitute");
  if (each.arrivedAt > 0) marks.push_back(fmt::format("arrived at item {}", each.arrivedAt));
  if (each.leftAt > 0) marks.push_back(fmt::format("left at item {}", each.leftAt));
  if (marks.empty()) return text;
  std::string told;
  for (const auto& mark : marks) told += (told.empty() ? "" : "; ") + mark;
  return fmt::format("{} ({})", text, told);
}

template <typename Wanted>
Result<void> writeAttendees(Minutes& minutes, const char* heading, Wanted&& wanted) {
  auto& [citing, writing, id, meeting, news] = minutes;
  auto listed = meeting.attendance;
  std::ranges::stable_sort(listed, {}, [](const Attendance& each) { return rank(each.role); });
  std::vector<Text> items;
  for (const auto& each : listed) {
    if (!wanted(each)) continue;
    TRY(auto cites, citeAttendance(citing, id, each.person));
    items.push_back(said(attendeeText(citing, each), std::move(cites)));
  }
  writing.heading(2, heading);
  writing.list(std::move(items));
  return {};
}

Result<void> writeAttendance(Minutes& minutes) {
  minutes.writing.heading(1, "Attendance");
  if (minutes.meeting.attendance.empty()) minutes.writing.standing("Who was there is not recorded.");
  TRY_DONE(writeAttendees(minutes, "Present", isThere));
  TRY_DONE(writeAttendees(minutes, "In attendance",
                          [](const Attendance& each) { return each.capacity == Capacity::IN_ATTENDANCE; }));
  return writeAttendees(minutes, "Apologies",
                        [](const Attendance& each) { return each.capacity == Capacity::APOLOGIES; });
}

void writeNews(Minutes& minutes, uint16_t number) {
  for (const auto& each : minutes.news)
    if (each.item == number) minutes.writing.sentence(each.text.text, each.text.cites);
}

bool hasNews(const Minutes& minutes, uint16_t number) {
  return std::ranges::find(minutes.news, number, &News::item) != minutes.news.end();
}

Result<void> writeItems(Minutes& minutes) {
  auto& [citing, writing, id, meeting, news] = minutes;
  std::set<uint16_t> written;
  for (const auto& item : meeting.agenda) {
    if (citing.isLeftOut(id, item)) continue;
    auto number = item.number > 0 ? fmt::format("{}. ", item.number) : "";
    writing.heading(1, number + item.title + (item.confidential ? " (confidential)" : ""),
                    item.number > 0 ? fmt::format("item-{}", item.number) : "");
    TRY(auto cites, citeItem(citing, id, item));
    if (item.owner) writing.sentence(fmt::format("Brought by {}.", citing.names().of(item.owner)), cites);
    bool first = item.number > 0 && written.insert(item.number).second;
    if (first && hasNews(minutes, item.number))
      writeNews(minutes, item.number);
    else
      writing.sentence(
          citing.publicCopy() ? "No decision and no action is in this copy." : "No decision and no action is recorded.",
          std::move(cites));
  }
  return {};
}

// What belongs to no item that is there.
void gatherRest(Minutes& minutes) {
  for (auto& each : minutes.news) {
    bool listed = each.item > 0 && std::ranges::find(minutes.meeting.agenda, each.item, &domain::AgendaItem::number) !=
                                       minutes.meeting.agenda.end();
    if (!listed) each.item = 0;
  }
}

void writeRest(Minutes& minutes) {
  bool items = !minutes.meeting.agenda.empty();
  minutes.writing.heading(1, items ? "Also recorded at the meeting" : "What was recorded at the meeting");
  writeNews(minutes, 0);
}

Result<void> writeNextMeeting(Minutes& minutes) {
  auto& [citing, writing, id, meeting, news] = minutes;
  writing.heading(1, "Next meeting");
  TRY(auto next, firstAfter(citing, id, meeting));
  if (!next) {
    writing.standing("The date of the next meeting is not recorded.");
    return {};
  }
  auto times = timesOf(next->meeting);
  TRY(auto cites, citeMeeting(citing, next->id));
  writing.sentence(
      fmt::format("{}{} ({}).", longDate(*next->meeting.date), times.empty() ? "" : ", " + times, reference(next->id)),
      std::move(cites));
  return {};
}

Result<void> writeActionList(Minutes& minutes) {
  auto& [citing, writing, id, meeting, news] = minutes;
  Table table{.caption = "Actions raised at the meeting",
              .columns = {{"Action", false, 6}, {"Owner", false, 4}, {"Due", false, 2}, {"Item", false, 1}},
              .rows = {}};
  for (const auto& each : news)
    if (each.raised)
      table.rows.push_back({{said(each.raised->text, each.text.cites), said(each.raised->owners),
                             said(each.raised->due), said(each.item > 0 ? std::to_string(each.item) : "–")},
                            false,
                            {}});
  dropEmptyColumns(table);
  writing.heading(1, "Action list");
  writing.table(std::move(table));
  return {};
}

Result<void> refuseUnlessHeld(Id id, const Meeting& meeting) {
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

Result<Document> minutesOf(const engine::Snapshot& snapshot, Id id, bool publicCopy) {
  TRY(auto meeting, queries::stateOf<Meeting>(snapshot, id));
  TRY_DONE(refuseUnlessHeld(id, meeting));
  Citing citing(snapshot, publicCopy);
  Document document;
  Writing writing(document, Writing::Numbers::none);
  Minutes minutes{citing, writing, id, meeting, {}};
  TRY(minutes.news, newsOf(citing, id, meeting));
  if (minutes.news.empty() && meeting.attendance.empty() && meeting.agenda.empty())
    return fail(ErrorKind::refused,
                fmt::format("Nothing is recorded of {} but that it was held. 'minuted import FILE' reads its minutes; "
                            "'minuted meeting attend {}' and 'minuted meeting item {}' record who was there and what "
                            "was on its agenda.",
                            reference(id), reference(id), reference(id)));
  bool agreed = meeting.minutes == domain::MinutesStatus::AGREED;
  TRY(document.title, groupInFull(citing, meeting.group));
  document.subtitle = fmt::format("{} of the meeting on {}{}", agreed ? "Minutes" : "Draft minutes",
                                  longDate(*meeting.date), publicCopy ? " (public copy)" : "");
  TRY_DONE(describeLog(snapshot, document));
  gatherRest(minutes);
  TRY_DONE(writeCover(minutes));
  TRY_DONE(writeAttendance(minutes));
  TRY_DONE(writeItems(minutes));
  writeRest(minutes);
  TRY_DONE(writeNextMeeting(minutes));
  TRY_DONE(writeActionList(minutes));
  TRY(auto corrections, correctionsOf(citing, id, meeting));
  writing.heading(1, "Corrections");
  writing.list(std::move(corrections));
  writing.dropEmptyHeadings();
  TRY_DONE(complete(document, citing));
  return document;
}

}  // namespace minuted::report
