// The table of questions: each can be asked, by the command line and the API alike, reads all that it says it takes,
// and refuses what means nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "questions/ask.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using questions::Parameter;
using questions::Question;
using questions::Values;
using testing::ElementsAre;
using testing::HasSubstr;

std::string nameOf(const Question& question) {
  return (question.noun.empty() ? "" : std::string(question.noun) + " ") + std::string(question.name);
}

std::string referenceTo(const Parameter& parameter) {
  if (parameter.type != Parameter::Type::subject) return "PE-1";
  for (auto kind : parameter.kinds)
    if (kind != Kind::READING) return reference(Id(kind, 1));
  return "R-1";
}

// Something that can be said for the parameter.
std::vector<std::string> sayable(const Parameter& parameter) {
  switch (parameter.type) {
    case Parameter::Type::words: return {"the", "quay"};
    case Parameter::Type::flag: return {"true"};
    case Parameter::Type::number: return {"1"};
    case Parameter::Type::date: return {"2025-01-16"};
    case Parameter::Type::text:
      if (parameter.name == "sort") return {"ref"};
      if (parameter.name == "figure") return {"asked"};
      return {parameter.choices.empty() ? "lamps" : parameter.choices.front()};
    default: return {referenceTo(parameter)};
  }
}

// Something that cannot; nothing where any text can.
std::vector<std::string> unsayable(const Parameter& parameter) {
  if (parameter.type == Parameter::Type::words) return {};
  if (parameter.type == Parameter::Type::text && parameter.choices.empty() && parameter.name != "sort" &&
      parameter.name != "figure")
    return {};
  return {"no such thing"};
}

Values required(const Question& question) {
  Values values;
  for (const auto& parameter : question.parameters)
    if (parameter.required) values[std::string(parameter.name)] = sayable(parameter);
  return values;
}

bool isTextOfDocument(const Question& question) { return nameOf(question) == "document text"; }

TEST(Questions, AreAnsweredAsTheTableSays) {
  auto scenario = given(everyKind());
  auto snapshot = scenario.snapshot();
  for (const auto& question : questions::all()) {
    SCOPED_TRACE(nameOf(question));
    auto answer = questions::ask(question, {snapshot}, required(question));
    if (isTextOfDocument(question)) {
      EXPECT_EQ(answer.error().kind, ErrorKind::notFound);
      continue;
    }
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_TRUE(answer->type() == question.answer);
    if (question.isList()) {
      EXPECT_TRUE(answer->get().has("items"));
    }
  }
}

TEST(Questions, ReadEveryParameterThatTheyTake) {
  auto scenario = given(everyKind());
  auto snapshot = scenario.snapshot();
  for (const auto& question : questions::all()) {
    for (const auto& parameter : question.parameters) {
      SCOPED_TRACE(nameOf(question) + ", " + std::string(parameter.name));
      auto values = required(question);
      if (parameter.name == "reverse") values["sort"] = {"ref"};
      values[std::string(parameter.name)] = sayable(parameter);
      auto answer = questions::ask(question, {snapshot}, values);
      if (!isTextOfDocument(question) && nameOf(question) != "review list") {
        EXPECT_TRUE(answer) << answer.error().message;
      }
      for (auto also : parameter.also) {
        auto renamed = values;
        auto node = renamed.extract(std::string(parameter.name));
        node.key() = also;
        renamed.insert(std::move(node));
        EXPECT_TRUE(questions::ask(question, {snapshot}, renamed));
      }
      auto wrong = unsayable(parameter);
      if (wrong.empty()) continue;
      values[std::string(parameter.name)] = wrong;
      auto refused = questions::ask(question, {snapshot}, values);
      ASSERT_FALSE(refused) << "what means nothing was taken";
      EXPECT_THAT(refused.error().message, HasSubstr("no such thing"));
    }
  }
}

