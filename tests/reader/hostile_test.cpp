// Damaged and malicious files, read by minuted-reader in its sandbox. Each must be refused with a clear message, or be
// read within the limits of time and memory.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "documents/reader_process.h"
#include "reader/packed.h"
#include "reader/samples.h"

namespace minuted::reader {
namespace {

Result<documents::Document> read(const std::string& bytes, std::string_view name) {
  return documents::readFile(bytes, name, MINUTED_READER);
}

void expectRefused(const std::string& bytes, std::string_view name, std::string_view says) {
  auto document = read(bytes, name);
  ASSERT_FALSE(document) << name;
  EXPECT_TRUE(document.error().message.starts_with(std::string(name) + ' ' + std::string(says)))
      << document.error().message;
  EXPECT_TRUE(document.error().message.ends_with('.')) << document.error().message;
}

// The number in letters, 'a', 'b', …, 'ba', since digits would be taken for the number of the page.
std::string word(int number) {
  std::string letters(1, static_cast<char>('a' + number % 26));
  return number < 26 ? letters : word(number / 26) + letters;
}

// A PDF with one line of text on each page.
std::string pdfOf(int pages) {
  std::string pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count " +
                    std::to_string(pages) + "/Kids[";
  for (int i = 0; i < pages; ++i) pdf += std::to_string(4 + 2 * i) + " 0 R ";
  pdf += "]>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n";
  for (int i = 0; i < pages; ++i) {
    auto text = "BT /F1 12 Tf 72 700 Td (What was said on the page that is " + word(i) + ") Tj ET";
    pdf += std::to_string(4 + 2 * i) +
           " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>" + "/Contents " +
           std::to_string(5 + 2 * i) + " 0 R>>endobj\n" + std::to_string(5 + 2 * i) + " 0 obj<</Length " +
           std::to_string(text.size()) + ">>stream\n" + text + "\nendstream endobj\n";
  }
  return pdf + "trailer<</Root 1 0 R>>\n%%EOF";
}

std::string workbookOf(int rows, int columns) {
  std::string sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
  for (int row = 1; row <= rows; ++row) {
    sheet += "<row r=\"" + std::to_string(row) + "\">";
    for (int column = 0; column < columns; ++column)
      sheet += "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + std::to_string(row) +
               "\" t=\"inlineStr\"><is><t>cell</t></is></c>";
    sheet += "</row>";
  }
  sheet += "</sheetData></worksheet>";
  return packed(
      {{"[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
        "PartName=\"/xl/workbook.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override "
        "PartName=\"/xl/worksheets/sheet1.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"},
       {"_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
        "Target=\"xl/workbook.xml\"/></Relationships>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
        "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" "
        "sheetId=\"1\" "
        "r:id=\"r1\"/></sheets></workbook>"},
       {"xl/worksheets/sheet1.xml", sheet}});
}

TEST(Hostile, RefusesABombOfZip) {
  expectRefused(docx(std::string(110'000'000, ' ')), "m.docx", "unpacks to more than 100 MB");
  expectRefused(docx(std::string(60'000'000, ' ')), "m.docx", "unpacks to more than");
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 6'000; ++i) many.emplace_back("part" + std::to_string(i), "");
  expectRefused(docx("", many), "m.docx", "has 6001 parts");
}

TEST(Hostile, ExpandsNoEntities) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'l'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">";
  }
  bomb +=
      "<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>Minutes &k; &secret; end"
      "</w:t></w:r></w:p></w:body></w:document>";
  auto document = read(packed({{"word/document.xml", bomb}}), "m.docx");
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_LT(document->text.size(), 200u);
  EXPECT_EQ(document->text.find("root:"), std::string::npos);
}

