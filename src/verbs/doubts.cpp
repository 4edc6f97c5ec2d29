#include "verbs/doubts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "base/text.h"
#include "domain/days_off.h"
#include "projections/views.h"

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

double likenessOf(const std::set<std::string>& one, const std::set<std::string>& other) {
  auto both = static_cast<double>(std::ranges::count_if(one, [&](const auto& word) { return other.contains(word); }));
  auto all = static_cast<double>(one.size() + other.size());
  return all == 0 ? 0 : 2 * both / all;
}

}  // namespace

double likeness(std::string_view one, std::string_view other) {
  return likenessOf(wordsThatCount(one), wordsThatCount(other));
}

Result<void> Doubts::addAboutDate(Date ahead, Date day, std::vector<std::string>& doubts) {
  if (lastDay(ahead) < day.day)
    doubts.push_back(fmt::format("{} lies before {}, the day on which this happens.", longDate(ahead), longDate(day)));
  TRY(const auto* daysOff, meetings_.daysOff());
  if (ahead.precision == Precision::DAY && domain::isDayOff(*daysOff, ahead.day))
    doubts.push_back(fmt::format("{} is a day off; the next working day is {}.", longDate(ahead),
                                 longDate({.day = domain::workingDayFrom(*daysOff, ahead.day)})));
  return {};
}

Result<const std::vector<Doubts::LiveAction>*> Doubts::liveActionsOf(Id group) {
  if (auto known = liveActions_.find(group); known != liveActions_.end()) return &known->second;
  std::vector<LiveAction> live;
  auto prefix = projections::livePrefix(projections::ViewId::actionsByGroup, group);
  TRY_DONE(snapshot_.scan(prefix, [&](domain::Subject subject) {
    if (const auto* action = std::get_if<domain::Action>(&subject.state))
      live.push_back({subject.id, action->text, wordsThatCount(action->text)});
    return true;
  }));
  return &liveActions_.emplace(group, std::move(live)).first->second;
}

Result<void> Doubts::addAboutAction(Id group, std::string_view text, std::vector<std::string>& doubts) {
  TRY(const auto* live, liveActionsOf(group));
  auto words = wordsThatCount(text);
  std::vector<std::pair<double, const LiveAction*>> like;
  for (const auto& action : *live)
    if (auto much = likenessOf(words, action.words); much >= nearlyTheSame) like.emplace_back(much, &action);
  std::ranges::stable_sort(like, std::ranges::greater(), &std::pair<double, const LiveAction*>::first);
  if (like.size() > mostLike) like.resize(mostLike);
  for (const auto& [much, action] : like)
    doubts.push_back(fmt::format("{} is open and says nearly the same: '{}'.", reference(action->id), action->text));
  return {};
}

Result<std::vector<std::string>> Doubts::about(EventType type, capnp::DynamicStruct::Reader body, std::string_view text,
                                               Date day) {
  std::vector<std::string> doubts;
  if (auto ahead = dateAhead(type, body)) TRY_DONE(addAboutDate(*ahead, day, doubts));
  if (type == EventType::ACTION_RAISED) TRY_DONE(addAboutAction(Id(body.get("group").as<uint64_t>()), text, doubts));
  return doubts;
}

}  // namespace minuted::verbs
