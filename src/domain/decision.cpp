#include "domain/decision.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 6> statesOfDecisions{"recorded",  "standing", "superseded",
                                                            "rescinded", "proposed", "not taken"};
constexpr std::string_view columnOfDecision(DecisionStatus status) {
  switch (status) {
    case DecisionStatus::STANDS: return "standing";
    case DecisionStatus::SUPERSEDED: return "superseded";
    case DecisionStatus::RESCINDED: return "rescinded";
    case DecisionStatus::PROPOSED: return "proposed";
    case DecisionStatus::NOT_TAKEN: return "not taken";
  }
  return "";
}
static_assert(areColumnsOf(statesOfDecisions, columnOfDecision));

// clang-format off
constexpr std::array rulesOfDecisions{
    //                                                                       not there
    //                                                                       |standing
    //                                                                       ||superseded
    //                                                                       |||rescinded
    //                                                                       ||||proposed
    //                                                                       |||||not taken
    Rule{Body::DECISION_PROPOSED,       "proposed",                         "x.....", "the group"},
    Rule{Body::DECISION_RECORDED,       "recorded",                         "x...x.", "the group"},
    Rule{Body::DECISION_NOT_TAKEN,      "dropped",                          "....x.", "the group"},
    Rule{Body::POSITION_RECORDED,       "given a position",                 ".xxxx.", "a party"},
    Rule{Body::VOTES_COUNTED,           "given a count of votes",           ".xxxx.", "the chair"},
    Rule{Body::REVIEW_DUE_SET,          "given a day of review",            ".x....", "the group"},
    Rule{Body::DECISION_REVIEWED,       "reviewed",                         ".x....", "the group"},
    Rule{Body::RECOMMENDATION_ANSWERED, "answered",                         ".x....", "the body it is addressed to"},
    Rule{Body::DECISION_SUPERSEDED,     "superseded",                       ".x....", "the group"},
    Rule{Body::DECISION_RESCINDED,      "rescinded",                        ".x....", "the group"}};
// clang-format on

std::optional<std::string> recordingRefusal(schema::DecisionRecorded::Reader fields, Words words) {
  if (fields.getGroup() == 0) return "A decision is taken by a group.";
  if (words.getText().size() == 0) return "What was decided is needed.";
  return std::nullopt;
}

std::optional<std::string> proposalRefusal(schema::DecisionProposed::Reader fields, Event event, Words words) {
  if (fields.getGroup() == 0) return "A decision is taken by a group.";
  if (words.getText().size() == 0) return "What is to be decided is needed.";
  auto closesOn = readDate(fields.hasClosesOn(), fields.getClosesOn());
  if (!closesOn) return "Until which day may positions be taken?";
  if (lastDay(*closesOn) < event.getHappenedOn().getDay())
    return "Positions could be taken until before it is proposed.";
  return std::nullopt;
}

std::optional<std::string> replacementRefusal(schema::DecisionByDecision::Reader fields, bool isRequired) {
  if (isRequired && fields.getBy() == 0) return "By which other decision?";
  if (fields.getBy() == fields.getDecision()) return "A decision cannot take the place of itself.";
  return std::nullopt;
}

void propose(Decision& decision, Event event, Words words) {
  auto fields = event.getBody().getDecisionProposed();
  decision.status = DecisionStatus::PROPOSED;
  decision.text = words.getText().cStr();
  decision.reason = words.getNote().cStr();
  decision.kind = fields.getKind();
  decision.group = Id(fields.getGroup());
  decision.proposer = Id(fields.getProposer());
  decision.confidential = fields.getConfidential();
  decision.proposedOn = readDate(event.hasHappenedOn(), event.getHappenedOn());
  decision.closesOn = readDate(fields.hasClosesOn(), fields.getClosesOn());
}

// One that was proposed keeps the positions that were taken.
void record(Decision& decision, Event event, Words words) {
  auto fields = event.getBody().getDecisionRecorded();
  decision.status = DecisionStatus::STANDS;
  decision.text = words.getText().cStr();
  decision.reason = words.getNote().cStr();
  decision.kind = fields.getKind();
  decision.decidedOn = readDate(event.hasHappenedOn(), event.getHappenedOn());
  decision.group = Id(fields.getGroup());
  decision.meeting = Id(fields.getMeeting());
  decision.item = fields.getItem();
  decision.proposer = Id(fields.getProposer());
  decision.seconder = Id(fields.getSeconder());
  decision.addressedTo = Id(fields.getAddressedTo());
  decision.reviewOn = readDate(fields.hasReviewOn(), fields.getReviewOn());
  decision.confidential = fields.getConfidential();
}

