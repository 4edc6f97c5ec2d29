// Charts as SVG. They are pure functions of their arguments, and readable in print and without colour: patterns, shapes
// and labels distinguish the series. Each has a <title> and a <desc>.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"

namespace minuted::report {

struct Series {
  std::string name;
  std::vector<double> values;  // one for each category
};

// Groups of vertical bars: one group for each category, such as a quarter, with one bar for each series. The axis has
// whole numbers.
std::string barChart(const std::string& title, const std::string& description,
                     const std::vector<std::string>& categories, const std::vector<Series>& series);

// One horizontal bar for each value, in the given order, with a text such as '34 days' at its end.
struct LabelledValue {
  std::string label;
  double value = 0;
  std::string valueText;
};
std::string horizontalBarChart(const std::string& title, const std::string& description,
                               const std::vector<LabelledValue>& values);

// One line for each measure, with marks for the baseline, the value and the target. Measures have different units, so
// each line has its own scale, from 0 to the greatest of the three.
struct MeasureProgress {
  std::string label;
  double baseline = 0, value = 0, target = 0;
  bool hasBaseline = false;
  std::string baselineText, valueText, targetText;
};
std::string targetChart(const std::string& title, const std::string& description,
                        const std::vector<MeasureProgress>& measures);

// Points on a time axis, each with a short label such as 'D-9'. Labels that would overlap are stacked.
struct Moment {
  Date date;
  std::string label;
};
std::string timeline(const std::string& title, const std::string& description, Date from, Date to,
                     const std::vector<Moment>& moments);

}  // namespace minuted::report
