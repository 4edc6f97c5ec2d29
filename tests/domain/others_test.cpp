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
  scenario.and_({"documentAttached(document = DOC-1, to = A-1)"}).shows("DOC-1", "attachedTo = [47244640257]");
  auto expectRefused = [&](const char* step, const char* sentence) { scenario.when(step).refused(sentence); };
  expectRefused("documentAttached(document = DOC-1, to = A-1)", "DOC-1: It is attached to A-1 already.");
  expectRefused("documentAttached(document = DOC-1)", "DOC-1: It is not said to what it is attached.");
  scenario.and_({"documentDetached(document = DOC-1, from = A-1)"});
  expectRefused("documentDetached(document = DOC-1, from = A-1)", "DOC-1: It is not attached to A-1.");
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
