#include "server/http/routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"

namespace minuted::server {
namespace {

bool isName(std::string_view part) { return part.starts_with('{'); }

std::vector<std::string> partsOf(std::string_view path) {
  path.remove_prefix(1);
  std::vector<std::string> parts;
  for (auto part : split(path, '/')) parts.emplace_back(part);
  return parts;
}

// What the segments say for the parts of the route's path; nothing where they are none of its.
std::optional<Matched> match(const Route& route, const std::vector<std::string>& parts,
                             std::vector<std::string> segments) {
  if (parts.size() != segments.size()) return std::nullopt;
  Matched matched;
  for (const auto& form : route.forms) {
    if (!segments.back().ends_with("." + form)) continue;
    matched.form = form;
    segments.back().resize(segments.back().size() - form.size() - 1);
  }
  for (size_t i = 0; i < parts.size(); ++i) {
    if (segments[i].empty() && parts.size() > 1) return std::nullopt;
    if (isName(parts[i]))
      matched.names[parts[i].substr(1, parts[i].size() - 2)] = segments[i];
    else if (parts[i] != segments[i])
      return std::nullopt;
  }
  return matched;
}

bool takes(const Route& route, Method method) {
  return route.method == method || (method == Method::head && route.method == Method::get);
}

}  // namespace

void Routes::add(Route route) { routes_.push_back(std::move(route)); }

std::expected<Routes::Found, Response> Routes::find(const Request& request) const {
  std::optional<Found> found;
  size_t fewest = SIZE_MAX;
  std::set<std::string> others;
  for (const auto& route : routes_) {
    auto parts = partsOf(route.path);
    auto matched = match(route, parts, request.segments);
    if (!matched) continue;
    if (!takes(route, request.method)) {
      others.insert(route.method == Method::post ? "POST" : "GET, HEAD");
      continue;
    }
    auto names = matched->names.size();
    if (names >= fewest) continue;
    fewest = names;
    found = Found{&route, std::move(*matched)};
  }
  if (found) return std::move(*found);
  if (others.empty()) return std::unexpected(problem(404, fmt::format("There is nothing at {}.", request.path)));
  auto allowed = fmt::format("{}", fmt::join(others, ", "));
  return std::unexpected(problem(405, fmt::format("{} takes only {}.", request.path, allowed)).with("allow", allowed));
}

}  // namespace minuted::server
