// Pictures of figures, as SVG: drawn from what they are given and nothing else, readable without colour (patterns,
// shapes and labels tell series apart) and in print. Each bears a <title> and a <desc>.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"

namespace minuted::report {

struct Series {
  std::string name;
  std::vector<double> values;  // one a category
};

// Groups of upright bars, a group a category: 'Q1 2022' with what was opened and closed. Whole numbers on the axis.
std::string barChart(const std::string& title, const std::string& description,
                     const std::vector<std::string>& categories, const std::vector<Series>& series);

// A bar to the right each, the longest first as given, with its value at the end: '34 days'.
struct LabelledValue {
  std::string label;
  double value = 0;
  std::string valueText;
};
std::string sideBars(const std::string& title, const std::string& description,
                     const std::vector<LabelledValue>& values);

// A line a measure, from nothing to the greater of its target and its value: where it began, where it is, where it is
// to be. Measures have units of their own, so each line has its own scale.
struct AgainstTarget {
  std::string label;
  double baseline = 0, value = 0, target = 0;
  bool hasBaseline = false;
  std::string baselineText, valueText, targetText;
};
std::string targetChart(const std::string& title, const std::string& description,
                        const std::vector<AgainstTarget>& measures);

// Points in time from left to right, each with a short label ('D-9'); those that are close stand above one another.
struct Moment {
  Date date;
  std::string label;
};
std::string timeline(const std::string& title, const std::string& description, Date from, Date to,
                     const std::vector<Moment>& moments);

}  // namespace minuted::report
