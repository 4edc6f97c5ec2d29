// Which texts may be recorded, and what is said of those that may not.
#include "base/written_text.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace minuted {
namespace {

using namespace std::string_literals;

constexpr std::array forms{TextForm::name, TextForm::line, TextForm::words, TextForm::section, TextForm::report};

TEST(WrittenText, MayBeAnythingThatPeopleWrite) {
  for (const char* text :
       {"Priya Nair", "Zoë Béranger-O’Neill", "3M", "李小龍", "عمر الخطيب", "👩‍👩‍👧 Families", "№ 7 Board"})
    for (auto form : forms) EXPECT_EQ(textFault(text, form), std::nullopt) << text;
  for (auto form : {TextForm::words, TextForm::section})
    EXPECT_EQ(textFault("A line\nanother\r\n\tand a third", form), std::nullopt);
  EXPECT_EQ(textFault("42", TextForm::words), std::nullopt);
}

TEST(WrittenText, ThatShowsNothingIsRefusedInEveryForm) {
  for (const auto& text :
       {" "s, "\t\n"s, "\u00A0"s, "\u2003 \u3000"s, "\u200B"s, "\u2060\u00AD"s, "\u3164"s, "\u2800"s})
    for (auto form : forms) EXPECT_NE(textFault(text, form), std::nullopt) << text;
  EXPECT_EQ(textFault("", TextForm::words), "is empty");
  EXPECT_EQ(textFault(" \u00A0", TextForm::words), "is nothing but white space");
}

TEST(WrittenText, HasNoControlCharactersWhereverTheyStand) {
  std::vector<std::string> faults{"\0"s,     "\x01"s,   "\x07"s,   "\x1B"s,  "\x7F"s,
                                  "\u0080"s, "\u009B"s, "\uFEFF"s, "\uFFF9"s};
  for (const auto& turning : {"\u202A"s, "\u202E"s, "\u2066"s, "\u2069"s, "\uFFFE"s, "\U0001FFFF"s, "\uFDD0"s})
    faults.push_back(turning);
  for (const auto& fault : faults)
    for (auto form : forms) {
      EXPECT_NE(textFault("Ann" + fault + "Lee", form), std::nullopt) << fault;
      EXPECT_NE(characterFault("Ann" + fault + "Lee", form), std::nullopt) << fault;
      EXPECT_EQ(withoutControls("Ann" + fault + "Lee"), "AnnLee");
    }
  EXPECT_EQ(textFault("Zoë\x1B[31m", TextForm::words), "has a control character (U+001B) at character 4");
  EXPECT_EQ(textFault("a\u202Eb", TextForm::words),
            "has a character that turns the direction of text (U+202E) at character 2");
  EXPECT_EQ(textFault("a\rb", TextForm::words), "has a control character (U+000D) at character 2");
}

TEST(WrittenText, IsUtf8) {
  EXPECT_EQ(textFault("caf\xE9", TextForm::words), "is no UTF-8: byte 4 is 0xE9");
  for (const auto& wrong : {"\xC0\xAF"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\xE2\x82"s, "\x80"s})
    for (auto form : forms) EXPECT_NE(textFault("a" + wrong, form), std::nullopt);
  EXPECT_EQ(withoutControls("caf\xE9 noir"), "caf\uFFFD noir");
}

TEST(WrittenText, OfANameIsOneLineWithALetterAndNothingHidden) {
  EXPECT_EQ(textFault("Ann\nLee", TextForm::name), "has a line break (U+000A) at character 4");
  EXPECT_EQ(textFault("Ann\u2028Lee", TextForm::line), "has a line break (U+2028) at character 4");
  EXPECT_EQ(textFault("Ann\tLee", TextForm::name), "has a tab (U+0009) at character 4");
  EXPECT_EQ(textFault("Ann\u200BLee", TextForm::name), "has a character that is not seen (U+200B) at character 4");
  EXPECT_EQ(textFault("42", TextForm::name), "has no letter, and is to be a name");
}

TEST(WrittenText, HasALimitInCharacters) {
  for (auto form : forms) {
    std::string longest;
    for (size_t i = 0; i < longestOf(form); ++i) longest += "é";
    EXPECT_EQ(textFault(longest, form), std::nullopt);
    EXPECT_NE(textFault(longest + "é", form), std::nullopt);
    EXPECT_NE(textFault(std::string(5 * longestOf(form), 'x'), form), std::nullopt);
  }
  EXPECT_EQ(textFault(std::string(251, 'x'), TextForm::name), "has 251 characters, and may have 250 at most");
}

}  // namespace
}  // namespace minuted
