// States of subjects, as the queries read them. Functions of a snapshot that keep nothing, for any thread. Errors:
// those of the snapshot (register/snapshot.h), and what stands at each function.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "queries/history/missing.h"
#include "register/snapshot.h"

namespace minuted::queries {

// The state of a subject; nothing where there is no such subject, or one of another kind.
template <typename State>
Result<std::optional<State>> findState(const engine::Snapshot& snapshot, Id id) {
  TRY(auto subject, snapshot.find(id));
  auto* state = subject ? std::get_if<State>(&subject->state) : nullptr;
  return state == nullptr ? std::nullopt : std::optional<State>(std::move(*state));
}

// The state of a subject that somebody asks for. ErrorKind::notFound where there is none, in words for that person.
template <typename State>
Result<State> stateOf(const engine::Snapshot& snapshot, Id id) {
  TRY(auto state, findState<State>(snapshot, id));
  if (!state) return std::unexpected(missing(snapshot, id));
  return std::move(*state);
}

// All subjects under a prefix of the views' keys whose state is a State, and for which keep() returns true.
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
template <typename State>
Result<std::vector<std::pair<Id, State>>> collect(const engine::Snapshot& snapshot, const Bytes& prefix) {
  return collect<State>(snapshot, prefix, [](const State&) { return true; });
}

// Whether any day of the date lies between the two, which belong to it; one that is missing sets no bound. What has no
// date lies within no bound.
inline bool isWithin(const OptionalDate& date, const OptionalDate& from, const OptionalDate& to) {
  if ((from || to) && !date) return false;
  return (!from || lastDay(*date) >= from->day) && (!to || date->day <= lastDay(*to));
}

}  // namespace minuted::queries
