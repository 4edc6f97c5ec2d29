// The API: what its routes answer is what the questions of the table answer, in each form, page by page.
#include "server/api/routes.h"

#include <capnp/serialize.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/temporary_folder.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "register/command.h"
#include "register/keeping.h"
#include "server/http/head.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using server::Response;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// A register and its routes.
class ApiTest : public testing::Test {
 protected:
  ApiTest() : scenario_(given(everyKind())), api_(**scenario_, (*scenario_).path()) {}

  // The response to a request for that path and query.
  Response get(const std::string& target, const std::string& fields = "") {
    auto head = server::readHead("GET " + target + " HTTP/1.1\r\nHost: minuted.test\r\n" + fields + "\r\n");
    if (!head) return head.error();
    auto found = api_.routes().find(head->request);
    return found ? found->route->answer(head->request, found->matched) : found.error();
  }

  static std::string field(const Response& response, std::string_view name) {
    for (const auto& [each, value] : response.fields)
      if (each == name) return value;
    return "";
  }

  // The address of the next page; "" where there is none.
  static std::string nextOf(const Response& response) {
    auto link = field(response, "link");
    return link.empty() ? "" : link.substr(1, link.find('>') - 1);
  }

  questions::Answer asked(std::string_view noun, std::string_view name, const questions::Values& values) {
    auto snapshot = must(scenario_.snapshot().publicCopy());
    return must(questions::ask(*questions::find(noun, name), {snapshot}, values));
  }

  Scenario scenario_;
  server::Api api_;
};

// A path of the route that leads to something.
std::string pathOf(const questions::Question& question) {
  auto path = "/api" + question.path;
  for (const auto& parameter : question.parameters) {
    auto at = path.find("{" + std::string(parameter.name) + "}");
    if (at == std::string::npos) continue;
    auto ref = parameter.kinds.empty() ? "A-1" : reference(Id(parameter.kinds.front(), 1));
    path.replace(at, parameter.name.size() + 2, ref);
  }
  if (question.path == "/search") path += "?words=lamps";
  if (question.path == "/actions/tables") path += "?group=G-2";
  return path;
}

TEST_F(ApiTest, AnswersEveryQuestionOfTheTableThatThePublicMayAsk) {
  size_t count = 0;
  for (const auto& question : questions::all()) {
    SCOPED_TRACE(question.path);
    auto response = get(pathOf(question));
    bool hasAnswer = !question.isForOfficers && question.path != "/documents/{ref}/text";
    EXPECT_EQ(response.status, hasAnswer ? 200u : 404u) << response.body;
    EXPECT_EQ(field(response, "content-type"), hasAnswer ? "application/json" : "application/problem+json");
    count += hasAnswer ? 1 : 0;
  }
  EXPECT_GT(count, 30u);
}

TEST_F(ApiTest, SaysWhatTheCommandLineSays) {
  EXPECT_EQ(get("/api/actions?owner=Asha+Rao").body,
            formats::json(asked("action", "list", {{"owner", {"Asha Rao"}}}).get()) + "\n");
  EXPECT_EQ(get("/api/actions/A-1").body, formats::json(asked("action", "show", {{"ref", {"A-1"}}}).get()) + "\n");
  EXPECT_EQ(get("/api/people/Asha%20Rao").body,
            formats::json(asked("person", "show", {{"ref", {"Asha Rao"}}}).get()) + "\n");
  EXPECT_EQ(
      get("/api/actions?sort=text&reverse=true&dueFrom=2025-01-01").body,
      formats::json(
          asked("action", "list", {{"sort", {"text"}}, {"reverse", {"true"}}, {"due-from", {"2025-01-01"}}}).get()) +
          "\n");
  EXPECT_EQ(get("/api/search?words=the&words=quay").body,
            formats::json(asked("", "search", {{"words", {"the", "quay"}}}).get()) + "\n");
}

