// Whether a message is what its schema says, down to the last bit. Cap'n Proto reads a message lazily: a pointer of the
// wrong kind, a text without an end or an enum of another version is noticed only where somebody reads that field. So
// what comes from outside is gone through whole before anything is done with it.
//
// Threads: for any, at once.
#pragma once

#include <capnp/any.h>
#include <capnp/schema.h>

#include <cstdint>
#include <optional>
#include <string>

namespace minuted {

// The first fault of the value, as a sentence that names its place: "event.source is no struct." Nothing where
// - every pointer is of the kind that the schema says, its lists are of the schema's elements, and no pointer, no bit
//   and no member of a union is there that the schema does not know;
// - every enum has a value that the schema knows;
// - every text ends with a zero byte and is UTF-8;
// - all of it together is no longer than `mostWords` words of 8 bytes. A message that names the same bytes twice would
//   be longer when copied than when received.
// How deep it goes, the schema limits: none of ours contains itself.
std::optional<std::string> schemaFault(capnp::AnyStruct::Reader value, capnp::StructSchema schema, uint64_t mostWords);

}  // namespace minuted
