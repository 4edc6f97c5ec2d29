#include "domain/decision.h"

#include <fmt/format.h>

namespace minuted::domain {

std::optional<std::string> refusal(const Decision&, bool known, Event event, Words words) {
  auto body = event.getBody();
  if (!body.isDecisionRecorded()) return fmt::format("{} does not happen to a decision.", eventName(body.which()));
  if (known) return "It has been recorded already.";
  if (body.getDecisionRecorded().getGroup() == 0) return "A decision is taken by a group.";
  if (words.getText().size() == 0) return "What was decided is needed.";
  return std::nullopt;
}

void apply(Decision& decision, Event event, Words words) {
  if (!event.getBody().isDecisionRecorded()) return;
  auto said = event.getBody().getDecisionRecorded();
  decision.text = words.getText().cStr();
  decision.kind = said.getKind();
  decision.decidedOn = readDate(event.hasHappenedOn(), event.getHappenedOn());
  decision.group = Id(said.getGroup());
  decision.meeting = Id(said.getMeeting());
  decision.item = said.getItem();
  decision.proposer = Id(said.getProposer());
  decision.seconder = Id(said.getSeconder());
}

}  // namespace minuted::domain