TEST_F(ApiTest, AnswersInTheFormThatIsAskedFor) {
  auto list = asked("action", "list", {});
  EXPECT_EQ(get("/api/actions.csv").body, formats::csv(list.get()));
  EXPECT_EQ(get("/api/actions", "Accept: text/csv\r\n").body, formats::csv(list.get()));
  EXPECT_EQ(get("/api/actions", "Accept: text/csv;q=0.5, application/json\r\n").body, formats::json(list.get()) + "\n");
  EXPECT_EQ(get("/api/actions.json", "Accept: text/csv\r\n").body, formats::json(list.get()) + "\n");
  EXPECT_EQ(get("/api/actions", "Accept: text/html, */*;q=0.1\r\n").body, formats::json(list.get()) + "\n");
  EXPECT_EQ(get("/api/actions", "Accept: image/png\r\n").status, 406u);
  EXPECT_THAT(get("/api/actions.xlsx").body, StartsWith("PK"));

  auto message = get("/api/actions/A-1.capnp").body;
  kj::ArrayPtr<const capnp::word> words(reinterpret_cast<const capnp::word*>(message.data()),
                                        message.size() / sizeof(capnp::word));
  capnp::FlatArrayMessageReader reader(words);
  EXPECT_EQ(std::string(reader.getRoot<schema::ActionAnswer>().getText().cStr()), "Count the lamps");
}

TEST_F(ApiTest, AnswersOfAnyDayAndAnyTime) {
  EXPECT_THAT(get("/api/actions?on=2025-01-01").body, HasSubstr("\"items\": []"));
  EXPECT_EQ(get("/api/actions/A-1?on=2025-01-01").status, 404u);
  EXPECT_EQ(get("/api/actions/A-1?asOf=2001-01-01").status, 404u);
  EXPECT_EQ(get("/api/actions/A-1?as-of=2001-01-01").status, 404u);
}

TEST_F(ApiTest, ListsPageByPageWhateverIsRecordedMeanwhile) {
  for (int i = 0; i < 5; ++i)
    scenario_.and_({"actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Task " + std::to_string(i) + "\""});
  std::vector<std::string> refs;
  std::string next = "/api/actions?limit=3&sort=ref&reverse=true";
  for (int page = 0; !next.empty(); ++page) {
    auto response = get(next);
    ASSERT_EQ(response.status, 200u) << response.body;
    for (size_t at = 0; (at = response.body.find("\"ref\": \"A-", at)) != std::string::npos; ++at)
      refs.push_back(response.body.substr(at + 8, 3));
    scenario_.and_({"actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Later\""});
    if (page == 0) scenario_.and_({"actionDropped(action = A-1) text = \"no lamps\""});
    next = nextOf(response);
    if (page == 0) {
      EXPECT_THAT(next, HasSubstr("limit=3&sort=ref&reverse=true&cursor="));
    }
  }
  EXPECT_THAT(refs, ElementsAre("A-7", "A-6", "A-5", "A-4", "A-3", "A-2", "A-1"));
  EXPECT_THAT(get("/api/actions?cursor=0.0").body, HasSubstr("is no cursor"));
  EXPECT_THAT(get("/api/actions?cursor=x").body, HasSubstr("is no cursor"));
  EXPECT_THAT(get("/api/actions?cursor=5.999").body, HasSubstr("\"items\": []"));
  EXPECT_THAT(get("/api/actions?limit=0").body, HasSubstr("limit: '0' is no number from 1 to 1000"));
}

