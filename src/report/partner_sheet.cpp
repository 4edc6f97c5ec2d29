#include "report/partner_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/enums.h"
#include "base/ranges.h"
#include "base/text.h"
#include "queries/identity.h"
#include "queries/partnership.h"
#include "queries/queries.h"
#include "report/action_table.h"
#include "report/meeting_pieces.h"
#include "report/sections/section_parts.h"
#include "report/sources.h"
#include "report/writing.h"
#include "report/year.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using enum ActionColumn;

struct Sheet {
  Year& year;
  Writing& writing;
  Id party;
  std::vector<Id> identities;  // the party and all that were merged into it
  queries::Answer<schema::AccountAnswer> answer;
  const queries::Account* account;  // of the reconciliation; nullptr: it has none

  std::string name() { return year.names().of(party); }
  bool is(Id id) const { return std::ranges::find(identities, id) != identities.end(); }
};

void writeCover(Sheet& sheet) {
  auto [first, last] = sheet.year.period();
  Table cover{
      .caption = {}, .columns = {{}, {.title = {}, .numeric = false, .share = 3}}, .rows = {}, .rowHeads = true};
  auto add = [&](const char* label, std::string text) {
    cover.rows.push_back({{said(label), said(std::move(text))}, false, {}});
  };
  add("Partner", fmt::format("{} ({})", sheet.name(), reference(sheet.party)));
  add("Partnership", sheet.year.names().of(sheet.year.group()));
  add("Period", fmt::format("{} to {}", longDate(first), longDate(last)));
  sheet.writing.table(std::move(cover));
}

// A figure counts what is confidential; a public copy names neither those actions nor their events.
Result<Citations> citable(Year& year, const std::vector<queries::TallyEntry>& counted) {
  std::vector<queries::TallyEntry> some;
  for (const auto& each : counted) {
    TRY(auto leftOut, year.isLeftOut(each.action));
    if (!leftOut) some.push_back(each);
  }
  return citationsOf(some);
}

struct Line {
  queries::Tally tally;
  std::string label;
};

// Tables of the partner's account have a line a figure: what it counts, how many actions, and these cited.
Result<void> addLine(Sheet& sheet, Table& table, const Line& line) {
  TRY(auto cites, citable(sheet.year, (*sheet.account)[line.tally]));
  table.rows.push_back({{said(line.label), said(std::to_string(sheet.account->count(line.tally)), std::move(cites))},
                        line.tally == queries::Tally::closing,
                        {}});
  return {};
}

Result<void> writeInBrief(Sheet& sheet) {
  const auto& figures = *sheet.account;
  Citations all;
  for (auto tally : {queries::Tally::raised, queries::Tally::closed, queries::Tally::closing}) {
    TRY(auto cites, citable(sheet.year, figures[tally]));
    all = both(std::move(all), cites);
  }
  sheet.writing.sentence(
      fmt::format("{} asked of {} in the period, and {} closed. {} open at its end, of which {} overdue and {} had no "
                  "answer.",
                  were(figures.count(queries::Tally::raised), "action"), sheet.name(),
                  were(figures.count(queries::Tally::closed)), were(figures.count(queries::Tally::closing)),
                  were(figures.count(queries::Tally::overdue)), figures.count(queries::Tally::unanswered)),
      std::move(all));
  return {};
}

Result<void> writeOpeningAndClosing(Sheet& sheet) {
  using queries::Tally;
  auto [first, last] = sheet.year.period();
  Table table{.caption = fmt::format("Actions asked of {}: opening and closing", sheet.name()),
              .columns = {{"", false, 5}, {"Actions", true, 2}},
              .rows = {},
              .rowHeads = true};
  for (const auto& line :
       {Line{Tally::opening, fmt::format("Open before {}", longDate(first))}, Line{Tally::raised, "+ raised"},
        Line{Tally::reopened, "+ reopened"}, Line{Tally::transferredIn, "+ moved in"}, Line{Tally::closed, "− closed"},
        Line{Tally::dropped, "− dropped or excused"}, Line{Tally::superseded, "− superseded"},
        Line{Tally::transferredOut, "− moved out"},
        Line{Tally::closing, fmt::format("= open after {}", longDate(last))}})
    TRY_DONE(addLine(sheet, table, line));
  sheet.writing.table(std::move(table));
  return {};
}

