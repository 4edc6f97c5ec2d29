#include "register/story.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "projections/views.h"
#include "register/index_keys.h"

namespace minuted::engine {
namespace {

using namespace domain;

// What is left of the story under the cut, in the order of folding.
std::vector<StoredEvent*> inOrder(const Story& story, int32_t on) {
  auto gone = takenAway(story);
  std::vector<std::pair<Place, StoredEvent*>> places;
  for (const auto& stored : story) {
    auto event = stored->event();
    if (event.getBody().isEnteredInError() || gone.contains(event.getPosition())) continue;
    auto place = placeOf(event);
    if (place.day <= on) places.emplace_back(place, stored.get());
  }
  std::ranges::sort(places);
  std::vector<StoredEvent*> ordered;
  for (auto& place : places) ordered.push_back(place.second);
  return ordered;
}

void noteNewest(Subject& subject, const Story& story) {
  for (const auto& stored : story) subject.newest = std::max(subject.newest, stored->event().getPosition());
}

}  // namespace

// An error that was entered in error itself takes nothing away; it can
// only be named by a later one, so the newest are looked at first.
std::set<uint64_t> takenAway(const Story& story) {
  std::set<uint64_t> gone;
  for (auto stored = story.rbegin(); stored != story.rend(); ++stored) {
    auto event = (*stored)->event();
    if (event.getBody().isEnteredInError() && !gone.contains(event.getPosition()))
      gone.insert(event.getBody().getEnteredInError().getEvent());
  }
  return gone;
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
  return foldSeen(id, story, on, [](StoredEvent&, const Subject&) {});
}

Subject foldSeen(Id id, const Story& story, int32_t on, const SeeFold& see) {
  auto subject = blank(id);
  for (auto* stored : inOrder(story, on)) {
    apply(subject, stored->event(), stored->words());
    see(*stored, subject);
  }
  noteNewest(subject, story);
  return subject;
}

std::expected<Subject, Refused> foldJudged(Id id, const Story& story, Place from) {
  auto subject = blank(id);
  for (auto* stored : inOrder(story, std::numeric_limits<int32_t>::max())) {
    auto event = stored->event();
    if (placeOf(event) >= from)
      if (auto reason = refusal(subject, event, stored->words()))
        return std::unexpected(Refused{event.getPosition(), *reason});
    apply(subject, event, stored->words());
  }
  noteNewest(subject, story);
  return subject;
}

}  // namespace minuted::engine
