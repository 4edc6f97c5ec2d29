// Reports as DOCX, ODT and PDF, checked with external programs.
#include "report/render/office.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "report/external_programs.h"
#include "report/render/package.h"
#include "report/sample_document.h"

namespace minuted::report {
namespace {

std::string partOf(const Bytes& file, std::string_view name) {
  auto parts = unpack(file).value();
  auto* part = partNamed(parts, name);
  return part != nullptr ? part->bytes : "";
}

size_t countOf(std::string_view text, std::string_view what) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; at += what.size()) ++count;
  return count;
}

// The bytes do not depend on the present time, the temporary folder or the process.
void expectTheSameTwice(Format format) {
  auto first = render(sampleDocument(), format, defaultLook());
  auto second = render(sampleDocument(), format, defaultLook());
  ASSERT_TRUE(first && second) << first.error().message;
  EXPECT_TRUE(*first == *second);
}

void expectLibreOfficeOpens(Format format) {
  auto folder = TemporaryFolder::make().value();
  auto name = "report." + std::string(extensionOf(format));
  ASSERT_TRUE(writeWholeFile(folder.path() / name, render(sampleDocument(), format, defaultLook()).value()));
  auto path = folder.path().string();
  outputOf("soffice --headless -env:UserInstallation=file://" + path + "/profile --convert-to pdf --outdir " + path +
           " " + path + "/" + name);
  auto text = outputOf("pdftotext -layout " + path + "/report.pdf - ").text;
  EXPECT_NE(text.find("What each group did"), std::string::npos) << text;
  EXPECT_NE(text.find("Contents"), std::string::npos) << text;
  EXPECT_NE(text.find("Page 1 of "), std::string::npos) << text;
}

TEST(Word, IsTheSameEachTime) {
  NEEDS("pandoc");
  NEEDS("rsvg-convert");
  expectTheSameTwice(Format::docx);
}

TEST(Word, HasWhatPandocLeavesUndone) {
  NEEDS("pandoc");
  NEEDS("rsvg-convert");
  auto file = render(sampleDocument(), Format::docx, defaultLook()).value();
  auto body = partOf(file, "word/document.xml");
  EXPECT_NE(body.find("<w:pStyle w:val=\"Heading1\"/>"), std::string::npos);
  EXPECT_EQ(countOf(body, "<w:tblHeader/>"), 3u);  // the cover has no titles
  EXPECT_EQ(countOf(body, "<w:cantSplit/>"), 3u + 4u + 7u + 61u);
  EXPECT_NE(body.find(" TOC \\o"), std::string::npos);
  EXPECT_NE(body.find("<w:pStyle w:val=\"TOC1\"/>"), std::string::npos);
  EXPECT_NE(body.find("descr=\"Most were taken in July 2022.\""), std::string::npos);
  EXPECT_NE(partOf(file, "word/styles.xml").find("w:val=\"en-GB\"/>"), std::string::npos);
  EXPECT_NE(partOf(file, "docProps/core.xml").find("2023-03-28T10:40:00Z"), std::string::npos);
  EXPECT_NE(partOf(file, "word/footer1.xml").find("NUMPAGES"), std::string::npos);
}

TEST(Word, IsOpenedByLibreOffice) {
  NEEDS("pandoc");
  NEEDS("rsvg-convert");
  NEEDS("soffice");
  NEEDS("pdftotext");
  expectLibreOfficeOpens(Format::docx);
}

TEST(OpenDocument, IsTheSameEachTime) {
  NEEDS("pandoc");
  NEEDS("rsvg-convert");
  expectTheSameTwice(Format::odt);
}

TEST(OpenDocument, HasWhatPandocLeavesUndone) {
  NEEDS("pandoc");
  NEEDS("rsvg-convert");
  auto file = render(sampleDocument(), Format::odt, defaultLook()).value();
  EXPECT_EQ(unpack(file).value().front().name, "mimetype");
  EXPECT_EQ(file.substr(30, 47), "mimetypeapplication/vnd.oasis.opendocument.text");  // stored uncompressed
  auto body = partOf(file, "content.xml");
  EXPECT_NE(body.find("<text:table-of-content "), std::string::npos);
  EXPECT_EQ(countOf(body, "<table:table-header-rows>"), 3u);
  EXPECT_NE(body.find("<svg:desc>Most were taken in July 2022.</svg:desc>"), std::string::npos);
}

TEST(OpenDocument, IsOpenedByLibreOffice) {
  NEEDS("pandoc");
  NEEDS("rsvg-convert");
  NEEDS("soffice");
  NEEDS("pdftotext");
  expectLibreOfficeOpens(Format::odt);
}

