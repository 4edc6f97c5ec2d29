// Files of commands: whatever is wrong in one is refused with its place, and nothing of it is recorded.
#include "verbs/command_file.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "world/scenario.h"

namespace minuted::verbs {
namespace {

using world::given;
using world::harbour;

struct Case {
  const char* content;
  const char* error;
};

std::string errorOf(engine::Snapshot& snapshot, const std::string& content) {
  CommandFiles files(snapshot, "Officer");
  auto added = files.add({"f", content});
  return added ? "" : added.error().message;
}

TEST(CommandFile, SaysWhereItIsWrong) {
  auto scenario = given(harbour());
  auto snapshot = scenario.snapshot();
  const std::array cases{
      Case{"{}", "f:1:1: a list of commands is wanted, [{\"do\": …}, …], and this is an object."},
      Case{"[1]", "f:1:2: a command is an object, {\"do\": \"org add\", \"name\": …}, and this is a number."},
      Case{"[{\"name\": \"X\"}]",
           "f:1:2: \"do\" is a noun and a verb that records, as in \"action add\"; 'minuted --help' lists them."},
      Case{"[{\"do\": \"org ad\"}]",
           "f:1:9: \"do\" is a noun and a verb that records, as in \"action add\"; 'minuted --help' lists them."},
      Case{"[{\"do\": 7}]", "f:1:9: \"do\" is to be a text, and this is a number."},
      Case{"[{\"do\": \"org add\",\n  \"name\": 42}]", "f:2:11: \"name\" is to be a text, and this is a number."},
      Case{"[{\"do\": \"org add\",\n  \"name\": null}]",
           "f:2:11: \"name\" is to be a text, and this is nothing (null)."},
      Case{"[{\"do\": \"org add\",\n  \"name\": [\"a\"]}]", "f:2:11: \"name\" is to be a text, and this is a list."},
      Case{"[{\"do\": \"org add\", \"name\": \"A\",\n  \"alias\": [\"B\", 1]}]",
           "f:2:18: \"alias\" is to be a text, and this is a number."},
      Case{"[{\"do\": \"org add\",\n  \"nmae\": \"X\"}]",
           "f:2:3: (org add) 'org add' knows no 'nmae', but: name, alias, another."},
      Case{"[{\"do\": \"org add\",\n  \"name\": \"  \"}]", "f:2:11: (org add) 'name' is nothing but white space."},
      Case{"[{\"do\": \"org add\",\n  \"name\": \"\"}]", "f:2:11: (org add) 'name' is empty."},
      Case{"[{\"do\": \"org add\",\n  \"name\": \"a\\u0000b\"}]",
           "f:2:11: (org add) 'name' has a control character (U+0000) at character 2."},
      Case{"[{\"do\": \"org add\",\n  \"name\": \"a\\nb\"}]",
           "f:2:11: (org add) 'name' has a line break (U+000A) at character 2."},
      Case{"[{\"do\": \"action close\", \"ref\": \"A-1\",\n \"note\": \"a\", \"why\": \"b\"}]",
           "f:2:22: (action close) 'why' is another name of 'note', and only one can be said."},
      Case{"[{\"do\": \"org add\", \"name\": \"X\",\n \"on\": 2025}]",
           "f:2:8: \"on\" is to be a text, and this is a number."},
      Case{"[{\"do\": \"funding award\",\n \"amount\": \"-5\"}]",
           "f:2:12: (funding award) '-5' is no amount of money. Say £14,000."},
      Case{"[{\"do\": \"funding award\",\n \"amount\": 99999999999999999999}]",
           "f:2:12: (funding award) '99999999999999999999' is no amount of money. Say £14,000."},
      Case{"[{\"do\": \"priority add\", \"text\": \"X\",\n \"number\": 70000}]",
           "f:2:12: (priority add) '70000' is no whole number from 0 to 60,000."},
      Case{"[{\"do\": \"action add\", \"text\": \"X\",\n \"owner\": [\"Nobody\"]}]",
           "f:2:11: (action add) No person, organisation or group is called 'Nobody'."},
      Case{"[{\"do\": \"action add\", \"text\": \"X\", \"owner\": \"Asha Rao\",\n \"confidential\": 1}]",
           "f:2:18: \"confidential\" is to be true or false, and this is a number."},
      Case{"[{\"do\": \"org add\", \"name\": \"X\"},\n {\"do\": \"org add\", \"name\": \"x\"}]",
           "f:2:2: (org add) There is x, which is entered above, already. If this is another one, say --another."},
      Case{"(steps = [(event = (body = (nothingAtAll = ()))))])", nullptr}};
  for (const auto& [content, error] : cases) {
    auto message = errorOf(snapshot, content);
    EXPECT_FALSE(message.empty()) << content;
    if (error != nullptr) {
      EXPECT_EQ(message, error) << content;
    }
  }
}

// The register refuses by itself what a command says that did not come through a table of verbs.
TEST(CommandFile, MeetsTheSameGateInCapnProtoText) {
  auto scenario = given(harbour());
  auto snapshot = scenario.snapshot();
  CommandFiles files(snapshot, "Officer");
  ASSERT_TRUE(
      files.add({"f", "(steps = [(event = (body = (organisationEntered = ())), words = (name = \"a\\x07\"))])"}));
  auto outcome = (*scenario)->record(files.command().finish(engine::newCommandId(), "Officer"));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(files.errorOf(outcome.error()).message,
            "f, 1: (organisationEntered) The name has a control character (U+0007) at character 2.");
}

}  // namespace
}  // namespace minuted::verbs
