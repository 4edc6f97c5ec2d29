#include "report/sections/section_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/enums.h"
#include "base/text.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::MeasureReading;

// The change between the two readings, in the unit of the measure; "" where one of the readings is itself a change.
std::string changeOf(const MeasureInPeriod& each) {
  bool areFigures = each.before && each.latest && each.before->form == schema::ReadingForm::FIGURE &&
                    each.latest->form == schema::ReadingForm::FIGURE;
  if (!areFigures) return "";
  auto change = each.latest->value - each.before->value;
  if (change == 0) return "none";
  auto better = each.measure.better;
  bool isUp = change > 0;
  auto judgement = better == schema::Better::NOT_SAID           ? ""
                   : isUp == (better == schema::Better::HIGHER) ? " (better)"
                                                                : " (worse)";
  return (isUp ? "+" : "-") + domain::valueText(each.measure, std::abs(change)) + judgement;
}

std::string datedReadingText(const domain::Measure& measure, const std::optional<MeasureReading>& reading) {
  if (!reading) return "";
  auto text = domain::readingText(measure, *reading);
  if (reading->since) text += " since " + longDate(*reading->since);
  return reading->asOf ? fmt::format("{} ({})", text, longDate(*reading->asOf)) : text;
}

std::string targetText(const domain::Measure& measure) {
  if (!measure.target) return "";
  auto text = domain::valueText(measure, measure.target->value);
  return measure.target->date ? fmt::format("{} by {}", text, longDate(*measure.target->date)) : text;
}

// Sorts impact before output and activity.
int kindRank(schema::AchievementKind kind) { return 2 - static_cast<int>(kind); }

}  // namespace

Result<std::vector<Text>> achievementsOf(Year& year, const WantedAchievement& wanted) {
  TRY(auto achievements, year.changedInPeriod<domain::Achievement>(Kind::ACHIEVEMENT));
  std::erase_if(achievements, [&](const auto& each) { return !wanted(each.second); });
  std::ranges::stable_sort(achievements, {}, [](const auto& each) { return kindRank(each.second.kind); });
  std::vector<Text> items;
  for (const auto& [id, achievement] : achievements) {
    std::vector<std::string> partners;
    for (auto partner : achievement.partners)
      partners.push_back(year.names().on(queries::dayToldOf(achievement)).of(partner));
    auto text = fmt::format("{}: {}", inWords(achievement.kind), achievement.text);
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    // An achievement that is only dated to a longer time, such as a year, may have happened before the period.
    if (achievement.toldOn && achievement.toldOn->day < year.period().first.day)
      text += fmt::format(" ({})", longDate(*achievement.toldOn));
    if (!partners.empty()) text += fmt::format(" (with {})", joinTexts(partners));
    TRY(auto cites, year.cite(id, {Body::ACHIEVEMENT_TOLD}));
    items.push_back(makeText(text, std::move(cites)));
  }
  return items;
}

Result<std::vector<MeasureInPeriod>> measuresOf(Year& year, const WantedMeasure& wanted) {
  auto [first, last] = year.period();
  std::vector<MeasureInPeriod> measures;
  TRY(auto all, year.changedInPeriod<domain::Measure>(Kind::MEASURE));
  for (auto& [id, measure] : all) {
    if (!wanted(measure)) continue;
    MeasureInPeriod each{id, measure, {}, {}, {}};
    for (const auto& reading : measure.readings) {
      if (!reading.asOf || reading.asOf->day > last.day) continue;
      (lastDay(*reading.asOf) < first.day ? each.before : each.latest) = reading;
    }
    if (!each.latest) continue;
    if (!each.before && measure.baseline)
      each.before = MeasureReading{measure.baseline->value,     measure.baseline->date,
                                   schema::ReadingForm::FIGURE, {},
                                   schema::Qualifier::EXACTLY,  {}};
    TRY(each.cites, year.cite(id, {Body::READING_TAKEN, Body::BASELINE_SET, Body::TARGET_SET}));
    measures.push_back(std::move(each));
  }
  return measures;
}

Table measureTable(const std::vector<MeasureInPeriod>& measures, const std::string& caption) {
  Table table{.caption = caption,
              .columns = {{"Measure", false, 4},
                          {"Before", false, 2},
                          {"In the period", false, 3},
                          {"Change", false, 2},
                          {"Target", false, 2}},
              .rows = {},
              .hasRowHeaders = true};
  for (const auto& each : measures)
    table.rows.push_back(
        {{makeText(each.measure.name, each.cites), makeText(datedReadingText(each.measure, each.before)),
          makeText(datedReadingText(each.measure, each.latest)), makeText(changeOf(each)),
          makeText(targetText(each.measure))},
         false,
         {}});
  dropEmptyColumns(table);
  return table;
}

std::string countAndVerb(size_t count) { return fmt::format("{} {}", count, count == 1 ? "was" : "were"); }

std::string countAndVerb(size_t count, std::string_view noun) {
  if (count == 0) return fmt::format("No {} was", noun);
  return fmt::format("{} {}", counted(count, noun), count == 1 ? "was" : "were");
}

std::string accountSentence(const queries::Account& account, std::string_view asked) {
  using queries::Tally;
  auto raised = account.count(Tally::raised), closed = account.count(Tally::closed),
       open = account.count(Tally::closing);
  auto sentence = raised == 0 && closed == 0 ? fmt::format("No action was {} or closed", asked)
                                             : fmt::format("{} {} and {} closed", countAndVerb(raised, "action"), asked,
                                                           closed == 0 ? "none was" : countAndVerb(closed));
  if (open == 0) return sentence + "; none was open at the end.";
  sentence += fmt::format("; {} open at the end", countAndVerb(open));
  std::vector<std::string> parts;
  if (auto count = account.count(Tally::overdue); count > 0) parts.push_back(countAndVerb(count) + " overdue");
  if (auto count = account.count(Tally::unanswered); count > 0) parts.push_back(fmt::format("{} had no answer", count));
  return sentence + (parts.empty() ? "." : fmt::format(", of which {}.", joinTexts(parts)));
}

std::string figureText(uint64_t count) { return count == 0 ? "–" : std::to_string(count); }

Result<void> addActionRows(Year& year, const std::vector<queries::TallyEntry>& entries, const AddActionRow& addRow) {
  for (const auto& entry : entries) {
    TRY(const auto* action, year.find<domain::Action>(entry.action));
    if (action != nullptr) TRY_DONE(addRow(entry, *action));
  }
  return {};
}

void writeTableSection(Material& material, int level, std::string heading, Table table) {
  if (table.rows.empty()) return;
  material.writer.addHeading(level, std::move(heading));
  material.writer.addTable(std::move(table));
}

}  // namespace minuted::report
