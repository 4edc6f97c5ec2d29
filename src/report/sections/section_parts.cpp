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

// The difference of two figures in the measure's own unit; nothing where one of them is a change itself.
std::string changeOf(const MeasureInYear& each) {
  bool figures = each.before && each.latest && each.before->form == schema::ReadingForm::FIGURE &&
                 each.latest->form == schema::ReadingForm::FIGURE;
  if (!figures) return "";
  auto change = each.latest->value - each.before->value;
  if (change == 0) return "none";
  auto better = each.measure.better;
  bool up = change > 0;
  auto judged = better == schema::Better::NOT_SAID         ? ""
                : up == (better == schema::Better::HIGHER) ? " (better)"
                                                           : " (worse)";
  return (up ? "+" : "-") + domain::valueText(each.measure, std::abs(change)) + judged;
}

std::string readAt(const domain::Measure& measure, const std::optional<MeasureReading>& reading) {
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

// Impact first.
int rank(schema::AchievementKind kind) { return 2 - static_cast<int>(kind); }

}  // namespace

Result<std::vector<Text>> achievementsOf(Year& year, const WantedAchievement& wanted) {
  TRY(auto achievements, year.happened<domain::Achievement>(Kind::ACHIEVEMENT));
  std::erase_if(achievements, [&](const auto& each) { return !wanted(each.second); });
  std::ranges::stable_sort(achievements, {}, [](const auto& each) { return rank(each.second.kind); });
  std::vector<Text> items;
  for (const auto& [id, achievement] : achievements) {
    std::vector<std::string> partners;
    for (auto partner : achievement.partners) partners.push_back(year.names().of(partner));
    auto text = fmt::format("{}: {}", inWords(achievement.kind), achievement.text);
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    // Where it is not said when within a longer time, it may have been before the period.
    if (achievement.toldOn && achievement.toldOn->day < year.period().first.day)
      text += fmt::format(" ({})", longDate(*achievement.toldOn));
    if (!partners.empty()) text += fmt::format(" (with {})", inOneLine(partners));
    TRY(auto cites, year.cite(id, {Body::ACHIEVEMENT_TOLD}));
    items.push_back(said(text, std::move(cites)));
  }
  return items;
}

Result<std::vector<MeasureInYear>> measuresOf(Year& year, const WantedMeasure& wanted) {
  auto [first, last] = year.period();
  std::vector<MeasureInYear> measures;
  TRY(auto all, year.happened<domain::Measure>(Kind::MEASURE));
  for (auto& [id, measure] : all) {
    if (!wanted(measure)) continue;
    MeasureInYear each{id, measure, {}, {}, {}};
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

Table measureTable(const std::vector<MeasureInYear>& measures, const std::string& caption) {
  Table table{.caption = caption,
              .columns = {{"Measure", false, 4},
                          {"Before", false, 2},
                          {"In the period", false, 3},
                          {"Change", false, 2},
                          {"Target", false, 2}},
              .rows = {},
              .rowHeads = true};
  for (const auto& each : measures)
    table.rows.push_back(
        {{said(each.measure.name, each.cites), said(readAt(each.measure, each.before)),
          said(readAt(each.measure, each.latest)), said(changeOf(each)), said(targetText(each.measure))},
         false,
         {}});
  return table;
}

std::string were(size_t count) { return fmt::format("{} {}", count, count == 1 ? "was" : "were"); }

std::string were(size_t count, std::string_view noun) {
  return fmt::format("{} {}", counted(count, noun), count == 1 ? "was" : "were");
}

void writeLeftOut(Material& material, size_t count, std::string_view what) {
  if (count > 0)
    material.writing.standing(
        fmt::format("{} {} confidential and left out of this copy.", counted(count, what), count == 1 ? "is" : "are"));
}

}  // namespace minuted::report
