// What somebody is called on a day: histories, decisions, meetings and answers of any kind tell events with the names
// that held then, and renames and merges stand in the stories of all whom they concern.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "queries/history/compare.h"
#include "queries/queries.h"
#include "world/history.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// Kate Austin (PE-3), of the trust, is called Kate Holloway from 1 May 2022; the Steering Group (G-2) is the Board from
// 1 June 2022. In 2021 they decided, and in 2023 again.
const Lines& kate() {
  static const auto lines = harbourAnd(
      {"personEntered name = \"Kate Austin\"", "2021-02-03 meetingHeld(group = G-2, date = 2021-02-03)",
       "2021-02-03 attendanceRecorded(meeting = M-3, person = PE-3, organisation = O-1)",
       "2021-02-03 decisionRecorded(group = G-2, meeting = M-3, proposer = PE-3) text = \"To meet monthly\"",
       "2021-02-03 actionRaised(owners = [(party = PE-3)], group = G-2, meeting = M-3) text = \"Draft the plan\"",
       "2021-03-01 actionAccepted(action = A-1, party = PE-3)",
       "2022-05-01 renamed(subject = PE-3) name = \"Kate Holloway\"",
       "2022-06-01 renamed(subject = G-2) name = \"Harbour Board\"",
       "2023-02-03 meetingHeld(group = G-2, date = 2023-02-03)",
       "2023-02-03 attendanceRecorded(meeting = M-4, person = PE-3, organisation = O-1)",
       "2023-02-03 decisionRecorded(group = G-2, meeting = M-4, proposer = PE-3) text = \"To meet weekly\"",
       "2023-03-01 actionClaimed(action = A-1, party = PE-3)"});
  return lines;
}

Lines story(const engine::Snapshot& snapshot, const char* ref) {
  Lines told;
  auto events = must(queries::history(snapshot, idOf(ref)));
  for (auto event : events.get().getItems()) told.push_back(event.getSummary().cStr());
  return told;
}

TEST(NamesThen, AreToldInHistories) {
  auto scenario = given(kate());
  EXPECT_THAT(story(scenario.snapshot(), "A-1"),
              ElementsAre("A-1 raised at M-3 for Kate Austin: Draft the plan", "A-1 accepted by Kate Austin",
                          "A-1 claimed done by Kate Holloway"));
  EXPECT_THAT(story(scenario.snapshot(), "PE-3"), Contains("Kate Austin is called Kate Holloway from 1 May 2022"));
  EXPECT_THAT(story(scenario.snapshot(), "G-2"), Contains("Steering Group is called Harbour Board from 1 June 2022"));
  EXPECT_THAT(story(scenario.snapshot(), "M-3"), Contains("Kate Austin was present for Harbour Trust"));
  EXPECT_THAT(story(scenario.snapshot(), "M-3"), Contains("M-3 of Steering Group held"));
  EXPECT_THAT(story(scenario.snapshot(), "M-4"), Contains("M-4 of Harbour Board held"));
}

TEST(NamesThen, StandInTheRegisterOfDecisionsAndTheAttendanceOfMeetings) {
  auto scenario = given(kate());
  auto snapshot = scenario.snapshot();
  auto decisions = must(queries::listDecisions(snapshot, {}));
  auto then = decisions.get().getItems()[0], later = decisions.get().getItems()[1];
  EXPECT_STREQ(then.getProposer().cStr(), "Kate Austin");
  EXPECT_STREQ(then.getGroup().cStr(), "Steering Group");
  EXPECT_STREQ(then.getPositions()[0].getTold().cStr(), "Kate Austin (Harbour Trust) agreed (presumed)");
  EXPECT_STREQ(later.getProposer().cStr(), "Kate Holloway");
  EXPECT_STREQ(later.getGroup().cStr(), "Harbour Board");
  auto meeting = must(queries::showMeeting(snapshot, idOf("M-3")));
  EXPECT_STREQ(meeting.get().getGroup().cStr(), "Steering Group");
  EXPECT_STREQ(meeting.get().getAttendance()[0].getName().cStr(), "Kate Austin");
}

TEST(NamesThen, OfWhatIsSoTodayAreTodaysAndOfADayThatDays) {
  auto scenario = given(kate());
  EXPECT_STREQ(must(queries::showAction(scenario.snapshot(), idOf("A-1"))).get().getOwners()[0].getName().cStr(),
               "Kate Holloway");
  auto then = scenario.snapshot({.on = dateOf(2022, 4, 30), .asOf = {}});
  EXPECT_STREQ(must(queries::showAction(then, idOf("A-1"))).get().getOwners()[0].getName().cStr(), "Kate Austin");
  auto person = must(queries::showParty(scenario.snapshot(), idOf("PE-3")));
  EXPECT_STREQ(person.get().getName().cStr(), "Kate Holloway");
  EXPECT_STREQ(person.get().getFormerNames()[0].getName().cStr(), "Kate Austin");
  EXPECT_STREQ(person.get().getFormerNames()[0].getUntil().cStr(), "2022-04-30");
}

