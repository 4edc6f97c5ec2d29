// Workbooks and CSV: cells, dates, and what is too large.
#include <gtest/gtest.h>

#include <fstream>

#include "reader/packed.h"
#include "reader/readers.h"
#include "reader/samples.h"

namespace minuted::reader {
namespace {

using Cells = std::vector<std::string>;

TEST(Csv, KeepsCellsAsTheyAreWritten) {
  auto workbook = readCsv("Ref,Action,Notes\r\n2.10,\"Write, and \"\"call\"\"\",\"one\r\ntwo\"\r\n,,\r\n007,x,\r\n");
  ASSERT_TRUE(workbook) << workbook.error().message;
  ASSERT_EQ(workbook->blocks.size(), 3u);
  EXPECT_EQ(workbook->blocks[1].cells, (Cells{"2.10", "Write, and \"call\"", "one\ntwo"}));
  EXPECT_EQ(workbook->blocks[2].cells, (Cells{"007", "x"}));
  EXPECT_EQ(workbook->blocks[2].line, 4);
  EXPECT_EQ(workbook->sheets.size(), 1u);
}

TEST(Csv, FindsItsSeparator) {
  for (std::string_view text : {"a;b;c,d\n1;2;3", "a\tb\tc\n1\t2\t3"}) {
    auto workbook = readCsv(text);
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook->blocks[1].cells, (Cells{"1", "2", "3"})) << text;
  }
}

TEST(Csv, TakesWhateverEndsLinesAndItsFirstLinesSeparator) {
  auto workbook = readCsv("Ref;Action\r1;Write, and call, and ask\r");
  ASSERT_TRUE(workbook);
  ASSERT_EQ(workbook->blocks.size(), 2u);
  EXPECT_EQ(workbook->blocks[1].cells, (Cells{"1", "Write, and call, and ask"}));
}

// The digest of the text tells whether a document was read before, so it must depend on the cell of each text.
TEST(Csv, TellsInWhichCellATextStands) { EXPECT_NE(readCsv("a,b,c\n1,2,")->text, readCsv("a,b,c\n1,,2")->text); }

// The same action log, saved by LibreOffice in both formats, with dates in different display formats.
TEST(Workbooks, ReadDatesAndTexts) {
  for (auto name : {"2025-11-action-log.xlsx", "2025-11-action-log.ods"}) {
    auto workbook = readPacked(fileText(name));
    ASSERT_TRUE(workbook) << name;
    ASSERT_EQ(workbook->blocks.size(), 8u) << name;
    const auto& row = workbook->blocks[3];
    ASSERT_EQ(row.cells.size(), 9u) << name;
    EXPECT_EQ(row.cells[0], "2.11");
    EXPECT_EQ(row.cells[1], "2025-07-08");
    EXPECT_EQ(row.cells[7], "2025-10-14");
    EXPECT_EQ(row.cells[8], "20/08/25 - letter sent\n14/10/25 - the bus runs");
    EXPECT_EQ(row.line, 4);
    EXPECT_EQ(row.sheet, 1);
  }
}

TEST(Ods, DoesNotFollowRepetitionsToTheEdgeOfTheSheet) {
  auto content = [](const std::string& rows) {
    return packed({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"content.xml",
                    "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>"
                    "<office:spreadsheet><table:table table:name=\"S\">" +
                        rows + "</table:table></office:spreadsheet></office:body></office:document-content>"}});
  };
  auto filled = std::string("<table:table-cell><text:p>x</text:p></table:table-cell>");
  auto workbook =
      readPacked(content("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
                         "table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row>" +
                         filled + "</table:table-row>"));
  ASSERT_TRUE(workbook) << workbook.error().message;
  EXPECT_EQ(workbook->blocks.size(), 1u);
  auto endless =
      readPacked(content("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
                         "table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>"
                         "</table:table-row>"));
  ASSERT_FALSE(endless);
  EXPECT_TRUE(endless.error().message.starts_with("holds more cells"));
}

}  // namespace
}  // namespace minuted::reader
