// Reports as Markdown.
#include <gtest/gtest.h>

#include "report/render/pieces.h"
#include "report/render/render.h"
#include "report/sample_document.h"

namespace minuted::report {
namespace {

Document smallDocument() {
  return {
      .title = "Update *one*",
      .subtitle = "A | B",
      .blocks = {Heading{.level = 1, .text = "What was done", .anchor = "done"},
                 Paragraph{.text = {.text = "# Two actions_were closed.", .cites = {1, 2}}},
                 Table{
                     .caption = "Actions",
                     .columns = {{.title = "Group"}, {.title = "Closed", .isNumeric = true}},
                     .rows = {{.cells = {{.text = "Roads | paths"}, {.text = "2", .cites = {2}}}, .anchor = "event-2"},
                              {.cells = {{.text = "All"}, {.text = "2"}}, .isTotal = true}},
                     .hasRowHeaders = true},
                 Narrative{.section = "introduction",
                           .text = {"Good.", "- one", "- # two"},
                           .author = "Ann Lee",
                           .writtenOn = "12 March 2023",
                           .event = 2},
                 Table{.caption = "Notes",
                       .columns = {{.title = "No."}, {.title = "Events"}},
                       .rows = {{.cells = {{.text = "1"}, {.cites = {1, 2}, .listsCites = true}}, .anchor = "note-1"},
                                {.cells = {{.text = "2"}, {.cites = {2}, .listsCites = true}}, .anchor = "note-2"}}}},
      .hasContents = true,
      .logSize = 48120,
      .logRoot = "9f3c"};
}

TEST(Markdown, IsWrittenAsItIs) {
  EXPECT_EQ(markdownOf(smallDocument()),
            R"(# Update \*one\*

A \| B

**Contents**

- [What was done](#done)

<a id="done"></a>

## What was done

\# Two actions\_were closed.[¹](#note-1)

**Actions**

| Group | Closed |
| --- | ---: |
| <a id="event-2"></a>**Roads \| paths**[²](#note-2) | 2 |
| **All** | **2** |

Good.

- one
- \# two

*Written by Ann Lee on 12 March 2023*[²](#note-2)

**Notes**

| No. | Events |
| --- | --- |
| <a id="note-1"></a>1 | events 1, [2](#event-2) |
| <a id="note-2"></a>2 | event [2](#event-2) |

Made from a log of 48120 events with the root 9f3c.

Of this text, 57 % of the words were computed from events, 43 % written by a person and 0 % stand in the template; 4 rows of tables were computed.
)");
}

TEST(Markdown, HasMarksAroundWordsOfADraftWrittenOrNot) {
  // given a draft without any narrative yet
  Document document{
      .title = "T", .blocks = {Narrative{.section = "activity, Roads"}}, .isDraft = true, .isProvable = false};
  // then the marks for it are printed, but not in a document that is no draft
  EXPECT_EQ(markdownOf(document), "# T\n\n[Your words: activity, Roads]\n\n[End of your words]\n");
  document.isDraft = false;
  EXPECT_EQ(markdownOf(document), "# T\n");
}

TEST(Markdown, EscapesWhatWouldBeMarkup) {
  struct {
    std::string text, markdown;
  } const examples[]{
      {"<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"},
      {"a | b", "a \\| b"},
      {"- item", "\\- item"},
      {"12. item", "12\\. item"},
      {"12.5 per cent", "12\\.5 per cent"},
      {"+ item", "\\+ item"},
      {"&amp; and AT&T &#60; & so on", "\\&amp; and AT\\&T \\&#60; & so on"},
      {"![x](y)", "!\\[x\\](y)"},
      {"a\nb\tc\x01", "a b c"},
      {"C:\\temp", "C:\\\\temp"},
  };
  for (const auto& [text, markdown] : examples) {
    Document document{.title = "T", .blocks = {Paragraph{.text = {.text = text}}}, .isProvable = false};
    EXPECT_EQ(markdownOf(document), "# T\n\n" + markdown + "\n");
  }
}

TEST(Closing, IsReadBackByPrograms) {
  auto document = sampleDocument();
  auto sentence = "Made from a log of 4812 events with the root " + document.logRoot + ".";
  for (const auto& text :
       {markdownOf(document), htmlOf(document, {}), closingSentences(document, Format::markdown).front()})
    EXPECT_NE(text.find(sentence), std::string::npos);
  document.isProvable = false;
  EXPECT_EQ(markdownOf(document).find("Made from a log"), std::string::npos);
}

TEST(Closing, SharesAddUpToAHundred) {
  auto words = [](int count, Origin origin) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "word ";
    return Paragraph{.text = {.text = text}, .origin = origin};
  };
  // given one word of each origin
  Document document{.blocks = {words(1, Origin::computed), words(1, Origin::narrative), words(1, Origin::fixed)}};
  EXPECT_EQ(closingSentences(document, Format::markdown).back(),
            "Of this text, 34 % of the words were computed from events, 33 % written by a person and 33 % stand in the "
            "template; 0 rows of tables were computed.");
  // given one word in two hundred of a narrative
  document.blocks = {words(199, Origin::computed), words(1, Origin::narrative)};
  EXPECT_NE(closingSentences(document, Format::markdown).back().find("100 % of the words"), std::string::npos)
      << closingSentences(document, Format::markdown).back();
}

}  // namespace
}  // namespace minuted::report