TEST(NamesThen, AreFoundByThoseGivenSince) {
  auto scenario = given(kate());
  constexpr std::array people{Kind::PERSON};
  auto then = scenario.snapshot({.on = dateOf(2021, 6, 1), .asOf = {}});
  EXPECT_EQ(must(queries::findSubject(then, "Kate Holloway", people)), idOf("PE-3"));
}

TEST(NamesThen, OfAnAppointmentThatEndedAreThoseOfItsLastDay) {
  auto scenario = given(kate());
  scenario.and_({"2021-01-01 appointmentMade(person = PE-3, organisation = O-1, group = G-2)",
                 "2022-05-20 appointmentEnded(appointment = AP-1)"});
  auto person = must(queries::showParty(scenario.snapshot(), idOf("PE-3")));
  auto place = person.get().getAppointments()[0];
  EXPECT_STREQ(place.getName().cStr(), "Kate Holloway");
  EXPECT_STREQ(place.getGroup().cStr(), "Steering Group");
}

TEST(NamesThen, AreComparedAsTheyWere) {
  auto scenario = given(kate());
  auto before = scenario.snapshot({.on = dateOf(2021, 1, 1), .asOf = {}});
  auto comparison = must(queries::compare(before, scenario.snapshot(), {}));
  std::string proposer;
  for (auto changed : comparison.get().getItems())
    for (auto field : changed.getFields())
      if (changed.getRef() == "D-1" && field.getName() == "proposer") proposer = field.getAfter().cStr();
  EXPECT_EQ(proposer, "Kate Austin");
}

// What was spelt wrongly never was the name, whenever that is learned: on no day, before a renaming or today.
TEST(NamesThen, ThatWereCorrectedAlwaysHeld) {
  auto scenario = given(kate());
  scenario.and_(
      {"nameCorrected(subject = PE-3) name = \"Kate Austen\"", "nameCorrected(subject = PE-1) name = \"Asha Rau\""});
  EXPECT_THAT(story(scenario.snapshot(), "A-1"),
              ElementsAre("A-1 raised at M-3 for Kate Austen: Draft the plan", "A-1 accepted by Kate Austen",
                          "A-1 claimed done by Kate Holloway"));
  EXPECT_THAT(story(scenario.snapshot(), "PE-3"), Contains("Kate Austen is called Kate Holloway from 1 May 2022"));
  EXPECT_THAT(story(scenario.snapshot(), "PE-1"), Contains("The name of PE-1 always was Asha Rau"));
  constexpr std::array people{Kind::PERSON};
  for (const char* name : {"Kate Austin", "Kate Austen", "Kate Holloway"})
    EXPECT_EQ(must(queries::findSubject(scenario.snapshot(), name, people)), idOf("PE-3")) << name;
}

TEST(NamesThen, OfARenamingEnteredInErrorNeverHeld) {
  auto scenario = given(kate());
  scenario.and_({"enteredInError(subject = PE-3, event = 16)"});
  EXPECT_THAT(story(scenario.snapshot(), "A-1"), Contains("A-1 claimed done by Kate Austin"));
}

TEST(Merging, StandsInBothStories) {
  auto scenario = given(kate());
  scenario.and_({"personEntered name = \"K. Austin\"",
                 "2025-06-01 merged(subject = PE-4, into = PE-3) note = \"one and the same\""});
  auto merge = "K. Austin (PE-4) merged into Kate Holloway (PE-3): one and the same";
  EXPECT_THAT(story(scenario.snapshot(), "PE-4"), Contains(merge));
  EXPECT_THAT(story(scenario.snapshot(), "PE-3"), Contains(merge));
  EXPECT_THAT(story(scenario.snapshot(), "PE-4"), Contains("Kate Austin is called Kate Holloway from 1 May 2022"));
  auto person = must(queries::showParty(scenario.snapshot(), idOf("PE-3")));
  EXPECT_STREQ(person.get().getMerged()[0].getRef().cStr(), "PE-4");
  EXPECT_STREQ(person.get().getMerged()[0].getName().cStr(), "K. Austin");
}

TEST(Merging, ThatWasWrongStandsInBothStoriesWithItsEnd) {
  auto scenario = given(kate());
  scenario.and_({"personEntered name = \"K. Austin\"", "2025-06-01 merged(subject = PE-4, into = PE-3)",
                 "2025-06-02 separated(subject = PE-4)", "2025-06-20 renamed(subject = PE-4) name = \"Karl Austin\""});
  for (const char* ref : {"PE-3", "PE-4"})
    EXPECT_THAT(story(scenario.snapshot(), ref), Contains("K. Austin (PE-4) separated again"));
  EXPECT_THAT(story(scenario.snapshot(), "PE-3"), Not(Contains(HasSubstr("Karl"))));
}

