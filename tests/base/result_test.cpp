// Values or errors, and the early return of errors.
#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace minuted {
namespace {

Result<int> half(int whole) {
  if (whole % 2 != 0) return fail(ErrorKind::refused, std::to_string(whole) + " is odd");
  return whole / 2;
}

Result<std::string> quarter(int whole) {
  TRY(auto once, half(whole));
  TRY(auto twice, half(once));
  return std::to_string(twice);
}

Result<std::unique_ptr<int>> boxed(int content) {
  if (content < 0) return fail(ErrorKind::refused, "negative");
  return std::make_unique<int>(content);
}

TEST(Try, TakesTheValue) { EXPECT_EQ(quarter(12), "3"); }

TEST(Try, ReturnsTheErrorEarly) {
  EXPECT_EQ(quarter(5), Result<std::string>(fail(ErrorKind::refused, "5 is odd")));
  EXPECT_EQ(quarter(6), Result<std::string>(fail(ErrorKind::refused, "3 is odd")));
}

TEST(Try, MovesWhatCannotBeCopied) {
  auto unboxed = [](int content) -> Result<int> {
    TRY(std::unique_ptr<int> box, boxed(content));
    return *box;
  };
  EXPECT_EQ(unboxed(7), 7);
  EXPECT_FALSE(unboxed(-7));
}

TEST(Try, NeedsNoValue) {
  auto check = [](int whole) -> Result<void> {
    TRY_DONE(half(whole));
    return {};
  };
  EXPECT_TRUE(check(2));
  EXPECT_EQ(check(3).error().message, "3 is odd");
}

TEST(Require, StopsTheProgramAndSaysWhere) {
  int members = 2;
  EXPECT_DEATH(REQUIRE(members == 3), "broken invariant, stopping: members == 3 .*result_test.cpp");
  REQUIRE(members == 2);
}

}  // namespace
}  // namespace minuted
