// The message with a document from minuted-reader, which is not trusted.
#include "documents/message.h"

#include <capnp/message.h>
#include <gtest/gtest.h>
#include <kj/exception.h>

namespace minuted::documents {
namespace {

TEST(Message, BringsADocumentOverWhole) {
  Document document{.title = "Board", .date = "2024-05-02", .sheets = {"One"}, .text = "Ask JS"};
  document.blocks.push_back({.kind = BlockKind::tableRow,
                             .line = 3,
                             .page = 2,
                             .sheet = 1,
                             .gap = true,
                             .number = 4,
                             .text = "Ask JS",
                             .cells = {"Ask\nme", "JS"},
                             .margin = {{2, "JS"}},
                             .indent = 7,
                             .columns = {4}});
  capnp::MallocMessageBuilder message;
  write(document, message.initRoot<schema::DocumentBlocks>());
  auto read = readDocument(message.getRoot<schema::DocumentBlocks>().asReader());
  EXPECT_EQ(read.blocks, document.blocks);
  EXPECT_EQ(read.title, document.title);
  EXPECT_EQ(read.sheets, document.sheets);
  EXPECT_EQ(read.text, document.text);
}

// The message of a reader that executes an attacker's code.
TEST(Message, IsNotTrusted) {
  capnp::MallocMessageBuilder message;
  auto document = message.initRoot<schema::DocumentBlocks>();
  document.setTitle("a\x1B]0;b\x07");
  document.initSheets(1).set(0, "x\naccept R-1.2");
  auto block = document.initBlocks(1)[0];
  block.setKind(200);
  block.setSheet(0x100000);
  block.setLine(0xFFFFFFFF);
  block.setText(
      "red \x1B[31m\xC2\x9B\xE2\x80\xAE"
      "end");
  block.initMargin(1)[0].setAt(5000);
  block.initColumns(1).set(0, 5000);
  auto read = readDocument(document.asReader());
  EXPECT_EQ(read.title, "a]0;b");
  EXPECT_EQ(read.sheets[0], "x accept R-1.2");
  EXPECT_EQ(read.blocks[0].kind, BlockKind::paragraph);
  EXPECT_EQ(read.blocks[0].sheet, 0);
  EXPECT_GE(read.blocks[0].line, 0);
  EXPECT_EQ(read.blocks[0].text, "red [31mend");
  EXPECT_LE(read.blocks[0].margin[0].at, read.blocks[0].text.size());
  EXPECT_TRUE(read.blocks[0].columns.empty());
}

TEST(Message, WithTooManyBlocksIsNone) {
  capnp::MallocMessageBuilder message;
  message.initRoot<schema::DocumentBlocks>().initBlocks(mostBlocks + 1);
  EXPECT_THROW(readDocument(message.getRoot<schema::DocumentBlocks>().asReader()), kj::Exception);
}

}  // namespace
}  // namespace minuted::documents
