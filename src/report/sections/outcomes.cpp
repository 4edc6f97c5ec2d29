// The results of the period: a summary, impact, priorities, decisions, and other topics of meetings.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/enums.h"
#include "base/text.h"
#include "report/meeting_pieces.h"
#include "report/sections/section_parts.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using namespace std::string_literals;

double figureOf(const domain::Measure& measure, int64_t value) {
  return static_cast<double>(value) / std::pow(10, measure.decimals);
}

void writeTargets(Material& material, const std::vector<MeasureInPeriod>& measures) {
  std::vector<MeasureProgress> lines;
  std::vector<MeasureInPeriod> shown;
  Citations cites;
  size_t met = 0;
  for (const auto& each : measures) {
    const auto& [id, measure, before, latest, cited] = each;
    if (!measure.target || latest->form != schema::ReadingForm::FIGURE) continue;
    MeasureProgress line{.label = measure.name,
                         .value = figureOf(measure, latest->value),
                         .target = figureOf(measure, measure.target->value),
                         .valueText = domain::readingText(measure, *latest),
                         .targetText = domain::valueText(measure, measure.target->value)};
    if (before && before->form == schema::ReadingForm::FIGURE) {
      line.hasBaseline = true;
      line.baseline = figureOf(measure, before->value);
      line.baselineText = domain::readingText(measure, *before);
    }
    bool isLowerBetter = measure.better == schema::Better::LOWER;
    if (isLowerBetter ? line.value <= line.target : line.value >= line.target) ++met;
    lines.push_back(std::move(line));
    shown.push_back(each);
    cites = mergeCitations(std::move(cites), cited);
  }
  if (lines.empty()) return;
  std::string caption = "Measures against their targets";
  auto description = fmt::format("{} of {} with a target reached it.", met == 0 ? "None" : std::to_string(met),
                                 counted(lines.size(), "measure"));
  material.writer.add(Figure{caption, targetChart(caption, description, lines), description, std::move(cites)});
  material.writer.addTable(measureTable(shown, "Measures with a target"));
}

// True if the periods of the priority and of the report have a day in common.
bool overlaps(const domain::Priority& priority, Period period) {
  return (!priority.from || priority.from->day <= period.last.day) &&
         (!priority.until || lastDay(*priority.until) >= period.first.day);
}

struct PriorityReports {
  std::vector<std::string> texts;
  Citations cites;
};

// What was reported about a priority by the end of the period: reports, achievements, and readings of its measures.
Result<PriorityReports> reportsOn(Year& year, Id id, const domain::Priority& priority) {
  PriorityReports reported;
  auto add = [&](std::string texts, const Citations& cites) {
    reported.texts.push_back(std::move(texts));
    reported.cites = mergeCitations(std::move(reported.cites), cites);
  };
  TRY(auto reports, year.cite(id, {Body::PRIORITY_REPORTED, Body::PRIORITY_ENDED}));
  if (!reports.empty()) {
    auto text = priority.note.empty() ? "reported on" : priority.note;
    if (priority.reportedOn) text += fmt::format(" ({})", longDate(*priority.reportedOn));
    add(text, reports);
  }
  TRY(auto achievements, year.changedInPeriod<domain::Achievement>(Kind::ACHIEVEMENT));
  for (const auto& [achievementId, achievement] : achievements) {
    if (achievement.priority != id) continue;
    TRY(auto cites, year.cite(achievementId, {Body::ACHIEVEMENT_TOLD}));
    add(achievement.text, cites);
  }
  TRY(auto measures, measuresOf(year, [&](const domain::Measure& measure) { return measure.priority == id; }));
  for (const auto& each : measures)
    add(fmt::format("{}: {}", each.measure.name, domain::readingText(each.measure, *each.latest)), each.cites);
  return reported;
}

std::string outcomeOf(const domain::Priority& priority, Period period) {
  if (priority.status != domain::PriorityStatus::CURRENT) return inWords(priority.status);
  bool isOver = priority.until && lastDay(*priority.until) <= period.last.day;
  return isOver ? "" : "current";
}

