#include "report/partner_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/enums.h"
#include "base/ranges.h"
#include "base/text.h"
#include "queries/parties/identity.h"
#include "queries/parties/partnership.h"
#include "queries/queries.h"
#include "report/action_table.h"
#include "report/document_writer.h"
#include "report/meeting_pieces.h"
#include "report/sections/section_parts.h"
#include "report/sources.h"
#include "report/year.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using enum ActionColumn;

struct Sheet {
  Year& year;
  DocumentWriter& writer;
  Id party;
  std::vector<Id> identities;  // the party and all that were merged into it
  queries::Answer<schema::AccountAnswer> answer;
  const queries::Account* account;  // the account of the partner in the reconciliation; nullptr for none

  std::string name() { return year.names().of(party); }
  bool is(Id id) const { return std::ranges::find(identities, id) != identities.end(); }
};

void writeCover(Sheet& sheet) {
  auto [first, last] = sheet.year.period();
  auto cover = makeCover();
  auto add = [&](const char* label, std::string text) {
    cover.rows.push_back({{makeText(label), makeText(std::move(text))}, false, {}});
  };
  auto account = sheet.answer.get();
  // Whoever speaks for an organisation is no partner: the organisation is.
  add(account.hasOrganisation() ? "Person" : "Partner", fmt::format("{} ({})", sheet.name(), reference(sheet.party)));
  if (account.hasOrganisation())
    add("Speaks for", fmt::format("{}{}", account.getOrganisation().cStr(),
                                  account.getPresumed() ? " (presumed from attendance)" : ""));
  add("Partnership", sheet.year.names().of(sheet.year.group()));
  add("Period", fmt::format("{} to {}", longDate(first), longDate(last)));
  sheet.writer.addTable(std::move(cover));
}

struct AccountLine {
  queries::Tally tally;
  std::string label;
};

// A table of the account has one row for each figure: its label, and the count with its citations. A figure in which
// nothing is counted has none, but for the two that the account begins and ends with.
void addLine(Sheet& sheet, Table& table, const AccountLine& line) {
  bool isBound = line.tally == queries::Tally::opening || line.tally == queries::Tally::closing;
  auto count = sheet.account->count(line.tally);
  if (!isBound && count == 0) return;
  table.rows.push_back({{makeText(line.label), makeText(count == 0 ? "none" : std::to_string(count),
                                                        citationsOf((*sheet.account)[line.tally]))},
                        line.tally == queries::Tally::closing,
                        {}});
}

void writeAccountSummary(Sheet& sheet) {
  const auto& figures = *sheet.account;
  Citations all;
  for (auto tally : {queries::Tally::raised, queries::Tally::closed, queries::Tally::closing}) {
    all = mergeCitations(std::move(all), citationsOf(figures[tally]));
  }
  sheet.writer.addSentence(accountSentence(figures, fmt::format("asked of {} in the period", sheet.name())),
                           std::move(all));
}

void writeOpeningAndClosing(Sheet& sheet) {
  using queries::Tally;
  auto [first, last] = sheet.year.period();
  Table table{.caption = fmt::format("Actions asked of {}: opening and closing", sheet.name()),
              .columns = {{"", false, 5}, {"Actions", true, 2}},
              .rows = {},
              .hasRowHeaders = true};
  for (const auto& line :
       {AccountLine{Tally::opening, fmt::format("Open before {}", longDate(first))},
        AccountLine{Tally::raised, "+ raised"}, AccountLine{Tally::reopened, "+ reopened"},
        AccountLine{Tally::takenUp, "+ taken up again"}, AccountLine{Tally::transferredIn, "+ moved in"},
        AccountLine{Tally::closed, "− closed"}, AccountLine{Tally::dropped, "− dropped"},
        AccountLine{Tally::declined, "− declined"}, AccountLine{Tally::excused, "− excused"},
        AccountLine{Tally::superseded, "− superseded"}, AccountLine{Tally::transferredOut, "− moved out"},
        AccountLine{Tally::closing, fmt::format("= open after {}", longDate(last))}})
    addLine(sheet, table, line);
  sheet.writer.addTable(std::move(table));
}

