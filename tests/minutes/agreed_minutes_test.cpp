// Which sentences agree the minutes of an earlier meeting of the group, and of which one.
#include "minutes/decisions/agreed_minutes.h"

#include <gtest/gtest.h>

namespace minuted::minutes {
namespace {

struct Case {
  const char* text;
  const char* heading;
  const char* agreed;  // "-": not; "last", or the days; then " *" where they are corrected, and how
};

class AgreedMinutesIn : public testing::TestWithParam<Case> {};

std::string told(const std::optional<AgreedMinutes>& agreed) {
  if (!agreed) return "-";
  std::string text = agreed->days.empty() ? "last" : "";
  for (auto day : agreed->days) text += (text.empty() ? "" : " ") + isoDate(day);
  if (agreed->isCorrected) text += " *";
  if (!agreed->corrections.empty()) text += " " + agreed->corrections;
  return text;
}

TEST_P(AgreedMinutesIn, AreThoseOfAnEarlierMeetingOfTheGroup) {
  documents::Document document;
  Minutes minutes{.document = document,
                  .group = "Marram Coast Partnership Steering Group",
                  .heldOn = dateOf(2025, 6, 19),
                  .people = {},
                  .organisations = {},
                  .initials = {},
                  .items = {}};
  EXPECT_EQ(told(agreedMinutesIn(GetParam().text, GetParam().heading, minutes)), GetParam().agreed);
}

INSTANTIATE_TEST_SUITE_P(
    Table, AgreedMinutesIn,
    testing::Values(Case{"The minutes of the last meeting were agreed.", "", "last"},
                    Case{"The minutes of the previous meeting were approved as a correct record.", "", "last"},
                    Case{"Minutes of the meeting held on 16 January 2025 were agreed as accurate.", "", "2025-01-16"},
                    Case{"The minutes of the meetings on 16 January 2025 and 13 March 2025 were approved.", "",
                         "2025-01-16 2025-03-13"},
                    Case{"The Chair signed the minutes of 13/03/2025 as a true record.", "", "2025-03-13"},
                    Case{"Agreed the minutes of the last meeting", "", "last"},
                    Case{"Approval of the minutes of the last meeting: agreed", "", "last"},
                    Case{"Minutes – accepted as correct", "", "last"},
                    Case{"Agreed as a correct record.", "2. Minutes of the last meeting", "last"},
                    Case{"Agreed.", "Minutes of the meeting of 16 January 2025", "2025-01-16"},
                    Case{"Agreed.", "3. Budget", "-"},
                    Case{"The minutes of the Steering Group of 16 January 2025 were agreed", "", "2025-01-16"},
                    Case{"The minutes were agreed subject to item 4 reading £50.", "", "last * Item 4 reading £50"},
                    Case{"The minutes of the last meeting were agreed with one amendment.", "", "last *"},
                    Case{"The minutes of the Finance Committee were approved.", "", "-"},
                    Case{"The minutes of the working group held on 1 May 2025 were accepted", "", "-"},
                    Case{"It was agreed that the minutes should be circulated within a week.", "", "-"},
                    Case{"It was agreed to publish the minutes.", "", "-"},
                    Case{"The minutes of the last meeting were not agreed.", "", "-"},
                    Case{"It was agreed to adjourn for ten minutes", "", "-"},
                    Case{"It was agreed that buses run every 10 minutes", "", "-"},
                    Case{"The budget was agreed.", "2. Minutes of the last meeting and matters arising", "-"}));

}  // namespace
}  // namespace minuted::minutes
