#include "server/http/message.h"

#include <algorithm>
#include <boost/beast/http/status.hpp>

#include "formats/json.h"
#include "outcome.capnp.h"
#include "queries/queries.h"

namespace minuted::server {

std::string_view Request::field(std::string_view name) const {
  auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

Response problem(unsigned status, std::string_view detail) {
  queries::Answer<schema::ProblemAnswer> answer;
  (*answer).setTitle(std::string(reasonOf(status)));
  (*answer).setStatus(static_cast<uint16_t>(status));
  (*answer).setDetail(std::string(detail));
  return {.status = status,
          .fields = {{"content-type", "application/problem+json"}},
          .body = formats::json(answer.get()) + "\n"};
}

std::string_view nameOf(Method method) {
  return method == Method::get ? "GET" : method == Method::head ? "HEAD" : "POST";
}

std::string_view reasonOf(unsigned status) {
  auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
  return {reason.data(), reason.size()};
}

}  // namespace minuted::server