void writeTimeliness(Sheet& sheet) {
  using queries::Tally;
  Table table{.caption = "In time, late and carried forward",
              .columns = {{"", false, 5}, {"Actions", true, 2}},
              .rows = {},
              .hasRowHeaders = true};
  for (const auto& line :
       {AccountLine{Tally::onTime, "Closed, done in time"}, AccountLine{Tally::late, "Closed, done late"},
        AccountLine{Tally::undated, "Closed, without a due date"},
        AccountLine{Tally::carriedForward, "Times carried forward"}, AccountLine{Tally::extended, "Times extended"},
        AccountLine{Tally::overdue, "Open and overdue"}, AccountLine{Tally::unanswered, "Open and unanswered"}})
    addLine(sheet, table, line);
  sheet.writer.addTable(std::move(table));
}

void writeTimeToClose(Sheet& sheet) {
  const auto& days = sheet.account->daysToClose;
  if (days.empty()) return;
  auto inDays = [](int32_t count) { return counted(static_cast<uint64_t>(count), "day"); };
  sheet.writer.addSentence(
      days.size() == 1
          ? fmt::format("The action that was closed in the period was done {} after it was raised.", inDays(days[0]))
          : fmt::format("Of the {} that were closed in the period, half were done within {} of being raised; the "
                        "longest took {}.",
                        counted(days.size(), "action"), inDays(*median(days)), inDays(std::ranges::max(days))),
      citationsOf((*sheet.account)[queries::Tally::closed]));
}

void writeReconciliation(Sheet& sheet) {
  sheet.writer.addHeading(1, "Actions in the period");
  if (sheet.account == nullptr) {
    sheet.writer.addFixedText(
        sheet.party.kind() == Kind::PERSON
            ? fmt::format("No action counts for {} alone in the period: what a person is asked on "
                          "behalf of an organisation counts for the organisation.",
                          sheet.name())
            : fmt::format("No action of {} was open in the period.", sheet.name()));
    return;
  }
  writeAccountSummary(sheet);
  writeOpeningAndClosing(sheet);
  writeTimeliness(sheet);
  writeTimeToClose(sheet);
}

Result<void> writeFigures(Sheet& sheet) {
  auto& year = sheet.year;
  Table table{.caption = fmt::format("All that {} was asked up to {}, and how it stands", sheet.name(),
                                     longDate(year.period().last)),
              .columns = {{"", false, 2}, {"Actions", true, 1}, {"Which", false, 5}},
              .rows = {},
              .hasRowHeaders = true};
  for (auto figure : sheet.answer.get().getFigures()) {
    std::vector<std::string> refs;
    Citations cites;
    for (auto ref : figure.getActions()) {
      auto id = *parseReference(ref.cStr());
      refs.emplace_back(ref.cStr());
      TRY(auto raised, year.cite(id, {Body::ACTION_RAISED}));
      cites = mergeCitations(std::move(cites), raised);
    }
    if (refs.empty()) continue;
    table.rows.push_back({{makeText(figure.getName().cStr()), makeText(std::to_string(refs.size()), std::move(cites)),
                           makeText(joinTexts(refs))},
                          false,
                          {}});
  }
  sheet.writer.addHeading(1, "Standing of all actions");
  sheet.writer.addTable(std::move(table));
  return {};
}

// The references of the actions that a figure of the account counts.
std::set<std::string> actionsIn(Sheet& sheet, queries::AccountFigure figure) {
  std::set<std::string> references;
  for (auto reference : sheet.answer.get().getFigures()[static_cast<uint>(figure)].getActions())
    references.insert(reference.cStr());
  return references;
}

// The day on which the partner was last excused from the action; nothing where it never was.
Result<OptionalDate> excusedOn(Sheet& sheet, Id action) {
  OptionalDate day;
  TRY_DONE(sheet.year.cite(action, [&](domain::Event event) {
    auto body = event.getBody();
    if (body.isActionExcused() && sheet.is(Id(body.getActionExcused().getParty())))
      day = readDate(event.hasHappenedOn(), event.getHappenedOn());
    return false;
  }));
  return day;
}

