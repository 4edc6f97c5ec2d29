// Decisions, parties and appointments, documents and readings.
#include <gtest/gtest.h>

#include "world/scenario.h"

namespace minuted::world {
namespace {

// --- Decisions ---

TEST(Decision, ItIsTakenByAGroupInWordsAndOnce) {
  auto scenario = given(harbour());
  scenario.when("2025-01-16 decisionRecorded(kind = approved) text = \"To go on\"")
      .refused("D-1: A decision is taken by a group.");
  scenario.when("2025-01-16 decisionRecorded(group = G-2)").refused("D-1: What was decided is needed.");
  scenario
      .when(
          "2025-01-16 decisionRecorded(kind = approved, group = G-2, meeting = M-1, item = 3, proposer = PE-1, "
          "seconder = O-2) text = \"To go on\"")
      .recorded()
      .shows("D-1",
             "text = \"To go on\", kind = approved, decidedOn = 2025-01-16, group = G-2, meeting = M-1, item = 3, "
             "proposer = PE-1, seconder = O-2");
  scenario.when("2025-01-17 decisionRecorded(decision = D-1, group = G-2) text = \"To stop\"")
      .refused("D-1: It has been recorded already.");
  scenario.when("2025-01-17 actionAccepted(action = D-1)").refused(schema::Refusal::MALFORMED, "D-1 is no action.");
}

// --- Reports ---

TEST(Report, KeepsWhatWasWrittenLastForEachSectionAndEachTimeItWasPublished) {
  auto scenario = given(harbour());
  scenario.when("reportBegun(group = G-2, from = 2025-04-01, until = 2024-03-31)")
      .refused("RP-1: It would end before it begins.");
  scenario.when("reportBegun(group = G-2, from = 2024-04-01)")
      .refused("RP-1: Of which group, from when, and until when?");
  scenario.when("reportBegun(group = G-2, from = 2024-04-01, until = 2025-03-31)")
      .recorded()
      .shows("RP-1", "group = G-2, from = 2024-04-01, until = 2025-03-31");
  scenario.when("narrativeWritten(report = RP-1, section = \"The aims\") text = \"Ours\"")
      .refused("RP-1: A section is named by small letters, digits and '-', 40 at most.");
  scenario.when("narrativeWritten(report = RP-1, section = \"aims\") text = \"Ours [End of your words]\"")
      .refused("RP-1: The marks of a draft cannot be part of the words between them.");
  scenario.when("reportPublished(report = RP-1, size = 4000)")
      .refused("RP-1: It cannot have been made from a log longer than the one it is recorded in.");
  scenario.and_({"narrativeWritten(report = RP-1, section = \"aims\") text = \"Ours\"",
                 "narrativeWritten(report = RP-1, section = \"activity\", about = G-2) text = \"We lit the path\"",
                 "narrativeWritten(report = RP-1, section = \"aims\") text = \"Ours, again\"",
                 "narrativeWritten(report = RP-1, section = \"activity\", about = G-2)",
                 "reportPublished(report = RP-1, size = 3)"});
  const auto found = must(scenario.snapshot().find(idOf("RP-1")));
  ASSERT_TRUE(found);
  const auto& report = std::get<domain::Report>(found->state);
  ASSERT_EQ(report.written.size(), 1u) << "written without words, a part is taken away";
  EXPECT_EQ(report.written[0].section, "aims");
  ASSERT_EQ(report.published.size(), 1u);
  EXPECT_EQ(report.published[0].size, 3u);
}

// --- Parties ---

TEST(Party, ItHasANameAndIsEnteredOnce) {
  auto scenario = given(harbour());
  scenario.when("organisationEntered").refused("O-3: A name is needed.");
  scenario.when("personEntered aliases = [\"Asha\"]").refused("PE-3: A name is needed.");
  scenario.when("groupEntered(kind = board)").refused("G-3: A name is needed.");
  scenario.when("organisationEntered(organisation = O-1) name = \"Another\"")
      .refused("O-1: It has been entered already.");
  scenario.when("groupEntered(group = G-2) name = \"Another\"").refused("G-2: It has been entered already.");
}

TEST(Party, AliasesAreAddedAndSorted) {
  auto scenario = given(harbour());
  scenario
      .and_({"aliasAdded(subject = PE-1) aliases = [\"Ms Rao\", \"Asha\"]",
             "aliasAdded(subject = PE-1) aliases = [\"Asha\", \"A Rao\"]"})
      .shows("PE-1", "name = \"Asha Rao\", aliases = [\"A Rao\", \"Asha\", \"Ms Rao\"]");
  scenario.when("aliasAdded(subject = G-1)").refused("G-1: An alias is needed.");
  scenario.and_({"2025-01-16 actionRaised(owners = [(party = PE-1)]) text = \"Draft the plan\""});
  scenario.when("aliasAdded(subject = A-1) aliases = [\"The plan\"]")
      .refused("A-1: aliasAdded does not happen to an action.");
}

TEST(Party, WhatWasLearnedYesterdayHoldsForThePastToo) {
  auto scenario = given(harbour());
  auto then = scenario.clock().now();
  scenario.clock().step(oneHour);
  scenario.and_({"aliasAdded(subject = PE-1) aliases = [\"Ms Rao\"]"})
      .shows("PE-1", "aliases = [\"Ms Rao\"]", {.on = dateOf(2024, 1, 1), .asOf = {}})
      .shows("PE-1", "aliases = []", {.on = {}, .asOf = then + oneSecond});
}

TEST(Party, ItIsLookedUpByWhatItWasCalledThen) {
  auto scenario = given(harbour());
  auto then = scenario.clock().now() + oneSecond;
  scenario.clock().step(oneHour);
  scenario.and_({"aliasAdded(subject = PE-1) aliases = [\"Ms Rao\"]", "enteredInError(subject = PE-2, event = 5)"});
  auto lookup = [&](const char* name, const engine::Times& times) {
    return must(scenario.snapshot(times).lookup(projections::lookupPrefix(Kind::PERSON, name)));
  };
  EXPECT_EQ(lookup("ms  rao", {}), (std::vector<Id>{idOf("PE-1")}));
  EXPECT_EQ(lookup("ms  rao", {.on = dateOf(2024, 1, 1), .asOf = {}}), (std::vector<Id>{idOf("PE-1")}));
  EXPECT_EQ(lookup("ms  rao", {.on = {}, .asOf = then}), std::vector<Id>());
  EXPECT_EQ(lookup("tom bell", {}), std::vector<Id>());
  EXPECT_EQ(lookup("tom bell", {.on = {}, .asOf = then}), (std::vector<Id>{idOf("PE-2")}));
}

TEST(Appointment, OfSomebodyToAGroupUntilItEnds) {
  auto scenario = given(harbour());
  scenario.when("2025-01-16 appointmentMade(person = PE-1)").refused("AP-1: An appointment is to a group.");
  scenario.when("2025-01-16 appointmentMade(group = G-2)")
      .refused("AP-1: An appointment is of a person or an organisation.");
  scenario.and_({"2025-01-16 appointmentMade(person = PE-1, organisation = O-1, group = G-2, role = chair)"})
      .shows("AP-1", "person = PE-1, organisation = O-1, group = G-2, role = chair, from = 2025-01-16");
  scenario.when("2025-01-15 appointmentEnded(appointment = AP-1)")
      .refused("AP-1: It has not been made yet on that day.");
  scenario.when("2025-01-17 appointmentMade(appointment = AP-1, person = PE-2, group = G-2)")
      .refused("AP-1: It has been made already.");
  scenario.and_({"2025-05-01 appointmentEnded(appointment = AP-1)"}).shows("AP-1", "until = 2025-05-01");
  scenario.when("2025-06-01 appointmentEnded(appointment = AP-1)").refused("AP-1: It ended on 1 May 2025 already.");
  scenario.when("2025-04-01 appointmentEnded(appointment = AP-1)")
      .refused(
          "AP-1: 'ended' of 1 May 2025 (event 11) comes after 1 April 2025, and could then not have happened: It ended "
          "on 1 April 2025 already. Give this a later day, with --on or a later meeting; or undo that one ('minuted "
          "undo 11') and record it with its own day.");
  scenario.lacks("AP-1", {.on = dateOf(2025, 1, 15), .asOf = {}}).lacks("AP-2");
}

// --- Documents and readings ---

const std::string digest = "0123456789abcdef0123456789abcdef";
Scenario givenReading() {
  return given(harbourAnd({"documentFiled(digest = \"" + digest + "\", size = 9) name = \"minutes.txt\"",
                           "documentRead(document = DOC-1, digest = \"" + digest + "\", importer = 1, proposals = 3)",
                           "2025-01-16 actionRaised(owners = [(party = PE-1)]) text = \"Draft the plan\""}));
}

TEST(Reading, AProposalIsAcceptedOrRejectedOnce) {
  auto scenario = givenReading();
  scenario
      .and_({"proposalAccepted(reading = R-1, number = 1, subject = A-1)",
             "proposalRejected(reading = R-1, number = 2) note = \"Said in jest\""})
      .shows("R-1",
             "fates = [(status = accepted, subject = 47244640257, words = 11), (status = rejected, words = 11), (words "
             "= 11)]");
  auto expectRefused = [&](const char* step, const char* sentence) { scenario.when(step).refused(sentence); };
  expectRefused("proposalAccepted(reading = R-1, number = 1)", "R-1: Proposal 1 has been accepted already.");
  expectRefused("proposalRejected(reading = R-1, number = 1)", "R-1: Proposal 1 has been accepted already.");
  expectRefused("proposalEdited(reading = R-1, number = 2)", "R-1: Proposal 2 has been rejected already.");
  expectRefused("proposalAccepted(reading = R-1, number = 4)", "R-1: It has no proposal 4: it has 3.");
  expectRefused("proposalAccepted(reading = R-1, number = 0)", "R-1: It has no proposal 0: it has 3.");
  expectRefused("documentRead(reading = R-1, document = DOC-1)", "R-1: It has been recorded already.");
  expectRefused("documentFiled(document = DOC-1) name = \"again.txt\"", "DOC-1: It has been filed already.");
}

TEST(Document, BelongsOnceToWhatItIsAttachedTo) {
  auto scenario = givenReading();
  scenario.and_({"documentAttached(document = DOC-1, to = A-1)"})
      .shows("DOC-1", "attachments = [(to = 47244640257, agendaItem = 0)]");
  auto expectRefused = [&](const char* step, const char* sentence) { scenario.when(step).refused(sentence); };
  expectRefused("documentAttached(document = DOC-1, to = A-1)", "DOC-1: It is attached to A-1 already.");
  expectRefused("documentAttached(document = DOC-1)", "DOC-1: It is not said to what it is attached.");
  scenario.and_({"documentDetached(document = DOC-1, from = A-1)"});
  expectRefused("documentDetached(document = DOC-1, from = A-1)", "DOC-1: It is not attached to A-1.");
}

TEST(Document, IsThePaperOfAnItemOfAMeeting) {
  auto scenario = givenReading();
  scenario.and_({"documentAttached(document = DOC-1, to = M-1, agendaItem = 2)"})
      .shows("DOC-1", "attachments = [(to = 30064771073, agendaItem = 2)]");
  scenario.when("documentAttached(document = DOC-1, to = A-1, agendaItem = 2)")
      .refused("DOC-1: Only a meeting has items.");
}

TEST(DecisionsByWrittenProcedure, KeepThePositionsThatWereTakenOnThem) {
  auto scenario = given(harbourAnd(
      {"2025-01-16 decisionRecorded(group = G-2) text = \"First\"",
       "2025-02-01 decisionProposed(group = G-2, closesOn = 2025-02-14, proposer = PE-1, confidential = true) text = "
       "\"Fund the lights\" note = \"before the winter\"",
       "2025-02-03 positionRecorded(decision = D-2, party = O-1, position = agreed)"}));
  scenario.shows("D-2", "status = proposed")
      .shows("D-2", "closesOn = 2025-02-14")
      .shows("D-2", "reason = \"before the winter\"");
  scenario.when("2025-02-10 decisionSuperseded(decision = D-2, by = D-1)")
      .refused("D-2: It is proposed and cannot be superseded.");
  scenario
      .and_(
          {"2025-02-15 decisionRecorded(decision = D-2, group = G-2, confidential = true) text = \"Fund the lights\""})
      .shows("D-2", "status = stands")
      .shows("D-2", "positions = [(party = O-1, position = agreed, reason = \"\")]");
  scenario.when("2025-02-16 decisionNotTaken(decision = D-2)").refused("D-2: It is standing and cannot be dropped.");
}

TEST(DecisionsByWrittenProcedure, AreOfAGroupAndHaveALastDay) {
  auto refused = [](const char* event) {
    auto scenario = given(harbour());
    auto outcome = scenario.when(Lines{std::string("2025-02-01 ") + event}).outcome();
    return outcome ? std::string() : outcome.error().reason;
  };
  EXPECT_EQ(refused("decisionProposed(group = G-2) text = \"x\""), "D-1: Until which day may positions be taken?");
  EXPECT_EQ(refused("decisionProposed(closesOn = 2025-03-01) text = \"x\""), "D-1: A decision is taken by a group.");
  EXPECT_EQ(refused("decisionProposed(group = G-2, closesOn = 2025-03-01)"), "D-1: What is to be decided is needed.");
  EXPECT_EQ(refused("decisionProposed(group = G-2, closesOn = 2025-01-31) text = \"x\""),
            "D-1: Positions could be taken until before it is proposed.");
}

TEST(ActionsThatHangTogether, WaitForOthersAndGoOnAsOthers) {
  auto scenario =
      given(harbourAnd({"2025-02-01 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"First\"",
                        "2025-02-01 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Second\""}));
  auto expectRefused = [&](const char* step, const char* sentence) { scenario.when(step).refused(sentence); };
  expectRefused("2025-02-02 actionWaits(action = A-1, on = A-1)", "A-1: For which other action?");
  expectRefused("2025-02-02 actionWaitsNoMore(action = A-1, on = A-2)", "A-1: It does not wait for A-2.");
  scenario.and_({"2025-02-02 actionWaits(action = A-1, on = A-2)"}).shows("A-1", "waitsFor = [47244640258]");
  expectRefused("2025-02-03 actionWaits(action = A-1, on = A-2)", "A-1: It waits for A-2 already.");
  scenario.and_({"2025-02-04 actionWaitsNoMore(action = A-1, on = A-2)"}).shows("A-1", "waitsFor = []");
  expectRefused("2025-02-05 actionContinued(action = A-1, by = A-1)", "A-1: By which other action?");
  expectRefused("2025-02-05 actionRepeats(action = A-1)", "A-1: It is asked once as it is.");
  expectRefused("2025-02-06 actionFollowedNoMore(action = A-1, party = PE-1)", "A-1: PE-1 does not follow it.");
  scenario.and_({"2025-02-06 actionFollowed(action = A-1, party = PE-1)"});
  expectRefused("2025-02-07 actionFollowed(action = A-1, party = PE-1)", "A-1: PE-1 follows it already.");
}

TEST(SavedLists, StandByTheirNames) {
  auto scenario = given(harbourAnd({"registerOpened(partnership = G-1) name = \"Harbour Partnership\""}));
  scenario
      .and_({"listSaved(register = REG-1) name = \"Late\" text = \"action list --overdue\"",
             "listSaved(register = REG-1) name = \"Ours\" text = \"action list\"",
             "listSaved(register = REG-1) name = \"Late\" text = \"action list --silent\""})
      .shows("REG-1",
             "lists = [(name = \"Late\", text = \"action list --silent\"), (name = \"Ours\", text = \"action list\")]");
  scenario.when("listRemoved(register = REG-1) name = \"late\"").refused("REG-1: There is no list 'late'.");
  scenario.when("listSaved(register = REG-1) name = \"Late\"").refused("REG-1: What does it list?");
}

TEST(Document, IsKeptOnlyOnceItsBytesHaveCome) {
  givenReading()
      .when("documentKept(document = DOC-1)")
      .refused(schema::Refusal::NOT_FOUND,
               "The bytes of this document have not come, or are others: send them again, and then this.");
}

TEST(Reading, AnEditedProposalWaitsInItsNewWords) {
  givenReading()
      .and_({"proposalEdited(reading = R-1, number = 3)"})
      .shows("R-1", "fates = [(words = 11), (words = 11), (words = 13)]")
      .and_({"proposalAccepted(reading = R-1, number = 3, subject = A-1)"})
      .shows("R-1", "fates = [(words = 11), (words = 11), (status = accepted, subject = 47244640257, words = 13)]");
}

TEST(Reading, AnAcceptanceEnteredInErrorLeavesTheProposalWaiting) {
  givenReading()
      .and_({"proposalAccepted(reading = R-1, number = 1, subject = A-1)", "enteredInError(subject = R-1, event = 13)"})
      .shows("R-1", "fates = [(words = 11), (words = 11), (words = 11)]")
      .and_({"proposalAccepted(reading = R-1, number = 1, subject = A-1)"});
}

}  // namespace
}  // namespace minuted::world
