// What is odd about a step that may be recorded all the same.
#include "verbs/doubts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verbs/command_builder.h"
#include "world/scenario.h"

namespace minuted::verbs {
namespace {

TEST(Likeness, IsOfTheWordsThatCount) {
  struct {
    const char *one, *other;
    bool isNearlyTheSame;
  } const table[] = {
      {"Survey the bus shelters", "Survey the bus shelters", true},
      {"Survey the bus shelters", "survey all BUS shelters.", true},
      {"Survey the bus shelters", "Survey the shelters of the bus company", true},
      {"Survey the bus shelters", "Survey the bus drivers", false},
      {"Ask the schools for helpers", "Ask the schools for a hall", false},
      {"Report on the lights", "Report on the shelters", false},
      {"Zoë to write", "ZOE to write", true},
      {"The", "Of the", false},
      {"", "", false},
  };
  for (const auto& [one, other, isNearlyTheSame] : table) {
    EXPECT_EQ(likeness(one, other) >= 0.75, isNearlyTheSame) << one << " / " << other << ": " << likeness(one, other);
    EXPECT_DOUBLE_EQ(likeness(one, other), likeness(other, one));
  }
}

TEST(Doubts, AreSaidOfWhatMayBeRecordedAllTheSame) {
  auto scenario = world::given(world::harbourAnd({
      "registerOpened(partnership = G-1) name = \"Harbour Partnership\"",
      "weekdayOffAdded(register = REG-1, weekday = saturday)",
      "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Survey the bus shelters\"",
      "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Survey all shelters\"",
      "2025-01-20 actionClosed(action = A-2)",
      "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-1) text = \"Survey bus shelters\"",
  }));
  struct {
    const char *verb, *noun;
    Values values;
    std::string doubt;
  } const table[] = {
      {"add", "action", {{"text", {"Count the lamps"}}, {"group", {"G-2"}}, {"due", {"2025-02-14"}}}, ""},
      {"add",
       "action",
       {{"text", {"Count the lamps"}}, {"group", {"G-2"}}, {"due", {"2025-01-10"}}},
       "10 January 2025 lies before 20 January 2025, the day on which this happens."},
      {"add",
       "action",
       {{"text", {"Count the lamps"}}, {"group", {"G-2"}}, {"due", {"2025-02-15"}}},
       "15 February 2025 is a day off; the next working day is 16 February 2025."},
      {"add", "action", {{"text", {"Count the lamps"}}, {"group", {"G-2"}}, {"due", {"2025-02"}}}, ""},
      {"add",
       "action",
       {{"text", {"Survey each bus shelter and all shelters of the bus"}}, {"group", {"G-2"}}},
       "A-1 is open and says nearly the same: 'Survey the bus shelters'."},
      {"extend",
       "action",
       {{"ref", {"A-1"}}, {"due", {"2025-02-15"}}},
       "15 February 2025 is a day off; the next working day is 16 February 2025."},
      {"add",
       "meeting",
       {{"group", {"G-2"}}, {"date", {"2025-02-15"}}},
       "15 February 2025 is a day off; the next working day is 16 February 2025."},
  };
  auto snapshot = scenario.snapshot();
  for (auto [verb, noun, values, doubt] : table) {
    if (std::string_view(noun) == "action" && std::string_view(verb) == "add") values["owner"] = {"Asha Rao"};
    CommandBuilder builder(snapshot, "Officer");
    auto added = builder.add(*find(noun, verb), values, dateOf(2025, 1, 20));
    ASSERT_TRUE(added) << added.error().message;
    EXPECT_EQ(builder.doubt(), doubt) << noun << ' ' << verb;
  }
}

}  // namespace
}  // namespace minuted::verbs