// Lists each action once, in the first list that it belongs to. Commitments have a list of their own.
Result<void> writeActions(Sheet& sheet) {
  auto& [year, writer, party, identities, answer, account] = sheet;
  using queries::AccountFigure;
  auto overdueRefs = actionsIn(sheet, AccountFigure::overdue), silent = actionsIn(sheet, AccountFigure::silent),
       claimed = actionsIn(sheet, AccountFigure::claimed), excused = actionsIn(sheet, AccountFigure::dropped),
       declinedRefs = actionsIn(sheet, AccountFigure::declined);
  std::vector<Id> overdue, toAnswer, toDo, done, declined, overInPeriod, commitments;
  for (auto each : answer.get().getActions()) {
    std::string ref = each.getRef().cStr();
    auto id = *parseReference(ref);
    TRY(auto action, year.find<domain::Action>(id));
    if (!action) continue;
    bool isLiveForPartner = domain::isLive(*action) && !excused.contains(ref);
    if (action->kind == schema::ActionKind::COMMITMENT)
      commitments.push_back(id);
    else if (!isLiveForPartner) {
      auto over = action->statusOn;
      if (domain::isLive(*action)) {
        TRY(over, excusedOn(sheet, id));
      }
      if (year.isInPeriod(over)) overInPeriod.push_back(id);
    } else if (declinedRefs.contains(ref))
      declined.push_back(id);
    else if (claimed.contains(ref))
      done.push_back(id);
    else if (overdueRefs.contains(ref))
      overdue.push_back(id);
    else
      (silent.contains(ref) ? toAnswer : toDo).push_back(id);
  }
  auto write = [&](const char* heading, const char* caption, const std::vector<Id>& ids,
                   std::initializer_list<ActionColumn> columns) -> Result<void> {
    TRY(auto table, actionTable(year, caption, ids, columns));
    writer.addHeading(2, heading);
    writer.addTable(std::move(table));
    return {};
  };
  writer.addHeading(1, "The actions");
  TRY_DONE(write("Overdue", "Past their due date, and neither done nor dropped", overdue, {owner, due, status}));
  TRY_DONE(write("To answer", "Asked, and neither accepted nor declined", toAnswer, {owner, raised, due}));
  TRY_DONE(write("To do", "Answered, and not done yet", toDo, {owner, due, status}));
  TRY_DONE(write("Claimed done", "Claimed done, and not closed by the group yet", done, {owner, outcome}));
  TRY_DONE(
      write("Declined", "Declined, and still open with others or for the group", declined, {owner, raised, status}));
  TRY_DONE(write("Closed, dropped or superseded in the period", "Over in the period", overInPeriod,
                 {owner, status, ended, outcome}));
  return write("Commitments", "What it has signed up to", commitments, {raised, status});
}

// The entries of the attendance list that are of the partner itself, or of people who represented it.
std::vector<domain::Attendance> attendanceOf(const Sheet& sheet, const domain::Meeting& meeting) {
  std::vector<domain::Attendance> own;
  for (const auto& each : meeting.attendance)
    if (sheet.is(each.person) || sheet.is(each.organisation)) own.push_back(each);
  return own;
}