Result<void> writeTimeliness(Sheet& sheet) {
  using queries::Tally;
  Table table{.caption = "In time, late and carried forward",
              .columns = {{"", false, 5}, {"Actions", true, 2}},
              .rows = {},
              .rowHeads = true};
  for (const auto& line :
       {Line{Tally::onTime, "Closed, done in time"}, Line{Tally::late, "Closed, done late"},
        Line{Tally::undated, "Closed, without a due date"}, Line{Tally::carriedForward, "Times carried forward"},
        Line{Tally::extended, "Times extended"}, Line{Tally::overdue, "Open and overdue"},
        Line{Tally::unanswered, "Open and unanswered"}})
    TRY_DONE(addLine(sheet, table, line));
  sheet.writing.table(std::move(table));
  return {};
}

Result<void> writeTimeToClose(Sheet& sheet) {
  const auto& days = sheet.account->daysToClose;
  if (days.empty()) return {};
  TRY(auto cites, citable(sheet.year, (*sheet.account)[queries::Tally::closed]));
  auto inDays = [](int32_t count) { return counted(static_cast<uint64_t>(count), "day"); };
  sheet.writing.sentence(
      days.size() == 1
          ? fmt::format("The action that was closed in the period was done {} after it was raised.", inDays(days[0]))
          : fmt::format("Of the {} that were closed in the period, half were done within {} of being raised; the "
                        "longest took {}.",
                        counted(days.size(), "action"), inDays(*median(days)), inDays(std::ranges::max(days))),
      std::move(cites));
  return {};
}

Result<void> writeReconciliation(Sheet& sheet) {
  sheet.writing.heading(1, "Actions in the period");
  if (sheet.account == nullptr) {
    sheet.writing.standing(sheet.party.kind() == Kind::PERSON
                               ? fmt::format("No action counts for {} alone in the period: what a person is asked on "
                                             "behalf of an organisation counts for the organisation.",
                                             sheet.name())
                               : fmt::format("No action of {} was open in the period.", sheet.name()));
    return {};
  }
  TRY_DONE(writeInBrief(sheet));
  TRY_DONE(writeOpeningAndClosing(sheet));
  TRY_DONE(writeTimeliness(sheet));
  return writeTimeToClose(sheet);
}

Result<void> writeFigures(Sheet& sheet) {
  auto& year = sheet.year;
  Table table{.caption = fmt::format("All that {} was asked up to {}, and how it stands", sheet.name(),
                                     longDate(year.period().last)),
              .columns = {{"", false, 2}, {"Actions", true, 1}, {"Which", false, 5}},
              .rows = {},
              .rowHeads = true};
  for (auto figure : sheet.answer.get().getFigures()) {
    std::vector<std::string> refs;
    Citations cites;
    for (auto ref : figure.getActions()) {
      auto id = *parseReference(ref.cStr());
      TRY(auto leftOut, year.isLeftOut(id));
      if (leftOut) continue;
      refs.emplace_back(ref.cStr());
      TRY(auto raised, year.cite(id, {Body::ACTION_RAISED}));
      cites = both(std::move(cites), raised);
    }
    table.rows.push_back({{said(figure.getName().cStr()), said(std::to_string(figure.getCount()), std::move(cites)),
                           said(inOneLine(refs))},
                          false,
                          {}});
  }
  sheet.writing.heading(1, "Standing of all actions");
  sheet.writing.table(std::move(table));
  return {};
}

// References of the actions that the account counts in that figure.
std::set<std::string> actionsIn(Sheet& sheet, queries::AccountFigure figure) {
  std::set<std::string> references;
  for (auto reference : sheet.answer.get().getFigures()[static_cast<uint>(figure)].getActions())
    references.insert(reference.cStr());
  return references;
}

