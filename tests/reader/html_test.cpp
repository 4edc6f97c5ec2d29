// Web pages: the text that a browser would show.
#include <gtest/gtest.h>

#include "reader/readers.h"

namespace minuted::reader {
namespace {

struct Expected {
  documents::BlockKind kind;
  std::string text;
};

TEST(Html, ReadsWhatABrowserShowsOfTheText) {
  auto document = readHtml(
      "<html><head><title>Board, May</title><style>p{}</style></head><body><nav><p>Home</p></nav>"
      "<main><h1>Board</h1><p>Present: Ann&nbsp;Lee,\nJoe Kidman<br>Apologies: Tom Hay</p>"
      "<ol start='3'><li>Welcome</li><li>Minutes</li></ol><ul><li>a <b>bold</b> point</li></ul>"
      "<div>loose text</div><p><del>not this</del><ins>but this</ins></p><script>alert(1)</script></main>"
      "<footer>Contact us</footer></body></html>");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->title, "Board, May");
  const Expected expected[]{{documents::BlockKind::heading, "Board"},
                            {documents::BlockKind::paragraph, "Present: Ann Lee, Joe Kidman"},
                            {documents::BlockKind::paragraph, "Apologies: Tom Hay"},
                            {documents::BlockKind::heading, "Welcome"},
                            {documents::BlockKind::heading, "Minutes"},
                            {documents::BlockKind::listItem, "a bold point"},
                            {documents::BlockKind::paragraph, "loose text"},
                            {documents::BlockKind::paragraph, "but this"}};
  ASSERT_EQ(document->blocks.size(), std::size(expected));
  for (size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(document->blocks[i].text, expected[i].text);
    EXPECT_EQ(document->blocks[i].kind, expected[i].kind) << expected[i].text;
  }
  EXPECT_EQ(document->blocks[3].number, 3);
}

TEST(Html, ReadsTables) {
  auto document = readHtml(
      "<table><thead><tr><th>Action<th>Owner<th>Due</tr></thead><tr><td>Write<br>a letter<td>JS<td></tr>"
      "<tr><td colspan=2>General<td>x</tr></table><table><tr><td>A frame round <p>two paragraphs</table>");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->blocks.size(), 5u);
  EXPECT_EQ(document->blocks[1].cells, (std::vector<std::string>{"Write, a letter", "JS", ""}));
  EXPECT_EQ(document->blocks[2].cells, (std::vector<std::string>{"General", "", "x"}));
  EXPECT_EQ(document->blocks[4].text, "two paragraphs");
}

TEST(Html, LeavesRoomForCellsThatReachDown) {
  auto document =
      readHtml("<table><tr><td rowspan=2>May<td>Write<td>JS</tr><tr><td>Call<td>AB</tr><tr><td>June<td>x<td>y</table>");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->blocks.size(), 3u);
  EXPECT_EQ(document->blocks[1].cells, (std::vector<std::string>{"", "Call", "AB"}));
  EXPECT_EQ(document->blocks[2].cells, (std::vector<std::string>{"June", "x", "y"}));
}

TEST(Html, TakesWhatIsBroken) {
  for (std::string_view text : {"<p>open <b>and <i>never closed", "</td></p>text", "<table><p>in between</table>"})
    EXPECT_TRUE(readHtml(text)) << text;
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += "<div>";
  EXPECT_TRUE(readHtml(deep + "text"));
}

}  // namespace
}  // namespace minuted::reader
