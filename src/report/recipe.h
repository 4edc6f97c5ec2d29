// What a report was made with, as it prints it of itself, so that it can be made again: which report, of what and when,
// with which program and templates. The log and its size stand beside it (closingSentences in render/pieces.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"

namespace minuted::report {

enum class ReportKind { annual, papers, minutes, partner };

struct Recipe {
  ReportKind kind = ReportKind::annual;
  Id about = {};                    // the group, the meeting, or the partner
  OptionalDate from = {}, to = {};  // days: the period of an annual update or a partner's sheet
  OptionalDate on = {};             // the day of papers and minutes
  bool publicCopy = false;
  bool draft = false;
  std::string version = {};    // of the program
  std::string templates = {};  // their digest (templatesDigest in render/templates.h); "" where none was said
  bool operator==(const Recipe&) const = default;
};

// The version of this program: 0.1.0.
std::string_view programVersion();

// 'Made by minuted 0.1.0 with the templates 5f0c7a9b1d2e: report annual --group G-1 --from 2022-04-01 --to 2023-03-31
// --format md.'
std::string recipeSentence(const Recipe& recipe, std::string_view format);

// Reads the last such sentence of a text whose lines are joined by spaces, wherever they were broken; nothing where
// there is none.
struct PrintedRecipe {
  Recipe recipe;
  std::string format;
};
std::optional<PrintedRecipe> readRecipe(std::string_view text);

}  // namespace minuted::report
