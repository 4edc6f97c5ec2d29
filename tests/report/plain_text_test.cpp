// Reports as plain text.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "report/render/render.h"
#include "report/sample_document.h"

namespace minuted::report {
namespace {

size_t characters(std::string_view line) {
  return static_cast<size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

TEST(PlainText, IsNeverWiderThanItIsToBe) {
  for (size_t width : {40u, 60u, 80u, 120u}) {
    auto text = plainTextOf(sampleDocument(), width);
    for (auto line : split(text, '\n')) {
      EXPECT_LE(characters(line), width) << line;
      EXPECT_FALSE(line.ends_with(' ')) << line;
    }
  }
}

TEST(PlainText, LaysTablesOut) {
  Document document{.title = "Update",
                    .blocks = {Paragraph{.text = {.text = "The board met.", .cites = {4, 12}}, .number = 7},
                               Table{.caption = "Groups",
                                     .columns = {{.title = "Group"},
                                                 {.title = "Closed", .isNumeric = true},
                                                 {.title = "Remark", .share = 3}},
                                     .rows = {{.cells = {{.text = "Roads"},
                                                         {.text = "9"},
                                                         {.text = "nothing to say but that it was a long "
                                                                  "winter, and a wet one"}}},
                                              {.cells = {{.text = "All"}, {.text = "12"}, {}}, .isTotal = true}}}},
                    .isProvable = false};
  EXPECT_EQ(plainTextOf(document, 60), R"(Update
======

7. The board met.

Groups

Group  Closed  Remark
-----  ------  ---------------------------------------------
Roads       9  nothing to say but that it was a long winter,
               and a wet one
-----  ------  ---------------------------------------------
All        12
)");
  // with an annex of notes, the paragraph leads to its own
  document.blocks.push_back(
      Table{.caption = "Notes",
            .columns = {{.title = "No."}, {.title = "Events"}},
            .rows = {{.cells = {{.text = "1"}, {.cites = {4, 12}, .listsCites = true}}, .anchor = "note-1"}}});
  auto text = plainTextOf(document, 60);
  EXPECT_NE(text.find("The board met.¹\n"), std::string::npos) << text;
  EXPECT_NE(text.find("1    events 4, 12\n"), std::string::npos) << text;
}

TEST(PlainText, TakesTablesApartThatAreTooWide) {
  Table table{.caption = "Wide"};
  table.rows.emplace_back();
  for (int i = 1; i <= 9; ++i) {
    table.columns.push_back({.title = "Organisation " + std::to_string(i)});
    table.rows[0].cells.push_back({.text = "value " + std::to_string(i)});
  }
  auto text = plainTextOf({.title = "T", .blocks = {table}, .isProvable = false});
  EXPECT_TRUE(text.starts_with("T\n=\n\nWide\n\nOrganisation 1: value 1\n  Organisation 2: value 2\n")) << text;
}

TEST(PlainText, BreaksWhatIsLongerThanALine) {
  Document document{.title = "T", .logSize = 1, .logRoot = std::string(200, 'a')};
  auto text = plainTextOf(document);
  for (auto line : split(text, '\n')) EXPECT_LE(characters(line), 80u);
}

}  // namespace
}  // namespace minuted::report
