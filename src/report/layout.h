// The layout of a report: its sections in order, and what stands in each whatever the register says. Read from a text
// file like src/report/render/templates/annual.md, which tells how it is written.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace minuted::report {

struct LayoutPart {
  enum class What { standing, list, computed, words };
  What what = What::standing;
  std::string text;                // of a standing paragraph
  std::vector<std::string> items;  // of a standing list
};

struct Section {
  std::string key, heading;
  std::vector<LayoutPart> parts;  // with one computed and one words among them
};

using Fields = std::map<std::string, std::string>;  // {{name}} -> what it stands for

// ErrorKind::usage, with the line, where it is not written as it should be.
Result<std::vector<Section>> layoutOf(std::string_view text, const Fields& fields);

}  // namespace minuted::report
