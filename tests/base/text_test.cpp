// Text: white space, case and accents, words, likeness.
#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace minuted {
namespace {

using Words = std::vector<std::string>;

TEST(Trim, TakesWhiteSpaceFromBothEnds) {
  EXPECT_EQ(trim(" \t\r\n a b \f\v"), "a b");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" \n "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(FoldSpace, MakesOneSpaceOfEveryRun) {
  EXPECT_EQ(foldSpace("  the\t\tpartnership \r\n agreed  "), "the partnership agreed");
  EXPECT_EQ(foldSpace("1\u00a0June\u20072022"), "1 June 2022") << "no-break and figure space";
  EXPECT_EQ(foldSpace("\ufeffMinutes\u200b of\u2060"), "Minutes of")
      << "byte order mark, zero width space, word joiner";
  EXPECT_EQ(foldSpace("Zo\u00eb \u2013 \U0001F600"), "Zo\u00eb \u2013 \U0001F600");
  EXPECT_EQ(foldSpace(" \u2003\n"), "");
  EXPECT_EQ(foldSpace(""), "");
}

RC_GTEST_PROP(FoldSpace, TwiceIsOnce, (const std::string& text)) {
  auto once = foldSpace(text);
  RC_ASSERT(foldSpace(once) == once);
}

TEST(FoldCase, ForgetsCaseAndAccents) {
  EXPECT_EQ(foldCase("ZOE"), "zoe");
  EXPECT_EQ(foldCase("Zo\u00eb"), "zoe");
  EXPECT_EQ(foldCase("Zoe\u0308"), "zoe") << "an accent of its own";
  EXPECT_EQ(foldCase("\u00c5SA \u0141"), "asa \u0142") << "a stroke is no accent";
  EXPECT_EQ(foldCase("Stra\u00dfe"), "strasse");
  EXPECT_EQ(foldCase("o\ufb03ce"), "office") << "a ligature from a PDF";
  EXPECT_EQ(foldCase(""), "");
}

TEST(WordsOf, AreLettersAndDigitsInOrder) {
  EXPECT_EQ(wordsOf("Cllr Ann O'Brien (Chair), Harbour-Towns 2022\u201323"),
            (Words{"cllr", "ann", "obrien", "chair", "harbour", "towns", "2022", "23"}));
  EXPECT_EQ(wordsOf("the board\u2019s aims"), (Words{"the", "boards", "aims"}));
  EXPECT_EQ(wordsOf(" \u2013 * "), Words{});
}

TEST(Likeness, IsTheShareOfCommonWords) {
  EXPECT_DOUBLE_EQ(likeness("Draft the plan", "draft THE plan."), 1);
  EXPECT_DOUBLE_EQ(likeness("draft the plan", "plan the draft"), 1) << "in any order";
  EXPECT_DOUBLE_EQ(likeness("draft the draft", "the draft"), 1) << "each word counts once";
  EXPECT_DOUBLE_EQ(likeness("draft the plan", "share the plan"), 2.0 * 2 / 6);
  EXPECT_DOUBLE_EQ(likeness("draft", "share"), 0);
  EXPECT_DOUBLE_EQ(likeness("draft", ""), 0);
  EXPECT_DOUBLE_EQ(likeness("", "-"), 1);
}

RC_GTEST_PROP(Likeness, IsSymmetricAndWithinBounds, (const std::string& a, const std::string& b)) {
  auto alike = likeness(a, b);
  RC_ASSERT(alike >= 0 && alike <= 1);
  RC_ASSERT(alike == likeness(b, a));
  RC_ASSERT(likeness(a, a) == 1);
}

TEST(Split, KeepsEmptyParts) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(split("a;b;c", ';'), (Parts{"a", "b", "c"}));
  EXPECT_EQ(split(";a;;", ';'), (Parts{"", "a", "", ""}));
  EXPECT_EQ(split("", ';'), (Parts{""}));
}

}  // namespace
}  // namespace minuted
