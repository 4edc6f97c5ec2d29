// Comparisons of the register on two days, and of what it said of one day at two times.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "queries/due.h"
#include "queries/history/compare.h"
#include "world/history.h"
#include "world/oracle.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// 'A-1 changed: due 2025-03-31 > 2025-05-31; status open > closed [12 14]'
std::string lineOf(schema::ChangedSubject::Reader changed) {
  constexpr std::array changes{"new", "gone", "changed"};
  auto line = fmt::format("{} {}", changed.getRef().cStr(), changes.at(static_cast<size_t>(changed.getChange())));
  std::string separator = ": ";
  for (auto field : changed.getFields()) {
    if (changed.getChange() != schema::Change::CHANGED) break;
    line += fmt::format("{}{} {}{}{}{}", std::exchange(separator, "; "), field.getName().cStr(),
                        field.getParts() ? "- " : "", field.getBefore().cStr(), field.getParts() ? " + " : " > ",
                        field.getAfter().cStr());
  }
  return line;
}

std::vector<uint32_t> eventsOf(schema::ChangedSubject::Reader changed) {
  std::vector<uint32_t> events;
  for (auto event : changed.getEvents()) events.push_back(event);
  return events;
}

Lines linesOf(const queries::Answer<schema::Comparison>& comparison) {
  Lines lines;
  for (auto changed : comparison.get().getItems()) lines.push_back(lineOf(changed));
  return lines;
}

Lines compared(const engine::Snapshot& before, const engine::Snapshot& after, const char* group = "") {
  return linesOf(must(queries::compare(before, after, *group == 0 ? Id() : idOf(group))));
}

engine::Times onDay(int year, unsigned month, unsigned day) { return {.on = dateOf(year, month, day), .asOf = {}}; }

const Lines& story() {
  static const auto lines = harbourAnd(
      {"2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2, due = 2025-03-31) text = \"Draft the plan\"",
       "2025-01-16 actionRaised(owners = [(party = O-2)], group = G-1) text = \"Ask the schools\"",
       "2025-02-01 actionDueChanged(action = A-1, due = 2025-05-31, grantedBy = G-2) note = \"flooded\"",
       "2025-02-10 actionAssigned(action = A-2, owners = [(party = PE-1), (party = PE-2)])",
       "2025-03-01 decisionRecorded(kind = endorsed, group = G-2) text = \"To go on\"",
       "2025-05-15 actionClosed(action = A-1) note = \"Agreed\""});
  return lines;
}

TEST(Compare, AMeetingEnteredInBetweenTakesTheAgreementFromTheOneBefore) {
  auto scenario =
      given(harbourAnd({"2025-05-15 meetingHeld(meeting = M-2)", "2025-05-15 earlierMinutesAgreed(meeting = M-2)"}));
  auto before = scenario.snapshot();
  scenario.and_({"2025-03-13 meetingHeld(group = G-2, date = 2025-03-13)"});
  auto after = scenario.snapshot();
  EXPECT_THAT(compared(before, after), ElementsAre("M-1 changed: minutes agreed > none; agreed at M-2 > ", "M-3 new"));
  auto comparison = must(queries::compare(before, after));
  EXPECT_THAT(eventsOf(comparison.get().getItems()[0]), ElementsAre(scenario.size())) << "the meeting in between";
}

TEST(Compare, TellsWhatHappenedBetweenTwoDays) {
  auto scenario = given(story());
  auto on = [&](unsigned month, unsigned day) { return scenario.snapshot(onDay(2025, month, day)); };
  EXPECT_THAT(
      compared(on(1, 31), on(2, 28)),
      ElementsAre("A-1 changed: due 2025-03-31 > 2025-05-31; extensions 0 > 1; note  > flooded; due date moved "
                  "-  + from 2025-03-31 to 2025-05-31, granted by Steering Group, on 2025-02-01, flooded",
                  "A-2 changed: owners City Council > Asha Rao, Tom Bell; status since 2025-01-16 > 2025-02-10"));
  EXPECT_THAT(compared(on(2, 28), on(4, 30)), ElementsAre("D-1 new"));
  EXPECT_THAT(compared(on(4, 30), on(2, 28)), ElementsAre("D-1 gone"));
  EXPECT_THAT(compared(on(4, 30), scenario.snapshot()),
              ElementsAre("A-1 changed: status open > closed; status since 2025-01-16 > 2025-05-15; note flooded > "
                          "Agreed"));
  EXPECT_THAT(compared(on(3, 1), on(5, 14)), IsEmpty());
}

TEST(Compare, LeavesOutWhatDoesNotBelongToTheGroupOrItsParts) {
  auto scenario = given(story());
  auto before = scenario.snapshot(onDay(2025, 1, 31)), after = scenario.snapshot(onDay(2025, 3, 31));
  auto refs = [&](const char* group) {
    auto lines = compared(before, after, group);
    for (auto& line : lines) line.resize(line.find(' '));
    return lines;
  };
  EXPECT_THAT(refs("G-1"), ElementsAre("A-1", "A-2", "D-1"));
  EXPECT_THAT(refs("G-2"), ElementsAre("A-1", "D-1"));
  scenario.and_({"2025-05-02 actionReferred(action = A-1, group = G-1)"});
  EXPECT_THAT(compared(scenario.snapshot(onDay(2025, 4, 30)), scenario.snapshot(onDay(2025, 5, 14)), "G-2"),
              ElementsAre("A-1 changed: group Steering Group > Harbour Partnership"));
}

