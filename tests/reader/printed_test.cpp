// The words of files as somebody reads them, for comparing reports.
#include <gtest/gtest.h>

#include "reader/readers.h"

namespace minuted::reader {
namespace {

std::string printed(std::string_view html) {
  auto lines = printedTextOfHtml(html);
  EXPECT_TRUE(lines) << lines.error().message;
  std::string text;
  if (!lines) return text;
  for (const auto& line : *lines) text += line.text + "\n";
  return text;
}

TEST(PrintedHtml, HasAllThatIsSeenInItsOrder) {
  struct {
    const char *html, *text;
  } const examples[]{
      {"<p>One  <b>two</b>\n three</p><p>four</p>", "One two three\nfour\n"},
      {"<nav><ol><li><a href='#a'>Aims</a></li></ol></nav><footer>Foot</footer>", "Aims\nFoot\n"},
      {"<table><caption>Groups</caption><tr><th>Name</th><th>Closed</th></tr><tr><td>Roads</td><td></td><td>9</td></tr>"
       "</table>",
       "Groups\nName\tClosed\nRoads\t\t9\n"},
      {"<table><tr><td><p>Two</p><p>lines</p></td><td>a\tb</td></tr></table>", "Two lines\ta b\n"},
      {"<svg><title>Bars</title><text>12</text><text>7</text></svg>", "Bars\n12\n7\n"},
      {"<img alt='A boat'>", "A boat\n"},
      {"<p>a <del>b</del> <s>c</s> <i hidden>d</i> <i style='display:none'>e</i> f</p><!-- g --><script>h</script>",
       "a f\n"},
      {"<p>closed.<sup>12</sup></p>", "closed.12\n"},
  };
  for (const auto& [html, text] : examples) EXPECT_EQ(printed(html), text) << html;
}

TEST(PrintedText, OfWhatIsNoReportIsRefused) {
  EXPECT_FALSE(printedTextOfPacked("PK\x03\x04 and no more"));
  EXPECT_FALSE(printedTextOfPdf("%PDF-1.7 and no more"));
}

TEST(PrintedHtml, MayBeNestedAsDeeplyAsItLikes) {
  std::string html;
  for (int i = 0; i < 5000; ++i) html += "<div>";
  EXPECT_EQ(printed(html + "deep"), "");
}

}  // namespace
}  // namespace minuted::reader
