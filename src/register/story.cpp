#include "register/story.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/index/index_keys.h"
#include "register/index/tally.h"

namespace minuted::engine {
namespace {

using namespace domain;

// The newest event is that of the whole story, whatever was left out of the fold: it is the version of the subject.
void setNewest(Subject& subject, const Story& story) {
  for (const auto& stored : story) subject.newest = std::max(subject.newest, stored->event().getPosition());
}

}  // namespace

std::vector<StoredEvent*> eventsThatCount(const Story& story, int32_t on) {
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

namespace {

std::unexpected<Error> damagedStory(Id subject, const char* how) {
  return damagedIndex(fmt::format("the story of {} {}", reference(subject), how));
}

// Compares the whole story of a subject with its row.
Result<void> requireWhole(const log::ReadPoint& at, Id id, const Story& story) {
  if (story.empty()) {  // a number may be left out by whoever gives numbers to new subjects
    TRY(auto row, at.get(log::Table::views, projections::subjectKey(id)));
    return row ? damagedStory(id, "is lost") : Result<void>();
  }
  std::set<uint64_t> positions;
  for (const auto& stored : story) {
    if (subjectOf(stored->event()) != id) return damagedStory(id, "has an event of another");
    positions.insert(stored->event().getPosition());
  }
  for (const auto& stored : story)
    if (auto body = stored->event().getBody();
        body.isEnteredInError() && !positions.contains(body.getEnteredInError().getEvent()))
      return damagedStory(id, "has lost an event that was entered in error");
  TRY(auto row, at.get(log::Table::views, projections::subjectKey(id)));
  if (!row) return exists(fold(id, story, Cut().on)) ? damagedStory(id, "has no row") : Result<void>();
  auto extent = projections::extentOf(*row);
  if (extent.newest != *positions.rbegin() || extent.events != eventsThatCount(story, Cut().on).size())
    return damagedStory(id, "is not the one that its row was made of");
  return {};
}

}  // namespace

Result<Story> readStory(const log::ReadPoint& at, Id subject, uint64_t until) {
  std::vector<uint64_t> positions;
  auto prefix = storyPrefix(subject);
  TRY_DONE(at.scan(log::Table::index, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView) {
    positions.push_back(lastNumber(key));
    return true;
  }));
  TRY(auto story, readEvents(at, positions));
  TRY_DONE(guarded("the story of " + reference(subject), [&] { return requireWhole(at, subject, story); }));
  while (!positions.empty() && positions.back() > until) {
    positions.pop_back();
    story.pop_back();
  }
  return story;
}

Result<Story> readEvents(const log::ReadPoint& at, const std::vector<uint64_t>& positions) {
  Story story;
  story.reserve(positions.size());
  for (auto position : positions) {
    auto event = readEvent(at, position);
    if (!event && event.error().kind == ErrorKind::notFound)
      return damagedIndex(fmt::format("they name event {}, which is not in the log", position));
    if (!event) return std::unexpected(event.error());
    story.push_back(std::move(*event));
  }
  return story;
}

Subject fold(Id id, const Story& story, int32_t on) {
  return foldObserved(id, story, on, [](StoredEvent&, const Subject&) {});
}

Subject foldObserved(Id id, const Story& story, int32_t on, const FoldObserver& observe) {
  auto subject = blank(id);
  for (auto* stored : eventsThatCount(story, on)) {
    apply(subject, stored->event(), stored->words());
    observe(*stored, subject);
  }
  setNewest(subject, story);
  return subject;
}

std::expected<Subject, ImpossibleEvent> foldJudged(Id id, const Story& story, Place from,
                                                   const std::set<uint64_t>& tolerated) {
  auto subject = blank(id);
  for (auto* stored : eventsThatCount(story, std::numeric_limits<int32_t>::max())) {
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
  for (auto* stored : eventsThatCount(story, std::numeric_limits<int32_t>::max())) {
    auto event = stored->event();
    if (refusal(subject, event, stored->words())) positions.insert(event.getPosition());
    apply(subject, event, stored->words());
  }
  return positions;
}

}  // namespace minuted::engine