TEST(Questions, WithoutWhatTheyNeedAreRefused) {
  auto scenario = given(everyKind());
  auto snapshot = scenario.snapshot();
  for (const auto& question : questions::all()) {
    for (const auto& parameter : question.parameters) {
      if (!parameter.required) continue;
      SCOPED_TRACE(nameOf(question) + ", " + std::string(parameter.name));
      auto values = required(question);
      values[std::string(parameter.name)] = {""};  // as a form sends what was left empty
      auto refused = questions::ask(question, {snapshot}, values);
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().kind, ErrorKind::usage);
      EXPECT_THAT(refused.error().message, HasSubstr(" is required."));
    }
  }
}

TEST(Questions, AreRefusedWithWhatTheyDoNotTake) {
  auto scenario = given(everyKind());
  auto snapshot = scenario.snapshot();
  for (const auto& question : questions::all()) {
    SCOPED_TRACE(nameOf(question));
    auto values = required(question);
    values["onwer"] = {"PE-1"};
    auto refused = questions::ask(question, {snapshot}, values);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "There is no 'onwer' here that could be said.");
  }
}

TEST(Questions, SayEachThingOnceAndHaveAName) {
  std::set<std::string> names;
  for (const auto& question : questions::all()) {
    EXPECT_TRUE(names.insert(nameOf(question)).second) << nameOf(question);
    EXPECT_EQ(questions::find(question.noun, question.name), &question);
    std::set<std::string_view> parameters;
    for (const auto& parameter : question.parameters) {
      EXPECT_TRUE(parameters.insert(parameter.name).second) << nameOf(question) << ", " << parameter.name;
      for (auto also : parameter.also) EXPECT_TRUE(parameters.insert(also).second) << nameOf(question) << ", " << also;
      EXPECT_EQ(questions::parameterNamed(question, parameter.name), &parameter);
    }
  }
  EXPECT_EQ(questions::find("action", "lists"), nullptr);
}

TEST(Questions, AreAskedOnceOfEachThing) {
  auto scenario = given(everyKind());
  auto snapshot = scenario.snapshot();
  const auto& list = *questions::find("action", "list");
  auto refused = questions::ask(list, {snapshot}, {{"owner", {"PE-1", "O-2"}}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "owner was said 2 times.");
  refused = questions::ask(list, {snapshot}, {{"owner", {"PE-1"}}, {"org", {"O-2"}}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "owner and org ask the same: say one of them.");
}

TEST(Questions, ReckonDatesFromTodayWhateverDayTheyAreAskedOf) {
  auto scenario = given(everyKind());
  auto snapshot = scenario.snapshot({.on = dateOf(2025, 12, 1), .asOf = {}});
  auto due = [&](OptionalDate today) {
    const auto& list = *questions::find("action", "list");
    auto answer = must(questions::ask(list, {.snapshot = snapshot, .today = today}, {{"due-to", {"yesterday"}}}));
    return answer.as<schema::ActionList>().getItems().size();
  };
  EXPECT_EQ(due(dateOf(2025, 3, 1)), 0u);  // A-1 is due that day
  EXPECT_EQ(due(dateOf(2025, 3, 2)), 1u);
}

TEST(Questions, ThatListAreInTheOrderAskedFor) {
  auto scenario = given(everyKind());
  auto snapshot = scenario.snapshot();
  auto refs = [&](const Values& values) {
    auto answer = must(questions::ask(*questions::find("action", "list"), {snapshot}, values));
    Lines lines;
    for (auto item : answer.as<schema::ActionList>().getItems()) lines.push_back(item.getRef().cStr());
    return lines;
  };
  EXPECT_THAT(refs({{"sort", {"text"}}}), ElementsAre("A-2", "A-1"));
  EXPECT_THAT(refs({{"sort", {"text"}}, {"reverse", {"true"}}}), ElementsAre("A-1", "A-2"));
  EXPECT_THAT(refs({{"sort", {""}}, {"reverse", {"false"}}, {"overdue", {}}}), ElementsAre("A-1", "A-2"));
}

}  // namespace
}  // namespace minuted::world
