// What all formats of a report have in common.
#include <gtest/gtest.h>

#include "report/external_programs.h"
#include "report/render/render.h"
#include "report/render/templates.h"

namespace minuted::report {
namespace {

// Documents that no builder should make. Renderers must not fail on them.
std::vector<Document> oddDocuments() {
  Table untitled{.caption = "nothing", .columns = {{}, {}}}, titled{.caption = "no rows", .columns = {{.title = "A"}}};
  Table noColumns{.caption = "no columns"};
  Table empty{.columns = {{}, {}}, .rows = {{.cells = {{}, {}}}}, .hasRowHeaders = true};
  Table total{.caption = "sum", .columns = {{.title = "A"}}, .rows = {{.cells = {{.text = "1"}}, .isTotal = true}}};
  return {{},
          {.title = "T", .hasContents = true, .isDraft = true},
          {.title = "T", .blocks = {untitled}},
          {.title = "T", .blocks = {titled, empty}},
          {.title = "T", .blocks = {noColumns}},
          {.title = "T", .blocks = {empty, total}, .hasContents = true, .isProvable = false},
          {.title = "T", .blocks = {List{}, Paragraph{}, Paragraph{.number = 3}, List{.items = {{}}}}},
          {.title = "T", .blocks = {Narrative{.section = "", .text = {"", "- ", "-"}}}, .isDraft = true},
          {.title = "T",
           .blocks = {Heading{.level = 2, .text = "", .anchor = "a"}, Heading{.level = 1, .text = "#", .anchor = "b"}},
           .hasContents = true}};
}

TEST(Rendering, BearsOddDocuments) {
  NEEDS("pandoc");
  NEEDS("weasyprint");
  size_t number = 0;
  for (const auto& document : oddDocuments()) {
    for (auto format : {Format::markdown, Format::html, Format::text, Format::docx, Format::odt, Format::pdf}) {
      auto bytes = render(document, format, defaultLook());
      EXPECT_TRUE(bytes) << number << " as " << extensionOf(format) << ": " << bytes.error().message;
    }
    ++number;
  }
}

TEST(Rendering, TakesNoStrangeAddressForALink) {
  for (const auto* address :
       {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "#nowhere", " javascript:x"}) {
    Document document{.title = "T", .blocks = {Paragraph{.text = {.text = "words", .link = address}}}};
    EXPECT_EQ(htmlOf(document, {}).find("<a "), std::string::npos) << address;
    EXPECT_EQ(markdownOf(document).find("]("), std::string::npos) << address;
  }
}

TEST(Formats, AreNamed) {
  for (auto format : {Format::markdown, Format::html, Format::text, Format::docx, Format::odt, Format::pdf})
    EXPECT_EQ(formatNamed(extensionOf(format)), format);
  EXPECT_EQ(formatNamed("markdown"), Format::markdown);
  EXPECT_FALSE(formatNamed("doc"));
}

}  // namespace
}  // namespace minuted::report
