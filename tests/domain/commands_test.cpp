// Commands: steps, ids, dates, versions, backdated events, and events entered in error.
#include <gtest/gtest.h>

#include "register/command.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using schema::Refusal;

const std::string raiseAction =
    "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2, meeting = M-1, due = 2025-03-31) text = \"Draft "
    "the plan\"";
// The user and the subjects of harbour() take nine events, so that the action is raised in event 10.
Scenario givenAction(const Lines& more = {}) {
  auto scenario = given(harbourAnd({raiseAction}));
  scenario.and_(more);
  return scenario;
}

TEST(Command, WhatWasAskedForIsRecorded) {
  givenAction()
      .when("2025-02-03 actionAccepted(action = A-1, party = PE-1) note = \"Gladly\"")
      .then({"2025-02-03 actionAccepted(action = A-1, party = PE-1) note = \"Gladly\""})
      .shows("A-1", "status = accepted, statusOn = 2025-02-03, note = \"Gladly\", text = \"Draft the plan\"");
}

TEST(Command, ItHappenedTodayWhereNothingElseIsSaid) {
  givenAction().when("actionAccepted(action = A-1)").then({"2025-07-01 actionAccepted(action = A-1)"});
}

TEST(Command, WhoeverRecordsIsEnteredWhenFirstSeen) {
  Scenario scenario;
  auto attempt = scenario.when("organisationEntered name = \"Harbour Trust\"");
  ASSERT_TRUE(attempt.outcome());
  EXPECT_EQ(attempt.outcome()->first, 1u);
  EXPECT_EQ(attempt.outcome()->subjects, (std::vector<Id>{idOf("U-1"), idOf("O-1")}));
  scenario.shows("U-1", "name = \"Officer\"");
  scenario.when("organisationEntered name = \"City Council\"").recorded().lacks("U-2");
  scenario.reopened().when("organisationEntered name = \"City Police\"").recorded().lacks("U-2");
}

TEST(Command, StepsNameWhatEarlierStepsMake) {
  given({})
      .when({"groupEntered name = \"Harbour Partnership\"", "personEntered name = \"Asha Rao\"",
             "2025-02-03 meetingHeld(group = $G-0, date = 2025-02-03)",
             "2025-02-03 actionRaised(owners = [(party = $PE-1)], group = $G-0, meeting = $M-2) text = \"Draft the "
             "plan\"",
             "2025-02-04 actionAccepted(action = $A-3, party = $PE-1)"})
      .then({"2025-07-01 groupEntered(group = G-1) name = \"Harbour Partnership\"",
             "2025-07-01 personEntered(person = PE-1) name = \"Asha Rao\"",
             "2025-02-03 meetingHeld(meeting = M-1, group = G-1, date = 2025-02-03)",
             "2025-02-03 actionRaised(action = A-1, owners = [(party = PE-1)], group = G-1, meeting = M-1) text = "
             "\"Draft the plan\"",
             "2025-02-04 actionAccepted(action = A-1, party = PE-1)"})
      .shows("A-1", "status = accepted, group = G-1, meeting = M-1");
}

TEST(Command, ARegisterIsOpenedWithItsPartnership) {
  given({})
      .when({"registerOpened(partnership = $G-1) name = \"Harbour Partnership\"",
             "groupEntered(kind = partnership) name = \"Harbour Partnership\""})
      .recorded()
      .shows("REG-1", "name = \"Harbour Partnership\", partnership = G-1")
      .when("registerOpened(partnership = G-1) name = \"Another\"")
      .refused("REG-1: It has been opened already.");
}

TEST(Command, AllStepsOrNone) {
  givenAction()
      .when({"2025-02-03 actionAccepted(action = A-1)", "organisationEntered name = \"City Police\"",
             "2025-02-04 actionAccepted(action = A-1)"})
      .refused(Refusal::RULE, "A-1: It is accepted already.", 2)
      .lacks("O-3")
      .shows("A-1", "status = open")
      .when("organisationEntered name = \"City Police\"")
      .then({"2025-07-01 organisationEntered(organisation = O-3) name = \"City Police\""});
}

