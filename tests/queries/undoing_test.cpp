// Nothing that counts ever names what is not there: undoing is refused as long as it would, and what depends on an
// event can be undone together with it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queries/history/missing.h"
#include "queries/queries.h"
#include "register/dependents.h"
#include "verbs/command_builder.h"
#include "world/history.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// Events that count and name a subject that does not exist: 'event 12 names D-3'.
std::vector<std::string> dangling(const engine::Snapshot& snapshot) {
  std::vector<std::string> found;
  std::set<uint64_t> inError;
  auto eventAt = [&](uint64_t position) { return snapshot.event(position); };
  must(engine::walkDown(1, snapshot.size(), eventAt, inError, [&](engine::StoredEvent& stored) {
    auto event = stored.event();
    if (engine::standsAlone(event.getBody().which())) return true;
    domain::forEachMention(event, [&](Id id, domain::Kinds) {
      if (!must(snapshot.find(id)))
        found.push_back(fmt::format("event {} names {}", event.getPosition(), reference(id)));
    });
    return true;
  }));
  return found;
}

// What a command comes to that undoes these events, in this order.
engine::Outcome undone(engine::Register& on, const std::vector<uint64_t>& positions) {
  auto snapshot = must(on.snapshot());
  engine::CommandMaker command;
  for (auto position : positions) {
    auto event = must(snapshot.event(position));
    command.addErrorNote(domain::subjectOf(event->event()), position, "");
  }
  return on.record(command.finish(engine::newCommandId(), "Officer"));
}

struct Case {
  const char* what;
  Lines after;          // recorded after those of harbour(), which are the first eight but for that of the user
  uint64_t undone;      // position
  const char* refusal;  // what it contains; "" where it is undone
};

class UndoingAnEvent : public testing::TestWithParam<Case> {};

TEST_P(UndoingAnEvent, IsRefusedWhileOthersNameItsSubject) {
  auto scenario = given(harbourAnd(GetParam().after));
  auto outcome = undone(**scenario, {GetParam().undone});
  if (*GetParam().refusal == '\0') {
    EXPECT_TRUE(outcome) << outcome.error().reason;
  } else {
    ASSERT_FALSE(outcome);
    EXPECT_THAT(outcome.error().reason, HasSubstr(GetParam().refusal));
  }
  EXPECT_THAT(dangling(scenario.snapshot()), IsEmpty());
}

// Positions: 1 the user, 2 and 3 organisations, 4 and 5 people, 6 and 7 groups, 8 M-1 held, 9 M-2 scheduled.
INSTANTIATE_TEST_SUITE_P(
    Table, UndoingAnEvent,
    testing::Values(
        Case{"nothing names it", {}, 5, ""},
        Case{"a person who owns an action",
             {"2025-01-16 actionRaised(group = G-2, owners = [(party = PE-1)]) text = \"Plan\""},
             4,
             "PE-1 is named by what was recorded since (event 10)"},
        Case{"an organisation for which somebody attended",
             {"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1)"},
             2,
             "O-1 is named by what was recorded since (event 10)"},
        Case{"a group that a decision is of",
             {"2025-01-16 decisionRecorded(group = G-2) text = \"To go on\""},
             7,
             "G-2 is named by what was recorded since (event 10, 9, 8)"},
        Case{"the partnership", {}, 6, "G-1 is the partnership whose register this is"},
        Case{"a user", {}, 1, "what they recorded names them"},
        Case{"a decision that an action comes from",
             {"2025-01-16 decisionRecorded(group = G-2) text = \"To go on\"",
              "2025-01-16 actionRaised(group = G-2, decision = D-1, owners = [(party = PE-1)]) text = \"Plan\""},
             10,
             "D-1 is named by what was recorded since (event 11)"},
        Case{"a meeting that something was decided at",
             {"2025-01-16 decisionRecorded(group = G-2, meeting = M-1) text = \"To go on\""},
             8,
             "M-1 is named by what was recorded since (event 10)"},
        Case{"that a planned meeting was held, at which something was decided",
             {"2025-05-15 meetingHeld(meeting = M-2)",
              "2025-05-15 decisionRecorded(group = G-2, meeting = M-2) text = \"To go on\""},
             10,
             "M-2 is named by what was recorded since (event 11)"},
        Case{"that a planned meeting was held, at which nothing happened",
             {"2025-05-15 meetingHeld(meeting = M-2)"},
             10,
             ""},
        Case{"an action that somebody answered",
             {"2025-01-16 actionRaised(group = G-2, owners = [(party = PE-1)]) text = \"Plan\"",
              "2025-01-20 actionAccepted(action = A-1)"},
             10,
             "Undo that one first"},
        Case{"what was undone already",
             {"2025-02-01 enteredInError(subject = PE-2, event = 5)"},
             5,
             "Event 5 was entered in error already: event 10 says so"},
        Case{"a note of an error", {"2025-02-01 enteredInError(subject = PE-2, event = 5)"}, 10, ""},
        Case{"a note that brings back what names something that is gone",
             {"2025-01-16 decisionRecorded(group = G-2) text = \"To go on\"",
              "2025-01-16 actionRaised(group = G-2, decision = D-1, owners = [(party = PE-1)]) text = \"Plan\"",
              "2025-02-01 enteredInError(subject = A-1, event = 11)",
              "2025-02-01 enteredInError(subject = D-1, event = 10)"},
             12,
             "D-1 was entered in error"}),
    [](const auto& each) {
      std::string name;
      for (char c : std::string_view(each.param.what))
        name.push_back(std::isalnum(static_cast<unsigned char>(c)) ? c : '_');
      return name;
    });

