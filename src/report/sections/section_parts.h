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

// 'One was asked …' of an account: 'No action was raised or closed. 2 were open at the end, and 1 of them was overdue.'
// whose: what comes after 'raised', such as ' with the county'.
std::string accountSentence(const queries::Account& account, std::string_view asked);

// A figure in a table: a dash for none, so that the figures stand out.
std::string figureText(uint64_t count);

// Calls addRow for each of the counted actions.
using AddActionRow = std::function<Result<void>(const queries::TallyEntry& entry, const domain::Action& action)>;
Result<void> addActionRows(Year& year, const std::vector<queries::TallyEntry>& entries, const AddActionRow& addRow);

// Writes a table under a heading of its own; nothing where the table has no rows.
void writeTableSection(Material& material, int level, std::string heading, Table table);

}  // namespace minuted::report
