// Bar charts, with vertical and with horizontal bars: see charts.h.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "report/charts/charts.h"
#include "report/charts/svg.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

constexpr double plotHeight = 200;

// The label of a value that is not negative.
std::string valueLabel(double value) {
  return value == std::floor(value) ? counted(static_cast<uint64_t>(value)) : fmt::format("{:.1f}", value);
}

double maxValue(const std::vector<Series>& series) {
  double maxValue = 0;
  for (const auto& each : series)
    for (auto value : each.values) maxValue = std::max(maxValue, value);
  return maxValue;
}

// The x position of the vertical axis, which leaves room for its labels.
double axisPosition(const std::vector<double>& ticks) {
  double widest = 0;
  for (auto tick : ticks) widest = std::max(widest, textWidth(valueLabel(tick)));
  return std::max(widest + 14, 40.0);
}

void drawAxis(Drawing& drawing, const std::vector<double>& ticks, double left, double bottom) {
  for (auto tick : ticks) {
    auto y = bottom - tick / ticks.back() * plotHeight;
    drawing.line(left, y, pictureWidth, y, tick != 0);
    drawing.text(left - 8, y + 4, valueLabel(tick), Side::right);
  }
}

double longestWord(const std::vector<std::string>& labels) {
  double longest = 0;
  for (const auto& label : labels)
    for (auto word : split(label, ' ')) longest = std::max(longest, textWidth(word));
  return longest;
}

// The names of the categories below their groups of bars, in up to two lines. Where the groups are narrower than the
// words, only every second or third category is named.
void drawCategories(Drawing& drawing, const std::vector<std::string>& categories, double left, double groupWidth,
                    double bottom) {
  constexpr double space = 6, widest = 120;
  auto needed = std::min(longestWord(categories), widest) + space;
  auto every = static_cast<size_t>(std::max(1.0, std::ceil(needed / groupWidth)));
  for (size_t i = 0; i < categories.size(); i += every) {
    auto middle = left + groupWidth * (static_cast<double>(i) + 0.5);
    auto y = bottom + lineHeight + 2;
    auto width = groupWidth * static_cast<double>(every) - space;
    for (const auto& line : wrapLabel(oneLine(categories[i]), width, 2)) {
      drawing.text(middle, y, line, Side::middle);
      y += lineHeight;
    }
  }
}

void drawGroup(Drawing& drawing, const std::vector<Series>& series, size_t category, double middle, double barWidth,
               double maxValue, double bottom) {
  auto x = middle - barWidth * static_cast<double>(series.size()) / 2;
  for (size_t i = 0; i < series.size(); ++i, x += barWidth) {
    if (category >= series[i].values.size()) continue;
    auto value = std::max(series[i].values[category], 0.0);
    auto height = value / maxValue * plotHeight;
    drawing.box({.x = x + 1, .y = bottom - height, .width = barWidth - 2, .height = height}, fillOf(i));
    auto label = valueLabel(value);
    if (textWidth(label) <= barWidth + 2) drawing.text(x + barWidth / 2, bottom - height - 5, label, Side::middle);
  }
}

}  // namespace

std::string barChart(const std::string& title, const std::string& description,
                     const std::vector<std::string>& categories, const std::vector<Series>& series) {
  constexpr double widestBar = 44;
  Drawing drawing(title, description);
  std::vector<std::string> names;
  for (const auto& each : series) names.push_back(each.name);
  auto ticks = axisTicks(maxValue(series));
  auto left = axisPosition(ticks);
  auto top = drawLegend(drawing, names, left, 0) + 22;  // room for the figure over the highest bar
  auto bottom = top + plotHeight;
  drawAxis(drawing, ticks, left, bottom);
  auto groupWidth = (pictureWidth - left) / static_cast<double>(std::max<size_t>(categories.size(), 1));
  auto barWidth = std::min(widestBar, groupWidth * 0.8 / static_cast<double>(std::max<size_t>(series.size(), 1)));
  for (size_t i = 0; i < categories.size(); ++i)
    drawGroup(drawing, series, i, left + groupWidth * (static_cast<double>(i) + 0.5), barWidth, ticks.back(), bottom);
  drawCategories(drawing, categories, left, groupWidth, bottom);
  return drawing.toSvg(bottom + 2 * lineHeight + 10);
}

std::string horizontalBarChart(const std::string& title, const std::string& description,
                               const std::vector<LabelledValue>& values) {
  constexpr double rowHeight = 40, labelWidth = 250, barHeight = 20, space = 10, widestText = 160;
  Drawing drawing(title, description);
  double maxValue = 0, textRoom = 0;
  for (const auto& each : values) {
    maxValue = std::max(maxValue, each.value);
    textRoom = std::max(textRoom, textWidth(truncate(oneLine(each.valueText), widestText)));
  }
  auto room = pictureWidth - labelWidth - 2 * space - textRoom;
  double middle = rowHeight / 2;
  for (const auto& each : values) {
    auto lines = wrapLabel(oneLine(each.label), labelWidth - space, 2);
    auto y = middle + 4 - lineHeight * static_cast<double>(lines.size() - 1) / 2;
    for (const auto& line : lines) {
      drawing.text(labelWidth - space, y, line, Side::right);
      y += lineHeight;
    }
    auto length = maxValue > 0 ? std::max(each.value, 0.0) / maxValue * room : 0;
    drawing.box({.x = labelWidth, .y = middle - barHeight / 2, .width = length, .height = barHeight}, Fill::solid);
    drawing.text(labelWidth + length + space, middle + 4, truncate(oneLine(each.valueText), widestText));
    middle += rowHeight;
  }
  drawing.line(labelWidth, 2, labelWidth, middle - rowHeight / 2 - 2);
  return drawing.toSvg(std::max(middle - rowHeight / 2, rowHeight));
}

}  // namespace minuted::report