// The decisions that the partner, or somebody who represented it at the meeting, proposed, seconded, dissented from or
// abstained from.
Result<void> writeDecisions(Sheet& sheet) {
  auto& year = sheet.year;
  TRY(auto decisions, year.changedInPeriod<domain::Decision>(Kind::DECISION));
  Table table{.caption = fmt::format("Decisions that {} proposed, seconded, or did not agree to", sheet.name()),
              .columns = {{"Decision", false, 6}, {"Taken", false, 3}, {"Part in it", false, 4}},
              .rows = {}};
  for (const auto& [id, decision] : decisions) {
    if (!year.includesGroup(decision.group) || !year.isInPeriod(decision.decidedOn)) continue;
    TRY(auto meeting, year.find<domain::Meeting>(decision.meeting));
    auto representatives = meeting ? attendanceOf(sheet, *meeting) : std::vector<domain::Attendance>();
    auto own = [&](Id who) {
      return who && (sheet.is(who) ||
                     std::ranges::find(representatives, who, &domain::Attendance::person) != representatives.end());
    };
    std::vector<std::string> parts;
    auto add = [&](Id who, std::string_view verb, const std::string& reason) {
      auto text = sheet.is(who) ? std::string(verb)
                                : fmt::format("{} {}", year.names().on(queries::dayToldOf(decision)).of(who), verb);
      if (!reason.empty()) text += ": " + reason;
      parts.push_back(std::move(text));
    };
    if (own(decision.proposer)) add(decision.proposer, "proposed it", "");
    if (own(decision.seconder)) add(decision.seconder, "seconded it", "");
    bool hasPosition = false;
    for (const auto& each : decision.positions) {
      bool isAgainst = each.position == schema::Position::DISSENTED || each.position == schema::Position::ABSTAINED;
      if (!isAgainst || !(own(each.party) || sheet.is(each.onBehalfOf))) continue;
      add(each.party, inWords(each.position), each.reason);
      hasPosition = true;
    }
    if (parts.empty()) continue;
    TRY(auto cites, year.cite(id, {Body::DECISION_RECORDED}));
    TRY(auto positions, year.cite(id, {Body::POSITION_RECORDED}));
    if (!hasPosition) positions.clear();
    auto occasion = longDate(*decision.decidedOn);
    if (decision.meeting) occasion += fmt::format(" ({})", reference(decision.meeting));
    table.rows.push_back({{makeText(fmt::format("{}: {}", reference(id), decision.text), std::move(cites)),
                           makeText(occasion), makeText(joinTexts(parts), std::move(positions))},
                          false,
                          {}});
  }
  sheet.writer.addHeading(1, "Decisions");
  sheet.writer.addTable(std::move(table));
  return {};
}

Result<void> writeAchievements(Sheet& sheet) {
  auto& year = sheet.year;
  TRY(auto achievements, year.changedInPeriod<domain::Achievement>(Kind::ACHIEVEMENT));
  std::vector<Text> items;
  for (const auto& [id, achievement] : achievements) {
    if (!year.includesGroup(achievement.group) ||
        std::ranges::none_of(achievement.partners, [&](Id partner) { return sheet.is(partner); }))
      continue;
    TRY(auto cites, year.cite(id, {Body::ACHIEVEMENT_TOLD}));
    items.push_back(makeText(fmt::format("{}: {} ({})", reference(id), achievement.text, inWords(achievement.kind)),
                             std::move(cites)));
  }
  sheet.writer.addHeading(1, "Achievements it was a partner in");
  sheet.writer.addList(std::move(items));
  return {};
}

Result<void> writeFunding(Sheet& sheet) {
  auto& year = sheet.year;
  TRY(auto fundings, year.changedInPeriod<domain::Funding>(Kind::FUNDING));
  Table table{.caption = "Funding given or matched in the period",
              .columns = {{"For", false, 5}, {"Group", false, 4}, {"Part", false, 2}, {"Amount", true, 2}},
              .rows = {}};
  for (const auto& [id, funding] : fundings) {
    if (!year.includesGroup(funding.group)) continue;
    auto add = [&](const char* part, const std::string& amount) -> Result<void> {
      TRY(auto cites, year.cite(id, {Body::FUNDING_AWARDED, Body::BUDGET_SET}));
      table.rows.push_back(
          {{makeText(fmt::format("{}: {}", reference(id), funding.text), std::move(cites)),
            makeText(year.names().on(queries::dayToldOf(funding)).of(funding.group)), makeText(part), makeText(amount)},
           false,
           {}});
      return {};
    };
    if (sheet.is(funding.funder)) TRY_DONE(add("gave", domain::amountText(funding.pence, funding.qualifier)));
    for (const auto& match : funding.match)
      if (sheet.is(match.partner))
        TRY_DONE(add("matched", match.pence > 0 ? domain::amountText(match.pence) : "not said"));
  }
  sheet.writer.addHeading(1, "Funding");
  sheet.writer.addTable(std::move(table));
  return {};
}