TEST(Command, WhatItNamesMustBeThere) {
  auto scenario = givenAction();
  auto expectNotFound = [&](const Lines& steps, const char* sentence, uint16_t step = 0) {
    scenario.when(steps).refused(Refusal::NOT_FOUND, sentence, step);
  };
  expectNotFound({"2025-02-03 actionAccepted(action = A-2)"}, "There is no A-2.");
  expectNotFound({"2025-02-03 actionAccepted(action = A-1, party = PE-9)"}, "There is no PE-9.");
  expectNotFound({"2025-02-03 actionClosed(action = A-1, meeting = M-3)"}, "There is no M-3.");
  expectNotFound({"2025-02-03 actionDropped(action = A-1, decision = D-1)"}, "There is no D-1.");
  expectNotFound({"2025-02-03 actionAssigned(action = A-1, owners = [(party = PE-1, onBehalfOf = O-7)])"},
                 "There is no O-7.");
  expectNotFound({"2025-02-03 actionDueChanged(action = A-1, due = 2025-04-01, grantedBy = PE-9)"},
                 "There is no PE-9.");
  expectNotFound({"2025-02-03 actionClosed(action = A-1) source = (document = DOC-1, line = 3)"}, "There is no DOC-1.");
  expectNotFound({"groupEntered(parent = G-9) name = \"Sub-group\""}, "There is no G-9.");
  expectNotFound({"2025-02-03 decisionRecorded(group = G-1, seconder = PE-4) text = \"To begin\""},
                 "There is no PE-4.");
  expectNotFound({"aliasAdded(subject = O-9) aliases = [\"Trust\"]"}, "There is no O-9.");
  expectNotFound({"personEntered name = \"Lena Fry\"", "2025-02-03 actionAccepted(action = A-1, party = PE-9)"},
                 "There is no PE-9.", 1);
  expectNotFound({"proposalAccepted(reading = R-1, number = 1)"}, "There is no R-1.");
}

TEST(Command, AnAcceptedProposalNamesWhatIsThere) {
  auto scenario =
      givenAction({"documentFiled(digest = \"0123456789abcdef0123456789abcdef\", size = 9) name = \"minutes.txt\"",
                   "documentRead(document = DOC-1, digest = \"0123456789abcdef0123456789abcdeX\", proposals = 2)"});
  scenario.when("proposalAccepted(reading = R-1, number = 1, subject = A-2)")
      .refused(Refusal::NOT_FOUND, "There is no A-2.");
  scenario.when("proposalAccepted(reading = R-1, number = 1, subject = A-1)").recorded();
}

TEST(Command, MalformedOnesAreRefusedAndStopNothing) {
  auto scenario = givenAction();
  auto expectMalformed = [&](const Lines& steps, const char* sentence, uint16_t step = 0) {
    scenario.when(steps).refused(Refusal::MALFORMED, sentence, step);
  };
  expectMalformed({"nothing"}, "A step without an event.");
  expectMalformed({"actionAccepted"}, "actionAccepted: of which subject?");
  expectMalformed({"actionAccepted(action = M-1)"}, "M-1 is no action.");
  expectMalformed({"actionAccepted(action = 47244640256)"}, "A-0 is no reference.");
  expectMalformed({"aliasAdded(subject = 64424509440) aliases = [\"Fund\"]"}, "AC-0 is no reference.");
  expectMalformed({"aliasAdded(subject = 8589934592000) aliases = [\"Fund\"]"}, "8589934592000 is no reference.");
  expectMalformed({"actionAccepted(action = A-1, party = 17179869184)"}, "PE-0 is no reference.");
  expectMalformed({"personEntered name = \"Lena Fry\"", "2025-02-03 actionAccepted(action = $A-7)"},
                  "It names a subject that no earlier step makes.", 1);
  expectMalformed({"2025-02-03 actionAccepted(action = $A-7)"}, "It names a subject that no earlier step makes.");
  scenario.when("too short", {"actionAccepted(action = A-1)"})
      .refused(Refusal::MALFORMED, "A command's id is 16 bytes.");
  scenario.when("actionAccepted(action = A-1)").recorded();
}

TEST(Command, EachFieldNamesASubjectOfItsKind) {
  auto scenario = givenAction();
  auto expectWrongKind = [&](const std::string& step, const char* sentence) {
    scenario.when(Lines{step}).refused(Refusal::MALFORMED, sentence);
  };
  expectWrongKind("appointmentMade(person = O-1, organisation = O-1, group = G-1)", "O-1 is no person.");
  expectWrongKind("appointmentMade(person = PE-1, organisation = G-1, group = G-1)", "G-1 is no organisation.");
  expectWrongKind("appointmentMade(person = PE-1, group = O-1)", "O-1 is no group.");
  expectWrongKind("2025-02-03 meetingHeld(group = PE-1, date = 2025-02-03)", "PE-1 is no group.");
  expectWrongKind("attendanceRecorded(meeting = M-1, person = O-1)", "O-1 is no person.");
  expectWrongKind("actionRaised(owners = [(party = PE-1, onBehalfOf = PE-1)]) text = \"Plan\"",
                  "PE-1 is no organisation.");
  expectWrongKind("actionClosed(action = A-1, meeting = G-1)", "G-1 is no meeting.");
  expectWrongKind("actionDropped(action = A-1, decision = M-1)", "M-1 is no decision.");
  expectWrongKind("groupEntered(parent = O-1) name = \"Sub-group\"", "O-1 is no group.");
  expectWrongKind("actionClosed(action = A-1) source = (meeting = O-1)", "O-1 is no meeting.");
}

