// The layout of a report: its sections in order, and the fixed text of each. It is read from a text file like
// src/report/render/templates/annual.md, which explains the syntax.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace minuted::report {

struct LayoutPart {
  enum class Kind { fixed, list, computed, narrative };
  Kind kind = Kind::fixed;
  std::string text;                // of a fixed paragraph
  std::vector<std::string> items;  // of a fixed list
};

struct Section {
  std::string key, heading;
  std::vector<LayoutPart> parts;  // with one computed and one narrative part among them
};

using Fields = std::map<std::string, std::string>;  // the values for {{name}}

// ErrorKind::usage, with the number of the line, for a syntax error.
Result<std::vector<Section>> layoutOf(std::string_view text, const Fields& fields);

}  // namespace minuted::report
