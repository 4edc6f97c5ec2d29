// JSON with places: what is read, and of what is wrong the line and the column.
#include "verbs/json.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace minuted::verbs {
namespace {

using namespace std::string_literals;

std::string errorOf(const std::string& content) {
  auto value = readJson("f", content);
  return value ? "" : value.error().message;
}

TEST(Json, KnowsWhereEachValueStands) {
  auto value =
      readJson("f", "\xEF\xBB\xBF[ {\"é\": \"ü\\u00e9\\ud83d\\ude00\\n\",\n  \"n\" : -1.50e3}, [true, null] ]");
  ASSERT_TRUE(value) << value.error().message;
  ASSERT_EQ(value->items.size(), 2u);
  const auto& members = value->items[0].members;
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0].name, "é");
  EXPECT_EQ(members[0].value.text, "üé😀\n");
  EXPECT_EQ(members[0].value.place.column, 9u);
  EXPECT_EQ(members[1].value.text, "-1.50e3");
  EXPECT_EQ(members[1].value.kind, JsonValue::Kind::number);
  EXPECT_EQ(members[1].place.line, 2u);
  EXPECT_EQ(members[1].place.column, 3u);
  EXPECT_EQ(value->items[1].items[0].kind, JsonValue::Kind::flag);
  EXPECT_EQ(value->items[1].items[1].kind, JsonValue::Kind::null);
}

TEST(Json, SaysWhereItIsWrong) {
  struct Case {
    std::string content, error;
  };
  const std::array cases{
      Case{"", "f:1:1: there is nothing in it."},
      Case{" \n ", "f:2:2: there is nothing in it."},
      Case{"[1, 2,]", "f:1:6: no value follows this comma: take it out."},
      Case{"{\"a\": 1,\n}", "f:1:8: no name follows this comma: take it out."},
      Case{"{\"a\": 1,\n \"a\": 2}", "f:2:2: \"a\" stands here twice."},
      Case{"[1 2]", "f:1:4: ',' or ']' is wanted here, and '2' follows."},
      Case{"[1", "f:1:3: ',' or ']' is wanted here, and the end follows."},
      Case{"{a: 1}", "f:1:2: a name in \"\" is wanted here, and 'a' follows."},
      Case{"{\"a\" 1}", "f:1:6: ':' is wanted after \"a\", and '1' follows."},
      Case{"['a']", "f:1:2: a value is wanted here, and ''' follows: texts stand in \"\"."},
      Case{"[01]", "f:1:2: a value is wanted here, and '0' follows: texts stand in \"\"."},
      Case{"[NaN]", "f:1:2: a value is wanted here, and 'N' follows: texts stand in \"\"."},
      Case{"[] []", "f:1:4: the list has ended, and '[' follows it."},
      Case{"[\"a", "f:1:2: the text that begins here has no end."},
      Case{"[\"a\nb\"]", "f:1:2: the text that begins here has no end on its line: write \\n for a line break."},
      Case{"[\"a\tb\"]", "f:1:4: the byte 0x09 cannot stand in a text as it is."},
      Case{"[\"é\\x\"]", "f:1:4: there is no such escape: write \\\\ for a backslash."},
      Case{"[\"\\ud800\"]", "f:1:3: this escape is no character."},
      Case{"[\"\\u12\"]", "f:1:3: this escape is no character."},
      Case{"[\"caf\xE9\"]", "f:1:6: the byte 0xE9 is no UTF-8: save the file in UTF-8."},
      Case{"\xFF\xFE[\0]\0"s, "f:1:1: a value is wanted here, and the byte 0xFF follows: texts stand in \"\"."}};
  for (const auto& [content, error] : cases) EXPECT_EQ(errorOf(content), error) << content;
  EXPECT_NE(errorOf(std::string(100'000, '[')).find("it is nested more than 32 deep."), std::string::npos);
}

// No beginning of a file that is right is read as a whole one.
TEST(Json, IsWholeOrRefused) {
  const std::string whole = R"([{"do": "org add", "name": "Dune \u00e9", "n": [1.5, true]}])";
  ASSERT_EQ(errorOf(whole), "");
  for (size_t length = 0; length < whole.size(); ++length) EXPECT_NE(errorOf(whole.substr(0, length)), "") << length;
}

}  // namespace
}  // namespace minuted::verbs
