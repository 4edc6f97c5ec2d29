// What has to be undone together with an event: what could not have happened without it, or would name nothing.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/guard.h"
#include "base/message.h"
#include "queries/queries.h"
#include "register/dependents.h"

namespace minuted::queries {
namespace {

using engine::StoredEvent;

// What an event that counts says about which subjects.
struct Naming {
  uint64_t position;
  std::vector<Id> subjects;  // its own first
};

class Undoing {
 public:
  explicit Undoing(const engine::Snapshot& snapshot) : snapshot_(snapshot), lowest_(snapshot.size() + 1) {}

  void add(uint64_t position, Id subject) { undone_[position] = subject; }

  // Adds what depends on the events that are undone so far, until nothing more does.
  Result<void> complete() {
    for (size_t count = 0; count != undone_.size();) {
      count = undone_.size();
      TRY_DONE(judgeSubjects());
      TRY_DONE(addNaming());
    }
    return {};
  }

  // In the order in which they can be undone: of each story the last event first, and knowledge at the end.
  Result<std::vector<uint64_t>> inOrder() const {
    std::vector<domain::Place> places;
    for (const auto& [position, subject] : undone_) {
      TRY(auto stored, snapshot_.event(position));
      TRY(auto place, guarded("an event", [&]() -> Result<domain::Place> {
            auto event = stored->event();
            bool entersPartnership =
                domain::subjectOf(event) == Id(Kind::GROUP, 1) && domain::beginsSubject(event.getBody().which());
            if (entersPartnership || event.getBody().isRegisterOpened())
              return fail(ErrorKind::refused, "It is the partnership whose register this is, and stays.");
            return domain::placeOf(event);
          }));
      places.push_back(place);
    }
    std::ranges::sort(places, std::ranges::greater());
    std::vector<uint64_t> positions;
    for (const auto& place : places) positions.push_back(place.position);
    return positions;
  }

 private:
  // Folds each subject that loses events, without them. Where it is then not there, or no longer was held, what names
  // it goes too; where a later event of its own could not have happened, that one goes.
  Result<void> judgeSubjects() {
    std::map<Id, size_t> counts;
    for (const auto& [position, subject] : undone_) ++counts[subject];
    for (const auto& [subject, count] : counts) {
      if (judged_[subject] == count) continue;
      judged_[subject] = count;
      TRY(auto story, snapshot_.story(subject));
      TRY_DONE(guarded("the story of " + reference(subject), [&]() -> Result<void> {
        judge(subject, std::move(story));
        return {};
      }));
    }
    return {};
  }

  void judge(Id subject, engine::Story story) {
    auto tolerated = engine::impossibleEvents(subject, story);
    auto first = story.front()->event().getPosition();
    std::erase_if(story, [&](const auto& stored) {
      auto event = stored->event();
      bool isUndone = undone_.contains(event.getPosition());
      if (isUndone && event.getBody().isMeetingHeld()) gone_.emplace(subject, event.getPosition() + 1);
      return isUndone;
    });
    auto folded = engine::foldJudged(subject, story, {}, tolerated);
    if (!folded)
      undone_.emplace(folded.error().position, subject);
    else if (!domain::exists(*folded))
      gone_[subject] = first;
  }

  // Adds the events that name a subject which is gone.
  Result<void> addNaming() {
    auto lowest = lowest_;
    for (const auto& [subject, from] : gone_) lowest = std::min(lowest, from);
    TRY_DONE(readDownTo(lowest));
    for (const auto& naming : namings_)
      for (auto id : naming.subjects)
        if (auto gone = gone_.find(id); gone != gone_.end() && naming.position >= gone->second)
          undone_.emplace(naming.position, naming.subjects.front());
    return {};
  }

  Result<void> readDownTo(uint64_t first) {
    if (first >= lowest_) return {};
    auto eventAt = [&](uint64_t position) { return snapshot_.event(position); };
    auto read = [&](StoredEvent& stored) {
      auto event = stored.event();
      if (engine::standsAlone(event.getBody().which())) return true;
      Naming naming{event.getPosition(), {domain::subjectOf(event)}};
      domain::forEachMention(event, [&](Id id, domain::Kinds) { naming.subjects.push_back(id); });
      namings_.push_back(std::move(naming));
      return true;
    };
    TRY_DONE(guarded("an event", [&] { return engine::walkDown(first, lowest_ - 1, eventAt, inError_, read); }));
    lowest_ = first;
    return {};
  }

  const engine::Snapshot& snapshot_;
  std::map<uint64_t, Id> undone_;  // positions, and whose story they belong to
  std::map<Id, size_t> judged_;    // with how many of its events undone the subject was judged last
  std::map<Id, uint64_t> gone_;    // what names it from that position on goes with it
  std::vector<Naming> namings_;    // of the events that count, from lowest_ on
  uint64_t lowest_;
  std::set<uint64_t> inError_;
};

struct PlacedEvent {
  uint64_t position;
  Id subject;
};

// What the command that closed an action added because it is asked again (register/asking_again.h): that the next one
// was raised, and that this one goes on as it. closing: the event at that position.
Result<std::vector<PlacedEvent>> askedAgainBy(const engine::Snapshot& snapshot, StoredEvent& closing) {
  Bytes command = bytesOf(closing.event().getCommand());
  auto action = domain::subjectOf(closing.event());
  std::vector<PlacedEvent> ofCommand;
  for (auto position = closing.event().getPosition() + 1; position <= snapshot.size(); ++position) {
    TRY(auto stored, snapshot.event(position));
    auto event = stored->event();
    if (bytesOf(event.getCommand()) != command) break;
    auto subject = domain::subjectOf(event);
    if (event.getBody().isActionRaised()) ofCommand.push_back({position, subject});
    if (!event.getBody().isActionContinued() || subject != action) continue;
    Id next(event.getBody().getActionContinued().getBy());
    auto raised = std::ranges::find(ofCommand, next, &PlacedEvent::subject);
    if (raised == ofCommand.end()) continue;
    TRY(auto story, snapshot.story(next));
    if (engine::positionsInError(story).contains(raised->position)) break;  // it was taken back alone
    return std::vector{*raised, PlacedEvent{position, subject}};
  }
  return std::vector<PlacedEvent>();
}

}  // namespace

Result<std::vector<uint64_t>> eventsUndoneWith(const engine::Snapshot& snapshot, uint64_t position) {
  if (position == 0 || position > snapshot.size())
    return fail(ErrorKind::notFound, fmt::format("There is no event {}: the log has {}.", position, snapshot.size()));
  TRY(auto stored, snapshot.event(position));
  Id subject;
  bool isNote = false;
  TRY_DONE(guarded("an event", [&]() -> Result<void> {
    subject = domain::subjectOf(stored->event());
    isNote = stored->event().getBody().isEnteredInError();
    return {};
  }));
  if (isNote) return std::vector{position};
  TRY(auto story, snapshot.story(subject));
  if (engine::positionsInError(story).contains(position)) return std::vector{position};  // the register says so
  Undoing undoing(snapshot);
  undoing.add(position, subject);
  TRY_DONE(guarded("an event", [&]() -> Result<void> {
    if (!stored->event().getBody().isActionClosed()) return {};
    TRY(auto askedAgain, askedAgainBy(snapshot, *stored));
    for (const auto& each : askedAgain) undoing.add(each.position, each.subject);
    return {};
  }));
  TRY_DONE(undoing.complete());
  return undoing.inOrder();
}

}  // namespace minuted::queries
