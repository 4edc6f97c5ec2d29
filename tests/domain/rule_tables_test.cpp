// Every rule of every noun, in every state: a table of our own against the one that judges and is printed. Actions and
// meetings have files of their own.
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
  std::string event;    // as one would be told
  std::string allowed;  // a column a state, the first before it is there
};

struct Noun {
  const char* noun;
  const char* subject;
  std::vector<Lines> states;  // how it gets there
  std::vector<Rule> rules;
};

const std::string decided =
    "2025-01-16 decisionRecorded(decision = D-1, group = G-1, addressedTo = O-1) text = \"Go on\"";
const std::string raised = "2025-01-16 topicRaised(topic = T-1, group = G-1) text = \"Buses\"";
const std::string group = "2025-01-02 groupEntered(group = G-2) name = \"Board\"";
const std::string person = "2025-01-02 personEntered(person = PE-1) name = \"Asha Rao\"";
const std::string made = "2025-01-02 appointmentMade(appointment = AP-1, person = PE-1, group = G-1)";
const std::string set = "2025-01-02 prioritySet(priority = P-1, group = G-1) text = \"Light\"";
const std::string adopted = "2025-01-02 programmeAdopted(programme = PG-1, group = G-1) name = \"Winter plan\"";
const std::string defined = "2025-01-02 measureDefined(measure = ME-1) name = \"Homes\"";
const std::string told = "2025-01-02 achievementTold(achievement = AC-1) text = \"Done\"";
const std::string awarded = "2025-01-02 fundingAwarded(funding = F-1, pence = 100)";
const std::string begun = "2025-01-02 reportBegun(report = RP-1, group = G-2, from = 2024-04-01, until = 2025-03-31)";
const std::string prepared = "2025-01-02 mailPrepared(mail = ML-1, party = PE-1) text = \"a@b.example\"";
const std::string filed = "2025-01-02 documentFiled(document = DOC-1) name = \"minutes.txt\"";
const std::string readOne = "2025-01-02 documentRead(reading = R-1, document = DOC-1, proposals = 1)";

