// Answers (schema/answer.capnp) in the formats that other programs read. Pure functions of any struct of the schema,
// for any thread.
#pragma once

#include <capnp/dynamic.h>

#include <string>

namespace minuted::formats {

// As indented JSON, without a line feed at the end. Fields have the names that the schema gives them.
std::string json(capnp::DynamicStruct::Reader answer);

// The `items` of the answer, each on a line, after a line with the names of the fields. Lines end with CRLF (RFC 4180).
// The elements of a list are joined by '; ', and a struct is shown by its name. A cell that a spreadsheet would take
// for a formula gets an apostrophe before it.
std::string csv(capnp::DynamicStruct::Reader list);

// The text as one cell, in quotation marks if it needs them.
std::string csvCell(const std::string& text);

}  // namespace minuted::formats
