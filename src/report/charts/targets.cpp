// Measures against their targets: see charts.h.
#include <algorithm>

#include "report/charts/charts.h"
#include "report/charts/svg.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

constexpr double labelWidth = 230, lineLeft = 250, lineRight = 700, blockHeight = 88;

// A label centred at x, or moved to the side where it would leave the picture.
void drawLabel(Drawing& drawing, double x, double y, const std::string& words) {
  constexpr double maxLabelWidth = 240;
  auto label = truncate(oneLine(words), maxLabelWidth);
  auto halfWidth = textWidth(label) / 2;
  if (x - halfWidth < lineLeft)
    drawing.text(std::min(x, lineLeft), y, label);
  else if (x + halfWidth > pictureWidth - 4)
    drawing.text(pictureWidth - 4, y, label, Side::right);
  else
    drawing.text(x, y, label, Side::middle);
}

void drawTarget(Drawing& drawing, double x, double y) {
  drawing.box({.x = x - 2, .y = y - 13, .width = 4, .height = 26}, Fill::solid);
}

void drawLegendOfMarks(Drawing& drawing) {
  constexpr double y = 12;
  drawing.circle(lineLeft + 6, y, 6, false);
  drawing.text(lineLeft + 20, y + 4, "where it began");
  drawing.diamond(lineLeft + 156, y, 8);
  drawing.text(lineLeft + 170, y + 4, "where it is");
  drawTarget(drawing, lineLeft + 276, y);
  drawing.text(lineLeft + 288, y + 4, "where it is to be");
}

// The labels of value, target and baseline are at three different heights, so that they do not overlap where the marks
// are close to each other.
void drawMeasure(Drawing& drawing, const MeasureProgress& measure, double top) {
  auto y = top + 34;
  auto lines = wrapLabel(oneLine(measure.label), labelWidth, 3);
  auto textY = y + 4 - lineHeight * static_cast<double>(lines.size() - 1) / 2;
  for (const auto& line : lines) {
    drawing.text(0, textY, line, Side::left, true);
    textY += lineHeight;
  }
  auto maxValue = std::max(measure.target, measure.value);
  if (measure.hasBaseline) maxValue = std::max(maxValue, measure.baseline);
  auto at = [&](double value) {
    return lineLeft + (maxValue > 0 ? std::clamp(value / maxValue, 0.0, 1.0) : 0.0) * (lineRight - lineLeft);
  };
  drawing.line(lineLeft, y, lineRight, y);
  drawing.line(lineLeft, y - 5, lineLeft, y + 5);
  drawTarget(drawing, at(measure.target), y);
  if (measure.hasBaseline) drawing.circle(at(measure.baseline), y, 6, false);
  drawing.diamond(at(measure.value), y, 8);
  drawLabel(drawing, at(measure.value), y - 17, measure.valueText);
  drawLabel(drawing, at(measure.target), y + 26, measure.targetText);
  if (measure.hasBaseline) drawLabel(drawing, at(measure.baseline), y + 26 + lineHeight, measure.baselineText);
}

}  // namespace

std::string targetChart(const std::string& title, const std::string& description,
                        const std::vector<MeasureProgress>& measures) {
  Drawing drawing(title, description);
  drawLegendOfMarks(drawing);
  double top = 28;
  for (const auto& measure : measures) {
    drawing.line(0, top, pictureWidth, top, true);
    drawMeasure(drawing, measure, top + 2);
    top += blockHeight;
  }
  return drawing.toSvg(top);
}

}  // namespace minuted::report
