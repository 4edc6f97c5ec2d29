// Decisions and topics of minutes, and what the other files of the class share.
#include "review/acceptance.h"

#include <algorithm>

#include "base/text.h"

namespace minuted::review {

using projections::ViewId;

void setOwners(const std::vector<domain::Owner>& owners, capnp::List<schema::Owner>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) {
    to[i].setParty(owners[i].party.value);
    to[i].setOnBehalfOf(owners[i].onBehalfOf.value);
    to[i].setCollective(owners[i].collective);
  }
}

schema::Step::Builder Acceptance::addStep(OptionalDate happenedOn) {
  auto step = command_.step(happenedOn);
  auto source = step.getEvent().initSource();
  source.setDocument(document_.value);
  source.setLine(proposal_.getLine());
  source.setReading(reading_.value);
  source.setProposal(proposal_.getNumber());
  return step;
}

Result<Id> Acceptance::addSteps(schema::Proposal::Reader proposal) {
  proposal_ = proposal;
  switch (proposal.which()) {
    case schema::Proposal::MEETING: return meeting(proposal.getMeeting());
    case schema::Proposal::ATTENDANCE: return attendance(proposal.getAttendance());
    case schema::Proposal::ITEM: return item(proposal.getItem());
    case schema::Proposal::DECISION: return decision(proposal.getDecision());
    case schema::Proposal::ACTION: return action(proposal.getAction());
    case schema::Proposal::TOPIC: return topic(proposal.getTopic());
    case schema::Proposal::LOG: return log(proposal.getLog());
    case schema::Proposal::ENTRY: return entry(proposal.getEntry());
    case schema::Proposal::MEMBERS: return members(proposal.getMembers());
    case schema::Proposal::NOTHING: break;
  }
  return fail(ErrorKind::refused, "The proposal proposes nothing.");
}

// A group may have several meetings on one day, so the meeting is compared where it is known, and else the day.
Result<std::optional<Id>> Acceptance::findDecision(Date date, std::string_view text) const {
  std::optional<Id> found;
  if (isLocal(minutes_.group)) return found;
  auto prefix = projections::partyPrefix(ViewId::decisionsByGroup, minutes_.group);
  TRY_DONE(current_.scan(prefix, [&](const domain::Subject& subject) {
    const auto& decision = std::get<domain::Decision>(subject.state);
    bool isSameOccasion =
        minutes_.meeting ? decision.meeting == minutes_.meeting : decision.decidedOn == OptionalDate(date);
    if (isSameOccasion && likeness(decision.text, text) >= sameTextLikeness) found = subject.id;
    return !found;
  }));
  return found;
}

Result<Id> Acceptance::decision(schema::ProposedDecision::Reader proposed) {
  TRY(auto known, findDecision(minutes_.date, viewOf(proposed.getText())));
  if (known) {
    TRY_DONE(agreeMinutes(proposed));
    return *known;
  }
  Id proposer, seconder;
  if (proposed.getProposer().size() > 0) {
    TRY(auto who, owner(viewOf(proposed.getProposer())));
    proposer = who.party;
  }
  if (proposed.getSeconder().size() > 0) {
    TRY(auto who, owner(viewOf(proposed.getSeconder())));
    seconder = who.party;
  }
  auto step = addFact();
  auto body = step.getEvent().getBody().initDecisionRecorded();
  body.setKind(proposed.getKind());
  body.setGroup(minutes_.group.value);
  body.setMeeting(minutes_.meeting.value);
  body.setItem(proposed.getItem());
  body.setProposer(proposer.value);
  body.setSeconder(seconder.value);
  auto words = step.initWords();
  words.setText(proposed.getText());
  if (proposal_.hasQuote()) words.setQuote(proposal_.getQuote());
  auto id = command_.subjectOfLastStep(Kind::DECISION);
  TRY_DONE(agreeMinutes(proposed));
  return id;
}

// That the meeting agreed earlier minutes is a fact of this meeting. Of which one they were, the register finds out
// when it is asked, so that the minutes of a year can be read in any order.
Result<void> Acceptance::agreeMinutes(schema::ProposedDecision::Reader proposed) {
  if (!proposed.getAgreesMinutes() || !minutes_.meeting) return {};
  domain::Meeting known;
  if (!isLocal(minutes_.meeting)) {
    TRY(known, meetingState(current_, minutes_.meeting));
  }
  std::vector<OptionalDate> days;
  for (auto day : proposed.getMinutesOf()) days.push_back(readDate(true, day));
  if (days.empty()) days.emplace_back();
  for (const auto& day : days) {
    if (std::ranges::find(known.earlierMinutes, day, &domain::EarlierMinutes::date) != known.earlierMinutes.end())
      continue;
    auto step = addFact();
    auto agreed = step.getEvent().getBody().initEarlierMinutesAgreed();
    agreed.setMeeting(minutes_.meeting.value);
    if (day) writeDate(*day, agreed.initDate());
    agreed.setCorrected(proposed.getCorrected());
    if (proposed.getCorrections().size() > 0) step.initWords().setText(proposed.getCorrections());
  }
  return {};
}

Result<Id> Acceptance::topic(schema::ProposedTopic::Reader proposed) {
  TRY(auto topics, current_.relatedSubjects(minutes_.group, Kind::TOPIC));
  for (auto id : topics) {
    TRY(auto known, current_.find(id));
    if (known && likeness(std::get<domain::Topic>(known->state).text, viewOf(proposed.getText())) >= sameTextLikeness)
      return id;
  }
  auto step = addFact();
  step.getEvent().getBody().initTopicRaised().setGroup(minutes_.group.value);
  step.initWords().setText(proposed.getText());
  return command_.subjectOfLastStep(Kind::TOPIC);
}

}  // namespace minuted::review