// True if the partner had a member in the group on that day.
Result<bool> wasMember(Sheet& sheet, Id group, Date day) {
  for (auto identity : sheet.identities) {
    TRY(auto appointed, queries::appointmentsOn(sheet.year.snapshot(), identity, day));
    for (const auto& each : appointed)
      if (each.appointment.group == group) return true;
  }
  return false;
}

struct AttendanceCounts {
  size_t meetings = 0, present = 0, apologies = 0, absent = 0;
  Citations cites;
};

Result<void> count(Sheet& sheet, Id id, const domain::Meeting& meeting, AttendanceCounts& to) {
  auto own = attendanceOf(sheet, meeting);
  if (own.empty()) {
    if (meeting.attendance.empty()) return {};  // no attendance was recorded
    TRY(auto member, wasMember(sheet, meeting.group, *meeting.date));
    if (!member) return {};
    ++to.absent;
  } else {
    bool isPresent =
        std::ranges::any_of(own, [](const auto& each) { return each.capacity != domain::Capacity::APOLOGIES; });
    ++(isPresent ? to.present : to.apologies);
    for (const auto& each : own) {
      TRY(auto cited, citeAttendance(sheet.year, id, each.person));
      to.cites = mergeCitations(std::move(to.cites), cited);
    }
  }
  ++to.meetings;
  TRY(auto held, sheet.year.cite(id, {Body::MEETING_HELD}));
  to.cites = mergeCitations(std::move(to.cites), held);
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
              .hasRowHeaders = true};
  for (auto group : year.groups()) {
    TRY(auto meetings, meetingsOf(year, group));
    AttendanceCounts attended;
    for (const auto& [id, meeting] : meetings) {
      if (meeting.status != domain::MeetingStatus::HELD || !year.isInPeriod(meeting.date)) continue;
      TRY_DONE(count(sheet, id, meeting, attended));
    }
    if (attended.meetings == 0) continue;
    table.rows.push_back({{makeText(year.names().of(group), std::move(attended.cites)),
                           makeText(figureText(attended.meetings)), makeText(figureText(attended.present)),
                           makeText(figureText(attended.apologies)), makeText(figureText(attended.absent))},
                          false,
                          {}});
  }
  sheet.writer.addHeading(1, "Attendance");
  if (table.rows.empty()) sheet.writer.addFixedText("No meeting in the period that it belonged to is recorded.");
  sheet.writer.addTable(std::move(table));
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
  TRY(auto year, Year::gather(snapshot, partnership, period));
  TRY(auto party, queries::identityOf(snapshot, options.party));
  TRY(auto identities, queries::identitiesOf(snapshot, party));
  TRY(auto answer, queries::account(snapshot, party));
  Document document;
  DocumentWriter writer(document, DocumentWriter::Numbering::none);
  const auto* own = accountOf(*year, identities);
  Sheet sheet{*year, writer, party, std::move(identities), std::move(answer), own};
  document.title = sheet.name();
  auto organisation = sheet.answer.get().getOrganisation();
  auto what = organisation.size() == 0 ? "Partner sheet"
                                       : fmt::format("Sheet of a person who speaks for {}", organisation.cStr());
  document.subtitle = fmt::format("{}, {} to {}{}", what, longDate(period.first), longDate(period.last),
                                  snapshot.isPublicCopy() ? " (public copy)" : "");
  document.recipe = {.kind = ReportKind::partner,
                     .about = options.party,
                     .from = period.first,
                     .to = period.last,
                     .publicCopy = snapshot.isPublicCopy(),
                     .version = std::string(programVersion())};
  TRY_DONE(addLogState(snapshot, document));
  writeCover(sheet);
  writeReconciliation(sheet);
  for (auto write : {writeFigures, writeActions, writeDecisions, writeAchievements, writeFunding, writeAttendance})
    TRY_DONE(write(sheet));
  writer.dropEmptyHeadings();
  TRY_DONE(complete(document, *year));
  return document;
}

}  // namespace minuted::report
