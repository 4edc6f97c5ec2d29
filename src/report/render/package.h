// Packs and unpacks DOCX and ODT files, which are zips of parts. The bytes depend only on the parts and the given time.
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
using Parts = std::vector<Part>;  // in the order of the zip

Result<Parts> unpack(BytesView zip);
Result<Bytes> pack(const Parts& parts, Micros time);

Part* partNamed(Parts& parts, std::string_view name);  // nullptr where there is no such part

}  // namespace minuted::report