TEST_F(ApiTest, TagsAnAnswerUntilItIsAnotherOne) {
  auto tag = field(get("/api/actions/A-1"), "etag");
  EXPECT_THAT(tag, Not(IsEmpty()));
  auto same = get("/api/actions/A-1", "If-None-Match: \"x\", " + tag + "\r\n");
  EXPECT_EQ(same.status, 304u);
  EXPECT_THAT(same.body, IsEmpty());
  EXPECT_NE(field(get("/api/actions/A-1.csv"), "etag"), tag);
  scenario_.and_({"actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Another\""});
  EXPECT_EQ(field(get("/api/actions/A-1"), "etag"), tag);
  scenario_.and_({"actionAccepted(action = A-1)"});
  auto changed = get("/api/actions/A-1", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(changed.status, 200u);
}

TEST_F(ApiTest, SaysWhetherItIsWell) {
  EXPECT_EQ(get("/healthz").status, 200u);
  EXPECT_EQ(get("/readyz").body, "The register can be read and recorded to.\n");
}

TEST_F(ApiTest, AnswersTheLogPageByPage) {
  auto all = asked("", "log", {{"from", {"1"}}});
  EXPECT_EQ(get("/api/log?from=1").body, formats::json(all.get()) + "\n");
  std::string bodies;
  for (std::string next = "/api/log?from=1&limit=4"; !next.empty();) {
    auto page = get(next);
    bodies += page.body;
    next = nextOf(page);
  }
  for (auto event : all.as<schema::EventList>().getItems())
    EXPECT_THAT(bodies, HasSubstr(fmt::format("\"position\": {},", event.getPosition())));
}

TEST_F(ApiTest, StreamsEventsAsTheyAreRecorded) {
  auto first = scenario_.snapshot().size();
  auto response = get("/api/events?after=" + std::to_string(first - 1));
  ASSERT_TRUE(response.stream);
  auto last = response.stream->next();
  EXPECT_THAT(last, StartsWith(fmt::format("id: {}\nevent: documentFiled\ndata: {{", first)));
  EXPECT_THAT(last, AllOf(HasSubstr("\"specversion\":\"1.0\""), HasSubstr("\"type\":\"minuted.documentFiled\""),
                          HasSubstr("\"subject\":\"DOC-1\"")));
  EXPECT_THAT(response.stream->next(), IsEmpty());
  scenario_.and_({"actionRaised(owners = [(party = PE-1)], group = G-2, confidential = true) text = \"Watch the pier\"",
                  "actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Sweep the pier\""});
  auto news = response.stream->next();
  EXPECT_THAT(news, AllOf(HasSubstr("Sweep the pier"), Not(HasSubstr("Watch the pier")),
                          StartsWith(fmt::format("id: {}\n", first + 2))));
  EXPECT_THAT(response.stream->next(), IsEmpty());
  EXPECT_THAT(get("/api/events", "Last-Event-ID: 2\r\n").stream->next(), StartsWith("id: 3\n"));
  EXPECT_THAT(get("/api/events").stream->next(), IsEmpty());
  EXPECT_EQ(get("/api/events?after=x").status, 400u);
  EXPECT_EQ(get("/api/events?before=1").status, 400u);
}

TEST_F(ApiTest, HasTheBytesOfDocumentsAsFilesToSave) {
  auto digest = must(engine::keepFile(**scenario_, "<script>alert(1)</script>"));
  engine::CommandMaker command;
  auto step = command.step();
  auto document = step.initEvent().initBody().initDocumentFiled();
  document.setDigest({reinterpret_cast<const capnp::byte*>(digest.data()), digest.size()});
  document.setKept(true);
  step.initWords().setName("Plän B.html");
  must(engine::recordedOrError((*scenario_)->record(command.finish(engine::newCommandId(), "Officer"))));
  auto file = get("/api/documents/DOC-2/file");
  ASSERT_EQ(file.status, 200u) << file.body;
  EXPECT_EQ(file.body, "<script>alert(1)</script>");
  EXPECT_EQ(field(file, "content-type"), "application/octet-stream");
  EXPECT_EQ(field(file, "content-disposition"), "attachment; filename*=UTF-8''Pl%C3%A4n%20B.html");
  EXPECT_EQ(get("/api/documents/DOC-2/file", "If-None-Match: " + field(file, "etag") + "\r\n").status, 304u);
  EXPECT_EQ(get("/api/documents/DOC-1/file").status, 404u);  // its bytes are not kept
  EXPECT_EQ(get("/api/documents/A-1/file").status, 400u);
}

TEST_F(ApiTest, SaysWhatIsWrong) {
  struct Wrong {
    const char* target;
    unsigned status;
    const char* detail;
  };
  for (const auto& [target, status, detail] : std::vector<Wrong>{
           {"/api/nothing", 404, "There is nothing at /api/nothing."},
           {"/", 404, "There is nothing at /."},
           {"/api/actions/", 404, "There is nothing at /api/actions/."},
           {"/api/actions/A-1/x", 404, "There is nothing at"},
           {"/api/actions/A-99", 404, "There is no A-99."},
           {"/api/actions/D-1", 400, "D-1"},
           {"/api/actions?onwer=x", 400, "There is no 'onwer' here that could be said."},
           {"/api/actions?owner=PE-1&owner=O-1", 400, "owner was said 2 times."},
           {"/api/actions?status=lost", 400, "status: 'lost' is none of: open, accepted"},
           {"/api/actions?overdue=perhaps", 400, "overdue: 'perhaps' is none of: true, false."},
           {"/api/actions?on=never", 400, "'never' is no date."},
           {"/api/actions?asOf=never", 400, "'never' is no time."},
           {"/api/actions?sort=colour", 400, "'colour' is none of the fields"},
           {"/api/actions/A-1?ref=A-2", 400, "ref is said by the path."},
           {"/api/actions/tables", 400, "group is required."},
           {"/api/search", 400, "words is required."},
           {"/api/proposals", 404, "There is nothing at /api/proposals."},
       }) {
    SCOPED_TRACE(target);
    auto response = get(target);
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(field(response, "content-type"), "application/problem+json");
    EXPECT_THAT(response.body, AllOf(HasSubstr(detail), HasSubstr("\"status\": " + std::to_string(status))));
  }
}

TEST_F(ApiTest, HidesWhatIsConfidential) {
  scenario_.and_(
      {"actionRaised(owners = [(party = PE-1)], group = G-2, confidential = true) text = \"Watch the pier\""});
  auto before = get("/api/actions").body;
  EXPECT_THAT(before, Not(HasSubstr("pier")));
  EXPECT_EQ(get("/api/actions/A-3").status, 404u);
  EXPECT_EQ(get("/api/actions/A-3").body,
            "{\"title\": \"Not Found\", \"status\": 404, \"detail\": \"There is no A-3.\"}\n");
}

// The description names each route with all that it takes, and whoever reads it with a tool finds no fault in it.
TEST_F(ApiTest, IsDescribedForOtherPrograms) {
  auto described = nlohmann::json::parse(get("/api/openapi.json").body);
  for (const auto& question : questions::all()) {
    if (question.isForOfficers) continue;
    SCOPED_TRACE(question.path);
    const auto& operation = described["paths"]["/api" + question.path]["get"];
    ASSERT_TRUE(operation.is_object());
    std::set<std::string> names;
    for (const auto& each : operation["parameters"])
      if (each.contains("name")) names.insert(each["name"]);
    EXPECT_EQ(names.size(), question.parameters.size());
    auto schema = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].get<std::string>();
    auto name = schema.substr(schema.rfind('/') + 1);
    EXPECT_EQ(described["components"]["schemas"][name]["properties"].size(), question.answer.getFields().size());
  }
}