TEST(Compare, SaysWhichEventsMadeTheDifference) {
  auto scenario = given(story());
  auto before = scenario.snapshot(onDay(2025, 1, 31)), after = scenario.snapshot(onDay(2025, 5, 31));
  auto comparison = must(queries::compare(before, after));
  auto items = comparison.get().getItems();
  auto last = static_cast<uint32_t>(scenario.size());
  EXPECT_THAT(eventsOf(items[0]), ElementsAre(last - 3, last));
  EXPECT_THAT(eventsOf(items[1]), ElementsAre(last - 2));
  EXPECT_THAT(eventsOf(items[2]), ElementsAre(last - 1));        // D-1
  auto item = items[0];
  EXPECT_EQ(item.getKind(), "action");
  EXPECT_EQ(item.getName(), "Draft the plan");
}

TEST(Compare, TellsHowADayWasRestated) {
  auto scenario = given(story());
  auto then = scenario.clock().now() + oneHour;
  scenario.clock().step(oneDay);
  scenario.and_({"2025-04-01 actionClosed(action = A-2) note = \"They came\"",
                 "2025-03-10 actionRaised(owners = [(party = PE-2)], group = G-2) text = \"Find a room\"",
                 "2025-06-15 actionDropped(action = A-3)"});
  auto told = [&](OptionalDate on, const engine::Times& until = {}) {
    return compared(scenario.snapshot({.on = on, .asOf = then}), scenario.snapshot({.on = on, .asOf = until.asOf}));
  };
  EXPECT_THAT(told(dateOf(2025, 4, 30)),
              ElementsAre("A-2 changed: status open > closed; status since 2025-02-10 > 2025-04-01; note  > They came",
                          "A-3 new"));
  EXPECT_THAT(told(dateOf(2025, 3, 31)), ElementsAre("A-3 new"));
  EXPECT_THAT(told(dateOf(2025, 3, 1)), IsEmpty());
  EXPECT_THAT(told(dateOf(2025, 4, 30), {.on = {}, .asOf = then}), IsEmpty());
  // An event that was entered in error between the two leaves no trace in the difference.
  scenario.clock().step(oneDay);
  scenario.and_({fmt::format("enteredInError(subject = A-2, event = {})", scenario.size() - 2)});
  EXPECT_THAT(told(dateOf(2025, 4, 30)), ElementsAre("A-3 new"));
  auto comparison = must(queries::compare(scenario.snapshot({.on = {}, .asOf = then + oneDay}), scenario.snapshot()));
  ASSERT_EQ(comparison.get().getItems().size(), 1u);
  auto undone = comparison.get().getItems()[0];
  EXPECT_EQ(lineOf(undone),
            "A-2 changed: status closed > open; status since 2025-04-01 > 2025-02-10; note They came > ");
  EXPECT_THAT(eventsOf(undone), ElementsAre(scenario.size()));
}

TEST(Compare, TellsEachKindOfFieldInWords) {
  auto scenario = given(harbourAnd(
      {"2025-01-03 measureDefined(group = G-2, decimals = 1, better = lower) name = \"Thefts\", text = \"%\"",
       "2025-01-03 fundingAwarded(pence = 1400000, funder = O-2, group = G-2) text = \"Lights\""}));
  auto before = scenario.snapshot(onDay(2025, 1, 31));
  scenario.and_({"2025-02-01 targetSet(measure = ME-1, value = 125, date = 2026-03-31)",
                 "2025-02-01 readingTaken(measure = ME-1, value = 152, asOf = 2025-01-31) note = \"the police\"",
                 "2025-02-02 fundingSpent(funding = F-1, pence = 125050)",
                 "2025-02-03 meetingMoved(meeting = M-2, date = 2025-05-22, startsAt = 870)",
                 "2025-02-04 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1, role = chair)",
                 "2025-02-04 attendanceRecorded(meeting = M-1, person = PE-2, capacity = apologies)",
                 "2025-02-05 agendaItemAdded(meeting = M-1, item = 1, number = 2) text = \"Lighting\""});
  EXPECT_THAT(
      compared(before, scenario.snapshot()),
      ElementsAre("M-1 changed: attendance -  + Asha Rao, Harbour Trust, present, chair; Tom Bell, apologies; agenda - "
                  " + item 2, Lighting",
                  "M-2 changed: date 2025-05-15 > 2025-05-22; starts at  > 14:30; rescheduled no > yes",
                  "ME-1 changed: target  > 12.5% (2026-03-31); readings -  + 2025-01-31: 15.2% (the police)",
                  "F-1 changed: spent  > £1,250.50"));
}