TEST(Command, ADateStillToComeIsRefused) {
  auto scenario = givenAction();
  scenario.when("2025-07-02 actionAccepted(action = A-1)")
      .refused("2 July 2025 is still to come: only what has happened can be recorded.");
  scenario.when("2025-08 actionAccepted(action = A-1)")
      .refused("August 2025 is still to come: only what has happened can be recorded.");
  scenario.when("2025-07 actionAccepted(action = A-1)").recorded();
}

TEST(Command, ADateBeyondTheCalendarIsRefused) {
  auto scenario = givenAction();
  engine::CommandMaker maker;
  auto step = maker.step(dateOf(2025, 2, 3));
  readStep("2025-02-03 actionDueChanged(action = A-1, due = 2025-04-01)", step);
  step.getEvent().getBody().getActionDueChanged().getDue().setDay(std::numeric_limits<int32_t>::max());
  auto outcome = (**scenario).record(maker.finish(engine::newCommandId(), "Officer"));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, Refusal::MALFORMED);
  EXPECT_EQ(outcome.error().reason, "It has a date that is in no calendar.");
}

TEST(Command, ADayIsOfTheCalendarWhateverThePrecision) {
  givenAction()
      .when("2025-summer actionProgressed(action = A-1)")
      .then({"2025-summer actionProgressed(action = A-1)"})
      .shows("A-1", "status = inProgress, statusOn = 2025-summer");
}

// --- Versions ---

TEST(Version, ACommandThatWasDecidedOnAnotherOneIsAConflict) {
  auto scenario = givenAction({"2025-02-03 actionAccepted(action = A-1)"});
  scenario.when("2025-02-04 actionProgressed(action = A-1) basedOn = 10")
      .refused(Refusal::CONFLICT,
               "A-1 has changed since: its newest event is 11, and this was decided on 10. See 'minuted history A-1'.");
  scenario.when("2025-02-04 actionProgressed(action = A-1) basedOn = 11").recorded();
}

TEST(Version, ABackdatedEventAndAnErrorAreNewVersionsToo) {
  auto scenario =
      givenAction({"2025-03-03 actionAccepted(action = A-1)", "2025-02-01 actionCarriedForward(action = A-1)"});
  scenario.when("2025-03-04 actionProgressed(action = A-1) basedOn = 11")
      .refused(Refusal::CONFLICT,
               "A-1 has changed since: its newest event is 12, and this was decided on 11. See 'minuted history A-1'.");
  scenario.and_({"enteredInError(subject = A-1, event = 12)"});
  scenario.when("2025-03-04 actionProgressed(action = A-1) basedOn = 12")
      .refused(Refusal::CONFLICT,
               "A-1 has changed since: its newest event is 13, and this was decided on 12. See 'minuted history A-1'.");
  scenario.when("2025-03-04 actionProgressed(action = A-1) basedOn = 13").recorded();
}

// --- Repeated commands ---

TEST(CommandId, AskedAgainItIsAnsweredAndNotDoneAgain) {
  auto scenario = givenAction();
  const Bytes id = "0123456789abcdef";
  const Lines steps{"organisationEntered name = \"City Police\"", "2025-02-03 actionAccepted(action = A-1)"};
  auto first = scenario.when(id, steps).outcome();
  ASSERT_TRUE(first);
  auto again = scenario.when(id, steps);
  again.again(first->first);
  EXPECT_EQ(again.outcome()->subjects, first->subjects);
  EXPECT_EQ(again.outcome()->count, first->count);
  scenario.reopened();
  auto later = scenario.when(id, steps);
  later.again(first->first);
  EXPECT_EQ(later.outcome()->subjects, first->subjects);
  scenario.lacks("O-4");
}

