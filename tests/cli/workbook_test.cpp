// Lists as workbooks: what another program reads in them, and that they come back by 'import' with nothing new.
#include <gtest/gtest.h>

#include "cli/sample_register.h"

namespace minuted::world {
namespace {

class Workbook : public SampleRegisterTest {
 protected:
  // The first sheet, as LibreOffice writes it as CSV: as its cells are shown.
  std::string readByLibreOffice(const std::string& book) {
    auto ran = shell(
        "timeout 120 soffice --headless -env:UserInstallation=file://$PWD/profile --convert-to "
        "'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true' " +
        book + ".xlsx >&2");
    EXPECT_EQ(ran.code, 0) << ran.errors;
    return contentOf(folder_ / (book + ".csv"));
  }

  static std::string withoutReturns(std::string text) {
    std::erase(text, '\r');
    return text;
  }
};

TEST_F(Workbook, SaysWhatCsvSays) {
  if (std::system("command -v soffice >/dev/null") != 0) GTEST_SKIP() << "SKIPPED: soffice is not installed";
  for (const Words& words : {Words{"action", "list", "--all"}, Words{"decision", "list"}, Words{"person", "list"}}) {
    auto ran = shell("minuted " + quoted(words) + " --xlsx > book.xlsx");
    ASSERT_EQ(ran.code, 0) << ran.errors;
    auto csv = withoutReturns(run(with(words, {"--csv"})).output);
    // A text needs no apostrophe that keeps it from being a formula.
    if (auto neutralised = csv.find("'=1+1"); neutralised != std::string::npos) csv.erase(neutralised, 1);
    EXPECT_EQ(readByLibreOffice("book"), csv) << quoted(words);
  }
}

TEST_F(Workbook, OfActionsComesBackByImportWithNothingNew) {
  auto actions = run({"action", "list", "--all", "--csv"}).output;
  ASSERT_EQ(shell("minuted action list --all --xlsx > actions.xlsx").code, 0);
  auto imported = run({"import", (folder_ / "actions.xlsx").string(), "--accept"});
  EXPECT_EQ(imported.code, 0) << imported.errors;
  EXPECT_NE(imported.errors.find("0 proposals accepted"), std::string::npos) << imported.errors;
  EXPECT_EQ(run({"action", "list", "--all", "--csv"}).output, actions);
}

TEST_F(Workbook, OfTheWholeRegisterHasASheetForEachList) {
  ASSERT_EQ(shell("minuted export xlsx > register.xlsx").code, 0);
  auto names = shell("unzip -p register.xlsx xl/workbook.xml").output;
  for (const auto* name : {"actions", "decisions", "meetings"})
    EXPECT_NE(names.find(std::string("name=\"") + name + '"'), std::string::npos) << names;
}

TEST_F(Workbook, NeverHasAFormula) {
  record({"action", "add", "=1+2", "--owner", "Harbour Trust"});
  ASSERT_EQ(shell("minuted action list --all --xlsx > actions.xlsx").code, 0);
  auto sheet = shell("unzip -p actions.xlsx xl/worksheets/sheet1.xml").output;
  EXPECT_FALSE(sheet.empty());
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
}

TEST_F(Workbook, IsRefusedWhereSomethingElseIsAskedForToo) {
  EXPECT_EQ(run({"action", "list", "--xlsx", "--csv"}).code, 2);
  EXPECT_EQ(run({"log", "--follow", "--xlsx"}).code, 2);
}

}  // namespace
}  // namespace minuted::world
