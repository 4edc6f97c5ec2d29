// A timeline: see charts.h.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "report/charts/charts.h"
#include "report/charts/svg.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr double left = 12, widestLabel = 110, right = pictureWidth - widestLabel, levelHeight = 18;
constexpr size_t maxLevels = 24;  // labels above this level are not drawn; the table has them

struct PlacedLabel {
  double x = 0;
  std::string label;
  size_t level = 0;
};

// Gives each label the lowest level at which nothing is in its way. The labels are placed from right to left: a label
// is above all later labels that begin below it, so that no stem, which is at the left end of its label, crosses a
// label.
std::vector<PlacedLabel> placeLabels(const std::vector<Moment>& moments, auto at) {
  std::vector<PlacedLabel> all;
  for (const auto& moment : moments)
    all.push_back({.x = at(moment.date.day), .label = truncate(oneLine(moment.label), widestLabel - 6)});
  std::ranges::stable_sort(all, {}, &PlacedLabel::x);
  for (size_t i = all.size(); i-- > 0;) {
    auto end = all[i].x + textWidth(all[i].label) + 10;
    for (size_t j = i + 1; j < all.size() && all[j].x <= end; ++j)
      all[i].level = std::max(all[i].level, all[j].level + 1);
  }
  return all;
}

// Marks the beginning of each month, or of every second, third … month, so that the names have room.
void drawMonths(Drawing& drawing, Date from, Date to, double y, auto at) {
  constexpr double room = 70;
  year_month_day first(sys_days(days(from.day)));
  auto month = first.year() / first.month();
  auto span = (to.day - from.day) / 30.44;
  unsigned step = 1;
  for (unsigned each : {1U, 2U, 3U, 6U, 12U, 24U, 60U, 120U, 600U}) {
    step = each;
    if (span / each * room <= right - left) break;
  }
  // Go back to the first month of a step; steps are counted from January of year 0.
  while ((static_cast<unsigned>(static_cast<int>(month.year())) * 12 + static_cast<unsigned>(month.month()) - 1) % step)
    month -= months(1);
  for (;; month += months(static_cast<int>(step))) {
    auto day = static_cast<int32_t>(sys_days(month / 1).time_since_epoch().count());
    if (day > to.day) return;
    if (day < from.day) continue;
    drawing.line(at(day), y, at(day), y + 7);
    auto name = monthName(static_cast<unsigned>(month.month())).substr(0, 3);
    drawing.text(at(day), y + 22, fmt::format("{} {}", name, static_cast<int>(month.year())));
  }
}

}  // namespace

std::string timeline(const std::string& title, const std::string& description, Date from, Date to,
                     const std::vector<Moment>& moments) {
  Drawing drawing(title, description);
  auto span = std::max(to.day - from.day, 1);
  auto at = [&](int32_t day) {
    return left + std::clamp(static_cast<double>(day - from.day) / span, 0.0, 1.0) * (right - left);
  };
  auto all = placeLabels(moments, at);
  size_t levels = 1;
  for (const auto& each : all) levels = std::max(levels, std::min(each.level + 1, maxLevels));
  auto axis = static_cast<double>(levels) * levelHeight + 22;
  drawing.line(left, axis, right, axis);
  for (const auto& each : all) {
    if (each.level < maxLevels) {
      auto y = axis - 14 - static_cast<double>(each.level) * levelHeight;
      drawing.line(each.x, axis, each.x, y - 8, true);
      drawing.text(each.x + 5, y, each.label);
    }
    drawing.circle(each.x, axis, 4, true);
  }
  drawMonths(drawing, from, to, axis, at);
  return drawing.toSvg(axis + 32);
}

}  // namespace minuted::report
