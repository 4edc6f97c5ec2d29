#include "server/api/routes.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "base/written_date.h"
#include "server/api/answer_form.h"
#include "server/api/description.h"
#include "server/api/document_file.h"
#include "server/api/event_stream.h"
#include "server/http/url.h"

namespace minuted::server {
namespace {

using questions::Question;
using questions::Values;

constexpr size_t usualLimit = 200, mostLimit = 1000;  // items of a page

// What any question can be asked with, beside its own parameters.
struct Asking {
  engine::Times times;
  size_t limit = usualLimit;
  size_t first = 0;  // item of the list, from 0
  Values values;
};

// "dueFrom" and "due-from" are the same.
std::string parameterName(std::string_view name) {
  std::string result;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') result += '-';
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return result;
}

std::optional<uint64_t> numberIn(std::string_view text) {
  uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// A cursor is where a list goes on, and how large the log was when it began, so that what is recorded meanwhile moves
// nothing: 5231.200
Result<void> readCursor(std::string_view cursor, Asking& asking) {
  auto dot = cursor.find('.');
  auto size = numberIn(cursor.substr(0, dot));
  auto first = dot == std::string_view::npos ? std::nullopt : numberIn(cursor.substr(dot + 1));
  if (!size || *size == 0 || !first)
    return fail(ErrorKind::usage, fmt::format("'{}' is no cursor: take that of the link to the next page.", cursor));
  asking.times.size = *size;
  asking.first = *first;
  return {};
}

Result<void> readLimit(const std::string& text, Asking& asking) {
  auto limit = numberIn(text);
  if (!limit || *limit == 0 || *limit > mostLimit)
    return fail(ErrorKind::usage, fmt::format("limit: '{}' is no number from 1 to {}.", text, mostLimit));
  asking.limit = *limit;
  return {};
}

Result<Asking> readAsking(const Request& request, const Matched& matched, Date today) {
  Asking asking;
  for (const auto& [name, value] : matched.names) asking.values[name] = {value};
  for (const auto& [key, value] : request.query) {
    auto name = parameterName(key);
    if (name == "on") {
      TRY(asking.times.on, parseWrittenDate(value, today));
    } else if (name == "as-of") {
      TRY(asking.times.asOf, parseWrittenTime(value));
    } else if (name == "limit") {
      TRY_DONE(readLimit(value, asking));
    } else if (name == "cursor") {
      TRY_DONE(readCursor(value, asking));
    } else if (matched.names.contains(name)) {
      return fail(ErrorKind::usage, fmt::format("{} is said by the path.", name));
    } else {
      asking.values[name].push_back(value);
    }
  }
  return asking;
}

// Where the list goes on after this page.
std::string nextLink(const Request& request, uint64_t size, size_t first) {
  std::string query;
  for (const auto& [name, value] : request.query)
    if (name != "cursor") query += fmt::format("{}={}&", encoded(name), encoded(value));
  return fmt::format("<{}?{}cursor={}.{}>; rel=\"next\"", request.path, query, size, first);
}

Response answerQuestion(const Viewer& viewer, const Question& question, const Request& request,
                        const Matched& matched) {
  auto form = formAskedFor(matched.form, request.field("accept"));
  if (!form) return problem(406, "This is answered as JSON, CSV, XLSX or Cap'n Proto.");
  auto asking = readAsking(request, matched, viewer.today());
  if (!asking) return problemOf(asking.error());
  auto snapshot = viewer.snapshot(asking->times);
  if (!snapshot) return problemOf(snapshot.error());
  bool isPaged = question.hasItems() && (*form == AnswerForm::json || *form == AnswerForm::capnp);
  auto answer =
      viewer.ask(question, *snapshot, asking->values, isPaged ? asking->first + asking->limit + 1 : UINT32_MAX);
  if (!answer) return problemOf(answer.error());
  if (!isPaged) return respond(request, *answer, *form);
  auto isMore = answer->keepItems(asking->first, asking->limit);
  auto response = respond(request, *answer, *form);
  if (!isMore) return response;
  return std::move(response).with("link", nextLink(request, snapshot->size(), asking->first + asking->limit));
}

constexpr auto plainTextType = "text/plain; charset=utf-8";

Response plainText(unsigned status, std::string text) {
  return {.status = status, .fields = {{"content-type", plainTextType}}, .body = std::move(text)};
}

}  // namespace

Api::Api(engine::Register& opened, std::filesystem::path folder) : viewer_(opened, std::move(folder)) {
  std::vector<std::string> endings;
  for (const auto& form : answerForms()) endings.emplace_back(form.ending);
  for (const auto& question : questions::all()) {
    if (question.isForOfficers) continue;  // until people can sign in
    routes_.add({.method = Method::get,
                 .path = "/api" + question.path,
                 .help = std::string(question.help),
                 .answer = [this, &question](
                               const Request& request,
                               const Matched& matched) { return answerQuestion(viewer_, question, request, matched); },
                 .question = &question,
                 .forms = endings});
  }
  routes_.add({.method = Method::get,
               .path = "/api/documents/{ref}/file",
               .help = "The bytes of a document as they were filed",
               .answer = [this](const Request& request,
                                const Matched& matched) { return answerWithDocument(viewer_, request, matched); },
               .mediaType = "application/octet-stream",
               .parameters = {{.name = "ref", .help = "Its reference"}}});
  routes_.add({.method = Method::get,
               .path = "/api/events",
               .help = "Events as they are recorded",
               .answer = [this](const Request& request, const Matched&) { return answerWithEvents(viewer_, request); },
               .mediaType = "text/event-stream",
               .parameters = {{.name = "after",
                               .type = questions::Parameter::Type::number,
                               .help = "The position of the last event that is known already"}}});
  routes_.add({.method = Method::get,
               .path = "/api/openapi.json",
               .help = "This API, described for other programs by OpenAPI 3.1",
               .answer =
                   [this](const Request&, const Matched&) {
                     return Response{.fields = {{"content-type", "application/json"}}, .body = describe(routes_)};
                   },
               .mediaType = "application/json"});
  routes_.add({.method = Method::get,
               .path = "/healthz",
               .help = "Whether the server runs",
               .answer = [](const Request&, const Matched&) { return plainText(200, "The server runs.\n"); },
               .mediaType = plainTextType});
  routes_.add({.method = Method::get,
               .path = "/readyz",
               .help = "Whether the register can be read and recorded to",
               .answer =
                   [this](const Request&, const Matched&) {
                     auto reason = viewer_.whyNotReady();
                     return reason.empty() ? plainText(200, "The register can be read and recorded to.\n")
                                           : plainText(503, reason + "\n");
                   },
               .mediaType = plainTextType});
}

}  // namespace minuted::server
