// Who is asked for which action and how they stand, told the long way: from the states of all subjects, without an
// index, by the words that queries/standing.h publishes. The queries are held against it.
#pragma once

#include <set>

#include "queries/standing.h"
#include "world/oracle.h"

namespace minuted::world {

class AskedOracle {
 public:
  AskedOracle(const Subjects& subjects, Date today) : subjects_(subjects), today_(today) {}

  // Of no party: how the action itself stands.
  queries::Part partOf(const domain::Action& action, Id party) const;

 private:
  using Answer = schema::AnswerStatus;
  struct Asked {
    std::set<Id> as;  // all in whose name: the party, its organisation, the group of which it is a member
    Answer answer;
  };

  Id identity(Id id) const;
  std::set<Id> identities(Id party) const;
  OptionalDate dueOf(const domain::Action& action) const;
  bool isOff(int32_t day) const;
  std::set<Id> membersOf(Id group, const domain::Action& action) const;
  Id mandate(Id person, Date day, Id group) const;
  bool speaksFor(Id person, Id organisation, Date day) const;
  bool isFor(const domain::Action& action, const domain::OwnerAnswer& answer, Id party) const;
  Answer answerOf(const domain::Action& action, Id party) const;
  std::vector<Asked> askedFor(const domain::Action& action) const;
  std::vector<domain::Appointment> appointmentsOf(Id person, Date day) const;

  template <typename State, typename Visit>
  void forEach(const Visit& visit) const {
    for (const auto& [id, subject] : subjects_)
      if (const auto* state = std::get_if<State>(&subject.state)) visit(id, *state);
  }
  template <typename State>
  const State* find(Id id) const {
    auto found = subjects_.find(id);
    return found == subjects_.end() ? nullptr : std::get_if<State>(&found->second.state);
  }

  const Subjects& subjects_;
  Date today_;
};

}  // namespace minuted::world
