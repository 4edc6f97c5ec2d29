// Which minutes have been agreed, also where the meeting that agreed them did not say which.
#include <gtest/gtest.h>

#include <algorithm>

#include "queries/queries.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

// 'M-1 at M-2' for each meeting whose minutes were agreed, '* ' before it where they were corrected, in the order of
// their days; each meeting is called by its month, since its number depends on the order of recording.
std::string agreed(Scenario& scenario, const engine::Times& times = {}) {
  auto list = must(queries::listMeetings(scenario.snapshot(times), {}));
  auto monthOf = [&](capnp::Text::Reader ref) {
    for (auto each : list.get().getItems())
      if (each.getRef() == ref) return std::string(each.getDate().cStr()).substr(5, 2);
    return std::string("?");
  };
  std::string text;
  for (auto each : list.get().getItems()) {
    if (each.getMinutes() != schema::MinutesStatus::AGREED) continue;
    text += (text.empty() ? "" : ", ") + monthOf(each.getRef()) + " at " + monthOf(each.getAgreedAt());
    for (auto correction : each.getCorrections()) text += std::string(" (") + correction.cStr() + ")";
  }
  return text;
}

Lines groups() { return {"2025-01-02 groupEntered(kind = partnership) name = \"Harbour Partnership\""}; }

struct AgreedMinutes {
  const char* meeting;  // the day of a meeting, and what it says of earlier minutes
  const char* says;
};

std::vector<AgreedMinutes> year() {
  return {{"2025-01-16", ""},
          {"2025-03-13", "earlierMinutesAgreed(meeting = $M-0)"},
          {"2025-05-15", "earlierMinutesAgreed(meeting = $M-0, corrected = true) text = \"21 families\""},
          {"2025-06-19", "earlierMinutesAgreed(meeting = $M-0, date = 2025-01-16)"}};
}

void record(Scenario& scenario, const AgreedMinutes& told) {
  std::string day = told.meeting;
  Lines steps{day + " meetingHeld(group = G-1, date = " + day + ")"};
  if (*told.says != '\0') steps.push_back(day + " " + told.says);
  scenario.when(steps).recorded();
}

TEST(MinutesOfAYear, AreAgreedByTheSameMeetingsInWhateverOrderTheyCome) {
  auto meetings = year();
  std::vector<size_t> order{0, 1, 2, 3};
  do {
    auto scenario = given(groups());
    for (auto place : order) record(scenario, meetings[place]);
    EXPECT_EQ(agreed(scenario), "01 at 06, 03 at 05 (21 families)");
  } while (std::ranges::next_permutation(order).found);
}

TEST(MinutesOfTheLastMeeting, AreThoseOfTheOneHeldBefore) {
  auto scenario = given(groups());
  auto meetings = year();
  for (size_t i = 0; i < 3; ++i) record(scenario, meetings[i]);
  EXPECT_EQ(agreed(scenario), "01 at 03, 03 at 05 (21 families)");
  EXPECT_EQ(agreed(scenario, {.on = dateOf(2025, 4, 1), .asOf = {}}), "01 at 03");
  // A meeting that becomes known later takes the place of the one before it, whose minutes nobody has agreed then.
  record(scenario, {"2025-04-10", ""});
  EXPECT_EQ(agreed(scenario), "01 at 03, 04 at 05 (21 families)");
}

TEST(MinutesOfAMeeting, ThatWereAgreedByNameStayAgreedThere) {
  auto scenario = given(groups());
  auto meetings = year();
  for (const auto& each : meetings) record(scenario, each);
  scenario.when("2025-05-15 minutesAgreed(meeting = M-1, at = M-3)").recorded();
  EXPECT_EQ(agreed(scenario), "01 at 05, 03 at 05 (21 families)");
}

TEST(MinutesOfTheLastMeeting, AreNotThoseOfOneThatWasOnlyPlanned) {
  auto scenario = given(groups());
  record(scenario, {"2025-01-16", ""});
  scenario.and_({"2025-01-16 meetingScheduled(group = G-1, date = 2025-02-13)"});
  record(scenario, {"2025-03-13", "earlierMinutesAgreed(meeting = $M-0)"});
  EXPECT_EQ(agreed(scenario), "01 at 03");
}

}  // namespace
}  // namespace minuted::world
