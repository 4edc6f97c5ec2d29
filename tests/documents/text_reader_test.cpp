// Plain text and Markdown: encodings, lines, lists, tables, margins.
#include "documents/text_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "documents/markup.h"

namespace minuted::documents {
namespace {

using namespace std::string_literals;

TEST(TextReader, RefusesWhatIsNoText) {
  struct {
    std::string bytes;
    std::string_view says;
  } const examples[]{
      {"", "is empty"},
      {" \r\n\t\n\xC2\xA0\n", "is empty"},
      {"\xEF\xBB\xBF", "is empty"},
      {"%PDF-1.7 …", "is a PDF"},
      {"PK\x03\x04...", "is a Word, Excel or zip file"},
      {"\xFF\xFEM\0i\0"s, "is UTF-16 text"},
      {"Minutes\0of the meeting"s, "is not plain text"},
      {"\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F text", "is not plain text"},
      {std::string(largestText + 1, 'a'), "is larger than 10 MB"},
  };
  for (const auto& [bytes, says] : examples) {
    auto text = decodeText(bytes);
    ASSERT_FALSE(text) << says;
    EXPECT_TRUE(text.error().message.starts_with(says)) << text.error().message;
    EXPECT_TRUE(text.error().message.ends_with('.')) << text.error().message;
  }
}

TEST(TextReader, ReadsTheUsualEncodings) {
  EXPECT_EQ(*decodeText("\xEF\xBB\xBFZo\xC3\xAB"), "Zoë");
  EXPECT_EQ(*decodeText("Zo\xEB \x96 \x93hi\x94 \xA3"), "Zoë – “hi” £");
  EXPECT_EQ(*decodeText("one\x0B\x01two"), "one\x0Btwo");
}

TEST(TextReader, TakesTheTitleFromFrontMatterAndNotItsDate) {
  auto document = readText("---\ntitle: \"Board, 3 May 2024\"\ndate: \"2024-06-01\"\n---\n\nWelcome\n");
  EXPECT_EQ(document.title, "Board, 3 May 2024");
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.blocks[0].text, "Welcome");
  EXPECT_EQ(document.blocks[0].line, 6);
}

TEST(TextReader, ReadsTablesOfMarkdown) {
  auto document = readText("| No. | Detail |\n| --- | :-: |\n| 1 | **Write** |\n");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.blocks[1].kind, BlockKind::tableRow);
  EXPECT_EQ(document.blocks[1].cells, (std::vector<std::string>{"1", "Write"}));
}

TEST(TextReader, ReadsWhatFrontMatterOfOtherKindsSays) {
  auto document = readText("+++\ntitle = \"Board\"\ndate = \"2024-06-01\"\n+++\n\nWelcome\n");
  EXPECT_EQ(document.title, "Board");
  EXPECT_EQ(document.date, "2024-06-01");
}

TEST(TextReader, TakesForTextWhatFrontMatterHasOfIt) {
  auto texts = [](std::string_view text) {
    std::string all;
    for (const auto& block : readText(text).blocks) all += fmt::format("{}:{}/", block.line, block.text);
    return all;
  };
  EXPECT_EQ(texts("---\nminutes: |\n  # Tea\n\n  Tea was\n    ---\nagenda: |\n  Tea\n---\n"), "3:Tea/5:Tea was/");
  EXPECT_EQ(texts("---\nagenda: >-\n  One\n\n\n  Two\n---\n"), "3:One/6:Two/");
  EXPECT_EQ(texts("---\nattendees:\n  - name: Ann Lee\n    role: Chair\n  - Joe\nstart: 2024-05-02T10:00\n---\nTea"),
            "2:Attendees/3:Ann Lee/5:Joe/6:Date: 2024-05-02/8:Tea/");
  EXPECT_EQ(texts("---\napologies: [Ann Lee, \"Joe\"]\ntags: [tea]\n---\nTea"), "2:Apologies/2:Ann Lee/2:Joe/5:Tea/");
  EXPECT_EQ(texts("---\ntitle: Tea\nno end of it"), "2:title: Tea/3:no end of it/");
}

TEST(TextReader, KeepsFieldsAndParagraphsOfCellsApart) {
  auto cells = readText("| Present |\n|---|\n| Ann Lee<br>Joe Kidman |\n").blocks.back().cells;
  EXPECT_EQ(cells, (std::vector<std::string>{"Ann Lee, Joe Kidman"}));
  auto blocks = readText(
                    "Committee: Ann Lee in the chair, Joe Kidman as secretary, Kit Ash, Jo\nMembers: 14 of them\n"
                    "Present: none of those who had said before that they would come to it,\nwho were many.\n")
                    .blocks;
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[1].text, "Members: 14 of them");
}

TEST(TextReader, ReadsTablesThatAreDrawn) {
  auto document = readText(
      "+-----+------+\n| No. | Text |\n+=====+======+\n| 1   | one  |\n|     | two  |\n+-----+------+\n"
      "| 2   | more |\n+-----+------+\n");
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(document.blocks[1].cells, (std::vector<std::string>{"1", "one two"}));
}

TEST(TextReader, KnowsColumnsIndentationAndTitlesWithALineBelow) {
  auto document = readText("Tea Times\n=========\n\n  Ann Lee     Hub\n");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(document.blocks[1].text, "Ann Lee Hub");
  EXPECT_EQ(document.blocks[1].columns, (std::vector<size_t>{8}));
  EXPECT_EQ(document.blocks[1].indent, 2u);
}

struct Expected {
  BlockKind kind;
  int line, number;
  std::string text;
};

