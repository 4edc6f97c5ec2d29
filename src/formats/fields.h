// What the fields of answers and events say to other programs, by their types and the annotations of schema/form.capnp.
// Pure functions of any struct of the schema, for any thread.
#pragma once

#include <capnp/dynamic.h>

#include <optional>
#include <string>

namespace minuted::formats {

using Struct = capnp::DynamicStruct::Reader;
using Field = capnp::StructSchema::Field;

// Whether the field says something. A field that does not is left out of JSON, and an empty cell in CSV. Flags, counts
// and lists that were made, even empty ones, say something.
bool isSaid(Struct of, Field field);

// The text by which the field is printed where its type alone does not tell: an id is a reference ('A-17'), a date ISO
// 8601, a time RFC 3339, a time of day 14:30, a share 0.85. Nothing for any other. The field must say something.
std::optional<std::string> formOf(Struct of, Field field);
// Whether that text is a number of JSON.
bool isNumber(Field field);

}  // namespace minuted::formats
