// DOCX: numbering, tracked changes, tables, text boxes, page headers.
#include <gtest/gtest.h>

#include "reader/packed.h"
#include "reader/readers.h"

namespace minuted::reader {
namespace {

std::string run(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string paragraph(const std::string& inside, const std::string& properties = "") {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + inside + "</w:p>";
}
std::string listItem(const std::string& text, int list, int level = 0) {
  return paragraph(run(text), "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                                  std::to_string(list) + "\"/></w:numPr>");
}

const std::string numbering =
    "<w:numbering xmlns:w=\"w\">"
    "<w:abstractNum w:abstractNumId=\"0\">"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl>"
    "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId=\"1\">"
    "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
    "</w:numbering>";
const std::string styles =
    "<w:styles xmlns:w=\"w\">"
    "<w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
    "<w:style w:styleId=\"Mine\"><w:name w:val=\"Our heading\"/><w:basedOn w:val=\"H1\"/></w:style>"
    "</w:styles>";

documents::Document read(const std::string& body, std::vector<std::pair<std::string, std::string>> parts = {}) {
  parts.emplace_back("word/numbering.xml", numbering);
  parts.emplace_back("word/styles.xml", styles);
  auto document = readPacked(docx(body, std::move(parts)));
  EXPECT_TRUE(document) << document.error().message;
  return document ? std::move(*document) : documents::Document();
}

std::vector<std::string> texts(const documents::Document& document) {
  std::vector<std::string> all;
  for (const auto& block : document.blocks) all.push_back(block.text);
  return all;
}
using Texts = std::vector<std::string>;

TEST(Docx, CountsAsWordDoes) {
  auto document = read(listItem("Welcome", 1) + listItem("Of members", 1, 1) + listItem("Of guests", 1, 1) +
                       paragraph(run("Prose.")) + listItem("Minutes", 1) + listItem("Matters arising", 1, 1) +
                       listItem("a point", 2));
  EXPECT_EQ(texts(document), (Texts{"Welcome", "1.1 Of members", "1.2 Of guests", "Prose.", "Minutes",
                                    "2.1 Matters arising", "a point"}));
  EXPECT_EQ(document.blocks[0].number, 1);
  EXPECT_EQ(document.blocks[4].number, 2);
  EXPECT_EQ(document.blocks[4].kind, documents::BlockKind::heading);
  EXPECT_EQ(document.blocks[6].kind, documents::BlockKind::listItem);
}

TEST(Docx, KnowsHeadingsByTheirStyleOrTheOneItRestsOn) {
  auto document =
      read(paragraph(run("One"), "<w:pStyle w:val=\"H1\"/>") + paragraph(run("Two"), "<w:pStyle w:val=\"Mine\"/>") +
           paragraph(run("Three"), "<w:outlineLvl w:val=\"2\"/>") + paragraph(run("Four")));
  ASSERT_EQ(document.blocks.size(), 4u);
  for (size_t i = 0; i < 3; ++i) EXPECT_EQ(document.blocks[i].kind, documents::BlockKind::heading) << i;
  EXPECT_EQ(document.blocks[3].kind, documents::BlockKind::paragraph);
}

TEST(Docx, TakesTrackedChangesAsAccepted) {
  auto document = read(paragraph(run("The group ") + "<w:del><w:r><w:delText>noted</w:delText></w:r></w:del><w:ins>" +
                                 run("agreed") + "</w:ins>" + run(" the plan.")) +
                       "<w:moveFrom>" + paragraph(run("Gone")) + "</w:moveFrom><w:moveTo>" + paragraph(run("Come")) +
                       "</w:moveTo>");
  EXPECT_EQ(texts(document), (Texts{"The group agreed the plan.", "Come"}));
}

TEST(Docx, ReadsLinksFieldsBreaksAndLeavesHiddenTextOut) {
  auto document = read(paragraph(run("See ") + "<w:hyperlink>" + run("the paper") + "</w:hyperlink>" +
                                 "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
                                 "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:noBreakHyphen/></w:r>" +
                                 run("x") + "<w:r><w:br/></w:r>" + run("Next line")));
  EXPECT_EQ(texts(document), (Texts{"See the paper-x", "Next line"}));
}

TEST(Docx, ReadsTablesWithMergedCells) {
  auto cell = [](const std::string& inside, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + inside + "</w:tc>";
  };
  auto document = read("<w:tbl><w:tr>" + cell(paragraph(run("Action"))) + cell(paragraph(run("Owner"))) +
                       cell(paragraph(run("Due"))) + "</w:tr><w:tr>" +
                       cell(paragraph(run("Write")) + paragraph(run("and call")), "<w:vMerge w:val=\"restart\"/>") +
                       cell(paragraph(run("JS")) + paragraph(run("AB"))) + cell(paragraph("")) + "</w:tr><w:tr>" +
                       cell(paragraph(run("")), "<w:vMerge/>") +
                       cell(paragraph(run("CD")), "<w:gridSpan w:val=\"2\"/>") + "</w:tr></w:tbl>");
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(document.blocks[1].cells, (Texts{"Write, and call", "JS, AB", ""}));
  EXPECT_EQ(document.blocks[2].cells, (Texts{"", "CD", ""}));
}

TEST(Docx, ReadsTextBoxesOnceAndTheHeadOfThePages) {
  auto box = "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + paragraph(run("In a box")) +
             "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph(run("In a box")) +
             "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>";
  auto document =
      read(paragraph(run("Body") + box),
           {{"word/header1.xml", "<w:hdr xmlns:w=\"w\">" + paragraph(run("Harbour Board, 5 May 2024")) + "</w:hdr>"}});
  EXPECT_EQ(texts(document), (Texts{"Harbour Board, 5 May 2024", "Body", "In a box"}));
}

TEST(Docx, SaysWhatIsWrong) {
  struct {
    std::string bytes, says;
  } const examples[]{
      {packed({{"readme.txt", "x"}}), "is a zip file"},
      {packed({{"ppt/presentation.xml", "x"}, {"[Content_Types].xml", "x"}}), "is an office document of a kind"},
      {packed({{"word/document.xml", "<w:document><unclosed"}}), "is damaged"},
      {packed({{"word/document.xml", "<w:document xmlns:w=\"w\"/>"}}), "is damaged: it has no text"},
      {std::string("PK\x03\x04 and nothing else"), "is damaged: it cannot be unpacked"},
  };
  for (const auto& [bytes, says] : examples) {
    auto document = readPacked(bytes);
    ASSERT_FALSE(document) << says;
    EXPECT_TRUE(document.error().message.starts_with(says)) << document.error().message;
  }
}

}  // namespace
}  // namespace minuted::reader
