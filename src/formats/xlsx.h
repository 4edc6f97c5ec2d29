// Answers (schema/answer.capnp, schema/outcome.capnp) as a workbook of Excel, with the rows and columns that csv.h has.
// Numbers are numbers, days are dates, and any other cell is a text, which no program takes for a formula.
//
// Threads: any, at once; each call has a temporary folder of its own. Errors: ErrorKind::failed where that cannot be
// written, refused where there are more rows than a sheet may have.
#pragma once

#include <capnp/dynamic.h>

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::formats {

// A sheet for each list of rows that the answer has.
Result<Bytes> xlsx(capnp::DynamicStruct::Reader answer);

struct NamedAnswer {
  std::string name;  // of the sheet
  capnp::DynamicStruct::Reader answer;
};
Result<Bytes> xlsx(const std::vector<NamedAnswer>& answers);

}  // namespace minuted::formats
