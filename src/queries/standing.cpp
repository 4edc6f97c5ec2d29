#include "queries/standing.h"

#include <algorithm>

#include "domain/joint_answer.h"

namespace minuted::queries {
namespace {

using domain::Action;
using domain::AnswerStatus;

std::vector<AnswerStatus> answersOf(std::span<const Standing> standings) {
  std::vector<AnswerStatus> answers;
  for (const auto& each : standings) answers.push_back(each.answer.status);
  return answers;
}

// Answers of nobody in particular, which registers have from before each owner had to answer for itself, tell that
// somebody has accepted the action or is at work on it, and nothing more.
schema::ActionStatus withAnonymous(const Action& action, schema::ActionStatus status) {
  using enum schema::ActionStatus;
  if (!domain::isJoint(action)) return status;
  for (const auto& answer : action.answers) {
    if (answer.party) continue;
    bool works = answer.status == AnswerStatus::IN_PROGRESS || answer.status == AnswerStatus::CLAIMED;
    if (works && (status == OPEN || status == ACCEPTED)) return IN_PROGRESS;
    if (answer.status == AnswerStatus::ACCEPTED && status == OPEN) return ACCEPTED;
  }
  return status;
}

}  // namespace

Part partOf(const Action& action, std::span<const Standing> standings, Id party, std::optional<int32_t> inTimeUntil,
            Date today) {
  Part part;
  part.isOver = !isLive(action);
  bool late = inTimeUntil && *inTimeUntil < today.day;
  bool everyoneSilent = true, everyoneClaimed = true;
  std::vector<AnswerStatus> answers;
  for (const auto& each : standings) {
    if (party && !each.concerns(party)) continue;
    part.isAsked = true;
    answers.push_back(each.answer.status);
    if (part.isOver || !domain::isOpenAfter(each.answer.status)) continue;
    part.isOpen = true;
    bool claimed = each.answer.status == AnswerStatus::CLAIMED;
    everyoneClaimed = everyoneClaimed && claimed;
    everyoneSilent = everyoneSilent && each.answer.status == AnswerStatus::SILENT;
    part.isOverdue = part.isOverdue || (late && !claimed);
  }
  part.isSilent = part.isOpen && everyoneSilent;
  part.isClaimed = part.isOpen && everyoneClaimed;
  part.status = part.isOver ? action.status : domain::jointStatus(answers);
  if (!party) {
    part.isOpen = !part.isOver;
    if (!part.isOver) part.status = withAnonymous(action, part.status);
  }
  return part;
}

std::string standingInWords(const Action& action, std::span<const Standing> standings) {
  if (!isLive(action) || standings.size() < 2) return "";
  auto answers = answersOf(standings);
  // What nobody in particular has answered is in no count.
  if (withAnonymous(action, domain::jointStatus(answers)) != domain::jointStatus(answers)) return "";
  return domain::jointStanding(answers);
}

}  // namespace minuted::queries
