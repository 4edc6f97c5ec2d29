#include "base/formula.h"

#include <gtest/gtest.h>

namespace minuted {
namespace {

TEST(Formula, IsWhatASpreadsheetWouldRun) {
  for (const char* cell : {"=1+1", "+1", "-1", "@sum", "\t=1", "\rx", " =1", "  \t +1", "\n=1", "\xC2\xA0=1",
                           "\xE2\x80\x83=1", "\xEF\xBB\xBF=1", "\xE2\x80\x8B=1"})
    EXPECT_TRUE(looksLikeFormula(cell)) << cell;
  for (const char* cell : {"", " ", "1 = 1", "a=1", "'=1", " x", "(=1)"}) EXPECT_FALSE(looksLikeFormula(cell)) << cell;
}

}  // namespace
}  // namespace minuted
