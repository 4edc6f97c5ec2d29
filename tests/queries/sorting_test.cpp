// The order of a list's items.
#include "queries/sorting.h"

#include <capnp/pretty-print.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world/scenario.h"

namespace minuted::world {
namespace {

using queries::Answer;
using queries::Order;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAreArray;

template <typename List>
Result<Answer<List>> sorted(Result<Answer<List>> answer, const Order& order) {
  TRY_DONE(queries::sortItems(**answer, order));
  return answer;
}

template <typename List>
Lines refsOf(const Answer<List>& answer) {
  Lines refs;
  for (auto item : answer.get().getItems()) refs.push_back(item.getRef().cStr());
  return refs;
}

Scenario twelveActions() {
  Lines events{"organisationEntered name = \"Éclair Trust\"", "organisationEntered name = \"dune Council\"",
               "organisationEntered name = \"Fire\""};
  for (int i = 0; i < 12; ++i)
    events.push_back("2025-02-01 actionRaised(owners = [(party = O-1)], group = G-2" +
                     std::string(i % 3 == 0 ? "" : ", due = 2025-0" + std::to_string(9 - i / 3) + "-01") +
                     ") text = \"Task\"");
  return given(harbourAnd(events));
}

TEST(Sorting, PutsReferencesInTheOrderOfTheirNumbers) {
  auto scenario = twelveActions();
  auto all = must(queries::listActions(scenario.snapshot(), {.all = true}));
  auto refs = refsOf(must(sorted<schema::ActionList>(std::move(all), {"ref", true})));
  ASSERT_GE(refs.size(), 12u);
  EXPECT_EQ(refs.front(), "A-" + std::to_string(refs.size()));
  EXPECT_EQ(refs.back(), "A-1");
}

TEST(Sorting, PutsWhatHasNoValueLastAndKeepsTheOrderOfWhatIsTheSame) {
  auto scenario = twelveActions();
  auto dues = [&](bool reversed) {
    auto list = must(sorted(queries::listActions(scenario.snapshot(), {.all = true}), {"DUE", reversed}));
    Lines lines;
    for (auto item : list.get().getItems()) lines.push_back(item.hasDue() ? item.getDue().cStr() : "");
    return lines;
  };
  for (bool reversed : {false, true}) {
    auto lines = dues(reversed);
    auto end = std::ranges::find(lines, std::string());
    EXPECT_TRUE(std::all_of(end, lines.end(), [](const auto& due) { return due.empty(); }));
    bool isOrdered =
        reversed ? std::is_sorted(lines.begin(), end, std::greater<>()) : std::is_sorted(lines.begin(), end);
    EXPECT_TRUE(isOrdered) << testing::PrintToString(lines);
    EXPECT_NE(end, lines.begin());
    EXPECT_NE(end, lines.end());
  }
}

TEST(Sorting, TakesTheNumberThatStandsForNothingAsNone) {
  auto scenario = twelveActions();
  for (bool reversed : {false, true}) {
    auto list =
        must(sorted(queries::listActions(scenario.snapshot({.on = dateOf(2025, 12, 1), .asOf = {}}), {.all = true}),
                    {"daysLate", reversed}));
    auto items = list.get().getItems();
    EXPECT_GT(items[0].getDaysLate(), 0u);
    EXPECT_EQ(items[items.size() - 1].getDaysLate(), 0u);
  }
}

TEST(Sorting, OfNamesIgnoresCaseAndAccents) {
  auto scenario = twelveActions();
  auto list = must(sorted(queries::listParties(scenario.snapshot(), Kind::ORGANISATION), {"name"}));
  Lines names;
  for (auto item : list.get().getItems()) names.push_back(item.getName().cStr());
  EXPECT_THAT(names, ElementsAre("City Council", "dune Council", "Éclair Trust", "Fire", "Harbour Trust"));
}

TEST(Sorting, OfAFieldThatIsNotThereSaysWhichAre) {
  auto scenario = twelveActions();
  auto refused = sorted(queries::listActions(scenario.snapshot(), {}), {"deu"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::usage);
  auto reversedOnly = sorted(queries::listActions(scenario.snapshot(), {}), {"", true});
  ASSERT_FALSE(reversedOnly);
  EXPECT_EQ(reversedOnly.error().kind, ErrorKind::usage);
  EXPECT_THAT(refused.error().message, HasSubstr("'deu' is none of the fields to sort by: ref, "));
}

// By any field, forwards and backwards, a list has the items that it had, each as it was.
template <typename List, typename Query>
void expectEveryOrderKeepsItems(const Query& query) {
  Lines before;
  auto answer = must(query());
  for (auto item : answer.get().getItems()) before.push_back(capnp::prettyPrint(item).flatten().cStr());
  EXPECT_FALSE(before.empty());
  auto items = capnp::Schema::from<List>().getFieldByName("items").getType().asList();
  for (auto field : items.getStructElementType().getFields())
    for (bool reversed : {false, true}) {
      std::string_view name = field.getProto().getName().cStr();
      auto list = must(sorted<List>(query(), Order{name, reversed}));
      Lines after;
      for (auto item : list.get().getItems()) after.push_back(capnp::prettyPrint(item).flatten().cStr());
      EXPECT_THAT(after, UnorderedElementsAreArray(before)) << name;
    }
}

TEST(Sorting, KeepsEveryItemAsItWas) {
  auto scenario = twelveActions();
  scenario.and_({"2025-01-16 decisionRecorded(group = G-2, meeting = M-1) text = \"To go on\"",
                 "2025-01-16 decisionRecorded(group = G-2, kind = approved) text = \"To stop\""});
  auto snapshot = scenario.snapshot();
  expectEveryOrderKeepsItems<schema::ActionList>([&] { return queries::listActions(snapshot, {.all = true}); });
  expectEveryOrderKeepsItems<schema::DecisionList>([&] { return queries::listDecisions(snapshot, {}); });
  expectEveryOrderKeepsItems<schema::MeetingList>([&] { return queries::listMeetings(snapshot, {}); });
  for (auto kind : {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP})
    expectEveryOrderKeepsItems<schema::PartyList>([&] { return queries::listParties(snapshot, kind); });
}

}  // namespace
}  // namespace minuted::world