TEST(Hostile, DoesNotGoDownForEver) {
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "<w:sdt>";
  (void)read(docx(deep), "m.docx");  // whether it is refused or read, this process must not crash
  std::string divs = "<html>";
  for (int i = 0; i < 200'000; ++i) divs += "<div>";
  (void)read(divs, "m.html");
}

TEST(Hostile, ReadsASheetOfAHundredThousandCells) {
  auto workbook = read(workbookOf(10'000, 10), "m.xlsx");
  ASSERT_TRUE(workbook) << workbook.error().message;
  EXPECT_EQ(workbook->blocks.size(), 10'000u);
}

TEST(Hostile, RefusesAPdfOfTwoThousandPages) {
  auto few = read(pdfOf(3), "m.pdf");
  ASSERT_TRUE(few) << few.error().message;
  ASSERT_EQ(few->blocks.size(), 3u);
  EXPECT_EQ(few->blocks[2].page, 3);
  expectRefused(pdfOf(2'000), "m.pdf", "has 2000 pages");
}

TEST(Hostile, SaysWhatCannotBeRead) {
  expectRefused(fileText("locked.pdf"), "locked.pdf", "is locked with a password");
  expectRefused("", "empty.docx", "is empty");
  expectRefused("", "empty.pdf", "is empty");
  expectRefused("\xFF\xD8\xFF\xE0 JFIF", "photo.docx", "is a JPEG picture");
  expectRefused("\xD0\xCF\x11\xE0\xA1\xB1", "old.doc", "is an old Word or Excel file");
  expectRefused("just words", "m.docx", "is not what its name says");
  expectRefused("%PDF-1.7 and no more", "m.pdf", "is damaged");
  auto whole = fileText("2025-01-16-steering-group.docx");
  expectRefused(whole.substr(0, whole.size() / 2), "m.docx", "is damaged");
}

// Single bytes of intact files are changed. The file must be read or refused, and reading must end.
TEST(Hostile, SurvivesFilesWithWrongBytes) {
  for (auto name : {"2025-07-08-safer-streets.docx", "2025-07-08-safer-streets.pdf", "2025-11-action-log.xlsx",
                    "2025-11-action-log.ods", "2025-07-08-safer-streets.odt", "2025-07-08-safer-streets.html"}) {
    auto bytes = fileText(name);
    ASSERT_FALSE(bytes.empty()) << name;
    for (size_t at = 7; at < bytes.size(); at += bytes.size() / 12 + 1) {
      auto damaged = bytes;
      damaged[at] = static_cast<char>(~damaged[at]);
      auto document = read(damaged, name);
      EXPECT_TRUE(document || document.error().message.ends_with('.')) << name << " at " << at;
    }
  }
}

TEST(Hostile, AMissingReaderIsNamed) {
  auto document = documents::readFile("%PDF-1.4", "m.pdf", "/nowhere/minuted-reader");
  ASSERT_FALSE(document);
  EXPECT_TRUE(document.error().message.starts_with("/nowhere/minuted-reader cannot be started"))
      << document.error().message;
}

// A reader that executes an attacker's code must not run for longer than the limit.
TEST(Hostile, AReaderThatNeverEndsIsStopped) {
  auto folder = std::filesystem::temp_directory_path() / ("minuted-reader-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  auto program = folder / "reader";
  std::ofstream(program) << "#!/bin/sh\nexec 1>&-\nsleep 300\n";
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(documents::readFile("%PDF-1.4", "m.pdf", program));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  std::filesystem::remove_all(folder);
}

#ifndef __SANITIZE_ADDRESS__  // with which memory is not limited
TEST(Hostile, TellsWhatTakesTooMuchMemoryFromWhatIsDamaged) {
  std::string elements;
  for (int i = 0; i < 9'000'000; ++i) elements += "<a/>";
  expectRefused(docx(elements), "m.docx", "takes more memory to read than is given to it");
}

TEST(Hostile, StaysWithinHalfAGigabyte) {
  rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  EXPECT_LT(used.ru_maxrss, 512 * 1024);
}
#endif

}  // namespace
}  // namespace minuted::reader
