#include "server/http/head.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>
#include <optional>

namespace minuted::server {
namespace {

namespace http = boost::beast::http;
namespace urls = boost::urls;

using Refusal = std::optional<Response>;

// RFC 9110, 5.6.2
bool isTokenCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text) { return !text.empty() && std::ranges::all_of(text, isTokenCharacter); }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return result;
}

std::string_view trimmed(std::string_view text) {
  auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}

Response bad(std::string_view detail) { return problem(400, detail); }

// GET /path HTTP/1.1
Refusal faultInFirstLine(std::string_view line) {
  auto first = line.find(' '), second = line.find(' ', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos ||
      line.find(' ', second + 1) != std::string_view::npos)
    return bad("The first line is not METHOD PATH HTTP/1.1.");
  auto method = line.substr(0, first), target = line.substr(first + 1, second - first - 1),
       version = line.substr(second + 1);
  if (!isToken(method)) return bad("The method is none.");
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return problem(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
  if (method != "GET" && method != "HEAD" && method != "POST")
    return problem(501, fmt::format("There is no {} here: what can be asked is asked with GET, and what is recorded is "
                                    "sent with POST.",
                                    method));
  if (!target.starts_with('/')) return bad("The path does not begin with '/'.");
  bool isPlain = std::ranges::all_of(target, [](char c) { return c > ' ' && c < 0x7f && c != '#'; });
  return isPlain ? Refusal() : bad("The path has characters that have to be written as %XX.");
}

// What is known of the fields that say to whom a request goes and how long it is.
struct Counts {
  int hosts = 0, lengths = 0;
  std::string_view length;
};

bool isHost(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return isTokenCharacter(c) ? std::string_view("#$%&'*+^`|").find(c) == std::string_view::npos
                               : c == ':' || c == '[' || c == ']';
  });
}

Refusal faultInField(std::string_view line, Counts& counts) {
  if (line.starts_with(' ') || line.starts_with('\t')) return bad("A header field goes on in a second line.");
  auto colon = line.find(':');
  if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
    return bad("A header field is not NAME: VALUE.");
  auto name = lowered(line.substr(0, colon));
  auto value = trimmed(line.substr(colon + 1));
  if (name == "transfer-encoding")
    return problem(411,
                   "A body has to say how long it is, with Content-Length; it cannot be sent with "
                   "Transfer-Encoding.");
  if (name == "host" && (++counts.hosts > 1 || !isHost(value)))
    return bad(counts.hosts > 1 ? "There is more than one Host." : "Host names no host.");
  if (name == "content-length") {
    counts.length = value;
    bool isNumber =
        !value.empty() && value.size() < 19 && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (++counts.lengths > 1 || !isNumber)
      return bad(counts.lengths > 1 ? "There is more than one Content-Length." : "Content-Length is no number.");
  }
  return std::nullopt;
}

// Every line ends with CRLF, and there are no other control characters but tabs.
Refusal faultInCharacters(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    bool isLineEnd = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (isLineEnd) ++i;
    if (!isLineEnd && ((c < ' ' && c != '\t') || c == 0x7f)) return bad("The head has control characters.");
  }
  return std::nullopt;
}

Refusal faultIn(std::string_view text) {
  if (auto fault = faultInCharacters(text)) return fault;
  auto end = text.find("\r\n");
  if (auto fault = faultInFirstLine(text.substr(0, end))) return fault;
  Counts counts;
  size_t fields = 0;
  for (auto begin = end + 2; (end = text.find("\r\n", begin)) != begin; begin = end + 2) {
    if (++fields > mostFields) return problem(431, fmt::format("There are more than {} header fields.", mostFields));
    if (auto fault = faultInField(text.substr(begin, end - begin), counts)) return fault;
  }
  if (counts.hosts == 0) return bad("There is no Host.");
  if (text.starts_with("POST") && counts.lengths == 0)
    return problem(411, "A body has to say how long it is, with Content-Length.");
  if (!text.starts_with("POST") && counts.lengths == 1 && counts.length != "0")
    return bad("What is asked with GET or HEAD has no body.");
  return std::nullopt;
}

// The path and the query of what is asked for, decoded.
Refusal readTarget(std::string_view target, Request& request) {
  auto url = urls::parse_origin_form({target.data(), target.size()});
  if (!url) return bad("The path cannot be read.");
  request.path = url->encoded_path();
  for (auto segment : url->segments()) request.segments.push_back(segment);
  urls::encoding_opts asForms;
  asForms.space_as_plus = true;
  for (auto parameter : url->params(asForms)) request.query.emplace_back(parameter.key, parameter.value);
  return std::nullopt;
}

}  // namespace

std::expected<Head, Response> readHead(std::string_view text) {
  if (auto fault = faultIn(text)) return std::unexpected(std::move(*fault));
  http::request_parser<http::empty_body> parser;
  parser.header_limit(largestHead);
  parser.body_limit(boost::none);
  boost::system::error_code error;
  parser.put(boost::asio::buffer(text), error);
  if (error || !parser.is_header_done()) return std::unexpected(bad("The head cannot be read."));
  const auto& message = parser.get();
  Head head;
  head.request.method = message.method() == http::verb::get    ? Method::get
                        : message.method() == http::verb::head ? Method::head
                                                               : Method::post;
  for (const auto& field : message)
    head.request.fields.emplace_back(lowered({field.name_string().data(), field.name_string().size()}), field.value());
  if (auto fault = readTarget({message.target().data(), message.target().size()}, head.request))
    return std::unexpected(std::move(*fault));
  auto length = head.request.field("content-length");
  std::from_chars(length.data(), length.data() + length.size(), head.bodySize);
  head.keepsOpen = message.keep_alive();
  if (auto expected = head.request.field("expect"); !expected.empty()) {
    if (lowered(expected) != "100-continue") return std::unexpected(problem(417, "Only 100-continue can be expected."));
    head.awaitsPermission = true;
  }
  return head;
}

}  // namespace minuted::server