void expectBlocks(std::string_view text, const std::vector<Expected>& expected) {
  auto document = readText(text);
  ASSERT_EQ(document.blocks.size(), expected.size()) << text;
  for (size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(document.blocks[i].kind, expected[i].kind) << expected[i].text;
    EXPECT_EQ(document.blocks[i].line, expected[i].line) << expected[i].text;
    EXPECT_EQ(document.blocks[i].number, expected[i].number) << expected[i].text;
    EXPECT_EQ(document.blocks[i].text, expected[i].text);
  }
}

TEST(TextReader, MakesABlockOfALine) {
  using enum BlockKind;
  expectBlocks("\r\n  Title \r\n\r\n\f1. Welcome\r\n- a point\r\n",
               {{paragraph, 2, 0, "Title"}, {heading, 4, 1, "Welcome"}, {listItem, 5, 0, "a point"}});
  expectBlocks("one\rtwo", {{paragraph, 1, 0, "one"}, {paragraph, 2, 0, "two"}});
  expectBlocks("## 3. Forward plan\n**2. Decisions**\n# Notes\n1\\. Welcome\n2) Next", {{heading, 1, 3, "Forward plan"},
                                                                                        {heading, 2, 2, "Decisions"},
                                                                                        {heading, 3, 0, "Notes"},
                                                                                        {heading, 4, 1, "Welcome"},
                                                                                        {heading, 5, 2, "Next"}});
  expectBlocks("3. Treasurer: the balance is £12. It has grown.\n2022. A year\n1.5 km\n3.\tTabs",
               {{paragraph, 1, 3, "Treasurer: the balance is £12. It has grown."},
                {paragraph, 2, 0, "2022. A year"},
                {paragraph, 3, 0, "1.5 km"},
                {heading, 4, 3, "Tabs"}});
  expectBlocks("a\u00A0\u00A0b\u200B\n\u200B\n> quoted", {{paragraph, 1, 0, "a b"}, {paragraph, 3, 0, "quoted"}});
}

TEST(TextReader, KeepsTheCellsOfARow) {
  auto document = readText("Mtg 1\t<p>5th April</p>\t\n2022\t\n\tindented");
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::tableRow);
  EXPECT_EQ(document.blocks[0].cells, (std::vector<std::string>{"Mtg 1", "5th April"}));
  EXPECT_EQ(document.blocks[0].text, "Mtg 1 5th April");
  EXPECT_EQ(document.blocks[1].kind, BlockKind::paragraph);
  EXPECT_EQ(document.blocks[2].kind, BlockKind::paragraph);
}

TEST(TextReader, PutsBrokenLinesTogether) {
  using enum BlockKind;
  expectBlocks(
      "The steering group of the partnership met in the library and heard that\n"
      "the winter had been long, and that the work on warm homes would go on\n"
      "until May.\n"
      "A new paragraph.\n"
      "[Action – write to the county about the state of the roads and pavements\n"
      "by 5 May 2025 (Ann Lee)]\n",
      {{paragraph, 1, 0,
        "The steering group of the partnership met in the library and heard that the winter had been long, and that "
        "the work on warm homes would "
        "go on until May."},
       {paragraph, 4, 0, "A new paragraph."},
       {paragraph, 5, 0,
        "[Action – write to the county about the state of the roads and pavements by 5 May 2025 (Ann Lee)]"}});
}

TEST(TextReader, PutsManyBrokenLinesTogetherInNoTime) {
  constexpr size_t count = 20'000;
  std::string line = "the winter had been long and the work on the warm homes would go on-";
  std::string text;
  for (size_t i = 0; i < count; ++i) text += line + (i % 2 == 0 ? "\n" : "ward\n");
  auto blocks = readText(text).blocks;
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_GT(blocks[0].text.size(), count * (line.size() - 1));
}

TEST(TextReader, PutsBrokenLinesOfAQuotationTogether) {
  using enum BlockKind;
  expectBlocks(
      "> The steering group of the partnership met in the library and heard that\n"
      "> the winter had been long, and that the work on warm homes would go on and\n"
      "> May was better.\n",
      {{paragraph, 1, 0,
        "The steering group of the partnership met in the library and heard that the winter had been long, and that "
        "the "
        "work on warm homes would go on and May was better."}});
}

TEST(Markup, IsTakenOff) {
  struct {
    std::string_view line, text;
  } const examples[]{
      {"<p>Mtg 4. 12th</p>", "Mtg 4. 12th"},
      {"<ul style=\"list-style-type: none\"> • One <ul> • Two", "• One • Two"},
      {"<ul><li>One</li><li>Two</li></ul>", "• One • Two"},
      {"9<sup>th</sup> May<br/>2pm", "9th May 2pm"},
      {"below <5% and 3 < 4 > 2 <ann@example.org>", "below <5% and 3 < 4 > 2 <ann@example.org>"},
      {"date &amp; time&nbsp;change", "date & time change"},
      {"[Action – ask \\(Ann\\)](#)", "[Action – ask (Ann)]"},
      {"[Action – see [the report](https://example.org/a) \\(Ann\\)](#)", "[Action – see the report (Ann)]"},
      {"the [full report](https://example.org/a_b) was read", "the full report was read"},
      {"an [aside] (in brackets)", "an [aside] (in brackets)"},
      {"**Action** – 2 \\* 3", "Action – 2 * 3"},
      {"](#) ][ [", "](#) ][ ["},
      {"<p", "<p"},
      {"\\", "\\"},
  };
  for (const auto& [line, text] : examples) EXPECT_EQ(withoutMarkup(line), text);
}

}  // namespace
}  // namespace minuted::documents
