// What is searched for, and what answers it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/query.h"

namespace minuted::search {
namespace {

bool answers(const char* words, const std::vector<const char*>& texts) {
  auto query = Query::parse(words);
  EXPECT_TRUE(query) << words;
  Passages passages;
  for (const auto* text : texts) passages.push_back({schema::SearchField::TEXT, text});
  return query && query->score(passages).has_value();
}

TEST(Query, IsAnsweredByAllWordsInAnyForm) {
  struct {
    const char* words;
    std::vector<const char*> texts;
    bool answers;
  } const table[] = {
      {"drug dealing", {"Low level drug dealing"}, true},
      {"reporting drugs", {"Report any drug"}, true},
      {"drug dealing", {"The drug", "was dealt with by a dealing house"}, true},
      {"drug dealing", {"Drugs only"}, false},
      {"ZOË", {"Zoe was there"}, true},
      {"the plan of the group", {"Our group has plans"}, true},
      {"the of", {"The group of members"}, true},
      {"the of", {"A group"}, false},
      {"\"bike theft\"", {"A bike theft"}, true},
      {"\"bike theft\"", {"Theft of a bike"}, false},
      {"\"bike theft\"", {"A bike", "theft"}, false},
      {"\"bike thefts\"", {"A bike theft"}, false},
      {"anti-social", {"Anti-social behaviour"}, true},
      {"anti-social", {"social and anti"}, false},
      {"A-17", {"As A-17 says"}, true},
      {"commun*", {"The community"}, true},
      {"commun*", {"The common good"}, false},
      {"plan -bus", {"A bus plan"}, false},
      {"plan -bus", {"A rail plan"}, true},
      {"plan -\"bus stop\"", {"A plan to stop the bus"}, true},
      {"plan -\"bus stop\"", {"A plan of the bus stop"}, false},
      {"\"unfinished phrase", {"An unfinished phrase"}, true},
  };
  for (const auto& [words, texts, expected] : table)
    EXPECT_EQ(answers(words, texts), expected) << words << " / " << texts.front();
}

TEST(Query, NeedsAWordThatIsWanted) {
  for (const auto* words : {"", "  ", "- …", "-bus", "\"\"", "-\"bus stop\"", "b*"}) {
    auto query = Query::parse(words);
    ASSERT_FALSE(query) << words;
    EXPECT_EQ(query.error().kind, ErrorKind::usage);
  }
}

TEST(Query, IsWrittenAsItWouldBeTyped) {
  for (const auto* words : {"drug dealing", "\"bike theft\" plan", "commun* -bus", "plan -\"bus stop\""})
    EXPECT_EQ(Query::parse(words)->text(), words);
}

TEST(Query, IsAnsweredBestWhereItsWordsStandOftenAmongFewOthers) {
  auto query = Query::parse("plan").value();
  auto score = [&](const std::string& text) { return *query.score({{schema::SearchField::TEXT, text}}); };
  EXPECT_GT(score("The plan"), score("The plan of the group for the coming year and what follows from it"));
  EXPECT_GT(score("A plan of plans"), score("A plan of work"));
}

TEST(Query, SaysWhereItsWordsStand) {
  auto query = Query::parse("reporting \"bike theft\" -bus").value();
  std::string text = "Bus: report each bike theft";
  std::vector<std::string> found;
  for (const auto& match : query.matchesIn({schema::SearchField::TEXT, text}))
    found.push_back(text.substr(match.begin, match.end - match.begin));
  EXPECT_THAT(found, testing::ElementsAre("report", "bike theft"));
}

}  // namespace
}  // namespace minuted::search
