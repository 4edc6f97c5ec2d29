// A group takes nothing after its last day; what it had goes on.
#include <gtest/gtest.h>

#include "world/scenario.h"

namespace minuted::world {
namespace {

struct Row {
  const char* event;
  bool isRefused;
};

// G-3 ended on 30 June 2025; M-3, its meeting, is planned for 12 June, and A-1 is its action.
Scenario givenEndedGroup() {
  auto scenario =
      given(harbourAnd({"2025-01-02 groupEntered(parent = G-1) name = \"Boat Group\"",
                        "2025-02-01 meetingScheduled(group = G-3, date = 2025-06-12)",
                        "2025-02-01 actionRaised(group = G-3, owners = [(party = PE-1)]) text = \"Paint\""}));
  scenario.and_({"2025-06-30 groupEnded(group = G-3)"});
  return scenario;
}

TEST(EndedGroup, TakesNothingAfterItsLastDay) {
  const std::vector<Row> table{
      {"2025-07-01 actionRaised(group = G-3, owners = [(party = PE-1)]) text = \"Plan\"", true},
      {"2025-06-30 actionRaised(group = G-3, owners = [(party = PE-1)]) text = \"Plan\"", true},
      {"2025-06-29 actionRaised(group = G-3, owners = [(party = PE-1)]) text = \"Plan\"", false},
      {"2025-07-01 actionRaised(group = G-2, owners = [(party = G-3, collective = true)]) text = \"Plan\"", true},
      {"2025-07-01 actionRaised(group = G-2, owners = [(party = G-3)]) text = \"Plan\"", true},
      {"2025-07-01 actionAssigned(action = A-1, owners = [(party = G-3)])", true},
      {"2025-07-01 actionReferred(action = A-1, group = G-3)", true},
      {"2025-07-01 actionReferred(action = A-1, group = G-2)", false},
      {"2025-07-01 actionAccepted(action = A-1)", false},
      {"2025-07-01 actionDropped(action = A-1)", false},
      {"2025-07-01 decisionRecorded(group = G-3) text = \"To go on\"", true},
      {"2025-06-30 decisionRecorded(group = G-3, meeting = M-1) text = \"To end\"", false},
      {"2025-07-01 appointmentMade(person = PE-1, group = G-3)", true},
      {"2025-07-01 topicRaised(group = G-3) text = \"Boats\"", true},
      {"2025-07-01 groupMoved(group = G-2, parent = G-3)", true},
      {"2025-06-01 meetingScheduled(group = G-3, date = 2025-07-10)", true},
      {"2025-06-01 meetingScheduled(group = G-3, date = 2025-06-30)", false},
      {"2025-06-01 meetingMoved(meeting = M-3, date = 2025-07-10)", true},
      {"2025-06-01 meetingMoved(meeting = M-3, date = 2025-06-20)", false},
      {"2025-06-30 meetingHeld(group = G-3, date = 2025-06-30)", false},
      {"2025-07-01 meetingCancelled(meeting = M-3)", false},
  };
  for (const auto& row : table) {
    auto scenario = givenEndedGroup();
    auto outcome = scenario.when(row.event).outcome();
    EXPECT_EQ(outcome.has_value(), !row.isRefused) << row.event << ": " << (outcome ? "" : outcome.error().reason);
    EXPECT_TRUE(outcome || outcome.error().reason ==
                               "G-3 (Boat Group) ended on 30 June 2025, and takes nothing after its last day.")
        << row.event;
  }
}

TEST(EndedGroup, KeepsWhatWasRecordedBeforeItsEndBecameKnown) {
  given(harbourAnd({"2025-06-20 actionRaised(group = G-2, owners = [(party = PE-1)]) text = \"Paint\""}))
      .when("2025-06-01 groupEnded(group = G-2)")
      .then({"2025-06-01 groupEnded(group = G-2)"})
      .shows("A-1", "status = open");
}

}  // namespace
}  // namespace minuted::world
