#include "domain/topic.h"

#include <array>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 5> statesOfTopics{"raised", "waiting", "placed on an agenda", "dropped",
                                                         "covered"};
constexpr std::string_view columnOfTopic(TopicStatus status) {
  switch (status) {
    case TopicStatus::WAITING: return "waiting";
    case TopicStatus::PLACED: return "placed on an agenda";
    case TopicStatus::DROPPED: return "dropped";
    case TopicStatus::COVERED: return "covered";
  }
  return "";
}
static_assert(areColumnsOf(statesOfTopics, columnOfTopic));

// clang-format off
constexpr std::array rulesOfTopics{
    //                                                     not there, waiting, placed, dropped, covered
    Rule{Body::TOPIC_RAISED,  "raised",                    "x...."},
    Rule{Body::TOPIC_PLACED,  "placed on an agenda",       ".xx.."},
    Rule{Body::TOPIC_DROPPED, "dropped",                   ".xx.."},
    Rule{Body::TOPIC_COVERED, "covered",                   ".xx.x"}};
// clang-format on

}  // namespace

constexpr RuleTable topicRules{"topic", statesOfTopics, rulesOfTopics};
static_assert(fillColumns(rulesOfTopics, statesOfTopics));

std::optional<std::string> refusal(const Topic& topic, bool isKnown, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(topicRules, isKnown ? static_cast<size_t>(topic.status) + 1 : 0, event)) return refused;
  if (body.isTopicRaised() && words.getText().size() == 0) return "What the topic is is needed.";
  if (body.isTopicPlaced() && body.getTopicPlaced().getMeeting() == 0) return "On the agenda of which meeting?";
  return std::nullopt;
}

void apply(Topic& topic, Event event, Words words) {
  auto body = event.getBody();
  if (words.hasNote()) topic.note = words.getNote().cStr();
  if (body.isTopicRaised()) {
    auto raised = body.getTopicRaised();
    topic.text = words.getText().cStr();
    topic.group = Id(raised.getGroup());
    topic.raisedBy = Id(raised.getRaisedBy());
    topic.raisedOn = readDate(event.hasHappenedOn(), event.getHappenedOn());
  }
  if (body.isTopicPlaced()) {
    topic.status = TopicStatus::PLACED;
    topic.meeting = Id(body.getTopicPlaced().getMeeting());
  }
  if (body.isTopicDropped()) topic.status = TopicStatus::DROPPED;
  if (body.isTopicCovered()) {
    topic.status = TopicStatus::COVERED;
    if (auto meeting = body.getTopicCovered().getMeeting(); meeting != 0) topic.meeting = Id(meeting);
  }
}

}  // namespace minuted::domain
