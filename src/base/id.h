// Ids of subjects, and the references by which people name them: A-17 is the 17th action of a register.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "event.capnp.h"

namespace minuted {

using schema::Kind;

// Its value, kind * 2^32 + number, is what schemas store (schema/event.capnp). Number 0 means no subject.
struct Id {
  uint64_t value = 0;

  constexpr Id() = default;
  constexpr explicit Id(uint64_t stored) : value(stored) {}
  constexpr Id(Kind kind, uint32_t number) : value(static_cast<uint64_t>(kind) << 32 | number) {}

  constexpr Kind kind() const { return static_cast<Kind>(value >> 32); }
  constexpr uint32_t number() const { return static_cast<uint32_t>(value); }
  constexpr explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

constexpr uint32_t kindCount = 20;

// Ids from firstLocal on occur only in the steps of a command: each stands for the subject that an earlier step of the
// same command makes, before it has its number (schema/command.capnp).
constexpr uint32_t firstLocal = 1u << 31;
constexpr Id madeByStep(Kind kind, uint32_t step) { return Id(kind, firstLocal + step); }
constexpr bool isLocal(Id id) { return id.number() >= firstLocal; }

std::string reference(Id id);                             // "A-17"; "" for no subject
std::optional<Id> parseReference(std::string_view text);  // in either case: "a-17"
std::string_view kindName(Kind kind);                     // "action"
std::span<const Kind> allKinds();

}  // namespace minuted

template <>
struct std::hash<minuted::Id> {
  size_t operator()(minuted::Id id) const noexcept { return std::hash<uint64_t>()(id.value); }
};
