#include "register/dependents.h"

namespace minuted::engine {

using Body = schema::Event::Body;

bool standsAlone(domain::EventType type) { return type == Body::MAIL_PREPARED; }

bool concerns(domain::Event event, Id subject) {
  bool does = domain::subjectOf(event) == subject;
  domain::forEachMention(event, [&](Id id, domain::Kinds) { does = does || id == subject; });
  return does;
}

Result<void> walkDown(uint64_t first, uint64_t last, const EventAt& eventAt, std::set<uint64_t>& inError,
                      const std::function<bool(StoredEvent&)>& visit) {
  for (auto position = last; position >= first && position > 0; --position) {
    TRY(auto stored, eventAt(position));
    if (inError.contains(position)) continue;
    auto event = stored->event();
    if (event.getBody().isEnteredInError())
      inError.insert(event.getBody().getEnteredInError().getEvent());
    else if (!visit(*stored))
      break;
  }
  return {};
}

Result<std::vector<uint64_t>> eventsConcerning(Id subject, uint64_t first, uint64_t last, const EventAt& eventAt,
                                               size_t limit) {
  std::vector<uint64_t> positions;
  std::set<uint64_t> inError;
  TRY_DONE(walkDown(first, last, eventAt, inError, [&](StoredEvent& stored) {
    auto event = stored.event();
    if (!standsAlone(event.getBody().which()) && concerns(event, subject)) positions.push_back(event.getPosition());
    return positions.size() < limit;
  }));
  return positions;
}

}  // namespace minuted::engine
