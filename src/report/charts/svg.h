// The drawing operations of the charts. Fill patterns are drawn as single lines and dots: some viewers do not support
// SVG patterns, which also need ids that could clash with those of another picture on the same page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace minuted::report {

constexpr double pictureWidth = 720;
constexpr double letterSize = 13;  // px
constexpr double lineHeight = 16;  // px, from the base of a line of text to that of the next

double textWidth(std::string_view text);  // in px; an estimate, as the font is not known

// Cuts a text to the width, with an ellipsis at its end, on one line or on several lines broken at spaces.
std::string truncate(const std::string& text, double width);
std::vector<std::string> wrapLabel(const std::string& text, double width, size_t lines);

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

enum class Fill { solid, hatched, dotted, blank, crossed };
Fill fillOf(size_t series);  // by the number of the series, from 0

enum class Side { left, middle, right };  // the side of the text that is at the given point

class Drawing {
 public:
  Drawing(const std::string& title, const std::string& description);

  void box(const Box& box, Fill fill);
  void line(double x1, double y1, double x2, double y2, bool light = false);
  void text(double x, double y, const std::string& words, Side side = Side::left, bool bold = false);
  void circle(double x, double y, double radius, bool filled);
  void diamond(double x, double y, double radius);

  std::string toSvg(double height) const;

 private:
  void hatch(const Box& box);
  void crossHatch(const Box& box);
  void dot(const Box& box);

  std::string head_, body_;
};

// About five whole numbers to mark on an axis that begins at 0. The last one is the end of the axis, and not less than
// minEnd.
std::vector<double> axisTicks(double minEnd);

// Draws the names of the series, each after a box with its fill, on as many lines as needed. Returns the height used.
double drawLegend(Drawing& drawing, const std::vector<std::string>& names, double left, double top);

}  // namespace minuted::report