TEST(Pdf, IsTaggedAndNamedAndSaysTheSameEachTime) {
  NEEDS("weasyprint");
  NEEDS("pdfinfo");
  auto folder = TemporaryFolder::make().value();
  std::string texts[2];
  for (auto& text : texts) {
    auto file = folder.path() / "report.pdf";
    auto bytes = render(sampleDocument(), Format::pdf, defaultLook());
    ASSERT_TRUE(bytes) << bytes.error().message;
    ASSERT_TRUE(writeWholeFile(file, *bytes));
    text = outputOf("pdftotext -layout " + file.string() + " -").text;
    auto about = outputOf("pdfinfo " + file.string()).text;
    EXPECT_NE(about.find("Annual update 2022–23"), std::string::npos) << about;
    EXPECT_NE(about.find("Tagged:          yes"), std::string::npos) << about;
    EXPECT_NE(bytes->find("/Lang (en-GB)"), std::string::npos);
    EXPECT_NE(bytes->find("/Outlines"), std::string::npos);
  }
  EXPECT_EQ(texts[0], texts[1]);
  EXPECT_NE(texts[0].find("Page 2 of "), std::string::npos);
}

TEST(Programs, WhenMissingAreNamedWithTheirPackage) {
  // given a machine where nothing is installed
  const char* path = std::getenv("PATH");
  std::string before = path != nullptr ? path : "";
  ::setenv("PATH", "/nowhere", 1);
  // when the formats that need a program are asked for
  auto words = render({.title = "T"}, Format::docx, defaultLook());
  auto open = render({.title = "T"}, Format::odt, defaultLook());
  auto pdf = render({.title = "T"}, Format::pdf, defaultLook());
  ::setenv("PATH", before.c_str(), 1);
  // then the errors name the program and its package
  ASSERT_FALSE(words || open || pdf);
  EXPECT_EQ(words.error().kind, ErrorKind::failed);
  EXPECT_EQ(words.error().message,
            "DOCX is made by pandoc, which is not installed here: install it (on Debian: apt-get install pandoc), or "
            "ask for html.");
  EXPECT_TRUE(open.error().message.starts_with("ODT is made by pandoc")) << open.error().message;
  EXPECT_TRUE(pdf.error().message.starts_with("PDF is made by weasyprint")) << pdf.error().message;
}

TEST(Programs, AreToldApartByWhatTheyComplainOf) {
  auto folder = TemporaryFolder::make().value();
  auto ended = run({.name = "sh", .arguments = {"-c", "echo no good >&2; exit 3"}, .folder = folder.path()});
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().message, "sh could not make the file: no good");
}

TEST(Pdf, ReadsNothingButFilesOfTheTemplatesOwnFolder) {
  NEEDS("weasyprint");
  auto folder = TemporaryFolder::make().value();
  auto templates = folder.path() / "templates";
  ASSERT_TRUE(std::filesystem::create_directory(templates));
  ASSERT_TRUE(writeWholeFile(folder.path() / "outside.css", "p { color: red }"));
  ASSERT_TRUE(writeWholeFile(templates / "inside.css", "p { color: red }"));
  std::filesystem::create_symlink("../outside.css", templates / "link.css");
  auto rendered = [&](const std::string& style) {
    EXPECT_TRUE(writeWholeFile(templates / "style.css", style));
    auto look = lookFrom(templates);
    return render({.title = "T"}, Format::pdf, *look);
  };
  for (const char* style : {"@import 'http://127.0.0.1:9/a.css';", "@import url(https://example.org/a.css);",
                            "@import url(../outside.css);", "@import 'link.css';", "@import u\\72l(/etc/hostname);",
                            "body { background: url(file:///etc/hostname) }"}) {
    auto pdf = rendered(style);
    ASSERT_FALSE(pdf) << style;
    EXPECT_NE(pdf.error().message.find("only files of its own folder are read"), std::string::npos)
        << pdf.error().message;
  }
  auto pdf = rendered("@import 'inside.css';");
  EXPECT_TRUE(pdf) << pdf.error().message;
}

TEST(Look, TakesFilesOfAFolderInsteadOfOurs) {
  auto folder = TemporaryFolder::make().value();
  ASSERT_TRUE(writeWholeFile(folder.path() / "style.css", "p { color: red }"));
  auto look = lookFrom(folder.path());
  ASSERT_TRUE(look);
  EXPECT_EQ(look->css, "p { color: red }");
  EXPECT_EQ(look->logo, defaultLook().logo);
  EXPECT_TRUE(look->wordReference.starts_with("PK"));
  EXPECT_TRUE(look->openDocumentReference.starts_with("PK"));
  EXPECT_FALSE(lookFrom(folder.path() / "none"));
}

}  // namespace
}  // namespace minuted::report
