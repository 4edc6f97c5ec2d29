// Turning the words of PDF pages into lines and table rows.
#include "reader/pdf_page.h"

#include <gtest/gtest.h>

#include <sstream>

namespace minuted::reader {
namespace {

constexpr double letter = 6, height = 12;

// The words of a page that is composed of texts at given positions. Rows are 14 points apart.
class TestPage {
 public:
  TestPage& at(double left, double row, const std::string& text) {
    std::istringstream in(text);
    for (std::string word; in >> word;) {
      auto right = left + letter * static_cast<double>(word.size());
      words_.push_back({left, right, row * 14, row * 14 + height, word});
      left = right + letter;
    }
    return *this;
  }
  std::vector<PlacedWord> words() const { return words_; }

 private:
  std::vector<PlacedWord> words_;
};

using Cells = std::vector<std::string>;

TEST(PdfPage, PutsWordsOfOneHeightIntoALine) {
  auto page = TestPage().at(100, 1, "Minutes of the board").at(50, 0, "Title").words();
  page.push_back({220, 228, 12, 18, "th"});  // small and raised
  auto lines = PageReader().read(page);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text, "Title");
  EXPECT_EQ(lines[1].text.substr(lines[1].text.find('M')), "Minutes of the boardth");
  EXPECT_EQ(lines[1].number, 2);
  EXPECT_EQ(lines[1].page, 1);
}

TEST(PdfPage, TellsParagraphsByTheSpaceBetween) {
  auto lines =
      PageReader().read(TestPage().at(50, 0, "One").at(50, 1, "two").at(50, 2, "three").at(50, 4, "Four").words());
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_FALSE(lines[1].gap);
  EXPECT_FALSE(lines[2].gap);
  EXPECT_TRUE(lines[3].gap);
}

TEST(PdfPage, ReadsColumnsOfProseOneAfterTheOther) {
  TestPage page;
  for (int row = 0; row < 16; ++row)
    page.at(50, row, "left words of line " + std::to_string(row))
        .at(320, row, "right words of line " + std::to_string(row));
  auto lines = PageReader().read(page.words());
  ASSERT_EQ(lines.size(), 32u);
  EXPECT_NE(lines[15].text.find("left words of line 15"), std::string::npos);
  EXPECT_NE(lines[16].text.find("right words of line 0"), std::string::npos);
}

TEST(PdfPage, ReadsRowsOfATableThatStandApart) {
  auto page = TestPage()
                  .at(50, 0, "Action")
                  .at(300, 0, "By whom")
                  .at(450, 0, "Date due")
                  .at(50, 2, "Write to the county")
                  .at(300, 2, "Ann Lee")
                  .at(450, 2, "5 May")
                  .at(50, 3, "about the roof")
                  .at(300, 4.6, "Joe")
                  .at(50, 5, "Call the hall");
  auto lines = PageReader().read(page.words());
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].cells, (Cells{"Action", "By whom", "Date due"}));
  EXPECT_EQ(lines[1].cells, (Cells{"Write to the county about the roof", "Ann Lee", "5 May"}));
  EXPECT_EQ(lines[2].cells, (Cells{"Call the hall", "Joe", ""}));
}

TEST(PdfPage, GoesOnWithATableOverThePage) {
  PageReader pages;
  pages.read(TestPage().at(50, 0, "Action").at(300, 0, "Owner").at(50, 2, "Write").at(300, 2, "Ann Lee").words());
  auto lines = pages.read(TestPage().at(300, 0, "and Joe").at(50, 2, "Call").at(300, 2, "Tom").words());
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(lines[0].continuesRow);
  EXPECT_EQ(lines[1].cells, (Cells{"Call", "Tom"}));
}

}  // namespace
}  // namespace minuted::reader
