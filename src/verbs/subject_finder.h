// Which subject a text means: one that the register has, or one that the command being built makes.
#pragma once

#include <string>
#include <vector>

#include "domain/action.h"
#include "domain/event.h"
#include "register/snapshot.h"

namespace minuted::verbs {

class SubjectFinder {
 public:
  // The snapshot must outlive it.
  explicit SubjectFinder(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  // By a name or label of the command's own, else as queries::findSubject has it, with its errors.
  Result<Id> find(const std::string& text, domain::Kinds kinds) const;

  // The same; nothing where there is none, or several could be meant. The errors of the snapshot remain.
  Result<std::optional<Id>> findIfOne(const std::string& text, domain::Kinds kinds) const;

  // An owner of an action: 'X members' for each member of a group, 'Priya Nair (Harbour Trust)' for a person who speaks
  // for an organisation, else any person, organisation or group.
  Result<domain::Owner> findOwner(const std::string& text) const;

  // The state in the register; nothing for a subject that the command makes, or that there is not.
  template <typename State>
  Result<std::optional<State>> stateOf(Id id) const {
    if (!id || isLocal(id)) return std::nullopt;
    TRY(auto subject, snapshot_.find(id));
    const auto* state = subject ? std::get_if<State>(&subject->state) : nullptr;
    return state == nullptr ? std::nullopt : std::optional<State>(*state);
  }

  // A subject of the command, and what later steps may call it; the first name is its own. organisation: the one that a
  // person was entered for.
  void add(Id id, const std::vector<std::string>& names, Id organisation = {});

  // The subject of that kind which the command makes, or the register has, under that name, described for a message;
  // nothing where there is none, or it is a person who is known for other organisations than this one, or `except`.
  Result<std::optional<std::string>> namesakeOf(Kind kind, const std::string& name, Id organisation, Id except) const;

 private:
  struct NewSubject {
    Id id;
    std::vector<std::string> names;  // folded
    Id organisation;
  };

  const engine::Snapshot& snapshot_;
  std::vector<NewSubject> new_;
};

}  // namespace minuted::verbs
