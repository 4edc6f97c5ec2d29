#include "verbs/doubts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "domain/days_off.h"
#include "projections/views.h"
#include "queries/due.h"
#include "queries/states.h"

namespace minuted::verbs {
namespace {

using domain::EventType;

constexpr double nearlyTheSame = 0.75;  // likeness; 'Survey the bus shelters' and 'Survey all shelters' have 0.8
constexpr size_t mostLike = 3;          // actions that are named

std::set<std::string> wordsThatCount(std::string_view text) {
  static constexpr std::array<std::string_view, 14> common{"a",  "all", "an", "and", "at",   "for", "from",
                                                           "in", "of",  "on", "the", "this", "to",  "with"};
  std::set<std::string> words;
  for (auto& word : wordsOf(text))
    if (std::ranges::find(common, word) == common.end()) words.insert(std::move(word));
  return words;
}

// The date of the step that lies ahead of it: when an action is due or a meeting planned.
OptionalDate dateAhead(EventType type, capnp::DynamicStruct::Reader body) {
  bool isMeeting = type == EventType::MEETING_SCHEDULED || type == EventType::MEETING_MOVED;
  const char* name = isMeeting ? "date" : "due";
  if (body.getSchema().findFieldByName(name) == nullptr || !body.has(name)) return std::nullopt;
  return readDate(true, body.get(name).as<schema::Date>());
}

Result<void> doubtDate(const engine::Snapshot& snapshot, Date ahead, Date day, std::vector<std::string>& doubts) {
  if (lastDay(ahead) < day.day)
    doubts.push_back(fmt::format("{} lies before {}, the day on which this happens.", longDate(ahead), longDate(day)));
  queries::Meetings meetings(snapshot);
  TRY(const auto* daysOff, meetings.daysOff());
  if (ahead.precision == Precision::DAY && domain::isDayOff(*daysOff, ahead.day))
    doubts.push_back(fmt::format("{} is a day off; the next working day is {}.", longDate(ahead),
                                 longDate({.day = domain::workingDayFrom(*daysOff, ahead.day)})));
  return {};
}

Result<void> doubtNews(const engine::Snapshot& snapshot, Id group, std::string_view text,
                       std::vector<std::string>& doubts) {
  std::vector<std::pair<double, std::pair<Id, std::string>>> like;
  TRY_DONE(
      snapshot.scan(projections::livePrefix(projections::ViewId::actionsByGroup, group), [&](domain::Subject subject) {
        const auto* action = std::get_if<domain::Action>(&subject.state);
        auto much = action == nullptr ? 0 : likeness(action->text, text);
        if (much >= nearlyTheSame) like.push_back({-much, {subject.id, action->text}});
        return true;
      }));
  std::ranges::sort(like);  // the most alike first, and of those the oldest
  if (like.size() > mostLike) like.resize(mostLike);
  for (const auto& [much, action] : like)
    doubts.push_back(fmt::format("{} is open and says nearly the same: '{}'.", reference(action.first), action.second));
  return {};
}

}  // namespace

double likeness(std::string_view one, std::string_view other) {
  auto ours = wordsThatCount(one), theirs = wordsThatCount(other);
  auto both = static_cast<double>(std::ranges::count_if(ours, [&](const auto& word) { return theirs.contains(word); }));
  auto all = static_cast<double>(ours.size() + theirs.size());
  return all == 0 ? 0 : 2 * both / all;
}

Result<std::vector<std::string>> doubtsAbout(const engine::Snapshot& snapshot, EventType type,
                                             capnp::DynamicStruct::Reader body, std::string_view text, Date day) {
  std::vector<std::string> doubts;
  if (auto ahead = dateAhead(type, body)) TRY_DONE(doubtDate(snapshot, *ahead, day, doubts));
  if (type == EventType::ACTION_RAISED)
    TRY_DONE(doubtNews(snapshot, Id(body.get("group").as<uint64_t>()), text, doubts));
  return doubts;
}

}  // namespace minuted::verbs