TEST_F(ApiTest, IsDescribedWithoutAFault) {
  const std::string tools = MINUTED_SOURCE "/tests/server/openapi";
  if (!std::filesystem::exists(tools + "/node_modules"))
    GTEST_SKIP() << "SKIPPED: the linter of descriptions, for the libraries of tests/server/openapi are not installed "
                    "(scripts/setup --test)";
  auto folder = must(TemporaryFolder::make());
  auto file = (folder.path() / "openapi.json").string(), said = (folder.path() / "said").string();
  std::ofstream(file) << get("/api/openapi.json").body;
  auto command = fmt::format("node {0}/lint.mjs {1} > {2} 2>&1", tools, file, said);
  auto status = std::system(command.c_str());
  std::ifstream report(said);
  std::string text(std::istreambuf_iterator<char>(report), {});
  EXPECT_EQ(status, 0) << text;
  EXPECT_THAT(text, HasSubstr("0 errors, 0 warnings"));
}

TEST(ApiDocument, NamesEveryPath) {
  std::ifstream file(MINUTED_SOURCE "/docs/API.md");
  std::string text(std::istreambuf_iterator<char>(file), {});
  for (const auto& question : questions::all()) {
    if (question.isForOfficers) continue;
    auto noun = question.path.substr(1, question.path.find('/', 1) - 1);
    EXPECT_THAT(text, HasSubstr("/api/" + noun)) << question.path;
  }
}

}  // namespace
}  // namespace minuted::world
