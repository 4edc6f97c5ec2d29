// Days on which the partnership does not work.
#include "domain/days_off.h"

#include <gtest/gtest.h>

#include "world/scenario.h"

namespace minuted::world {
namespace {

const char* daysOff[] = {"weekdayOffAdded(register = REG-1, weekday = saturday)",
                         "weekdayOffAdded(register = REG-1, weekday = sunday)",
                         "dayOffAdded(register = REG-1, from = 2026-12-24, until = 2026-12-28)",
                         "dayOffAdded(register = REG-1, from = 2027-08) note = \"The school is closed\""};

Scenario givenRegister() {
  return given(harbourAnd({"registerOpened(partnership = G-1) name = \"Harbour Partnership\""}));
}

domain::DaysOff stateAfter(const Lines& lines) {
  auto scenario = givenRegister();
  scenario.and_(lines);
  const auto found = must(scenario.snapshot().find(idOf("REG-1")));
  return std::get<domain::Register>(found->state).daysOff;
}

TEST(DaysOff, TheNextWorkingDayIsTheFirstThatIsNotOff) {
  auto off = stateAfter({daysOff, daysOff + 4});
  struct Row {
    Date day, working;
  };
  for (auto [day, working] : {Row{dateOf(2026, 12, 23), dateOf(2026, 12, 23)},   // a Wednesday
                              Row{dateOf(2026, 12, 24), dateOf(2026, 12, 29)},   // the first of a span with a weekend
                              Row{dateOf(2026, 12, 28), dateOf(2026, 12, 29)},   // its last
                              Row{dateOf(2027, 1, 2), dateOf(2027, 1, 4)},       // a Saturday
                              Row{dateOf(2027, 7, 31), dateOf(2027, 9, 1)},      // a Saturday before a month off
                              Row{dateOf(1969, 12, 27), dateOf(1969, 12, 29)}})  // days before 1970 count back
    EXPECT_EQ(domain::workingDayFrom(off, day.day), working.day) << isoDate(day);
  EXPECT_EQ(domain::workingDayFrom({}, 4), 4);
}

TEST(DaysOff, WithoutAWorkingDayInAYearADayIsItself) {
  auto off = stateAfter({"dayOffAdded(register = REG-1, from = 2026, until = 2029)"});
  EXPECT_EQ(domain::workingDayFrom(off, dateOf(2026, 5, 1).day), dateOf(2026, 5, 1).day);
}

TEST(DaysOff, AreRefusedWhereTheyMeanNothing) {
  auto scenario = givenRegister();
  scenario.when("dayOffAdded(register = REG-1)").refused("REG-1: Which day?");
  scenario.when("dayOffAdded(register = REG-1, from = 2026-12-24, until = 2026-12-23)")
      .refused("REG-1: The last day is before the first.");
  for (const char* weekday : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday"})
    scenario.and_({"weekdayOffAdded(register = REG-1, weekday = " + std::string(weekday) + ")"});
  scenario.when("weekdayOffAdded(register = REG-1, weekday = monday)")
      .refused("REG-1: That day of the week is off already.");
  scenario.when("weekdayOffAdded(register = REG-1, weekday = sunday)")
      .refused("REG-1: No working day would be left in a week.");
}

TEST(DaysOff, AreTakenBackByUndoing) {
  auto scenario = givenRegister();
  scenario.and_({daysOff[0]});
  auto event = scenario.size();
  scenario.shows("REG-1", "weekdaysOff = [(weekday = saturday)]")
      .and_({"enteredInError(event = " + std::to_string(event) + ", subject = REG-1)"})
      .shows("REG-1", "weekdaysOff = []");
}

}  // namespace
}  // namespace minuted::world
