// The forward plan: the agendas of meetings to come, and the topics that wait for one.
#include <algorithm>
#include <map>
#include <set>

#include "queries/answer_fields.h"
#include "queries/due.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Meeting;
using domain::MeetingStatus;
using domain::Topic;
using domain::TopicStatus;

// A line of the plan, before it is written.
struct Line {
  Id meeting, topic, group, owner;
  uint16_t number = 0, minutes = 0;
  std::string title;
  schema::ItemKind kind = schema::ItemKind::ITEM;
  bool confidential = false;
};

// planned: the meetings that are still to come. What was placed on another waits again.
Line lineOf(Id id, const Topic& topic, const std::set<Id>& planned) {
  bool isPlaced = topic.status == TopicStatus::PLACED && planned.contains(topic.meeting);
  return {.meeting = isPlaced ? topic.meeting : Id(),
          .topic = id,
          .group = topic.group,
          .owner = topic.raisedBy,
          .title = topic.text,
          .kind = schema::ItemKind::TOPIC};
}

// The items of the agenda, then the topics that are placed on it; one line without a title where there are none.
void addMeeting(Id id, const Meeting& meeting, const std::vector<Line>& topics, std::vector<Line>& to) {
  auto before = to.size();
  for (const auto& item : meeting.agenda)
    to.push_back({.meeting = id,
                  .topic = {},
                  .group = meeting.group,
                  .owner = item.owner,
                  .number = item.number,
                  .minutes = item.minutes,
                  .title = item.title,
                  .kind = item.kind,
                  .confidential = item.confidential});
  for (const auto& topic : topics)
    if (topic.meeting == id) to.push_back(topic);
  if (to.size() == before) to.push_back({.meeting = id, .topic = {}, .group = meeting.group, .owner = {}, .title = {}});
}

void write(const Line& line, const Meeting* meeting, Names& names, schema::PlanItem::Builder to) {
  setText(reference(line.meeting), [&](const auto& text) { to.setMeeting(text); });
  if (meeting != nullptr) {
    setDate(meeting->date, [&](const auto& text) { to.setDate(text); });
    setText(clockTime(meeting->startsAt), [&](const auto& text) { to.setStartsAt(text); });
  }
  setNamed(
      names, line.group, [&](const auto& text) { to.setGroup(text); }, [&](const auto& text) { to.setGroupRef(text); });
  to.setNumber(line.number);
  setText(line.title, [&](const auto& text) { to.setTitle(text); });
  setText(reference(line.topic), [&](const auto& text) { to.setTopic(text); });
  setNamed(
      names, line.owner, [&](const auto& text) { to.setOwner(text); }, [&](const auto& text) { to.setOwnerRef(text); });
  to.setMinutes(line.minutes);
  to.setKind(line.kind);
  to.setConfidential(line.confidential);
}

}  // namespace

Result<Answer<schema::PlanAnswer>> forwardPlan(const engine::Snapshot& snapshot, const PlanFilter& filter) {
  auto from = filter.from ? filter.from : std::optional(snapshot.today());
  TRY(auto all, collect<Meeting>(snapshot, projections::kindPrefix(Kind::MEETING),
                                 [&](const Meeting& meeting) { return meeting.status == MeetingStatus::PLANNED; }));
  Meetings ofGroups(snapshot);
  std::set<Id> planned;
  std::vector<std::pair<Id, Meeting>> meetings;
  for (auto& [id, meeting] : all) {
    TRY(auto ended, ofGroups.endBefore(meeting));
    if (ended) continue;  // it will not be held
    planned.insert(id);
    bool isOfGroup = !filter.group || meeting.group == filter.group;
    if (isOfGroup && isWithin(meeting.date, from, filter.to)) meetings.emplace_back(id, std::move(meeting));
  }
  TRY(auto topics, collect<Topic>(snapshot, projections::kindPrefix(Kind::TOPIC), [&](const Topic& topic) {
        bool isOpen = topic.status == TopicStatus::WAITING || topic.status == TopicStatus::PLACED;
        return isOpen && (!filter.group || topic.group == filter.group || topic.meeting);
      }));
  std::ranges::sort(meetings, {}, [](const auto& each) { return std::pair(each.second.date, each.first); });
  std::ranges::sort(topics, {}, [](const auto& each) { return each.first; });
  std::vector<Line> ofTopics, lines;
  for (const auto& [id, topic] : topics) ofTopics.push_back(lineOf(id, topic, planned));
  std::map<Id, const Meeting*> byId;
  for (const auto& [id, meeting] : meetings) {
    byId[id] = &meeting;
    addMeeting(id, meeting, ofTopics, lines);
  }
  for (const auto& topic : ofTopics)
    if (!topic.meeting && (!filter.group || topic.group == filter.group)) lines.push_back(topic);
  Names names(snapshot);
  Answer<schema::PlanAnswer> plan;
  auto items = (*plan).initItems(static_cast<uint>(lines.size()));
  for (uint i = 0; i < items.size(); ++i) {
    auto meeting = byId.find(lines[i].meeting);
    write(lines[i], meeting == byId.end() ? nullptr : meeting->second, names, items[i]);
  }
  return plan;
}

}  // namespace minuted::queries
