// Enums of the schema to and from the names that it gives them.
#pragma once

#include <capnp/dynamic.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace minuted {

// "inProgress"; "" for a number that the schema does not know.
inline std::string enumerantName(capnp::DynamicEnum value) {
  KJ_IF_MAYBE (known, value.getEnumerant()) return known->getProto().getName().cStr();
  return "";
}
template <typename Enum>
std::string enumerantName(Enum value) {
  return enumerantName(capnp::DynamicEnum(capnp::toDynamic(value)));
}

// "in progress"
template <typename Enum>
std::string inWords(Enum value) {
  return splitCamelCase(enumerantName(value));
}

// The value with this name, in either form: "inProgress" or "in progress".
template <typename Enum>
std::optional<Enum> enumNamed(std::string_view name) {
  for (auto each : capnp::Schema::from<Enum>().getEnumerants()) {
    std::string schemaName = each.getProto().getName().cStr();
    if (name == schemaName || name == splitCamelCase(schemaName)) return static_cast<Enum>(each.getOrdinal());
  }
  return std::nullopt;
}

}  // namespace minuted