TEST(CommandId, AskedTwiceAtOnceItIsDoneOnce) {
  auto scenario = givenAction();
  const auto command = commandOf({"organisationEntered name = \"City Police\""}, "0123456789abcdef");
  std::mutex mutex;
  std::vector<engine::Outcome> outcomes;
  for (int i = 0; i < 20; ++i)
    (**scenario).writer().record(command, [&](engine::Outcome outcome) {
      std::lock_guard lock(mutex);
      outcomes.push_back(std::move(outcome));
    });
  scenario.when("personEntered name = \"Lena Fry\"").recorded();  // answered after the commands above
  ASSERT_EQ(outcomes.size(), 20u);
  for (size_t i = 0; i < outcomes.size(); ++i) {
    ASSERT_TRUE(outcomes[i]);
    EXPECT_EQ(outcomes[i]->first, 11u);
    EXPECT_EQ(outcomes[i]->again, i > 0);
  }
  scenario.lacks("O-4");
}

TEST(CommandId, ARefusedCommandMayBeAskedAgain) {
  const Bytes id = "0123456789abcdef";
  givenAction()
      .when(id, {"2025-02-03 actionReopened(action = A-1)"})
      .refused("A-1: It is open and cannot be reopened.")
      .and_({"2025-02-01 actionClosed(action = A-1, meeting = M-1)"})
      .when(id, {"2025-02-03 actionReopened(action = A-1)"})
      .then({"2025-02-03 actionReopened(action = A-1)"});
}

TEST(CommandId, ACommandOfNoStepsRecordsNothingHoweverOften) {
  auto scenario = givenAction();
  auto size = scenario.size();
  scenario.when("0123456789abcdef", Lines{}).recorded();
  scenario.when("0123456789abcdef", Lines{}).recorded();
  EXPECT_EQ(scenario.size(), size);
}

// --- Backdated events ---

TEST(Backdated, ItIsFoldedWhereItHappened) {
  givenAction({"2025-03-03 actionClaimed(action = A-1)"})
      .when("2025-02-03 actionAccepted(action = A-1)")
      .recorded()
      .shows("A-1", "status = claimed, statusOn = 2025-03-03")
      .shows("A-1", "status = accepted, statusOn = 2025-02-03", {.on = dateOf(2025, 2, 10), .asOf = {}})
      .shows("A-1", "status = open, statusOn = 2025-01-16", {.on = dateOf(2025, 2, 1), .asOf = {}})
      .reopened()
      .shows("A-1", "status = claimed, statusOn = 2025-03-03");
}

TEST(Backdated, ALaterEventThatWouldBecomeImpossibleRefusesIt) {
  givenAction({"2025-03-03 actionProgressed(action = A-1)", "2025-03-04 actionClaimed(action = A-1)"})
      .when("2025-02-03 actionClosed(action = A-1, meeting = M-1)")
      .refused(
          "A-1: 'reported on' of 3 March 2025 (event 11) comes after 3 February 2025, and could then not have "
          "happened: "
          "It is closed and cannot be reported on. Give this a later day, with --on or a later meeting; or undo that "
          "one "
          "('minuted undo 11') and record it with its own day.")
      .shows("A-1", "status = claimed");
}

TEST(Backdated, ItIsJudgedOnWhatWasThen) {
  auto scenario = givenAction({"2025-03-03 actionClosed(action = A-1, meeting = M-1)"});
  scenario.when("2025-03-04 actionAccepted(action = A-1)").refused("A-1: It is closed and cannot be accepted.");
  scenario.when("2025-03-02 actionAccepted(action = A-1)").recorded();
  scenario.when("2025-01-15 actionProgressed(action = A-1)").refused("A-1: It has not been raised yet on that day.");
}

TEST(Backdated, OnTheSameDayTheOrderOfRecordingCounts) {
  givenAction({"2025-02-03 actionAccepted(action = A-1)"})
      .when("2025-02-03 actionDeclined(action = A-1)")
      .recorded()
      .shows("A-1", "status = declined");
}

TEST(Backdated, WithinOneCommandToo) {
  givenAction()
      .when({"2025-03-03 actionClaimed(action = A-1)", "2025-02-03 actionAccepted(action = A-1)",
             "2025-04-04 actionClosed(action = A-1)"})
      .recorded()
      .shows("A-1", "status = closed")
      .shows("A-1", "status = accepted", {.on = dateOf(2025, 2, 3), .asOf = {}});
}

TEST(Backdated, AnActionKnownFromLaterMinutesIsRaisedInEarlierOnes) {
  given(harbourAnd(
            {"actionEntered(group = G-2) text = \"Draft the plan\"", "2025-05-15 actionCarriedForward(action = A-1)"}))
      .shows("A-1", "raised = false, timesCarried = 1, group = G-2")
      .when(
          "2025-01-16 actionRaised(action = A-1, owners = [(party = PE-2)], group = G-2, meeting = M-1) text = \"Draft "
          "the whole plan\"")
      .recorded()
      .shows("A-1",
             "raised = true, timesCarried = 1, raisedOn = 2025-01-16, text = \"Draft the whole plan\", owners = "
             "[(party = PE-2)]");
}

