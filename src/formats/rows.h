// The rows of an answer, as CSV and workbooks have them. Pure functions of any struct of the schema, for any thread.
#pragma once

#include <capnp/dynamic.h>

#include <string>
#include <vector>

#include "formats/fields.h"

namespace minuted::formats {

// The lists of an answer whose elements are rows: `items`, or those that the schema marks as rows. None where the
// answer is one row itself.
std::vector<Field> listsOfRows(capnp::StructSchema type);

// The field in a cell; "" where it says nothing.
std::string fieldText(Struct of, Field field);

}  // namespace minuted::formats
