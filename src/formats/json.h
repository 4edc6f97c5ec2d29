// Answers (schema/answer.capnp, schema/outcome.capnp) and events as JSON. docs/JSON.md says what others may rely on.
// Pure functions of any struct of the schema, for any thread.
#pragma once

#include <capnp/dynamic.h>

#include <string>

namespace minuted::formats {

// Indented, without a line feed at the end. Fields have the names that the schema gives them, and one that says nothing
// is left out (formats/fields.h). Whole numbers of 64 bits are texts, since many readers of JSON would round them.
// Bytes that are no UTF-8 become U+FFFD.
std::string json(capnp::DynamicStruct::Reader answer);

// The same on one line, for streams of many.
std::string jsonLine(capnp::DynamicStruct::Reader answer);

}  // namespace minuted::formats