const std::vector<Noun> nouns{
    {"decision",
     "D-1",
     {{},
      {decided},
      {decided, "2025-02-01 decisionSuperseded(decision = D-1, by = D-2)"},
      {decided, "2025-02-01 decisionRescinded(decision = D-1)"}},
     {{decided, "x..."},
      {"positionRecorded(decision = D-1, party = PE-1)", ".xxx"},
      {"reviewDueSet(decision = D-1, date = 2025-06-01)", ".x.."},
      {"decisionReviewed(decision = D-1)", ".x.."},
      {"recommendationAnswered(decision = D-1)", ".x.."},
      {"decisionSuperseded(decision = D-1, by = D-3)", ".x.."},
      {"decisionRescinded(decision = D-1)", ".x.."}}},
    {"topic",
     "T-1",
     {{},
      {raised},
      {raised, "2025-02-01 topicPlaced(topic = T-1, meeting = M-1)"},
      {raised, "2025-02-01 topicDropped(topic = T-1)"}},
     {{raised, "x..."}, {"topicPlaced(topic = T-1, meeting = M-2)", ".xx."}, {"topicDropped(topic = T-1)", ".xx."}}},
    {"group",
     "G-2",
     {{}, {group}, {group, "2025-02-01 groupEnded(group = G-2)"}},
     {{group, "x.."},
      {"aliasAdded(subject = G-2) aliases = [\"B\"]", ".xx"},
      {"renamed(subject = G-2) name = \"Panel\"", ".x."},
      {"groupFounded(group = G-2)", ".x."},
      {"groupMoved(group = G-2, parent = G-3)", ".x."},
      {"profileSet(group = G-2, part = aims) text = \"Light\"", ".x."},
      {"cadenceSet(group = G-2)", ".x."},
      {"reportingLineSet(group = G-2, to = G-1)", ".x."},
      {"reportingLineEnded(group = G-2, to = G-1)", ".x."},
      {"groupEnded(group = G-2)", ".x."}}},
    {"party",
     "PE-1",
     {{}, {person}, {person, "merged(subject = PE-1, into = PE-2)"}},
     {{person, "x.."},
      {"userEntered(user = PE-1) name = \"Asha\"", "x.."},
      {"organisationEntered(organisation = PE-1) name = \"Asha\"", "x.."},
      {"aliasAdded(subject = PE-1) aliases = [\"A\"]", ".xx"},
      {"renamed(subject = PE-1) name = \"Asha Bell\"", ".xx"},
      {"contactSet(party = PE-1) text = \"a@b.example\"", ".xx"},
      {"jobTitleHeld(person = PE-1) text = \"Director\"", ".xx"},
      {"merged(subject = PE-1, into = PE-3)", ".x."},
      {"separated(subject = PE-1)", "..x"}}},
    {"appointment",
     "AP-1",
     {{}, {made}, {made, "2025-02-01 appointmentEnded(appointment = AP-1)"}},
     {{made, "x.."}, {"appointmentEnded(appointment = AP-1)", ".x."}}},
    {"priority",
     "P-1",
     {{}, {set}, {set, "2025-02-01 priorityEnded(priority = P-1, outcome = notMet)"}},
     {{set, "x.."}, {"priorityReported(priority = P-1)", ".x."}, {"priorityEnded(priority = P-1)", ".x."}}},
    {"programme",
     "PG-1",
     {{},
      {adopted},
      {adopted, "2025-01-03 programmeBegun(programme = PG-1)"},
      {adopted, "2025-01-03 programmeCompleted(programme = PG-1)"},
      {adopted, "2025-01-03 programmeAbandoned(programme = PG-1)"}},
     {{adopted, "x...."},
      {"programmeBegun(programme = PG-1)", ".x..."},
      {"programmeCompleted(programme = PG-1)", ".xx.."},
      {"programmeAbandoned(programme = PG-1)", ".xx.."}}},
    {"measure",
     "ME-1",
     {{}, {defined}},
     {{defined, "x."},
      {"baselineSet(measure = ME-1, value = 1)", ".x"},
      {"targetSet(measure = ME-1, value = 2)", ".x"},
      {"readingTaken(measure = ME-1, value = 3)", ".x"}}},
    {"achievement", "AC-1", {{}, {told}}, {{told, "x."}}},
    {"funding",
     "F-1",
     {{}, {awarded}},
     {{awarded, "x."},
      {"budgetSet(funding = F-1, pence = 100)", "x."},
      {"fundingSpent(funding = F-1, pence = 5)", ".x"}}},
    {"report",
     "RP-1",
     {{}, {begun}},
     {{begun, "x."},
      {"narrativeWritten(report = RP-1, section = \"aims\") text = \"Ours\"", ".x"},
      {"reportPublished(report = RP-1, size = 0)", ".x"}}},
    {"mail",
     "ML-1",
     {{}, {prepared}, {prepared, "mailSent(mail = ML-1)"}, {prepared, "mailReturned(mail = ML-1)"}},
     {{prepared, "x..."}, {"mailSent(mail = ML-1)", ".x.."}, {"mailReturned(mail = ML-1)", ".xx."}}},
    {"document", "DOC-1", {{}, {filed}}, {{filed, "x."}}},
    {"reading",
     "R-1",
     {{}, {readOne}},
     {{readOne, "x."},
      {"proposalEdited(reading = R-1, number = 1)", ".x"},
      {"proposalAccepted(reading = R-1, number = 1)", ".x"},
      {"proposalRejected(reading = R-1, number = 1)", ".x"}}}};

std::string dated(const std::string& event) { return event.starts_with("20") ? event : "2025-03-01 " + event; }

TEST(RuleTables, EveryEventInEveryState) {
  for (const auto& noun : nouns)
    for (const auto& rule : noun.rules) {
      ASSERT_EQ(rule.allowed.size(), noun.states.size()) << rule.event;
      for (size_t state = 0; state < noun.states.size(); ++state) {
        auto judged = Story(noun.subject, noun.states[state]).judge(dated(rule.event));
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
  EXPECT_EQ(Story("T-1", {raised, "2025-02-01 topicDropped(topic = T-1)"})
                .judge("2025-03-01 topicPlaced(topic = T-1, meeting = M-1)"),
            "It is dropped and cannot be placed on an agenda.");
  EXPECT_EQ(
      Story("T-1", {raised, "2025-02-01 topicDropped(topic = T-1)"}).judge("2025-03-01 topicDropped(topic = T-1)"),
      "It is dropped already.");
  EXPECT_EQ(Story("T-1", {raised}).judge(raised), "It has been raised already.");
  EXPECT_EQ(Story("D-1", {"2025-01-16 decisionRecorded(decision = D-1, group = G-1) text = \"Go on\""})
                .judge("2025-02-01 recommendationAnswered(decision = D-1)"),
            "It is no recommendation: it is addressed to nobody.");
  EXPECT_EQ(Story("PE-1", {person}).judge("merged(subject = PE-1, into = O-1)"),
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
