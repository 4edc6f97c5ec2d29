// The words of a text, as they are searched.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/suggestion.h"
#include "search/words.h"

namespace minuted::search {
namespace {

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& word : words(text)) all.push_back(word.folded);
  return all;
}

TEST(Words, AreRunsOfLettersAndDigitsWithCaseAndAccentsFolded) {
  struct {
    const char* text;
    std::vector<std::string> words;
  } const table[] = {
      {"", {}},
      {" — … !", {}},
      {"Drug dealing, 20 July", {"drug", "dealing", "20", "july"}},
      {"The council's and the councils’ plans", {"the", "councils", "and", "the", "councils", "plans"}},
      {"Zoë ZOE zoë", {"zoe", "zoe", "zoe"}},
      {"'quoted'", {"quoted"}},
      {"A-17", {"a", "17"}},
      {"kate@council.uk", {"kate", "council", "uk"}},
      {"Straße", {"strasse"}},
      {"\xFF"
       "broken\xC3",
       {"broken"}},
  };
  for (const auto& [text, expected] : table) EXPECT_EQ(folded(text), expected) << text;
}

TEST(Words, SayWhereTheyStand) {
  std::string text = "Ask “Zoë’s” group";
  auto found = words(text);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "Zoë’s");
}

TEST(Words, AreCutWhereTheyAreLongerThanAnyWord) {
  auto found = words(std::string(1000, 'x'));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].folded, std::string(longestWord, 'x'));
  std::string letters;
  for (int i = 0; i < 100; ++i) letters += "\u0436\u4e2d";
  for (const auto& word : words(letters)) EXPECT_LE(word.folded.size(), longestWord);
}

TEST(Words, HaveStems) {
  Stemmer stemmer;
  EXPECT_EQ(stemmer.stem("reporting"), stemmer.stem("reported"));
  EXPECT_EQ(stemmer.stem("drugs"), stemmer.stem("drug"));
  EXPECT_NE(stemmer.stem("organ"), stemmer.stem("organise"));
}

TEST(Words, AreAsFarApartAsTheirLettersDiffer) {
  struct {
    const char *a, *b;
    size_t distance;
  } const table[] = {{"royal", "royal", 0}, {"royal", "royall", 1},     {"royal", "roayl", 1}, {"theft", "thft", 1},
                     {"theft", "tfeht", 2}, {"shelter", "smelting", 3}, {"a", "abcdef", 3}};
  for (const auto& [a, b, expected] : table) {
    EXPECT_EQ(distance(a, b, 2), expected) << a << ' ' << b;
    EXPECT_EQ(distance(b, a, 2), expected) << b << ' ' << a;
  }
}

}  // namespace
}  // namespace minuted::search