TEST(Backdated, WhatIsOnlyEnteredIsNotThereYet) {
  given(harbourAnd({"actionEntered(group = G-2) text = \"Draft the plan\""}))
      .lacks("A-1")
      .and_({"2025-05-15 actionCarriedForward(action = A-1)"})
      .shows("A-1", "text = \"Draft the plan\"");
}

// --- Entered in error ---

TEST(EnteredInError, TheEventNeverWas) {
  givenAction({"2025-02-03 actionClosed(action = A-1, meeting = M-1)"})
      .when("enteredInError(subject = A-1, event = 11) note = \"Another action was meant\"")
      .then({"2025-07-01 enteredInError(subject = A-1, event = 11) note = \"Another action was meant\""})
      .shows("A-1", "status = open, statusOn = 2025-01-16")
      .shows("A-1", "status = open", {.on = dateOf(2025, 2, 10), .asOf = {}});
}

TEST(EnteredInError, UndoneItIsBack) {
  givenAction({"2025-02-03 actionClosed(action = A-1, meeting = M-1)", "enteredInError(subject = A-1, event = 11)",
               "enteredInError(subject = A-1, event = 12)"})
      .shows("A-1", "status = closed")
      .and_({"enteredInError(subject = A-1, event = 13)"})
      .shows("A-1", "status = open")
      .reopened()
      .shows("A-1", "status = open");
}

TEST(EnteredInError, ALaterEventThatWouldBecomeImpossibleRefusesIt) {
  auto scenario =
      givenAction({"2025-02-03 actionClosed(action = A-1, meeting = M-1)", "2025-03-03 actionReopened(action = A-1)"});
  scenario.when("enteredInError(subject = A-1, event = 11)")
      .refused(
          "A-1: 'reopened' of 3 March 2025 (event 12) could then not have happened: It is open and cannot be reopened. "
          "Undo that one first: 'minuted undo 12'.");
  scenario.when("enteredInError(subject = A-1, event = 10)")
      .refused(
          "A-1: 'closed' of 3 February 2025 (event 11) could then not have happened: It has not been raised yet on "
          "that "
          "day. Undo that one first: 'minuted undo 11'.");
  scenario.when({"enteredInError(subject = A-1, event = 12)", "enteredInError(subject = A-1, event = 11)"})
      .recorded()
      .shows("A-1", "status = open");
}

TEST(EnteredInError, UndoingItIsJudgedToo) {
  givenAction({"2025-02-03 actionClosed(action = A-1, meeting = M-1)", "enteredInError(subject = A-1, event = 11)",
               "2025-03-03 actionProgressed(action = A-1)"})
      .when("enteredInError(subject = A-1, event = 12)")
      .refused(
          "A-1: 'reported on' of 3 March 2025 (event 13) could then not have happened: It is closed and cannot be "
          "reported on. Undo that one first: 'minuted undo 13'.");
}

TEST(EnteredInError, ASubjectCanBeTakenAwayAndComeBack) {
  givenAction({"enteredInError(subject = A-1, event = 10)"})
      .lacks("A-1")
      .and_({"enteredInError(subject = A-1, event = 11)"})
      .shows("A-1", "status = open")
      .and_({"enteredInError(subject = A-1, event = 12)"})
      .reopened()
      .lacks("A-1")
      .when("2025-02-01 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Another\"")
      .then({"2025-02-01 actionRaised(action = A-2, owners = [(party = PE-1)], group = G-2) text = \"Another\""});
}

TEST(EnteredInError, OnlyAnEventOfTheSubjectsOwn) {
  auto scenario = givenAction();
  scenario.when("enteredInError(subject = A-1, event = 8)")
      .refused(Refusal::NOT_FOUND, "Event 8 is not in the story of A-1.");
  scenario.when("enteredInError(subject = A-1, event = 11)")
      .refused(Refusal::NOT_FOUND, "Event 11 is not in the story of A-1.");
}

TEST(EnteredInError, WhatWasSaidThenStaysSo) {
  auto scenario = givenAction({"2025-02-03 actionClosed(action = A-1, meeting = M-1)"});
  auto then = scenario.clock().now();
  scenario.clock().step(oneHour);
  scenario.and_({"enteredInError(subject = A-1, event = 11)"})
      .shows("A-1", "status = open")
      .shows("A-1", "status = closed", {.on = {}, .asOf = then + oneSecond});
}

}  // namespace
}  // namespace minuted::world
