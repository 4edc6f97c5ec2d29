// Invitations to a meeting, answered by a calendar library that is not ours, and the answers taken into the register.
#include <gmock/gmock.h>

#include "cli/program.h"

namespace minuted::world {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Invitations : public ProgramTest {
 protected:
  Invitations() {
    for (const char* command :
         {"init --name 'Marram Coast Partnership'", "org add 'Harbour Trust'", "person add 'Priya Nair'",
          "person add 'Tom Ash'", "person add 'Zoë Béranger'", "person contact 'Priya Nair' Priya@harbour.example",
          "person contact 'Tom Ash' tom@dune.example", "meeting add --date 2030-05-15 --starts 14:30 --ends 16:30"})
      EXPECT_EQ(minuted(command).code, 0) << command;
    for (const char* person : {"Priya Nair", "Tom Ash", "Zoë Béranger"})
      EXPECT_EQ(minuted("person appoint '" + std::string(person) + "' --group G-1 --on 2025-01-01").code, 0);
  }

  Ran minuted(const std::string& arguments) { return shell("minuted " + arguments); }
  Ran invite() { return minuted("export ics --invite M-1 --from office@marram.example"); }

  // Writes the answer of that address to the invitation as it is now. more: what is said with it.
  void answer(const std::string& address, const std::string& answer, const std::string& file,
              const std::string& more = "") {
    auto reply = "/usr/bin/python3 " + (fs::path(MINUTED_SOURCE) / "tests/notify/reply.py").string();
    auto ran = shell("minuted export ics --invite M-1 --from office@marram.example -q | " + reply + " " +
                     quoted({address, answer}) + (more.empty() ? "" : quoted({more})) + " > " + file);
    ASSERT_EQ(ran.code, 0) << ran.errors;
  }
  std::string repliesShown() {
    std::istringstream lines(minuted("meeting show M-1").output);
    std::string replies;
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with("Reply: ")) replies += line.substr(7) + "\n";
    return replies;
  }
};

TEST_F(Invitations, GoToThoseWhoAreExpectedAndHaveAnAddress) {
  auto invited = invite();
  EXPECT_EQ(invited.code, 0);
  EXPECT_THAT(invited.output, AllOf(HasSubstr("METHOD:REQUEST"), HasSubstr("ORGANIZER:mailto:office@marram.example"),
                                    HasSubstr("mailto:Priya@harbour.example")));
  EXPECT_THAT(invited.errors,
              AllOf(HasSubstr("2 people are invited."), HasSubstr("Without an address of mail: Zoë Béranger.")));
}

TEST_F(Invitations, AreAnsweredByCalendarPrograms) {
  answer("priya@harbour.example", "ACCEPTED", "priya.ics");
  answer("tom@dune.example", "TENTATIVE", "tom.ics", "if the train,\nthe late one, runs");
  auto ran = minuted("meeting replies priya.ics tom.ics");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(repliesShown(), "Priya Nair, coming\nTom Ash, perhaps: if the train, the late one, runs\n");

  auto again = minuted("meeting replies priya.ics");
  EXPECT_EQ(again.code, 4);
  EXPECT_THAT(again.errors,
              AllOf(HasSubstr("priya@harbour.example has said so already."), HasSubstr("Nothing was recorded.")));

  // The next invitation says what was answered; of two answers the later one holds.
  EXPECT_THAT(shell("minuted export ics --invite M-1 --from office@marram.example -q | tr -d '\\r\\n '").output,
              AllOf(HasSubstr("PARTSTAT=ACCEPTED"), HasSubstr("PARTSTAT=TENTATIVE")));
  answer("priya@harbour.example", "ACCEPTED", "first.ics");
  answer("priya@harbour.example", "DECLINED", "second.ics");
  EXPECT_EQ(minuted("meeting replies first.ics second.ics").code, 0);
  EXPECT_THAT(repliesShown(), HasSubstr("Priya Nair, not coming\n"));
}

TEST_F(Invitations, AreNotTakenFromWhatIsNoAnswerToThem) {
  answer("priya@harbour.example", "ACCEPTED", "priya.ics");
  answer("priya@harbour.example", "NEEDS-ACTION", "silent.ics");
  shell(
      "sed 's/priya@harbour/gull@harbour/' priya.ics > gull.ics; sed 's/^UID:M-1/UID:M-2/' priya.ics > later.ics; "
      "sed 's/^UID:M-1@../UID:M-1@00/' priya.ics > elsewhere.ics; sed 's/METHOD:REPLY/METHOD:PUBLISH/' priya.ics > "
      "published.ics; echo hello > hello.ics; head -c 60 priya.ics > cut.ics; : > empty.ics");
  struct Case {
    const char *file, *says;
  };
  for (auto [file, says] :
       {Case{"gull.ics", "gull@harbour.example is the address of nobody here. 'minuted meeting reply"},
        Case{"elsewhere.ics", "answers an invitation to no meeting of this register"},
        Case{"silent.ics", "has not said whether they come"},
        Case{"published.ics", "has no reply to an invitation in it"}, Case{"hello.ics", "hello.ics is no calendar"},
        Case{"cut.ics", "cut.ics"}, Case{"empty.ics", "empty.ics"}, Case{"not-there.ics", "not-there.ics"}}) {
    auto ran = minuted(std::string("meeting replies ") + file);
    EXPECT_NE(ran.code, 0) << file;
    std::string words = ran.errors;
    std::ranges::replace(words, '\n', ' ');
    EXPECT_THAT(words, HasSubstr(says)) << file;
  }
  EXPECT_NE(minuted("meeting replies later.ics").code, 0);  // there is no M-2
  EXPECT_EQ(repliesShown(), "");
}

TEST_F(Invitations, AreNotSentWhereNobodyCanCome) {
  EXPECT_EQ(minuted("export ics --invite M-1").code, 2);
  EXPECT_EQ(minuted("export ics --invite M-1 --from nobody").code, 2);
  EXPECT_EQ(minuted("export ics --from office@marram.example").code, 2);
  EXPECT_EQ(minuted("export ics --invite M-9 --from office@marram.example").code, 3);
  answer("priya@harbour.example", "ACCEPTED", "priya.ics");
  minuted("meeting cancel M-1 --why snow");
  EXPECT_THAT(invite().output, AllOf(HasSubstr("METHOD:CANCEL"), HasSubstr("STATUS:CANCELLED")));
  minuted("meeting add --date 2025-02-01");
  minuted("meeting hold M-2");
  EXPECT_EQ(minuted("export ics --invite M-2 --from office@marram.example").code, 4);
}

}  // namespace
}  // namespace minuted::world
