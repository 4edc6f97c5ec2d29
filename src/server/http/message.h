// Requests and responses of HTTP, as routes see them. Plain values, for any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace minuted::server {

enum class Method : uint8_t { get, head, post };

// Names are in lower case.
using HeaderFields = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Method method = Method::get;
  std::string path;                                        // as it was sent, without the query
  std::vector<std::string> segments;                       // of the path, decoded
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in its order
  HeaderFields fields;
  std::string body;
  std::string id;  // by which the log of the server names it

  // The value of the header field; "" where it was not sent. Of several, the first.
  std::string_view field(std::string_view name) const;
};

// What a response goes on with until its client leaves, such as events as they are recorded.
class Stream {
 public:
  virtual ~Stream() = default;
  // What there is to say since the last call; "" where there is nothing. On any thread, one at a time.
  virtual std::string next() = 0;
};

struct Response {
  unsigned status = 200;
  HeaderFields fields = {};
  std::string body = {};
  std::shared_ptr<Stream> stream = nullptr;  // behind the body

  Response with(std::string_view name, std::string_view value) && {
    fields.emplace_back(name, value);
    return std::move(*this);
  }
};

// An error as RFC 9457 has it: application/problem+json.
Response problem(unsigned status, std::string_view detail);

// "GET"
std::string_view nameOf(Method method);

// "Not Found"
std::string_view reasonOf(unsigned status);

}  // namespace minuted::server
