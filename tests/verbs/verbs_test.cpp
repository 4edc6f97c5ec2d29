// The table of verbs: each fits the event that it asks for; and the builder that makes commands of verbs and values.
#include "verbs/verb.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "verbs/command_builder.h"
#include "world/scenario.h"

namespace minuted::verbs {
namespace {

using world::given;
using world::harbour;
using world::idOf;

TEST(Verbs, FitTheirEvents) {
  std::set<std::string> seen;
  for (const auto& verb : all()) {
    auto name = std::string(verb.noun) + " " + std::string(verb.name);
    EXPECT_TRUE(seen.insert(name).second) << name << " is there twice";
    EXPECT_NE(kindOf(verb.noun), Kind::NONE) << name;
    EXPECT_TRUE(verb.example.starts_with("  minuted " + name + " ")) << name << " has no example of its own";
    std::set<std::string_view> fields;
    for (const auto& field : verb.fields) {
      EXPECT_TRUE(fields.insert(field.name).second) << name << " has " << field.name << " twice";
      for (auto also : field.also) EXPECT_TRUE(fields.insert(also).second) << name << " has " << also << " twice";
      EXPECT_NO_THROW(fieldOf(verb, field)) << name << ": " << field.to;
    }
    bool named = domain::beginsSubject(verb.event) || (!verb.fields.empty() && verb.fields.front().to.empty());
    EXPECT_TRUE(named) << name << " does not name its subject";
  }
}

// Whatever a person may tell the register can be asked for; the rest is the importer's, the register's or the mail's.
TEST(Verbs, AskForEveryFact) {
  std::set<domain::EventType> asked;
  for (const auto& verb : all()) asked.insert(verb.event);
  for (uint16_t number = 1; domain::eventName(static_cast<domain::EventType>(number)) != "unknown"; ++number) {
    auto type = static_cast<domain::EventType>(number);
    EXPECT_TRUE(domain::isKnowledge(type) || asked.contains(type)) << domain::eventName(type);
  }
}

// A builder for a register that has the harbour partnership.
struct Harbour {
  world::Scenario scenario = given(harbour());
  engine::Snapshot snapshot = scenario.snapshot();
  CommandBuilder builder{snapshot, "Officer"};