TEST(UndoingAnEvent, LeavesNothingForLaterEventsToName) {
  given(harbourAnd({"2025-02-01 enteredInError(subject = PE-2, event = 5)"}))
      .when("2025-02-02 actionRaised(group = G-2, owners = [(party = PE-2)]) text = \"Plan\"")
      .refused(schema::Refusal::NOT_FOUND,
               "PE-2 was entered in error: nothing new can name it. See 'minuted history PE-2'.");
}

TEST(UndoingAnEvent, TakesWhatDependsOnItAlong) {
  auto scenario = given(
      harbourAnd({"2025-01-16 decisionRecorded(group = G-2, meeting = M-1) text = \"To go on\"",
                  "2025-01-16 actionRaised(group = G-2, decision = D-1, owners = [(party = PE-1)]) text = \"Plan\"",
                  "2025-01-20 actionAccepted(action = A-1)", "2025-01-20 personEntered name = \"Lena Fry\""}));
  auto positions = must(queries::eventsUndoneWith(scenario.snapshot(), 8));
  EXPECT_THAT(positions, testing::ElementsAre(12, 11, 10, 8));
  ASSERT_TRUE(undone(**scenario, positions));
  scenario.lacks("M-1").lacks("D-1").lacks("A-1").shows("PE-3", "name = \"Lena Fry\"");
}

TEST(UndoingAnEvent, IsToldWhereSomebodyAsksForTheSubject) {
  auto scenario = given(harbourAnd({"2025-02-01 enteredInError(subject = PE-2, event = 5) note = \"No such man\""}));
  EXPECT_EQ(queries::missing(scenario.snapshot(), Id(Kind::PERSON, 2)).message,
            "PE-2 was entered in error: Officer said so on 1 July 2025 (No such man). 'minuted history PE-2' has its "
            "story.");
  EXPECT_EQ(queries::missing(scenario.snapshot(), Id(Kind::PERSON, 9)).message, "There is no PE-9.");
}

TEST(EveryReference, NamesWhatIsThereInAnyHistory) {
  holdsFor(60, [] {
    auto tape = *tapes(80);
    TempRegister on;
    play(on, tape);
    RC_ASSERT(dangling(must(on->snapshot())).empty());
  });
}

TEST(UndoingAnyEvent, WithWhatDependsOnItIsPossibleAndLeavesNothingDangling) {
  holdsFor(60, [] {
    auto tape = *tapes(60);
    TempRegister on;
    play(on, tape);
    auto snapshot = must(on->snapshot());
    auto position = *rc::gen::inRange<uint64_t>(1, snapshot.size() + 1);
    auto positions = queries::eventsUndoneWith(snapshot, position);
    auto alone = undone(*on, {position});
    if (alone) {
      RC_ASSERT(positions && positions->size() == 1u);
    } else if (positions && positions->size() > 1) {
      auto outcome = undone(*on, *positions);
      if (!outcome) RC_LOG() << outcome.error().reason;
      RC_ASSERT(outcome.has_value());
    }
    RC_ASSERT(dangling(must(on->snapshot())).empty());
  });
}

}  // namespace
}  // namespace minuted::world
