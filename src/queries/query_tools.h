// What the queries share.
#pragma once

#include "base/enums.h"
#include "base/text.h"
#include "queries/queries.h"

namespace minuted::queries {

// The state of a subject that a query was asked about.
template <typename State>
Result<State> stateOf(const engine::Snapshot& snapshot, Id id) {
  TRY(auto subject, snapshot.find(id));
  const auto* state = subject ? std::get_if<State>(&subject->state) : nullptr;
  if (state == nullptr) return fail(ErrorKind::notFound, "There is no " + reference(id) + " (at that time).");
  return *state;
}

// All subjects under a prefix whose state is a State and which keep() wants.
template <typename State, typename Keep>
Result<std::vector<std::pair<Id, State>>> collect(const engine::Snapshot& snapshot, const Bytes& prefix, Keep&& keep) {
  std::vector<std::pair<Id, State>> found;
  TRY_DONE(snapshot.scan(prefix, [&](domain::Subject subject) {
    auto* state = std::get_if<State>(&subject.state);
    if (state != nullptr && keep(*state)) found.emplace_back(subject.id, std::move(*state));
    return true;
  }));
  return found;
}

inline bool between(const OptionalDate& date, const OptionalDate& from, const OptionalDate& to) {
  if ((from || to) && !date) return false;
  return (!from || lastDay(*date) >= from->day) && (!to || date->day <= lastDay(*to));
}

inline void setDate(const OptionalDate& date, auto set) {
  if (date) set(isoDate(*date));
}

inline void setText(const std::string& text, auto set) {
  if (!text.empty()) set(text);
}

}  // namespace minuted::queries
