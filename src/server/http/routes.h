// What a server answers over HTTP: its routes, by method and path. From this table come what is answered, what the
// description for other programs says, and what tests try.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "questions/question.h"
#include "server/http/message.h"

namespace minuted::server {

// What the path of a request says for the names in that of its route; and how it ends, such as "csv".
struct Matched {
  std::map<std::string, std::string, std::less<>> names;
  std::string form;
};

struct Route {
  Method method = Method::get;
  std::string path;  // "/api/actions/{ref}"
  std::string help;
  // Answers a request; on any thread, at once with others. What it throws becomes an error 500.
  std::function<Response(const Request& request, const Matched& matched)> answer;
  size_t largestBody = 0;                             // bytes
  const questions::Question* question = nullptr;      // that it answers
  std::string mediaType = {};                         // of what it answers where that is no question
  std::vector<questions::Parameter> parameters = {};  // of its query, then
  std::vector<std::string> forms = {};                // that may stand behind the path: "/api/actions.csv"
};

class Routes {
 public:
  void add(Route route);
  const std::vector<Route>& all() const { return routes_; }

  struct Found {
    const Route* route;
    Matched matched;
  };
  // The route of a request; else the response: 404 where there is nothing at that path, 405 where it takes another
  // method. A name that stands in a path as it is counts before one that stands for anything.
  std::expected<Found, Response> find(const Request& request) const;

 private:
  std::vector<Route> routes_;
};

}  // namespace minuted::server
