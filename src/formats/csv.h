// Answers (schema/answer.capnp, schema/outcome.capnp) as CSV, for spreadsheets. Pure functions of any struct of the
// schema, for any thread.
#pragma once

#include <capnp/dynamic.h>

#include <string>
#include <string_view>

namespace minuted::formats {

// By this at the beginning of a file Excel knows that it is UTF-8.
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// A line with the names of the fields, and a line for each row; lines end with CRLF (RFC 4180).
//
// The rows are the elements of `items`, or of the lists that the schema marks as rows; where there are several such
// lists, a first column `table` names the list. An answer without such a list is one row. In a cell, the elements of a
// list are joined by '; ', a struct is shown by its name or by the fields that the schema says, and what says nothing
// is empty. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
std::string csv(capnp::DynamicStruct::Reader answer);

// The first line of that, for elements of one type, and one of the others.
std::string csvHeader(capnp::StructSchema type);
std::string csvRow(capnp::DynamicStruct::Reader element);

// The text as one cell, in quotation marks if it needs them.
std::string csvCell(std::string_view text);

}  // namespace minuted::formats
