// The parts of a DOCX or ODT: a zip whose bytes depend on nothing but its parts and the time that it is to bear.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"

namespace minuted::report {

struct Part {
  std::string name;  // word/document.xml
  Bytes bytes;
};
using Parts = std::vector<Part>;  // in the order that they are stored in

Result<Parts> unpacked(BytesView zip);
Result<Bytes> packed(const Parts& parts, Micros time);

Part* partNamed(Parts& parts, std::string_view name);  // nullptr where there is none

}  // namespace minuted::report