void takePosition(Decision& decision, schema::PositionRecorded::Reader fields, Words words) {
  auto existing = std::ranges::find(decision.positions, Id(fields.getParty()), &PartyPosition::party);
  auto& position = existing == decision.positions.end() ? decision.positions.emplace_back() : *existing;
  position = {Id(fields.getParty()), Id(fields.getOnBehalfOf()), fields.getPosition(), words.getNote().cStr()};
}

std::string_view uptakeName(schema::Uptake uptake) {
  switch (uptake) {
    case schema::Uptake::WHOLLY: return "taken";
    case schema::Uptake::IN_PART: return "taken in part";
    case schema::Uptake::NOT_TAKEN: return "not taken";
  }
  return "";
}

}  // namespace

bool wasTaken(const Decision& decision) {
  return decision.status != DecisionStatus::PROPOSED && decision.status != DecisionStatus::NOT_TAKEN;
}

std::string uptakeText(const Uptake& uptake) {
  auto name = uptakeName(uptake.taken);
  return uptake.reply.empty() ? std::string(name) : fmt::format("{}: {}", name, uptake.reply);
}

std::string votesText(const Votes& votes) {
  auto text = fmt::format("{} for, {} against", votes.inFavour, votes.against);
  return votes.abstained == 0 ? text : fmt::format("{}, {} abstained", text, votes.abstained);
}

constexpr RuleTable decisionRules{"decision", statesOfDecisions, rulesOfDecisions};
static_assert(fillColumns(rulesOfDecisions, statesOfDecisions));

std::optional<std::string> refusal(const Decision& decision, bool isKnown, Event event, Words words) {
  auto body = event.getBody();
  if (body.isDecisionRecorded() && isKnown && wasTaken(decision)) return "It has been recorded already.";
  if (auto refused = refusalBy(decisionRules, isKnown ? static_cast<size_t>(decision.status) + 1 : 0, event))
    return refused;
  switch (body.which()) {
    case Body::DECISION_RECORDED: return recordingRefusal(body.getDecisionRecorded(), words);
    case Body::DECISION_PROPOSED: return proposalRefusal(body.getDecisionProposed(), event, words);
    case Body::POSITION_RECORDED:
      if (body.getPositionRecorded().getParty() == 0) return "Whose position?";
      return std::nullopt;
    case Body::VOTES_COUNTED: {
      auto votes = body.getVotesCounted();
      if (votes.getInFavour() + votes.getAgainst() + votes.getAbstained() == 0)
        return "No vote was cast: count at least one.";
      return std::nullopt;
    }
    case Body::REVIEW_DUE_SET:
      if (!body.getReviewDueSet().hasDate()) return "By which day is it to be reviewed?";
      return std::nullopt;
    case Body::RECOMMENDATION_ANSWERED:
      if (!decision.addressedTo) return "It is no recommendation: it is addressed to nobody.";
      return std::nullopt;
    case Body::DECISION_SUPERSEDED: return replacementRefusal(body.getDecisionSuperseded(), true);
    case Body::DECISION_RESCINDED: return replacementRefusal(body.getDecisionRescinded(), false);
    default: return std::nullopt;
  }
}

void apply(Decision& decision, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::DECISION_RECORDED: return record(decision, event, words);
    case Body::DECISION_PROPOSED: return propose(decision, event, words);
    case Body::DECISION_NOT_TAKEN:
      decision.status = DecisionStatus::NOT_TAKEN;
      if (words.hasNote()) decision.reason = words.getNote().cStr();
      return;
    case Body::POSITION_RECORDED: return takePosition(decision, body.getPositionRecorded(), words);
    case Body::VOTES_COUNTED: {
      auto votes = body.getVotesCounted();
      decision.votes = Votes{votes.getInFavour(), votes.getAgainst(), votes.getAbstained()};
      return;
    }
    case Body::REVIEW_DUE_SET:
      decision.reviewOn = readDate(body.getReviewDueSet().hasDate(), body.getReviewDueSet().getDate());
      return;
    case Body::DECISION_REVIEWED:
      ++decision.reviews;
      decision.reviewOn = readDate(body.getDecisionReviewed().hasNext(), body.getDecisionReviewed().getNext());
      return;
    case Body::DECISION_SUPERSEDED:
      decision.status = DecisionStatus::SUPERSEDED;
      decision.by = Id(body.getDecisionSuperseded().getBy());
      return;
    case Body::DECISION_RESCINDED:
      decision.status = DecisionStatus::RESCINDED;
      decision.by = Id(body.getDecisionRescinded().getBy());
      return;
    case Body::RECOMMENDATION_ANSWERED:
      decision.uptake = Uptake{body.getRecommendationAnswered().getAnswer(), words.getNote().cStr()};
      return;
    default: return;
  }
}

}  // namespace minuted::domain
