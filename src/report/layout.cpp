#include "report/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "base/text.h"
#include "domain/report.h"

namespace minuted::report {
namespace {

constexpr std::string_view computedMark = "{{computed}}", wordsMark = "{{words}}";

Result<std::string> renderTemplate(std::string_view text, const Fields& fields, size_t line) {
  kainjow::mustache::mustache mustache{std::string(text)};
  if (!mustache.is_valid())
    return fail(ErrorKind::usage, fmt::format("The layout, line {}: {}", line, mustache.error_message()));
  mustache.set_custom_escape([](const std::string& value) { return value; });  // a renderer escapes
  kainjow::mustache::data data;
  for (const auto& [name, value] : fields) data.set(name, value);
  return mustache.render(data);
}

// The line '## key | Heading' that begins a section.
Result<Section> parseSectionHeading(std::string_view line, size_t number, const Fields& fields) {
  auto title = line.substr(3);
  auto bar = title.find('|');
  Section section;
  section.key = std::string(trim(title.substr(0, bar)));
  if (!domain::isSectionName(section.key))
    return fail(
        ErrorKind::usage,
        fmt::format("The layout, line {}: '{}' is no key of a section. Say small letters, digits and '-', as in "
                    "'## forward-plan | Forward plan'.",
                    number, section.key));
  if (bar == std::string_view::npos) return section;
  TRY(section.heading, renderTemplate(trim(title.substr(bar + 1)), fields, number));
  return section;
}

// Adds a line to the section: a mark, an item of a list, or a line of a paragraph. blank: the line before it was empty.
Result<void> addLine(Section& section, std::string_view line, bool isBlank, size_t number, const Fields& fields) {
  auto& parts = section.parts;
  if (line == computedMark || line == wordsMark) {
    parts.push_back({line == wordsMark ? LayoutPart::Kind::narrative : LayoutPart::Kind::computed, {}, {}});
    return {};
  }
  TRY(auto text, renderTemplate(line, fields, number));
  if (text.starts_with("- ")) {
    if (parts.empty() || parts.back().kind != LayoutPart::Kind::list) parts.push_back({LayoutPart::Kind::list, {}, {}});
    parts.back().items.push_back(text.substr(2));
    return {};
  }
  // Each line of the cover becomes a row of its own.
  bool continuesParagraph =
      !isBlank && section.key != "cover" && !parts.empty() && parts.back().kind == LayoutPart::Kind::fixed;
  if (continuesParagraph)
    parts.back().text += " " + text;
  else
    parts.push_back({LayoutPart::Kind::fixed, text, {}});
  return {};
}

void complete(Section& section) {
  for (auto kind : {LayoutPart::Kind::computed, LayoutPart::Kind::narrative})
    if (std::ranges::find(section.parts, kind, &LayoutPart::kind) == section.parts.end())
      section.parts.push_back({kind, {}, {}});
}

}  // namespace

Result<std::vector<Section>> layoutOf(std::string_view text, const Fields& fields) {
  std::vector<Section> sections;
  size_t number = 0;
  bool isBlank = true;
  for (auto fullLine : split(text, '\n')) {
    ++number;
    auto line = trim(fullLine);
    if (line.starts_with("## ")) {
      TRY(auto section, parseSectionHeading(line, number, fields));
      if (std::ranges::find(sections, section.key, &Section::key) != sections.end())
        return fail(ErrorKind::usage,
                    fmt::format("The layout, line {}: there are two sections '{}'.", number, section.key));
      sections.push_back(std::move(section));
    } else if (!line.empty() && !sections.empty()) {
      TRY_DONE(addLine(sections.back(), line, isBlank, number, fields));
    }
    isBlank = line.empty();
  }
  if (sections.empty())
    return fail(ErrorKind::usage, "The layout has no section: one begins with a line like '## aims | Aims'.");
  for (auto& section : sections) complete(section);
  return sections;
}

}  // namespace minuted::report
