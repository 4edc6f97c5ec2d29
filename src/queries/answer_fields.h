// Fields of answers (schema/answer.capnp) that are left out where there is nothing to say. Pure functions, for any
// thread.
#pragma once

#include <string>

#include "base/date.h"
#include "queries/parties/names.h"

namespace minuted::queries {

// Calls set() with the date, "2025-01-16" or "2025-Q1", where there is one.
inline void setDate(const OptionalDate& date, auto set) {
  if (date) set(isoDate(*date));
}

// Calls set() with the text, where it is not empty.
inline void setText(const std::string& text, auto set) {
  if (!text.empty()) set(text);
}

// Calls setName() and setReference() with those of the subject, where there is one. names: Names, or those of a day.
inline void setNamed(auto&& names, Id id, auto setName, auto setReference) {
  if (!id) return;
  setName(names.of(id));
  setReference(names.reference(id));
}

}  // namespace minuted::queries
