#include "world/scenario.h"

#include <capnp/dynamic.h>
#include <gmock/gmock.h>
#include <row.capnp.h>

#include "base/message.h"
#include "projections/row.h"
#include "register/command.h"

namespace minuted::world {
namespace {

using testing::ElementsAreArray;

std::string outcomeText(const engine::Outcome& outcome) {
  return outcome ? "it was recorded" : "refused: " + outcome.error().reason;
}

// The events that the command recorded, as lines. A user that the register entered for it is left out.
Lines recordedLines(engine::Register& from, const engine::Recorded& recorded) {
  Lines lines;
  auto at = from.log().store().readPoint();
  for (auto position = recorded.first; position < recorded.first + recorded.count; ++position) {
    auto stored = must(engine::readEvent(at, position));
    if (!stored->event().getBody().isUserEntered()) lines.push_back(lineOf(stored->event(), stored->words()));
  }
  return lines;
}

}  // namespace

Bytes commandOf(const Lines& steps, BytesView id) {
  engine::CommandMaker maker;
  for (const auto& line : steps) readStep(line, maker.step());
  return maker.finish(id, "Officer");
}

Bytes commandOf(const Lines& steps) { return commandOf(steps, engine::newCommandId()); }

Scenario& Attempt::then(const Lines& events) {
  EXPECT_TRUE(outcome_) << outcomeText(outcome_);
  if (!outcome_) return scenario_;
  Lines expected;
  for (const auto& line : events) expected.push_back(lineOf(line));
  EXPECT_THAT(recordedLines(**scenario_, *outcome_), ElementsAreArray(expected));
  EXPECT_FALSE(outcome_->again);
  return scenario_;
}

Scenario& Attempt::recorded() {
  EXPECT_TRUE(outcome_) << outcomeText(outcome_);
  return scenario_;
}

Scenario& Attempt::again(uint64_t first) {
  EXPECT_TRUE(outcome_) << outcomeText(outcome_);
  if (!outcome_) return scenario_;
  EXPECT_TRUE(outcome_->again);
  EXPECT_EQ(outcome_->first, first);
  return scenario_;
}

Scenario& Attempt::refused(std::string_view sentence) { return refused(schema::Refusal::RULE, sentence); }

Scenario& Attempt::refused(schema::Refusal kind, std::string_view sentence, uint16_t step) {
  EXPECT_FALSE(outcome_) << outcomeText(outcome_);
  if (outcome_) return scenario_;
  EXPECT_EQ(outcome_.error().reason, sentence);
  EXPECT_EQ(outcome_.error().kind, kind);
  EXPECT_EQ(outcome_.error().step, step);
  return scenario_;
}

Scenario::Scenario() : register_(std::make_unique<TempRegister>()) {}

Scenario::~Scenario() {
  if (!register_ || !register_->isOpen()) return;
  auto compared = (*register_)->compareViews({});
  EXPECT_TRUE(compared) << (compared ? "" : compared.error().message);
  if (!compared) return;
  EXPECT_EQ(compared->differences, 0u) << "rebuilt and live rows differ first at " << compared->firstDifference;
}

Scenario& Scenario::and_(const Lines& events) {
  for (const auto& line : events) {
    auto outcome = (*register_)->record(commandOf({line}));
    EXPECT_TRUE(outcome) << outcomeText(outcome) << "\n" << line;
  }
  return *this;
}

Attempt Scenario::when(const Lines& steps) { return when(engine::newCommandId(), steps); }

Attempt Scenario::when(BytesView commandId, const Lines& steps) {
  auto before = size();
  auto outcome = (*register_)->record(commandOf(steps, commandId));
  if (!outcome) {
    EXPECT_EQ(size(), before) << "what was refused left something behind";
  }
  return {*this, std::move(outcome)};
}

Scenario& Scenario::shows(const std::string& reference, const std::string& fields, const engine::Times& times) {
  auto subject = must(snapshot(times).find(world::idOf(reference)));
  EXPECT_TRUE(subject) << "there is no " << reference;
  if (!subject) return *this;
  Message<schema::Row> row(projections::rowOf(*subject));
  auto actual = capnp::DynamicStruct::Reader(row.get());
  KJ_IF_MAYBE (which, actual.which()) {
    auto state = actual.get(*which).as<capnp::DynamicStruct>();
    capnp::MallocMessageBuilder message;
    auto expected = message.initRoot<capnp::DynamicStruct>(state.getSchema());
    readFields(fields, expected);
    for (const auto& field : namesOf(fields))
      EXPECT_EQ(fieldText(state, field), fieldText(expected.asReader(), field)) << field << " of " << reference;
  }
  return *this;
}

Scenario& Scenario::lacks(const std::string& reference, const engine::Times& times) {
  EXPECT_FALSE(must(snapshot(times).find(world::idOf(reference)))) << "there is " << reference;
  return *this;
}

Scenario& Scenario::reopened() {
  register_->reopen();
  return *this;
}

Scenario given(const Lines& events) {
  Scenario scenario;
  scenario.and_(events);
  return scenario;
}

const Lines& harbour() {
  static const Lines lines{"2025-01-02 organisationEntered name = \"Harbour Trust\"",
                           "2025-01-02 organisationEntered name = \"City Council\"",
                           "2025-01-02 personEntered name = \"Asha Rao\"",
                           "2025-01-02 personEntered name = \"Tom Bell\"",
                           "2025-01-02 groupEntered(kind = partnership) name = \"Harbour Partnership\"",
                           "2025-01-02 groupEntered(parent = G-1, kind = steeringGroup) name = \"Steering Group\"",
                           "2025-01-16 meetingHeld(group = G-2, date = 2025-01-16)",
                           "2025-01-16 meetingScheduled(group = G-2, date = 2025-05-15)"};
  return lines;
}

Lines harbourAnd(const Lines& more) {
  auto lines = harbour();
  lines.insert(lines.end(), more.begin(), more.end());
  return lines;
}

Lines everyKind() {
  return harbourAnd({
      "registerOpened(partnership = G-1) name = \"Harbour Partnership\"",
      "actionRaised(owners = [(party = PE-1)], group = G-2, due = 2025-03-01) text = \"Count the lamps\"",
      "actionRaised(owners = [(party = O-2)], group = G-2) text = \"Ask the neighbours\"",
      "decisionRecorded(group = G-2, meeting = M-1) text = \"To light the quay\"",
      "prioritySet(group = G-2, number = 1) text = \"Safer nights\"",
      "programmeAdopted(group = G-2) name = \"Quay lights\"",
      "measureDefined(group = G-2) name = \"Lamps\", text = \"lamps\"",
      "achievementTold(group = G-2) text = \"The quay is lit\"",
      "fundingAwarded(pence = 1400000, funder = O-2, group = G-2) text = \"Lights\"",
      "topicRaised(group = G-2) text = \"Tides\"",
      "documentFiled(digest = \"0123456789abcdef0123456789abcdef\", size = 9) name = \"plan.txt\"",
  });
}

}  // namespace minuted::world
