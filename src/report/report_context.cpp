#include "report/report_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>

#include "base/guard.h"
#include "base/text.h"

namespace minuted::report {

Result<const engine::Story*> ReportContext::story(Id subject) {
  auto known = stories_.find(subject);
  if (known == stories_.end()) {
    TRY(auto read, snapshot_.story(subject));
    known = stories_.emplace(subject, std::move(read)).first;
  }
  return &known->second;
}

Result<const std::optional<domain::Subject>*> ReportContext::subjectOf(Id id) {
  auto known = subjects_.find(id);
  if (known == subjects_.end()) {
    TRY(auto found, snapshot_.find(id));
    known = subjects_.emplace(id, std::move(found)).first;
  }
  return &known->second;
}

Result<Citations> ReportContext::cite(Id subject, const Wanted& wanted) {
  Citations cites;
  TRY(const auto* events, story(subject));
  return guarded("the story of " + reference(subject), [&]() -> Result<Citations> {
    auto inError = engine::positionsInError(*events);
    for (const auto& stored : *events) {
      auto event = stored->event();
      auto place = domain::placeOf(event);
      if (place.day <= today().day && !inError.contains(place.position) && wanted(event))
        cites.push_back(place.position);
    }
    return cites;
  });
}

namespace {

ReportContext::Wanted anyOfTypes(std::initializer_list<domain::EventType> types) {
  return [wanted = std::vector<domain::EventType>(types)](domain::Event event) {
    return std::ranges::find(wanted, event.getBody().which()) != wanted.end();
  };
}

}  // namespace

Result<Citations> ReportContext::cite(Id subject, std::initializer_list<domain::EventType> types) {
  return cite(subject, anyOfTypes(types));
}

// The newest event is that of the latest day and, on the same day, of the highest position.
Result<Citations> ReportContext::citeNewest(Id subject, const Wanted& wanted) {
  std::optional<domain::Place> newest;
  TRY_DONE(cite(subject, [&](domain::Event event) {
    if (wanted(event)) newest = std::max(newest, std::optional(domain::placeOf(event)));
    return false;
  }));
  return newest ? Citations{newest->position} : Citations();
}

Result<Citations> ReportContext::citeNewest(Id subject, std::initializer_list<domain::EventType> types) {
  return citeNewest(subject, anyOfTypes(types));
}

Citations mergeCitations(Citations a, const Citations& b) {
  if (a.empty() || b.empty() || a.back() < b.front()) {  // the usual case needs no merging
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }
  Citations together;
  together.reserve(a.size() + b.size());
  std::ranges::set_union(a, b, std::back_inserter(together));
  return together;
}

}  // namespace minuted::report
