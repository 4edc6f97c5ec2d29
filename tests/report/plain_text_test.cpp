#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "report/render.h"
#include "report/sample_document.h"

namespace minuted::report {
namespace {

size_t characters(std::string_view line) {
  return static_cast<size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

TEST(PlainText, isNeverWiderThanItIsToBe) {
  for (size_t width : {40u, 60u, 80u, 120u}) {
    auto text = plainTextOf(sampleDocument(), width);
    for (auto line : split(text, '\n')) {
      EXPECT_LE(characters(line), width) << line;
      EXPECT_FALSE(line.ends_with(' ')) << line;
    }
  }
}

TEST(PlainText, laysTablesOut) {
  Document document{.title = "Update",
                    .blocks = {Paragraph{.text = {.text = "The board met.", .cites = {4, 12}}, .number = 7},
                               Table{.caption = "Groups",
                                     .columns = {{.title = "Group"},
                                                 {.title = "Closed", .numeric = true},
                                                 {.title = "Remark", .share = 3}},
                                     .rows = {{.cells = {{.text = "Roads"},
                                                         {.text = "9"},
                                                         {.text = "nothing to say but that it was a long "
                                                                  "winter, and a wet one"}}},
                                              {.cells = {{.text = "All"}, {.text = "12"}, {}}, .total = true}}}},
                    .provable = false};
  EXPECT_EQ(plainTextOf(document, 60), R"(Update
======

7. The board met. [4, 12]

Groups

Group  Closed  Remark
-----  ------  ---------------------------------------------
Roads       9  nothing to say but that it was a long winter,
               and a wet one
-----  ------  ---------------------------------------------
All        12
)");
}

TEST(PlainText, breaksWhatIsLongerThanALine) {
  Document document{.title = "T", .logSize = 1, .logRoot = std::string(200, 'a')};
  auto text = plainTextOf(document);
  for (auto line : split(text, '\n')) EXPECT_LE(characters(line), 80u);
}

}  // namespace
}  // namespace minuted::report
