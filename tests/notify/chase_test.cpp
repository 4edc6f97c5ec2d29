// Chasing through a real mail server on this machine: no mail is sent twice, and mails in doubt are reported.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <thread>

#include "base/mail_address.h"
#include "notify/letter.h"
#include "world/temp_register.h"

namespace minuted::world {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;
using testing::SizeIs;

const fs::path scripts = fs::path(MINUTED_SOURCE) / "tests/notify";

template <typename Condition>
bool waitUntil(const Condition& condition) {
  for (int i = 0; i < 600; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

std::string readText(const fs::path& file) {
  std::ifstream in(file);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

pid_t startProgram(const std::vector<std::string>& words) {
  auto child = ::fork();
  if (child != 0) return child;
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

void killProgram(pid_t child) {
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

class MailServer {
 public:
  explicit MailServer(const std::vector<std::string>& certificate = {}) {
    std::vector<std::string> words{"/usr/bin/python3", scripts / "mail_server.py", folder_.path()};
    words.insert(words.end(), certificate.begin(), certificate.end());
    child_ = startProgram(words);
    if (!waitUntil([&] { return fs::exists(folder_.path() / "port"); })) throw std::runtime_error("no mail server");
  }
  ~MailServer() { killProgram(child_); }

  std::string port() const { return readText(folder_.path() / "port"); }
  void create(const char* file, const std::string& text = "") { std::ofstream(folder_.path() / file) << text; }
  void remove(const char* file) { fs::remove(folder_.path() / file); }
  bool has(const char* file) const { return fs::exists(folder_.path() / file); }

  std::vector<std::string> messages() const {
    std::vector<fs::path> files;
    for (const auto& each : fs::directory_iterator(folder_.path()))
      if (each.path().extension() == ".eml") files.push_back(each.path());
    std::ranges::sort(files);
    std::vector<std::string> messages;
    for (const auto& file : files) messages.push_back(readText(file));
    return messages;
  }
  // The value of that header in each message, in the order of arrival.
  std::vector<std::string> headers(const std::string& name) const {
    std::vector<std::string> values;
    for (const auto& message : messages()) {
      auto at = ("\n" + message).find("\n" + name + ": ");
      auto from = at == std::string::npos ? message.size() : at + name.size() + 2;
      values.push_back(message.substr(from, message.find_first_of("\r\n", from) - from));
    }
    return values;
  }

 private:
  TempFolder folder_;
  pid_t child_ = -1;
};

struct ProgramOutput {
  int code = 0;
  std::string text;
};

// A register with three owners that have an address each, and ways to run the program on it.
class Chasing : public testing::Test {
 protected:
  Chasing() {
    run("init --name 'Marram Coast Partnership'");
    for (std::string name : {"Ada", "Ben", "Cyd"}) {
      run("person add '" + name + "'");
      run("person contact '" + name + "' " + name + "@example.org");
      run("action add 'Call the " + name + " office' --owner '" + name + "'");
    }
  }

  ProgramOutput run(const std::string& arguments) const {
    auto line = "TZ=UTC MINUTED_USER=Anna MINUTED_REGISTER=" + (folder_.path() / "register").string() + " " +
                MINUTED_PROGRAM + " " + arguments + " 2>&1";
    FILE* pipe = ::popen(line.c_str(), "r");
    ProgramOutput output;
    std::array<char, 4096> buffer;
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) output.text += buffer.data();
    output.code = WEXITSTATUS(::pclose(pipe));
    return output;
  }
  std::string serverOptions(const MailServer& server) const {
    return "--from officer@marram.example --smtp smtp://127.0.0.1:" + server.port();
  }
  ProgramOutput chase(const MailServer& server, const std::string& more = "") const {
    return run("chase " + serverOptions(server) + " " + more);
  }
  fs::path path(const char* name) const { return folder_.path() / name; }

 private:
  TempFolder folder_;
};

TEST_F(Chasing, ADryRunShowsTheMailsAndSendsNone) {
  MailServer server;
  auto shown = chase(server, "--dry-run");
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.text, HasSubstr("To: Ada@example.org"));
  EXPECT_THAT(shown.text, HasSubstr("Call the Ada office"));
  EXPECT_THAT(shown.text, HasSubstr("Nothing was sent."));
  EXPECT_THAT(server.messages(), SizeIs(0));
  EXPECT_THAT(run("mail list --all").text, HasSubstr("0 mails"));
}

TEST_F(Chasing, OnADayOffNothingIsSentUnlessItIsMeant) {
  MailServer server;
  run("register day-off today");
  auto held = chase(server);
  EXPECT_EQ(held.code, 0);
  EXPECT_THAT(held.text, HasSubstr("is a day off"));
  EXPECT_THAT(held.text, HasSubstr("Nothing was sent."));
  EXPECT_THAT(server.messages(), SizeIs(0));
  EXPECT_THAT(chase(server, "--anyway").text, HasSubstr("3 mails sent"));
  EXPECT_THAT(server.messages(), SizeIs(3));
}

TEST_F(Chasing, DatesInMailsAreWrittenAsPeopleWriteThem) {
  run("action extend A-1 --due 2031-03-05");
  EXPECT_THAT(run("chase --dry-run --owner Ada").text, HasSubstr("due 5 March 2031"));
}

TEST_F(Chasing, EachOwnerGetsOneMailAndNothingIsSentTwice) {
  MailServer server;
  auto first = chase(server);
  EXPECT_EQ(first.code, 0) << first.text;
  EXPECT_THAT(first.text, HasSubstr("3 mails sent, 0 asked before"));
  EXPECT_THAT(server.headers("X-To"), ElementsAre("Ada@example.org", "Ben@example.org", "Cyd@example.org"));
  EXPECT_THAT(server.headers("From"), testing::Each("\"Marram Coast Partnership\" <officer@marram.example>"));
  EXPECT_THAT(server.messages().front(), HasSubstr("A-1"));
  auto again = chase(server);
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.text, HasSubstr("0 mails sent, 3 asked before"));
  EXPECT_THAT(server.messages(), SizeIs(3));
}

TEST_F(Chasing, WhoeverAnsweredIsLeftAlone_WhoeverIsAskedMoreGetsOneMail) {
  MailServer server;
  chase(server);
  run("action accept A-1");
  run("action add 'Find a room' --owner Ben");
  auto then = chase(server);
  EXPECT_THAT(then.text, HasSubstr("1 mail sent, 1 asked before"));
  ASSERT_THAT(server.messages(), SizeIs(4));
  EXPECT_EQ(server.headers("X-To").back(), "Ben@example.org");
  EXPECT_THAT(server.messages().back(), HasSubstr("Find a room"));
}

TEST_F(Chasing, ARefusedMailCameBackAndIsTriedAgain) {
  MailServer server;
  server.create("refuse", "Ben@example.org");
  auto refused = chase(server);
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.text, HasSubstr("was not sent: 550 no such mailbox"));
  server.remove("refuse");
  auto then = chase(server);
  EXPECT_THAT(then.text, HasSubstr("1 mail sent, 2 asked before"));
  EXPECT_THAT(server.headers("X-To"), ElementsAre("Ada@example.org", "Cyd@example.org", "Ben@example.org"));
}

TEST_F(Chasing, KilledHalfWayOneMailIsInDoubtAndKeepsItsMessageId) {
  MailServer server;
  run("chase --owner Ada " + serverOptions(server));
  server.create("hang");
  auto child = startProgram({"/bin/sh", "-c",
                             "exec env MINUTED_USER=Anna MINUTED_REGISTER=" + path("register").string() + " " +
                                 MINUTED_PROGRAM + " chase " + serverOptions(server) + " >/dev/null 2>&1"});
  ASSERT_TRUE(waitUntil([&] { return server.has("hanging"); }));
  killProgram(child);
  server.remove("hang");

  EXPECT_EQ(chase(server, "--owner Ada").code, 0);  // the mail in doubt is to Ben
  auto doubt = chase(server);
  EXPECT_EQ(doubt.code, 1);
  EXPECT_THAT(doubt.text, HasSubstr("ML-2 to Ben <Ben@example.org> is in doubt"));
  EXPECT_THAT(doubt.text, HasSubstr("1 mail sent, 2 asked before"));  // Cyd's
  EXPECT_THAT(run("mail list").text, HasSubstr("1 mail in doubt"));

  auto retried = chase(server, "--retry");
  EXPECT_EQ(retried.code, 0) << retried.text;
  auto to = server.headers("X-To"), ids = server.headers("Message-ID");
  ASSERT_THAT(to, ElementsAre("Ada@example.org", "Ben@example.org", "Cyd@example.org", "Ben@example.org"));
  EXPECT_EQ(ids[1], ids[3]);
  EXPECT_NE(ids[0], ids[2]);
  EXPECT_THAT(chase(server, "--retry").text, HasSubstr("0 mails sent, 3 asked before"));
  EXPECT_THAT(server.messages(), SizeIs(4));
}

TEST_F(Chasing, WithoutAServerNothingIsSentAndAllIsAskedLater) {
  std::string nowhere = "--from officer@marram.example --smtp smtp://127.0.0.1:1";
  auto failed = run("chase " + nowhere);
  EXPECT_EQ(failed.code, 1);
  EXPECT_THAT(failed.text, HasSubstr("3 not sent, 0 in doubt"));
  MailServer server;
  EXPECT_THAT(chase(server).text, HasSubstr("3 mails sent"));
}

TEST_F(Chasing, OverTlsWithAPasswordFromAFile) {
  auto certificate = path("certificate.pem").string(), key = path("key.pem").string();
  ASSERT_EQ(std::system(("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
                         "subjectAltName=IP:127.0.0.1 -keyout " +
                         key + " -out " + certificate + " 2>/dev/null")
                            .c_str()),
            0);
  MailServer server({certificate, key});
  auto secret = path("secret").string();
  std::ofstream(secret) << "officer\nsecret\n";
  auto options =
      "chase --from officer@marram.example --smtp smtps://127.0.0.1:" + server.port() + " --credentials " + secret;
  fs::permissions(secret, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THAT(run(options).text, HasSubstr("Others may read"));
  fs::permissions(secret, fs::perms::owner_read | fs::perms::owner_write);
  auto distrusted = run(options);
  EXPECT_EQ(distrusted.code, 1);
  EXPECT_THAT(distrusted.text, HasSubstr("0 mails sent"));
  auto sent = run(options + " --authority " + certificate);
  EXPECT_THAT(sent.text, HasSubstr("3 mails sent")) << sent.text;
  EXPECT_THAT(run("chase --from a@b.example --smtp smtp://127.0.0.1:25 --credentials " + secret).text,
              HasSubstr("not sent in the clear"));
}

TEST_F(Chasing, TheCalendarHasEveryDayThatCanBeWritten) {
  run("meeting add --date 9999-12-31 --starts 10:00");
  run("action add 'Look ahead' --owner Ada --due 9999-12-31");
  for (std::string day : {"1066-10-14", "1969-12-31", "2038-01-20", "2999-12-31"}) {
    auto compact = day.substr(0, 4) + day.substr(5, 2) + day.substr(8);
    run("meeting add --date " + day + " --starts 10:00 --ends 11:30");
    run("action add 'Look back' --owner Ada --due " + day);
    auto calendar = run("export ics").text;
    EXPECT_THAT(calendar, HasSubstr("DTSTART:" + compact + "T100000"));
    EXPECT_THAT(calendar, HasSubstr("DTEND:" + compact + "T113000"));
    EXPECT_THAT(calendar, HasSubstr("DTSTART;VALUE=DATE:" + compact));
    EXPECT_THAT(calendar, Not(HasSubstr("00000000")));
  }
}

// What a parser that is not ours reads in the calendar, a line for each entry.
class ReadCalendar : public Chasing {
 protected:
  std::string read(const std::string& reader) {
    auto program = std::string(MINUTED_PROGRAM) + " --register " + path("register").string();
    FILE* pipe = ::popen((program + " export ics | " + reader).c_str(), "r");
    std::string text;
    std::array<char, 4096> buffer;
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) text += buffer.data();
    EXPECT_EQ(::pclose(pipe), 0) << reader;
    return text;
  }

  // The readers that are installed; python3-icalendar always is.
  static std::vector<std::string> readers() {
    std::vector<std::string> all{"/usr/bin/python3 " + (scripts / "read_calendar.py").string()};
    if (fs::exists(scripts / "node_modules/ical.js"))
      all.push_back("node " + (scripts / "read_calendar.mjs").string());
    else
      std::cerr << "SKIPPED: reading by ical.js, which scripts/setup --test could not install\n";
    return all;
  }
};

TEST_F(ReadCalendar, HasMeetingsAndDueDates) {
  run("group add 'Steering Group'");
  run("meeting add --group 'Steering Group' --date 2030-05-15 --starts 14:30 --ends 16:30");
  run("action add 'Draft; the plan, all of it' --owner Ada --due 2030-04-01");
  for (const auto& reader : readers())
    EXPECT_THAT(read(reader), MatchesRegex("M-1 version [0-9]+: 2030-05-15T14:30:00 to 2030-05-15T16:30:00 CONFIRMED: "
                                           "Steering Group\nA-4 version [0-9]+: 2030-04-01: Due: A-4 Draft; the plan, "
                                           "all of it\n"))
        << reader;
}

// The same UID and a higher SEQUENCE: a program that has the old entry puts the new one in its place.
TEST_F(ReadCalendar, ReplacesAMeetingThatIsMovedAndCancelsOneThatIsCancelled) {
  run("register zone Europe/London");
  run("meeting add --date 2030-05-15 --starts 14:30 --ends 16:30");
  run("meeting place M-1 --place 'Harbour Hall, room 2'");
  run("meeting add --date 2030-08-15 --starts 10:00");
  auto sequenceOf = [](const std::string& text, const std::string& ref) {
    auto at = text.find(ref + " version ");
    return at == std::string::npos ? 0 : std::stoul(text.substr(at + ref.size() + 9));
  };
  std::map<std::string, std::string> before;
  for (const auto& reader : readers()) {
    before[reader] = read(reader);
    EXPECT_THAT(before[reader], HasSubstr(": 2030-05-15T14:30:00 to 2030-05-15T16:30:00 Europe/London CONFIRMED: "));
    EXPECT_THAT(before[reader], HasSubstr(", Harbour Hall, room 2\n"));
  }
  run("meeting move M-1 --date 2030-05-22 --starts 15:00 --ends 16:30");
  run("meeting cancel M-2 --why snow");
  for (const auto& reader : readers()) {
    auto after = read(reader);
    EXPECT_THAT(after,
                AllOf(HasSubstr(": 2030-05-22T15:00:00 to 2030-05-22T16:30:00 Europe/London CONFIRMED: "),
                      HasSubstr(": 2030-08-15T10:00:00 Europe/London CANCELLED: "), Not(HasSubstr("2030-05-15"))));
    EXPECT_GT(sequenceOf(after, "M-1"), sequenceOf(before[reader], "M-1")) << reader;
    EXPECT_GT(sequenceOf(after, "M-2"), sequenceOf(before[reader], "M-2")) << reader;
  }
}

TEST(Letter, AnAddressIsOneAddressAndNothingElse) {
  EXPECT_TRUE(isMailAddress("priya.nair+minuted@harbour.example"));
  for (auto* wrong : {"", "priya", "@b.example", "a@", "a@b, c@d", "a@b\r\nBcc: x@y", "Priya <a@b>", "a@b@c", "a b@c"})
    EXPECT_FALSE(isMailAddress(wrong)) << wrong;
}

TEST(Letter, AHeaderIsOneLineWhateverItSays) {
  EXPECT_EQ(notify::headerText("Plain\r\nBcc: x@y"), "Plain Bcc: x@y");
  EXPECT_EQ(notify::headerText("Café"), "=?UTF-8?B?Q2Fmw6k=?=");
  auto lengthy = notify::headerText(std::string(30, 'x') + "éééééééééééééééééééééééé");
  EXPECT_THAT(lengthy, HasSubstr("?=\r\n =?UTF-8?B?"));
}

}  // namespace
}  // namespace minuted::world
