// What a public copy tells of what stands beside the confidential, and what a viewer sees who may read some of it.
// tests/cli/public_copy_test.cpp compares whole public copies.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queries/queries.h"
#include "world/scenario.h"

namespace minuted::queries {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using world::given;
using world::harbourAnd;
using world::idOf;
using world::Lines;
using world::must;
using world::Scenario;

engine::Snapshot publicCopy(Scenario& scenario, const engine::Times& times = {}) {
  return must(scenario.snapshot(times).publicCopy());
}

std::vector<std::string> summaries(const engine::Snapshot& snapshot, const char* subject) {
  std::vector<std::string> all;
  auto story = must(history(snapshot, idOf(subject)));
  for (auto event : story.get().getItems()) all.emplace_back(event.getSummary().cStr());
  return all;
}

std::string everything(const engine::Snapshot& snapshot) {
  std::string text;
  for (auto position : snapshot.positionsFrom(1, snapshot.size())) {
    auto stored = must(snapshot.event(position));
    text += world::lineOf(stored->event(), stored->words()) + "\n";
  }
  return text;
}

std::vector<std::string> actionsOf(const engine::Snapshot& snapshot, const char* party) {
  std::vector<std::string> refs;
  auto list = must(listActions(snapshot, {.party = idOf(party), .all = true}));
  for (auto action : list.get().getItems()) refs.emplace_back(action.getRef().cStr());
  return refs;
}

// A-1, D-1 and item 1 can be seen; A-2, D-2 and item 2 cannot.
Lines confidentialLines() {
  return harbourAnd(
      {"2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"The gauge\"",
       "2025-01-16 agendaItemAdded(meeting = M-1, number = 2, owner = O-2, confidential = true) text = \"The quay\"",
       "2025-01-16 decisionRecorded(group = G-2, kind = agreed) text = \"To buy\"",
       "2025-01-16 decisionRecorded(group = G-2, kind = agreed, confidential = true) text = \"To sell\"",
       "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, decision = D-2) text = \"Measure the tide\"",
       "2025-01-16 actionRaised(owners = [(party = O-2)], group = G-2, confidential = true) text = \"Find a buyer\""});
}

TEST(APublicCopy, TellsNobodyWhoOwesConfidentialActions) {
  auto scenario = given(confidentialLines());
  auto snapshot = publicCopy(scenario);
  EXPECT_THAT(actionsOf(scenario.snapshot(), "O-2"), ElementsAre("A-2"));
  EXPECT_THAT(actionsOf(snapshot, "O-2"), IsEmpty());
  auto nothing = must(account(snapshot, idOf("O-2")));
  for (auto figure : nothing.get().getFigures()) EXPECT_EQ(figure.getCount(), 0u);
  EXPECT_EQ(history(snapshot, idOf("A-2")).error().message, "There is no A-2.");
  EXPECT_EQ(showAction(snapshot, idOf("A-2")).error().kind, ErrorKind::notFound);
  for (const char* secret : {"Find a buyer", "To sell", "The quay", "A-2", "D-2"}) {
    EXPECT_THAT(everything(scenario.snapshot()), HasSubstr(secret));
    EXPECT_THAT(everything(snapshot), Not(HasSubstr(secret)));
  }
}

TEST(APublicCopy, LosesOfAnEventOnlyWhatItNames) {
  auto scenario = given(confidentialLines());
  scenario.and_({
      "2025-02-01 actionProgressed(action = A-1, party = O-1) note = \"half\"",
      "2025-02-02 actionSuperseded(action = A-1, by = A-2) note = \"taken together\"",
      "2025-02-03 decisionSuperseded(decision = D-1, by = D-2) note = \"thought again\"",
      "2025-02-04 groupEntered(parent = G-1) name = \"Quay Board\"",
      "2025-02-05 groupEnded(group = G-3, decision = D-2)",
      "2025-02-06 prioritySet(group = G-2, decision = D-2) text = \"Light\"",
      "2025-02-07 mailPrepared(party = O-1, digest = \"ab\", actions = [A-2, A-1], asks = [7, 8]) text = "
      "\"a@b.example\"",
      "2025-02-08 mailPrepared(party = O-2, digest = \"cd\", actions = [A-2], asks = [7]) text = \"c@d.example\"",
  });
  auto snapshot = publicCopy(scenario);
  EXPECT_THAT(summaries(snapshot, "A-1"),
              ElementsAre("A-1 raised for Harbour Trust: Measure the tide", "A-1 reported on by Harbour Trust: half",
                          "A-1 superseded: taken together", "ML-1 prepared by Harbour Trust: a@b.example"));
  EXPECT_THAT(summaries(snapshot, "D-1"), ElementsAre("Decided: To buy", "D-1 superseded: thought again"));
  EXPECT_EQ(must(showAction(snapshot, idOf("A-1"))).get().getStatus(), schema::ActionStatus::SUPERSEDED);
  auto mails = must(listMails(snapshot, true));
  ASSERT_EQ(mails.get().getItems().size(), 1u);
  EXPECT_EQ(mails.get().getItems()[0].getActions().size(), 1u);
  auto mail = must(snapshot.find(idOf("ML-1")));
  EXPECT_EQ(std::get<domain::Mail>(mail->state).asks, std::vector<uint64_t>{8});
  EXPECT_EQ(std::get<domain::Mail>(mail->state).digest, "");
}

TEST(APublicCopy, JudgesByWhatIsKnownNow) {
  auto scenario = given(harbourAnd({
      "2025-01-16 actionEntered(owners = [(party = O-2)], group = G-2) text = \"Find a buyer\"",
      "2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"The quay\"",
      "2025-01-16 decisionRecorded(group = G-2, meeting = M-1, item = 1, kind = agreed) text = \"To sell\"",
      "2025-02-01 actionProgressed(action = A-1, party = O-2)",
  }));
  EXPECT_FALSE(publicCopy(scenario).hidesSomething());
  auto before = scenario.size();
  scenario.and_({
      "2025-06-01 agendaItemAdded(meeting = M-1, item = 1, number = 1, confidential = true) text = \"The quay\"",
      "2025-01-20 actionRaised(action = A-1, owners = [(party = O-2)], group = G-2, confidential = true) text = "
      "\"Find a buyer\"",
  });
  // Neither that nor what came of it is told of any day or time.
  for (const auto& times : {engine::Times{}, engine::Times{.on = dateOf(2025, 3, 1), .asOf = {}}}) {
    auto snapshot = publicCopy(scenario, times);
    EXPECT_THAT(actionsOf(snapshot, "O-2"), IsEmpty());
    EXPECT_EQ(must(showMeeting(snapshot, idOf("M-1"))).get().getAgenda().size(), 0u);
    EXPECT_EQ(must(snapshot.find(idOf("D-1"))), std::nullopt);
    EXPECT_THAT(everything(snapshot), Not(HasSubstr("To sell")));
  }
  // But a report that was made before is made again as it was.
  EXPECT_FALSE(publicCopy(scenario, {.on = {}, .asOf = {}, .size = before}).hidesSomething());
  scenario.and_({"2025-06-02 agendaItemAdded(meeting = M-1, item = 1, number = 1) text = \"The quay\""});
  auto snapshot = publicCopy(scenario, {.on = dateOf(2025, 3, 1), .asOf = {}});
  EXPECT_EQ(must(showMeeting(snapshot, idOf("M-1"))).get().getAgenda().size(), 1u);
  EXPECT_NE(must(snapshot.find(idOf("D-1"))), std::nullopt);
}

TEST(APublicCopy, KeepsWhatWasEnteredInErrorToItself) {
  auto scenario = given(confidentialLines());
  scenario.and_({fmt::format("enteredInError(subject = A-2, event = {}) note = \"said too much\"", scenario.size())});
  auto snapshot = publicCopy(scenario);
  for (const char* secret : {"Find a buyer", "said too much"})
    EXPECT_THAT(everything(snapshot), Not(HasSubstr(secret)));
  EXPECT_EQ(history(snapshot, idOf("A-2")).error().message, "There is no A-2.");
}

TEST(APublicCopy, HasNoDocumentFromWhichSomethingConfidentialWasRead) {
  auto scenario = given(confidentialLines());
  auto documentEvent = [](const char* name) {
    return fmt::format("documentFiled(digest = \"{:-<32}\", size = 9) name = \"{}\"", name, name);
  };
  scenario.and_({documentEvent("open.txt"), documentEvent("closed.txt"),
                 "documentRead(document = DOC-2, digest = \"0123456789abcdef0123456789abcdeX\", proposals = 1)",
                 "2025-02-01 actionProgressed(action = A-1) note = \"seen\" source = (document = DOC-2, line = 7)",
                 "2025-02-01 actionProgressed(action = A-2) source = (document = DOC-2, line = 8)",
                 "2025-02-02 actionProgressed(action = A-1) note = \"told\" source = (document = DOC-1, line = 9)"});
  auto snapshot = publicCopy(scenario);
  EXPECT_THAT(everything(snapshot), Not(HasSubstr("closed.txt")));
  EXPECT_EQ(must(snapshot.find(idOf("R-1"))), std::nullopt);
  auto story = must(history(snapshot, idOf("A-1")));
  auto events = story.get().getItems();
  ASSERT_EQ(events.size(), 3u);
  EXPECT_STREQ(events[1].getSource().cStr(), "");
  EXPECT_STREQ(events[2].getSource().cStr(), "open.txt, line 9");
}

TEST(APublicCopy, DoesNotKnowWhoWasEnteredForTheConfidential) {
  auto scenario = given(harbourAnd({}));
  for (const char* secret : {"true", "false"}) {
    auto attempt = scenario.when(
        Lines{fmt::format("personEntered name = \"Vic Stone {}\"", secret),
              fmt::format("2025-02-01 actionRaised(owners = [(party = $PE-0)], group = G-2, confidential = {}) text = "
                          "\"Value the quay\"",
                          secret)});
    ASSERT_TRUE(attempt.outcome());
  }
  auto text = everything(publicCopy(scenario));
  EXPECT_THAT(text, Not(HasSubstr("Vic Stone true")));
  EXPECT_THAT(text, HasSubstr("Vic Stone false"));
  // Once something that can be seen names them, they are known.
  scenario.and_({"2025-03-01 appointmentMade(person = PE-3, group = G-2)"});
  EXPECT_THAT(everything(publicCopy(scenario)), HasSubstr("Vic Stone true"));
}

TEST(APublicCopy, HasNoTextOfPublishedReports) {
  auto scenario = given(confidentialLines());
  scenario.and_({"reportBegun(group = G-1, from = 2024-01-01, until = 2024-12-31)",
                 "reportPublished(report = RP-1, size = 9) text = \"Find a buyer\" note = \"for the board\""});
  EXPECT_THAT(everything(scenario.snapshot()), HasSubstr("for the board"));
  EXPECT_THAT(everything(publicCopy(scenario)), Not(HasSubstr("for the board")));
  EXPECT_THAT(everything(publicCopy(scenario)), HasSubstr("reportPublished"));
}

// What is listed of a party by the meetings and decisions that once named it would tell of what is hidden.
TEST(APublicCopy, ListsNoMeetingOfAPartyThatOnlySomethingHiddenNamesIt) {
  auto scenario = given(harbourAnd(
      {"2025-01-16 agendaItemAdded(meeting = M-1, number = 1, confidential = true, owner = O-1) text = \"A lease\"",
       "2025-01-16 interestDeclared(meeting = M-1, person = PE-1, agendaItem = 1) note = \"owns the house\"",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2)"}));
  auto meetingsOf = [](const engine::Snapshot& snapshot, const char* party) {
    std::vector<std::string> meetings;
    auto shown = must(showParty(snapshot, idOf(party)));
    for (auto meeting : shown.get().getMeetings()) meetings.emplace_back(meeting.cStr());
    return meetings;
  };
  auto copy = publicCopy(scenario);
  for (const char* party : {"PE-1", "O-1"}) EXPECT_THAT(meetingsOf(copy, party), IsEmpty()) << party;
  for (const char* party : {"PE-2", "O-2"}) EXPECT_THAT(meetingsOf(copy, party), ElementsAre("M-1")) << party;
}

// That papers were sent which nobody may see is not told either.
TEST(APublicCopy, SaysNothingOfPapersThatAreHidden) {
  auto scenario = given(harbourAnd(
      {"documentFiled(confidential = true) name = \"papers.pdf\"", "documentFiled name = \"public papers.pdf\"",
       "2025-01-16 papersPublished(meeting = M-1, document = DOC-1) text = \"whole\"",
       "2025-01-16 papersPublished(meeting = M-1, document = DOC-2, publicCopy = true) text = \"less\""}));
  auto papersIn = [](const engine::Snapshot& snapshot) {
    std::vector<std::string> papers;
    auto shown = must(showMeeting(snapshot, idOf("M-1")));
    for (auto each : shown.get().getPapers()) papers.emplace_back(each.getDocument().cStr());
    return papers;
  };
  EXPECT_THAT(papersIn(scenario.snapshot()), ElementsAre("DOC-1", "DOC-2"));
  EXPECT_THAT(papersIn(publicCopy(scenario)), ElementsAre("DOC-2"));
}

TEST(AViewer, SeesWhatTheyMayRead) {
  auto scenario = given(confidentialLines());
  auto mayReadDecisions = [](const domain::Subject& subject) { return subject.id.kind() == Kind::DECISION; };
  auto snapshot = must(scenario.snapshot().seenBy(mayReadDecisions));
  EXPECT_FALSE(snapshot.isPublicCopy());
  EXPECT_NE(must(snapshot.find(idOf("D-2"))), std::nullopt);
  EXPECT_EQ(must(snapshot.find(idOf("A-2"))), std::nullopt);
  EXPECT_EQ(must(showMeeting(snapshot, idOf("M-1"))).get().getAgenda().size(), 1u);
  EXPECT_STREQ(must(showAction(snapshot, idOf("A-1"))).get().getDecision().cStr(), "D-2");
}

}  // namespace
}  // namespace minuted::queries
