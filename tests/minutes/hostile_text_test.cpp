// Text that was made to keep the importer busy: reading and recognising take time in proportion to its length, and no
// line is too deeply nested for the stack.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <string>

#include "documents/long_blocks.h"
#include "documents/text_reader.h"
#include "minutes/importer.h"

namespace minuted::minutes {
namespace {

std::string repeated(std::string_view piece, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

const std::string head =
    "Minutes of the Harbour Board held on 16 January 2025\n\nPresent: Tom Ash (TA), Harbour Trust; Ann Bly (AB)\n"
    "Apologies: Zed Fry\n\n1. Welcome\n";

// A shape of hostile text: a piece, many times on one line, or as many lines, or behind the label of a list of people.
struct Shape {
  const char* piece;
  enum class Form { line, lines, list } form;

  std::string text(size_t bytes) const {
    switch (form) {
      case Form::line: return head + repeated(piece, bytes);
      case Form::lines: return head + repeated(std::string(piece) + "\n", bytes);
      case Form::list: return head + "Present: " + repeated(piece, bytes) + "\n";
    }
    return "";
  }
};

// Seconds of processor time.
double costOf(const std::string& text) {
  auto before = std::clock();
  auto document = documents::readText(text);
  static_cast<void>(readDocument(document, "minutes.txt").has_value());
  return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

class HostileText : public testing::TestWithParam<Shape> {};

TEST_P(HostileText, TakesTimeInProportionToItsLength) {
  const size_t size = std::getenv("MINUTED_FULL") != nullptr ? 200'000 : 40'000;
  auto whole = GetParam().text(size * 2), half = GetParam().text(size);
  // A quadratic recogniser takes four times as long for twice the text. Other programs may disturb a measurement.
  constexpr double mostTimes = 3.4, negligible = 0.02;
  double ratio = 0;
  for (int attempt = 0; attempt < 4; ++attempt) {
    auto first = costOf(half), second = costOf(whole);
    ratio = second / std::max(first, negligible);
    if (ratio < mostTimes) return;
  }
  ADD_FAILURE() << "twice the text takes " << ratio << " times as long: " << GetParam().piece;
}

INSTANTIATE_TEST_SUITE_P(Shapes, HostileText, testing::ValuesIn([] {
                           using Form = Shape::Form;
                           constexpr std::array pieces{"# ",
                                                       "(",
                                                       "**",
                                                       "[",
                                                       "[a](b) ",
                                                       "> ",
                                                       "- ",
                                                       "| ",
                                                       "a ",
                                                       "the ",
                                                       "– ",
                                                       "•",
                                                       "will ",
                                                       "[x] ",
                                                       "Tom Ash, ",
                                                       "Tom Ash (TA) ",
                                                       "Present: ",
                                                       "1. A ",
                                                       "ACTION: Tom to do it. ",
                                                       "It was agreed that Tom to ",
                                                       "16 January 2025 ",
                                                       "\"",
                                                       "\t",
                                                       "\xE2\x80\x8B",
                                                       "\xCC\x81",
                                                       "Page 1 of 2 ",
                                                       "<b>",
                                                       "&amp;",
                                                       "Action by: Tom ",
                                                       "http://a.b "};
                           std::vector<Shape> shapes;
                           for (const char* piece : pieces)
                             for (auto form : {Form::line, Form::lines, Form::list}) shapes.push_back({piece, form});
                           return shapes;
                         }()),
                         [](const auto& each) { return "Shape" + std::to_string(each.index); });

TEST(HostileText, OfEqualActionsIsRefusedAsTooManyToLookThrough) {
  auto document = documents::readText(head + repeated("ACTION: Tom to do it.\n", 300'000));
  auto reading = readDocument(document, "minutes.txt");
  ASSERT_FALSE(reading);
  EXPECT_NE(reading.error().message.find("proposals, which is more than the minutes of a meeting do"),
            std::string::npos);
}

TEST(LongBlocks, AreCutAtSpacesAndNothingOfThemIsLost) {
  documents::Document document;
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "word" + std::to_string(i) + " ";
  text.pop_back();
  document.blocks.push_back({.line = 7, .gap = true, .number = 3, .text = text, .margin = {{text.size(), "TA"}}});
  ASSERT_TRUE(documents::hasLongBlocks(document));
  auto cut = documents::withShortBlocks(document);
  EXPECT_FALSE(documents::hasLongBlocks(cut));
  std::string joined;
  for (const auto& block : cut.blocks) {
    joined += (joined.empty() ? "" : " ") + block.text;
    EXPECT_EQ(block.line, 7);
    EXPECT_EQ(block.number, &block == &cut.blocks.front() ? 3 : 0);
    EXPECT_EQ(block.margin.size(), &block == &cut.blocks.back() ? 1u : 0u);
  }
  EXPECT_EQ(joined, text);
}

TEST(LongBlocks, WithoutASpaceAreCutBetweenCharacters) {
  documents::Document document;
  document.blocks.push_back({.line = 1, .text = repeated("é", 25'000)});
  std::string joined;
  for (const auto& block : documents::withShortBlocks(document).blocks) {
    EXPECT_LE(block.text.size(), documents::longestBlock);
    EXPECT_NE(static_cast<unsigned char>(block.text.front()) & 0xC0, 0x80);
    joined += block.text;
  }
  EXPECT_EQ(joined, document.blocks.front().text);
}

}  // namespace
}  // namespace minuted::minutes
