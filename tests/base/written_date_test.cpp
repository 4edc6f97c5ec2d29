// Dates as people type them.
#include "base/written_date.h"

#include <gtest/gtest.h>

namespace minuted {
namespace {

const Date today = dateOf(2026, 11, 25);  // a Wednesday

struct Row {
  const char* text;
  const char* iso;  // "": no date
};

class WrittenDate : public testing::TestWithParam<Row> {};

TEST_P(WrittenDate, IsReadAsPeopleMeanIt) {
  auto date = readWrittenDate(GetParam().text, today);
  EXPECT_EQ(date ? isoDate(*date) : "", GetParam().iso) << "'" << GetParam().text << "'";
}

constexpr Row days[]{
    {"2021-07-20", "2021-07-20"},
    {"31/05/2026", "2026-05-31"},
    {"31/5/2026", "2026-05-31"},
    {"31.5.26", "2026-05-31"},
    {"31-05-2026", "2026-05-31"},
    {"03/04/2026", "2026-04-03"},
    {" 3/4/2026 ", "2026-04-03"},
    {"30 September 2021", "2021-09-30"},
    {"30 Sept 2021", "2021-09-30"},
    {"30th of September 2021", "2021-09-30"},
    {"the 1st of May 2021", "2021-05-01"},
    {"30 SEPTEMBER 2021", "2021-09-30"},
    {"30  September  2021", "2021-09-30"},
    {"30 September 21", "2021-09-30"},
    {"September 30, 2021", "2021-09-30"},
    {"Thursday 30 September 2021", "2021-09-30"},
    {"Thu, 30 September 2021", "2021-09-30"},
    {"29 February 2024", "2024-02-29"},
};
constexpr Row periods[]{
    {"September 2021", "2021-09"},
    {"Sep 2021", "2021-09"},
    {"Q3 2021", "2021-Q3"},
    {"q3 2021", "2021-Q3"},
    {"summer 2021", "2021-summer"},
    {"Summer 2021", "2021-summer"},
    {"2021", "2021"},
    {"2021-summer", "2021-summer"},
    {"2022-10", "2022-10"},
};
constexpr Row relative[]{
    {"today", "2026-11-25"},     {"Today", "2026-11-25"},       {"yesterday", "2026-11-24"},
    {"tomorrow", "2026-11-26"},  {"next Friday", "2026-11-27"}, {"next Wednesday", "2026-12-02"},
    {"next Tue", "2026-12-01"},  {"last Friday", "2026-11-20"}, {"last Wednesday", "2026-11-18"},
    {"in 3 days", "2026-11-28"}, {"in 2 weeks", "2026-12-09"},
};
constexpr Row none[]{
    {"", ""},
    {"05/31/2026", ""},  // the month comes second
    {"31/02/2026", ""},
    {"30 September", ""},  // of which year?
    {"31 September 2021", ""},
    {"Friday 30 September 2021", ""},  // it was a Thursday
    {"Friday", ""},                    // which?
    {"next", ""},
    {"next month", ""},
    {"1/2", ""},
    {"1/2/3", ""},
    {"1/2/202", ""},
    {"30 S 2021", ""},
    {"soon", ""},
    {"in weeks", ""},
    {"in -2 days", ""},
    {"20210720", ""},
    {"2021-07-20T10:00", ""},
    {"30 September 2021 at noon", ""},
    {"100/1/2021", ""},
};

INSTANTIATE_TEST_SUITE_P(Days, WrittenDate, testing::ValuesIn(days));
INSTANTIATE_TEST_SUITE_P(Periods, WrittenDate, testing::ValuesIn(periods));
INSTANTIATE_TEST_SUITE_P(Relative, WrittenDate, testing::ValuesIn(relative));
INSTANTIATE_TEST_SUITE_P(None, WrittenDate, testing::ValuesIn(none));

TEST(WrittenDates, OfEveryDayOfAWeekAreAhead) {
  for (int32_t day = today.day; day < today.day + 14; ++day)
    for (const char* weekday : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}) {
      auto next = readWrittenDate(std::string("next ") + weekday, Date{day, Precision::DAY});
      auto last = readWrittenDate(std::string("last ") + weekday, Date{day, Precision::DAY});
      ASSERT_TRUE(next && last);
      EXPECT_TRUE(next->day > day && next->day <= day + 7);
      EXPECT_TRUE(last->day < day && last->day >= day - 7);
      EXPECT_EQ((next->day - last->day) % 7, 0);
    }
}

}  // namespace
}  // namespace minuted
