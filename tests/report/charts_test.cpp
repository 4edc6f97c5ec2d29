// Charts: they are valid SVG, and their labels stay within the picture and do not overlap.
#include "report/charts/charts.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "report/charts/svg.h"
#include "report/sample_document.h"

namespace minuted::report {
namespace {

void expectPicture(const std::string& svg) {
  pugi::xml_document xml;
  ASSERT_TRUE(xml.load_string(svg.c_str())) << svg;
  auto root = xml.child("svg");
  EXPECT_STRNE(root.child("title").text().get(), "");
  EXPECT_STRNE(root.child("desc").text().get(), "");
  EXPECT_EQ(root.attribute("width").as_int(), 720);
  EXPECT_GT(root.attribute("height").as_int(), 20);
  EXPECT_EQ(svg.find("nan"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("inf"), std::string::npos) << svg;
  for (auto text : root.children("text")) {
    auto x = text.attribute("x").as_double();
    auto width = textWidth(text.text().get());
    std::string_view anchor = text.attribute("text-anchor").value();
    auto left = anchor == "middle" ? x - width / 2 : anchor == "end" ? x - width : x;
    EXPECT_GE(left, -8) << text.text().get();
    EXPECT_LE(left + width, 728) << text.text().get();
  }
}

TEST(Charts, ArePictures) {
  for (const auto& figure : {sampleBars(), sampleHorizontalBars(), sampleTargets(), sampleTimeline()})
    expectPicture(figure.svg);
}

TEST(Charts, OfNothingArePicturesToo) {
  auto day = dateOf(2022, 4, 1);
  expectPicture(barChart("t", "d", {}, {}));
  expectPicture(barChart("t", "d", {"one"}, {{"none", {0}}}));
  expectPicture(horizontalBarChart("t", "d", {}));
  expectPicture(targetChart("t", "d", {{"nothing", 0, 0, 0, false, "", "0", "0"}}));
  expectPicture(timeline("t", "d", day, day, {}));
}

TEST(Charts, OfVeryMuchArePicturesToo) {
  std::vector<std::string> categories(60, "a very long name of a quarter");
  expectPicture(barChart("t", "d", categories, {{"one", std::vector<double>(60, 1234567)}}));
  expectPicture(horizontalBarChart("t", "d", {{std::string(300, 'w'), 1e9, std::string(80, 'x')}}));
  std::vector<Moment> moments(200, {dateOf(2023, 3, 31), "D-100 with more words than it has room for"});
  expectPicture(timeline("t", "d", dateOf(2000, 1, 1), dateOf(2023, 3, 31), moments));
}

TEST(Charts, BearHostileWords) {
  auto svg = barChart("<script>", "]]> & \"", {"<b>"}, {{"</svg>", {1}}});
  expectPicture(svg);
  EXPECT_EQ(svg.find("<script>"), std::string::npos);
}

TEST(Charts, MarkWholeNumbersOnTheirAxes) {
  EXPECT_EQ(axisTicks(0), (std::vector<double>{0, 1}));
  EXPECT_EQ(axisTicks(3), (std::vector<double>{0, 1, 2, 3}));
  EXPECT_EQ(axisTicks(19), (std::vector<double>{0, 5, 10, 15, 20}));
  EXPECT_EQ(axisTicks(100), (std::vector<double>{0, 20, 40, 60, 80, 100}));
  EXPECT_EQ(axisTicks(1234).size(), 4u);
}

TEST(Charts, PutLabelsOfMomentsSoThatNoneIsOverAnother) {
  // given three moments on the same day and one on the day after
  auto svg = sampleTimeline().svg;
  pugi::xml_document xml;
  ASSERT_TRUE(xml.load_string(svg.c_str()));
  // then labels at the same height do not overlap
  std::vector<std::pair<double, std::pair<double, double>>> labels;
  for (auto text : xml.child("svg").children("text")) {
    auto x = text.attribute("x").as_double();
    labels.push_back({text.attribute("y").as_double(), {x, x + textWidth(text.text().get())}});
  }
  for (size_t i = 0; i < labels.size(); ++i)
    for (size_t j = 0; j < i; ++j) {
      const auto& [a, b] = std::pair(labels[i].second, labels[j].second);
      EXPECT_TRUE(labels[i].first != labels[j].first || a.first >= b.second || b.first >= a.second);
    }
}

}  // namespace
}  // namespace minuted::report
