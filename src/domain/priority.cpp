#include "domain/priority.h"

#include <array>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 3> priorityStates{"set", "current", "over"};
constexpr std::array<std::string_view, 5> programmeStates{"adopted", "adopted", "begun", "completed", "abandoned"};
constexpr std::string_view columnOfPriority(ProgrammeStatus status) {
  switch (status) {
    case ProgrammeStatus::ADOPTED: return "adopted";
    case ProgrammeStatus::BEGUN: return "begun";
    case ProgrammeStatus::COMPLETED: return "completed";
    case ProgrammeStatus::ABANDONED: return "abandoned";
  }
  return "";
}
static_assert(areColumnsOf(programmeStates, columnOfPriority));

// clang-format off
constexpr std::array rulesOfPriorities{
    //                                              not there, current, over
    Rule{Body::PRIORITY_SET,      "set",            "x..", "the group"},
    Rule{Body::PRIORITY_REPORTED, "reported on",    ".x."},
    Rule{Body::PRIORITY_ENDED,    "ended",          ".x.", "the group"}};

constexpr std::array rulesOfProgrammes{
    //                                              not there, adopted, begun, completed, abandoned
    Rule{Body::PROGRAMME_ADOPTED,   "adopted",      "x....", "the group"},
    Rule{Body::PROGRAMME_BEGUN,     "begun",        ".x..."},
    Rule{Body::PROGRAMME_COMPLETED, "completed",    ".xx.."},
    Rule{Body::PROGRAMME_ABANDONED, "abandoned",    ".xx.."}};
// clang-format on

PriorityStatus statusOf(schema::PriorityOutcome outcome) {
  switch (outcome) {
    case schema::PriorityOutcome::MET: return PriorityStatus::MET;
    case schema::PriorityOutcome::MET_IN_PART: return PriorityStatus::MET_IN_PART;
    case schema::PriorityOutcome::NOT_MET: return PriorityStatus::NOT_MET;
    case schema::PriorityOutcome::CARRIED_OVER: return PriorityStatus::CARRIED_OVER;
  }
  return PriorityStatus::MET;
}

void setStatus(Programme& programme, ProgrammeStatus status, Event event, Words words) {
  programme.status = status;
  programme.statusOn = dayOf(event);
  if (words.hasNote()) programme.note = words.getNote().cStr();
}

}  // namespace

constexpr RuleTable priorityRules{"priority", priorityStates, rulesOfPriorities};
static_assert(fillColumns(rulesOfPriorities, priorityStates));
constexpr RuleTable programmeRules{"programme", programmeStates, rulesOfProgrammes};
static_assert(fillColumns(rulesOfProgrammes, programmeStates));

std::optional<std::string> refusal(const Priority& priority, bool isKnown, Event event, Words words) {
  size_t state = !isKnown ? 0 : priority.status == PriorityStatus::CURRENT ? 1 : 2;
  if (auto refused = refusalBy(priorityRules, state, event)) return refused;
  if (!event.getBody().isPrioritySet()) return std::nullopt;
  if (event.getBody().getPrioritySet().getGroup() == 0) return "A priority is set by a group.";
  if (words.getText().size() == 0) return "What the priority is is needed.";
  return std::nullopt;
}

std::optional<std::string> refusal(const Programme& programme, bool isKnown, Event event, Words words) {
  if (auto refused = refusalBy(programmeRules, isKnown ? static_cast<size_t>(programme.status) + 1 : 0, event))
    return refused;
  if (event.getBody().isProgrammeAdopted() && words.getName().size() == 0) return "A name is needed.";
  return std::nullopt;
}

void apply(Priority& priority, Event event, Words words) {
  auto body = event.getBody();
  if (words.hasNote()) priority.note = words.getNote().cStr();
  if (body.isPrioritySet()) {
    auto set = body.getPrioritySet();
    priority.text = words.getText().cStr();
    priority.group = Id(set.getGroup());
    priority.programme = Id(set.getProgramme());
    priority.decision = Id(set.getDecision());
    priority.from = readDate(set.hasFrom(), set.getFrom());
    priority.until = readDate(set.hasUntil(), set.getUntil());
    priority.number = set.getNumber();
  }
  if (body.isPriorityReported()) {
    ++priority.reports;
    priority.reportedOn = dayOf(event);
  }
  if (body.isPriorityEnded()) priority.status = statusOf(body.getPriorityEnded().getOutcome());
}

void apply(Programme& programme, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::PROGRAMME_ADOPTED: {
      auto adopted = body.getProgrammeAdopted();
      programme.name = words.getName().cStr();
      programme.text = words.getText().cStr();
      programme.kind = adopted.getKind();
      programme.group = Id(adopted.getGroup());
      programme.parent = Id(adopted.getParent());
      programme.decision = Id(adopted.getDecision());
      programme.adoptedBy = Id(adopted.getAdoptedBy());
      programme.adoptedOn = dayOf(event);
      return setStatus(programme, ProgrammeStatus::ADOPTED, event, words);
    }
    case Body::PROGRAMME_BEGUN: return setStatus(programme, ProgrammeStatus::BEGUN, event, words);
    case Body::PROGRAMME_COMPLETED: return setStatus(programme, ProgrammeStatus::COMPLETED, event, words);
    case Body::PROGRAMME_ABANDONED: return setStatus(programme, ProgrammeStatus::ABANDONED, event, words);
    default: return;
  }
}

}  // namespace minuted::domain