Result<void> writePrioritiesOf(Material& material, Id group) {
  auto& year = material.year;
  TRY(auto ids, year.snapshot().relatedSubjects(group, Kind::PRIORITY));
  std::vector<std::pair<Id, domain::Priority>> priorities;
  for (auto id : ids) {
    TRY(auto priority, year.find<domain::Priority>(id));
    if (priority && priority->group == group && overlaps(*priority, year.period()))
      priorities.emplace_back(id, *priority);
  }
  if (priorities.empty()) return {};
  std::ranges::stable_sort(priorities, {}, [](const auto& each) { return each.second.number; });
  Table table{.caption = fmt::format("Priorities of {}", year.names().of(group)),
              .columns = {{"No.", true, 1}, {"Priority", false, 6}, {"Reported on", false, 5}, {"Outcome", false, 2}},
              .rows = {}};
  size_t reported = 0;
  Citations all;
  for (const auto& [id, priority] : priorities) {
    TRY(auto by, reportsOn(year, id, priority));
    TRY(auto set, year.cite(id, {Body::PRIORITY_SET}));
    all = mergeCitations(std::move(all), set);
    if (!by.texts.empty()) ++reported;
    table.rows.push_back(
        {{makeText(priority.number > 0 ? std::to_string(priority.number) : ""), makeText(priority.text, std::move(set)),
          makeText(joinTexts(by.texts), std::move(by.cites)), makeText(outcomeOf(priority, year.period()))},
         false,
         {}});
  }
  dropEmptyColumns(table);
  material.writer.addHeading(2, year.names().of(group));
  material.writer.addSentence(
      fmt::format("{} set {} for the period; {}.", year.names().of(group),
                  priorities.size() == 1 ? "1 priority" : fmt::format("{} priorities", priorities.size()),
                  reported == 0 ? "nothing is recorded of what came of "s + (priorities.size() == 1 ? "it" : "them")
                  : reported == priorities.size() ? "every one was reported on"s
                                                  : fmt::format("{} reported on and {} not", countAndVerb(reported),
                                                                countAndVerb(priorities.size() - reported))),
      std::move(all));
  material.writer.addTable(std::move(table));
  return {};
}

// The decisions that the group and its parts took in the period, by day.
Result<Year::All<domain::Decision>> decisionsTaken(Year& year) {
  TRY(auto decisions, year.changedInPeriod<domain::Decision>(Kind::DECISION));
  Year::All<domain::Decision> taken;
  for (auto& each : decisions) {
    if (!year.includesGroup(each.second.group) || !year.isInPeriod(each.second.decidedOn)) continue;
    taken.push_back(std::move(each));
  }
  std::ranges::stable_sort(taken, {}, [](const auto& each) { return std::pair(each.second.decidedOn, each.first); });
  return taken;
}

Result<size_t> meetingsHeld(Year& year, Citations& cites) {
  TRY(auto meetings, year.changedInPeriod<domain::Meeting>(Kind::MEETING));
  size_t held = 0;
  for (const auto& [id, meeting] : meetings) {
    if (meeting.status != domain::MeetingStatus::HELD || !year.includesGroup(meeting.group) ||
        !year.isInPeriod(meeting.date))
      continue;
    ++held;
    TRY(auto cited, year.cite(id, {Body::MEETING_HELD}));
    cites = mergeCitations(std::move(cites), cited);
  }
  return held;
}

// True for the titles of items that are on every agenda and say nothing about what was discussed.
bool isRoutine(std::string_view title) {
  static constexpr std::array routineTitles{
      "welcome",      "apologies",     "minutes",      "matters arising", "any other business", "aob", "date of",
      "next meeting", "introductions", "declarations", "actions"};
  auto folded = foldCase(title);
  return std::ranges::any_of(routineTitles,
                             [&](std::string_view each) { return folded.find(each) != std::string::npos; });
}

// Topics that were covered in the period; mostly, no meeting is known whose agenda has them.
Result<void> addTopicsCovered(Year& year, Table& table) {
  TRY(auto topics, year.changedInPeriod<domain::Topic>(Kind::TOPIC));
  for (const auto& [id, topic] : topics) {
    if (!year.includesGroup(topic.group)) continue;
    TRY(auto covered, year.cite(id, [&](domain::Event event) {
      return event.getBody().isTopicCovered() &&
             year.isInPeriod(readDate(event.hasHappenedOn(), event.getHappenedOn()));
    }));
    if (covered.empty()) continue;
    TRY(auto raised, year.cite(id, {Body::TOPIC_RAISED}));
    auto text = topic.note.empty() ? topic.text : fmt::format("{}: {}", topic.text, topic.note);
    table.rows.push_back({{makeText(text, mergeCitations(std::move(covered), raised)),
                           makeText(year.names().of(topic.group)), makeText(reference(topic.meeting))},
                          false,
                          {}});
  }
  return {};
}

}  // namespace

Result<void> writeSummary(Material& material) {
  auto& year = material.year;
  const auto& total = year.accounts().total;
  auto [first, last] = year.period();
  Citations meetingCites, decisionCites;
  TRY(auto meetings, meetingsHeld(year, meetingCites));
  TRY(auto decisions, decisionsTaken(year));
  for (const auto& [id, decision] : decisions) {
    TRY(auto cites, year.cite(id, {Body::DECISION_RECORDED}));
    decisionCites = mergeCitations(std::move(decisionCites), cites);
  }
  if (meetings == 0 && decisions.empty())
    material.writer.addSentence("No meeting held in the period is recorded, and no decision.", {});
  else
    material.writer.addSentence(
        fmt::format("From {} to {} {} and its groups {} and took {}.", longDate(first), longDate(last),
                    year.names().of(year.group()),
                    meetings == 0 ? "held no meeting that is recorded" : "met " + countedTimes(meetings),
                    decisions.empty() ? "no decision" : counted(decisions.size(), "decision")),
        mergeCitations(std::move(meetingCites), decisionCites));
  auto cites = mergeCitations(
      mergeCitations(citationsOf(total[queries::Tally::raised]), citationsOf(total[queries::Tally::closed])),
      citationsOf(total[queries::Tally::closing]));
  if (cites.empty())
    material.writer.addSentence("No action was raised, closed or open.", {});
  else
    material.writer.addSentence(accountSentence(total, "raised"), std::move(cites));
  TRY(auto impact, achievementsOf(year, [&](const domain::Achievement& each) {
        return year.includesGroup(each.group) && each.kind == schema::AchievementKind::IMPACT;
      }));
  material.writer.addList(std::move(impact));
  return {};
}

