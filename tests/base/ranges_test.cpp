// The functions on ranges: contains and median.
#include "base/ranges.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>

namespace minuted {
namespace {

TEST(Median, IsTheMiddleValueOrTheMeanOfTheMiddleTwoRoundedUp) {
  EXPECT_EQ(median(std::vector<int>{}), std::nullopt);
  EXPECT_EQ(median(std::vector{7}), 7);
  EXPECT_EQ(median(std::vector{10, 2}), 6);
  EXPECT_EQ(median(std::vector{3, 2}), 3);
  EXPECT_EQ(median(std::vector{9, 1, 5}), 5);
}

TEST(Contains, LooksThroughAnyRange) {
  std::array<std::string_view, 2> words{"will", "shall"};
  EXPECT_TRUE(contains(words, "shall"));
  EXPECT_FALSE(contains(words, "would"));
}

}  // namespace
}  // namespace minuted
