// The items of a list in the order of one of their fields. Functions that keep nothing, for any thread.
#pragma once

#include <capnp/dynamic.h>

#include <string_view>

#include "queries/queries.h"

namespace minuted::queries {

// What to sort by: a field by its name in JSON and CSV, whatever its case. Empty: the order in which the query answers.
struct Order {
  std::string_view field;
  bool reversed = false;  // the highest, the newest first
};

// Sorts the `items` of an answer, if there is a field to sort by. Items without the field come last, and those with the
// same keep their order. Numbers and references are sorted by their value, texts without regard to case and accents.
// ErrorKind::usage where items have no such field, with those that they have, and where only `reversed` is set.
Result<void> sortItems(capnp::DynamicStruct::Builder list, const Order& order);

}  // namespace minuted::queries
