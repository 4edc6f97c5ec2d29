#include "cli/terminal/help_page.h"

#include <algorithm>

#include "base/text.h"
#include "cli/terminal/wrapping.h"

namespace minuted::cli {
namespace {

constexpr size_t indent = 2, gapBeside = 2;

// Names and what they mean, in two columns. A name that is too long for its column has its meaning below it.
std::string entries(const std::string& heading, const std::vector<HelpEntry>& list, size_t width) {
  if (list.empty()) return "";
  auto mostOfNames = std::min<size_t>(28, width * 2 / 5);
  size_t column = 0;
  for (const auto& entry : list)
    if (auto length = displayWidth(entry.name); length <= mostOfNames) column = std::max(column, length);
  column = std::max<size_t>(column, 8);
  std::string below(indent + column + gapBeside, ' ');
  auto text = "\n" + heading + ":\n";
  for (const auto& entry : list) {
    auto length = displayWidth(entry.name);
    text += std::string(indent, ' ') + entry.name;
    bool isBeside = length <= column;
    if (!entry.text.empty()) text += isBeside ? std::string(column - length + gapBeside, ' ') : "\n" + below;
    bool isFirst = true;
    for (const auto& line : wrap(entry.text, width - below.size())) {
      text += (isFirst ? "" : "\n" + below) + line;
      isFirst = false;
    }
    text += '\n';
  }
  return text;
}

std::string usage(const HelpPage& page) {
  auto text = "Usage: " + page.command;
  if (!page.options.empty()) text += " [OPTIONS]";
  for (const auto& positional : page.positionals) text += " " + positional.name;
  if (page.needsSubcommand) text += " SUBCOMMAND";
  return text;
}

// A command may have a remark behind it, '  # …', which stands above it where both are too long for one line.
std::string exampleText(std::string_view line, size_t width) {
  if (displayWidth(line) <= width) return std::string(line) + "\n";
  if (!line.starts_with("  minuted")) return wrapProse(line, width) + "\n";
  std::string text;
  auto remark = line.find("  # ");
  if (remark != std::string_view::npos)
    for (const auto& part : wrap(trim(line.substr(remark)).substr(2), width - 4)) text += "  # " + part + "\n";
  return text + wrapCommand(trim(line.substr(0, remark)), width) + "\n";
}

}  // namespace

std::string helpText(const HelpPage& page, size_t width) {
  auto text = wrapProse(page.description, width) + "\n" + wrapProse(usage(page), width) + "\n";
  text += entries("Positionals", page.positionals, width) + entries("Options", page.options, width) +
          entries("Subcommands", page.subcommands, width);
  if (page.examples.empty()) return text;
  text += "\nExamples:\n";
  for (auto line : split(page.examples, '\n')) text += exampleText(line, width);
  return text;
}

}  // namespace minuted::cli