// Each action once, in the first list that it belongs to: overdue, to answer, to do; commitments apart.
Result<void> writeActions(Sheet& sheet) {
  auto& [year, writing, party, identities, answer, account] = sheet;
  using queries::AccountFigure;
  auto overdueRefs = actionsIn(sheet, AccountFigure::overdue), silent = actionsIn(sheet, AccountFigure::silent),
       claimed = actionsIn(sheet, AccountFigure::claimed), excused = actionsIn(sheet, AccountFigure::dropped);
  std::vector<Id> overdue, toAnswer, toDo, done, over, commitments;
  for (auto each : answer.get().getActions()) {
    std::string ref = each.getRef().cStr();
    auto id = *parseReference(ref);
    TRY(auto action, year.find<domain::Action>(id));
    if (!action) continue;
    bool live = domain::isLive(*action) && !excused.contains(ref);
    if (action->kind == schema::ActionKind::COMMITMENT)
      commitments.push_back(id);
    else if (!live) {
      if (year.holds(action->statusOn)) over.push_back(id);
    } else if (claimed.contains(ref))
      done.push_back(id);
    else if (overdueRefs.contains(ref))
      overdue.push_back(id);
    else
      (silent.contains(ref) ? toAnswer : toDo).push_back(id);
  }
  auto write = [&](const char* heading, const char* caption, const std::vector<Id>& ids,
                   std::initializer_list<ActionColumn> columns) -> Result<void> {
    TRY(auto table, actionTable(year, caption, ids, columns));
    writing.heading(2, heading);
    writing.table(std::move(table));
    return {};
  };
  writing.heading(1, "The actions");
  TRY_DONE(write("Overdue", "Past their due date, and neither done nor dropped", overdue, {owner, due, status}));
  TRY_DONE(write("To answer", "Asked, and neither accepted nor declined", toAnswer, {owner, raised, due}));
  TRY_DONE(write("To do", "Answered, and not done yet", toDo, {owner, due, status}));
  TRY_DONE(write("Claimed done", "Claimed done, and not closed by the group yet", done, {owner, outcome}));
  TRY_DONE(write("Closed, dropped or superseded in the period", "Over in the period", over,
                 {owner, status, ended, outcome}));
  return write("Commitments", "What it has signed up to", commitments, {raised, status});
}

// What it was at a meeting for the partner: those who were there for it, or itself.
std::vector<domain::Attendance> attendanceOf(const Sheet& sheet, const domain::Meeting& meeting) {
  std::vector<domain::Attendance> ours;
  for (const auto& each : meeting.attendance)
    if (sheet.is(each.person) || sheet.is(each.organisation)) ours.push_back(each);
  return ours;
}

