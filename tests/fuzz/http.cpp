// Fuzzes the head of a request over HTTP. What is answered must be read the same by the simplest reader there could be:
// one that splits lines at CRLF and fields at the first colon.
#include <algorithm>
#include <optional>

#include "base/result.h"
#include "fuzz.h"
#include "server/http/head.h"
#include "server/http/routes.h"

namespace minuted::fuzz {
namespace {

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string trimmed(std::string_view text) {
  auto begin = text.find_first_not_of(" \t"), end = text.find_last_not_of(" \t");
  return begin == std::string_view::npos ? "" : std::string(text.substr(begin, end - begin + 1));
}

void checkAnswered(std::string_view text, const server::Head& head) {
  REQUIRE(text.ends_with("\r\n\r\n"));
  REQUIRE(text.find("\r\n\r\n") == text.size() - 4);
  text.remove_suffix(2);
  int hosts = 0;
  std::optional<std::string> length;
  server::HeaderFields fields;
  for (auto begin = text.find("\r\n") + 2; begin < text.size();) {
    auto end = text.find("\r\n", begin);
    auto line = text.substr(begin, end - begin);
    auto colon = line.find(':');
    REQUIRE(colon != std::string_view::npos && colon > 0);
    auto name = lowered(line.substr(0, colon));
    REQUIRE(name == trimmed(name) && name.find('\t') == std::string::npos);
    REQUIRE(name != "transfer-encoding");
    auto value = trimmed(line.substr(colon + 1));
    fields.emplace_back(name, value);
    hosts += name == "host" ? 1 : 0;
    if (name == "content-length") {
      REQUIRE(!length);
      length = value;
    }
    begin = end + 2;
  }
  // Beast puts fields of one name together, in their order.
  auto read = head.request.fields;
  std::ranges::stable_sort(fields, {}, &std::pair<std::string, std::string>::first);
  std::ranges::stable_sort(read, {}, &std::pair<std::string, std::string>::first);
  REQUIRE(fields == read);
  REQUIRE(hosts == 1);
  REQUIRE(std::to_string(head.bodySize) == (length ? std::to_string(std::stoull(*length)) : "0"));
  REQUIRE(head.request.path.starts_with('/'));
  REQUIRE(std::ranges::none_of(text, [](char c) { return c == '\0'; }));
}

server::Routes someRoutes() {
  server::Routes routes;
  for (const auto* path : {"/api/actions", "/api/actions/tables", "/api/actions/{ref}", "/api/groups/{ref}/members"})
    routes.add({.path = path, .forms = {"json", "csv"}});
  return routes;
}

}  // namespace

void testOneInput(std::string_view bytes) {
  static const auto routes = someRoutes();
  auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return;
  auto text = bytes.substr(0, end + 4);
  auto head = server::readHead(text);
  if (!head) {
    REQUIRE(head.error().status >= 400);
    return;
  }
  checkAnswered(text, *head);
  (void)routes.find(head->request);
}

std::vector<std::string> seeds() {
  return {
      "GET /api/actions?owner=Harbour+Trust&on=2025-03-01 HTTP/1.1\r\nHost: minuted.test\r\nAccept: text/csv;q=0.5, "
      "application/json\r\nIf-None-Match: \"x\"\r\nConnection: close\r\n\r\n",
      "POST /api/actions/A%2D1/extend HTTP/1.1\r\nHost: [::1]:8080\r\nContent-Length: 17\r\nContent-Type: "
      "application/json\r\nExpect: 100-continue\r\n\r\n{\"due\":\"tomorrow\"}",
      "HEAD /api/groups/Safer%20Streets/members.csv HTTP/1.0\r\nhost: a\r\nX-Note: \t caf\xc3\xa9 \t\r\n\r\n",
      "POST /api/register HTTP/1.1\r\nHost: minuted.test\r\nTransfer-Encoding: chunked\r\nTrailer: Cookie\r\n\r\n5\r\n"
      "hello\r\n0\r\nCookie: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 5\r\nContent-Length: 5\r\nX: y\r\n folded\r\n\r\n",
  };
}

}  // namespace minuted::fuzz
