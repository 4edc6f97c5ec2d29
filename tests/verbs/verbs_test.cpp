// The table of verbs: each fits the event that it asks for; and the builder that makes commands of verbs and values.
#include "verbs/verb.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>

#include "base/message.h"
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
    bool named = domain::beginsSubject(verb.event) || verb.fixed.starts_with("register=") ||
                 (!verb.fields.empty() && verb.fields.front().to.empty());
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

// The commands between quotation marks in what is told after a command.
std::vector<std::string> commandsIn(std::string_view hint) {
  std::vector<std::string> commands;
  constexpr std::string_view program = "'minuted ";
  for (auto at = hint.find(program); at != std::string_view::npos; at = hint.find(program, at + 1))
    commands.emplace_back(hint.substr(at + program.size(), hint.find('\'', at + 1) - at - program.size()));
  return commands;
}

// The subject that was just recorded stands at '{}'; the command must be one of its kind, and name no other that may
// not be there.
TEST(Verbs, AreFollowedByHintsOfCommandsForTheSameSubject) {
  for (const auto& verb : all()) {
    std::string after = std::string(verb.noun) + " " + std::string(verb.name);
    for (const auto& command : commandsIn(verb.next)) {
      std::istringstream words(command);
      std::string noun, name;
      words >> noun >> name;
      for (std::string word; words >> word;) EXPECT_FALSE(parseReference(word)) << after << ": " << command;
      if (command.find("{}") == std::string::npos) continue;
      EXPECT_TRUE(name == "show" || find(noun, name) != nullptr) << after << ": " << command;
      EXPECT_EQ(kindOf(noun), kindOf(verb.noun)) << after << ": " << command;
    }
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

// A register with one of everything that a verb with a meeting can be about.
world::Lines everything() {
  return world::harbourAnd({"2025-01-10 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Draft the plan\"",
                            "2025-01-10 decisionRecorded(group = G-2) text = \"To meet monthly\"",
                            "2025-01-10 decisionRecorded(group = G-2) text = \"To meet weekly\"",
                            "2025-01-10 prioritySet(group = G-2) text = \"Safer streets\"",
                            "2025-01-10 programmeAdopted(group = G-2) name = \"Winter plan\"",
                            "2025-01-10 topicRaised(group = G-2) text = \"Lights\"",
                            "2025-01-02 meetingHeld(group = G-2, date = 2025-01-02)"});
}

// What each verb that names a meeting needs besides. Those of a meeting name the one that it happened at, too.
const std::map<std::string, Values>& verbsAtAMeeting() {
  static const Values action{{"ref", {"A-1"}}}, decision{{"ref", {"D-1"}}}, programme{{"ref", {"PG-1"}}};
  auto with = [](Values values, const Values& more) {
    values.insert(more.begin(), more.end());
    return values;
  };
  static const std::map<std::string, Values> all{
      {"action add", {{"text", {"Ask the schools"}}, {"owner", {"Asha Rao"}}}},
      {"decision take", decision},
      {"action take-up", action},
      {"action turn-down", action},
      {"action close", action},
      {"action carry", action},
      {"action reopen", action},
      {"action drop", action},
      {"action refuse", action},
      {"action extend", with(action, {{"due", {"2025-09-30"}}})},
      {"action reassign", with(action, {{"owner", {"Tom Bell"}}})},
      {"action reword", with(action, {{"text", {"Draft two plans"}}})},
      {"action refer", with(action, {{"group", {"G-1"}}})},
      {"action escalate", with(action, {{"group", {"G-1"}}})},
      {"action excuse", with(action, {{"party", {"Asha Rao"}}})},
      {"commitment add", {{"text", {"The charter"}}, {"org", {"Harbour Trust"}}}},
      {"decision add", {{"text", {"To go on"}}}},
      {"decision review-on", with(decision, {{"date", {"2026-01-31"}}})},
      {"decision review", decision},
      {"decision supersede", with(decision, {{"with", {"D-2"}}})},
      {"decision rescind", decision},
      {"priority report", {{"ref", {"P-1"}}}},
      {"priority end", {{"ref", {"P-1"}}, {"outcome", {"met"}}}},
      {"programme begin", programme},
      {"programme complete", programme},
      {"programme abandon", programme},
      {"topic drop", {{"ref", {"T-1"}}}},
      {"meeting attend", {{"person", {"Asha Rao"}}}},
      {"meeting place", {{"place", {"Harbour Hall"}}}},
      {"meeting note", {{"text", {"It rained."}}}},
      {"meeting declare", {{"person", {"Asha Rao"}}}},
      {"meeting item", {{"title", {"Lights"}}}},
      {"meeting minute", {}},
      {"meeting correct", {{"ref", {"M-3"}}, {"text", {"12 families"}}}},
      {"meeting agree", {{"ref", {"M-3"}}}},
      {"meeting agree-last", {}},
      {"topic cover", {{"ref", {"T-1"}}}}};
  return all;
}

// The field of the verb that names the meeting at which it happens: "" where it has none, or only plans, or comes after
// the meeting, as amendments to its minutes do.
std::string meetingFieldOf(const Verb& verb) {
  std::string name;
  for (const auto& field : verb.fields)
    if (field.to == "meeting" || field.to == "at") name = field.name;
  bool isMeeting = verb.noun == "meeting" && domain::kindsOfSubject(verb.event).front() == Kind::MEETING;
  bool plans =
      verb.event == schema::Event::Body::MEETING_SCHEDULED || verb.event == schema::Event::Body::MEETING_MOVED ||
      verb.event == schema::Event::Body::MEETING_CANCELLED || verb.event == schema::Event::Body::AGENDA_ITEM_MOVED ||
      verb.event == schema::Event::Body::MEETING_HELD || verb.event == schema::Event::Body::TOPIC_PLACED;
  bool isLater =
      verb.event == schema::Event::Body::AMENDMENT_PROPOSED || verb.event == schema::Event::Body::AMENDMENT_ANSWERED;
  // When papers were sent, or somebody said whether they will come, has nothing to do with the day of the meeting.
  bool isBefore =
      verb.event == schema::Event::Body::PAPERS_PUBLISHED || verb.event == schema::Event::Body::INVITATION_ANSWERED;
  if (plans || isLater || isBefore) return "";
  return name.empty() && isMeeting ? "ref" : name;
}

// The day of the first step of the command that the values make; none: the register's today.
OptionalDate dayOfStep(const engine::Snapshot& snapshot, const Verb& verb, const Values& values, OptionalDate on) {
  CommandBuilder builder(snapshot, "Officer");
  auto added = builder.add(verb, values, on);
  EXPECT_TRUE(added) << verb.noun << " " << verb.name << ": " << (added ? "" : added.error().message);
  if (!added) return std::nullopt;
  auto bytes = builder.command().finish(engine::newCommandId(), "Officer");
  Message<schema::Command> command(bytes);
  auto event = command.get().getSteps()[0].getEvent();
  return readDate(event.hasHappenedOn(), event.getHappenedOn());
}

// M-1 was held on 16 January 2025. M-2 was planned for 15 May 2025, which is past, and nobody has said that it was
// held.
TEST(CommandBuilder, DatesWhatEveryVerbRecordsOfAMeetingByItsDay) {
  auto scenario = given(everything());
  scenario.clock().set(dateOf(2025, 7, 1));
  auto snapshot = scenario.snapshot();
  std::set<std::string> tried;
  for (const auto& verb : all()) {
    auto field = meetingFieldOf(verb);
    if (field.empty()) continue;
    auto name = std::string(verb.noun) + " " + std::string(verb.name);
    auto known = verbsAtAMeeting().find(name);
    ASSERT_NE(known, verbsAtAMeeting().end()) << name << " takes a meeting and is not in the table";
    tried.insert(name);
    auto values = known->second;
    values.insert_or_assign(field, std::vector<std::string>{"M-1"});
    EXPECT_EQ(dayOfStep(snapshot, verb, values, {}), dateOf(2025, 1, 16)) << name;
    EXPECT_EQ(dayOfStep(snapshot, verb, values, dateOf(2025, 2, 1)), dateOf(2025, 2, 1)) << name << " --on";
    values.insert_or_assign(field, std::vector<std::string>{"M-2"});
    auto ofItself = field == "ref" && verb.noun == "meeting";
    EXPECT_EQ(dayOfStep(snapshot, verb, values, {}), ofItself ? std::nullopt : OptionalDate(dateOf(2025, 5, 15)))
        << name;
  }
  EXPECT_EQ(tried.size(), verbsAtAMeeting().size());
}

TEST(CommandBuilder, DatesNothingByAMeetingThatIsStillToCome) {
  auto scenario = given(everything());
  auto snapshot = scenario.snapshot({.on = dateOf(2025, 2, 1), .asOf = {}});
  EXPECT_EQ(dayOfStep(snapshot, *find("action", "extend"),
                      {{"ref", {"A-1"}}, {"due", {"2025-09-30"}}, {"meeting", {"M-2"}}}, {}),
            std::nullopt);
}

TEST(CommandBuilder, DatesAPositionByItsDecision) {
  auto scenario = given(everything());
  EXPECT_EQ(dayOfStep(scenario.snapshot(), *find("decision", "position"),
                      {{"ref", {"D-1"}}, {"party", {"Asha Rao"}}, {"position", {"dissented"}}}, {}),
            dateOf(2025, 1, 10));
}

}  // namespace
}  // namespace minuted::verbs
