// What several sections tell in the same way: achievements, measures over the period, what is left out.
#pragma once

#include <functional>

#include "report/action_table.h"
#include "report/charts/charts.h"
#include "report/sections/sections.h"

namespace minuted::report {

// Told in the period, or about it; those that are wanted, by kind: impact, outputs, activity.
using WantedAchievement = std::function<bool(const domain::Achievement&)>;
Result<std::vector<Text>> achievementsOf(Year& year, const WantedAchievement& wanted);

// A measure with a reading up to the end of the period: what it read last before the period, and last in it.
struct MeasureInYear {
  Id id;
  domain::Measure measure;
  std::optional<domain::MeasureReading> before, latest;
  Citations cites;
};
using WantedMeasure = std::function<bool(const domain::Measure&)>;
Result<std::vector<MeasureInYear>> measuresOf(Year& year, const WantedMeasure& wanted);
Table measureTable(const std::vector<MeasureInYear>& measures, const std::string& caption);

// '1 was', '3 were'; '1 action was', '3 actions were'.
std::string were(size_t count);
std::string were(size_t count, std::string_view noun);

// '2 closed actions are confidential and left out.'; nothing for none.
void writeLeftOut(Material& material, size_t count, std::string_view what);

}  // namespace minuted::report
