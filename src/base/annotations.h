// The ids of the annotations that schema/*.capnp gives to fields, and how to find them.
#pragma once

#include <capnp/schema.h>

#include <cstdint>
#include <optional>

namespace minuted::annotation {

// schema/event.capnp
constexpr uint64_t knowledge = 0xe3d0c1a86f0b9f21;
constexpr uint64_t begins = 0xa90c5de1472bf6c3;
constexpr uint64_t reference = 0xcf1ba1f6f8dc0c5b;
constexpr uint64_t relation = 0xd1f7b7f0c8e94a35;
constexpr uint64_t companion = 0xb6a2f9ce30d7e813;

// schema/row.capnp
constexpr uint64_t meaning = 0xd3b8a1f04c6e7259;
constexpr uint64_t heading = 0x9f41c7d2e85b3a60;
constexpr uint64_t label = 0xc05ea7913d8f42b6;

// schema/form.capnp
constexpr uint64_t subjectReference = 0xec0782a9c2ec90d0;
constexpr uint64_t nameOf = 0xbf2e88e2123db940;
constexpr uint64_t date = 0xc9e65e2b0b228618;
constexpr uint64_t time = 0xa7a1453fb32a2aa8;
constexpr uint64_t clock = 0xdf9987d2718b8e58;
constexpr uint64_t share = 0xd7c88d846ad69a79;
constexpr uint64_t noneAt = 0x9f127db7ebf3e1b4;
constexpr uint64_t rows = 0xb8f3d2d8893a61b8;
constexpr uint64_t cell = 0xbcf4d1e54cbce751;  // of a struct

// The value of the annotation with this id, if the field has one.
inline std::optional<capnp::schema::Value::Reader> find(capnp::StructSchema::Field field, uint64_t id) {
  for (auto each : field.getProto().getAnnotations())
    if (each.getId() == id) return each.getValue();
  return std::nullopt;
}

inline bool has(capnp::StructSchema::Field field, uint64_t id) { return find(field, id).has_value(); }

}  // namespace minuted::annotation
