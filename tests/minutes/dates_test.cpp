// Dates and times of day in prose, with the words in which they are found.
#include "minutes/language/dates.h"

#include <gtest/gtest.h>

#include <string>

#include "minutes/language/times.h"

namespace minuted::minutes {
namespace {

const Date dayOfMeeting = dateOf(2025, 1, 16);

// 2021-07-20 '20th July 2021'
std::string dateAndWords(std::string_view text, const std::optional<FoundDate>& found) {
  return found ? isoDate(found->date) + " '" + std::string(text.substr(found->begin, found->end - found->begin)) + "'"
               : "none";
}

TEST(Dates, AreFoundInTheirUsualForms) {
  struct {
    std::string_view text, date;
  } const examples[]{
      {"held on 20th July 2021", "2021-07-20 '20th July 2021'"},
      {"5 April 2022", "2022-04-05 '5 April 2022'"},
      {"on Tuesday 5 April 2022 at 2pm", "2022-04-05 'Tuesday 5 April 2022'"},
      {"Thursday, 5th of April, 2022", "2022-04-05 'Thursday, 5th of April, 2022'"},
      {"9 TH AUGUST 2016.", "2016-08-09 '9 TH AUGUST 2016'"},
      {"May 24th, 2018", "2018-05-24 'May 24th, 2018'"},
      {"5 Sept. 2022", "2022-09-05 '5 Sept. 2022'"},
      {"05/04/2022", "2022-04-05 '05/04/2022'"},
      {"due 5.4.22", "2022-04-05 '5.4.22'"},
      {"2022-04-05", "2022-04-05 '2022-04-05'"},
      {"April, 2022-04-05", "2022-04-05 '2022-04-05'"},
      {"05/04/22", "2022-04-05 '05/04/22'"},
      {"25.1.24 Minutes", "2024-01-25 '25.1.24'"},
      {"03/25/2022", "2022-03-25 '03/25/2022'"},
      {"2022/4/5", "2022-04-05 '2022/4/5'"},
      {"15-Sep-2018", "2018-09-15 '15-Sep-2018'"},
      {"15-sep-18, at noon", "2018-09-15 '15-sep-18'"},
      {"notes 20220405", "2022-04-05 '20220405'"},
      {"no. 20229905", "none"},
      {"2022 April 5", "2022-04-05 '2022 April 5'"},
      {"Apr. 5, 2022", "2022-04-05 'Apr. 5, 2022'"},
      {"March the 5th, 2022", "2022-03-05 'March the 5th, 2022'"},
      {"5 Apr '22", "2022-04-05 '5 Apr '22'"},
      {"5 Apr ’22 at 7", "2022-04-05 '5 Apr ’22'"},
      {"Tues 5 April 22", "2022-04-05 'Tues 5 April 22'"},
      {"5 April 22 people came", "none"},
      {"mon 3 november 2025", "2025-11-03 '3 november 2025'"},
      {"the sixth of February 2025", "2025-02-06 'sixth of February 2025'"},
      {"Friday the twenty-first of March 2025", "2025-03-21 'Friday the twenty-first of March 2025'"},
      {"13-14 October 2016", "2016-10-13 '13-14 October 2016'"},
      {"13th and 14th October 2016", "2016-10-13 '13th and 14th October 2016'"},
      {"Thursday 13 – Friday 14 October 2016", "2016-10-13 'Thursday 13 – Friday 14 October 2016'"},
      {"October, 13-14, 2016", "2016-10-13 'October, 13-14, 2016'"},
      {"October 13 & 14, 2016", "2016-10-13 'October 13 & 14, 2016'"},
      {"October 31 - November 1, 2016", "2016-10-31 'October 31 - November 1, 2016'"},
      {"30 September to 1 October 2016", "2016-09-30 '30 September to 1 October 2016'"},
      {"30 December 2015 - 2 January 2016", "2015-12-30 '30 December 2015'"},
      {"30 December - 2 January 2016", "2015-12-30 '30 December - 2 January 2016'"},
      {"we may 5 times march 2022", "none"},
      {"in October 2022", "2022-10 'October 2022'"},
      {"by summer 2022", "2022-summer 'summer 2022'"},
      {"Q4 2022", "2022-Q4 'Q4 2022'"},
      {"12th October 2021 2:30-4:30pm", "2021-10-12 '12th October 2021'"},
      {"31 June 2024", "2024-06 'June 2024'"},  // the day is not in the calendar, the month is
      {"28 May", "none"},                       // of which year?
      {"20 may attend", "none"},
      {"Item 12.10.3 of 2021", "none"},
      {"13/13/2021", "none"},
      {"1.2.3", "none"},
      {"", "none"},
  };
  for (const auto& [text, date] : examples) EXPECT_EQ(dateAndWords(text, findDate(text)), date) << text;
}

TEST(Dates, WithoutAYearAreTheNextFromAReferenceDate) {
  struct {
    std::string_view text, date;
  } const examples[]{
      {"on 28 May", "2025-05-28 '28 May'"},
      {"on 10th January", "2026-01-10 '10th January'"},
      {"16 January", "2025-01-16 '16 January'"},
      {"May 28th", "2025-05-28 'May 28th'"},
      {"May 28 people", "none"},
      {"29 February", "none"},  // neither 2025 nor 2026 has one
  };
  for (const auto& [text, date] : examples) EXPECT_EQ(dateAndWords(text, findDate(text, dayOfMeeting)), date) << text;
}

TEST(Dates, AreAllFoundInALine) {
  auto found = findDates("12 May 2025, 7/7/2025 and October 2025");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(isoDate(found[1].date), "2025-07-07");
  EXPECT_EQ(isoDate(found[2].date), "2025-10");
}

TEST(Dates, ThatAreDueAreFoundWithTheWordsBeforeThem) {
  struct {
    std::string_view text, date;
  } const examples[]{
      {"report back by 30 June 2024", "2024-06-30 'by 30 June 2024'"},
      {"report by the end of May", "2025-05-31 'by the end of May'"},
      {"report by end January 2026", "2026-01-31 'by end January 2026'"},
      {"report by the end of the month", "2025-01-31 'by the end of the month'"},
      {"report by the end of the year", "2025-12-31 'by the end of the year'"},
      {"report by May", "2025-05 'by May'"},
      {"report by summer 2025", "2025-summer 'by summer 2025'"},
      {"report no later than Friday 5 December", "2025-12-05 'no later than Friday 5 December'"},
      {"Due: 5 May 2025", "2025-05-05 'Due: 5 May 2025'"},
      {"before the end of March", "2025-03-31 'before the end of March'"},
      {"chaired by May Brown", "none"},
      {"net zero by 2040", "none"},
      {"due to the 5 closures", "none"},
      {"on 5 May 2025", "none"},
      {"by the next meeting", "none"},
      {"more than 5 May", "none"},
  };
  for (const auto& [text, date] : examples) EXPECT_EQ(dateAndWords(text, findDue(text, dayOfMeeting)), date) << text;
}

TEST(Times, AreFoundInTheirUsualForms) {
  struct {
    std::string_view text, times;
  } const examples[]{
      {"2:30-4:30pm", "14:30-16:30"},
      {"11th January 2022 2:30 - 4:30pm Teams", "14:30-16:30"},
      {"2.30pm to 4pm", "14:30-16:00"},
      {"2.30–4.30 p.m.", "14:30-16:30"},
      {"11-1pm", "11:00-13:00"},
      {"10:30-12:30pm", "10:30-12:30"},
      {"9.30am until 12 noon", "09:30-12:00"},
      {"14:00-17:00", "14:00-17:00"},
      {"2:00-4:00", "14:00-16:00"},
      {"at 14:30", "14:30-"},
      {"at 7.00 pm", "19:00-"},
      {"02:30", "02:30-"},
      {"12am", "00:00-"},
      {"12.10.2021", "none"},
      {"items 6.1 to 6.3", "none"},
      {"a budget of £2.30", "none"},
      {"25:00", "none"},
      {"5 to 10 people", "none"},
      {"no time", "none"},
  };
  for (const auto& [text, times] : examples) {
    auto found = findTimes(text);
    EXPECT_EQ(found ? clockTime(found->startsAt) + "-" + clockTime(found->endsAt) : "none", times) << text;
  }
}

}  // namespace
}  // namespace minuted::minutes