  engine::Outcome record() { return (*scenario)->record(builder.command().finish(engine::newCommandId(), "Officer")); }
  std::string errorOf(const char* noun, const char* name, const Values& values) {
    auto added = builder.add(*find(noun, name), values, {});
    return added ? "" : added.error().message;
  }
};

TEST(CommandBuilder, FindsNamesAmongSubjectsOfEarlierSteps) {
  Harbour fixture;
  ASSERT_TRUE(fixture.builder.add(*find("org", "add"), {{"name", {"Bus Company"}}, {"alias", {"The Buses"}}}, {}));
  ASSERT_TRUE(fixture.builder.add(*find("action", "add"),
                                  {{"text", {"Run later"}}, {"owner", {"the buses", "Asha Rao"}}, {"due", {"2025-03"}}},
                                  dateOf(2025, 1, 16), "later"));
  ASSERT_TRUE(fixture.builder.add(*find("action", "accept"), {{"ref", {"@later"}}, {"party", {"Bus Company"}}},
                                  dateOf(2025, 1, 20)));
  ASSERT_TRUE(fixture.record());
  fixture.scenario.shows("A-1", "text = \"Run later\", due = 2025-03, status = accepted, group = G-1");
}

TEST(CommandBuilder, SaysWhichValueMeansNothing) {
  Harbour fixture;
  EXPECT_EQ(fixture.errorOf("action", "add", {{"text", {"Run"}}, {"owner", {"Nobody"}}}),
            "No person, organisation or group is called 'Nobody'.");
  EXPECT_EQ(fixture.errorOf("action", "add", {{"text", {"Run"}}, {"owner", {"Asha Rao"}}, {"due", {"soon"}}}),
            "'soon' is no date. Say 2025-01-16, 16/1/2025, 16 January 2025, next Friday; without a day 2025-01, "
            "January 2025, 2025-Q1, 2025-summer or 2025.");
  EXPECT_EQ(
      fixture.errorOf("action", "add", {{"text", {"Run"}}}),
      "'action add' needs 'owner': Who is asked: 'Priya Nair', 'Priya Nair (Harbour Trust)', 'X members' for each of "
      "a group's; several times for several.");
  EXPECT_EQ(fixture.errorOf("org", "add", {{"name", {"Harbour Trust"}}}),
            "There is Harbour Trust (O-1) already. If this is another one, say --another.");
  EXPECT_EQ(fixture.errorOf("org", "add", {{"nmae", {"X"}}}), "'org add' knows no 'nmae', but: name, alias, another.");
  EXPECT_EQ(fixture.errorOf("funding", "award", {{"amount", {"much"}}}), "'much' is no amount of money. Say £14,000.");
}

TEST(CommandBuilder, TellsThoseOfOneNameApart) {
  Harbour fixture;
  auto errorOf = [&](const Values& values) { return fixture.errorOf("person", "add", values); };
  EXPECT_EQ(errorOf({{"name", {"asha  rao"}}}),
            "There is Asha Rao (PE-1) already. If this is another one, say whom they speak for with --for "
            "ORGANISATION, or say --another.");
  EXPECT_EQ(errorOf({{"name", {"Asha Rao"}}, {"another", {"true"}}}), "");
  EXPECT_EQ(
      fixture.errorOf("org", "rename", {{"ref", {"O-1"}}, {"name", {"City Council"}}}),
      "There is City Council (O-2) already. If they are one, say 'minuted org merge'; if this is another one, say "
      "--another.");
  EXPECT_EQ(fixture.errorOf("org", "rename", {{"ref", {"O-1"}}, {"name", {"HARBOUR TRUST"}}}), "");
}

// An action of the trust and the council, for which Asha Rao speaks for the trust.
const world::Lines& joint() {
  static const auto lines = world::harbourAnd(
      {"2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-2)",
       "2025-01-16 actionRaised(owners = [(party = O-1), (party = O-2)], group = G-2) text = \"Meet\""});
  return lines;
}

TEST(CommandBuilder, AsksWhoseAnswerItIsWhereSeveralAreAsked) {
  auto scenario = given(joint());
  auto snapshot = scenario.snapshot();
  for (const char* verb : {"accept", "decline", "progress", "done"}) {
    CommandBuilder builder(snapshot, "Officer");
    auto added = builder.add(*find("action", verb), {{"ref", {"A-1"}}}, {});
    ASSERT_FALSE(added) << verb;
    EXPECT_EQ(added.error().message,
              "Whose answer is it? A-1 is asked of Harbour Trust and City Council. Say --party NAME.");
  }
}

TEST(CommandBuilder, TakesAnAnswerForThatOfWhoRecordsItWhereTheySpeakForAnOwner) {
  auto scenario = given(joint());
  auto snapshot = scenario.snapshot();
  CommandBuilder builder(snapshot, "Asha Rao");
  ASSERT_TRUE(builder.add(*find("action", "accept"), {{"ref", {"A-1"}}}, dateOf(2025, 1, 20)));
  auto outcome = (*scenario)->record(builder.command().finish(engine::newCommandId(), "Asha Rao"));
  ASSERT_TRUE(outcome) << outcome.error().reason;
  scenario.shows("A-1", "answers = [(party = PE-1, status = accepted, on = 2025-01-20, note = \"\", proposal = \"\")]");
}

TEST(CommandBuilder, DatesWhatWasAgreedAtAMeetingByItsDay) {
  Harbour fixture;
  fixture.scenario.and_({"2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Draft the plan\""});
  auto snapshot = fixture.scenario.snapshot();
  CommandBuilder builder(snapshot, "Officer");
  ASSERT_TRUE(builder.add(*find("action", "carry"), {{"ref", {"A-1"}}, {"meeting", {"M-1"}}}, {}));
  auto outcome = (*fixture.scenario)->record(builder.command().finish(engine::newCommandId(), "Officer"));
  ASSERT_TRUE(outcome) << outcome.error().reason;
  fixture.scenario.shows("A-1", "timesCarried = 1", {.on = dateOf(2025, 1, 16), .asOf = {}});
}

}  // namespace
}  // namespace minuted::verbs
