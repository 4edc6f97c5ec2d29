// Reports as web pages: well formed, safe and accessible.
#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "report/external_programs.h"
#include "report/render/render.h"
#include "report/sample_document.h"

namespace minuted::report {
namespace {

// The texts between each occurrence of `before` and the next of `after`.
std::vector<std::string> allBetween(std::string_view text, std::string_view before, std::string_view after) {
  std::vector<std::string> all;
  for (size_t at = 0; (at = text.find(before, at)) != std::string_view::npos;) {
    at += before.size();
    all.emplace_back(text.substr(at, text.find(after, at) - at));
  }
  return all;
}

// Elements are closed in the order in which they were opened, except for void elements.
void expectWellFormed(const std::string& html) {
  const std::set<std::string> voidElements{"meta", "col", "!DOCTYPE"};
  std::vector<std::string> open;
  for (const auto& tag : allBetween(html, "<", ">")) {
    auto name = tag.substr(0, tag.find_first_of(" \n"));
    if (voidElements.contains(name) || tag.ends_with('/')) continue;
    if (!name.starts_with('/')) {
      open.push_back(name);
      continue;
    }
    ASSERT_FALSE(open.empty()) << name;
    ASSERT_EQ("/" + open.back(), name);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

std::string samplePage(bool draft = false) {
  auto document = sampleDocument();
  document.isDraft = draft;
  return htmlOf(document, defaultLook());
}

TEST(Html, IsWellFormed) {
  expectWellFormed(samplePage());
  expectWellFormed(samplePage(true));
}

TEST(Html, LinksOnlyToWhatIsThereAndHasEachIdOnce) {
  auto html = samplePage();
  auto ids = allBetween(html, " id=\"", "\"");
  std::set<std::string> different(ids.begin(), ids.end());
  EXPECT_EQ(ids.size(), different.size());
  auto links = allBetween(html, "href=\"#", "\"");
  EXPECT_GT(links.size(), 15u);
  for (const auto& link : links) EXPECT_TRUE(different.contains(link)) << link;
  for (const auto& label : allBetween(html, "aria-labelledby=\"", " ")) EXPECT_TRUE(different.contains(label)) << label;
}

TEST(Html, LetsNoTextBecomeMarkup) {
  auto html = samplePage();
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos);
  EXPECT_EQ(html.find("<b>"), std::string::npos);
}

TEST(Html, LetsNoStyleEndBeforeItsEnd) {
  Look look{.css = "p { content: '</style><script>' }"};
  auto html = htmlOf({.title = "T"}, look);
  EXPECT_EQ(allBetween(html, "</style", ">").size(), 1u);
}

TEST(Html, ShowsMarksInDraftsOnly) {
  EXPECT_EQ(samplePage().find("[Your words"), std::string::npos);
  EXPECT_NE(samplePage(true).find("<p class=\"mark\">[Your words: nothing written]</p>"), std::string::npos);
}

TEST(Html, HasNoViolationOfAccessibility) {
  NEEDS("node");
  NEEDS("chromium");
  std::string folder = MINUTED_SOURCE "/tests/report/axe";
  if (!std::filesystem::exists(folder + "/node_modules"))
    GTEST_SKIP() << "SKIPPED: there is no " << folder << "/node_modules: scripts/setup --test";
  auto pages = TemporaryFolder::make().value();
  for (bool draft : {false, true}) {
    auto file = pages.path() / "page.html";
    ASSERT_TRUE(writeWholeFile(file, samplePage(draft)));
    auto result = outputOf("node " + folder + "/check.mjs " + file.string());
    EXPECT_TRUE(result.succeeded) << result.text;
  }
  // the checker does find violations
  auto bad = pages.path() / "bad.html";
  ASSERT_TRUE(writeWholeFile(bad, "<html><img src=x>"));
  auto result = outputOf("node " + folder + "/check.mjs " + bad.string());
  EXPECT_FALSE(result.succeeded);
  EXPECT_NE(result.text.find("image-alt"), std::string::npos) << result.text;
}

}  // namespace
}  // namespace minuted::report
