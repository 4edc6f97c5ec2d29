// JSON as people write it by hand (RFC 8259), with the place of each value, so that whatever is wrong with one can be
// said of its line and column. Pure functions, for any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace minuted::verbs {

// In a file, each from 1; the column counts characters.
struct JsonPlace {
  size_t line = 1, column = 1;
};

struct JsonMember;

struct JsonValue {
  enum class Kind { null, flag, number, text, list, object };
  Kind kind = Kind::null;
  JsonPlace place;
  std::string text;  // of a text, what it says; of a number or a flag, as it is written: "1.50", "true"
  std::vector<JsonValue> items;
  std::vector<JsonMember> members;  // in their order; no two of one name
};

struct JsonMember {
  JsonPlace place;  // of the name
  std::string name;
  JsonValue value;
};

// "a text", "a number", "a list"
std::string_view kindText(JsonValue::Kind kind);

// 'FILE:3:14: REASON'
Error errorAt(std::string_view file, JsonPlace place, std::string_view reason, ErrorKind kind = ErrorKind::usage);

// Reads the whole content; file is its name in errors. ErrorKind::usage with the place, where it is not JSON, has a
// name twice in an object, is no UTF-8, or is nested more than 32 deep. A byte order mark at its beginning is skipped.
Result<JsonValue> readJson(std::string_view file, std::string_view content);

}  // namespace minuted::verbs
