// Answers (schema/answer.capnp) in the formats that other programs read. Any struct of the schema will do.
#pragma once

#include <capnp/dynamic.h>

#include <string>

namespace minuted::formats {

// With the names of the fields as the schema has them; indented. Without a line end.
std::string json(capnp::DynamicStruct::Reader answer);

// The answer's `items`, a line each after one with the fields' names (RFC 4180: CRLF). Lists within a cell are joined
// by
// '; ', structs show their name. Cells that a spreadsheet would take for a formula are neutralised.
std::string csv(capnp::DynamicStruct::Reader list);

std::string csvCell(const std::string& text);

}  // namespace minuted::formats
