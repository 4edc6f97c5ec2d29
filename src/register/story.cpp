#include "register/story.h"

#include <algorithm>

#include "projections/views.h"
#include "register/index_keys.h"

namespace minuted::engine {
namespace {

using namespace domain;

// The events that count up to that day, in the order of folding: without those entered in error, and without the events
// that say so, since neither changes the subject.
std::vector<StoredEvent*> eventsToFold(const Story& story, int32_t on) {
  auto inError = positionsInError(story);
  std::vector<std::pair<Place, StoredEvent*>> places;
  for (const auto& stored : story) {
    auto event = stored->event();
    if (event.getBody().isEnteredInError() || inError.contains(event.getPosition())) continue;
    auto place = placeOf(event);
    if (place.day <= on) places.emplace_back(place, stored.get());
  }
  std::ranges::sort(places);
  std::vector<StoredEvent*> ordered;
  for (auto& place : places) ordered.push_back(place.second);
  return ordered;
}

// The newest event is that of the whole story, whatever was left out of the fold: it is the version of the subject.
void setNewest(Subject& subject, const Story& story) {
  for (const auto& stored : story) subject.newest = std::max(subject.newest, stored->event().getPosition());
}

}  // namespace

// A note of an error that was entered in error itself takes nothing away. It can only be named by a later event, so the
// newest events are looked at first.
std::set<uint64_t> positionsInError(const Story& story) {
  std::set<uint64_t> inError;
  for (auto stored = story.rbegin(); stored != story.rend(); ++stored) {
    auto event = (*stored)->event();
    if (event.getBody().isEnteredInError() && !inError.contains(event.getPosition()))
      inError.insert(event.getBody().getEnteredInError().getEvent());
  }
  return inError;
}

Result<std::unique_ptr<StoredEvent>> readEvent(const log::ReadPoint& at, uint64_t position) {
  TRY(auto stored, log::readRecord(at, position));
  TRY(auto record, log::decodeParts(stored));
  return std::make_unique<StoredEvent>(record.event, record.words);
}

Result<Story> readStory(const log::ReadPoint& at, Id subject, uint64_t until) {
  std::vector<uint64_t> positions;
  auto prefix = storyPrefix(subject);
  TRY_DONE(at.scan(log::Table::index, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView) {
    auto position = lastNumber(key);
    if (position > until) return false;
    positions.push_back(position);
    return true;
  }));
  Story story;
  story.reserve(positions.size());
  for (auto position : positions) {
    TRY(auto event, readEvent(at, position));
    story.push_back(std::move(event));
  }
  return story;
}

Subject fold(Id id, const Story& story, int32_t on) {
  return foldObserved(id, story, on, [](StoredEvent&, const Subject&) {});
}

Subject foldObserved(Id id, const Story& story, int32_t on, const FoldObserver& observe) {
  auto subject = blank(id);
  for (auto* stored : eventsToFold(story, on)) {
    apply(subject, stored->event(), stored->words());
    observe(*stored, subject);
  }
  setNewest(subject, story);
  return subject;
}

std::expected<Subject, ImpossibleEvent> foldJudged(Id id, const Story& story, Place from,
                                                   const std::set<uint64_t>& tolerated) {
  auto subject = blank(id);
  for (auto* stored : eventsToFold(story, std::numeric_limits<int32_t>::max())) {
    auto event = stored->event();
    if (placeOf(event) >= from && !tolerated.contains(event.getPosition()))
      if (auto reason = refusal(subject, event, stored->words()))
        return std::unexpected(ImpossibleEvent{event.getPosition(), *reason});
    apply(subject, event, stored->words());
  }
  setNewest(subject, story);
  return subject;
}

std::set<uint64_t> impossibleEvents(Id id, const Story& story) {
  std::set<uint64_t> positions;
  auto subject = blank(id);
  for (auto* stored : eventsToFold(story, std::numeric_limits<int32_t>::max())) {
    auto event = stored->event();
    if (refusal(subject, event, stored->words())) positions.insert(event.getPosition());
    apply(subject, event, stored->words());
  }
  return positions;
}

}  // namespace minuted::engine
