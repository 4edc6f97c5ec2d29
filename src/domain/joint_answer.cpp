#include "domain/joint_answer.h"

#include <fmt/format.h>

#include <array>

namespace minuted::domain {
namespace {

using schema::ActionStatus;
using schema::AnswerStatus;

// How many have given each answer.
class Counts {
 public:
  explicit Counts(std::span<const AnswerStatus> answers) : total(answers.size()) {
    for (auto answer : answers) ++of_[static_cast<size_t>(answer)];
  }
  size_t operator[](AnswerStatus answer) const { return of_[static_cast<size_t>(answer)]; }

  const size_t total;

 private:
  std::array<size_t, static_cast<size_t>(AnswerStatus::MORE_TIME_REQUESTED) + 1> of_{};
};

size_t outOf(const Counts& counts) { return counts[AnswerStatus::DECLINED] + counts[AnswerStatus::EXCUSED]; }

struct Line {
  JointRule rule;
  ActionStatus status;
  bool (*holds)(const Counts&);
};

constexpr std::array lines{
    Line{{"all have declined it or were excused, and somebody has declined", "declined"},
         ActionStatus::DECLINED,
         [](const Counts& counts) { return outOf(counts) == counts.total && counts[AnswerStatus::DECLINED] > 0; }},
    Line{{"all have claimed it as done, declined it or were excused", "claimed done"},
         ActionStatus::CLAIMED,
         [](const Counts& counts) {
           return counts.total > 0 && counts[AnswerStatus::CLAIMED] + outOf(counts) == counts.total;
         }},
    Line{{"somebody has claimed it or reported on it", "in progress"},
         ActionStatus::IN_PROGRESS,
         [](const Counts& counts) { return counts[AnswerStatus::CLAIMED] + counts[AnswerStatus::IN_PROGRESS] > 0; }},
    Line{{"somebody has accepted it", "accepted"},
         ActionStatus::ACCEPTED,
         [](const Counts& counts) { return counts[AnswerStatus::ACCEPTED] > 0; }},
    Line{{"else", "open"}, ActionStatus::OPEN, [](const Counts&) { return true; }}};

constexpr auto rulesOfAnswers = [] {
  std::array<JointRule, lines.size()> all;
  for (size_t i = 0; i < all.size(); ++i) all[i] = lines[i].rule;
  return all;
}();

std::string base(ActionStatus status, const Counts& counts) {
  switch (status) {
    case ActionStatus::ACCEPTED:
      if (counts[AnswerStatus::ACCEPTED] == counts.total) return "accepted";
      return fmt::format("accepted by {} of {}", counts[AnswerStatus::ACCEPTED], counts.total);
    case ActionStatus::IN_PROGRESS:
      if (counts[AnswerStatus::CLAIMED] == 0) return "in progress";
      return fmt::format("in progress, claimed by {} of {}", counts[AnswerStatus::CLAIMED], counts.total);
    case ActionStatus::CLAIMED: return "claimed";
    case ActionStatus::DECLINED: return "declined";
    default: return "open";
  }
}

}  // namespace

std::span<const JointRule> jointRules() { return rulesOfAnswers; }

ActionStatus jointStatus(std::span<const AnswerStatus> answers) {
  Counts counts(answers);
  for (const auto& line : lines)
    if (line.holds(counts)) return line.status;
  return ActionStatus::OPEN;
}

std::string jointStanding(std::span<const AnswerStatus> answers) {
  Counts counts(answers);
  auto status = jointStatus(answers);
  auto text = base(status, counts);
  auto add = [&](AnswerStatus answer, const char* what) {
    if (counts[answer] > 0) text += fmt::format(", {} {}", counts[answer], what);
  };
  if (status != ActionStatus::DECLINED) add(AnswerStatus::DECLINED, "declined");
  add(AnswerStatus::EXCUSED, "excused");
  add(AnswerStatus::COUNTER_PROPOSED, "counter-proposed");
  return text;
}

bool isOpenAfter(AnswerStatus answer) { return answer != AnswerStatus::DECLINED && answer != AnswerStatus::EXCUSED; }

}  // namespace minuted::domain
