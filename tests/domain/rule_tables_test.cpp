// Compares every rule, in every state, with a table that was written independently. The tests of actions and meetings
// are in files of their own.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "domain/rules.h"
#include "story.h"

namespace minuted::domain {
namespace {

using world::Lines;

struct Rule {
  std::string event;
  std::string allowed;  // one character for each state of the noun; the first is before the subject exists
};

struct Noun {
  const char* noun;
  const char* subject;
  std::vector<Lines> states;  // for each state, the events that lead to it
  std::vector<Rule> rules;
};

const std::string recordDecision =
    "2025-01-16 decisionRecorded(decision = D-1, group = G-1, addressedTo = O-1) text = \"Go on\"";
const std::string proposeDecision =
    "2025-01-16 decisionProposed(decision = D-1, group = G-1, closesOn = 2025-02-16) text = \"Go on\"";
const std::string raiseTopic = "2025-01-16 topicRaised(topic = T-1, group = G-1) text = \"Buses\"";
const std::string enterGroup = "2025-01-02 groupEntered(group = G-2) name = \"Board\"";
const std::string enterPerson = "2025-01-02 personEntered(person = PE-1) name = \"Asha Rao\"";
const std::string makeAppointment = "2025-01-02 appointmentMade(appointment = AP-1, person = PE-1, group = G-1)";
const std::string setPriority = "2025-01-02 prioritySet(priority = P-1, group = G-1) text = \"Light\"";
const std::string adoptProgramme = "2025-01-02 programmeAdopted(programme = PG-1, group = G-1) name = \"Winter plan\"";
const std::string defineMeasure = "2025-01-02 measureDefined(measure = ME-1) name = \"Homes\"";
const std::string tellAchievement = "2025-01-02 achievementTold(achievement = AC-1) text = \"Done\"";
const std::string awardFunding = "2025-01-02 fundingAwarded(funding = F-1, pence = 100)";
const std::string beginReport =
    "2025-01-02 reportBegun(report = RP-1, group = G-2, from = 2024-04-01, until = 2025-03-31)";
const std::string prepareMail = "2025-01-02 mailPrepared(mail = ML-1, party = PE-1) text = \"a@b.example\"";
const std::string fileDocument = "2025-01-02 documentFiled(document = DOC-1) name = \"minutes.txt\"";
const std::string recordReading = "2025-01-02 documentRead(reading = R-1, document = DOC-1, proposals = 1)";

const std::vector<Noun> nouns{
    {"decision",
     "D-1",
     {{},
      {recordDecision},
      {recordDecision, "2025-02-01 decisionSuperseded(decision = D-1, by = D-2)"},
      {recordDecision, "2025-02-01 decisionRescinded(decision = D-1)"},
      {proposeDecision},
      {proposeDecision, "2025-02-01 decisionNotTaken(decision = D-1)"}},
     {{recordDecision, "x...x."},
      {proposeDecision, "x....."},
      {"decisionNotTaken(decision = D-1)", "....x."},
      {"positionRecorded(decision = D-1, party = PE-1)", ".xxxx."},
      {"votesCounted(decision = D-1, inFavour = 2)", ".xxxx."},
      {"reviewDueSet(decision = D-1, date = 2025-06-01)", ".x...."},
      {"decisionReviewed(decision = D-1)", ".x...."},
      {"recommendationAnswered(decision = D-1)", ".x...."},
      {"decisionSuperseded(decision = D-1, by = D-3)", ".x...."},
      {"decisionRescinded(decision = D-1)", ".x...."}}},
    {"topic",
     "T-1",
     {{},
      {raiseTopic},
      {raiseTopic, "2025-02-01 topicPlaced(topic = T-1, meeting = M-1)"},
      {raiseTopic, "2025-02-01 topicDropped(topic = T-1)"},
      {raiseTopic, "2025-02-01 topicCovered(topic = T-1)"}},
     {{raiseTopic, "x...."},
      {"topicPlaced(topic = T-1, meeting = M-2)", ".xx.."},
      {"topicDropped(topic = T-1)", ".xx.."},
      {"topicCovered(topic = T-1)", ".xx.x"}}},
    {"group",
     "G-2",
     {{}, {enterGroup}, {enterGroup, "2025-02-01 groupEnded(group = G-2)"}},
     {{enterGroup, "x.."},
      {"aliasAdded(subject = G-2) aliases = [\"B\"]", ".xx"},
      {"renamed(subject = G-2) name = \"Panel\"", ".x."},
      {"nameCorrected(subject = G-2) name = \"Panel\"", ".xx"},
      {"groupFounded(group = G-2)", ".x."},
      {"groupMoved(group = G-2, parent = G-3)", ".x."},
      {"profileSet(group = G-2, part = aims) text = \"Light\"", ".x."},
      {"cadenceSet(group = G-2)", ".x."},
      {"quorumSet(group = G-2, present = 3)", ".x."},
      {"chasingSet(group = G-2, remindEvery = 14)", ".x."},
      {"reportingLineSet(group = G-2, to = G-1)", ".x."},
      {"reportingLineEnded(group = G-2, to = G-1)", ".x."},
      {"groupEnded(group = G-2)", ".x."}}},
    {"party",
     "PE-1",
     {{}, {enterPerson}, {enterPerson, "merged(subject = PE-1, into = PE-2)"}},
     {{enterPerson, "x.."},
      {"userEntered(user = PE-1) name = \"Asha\"", "x.."},
      {"organisationEntered(organisation = PE-1) name = \"Asha\"", "x.."},
      {"aliasAdded(subject = PE-1) aliases = [\"A\"]", ".xx"},
      {"renamed(subject = PE-1) name = \"Asha Bell\"", ".xx"},
      {"nameCorrected(subject = PE-1) name = \"Asha Bell\"", ".xx"},
      {"contactSet(party = PE-1) text = \"a@b.example\"", ".xx"},
      {"jobTitleHeld(person = PE-1) text = \"Director\"", ".xx"},
      {"wayOfAskingSet(party = PE-1, way = weekly)", ".xx"},
      {"merged(subject = PE-1, into = PE-3)", ".x."},
      {"separated(subject = PE-1)", "..x"}}},
    {"appointment",
     "AP-1",
     {{}, {makeAppointment}, {makeAppointment, "2025-02-01 appointmentEnded(appointment = AP-1)"}},
     {{makeAppointment, "x.."}, {"appointmentEnded(appointment = AP-1)", ".x."}}},
    {"priority",
     "P-1",
     {{}, {setPriority}, {setPriority, "2025-02-01 priorityEnded(priority = P-1, outcome = notMet)"}},
     {{setPriority, "x.."}, {"priorityReported(priority = P-1)", ".x."}, {"priorityEnded(priority = P-1)", ".x."}}},
    {"programme",
     "PG-1",
     {{},
      {adoptProgramme},
      {adoptProgramme, "2025-01-03 programmeBegun(programme = PG-1)"},
      {adoptProgramme, "2025-01-03 programmeCompleted(programme = PG-1)"},
      {adoptProgramme, "2025-01-03 programmeAbandoned(programme = PG-1)"}},
     {{adoptProgramme, "x...."},
      {"programmeBegun(programme = PG-1)", ".x..."},
      {"programmeCompleted(programme = PG-1)", ".xx.."},
      {"programmeAbandoned(programme = PG-1)", ".xx.."}}},
    {"measure",
     "ME-1",
     {{}, {defineMeasure}},
     {{defineMeasure, "x."},
      {"baselineSet(measure = ME-1, value = 1)", ".x"},
      {"targetSet(measure = ME-1, value = 2)", ".x"},
      {"readingTaken(measure = ME-1, value = 3)", ".x"}}},
    {"achievement", "AC-1", {{}, {tellAchievement}}, {{tellAchievement, "x."}}},
    {"funding",
     "F-1",
     {{}, {awardFunding}},
     {{awardFunding, "x."},
      {"budgetSet(funding = F-1, pence = 100)", "x."},
      {"fundingSpent(funding = F-1, pence = 5)", ".x"}}},
    {"report",
     "RP-1",
     {{}, {beginReport}},
     {{beginReport, "x."},
      {"narrativeWritten(report = RP-1, section = \"aims\") text = \"Ours\"", ".x"},
      {"reportPublished(report = RP-1, size = 0)", ".x"}}},
    {"mail",
     "ML-1",
     {{}, {prepareMail}, {prepareMail, "mailSent(mail = ML-1)"}, {prepareMail, "mailReturned(mail = ML-1)"}},
     {{prepareMail, "x..."}, {"mailSent(mail = ML-1)", ".x.."}, {"mailReturned(mail = ML-1)", ".xx."}}},
    {"document",
     "DOC-1",
     {{}, {fileDocument, "documentAttached(document = DOC-1, to = A-1)"}},
     {{fileDocument, "x."},
      {"documentKept(document = DOC-1)", ".x"},
      {"documentAttached(document = DOC-1, to = M-1)", ".x"},
      {"documentDetached(document = DOC-1, from = A-1)", ".x"}}},
    {"reading",
     "R-1",
     {{}, {recordReading}},
     {{recordReading, "x."},
      {"proposalEdited(reading = R-1, number = 1)", ".x"},
      {"proposalAccepted(reading = R-1, number = 1)", ".x"},
      {"proposalRejected(reading = R-1, number = 1)", ".x"}}}};

std::string withDate(const std::string& event) { return event.starts_with("20") ? event : "2025-03-01 " + event; }

TEST(RuleTables, EveryEventInEveryState) {
  for (const auto& noun : nouns)
    for (const auto& rule : noun.rules) {
      ASSERT_EQ(rule.allowed.size(), noun.states.size()) << rule.event;
      for (size_t state = 0; state < noun.states.size(); ++state) {
        auto judged = Story(noun.subject, noun.states[state]).judge(withDate(rule.event));
        EXPECT_EQ(judged == "yes", rule.allowed[state] == 'x')
            << rule.event << " of a " << noun.noun << " in state " << state << ": " << judged;
      }
    }
}

TEST(RuleTables, WhatIsPrintedIsWhatIsTestedHere) {
  for (const auto& noun : nouns) {
    auto table = std::ranges::find(ruleTables(), std::string_view(noun.noun), &RuleTable::noun);
    ASSERT_NE(table, ruleTables().end()) << noun.noun;
    std::multiset<std::string> printed, tested;
    for (const auto& rule : (*table)->rules) printed.insert(std::string(rule.allowed));
    for (const auto& rule : noun.rules) tested.insert(rule.allowed);
    EXPECT_EQ(printed, tested) << noun.noun;
    EXPECT_EQ((*table)->states.size(), noun.states.size()) << noun.noun;
  }
  EXPECT_EQ(ruleTables().size(), nouns.size() + 2);  // actions and meetings
}

TEST(RuleTables, ARefusalSaysWhatItIsAndWhatItCannotBe) {
  EXPECT_EQ(Story("T-1", {}).judge("2025-02-01 topicPlaced(topic = T-1, meeting = M-1)"),
            "It has not been raised yet on that day.");
  EXPECT_EQ(Story("T-1", {raiseTopic, "2025-02-01 topicDropped(topic = T-1)"})
                .judge("2025-03-01 topicPlaced(topic = T-1, meeting = M-1)"),
            "It is dropped and cannot be placed on an agenda.");
  EXPECT_EQ(
      Story("T-1", {raiseTopic, "2025-02-01 topicDropped(topic = T-1)"}).judge("2025-03-01 topicDropped(topic = T-1)"),
      "It is dropped already.");
  EXPECT_EQ(Story("T-1", {raiseTopic}).judge(raiseTopic), "It has been raised already.");
  EXPECT_EQ(Story("D-1", {"2025-01-16 decisionRecorded(decision = D-1, group = G-1) text = \"Go on\""})
                .judge("2025-02-01 recommendationAnswered(decision = D-1)"),
            "It is no recommendation: it is addressed to nobody.");
  EXPECT_EQ(Story("PE-1", {enterPerson}).judge("merged(subject = PE-1, into = O-1)"),
            "A person can only be merged into a person, an organisation into one.");
}

TEST(Measures, ReadingsStandByTheDayThatTheyTellOf) {
  Story story("ME-1", {"2025-01-02 measureDefined(measure = ME-1, decimals = 1) name = \"Homes\" text = \"homes\"",
                       "2025-03-01 readingTaken(measure = ME-1, value = 125, asOf = 2025-02)",
                       "2025-03-02 readingTaken(measure = ME-1, value = 46, form = changeInPercent, since = 2019)",
                       "2025-03-03 readingTaken(measure = ME-1, value = 3500000, asOf = 2025-01, qualifier = over)"});
  std::vector<std::string> readings;
  for (const auto& reading : story.as<Measure>().readings)
    readings.push_back(isoDate(*reading.asOf) + " " + readingText(story.as<Measure>(), reading));
  EXPECT_EQ(readings, (std::vector<std::string>{"2025-01 over 350,000.0 homes", "2025-02 12.5 homes",
                                                "2025-03-02 +4.6% since 2019"}));
}

}  // namespace
}  // namespace minuted::domain
