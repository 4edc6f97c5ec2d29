// How an action stands that several are asked for: its state follows from the answers of each of them, by one table.
// The fold, the queries and `minuted help rules` share it. Constant, for any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "status.capnp.h"

namespace minuted::domain {

// A line of the table: the first whose condition holds decides.
struct JointRule {
  std::string_view condition, status;
};
std::span<const JointRule> jointRules();

// answers: one for each of those asked. Of one, the status that its answer means.
schema::ActionStatus jointStatus(std::span<const schema::AnswerStatus> answers);

// The same in words, with how many it rests on: "accepted by 1 of 2", "claimed, 1 declined".
std::string jointStanding(std::span<const schema::AnswerStatus> answers);

// Whether somebody who has answered so still has the action to do: neither declined it nor was excused.
bool isOpenAfter(schema::AnswerStatus answer);

}  // namespace minuted::domain
