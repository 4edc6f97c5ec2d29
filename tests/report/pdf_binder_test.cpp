// PDFs bound into one by qpdf, read again by poppler.
#include "report/render/pdf_binder.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "report/external_programs.h"
#include "report/render/render.h"
#include "report/sample_document.h"
#include "world/temp_register.h"

namespace minuted::report {
namespace {

using testing::HasSubstr;
using world::must;

Bytes sample(const char* name) {
  return must(readWholeFile(std::filesystem::path(MINUTED_SOURCE) / "tests/sample/formats" / name));
}

// The bookmarks and the pages that they go to, as pdftohtml has them.
std::string bookmarksOf(const Bytes& pdf) {
  auto folder = must(TemporaryFolder::make());
  auto path = folder.path().string();
  must(writeWholeFile(path + "/bound.pdf", pdf));
  auto xml = outputOf("cd " + path + " && pdftohtml -xml -i -stdout bound.pdf").text;
  auto from = xml.find("<outline>");
  return from == std::string::npos ? "" : xml.substr(from);
}

TEST(BoundPdf, HasEachFileWithABookmarkAfterThoseOfTheFirst) {
  NEEDS("qpdf");
  NEEDS("weasyprint");
  NEEDS("pdftohtml");
  auto first = must(render(sampleDocument(), Format::pdf, defaultLook()));
  auto many = sample("ten-pages.pdf"), one = sample("2025-01-16-steering-group.pdf");
  auto pages = must(pagesOfPdf(first)), pagesOfMany = must(pagesOfPdf(many)), pagesOfOne = must(pagesOfPdf(one));
  EXPECT_GT(pagesOfMany, 9u);
  std::vector<BoundPdf> others{{"DOC-1 viele Blätter <many>.pdf", many, pagesOfMany},
                               {"DOC-2 minutes.pdf", one, pagesOfOne}};
  auto bound = must(bindPdfs(first, others));
  EXPECT_EQ(must(pagesOfPdf(bound)), pages + pagesOfMany + pagesOfOne);
  auto own = bookmarksOf(first), all = bookmarksOf(bound);
  ASSERT_THAT(own, HasSubstr("page=\"1\""));
  auto last = own.rfind("</outline>");
  last = own.rfind("</item>", last) + std::string_view("</item>").size();
  EXPECT_TRUE(all.starts_with(own.substr(0, last))) << own << all;
  EXPECT_THAT(all, HasSubstr("page=\"" + std::to_string(pages + 1) + "\">DOC-1 viele Blätter &lt;many&gt;.pdf<"));
  EXPECT_THAT(all, HasSubstr("page=\"" + std::to_string(pages + pagesOfMany + 1) + "\">DOC-2 minutes.pdf<"));
  EXPECT_EQ(bound, must(bindPdfs(first, others)));
}

TEST(BoundPdf, OfFilesWithoutBookmarksHasThoseOfTheOthers) {
  NEEDS("qpdf");
  NEEDS("pdftohtml");
  auto many = sample("ten-pages.pdf");
  auto pages = must(pagesOfPdf(many));
  ASSERT_EQ(bookmarksOf(many), "");
  auto bound = must(bindPdfs(many, {{"again", many, pages}}));
  EXPECT_THAT(bookmarksOf(bound), HasSubstr("page=\"" + std::to_string(pages + 1) + "\">again<"));
  EXPECT_EQ(must(bindPdfs(many, {})), many);
}

TEST(BoundPdf, IsNotMadeOfWhatCannotBeRead) {
  NEEDS("qpdf");
  for (const auto& each : {sample("locked.pdf"), Bytes("no PDF"), sample("ten-pages.pdf").substr(0, 100)}) {
    auto pages = pagesOfPdf(each);
    ASSERT_FALSE(pages);
    EXPECT_EQ(pages.error().kind, ErrorKind::failed);
  }
}

}  // namespace
}  // namespace minuted::report
