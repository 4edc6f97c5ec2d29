#include "report/charts/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "report/render/pieces.h"

namespace minuted::report {
namespace {

constexpr std::string_view ink = "#1f3a5f", rule = "#c3c9d1", letters = "#1a1a1a";

// A coordinate with one decimal place, so that the file is the same on every machine.
std::string px(double value) { return fmt::format("{:.1f}", value == 0 ? 0.0 : value); }

bool continuesCharacter(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

void dropLastCharacter(std::string& text) {
  while (!text.empty() && continuesCharacter(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

}  // namespace

double textWidth(std::string_view text) {
  double ems = 0;
  for (char c : text) {
    if (continuesCharacter(c)) continue;
    bool isNarrow = std::string_view(" .,:;'|!iljtf()[]-").find(c) != std::string_view::npos;
    bool isWide = (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || c == '%' || static_cast<uint8_t>(c) >= 0x80;
    ems += isNarrow ? 0.33 : isWide ? 0.8 : 0.57;
  }
  return ems * letterSize;
}

std::string truncate(const std::string& text, double width) {
  if (textWidth(text) <= width) return text;
  auto cut = text;
  while (!cut.empty() && textWidth(cut + "…") > width) dropLastCharacter(cut);
  return std::string(trim(cut)) + "…";
}

std::vector<std::string> wrapLabel(const std::string& text, double width, size_t lines) {
  std::vector<std::string> wrapped{""};
  for (auto word : split(text, ' ')) {
    auto longer = wrapped.back().empty() ? std::string(word) : wrapped.back() + " " + std::string(word);
    bool isLast = wrapped.size() == lines;  // it takes the rest of the text and is truncated below
    if (isLast || wrapped.back().empty() || textWidth(longer) <= width)
      wrapped.back() = longer;
    else
      wrapped.emplace_back(word);
  }
  for (auto& line : wrapped) line = truncate(line, width);
  return wrapped;
}

Fill fillOf(size_t series) {
  constexpr Fill fills[] = {Fill::solid, Fill::hatched, Fill::dotted, Fill::blank, Fill::crossed};
  return fills[series % std::size(fills)];
}

Drawing::Drawing(const std::string& title, const std::string& description)
    : head_(fmt::format("<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n", escapeXml(title),
                        escapeXml(description))) {}

void Drawing::box(const Box& box, Fill fill) {
  if (box.width <= 0 || box.height <= 0) return;
  body_ +=
      fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1\"/>\n",
                  px(box.x), px(box.y), px(box.width), px(box.height), fill == Fill::solid ? ink : "#ffffff", ink);
  if (fill == Fill::hatched || fill == Fill::crossed) hatch(box);
  if (fill == Fill::crossed) crossHatch(box);
  if (fill == Fill::dotted) dot(box);
}

// Diagonal lines, clipped to the box. On each of them x + y is the same, here called the sum.
void Drawing::hatch(const Box& box) {
  constexpr double distance = 6;
  std::string path;
  for (double sum = distance; sum < box.width + box.height; sum += distance) {
    double fromX = std::min(sum, box.width), fromY = sum - fromX;
    double toY = std::min(sum, box.height), toX = sum - toY;
    path += fmt::format("M{} {}L{} {}", px(box.x + fromX), px(box.y + fromY), px(box.x + toX), px(box.y + toY));
  }
  body_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.2\"/>\n", path, ink);
}

void Drawing::crossHatch(const Box& box) {
  constexpr double distance = 6;
  std::string path;
  for (double sum = distance; sum < box.width + box.height; sum += distance) {
    double fromX = std::min(sum, box.width), fromY = sum - fromX;
    double toY = std::min(sum, box.height), toX = sum - toY;
    path += fmt::format("M{} {}L{} {}", px(box.x + box.width - fromX), px(box.y + fromY), px(box.x + box.width - toX),
                        px(box.y + toY));
  }
  body_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.2\"/>\n", path, ink);
}

void Drawing::dot(const Box& box) {
  constexpr double distance = 6, margin = 3;
  for (double y = margin; y <= box.height - margin + 0.01; y += distance)
    for (double x = margin; x <= box.width - margin + 0.01; x += distance)
      body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"1.2\" fill=\"{}\"/>\n", px(box.x + x), px(box.y + y), ink);
}

void Drawing::line(double x1, double y1, double x2, double y2, bool light) {
  body_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"1\"/>\n", px(x1),
                       px(y1), px(x2), px(y2), light ? rule : letters);
}

void Drawing::text(double x, double y, const std::string& words, Side side, bool bold) {
  if (words.empty()) return;
  body_ += fmt::format("<text x=\"{}\" y=\"{}\" fill=\"{}\"{}{}>{}</text>\n", px(x), px(y), letters,
                       side == Side::middle  ? " text-anchor=\"middle\""
                       : side == Side::right ? " text-anchor=\"end\""
                                             : "",
                       bold ? " font-weight=\"bold\"" : "", escapeXml(words));
}

void Drawing::circle(double x, double y, double radius, bool filled) {
  body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"/>\n", px(x),
                       px(y), px(radius), filled ? ink : "#ffffff", ink);
}

void Drawing::diamond(double x, double y, double radius) {
  body_ += fmt::format("<path d=\"M{} {}L{} {}L{} {}L{} {}Z\" fill=\"{}\"/>\n", px(x), px(y - radius), px(x + radius),
                       px(y), px(x), px(y + radius), px(x - radius), px(y), ink);
}

std::string Drawing::toSvg(double height) const {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
      "font-family=\"'Liberation Sans', Arial, sans-serif\" font-size=\"{2:.0f}\">\n{3}{4}</svg>",
      pictureWidth, std::ceil(height), letterSize, head_, body_);
}

std::vector<double> axisTicks(double minEnd) {
  double step = 1;
  constexpr double factors[] = {2, 2.5, 2};  // 1, 2, 5, 10, 20, 50, …
  for (size_t i = 0; minEnd / step > 5; ++i) step *= factors[i % 3];
  std::vector<double> ticks{0};
  while (ticks.back() < std::max(minEnd, 1.0)) ticks.push_back(ticks.back() + step);
  return ticks;
}

double drawLegend(Drawing& drawing, const std::vector<std::string>& names, double left, double top) {
  constexpr double swatch = 26, space = 24, lineHeight = 22;
  double x = left, y = top;
  for (size_t i = 0; i < names.size(); ++i) {
    auto name = truncate(oneLine(names[i]), pictureWidth - left - swatch - space);
    auto width = swatch + textWidth(name) + space;
    if (x > left && x + width > pictureWidth) {
      x = left;
      y += lineHeight;
    }
    drawing.box({.x = x, .y = y + 2, .width = 18, .height = 14}, fillOf(i));
    drawing.text(x + swatch, y + 14, name);
    x += width;
  }
  return y - top + lineHeight;
}

}  // namespace minuted::report
