// The importer as a whole: digests, numbers and order of proposals, refusals, and that no text at all is too much for
// it.
#include "minutes/importer.h"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // wants gtest before it

#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

const std::string text = std::string(minutesHead) + "[Action – ask (Jan)]\nAGREED: to go on.\n";

TEST(Importer, GivesTheSameDigestWhateverTheBlankLinesAndSpaces) {
  auto plain = read(text, "m"), spaced = read("\n\n" + text + "  \n", "m"), other = read(text + "More.", "m");
  EXPECT_EQ(plain->textDigest, spaced->textDigest);
  EXPECT_NE(plain->textDigest, other->textDigest);
}

TEST(Importer, FindsTheSameInTheSameText) {
  auto once = read(text, "m"), again = read("\n" + text, "m");
  ASSERT_EQ(once->proposals().size(), again->proposals().size());
  for (unsigned i = 0; i < once->proposals().size(); ++i)
    EXPECT_EQ(lineOf(once->proposals()[i]), lineOf(again->proposals()[i]));
}

TEST(Importer, NumbersProposalsInTheOrderOfTheDocument) {
  auto reading = read("1. Welcome\nAGREED: to go on.\n[Action – ask (Jan)]\n2. Close\n3 May 2024", "m");
  uint32_t number = 0, line = 0;
  for (auto proposal : reading->proposals()) {
    EXPECT_EQ(proposal.getNumber(), ++number);
    if (number == 1) {
      EXPECT_TRUE(proposal.getMeeting().getHeld());
      continue;
    }
    EXPECT_GE(proposal.getLine(), line);
    EXPECT_GT(proposal.getConfidence(), 0);
    EXPECT_LE(proposal.getConfidence(), 100);
    EXPECT_GT(proposal.getQuote().size(), 0u);
    line = proposal.getLine();
  }
  EXPECT_EQ(number, 5u);
}

TEST(Importer, SaysWhyItRefuses) {
  EXPECT_TRUE(read("", "empty.txt").error().message.starts_with("empty.txt is empty"));
  EXPECT_TRUE(read("****", "stars.txt").error().message.starts_with("stars.txt holds no words"));
  std::string endless;
  for (int i = 0; i < 10'001; ++i) endless += "AGREED: so.\n";
  EXPECT_TRUE(read(endless, "endless.txt").error().message.starts_with("endless.txt seems to hold 10002 proposals"));
}

TEST(Importer, ReadsEndlessLinesInTime) {
  std::string line = "Present: ";
  for (int i = 0; i < 5'000; ++i) line += "Ann Lee" + std::string(1, static_cast<char>('a' + i % 26)) + ", ";
  EXPECT_TRUE(read(line, "m").has_value());
  EXPECT_TRUE(read(std::string(100'000, '['), "m").has_value());
  EXPECT_TRUE(read(std::string(100'000, '('), "m").has_value());
  for (auto endless : {"Ann: ", "Ann Lee; ", "(a) ", "Cllr Ann Lee ", "Ann Lee. Apologies: ", "5 and 5 May and ",
                       "@ann ", "Ann Lee (Hub) ", "Ann Lee | Present: ", "Kit and ", "Ann - late, "}) {
    std::string run = "Present: ";
    for (int i = 0; i < 5'000; ++i) run += endless;
    EXPECT_TRUE(read(run, "m").has_value());
  }
  for (auto endless :
       {"we will to would agreed to ", "It was, and the board agreed, the ", "Ann Lee will go, and JS to ask; ",
        "ACTION JS AGREED it was RESOLVED and ", "[AB] @x (c) - ", "\"it was agreed\" \u201c"}) {
    std::string prose = "Present: Ann Lee\n\n";
    for (int i = 0; i < 3'000; ++i) prose += endless;
    EXPECT_TRUE(read(prose, "m").has_value());
  }
  std::string marks;
  for (int i = 0; i < 5'000; ++i) marks += "[Action – ask the others to come by 5 May 2024 (Jan, Ann, Joe)] ";
  EXPECT_TRUE(read(marks, "m").has_value());
}

// Anything at all is read or refused.
RC_GTEST_PROP(Importer, SurvivesAnyBytes, (const std::string& bytes)) { (void)read(bytes, "m"); }

RC_GTEST_PROP(Importer, SurvivesAnyMixOfItsOwnWords, ()) {
  const std::vector<std::string> words{"Action",   "[",           "]",    "(",        ")",        " – ",
                                       ":",        "\n",          "\t",   "Present:", "1. ",      "2. ",
                                       "by ",      "the end of ", "May ", "5",        "2024 ",    "AGREED ",
                                       "to ",      "Cllr ",       "Jan ", "and ",     "2:30-4pm", "Forward plan\n",
                                       "<p>",      "• ",          "\\",   "](#)",     ", ",       "**",
                                       "\xC3\xAB", "\xE2",        ".",    " "};
  auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words));
  std::string mix;
  for (const auto& word : picked) mix += word;
  (void)read(mix, "m");
}

}  // namespace
}  // namespace minuted::minutes