// --- Over random histories ---

// Every name that a text has of those that renamings gave: the historian makes each of them unique.
std::set<std::string> givenNamesIn(const std::string& text) {
  constexpr std::string_view word = "Name ";
  std::set<std::string> names;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    auto end = text.find_first_not_of("0123456789", at + word.size());
    auto name = text.substr(at, end - at);  // to the end of the text where `end` is npos
    if (name.size() > word.size()) names.insert(name);
  }
  return names;
}

// The name that each party has under a cut by the day, which folds no later renaming.
std::set<std::string> namesHeldOn(engine::Register& register_, Date day) {
  auto cut = must(register_.snapshot({.on = day, .asOf = {}}));
  std::set<std::string> held;
  for (auto kind : {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP})
    must(cut.scan(projections::kindPrefix(kind), [&](const domain::Subject& subject) {
      std::visit(
          [&](const auto& state) {
            if constexpr (requires { state.formerNames; }) held.insert(state.name);
          },
          subject.state);
      return true;
    }));
  return held;
}

// The first name in the text that nobody had on that day; "" where there is none.
std::string strangerIn(const std::string& text, const std::set<std::string>& held) {
  for (const auto& name : givenNamesIn(text))
    if (!held.contains(name)) return name;
  return "";
}

// The first event that is told with a name which nobody had on its day; "" where there is none. Of a renaming, the name
// until the day before is looked at; the new one is the event's own.
std::string strangeEvent(TempRegister& world) {
  auto events = must(queries::logFrom(must(world->snapshot()), 1, UINT32_MAX));
  std::map<int32_t, std::set<std::string>> heldOn;
  for (auto event : events.get().getItems()) {
    std::string told = event.getSummary().cStr();
    auto day = parseDate(event.getHappenedOn().cStr())->day;
    if (std::string_view(event.getWhat().cStr()) == "renamed") {
      told = told.substr(0, told.find(" is called "));
      --day;
    }
    auto [known, isNew] = heldOn.try_emplace(day);
    if (isNew) known->second = namesHeldOn(*world, Date{day, Precision::DAY});
    auto stranger = strangerIn(told, known->second);
    if (!stranger.empty())
      return fmt::format("{}: nobody was called {} on {}", told, stranger, event.getHappenedOn().cStr());
  }
  return "";
}

TEST(NamesOfAnyHistory, ToldWithAnEventHeldOnItsDay) {
  holdsFor(60, [] {
    TempRegister world;
    play(world, *tapes(60));
    RC_ASSERT(strangeEvent(world) == "");
  });
}

// The long way: the register is cut by the day, and asked for the name of that day.
std::string nameUnderCut(TempRegister& world, Id id, Date day) {
  auto cut = must(world->snapshot({.on = day, .asOf = {}}));
  return queries::Names(cut).of(id);
}

TEST(NamesOfAnyHistory, OnADayAreThoseUnderACutByThatDay) {
  holdsFor(40, [] {
    TempRegister world;
    play(world, *tapes(60));
    auto snapshot = must(world->snapshot());
    queries::Names names(snapshot);
    for (auto kind : {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP})
      must(snapshot.scan(projections::kindPrefix(kind), [&](const domain::Subject& subject) {
        for (int32_t back : {0, 1, 30, 150, 299}) {
          Date day{snapshot.today().day - back, Precision::DAY};
          RC_ASSERT(names.on(day).of(subject.id) == nameUnderCut(world, subject.id, day));
        }
        return true;
      }));
  });
}

TEST(NamesOfAnyHistory, StandInDecisionsAndMeetingsAsTheyWere) {
  holdsFor(30, [] {
    TempRegister world;
    play(world, *tapes(60));
    auto snapshot = must(world->snapshot());
    auto decisions = must(queries::listDecisions(snapshot, {}));
    for (auto each : decisions.get().getItems()) {
      auto day = Date{parseDate(each.getDecidedOn().cStr())->day, Precision::DAY};
      if (each.getGroupRef().size() > 0)
        RC_ASSERT(std::string(each.getGroup().cStr()) == nameUnderCut(world, idOf(each.getGroupRef().cStr()), day));
      for (auto position : each.getPositions())
        if (position.getRef().size() > 0)
          RC_ASSERT(std::string(position.getName().cStr()) == nameUnderCut(world, idOf(position.getRef().cStr()), day));
    }
    auto meetings = must(queries::listMeetings(snapshot, {}));
    for (auto each : meetings.get().getItems()) {
      if (!each.hasDate()) continue;
      auto day = Date{std::min(parseDate(each.getDate().cStr())->day, snapshot.today().day), Precision::DAY};
      for (auto one : each.getAttendance())
        if (one.getRef().size() > 0)
          RC_ASSERT(std::string(one.getName().cStr()) == nameUnderCut(world, idOf(one.getRef().cStr()), day));
    }
  });
}

}  // namespace
}  // namespace minuted::world
