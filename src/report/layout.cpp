#include "report/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "base/text.h"
#include "domain/report.h"

namespace minuted::report {
namespace {

constexpr std::string_view computedMark = "{{computed}}", wordsMark = "{{words}}";

Result<std::string> filled(std::string_view text, const Fields& fields, size_t line) {
  kainjow::mustache::mustache mustache{std::string(text)};
  if (!mustache.is_valid())
    return fail(ErrorKind::usage, fmt::format("The layout, line {}: {}", line, mustache.error_message()));
  mustache.set_custom_escape([](const std::string& plain) { return plain; });  // a renderer escapes
  kainjow::mustache::data data;
  for (const auto& [name, value] : fields) data.set(name, value);
  return mustache.render(data);
}

// '## key | Heading'
Result<Section> begun(std::string_view line, size_t number, const Fields& fields) {
  auto told = line.substr(3);
  auto bar = told.find('|');
  Section section;
  section.key = std::string(trim(told.substr(0, bar)));
  if (!domain::isSectionName(section.key))
    return fail(
        ErrorKind::usage,
        fmt::format("The layout, line {}: '{}' is no key of a section. Say small letters, digits and '-', as in "
                    "'## forward-plan | Forward plan'.",
                    number, section.key));
  if (bar == std::string_view::npos) return section;
  TRY(section.heading, filled(trim(told.substr(bar + 1)), fields, number));
  return section;
}

// A line of a section: a mark, an item of a list, or a piece of a paragraph. blank: a line before it was empty.
Result<void> add(Section& section, std::string_view line, bool blank, size_t number, const Fields& fields) {
  auto& parts = section.parts;
  if (line == computedMark || line == wordsMark) {
    parts.push_back({line == wordsMark ? LayoutPart::What::words : LayoutPart::What::computed, {}, {}});
    return {};
  }
  TRY(auto text, filled(line, fields, number));
  if (text.starts_with("- ")) {
    if (parts.empty() || parts.back().what != LayoutPart::What::list) parts.push_back({LayoutPart::What::list, {}, {}});
    parts.back().items.push_back(text.substr(2));
    return {};
  }
  // The cover's lines are rows, each by itself.
  bool goesOn = !blank && section.key != "cover" && !parts.empty() && parts.back().what == LayoutPart::What::standing;
  if (goesOn)
    parts.back().text += " " + text;
  else
    parts.push_back({LayoutPart::What::standing, text, {}});
  return {};
}

void complete(Section& section) {
  for (auto what : {LayoutPart::What::computed, LayoutPart::What::words})
    if (std::ranges::find(section.parts, what, &LayoutPart::what) == section.parts.end())
      section.parts.push_back({what, {}, {}});
}

}  // namespace

Result<std::vector<Section>> layoutOf(std::string_view text, const Fields& fields) {
  std::vector<Section> sections;
  size_t number = 0;
  bool blank = true;
  for (auto whole : split(text, '\n')) {
    ++number;
    auto line = trim(whole);
    if (line.starts_with("## ")) {
      TRY(auto section, begun(line, number, fields));
      if (std::ranges::find(sections, section.key, &Section::key) != sections.end())
        return fail(ErrorKind::usage,
                    fmt::format("The layout, line {}: there are two sections '{}'.", number, section.key));
      sections.push_back(std::move(section));
    } else if (!line.empty() && !sections.empty()) {
      TRY_DONE(add(sections.back(), line, blank, number, fields));
    }
    blank = line.empty();
  }
  if (sections.empty())
    return fail(ErrorKind::usage, "The layout has no section: one begins with a line like '## aims | Aims'.");
  for (auto& section : sections) complete(section);
  return sections;
}

}  // namespace minuted::report
