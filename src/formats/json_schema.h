// What JSON says of an answer (formats/json.h), described by JSON Schema 2020-12, for programs that are made from
// descriptions. Follows the types and annotations of the schema, as the printing does. Pure functions, for any thread.
#pragma once

#include <capnp/schema.h>

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace minuted::formats {

// The name of a struct among others: "ActionAnswer", or "ActionAnswer.Answer" of one that stands in another.
std::string schemaName(capnp::StructSchema type);

// Adds the descriptions of the struct, and of all that stand in it, by their names, each once. Where one stands in
// another it is referred to: "#/components/schemas/ActionAnswer".
void addJsonSchemas(capnp::StructSchema type, nlohmann::ordered_json& schemas);

}  // namespace minuted::formats
