// What several sections have in common: achievements, measures, tables of actions, what is left out.
#pragma once

#include <functional>

#include "report/action_table.h"
#include "report/charts/charts.h"
#include "report/sections/sections.h"

namespace minuted::report {

// The wanted achievements of the period, sorted by kind: impact, output, activity.
using WantedAchievement = std::function<bool(const domain::Achievement&)>;
Result<std::vector<Text>> achievementsOf(Year& year, const WantedAchievement& wanted);

// A measure with its last reading before the period (or its baseline) and its last reading in the period.
struct MeasureInPeriod {
  Id id;
  domain::Measure measure;
  std::optional<domain::MeasureReading> before, latest;
  Citations cites;
};
using WantedMeasure = std::function<bool(const domain::Measure&)>;
Result<std::vector<MeasureInPeriod>> measuresOf(Year& year, const WantedMeasure& wanted);
Table measureTable(const std::vector<MeasureInPeriod>& measures, const std::string& caption);

// '1 was', '3 were'; 'No action was', '1 action was', '3 actions were', to begin a sentence with.
std::string countAndVerb(size_t count);
std::string countAndVerb(size_t count, std::string_view noun);

// '2 closed actions are confidential and left out of this copy.'; nothing for a count of 0.
void writeLeftOut(Material& material, size_t count, std::string_view noun);

// Calls addRow for each of the counted actions that this copy may show. Returns how many a public copy leaves out.
using AddActionRow = std::function<Result<void>(const queries::TallyEntry& entry, const domain::Action& action)>;
Result<size_t> addActionRows(Year& year, const std::vector<queries::TallyEntry>& entries, const AddActionRow& addRow);

// Writes a table of actions under a heading of its own, and a sentence on how many are left out. Nothing is written
// where the table has no rows and no action is left out.
struct ActionSection {
  int level = 2;  // of the heading
  std::string heading;
  std::string_view noun;  // of the actions left out: 'closed action'
};
void writeActionSection(Material& material, const ActionSection& section, Table table, size_t leftOut);

}  // namespace minuted::report