Result<void> writeImpact(Material& material) {
  auto& year = material.year;
  for (auto kind : {schema::AchievementKind::IMPACT, schema::AchievementKind::OUTPUT}) {
    TRY(auto items, achievementsOf(year, [&](const domain::Achievement& each) {
          return year.includesGroup(each.group) && each.kind == kind;
        }));
    if (items.empty()) continue;
    material.writer.addHeading(
        2, kind == schema::AchievementKind::IMPACT ? "What changed for people" : "What was brought about");
    material.writer.addList(std::move(items));
  }
  TRY(auto measures, measuresOf(year, [&](const domain::Measure& each) { return year.includesGroup(each.group); }));
  material.writer.addHeading(2, "Against targets");
  writeTargets(material, measures);
  return {};
}

Result<void> writePriorities(Material& material) {
  for (auto group : material.year.groups()) TRY_DONE(writePrioritiesOf(material, group));
  return {};
}

Result<void> writeDecisions(Material& material) {
  auto& year = material.year;
  TRY(auto decisions, decisionsTaken(year));
  Table table{.caption = "Decisions taken in the period",
              .columns = {{"Date", false, 2},
                          {"Decision", false, 6},
                          {"Group", false, 3},
                          {"At", false, 1},
                          {"Kind", false, 2}},
              .rows = {}};
  std::vector<Moment> moments;
  Citations all;
  for (const auto& [id, decision] : decisions) {
    TRY(auto cites, year.cite(id, {Body::DECISION_RECORDED, Body::DECISION_SUPERSEDED, Body::DECISION_RESCINDED}));
    all = mergeCitations(std::move(all), cites);
    moments.push_back({*decision.decidedOn, reference(id)});
    table.rows.push_back(
        {{makeText(longDate(*decision.decidedOn)), makeText(fmt::format("{}: {}", reference(id), decision.text), cites),
          makeText(year.names().on(queries::dayToldOf(decision)).of(decision.group)),
          makeText(reference(decision.meeting)), makeText(statusText(decision))},
         false,
         {}});
  }
  if (table.rows.empty()) {
    material.writer.addSentence("No decision taken in the period is recorded.", {});
    return {};
  }
  std::string caption = "When decisions were taken";
  auto description = fmt::format("{} from {} to {}.", counted(moments.size(), "decision"),
                                 longDate(moments.front().date), longDate(moments.back().date));
  auto [first, last] = year.period();
  material.writer.add(
      Figure{caption, timeline(caption, description, first, last, moments), description, std::move(all)});
  dropEmptyColumns(table);
  material.writer.addTable(std::move(table));
  return {};
}

Result<void> writeOtherActivities(Material& material) {
  auto& year = material.year;
  TRY(auto meetings, year.changedInPeriod<domain::Meeting>(Kind::MEETING));
  std::ranges::stable_sort(meetings, {}, [](const auto& each) { return each.second.date; });
  Table table{.caption = "What else was dealt with in the period",
              .columns = {{"Topic", false, 6}, {"Group", false, 4}, {"Meeting", false, 3}},
              .rows = {}};
  for (const auto& [id, meeting] : meetings) {
    if (meeting.status != domain::MeetingStatus::HELD || !year.includesGroup(meeting.group) ||
        !year.isInPeriod(meeting.date))
      continue;
    for (const auto& item : meeting.agenda) {
      bool isRoutineItem = item.kind == schema::ItemKind::STANDING || item.kind == schema::ItemKind::OTHER_BUSINESS ||
                           (item.kind == schema::ItemKind::ITEM && isRoutine(item.title));
      if (isRoutineItem) continue;
      TRY(auto cites, year.cite(id, [&](domain::Event event) {
        return event.getBody().isAgendaItemAdded() && event.getBody().getAgendaItemAdded().getItem() == item.item;
      }));
      table.rows.push_back({{makeText(item.title, std::move(cites)),
                             makeText(year.names().on(queries::dayToldOf(meeting)).of(meeting.group)),
                             makeText(fmt::format("{}, {}", reference(id), longDate(*meeting.date)))},
                            false,
                            {}});
    }
  }
  TRY_DONE(addTopicsCovered(year, table));
  dropEmptyColumns(table);
  material.writer.addTable(std::move(table));
  return {};
}

}  // namespace minuted::report
