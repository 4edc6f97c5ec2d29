// What the pictures are drawn with. Patterns are drawn line by line: not everything that shows SVG knows patterns of
// its own, and a picture without them needs no ids that might clash with another's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace minuted::report {

constexpr double pictureWidth = 720;
constexpr double letterSize = 13;  // px

double textWidth(std::string_view text);  // about, in px: a sans serif has no one width

// At most so wide, an ellipsis at the end of what had to be cut; and the same over several lines, broken at spaces.
std::string shortened(const std::string& text, double width);
std::vector<std::string> wrappedLabel(const std::string& text, double width, size_t lines);

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

enum class Fill { solid, hatched, dotted, blank, crossed };
Fill fillOf(size_t series);  // one after the other

enum class Side { left, middle, right };  // of the text that is at the point named

class Drawing {
 public:
  Drawing(const std::string& title, const std::string& description);

  void box(const Box& box, Fill fill);
  void line(double x1, double y1, double x2, double y2, bool light = false);
  void text(double x, double y, const std::string& words, Side side = Side::left, bool bold = false);
  void circle(double x, double y, double radius, bool filled);
  void diamond(double x, double y, double radius);

  std::string finished(double height) const;

 private:
  void hatch(const Box& box);
  void crossHatch(const Box& box);
  void dot(const Box& box);

  std::string head_, body_;
};

// Whole numbers to mark on an axis from 0 to at least this much, about five of them; the last is its end.
std::vector<double> ticksTo(double most);

// Filled boxes with names after them, in as many lines as it takes. Returns the height used.
double drawLegend(Drawing& drawing, const std::vector<std::string>& names, double left, double top);

}  // namespace minuted::report