// Where it, or who spoke for it at that meeting, proposed, seconded, dissented or abstained.
Result<void> writeDecisions(Sheet& sheet) {
  auto& year = sheet.year;
  TRY(auto decisions, year.happened<domain::Decision>(Kind::DECISION));
  Table table{.caption = fmt::format("Decisions that {} proposed, seconded, or did not agree to", sheet.name()),
              .columns = {{"Decision", false, 6}, {"Taken", false, 3}, {"Part in it", false, 4}},
              .rows = {}};
  for (const auto& [id, decision] : decisions) {
    if (!year.isPart(decision.group) || !year.holds(decision.decidedOn)) continue;
    TRY(auto meeting, year.find<domain::Meeting>(decision.meeting));
    auto spokesmen = meeting ? attendanceOf(sheet, *meeting) : std::vector<domain::Attendance>();
    auto ours = [&](Id who) {
      return who &&
             (sheet.is(who) || std::ranges::find(spokesmen, who, &domain::Attendance::person) != spokesmen.end());
    };
    std::vector<std::string> parts;
    auto add = [&](Id who, std::string_view verb, const std::string& reason) {
      auto text = sheet.is(who) ? std::string(verb) : fmt::format("{} {}", year.names().of(who), verb);
      if (!reason.empty()) text += ": " + reason;
      parts.push_back(std::move(text));
    };
    if (ours(decision.proposer)) add(decision.proposer, "proposed it", "");
    if (ours(decision.seconder)) add(decision.seconder, "seconded it", "");
    bool recorded = false;
    for (const auto& each : decision.positions) {
      bool against = each.position == schema::Position::DISSENTED || each.position == schema::Position::ABSTAINED;
      if (!against || !(ours(each.party) || sheet.is(each.onBehalfOf))) continue;
      add(each.party, inWords(each.position), each.reason);
      recorded = true;
    }
    if (parts.empty()) continue;
    TRY(auto leftOut, year.isLeftOut(id));
    if (leftOut) continue;
    TRY(auto cites, year.cite(id, {Body::DECISION_RECORDED}));
    TRY(auto positions, year.cite(id, {Body::POSITION_RECORDED}));
    if (!recorded) positions.clear();
    auto taken = longDate(*decision.decidedOn);
    if (decision.meeting) taken += fmt::format(" ({})", reference(decision.meeting));
    table.rows.push_back({{said(fmt::format("{}: {}", reference(id), decision.text), std::move(cites)), said(taken),
                           said(inOneLine(parts), std::move(positions))},
                          false,
                          {}});
  }
  sheet.writing.heading(1, "Decisions");
  sheet.writing.table(std::move(table));
  return {};
}

Result<void> writeAchievements(Sheet& sheet) {
  auto& year = sheet.year;
  TRY(auto achievements, year.happened<domain::Achievement>(Kind::ACHIEVEMENT));
  std::vector<Text> items;
  for (const auto& [id, achievement] : achievements) {
    if (!year.isPart(achievement.group) ||
        std::ranges::none_of(achievement.partners, [&](Id partner) { return sheet.is(partner); }))
      continue;
    TRY(auto cites, year.cite(id, {Body::ACHIEVEMENT_TOLD}));
    items.push_back(
        said(fmt::format("{}: {} ({})", reference(id), achievement.text, inWords(achievement.kind)), std::move(cites)));
  }
  sheet.writing.heading(1, "Achievements it was a partner in");
  sheet.writing.list(std::move(items));
  return {};
}

Result<void> writeFunding(Sheet& sheet) {
  auto& year = sheet.year;
  TRY(auto fundings, year.happened<domain::Funding>(Kind::FUNDING));
  Table table{.caption = "Funding given or matched in the period",
              .columns = {{"For", false, 5}, {"Group", false, 4}, {"Part", false, 2}, {"Amount", true, 2}},
              .rows = {}};
  for (const auto& [id, funding] : fundings) {
    if (!year.isPart(funding.group)) continue;
    auto add = [&](const char* part, const std::string& amount) -> Result<void> {
      TRY(auto cites, year.cite(id, {Body::FUNDING_AWARDED, Body::BUDGET_SET}));
      table.rows.push_back({{said(fmt::format("{}: {}", reference(id), funding.text), std::move(cites)),
                             said(year.names().of(funding.group)), said(part), said(amount)},
                            false,
                            {}});
      return {};
    };
    if (sheet.is(funding.funder)) TRY_DONE(add("gave", domain::amountText(funding.pence, funding.qualifier)));
    for (const auto& match : funding.match)
      if (sheet.is(match.partner))
        TRY_DONE(add("matched", match.pence > 0 ? domain::amountText(match.pence) : "not said"));
  }
  sheet.writing.heading(1, "Funding");
  sheet.writing.table(std::move(table));
  return {};
}

// Whether it had a member in the group on that day.
Result<bool> wasMember(Sheet& sheet, Id group, Date day) {
  for (auto identity : sheet.identities) {
    TRY(auto appointed, queries::appointmentsOn(sheet.year.snapshot(), identity, day));
    for (const auto& each : appointed)
      if (each.appointment.group == group) return true;
  }
  return false;
}

