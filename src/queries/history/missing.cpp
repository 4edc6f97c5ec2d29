#include "queries/history/missing.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.h"
#include "base/guard.h"
#include "queries/parties/names.h"

namespace minuted::queries {
namespace {

// The newest note that counts and says of an event that began the subject that it was entered in error; nullptr where
// there is none.
engine::StoredEvent* noteOfError(const engine::Story& story) {
  auto inError = engine::positionsInError(story);
  auto begins = [&](uint64_t position) {
    return std::ranges::any_of(story, [&](const auto& each) {
      auto event = each->event();
      return event.getPosition() == position && domain::beginsSubject(event.getBody().which());
    });
  };
  for (auto stored = story.rbegin(); stored != story.rend(); ++stored) {
    auto body = (*stored)->event().getBody();
    if (body.isEnteredInError() && !inError.contains((*stored)->event().getPosition()) &&
        begins(body.getEnteredInError().getEvent()))
      return stored->get();
  }
  return nullptr;
}

std::string told(engine::StoredEvent& note, Names& names, Id subject) {
  auto event = note.event();
  auto why = note.words().getNote();
  return fmt::format("{0} was entered in error: {1} said so on {2}{3}. 'minuted history {0}' has its story.",
                     reference(subject), names.of(Id(event.getRecordedBy())), longDate(localDay(event.getRecordedAt())),
                     why.size() == 0 ? "" : fmt::format(" ({})", why.cStr()));
}

}  // namespace

Error missing(const engine::Snapshot& snapshot, Id subject) {
  auto answer = guarded("the story of " + reference(subject), [&]() -> Result<std::string> {
    TRY(auto story, snapshot.wholeStory(subject));
    if (story.empty()) return fmt::format("There is no {}.", reference(subject));
    std::erase_if(story, [&](const auto& each) { return each->event().getPosition() > snapshot.cut().until; });
    Names names(snapshot);
    auto* note = noteOfError(story);
    if (note != nullptr) return told(*note, names, subject);
    return snapshot.cut().isOpen() ? fmt::format("There is no {}.", reference(subject))
                                   : fmt::format("There was no {} at that time.", reference(subject));
  });
  return answer ? Error{ErrorKind::notFound, *answer} : answer.error();
}

}  // namespace minuted::queries