TEST(Compare, TellsNamesakesApart) {
  auto scenario = given(harbourAnd({"personEntered name = \"Tom Bell\"",
                                    "2025-02-01 actionRaised(owners = [(party = PE-2)], group = G-2) text = \"Plan\"",
                                    "2025-03-01 actionAssigned(action = A-1, owners = [(party = PE-3)])"}));
  EXPECT_THAT(
      compared(scenario.snapshot(onDay(2025, 2, 28)), scenario.snapshot()),
      ElementsAre("A-1 changed: owners Tom Bell (PE-2) > Tom Bell (PE-3); status since 2025-02-01 > 2025-03-01"));
}

// A snapshot of a random day, or as of a random time, or both, or live.
engine::Snapshot anySnapshot(TempRegister& reg, const Oracle& oracle) {
  engine::Times times;
  auto back = *rc::gen::inRange(0, 320);
  auto position = *rc::gen::inRange<uint64_t>(0, oracle.size() + 1);
  auto which = *rc::gen::inRange(0, 8);
  if (which % 3 != 0) times.on = Date{localDay(reg.clock().now()).day - back, Precision::DAY};
  if (which % 3 != 1) times.asOf = position == 0 ? oracle.recordedAt(1) - 1 : oracle.recordedAt(position);
  if (which == 7) times = {};
  RC_LOG() << "on " << (times.on ? isoDate(*times.on) : "any day") << ", as of event "
           << (times.asOf ? position : oracle.size()) << '\n';
  return must(reg->snapshot(times));
}

using Changes = std::map<Id, schema::Change>;

Changes changesOf(const queries::Answer<schema::Comparison>& comparison) {
  Changes changes;
  for (auto item : comparison.get().getItems()) changes.emplace(idOf(item.getRef().cStr()), item.getChange());
  return changes;
}

// The same, found by looking every subject up under both cuts.
// The state, of a meeting with what other meetings say of its minutes.
domain::State withMinutes(const engine::Snapshot& snapshot, const domain::Subject& subject) {
  const auto* meeting = std::get_if<domain::Meeting>(&subject.state);
  return meeting == nullptr ? subject.state : must(queries::Meetings(snapshot).withMinutes(subject.id, *meeting));
}

Changes changesOfAllSubjects(const Oracle& oracle, const engine::Snapshot& before, const engine::Snapshot& after) {
  auto earlier = oracle.subjects(before.cut()), later = oracle.subjects(after.cut());
  Changes changes;
  for (auto id : oracle.everySubject()) {
    auto from = earlier.find(id), to = later.find(id);
    if (from == earlier.end() && to == later.end()) continue;
    if (from == earlier.end())
      changes.emplace(id, schema::Change::NEW);
    else if (to == later.end())
      changes.emplace(id, schema::Change::GONE);
    else if (withMinutes(before, from->second) != withMinutes(after, to->second))
      changes.emplace(id, schema::Change::CHANGED);
  }
  return changes;
}

TEST(Compare, FindsWhatLookingEverythingUpWouldFind) {
  holdsFor(40, [] {
    auto tape = *tapes(80);
    TempRegister reg;
    play(reg, tape);
    Oracle oracle(reg->log().store().readPoint());
    for (int i = 0; i < 4; ++i) {
      auto before = anySnapshot(reg, oracle), after = anySnapshot(reg, oracle);
      RC_ASSERT(must(queries::compare(before, before)).get().getItems().size() == 0u);
      auto comparison = must(queries::compare(before, after));
      RC_ASSERT(changesOf(comparison) == changesOfAllSubjects(oracle, before, after));
      for (auto item : comparison.get().getItems()) {
        RC_ASSERT(item.getEvents().size() > 0u);
        RC_ASSERT(item.hasName());
        for (auto field : item.getFields())
          RC_ASSERT(std::string_view(field.getBefore().cStr()) != std::string_view(field.getAfter().cStr()));
        RC_ASSERT(item.getFields().size() > 0u || item.getChange() != schema::Change::CHANGED);
      }
    }
  });
}

TEST(Compare, SwapsWhatIsNewAndWhatIsGoneBackwards) {
  holdsFor(20, [] {
    auto tape = *tapes(60);
    TempRegister reg;
    play(reg, tape);
    Oracle oracle(reg->log().store().readPoint());
    auto before = anySnapshot(reg, oracle), after = anySnapshot(reg, oracle);
    auto forwards = must(queries::compare(before, after)), backwards = must(queries::compare(after, before));
    auto swapped = changesOf(backwards);
    for (auto& [id, change] : swapped)
      if (change != schema::Change::CHANGED)
        change = change == schema::Change::NEW ? schema::Change::GONE : schema::Change::NEW;
    RC_ASSERT(changesOf(forwards) == swapped);
    for (uint i = 0; i < forwards.get().getItems().size(); ++i) {
      auto one = forwards.get().getItems()[i], other = backwards.get().getItems()[i];
      RC_ASSERT(one.getRef() == other.getRef());
      RC_ASSERT(one.getFields().size() == other.getFields().size());
      RC_ASSERT(eventsOf(one) == eventsOf(other));
    }
  });
}

}  // namespace
}  // namespace minuted::world