struct Attended {
  size_t meetings = 0, present = 0, apologies = 0, absent = 0;
  Citations cites;
};

Result<void> count(Sheet& sheet, Id id, const domain::Meeting& meeting, Attended& to) {
  auto ours = attendanceOf(sheet, meeting);
  if (ours.empty()) {
    if (meeting.attendance.empty()) return {};  // nobody recorded who was there
    TRY(auto member, wasMember(sheet, meeting.group, *meeting.date));
    if (!member) return {};
    ++to.absent;
  } else {
    bool there =
        std::ranges::any_of(ours, [](const auto& each) { return each.capacity != domain::Capacity::APOLOGIES; });
    ++(there ? to.present : to.apologies);
    for (const auto& each : ours) {
      TRY(auto cited, citeAttendance(sheet.year, id, each.person));
      to.cites = both(std::move(to.cites), cited);
    }
  }
  ++to.meetings;
  TRY(auto held, sheet.year.cite(id, {Body::MEETING_HELD}));
  to.cites = both(std::move(to.cites), held);
  return {};
}

Result<void> writeAttendance(Sheet& sheet) {
  auto& year = sheet.year;
  Table table{.caption = "Meetings in the period, of groups it belonged to or was asked to",
              .columns = {{"Group", false, 5},
                          {"Meetings", true, 1},
                          {"Present", true, 1},
                          {"Apologies", true, 1},
                          {"Absent", true, 1}},
              .rows = {},
              .rowHeads = true};
  for (auto group : year.groups()) {
    TRY(auto meetings, meetingsOf(year, group));
    Attended attended;
    for (const auto& [id, meeting] : meetings) {
      if (meeting.status != domain::MeetingStatus::HELD || !year.holds(meeting.date)) continue;
      TRY_DONE(count(sheet, id, meeting, attended));
    }
    if (attended.meetings == 0) continue;
    table.rows.push_back(
        {{said(year.names().of(group)), said(std::to_string(attended.meetings), std::move(attended.cites)),
          said(std::to_string(attended.present)), said(std::to_string(attended.apologies)),
          said(std::to_string(attended.absent))},
         false,
         {}});
  }
  sheet.writing.heading(1, "Attendance");
  if (table.rows.empty()) sheet.writing.standing("No meeting in the period that it belonged to is recorded.");
  sheet.writing.table(std::move(table));
  return {};
}

const queries::Account* accountOf(const Year& year, const std::vector<Id>& identities) {
  for (const auto& account : year.accounts().partners)
    if (std::ranges::find(identities, account.party) != identities.end()) return &account;
  return nullptr;
}

}  // namespace

Result<Document> partnerSheet(const engine::Snapshot& snapshot, const PartnerOptions& options) {
  TRY(auto period, periodOf(options.from, options.to));
  TRY(auto partnership, queries::partnershipOf(snapshot));
  TRY(auto year, Year::gather(snapshot, partnership, period, options.publicCopy));
  TRY(auto party, queries::identityOf(snapshot, options.party));
  TRY(auto identities, queries::identitiesOf(snapshot, party));
  TRY(auto answer, queries::account(snapshot, party));
  Document document;
  Writing writing(document, Writing::Numbers::none);
  const auto* ours = accountOf(*year, identities);
  Sheet sheet{*year, writing, party, std::move(identities), std::move(answer), ours};
  document.title = sheet.name();
  document.subtitle = fmt::format("Partner sheet, {} to {}{}", longDate(period.first), longDate(period.last),
                                  options.publicCopy ? " (public copy)" : "");
  TRY_DONE(describeLog(snapshot, document));
  writeCover(sheet);
  for (auto write : {writeReconciliation, writeFigures, writeActions, writeDecisions, writeAchievements, writeFunding,
                     writeAttendance})
    TRY_DONE(write(sheet));
  writing.dropEmptyHeadings();
  TRY_DONE(complete(document, *year));
  return document;
}

}  // namespace minuted::report
