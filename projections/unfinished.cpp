// The view of what was not over on a day: actions, meetings that are planned, topics that wait, programmes, decisions
// that are to be reviewed. Each is a span of days, from its first fact until its last one, or without an end yet.
//
// Which spans hold a day is asked of a tree over the days, as in Kriegel, Poetke and Seidl, 'Managing Intervals
// Efficiently in Object-Relational Databases' (2000): every day is a node; a span is kept once, at the node highest in
// the tree of those within it; and a span that holds a day is kept at one of the nodes on the way from the root to that
// day. So the cost is that of the answer, and of the height of the tree.
#include <algorithm>
#include <bit>

#include "projections/keys.h"

namespace minuted::projections {
namespace {

using domain::Subject;

// Days are numbered so that all that a date can be (src/register/draft.cpp) is between 1 and 2^22.
constexpr int32_t shift = 1 << 20;
constexpr uint32_t root = 1u << 21;
constexpr uint32_t endless = ~0u;  // the node of spans without an end

enum Side : char { beginnings = 0, ends = 1 };

uint32_t numbered(int32_t day) { return static_cast<uint32_t>(std::clamp(day, 1 - shift, 3 * shift - 1) + shift); }

// Of the nodes within a span, the one highest in the tree: it is the number with the most zeros at its end.
uint32_t nodeOf(uint32_t first, uint32_t last) {
  auto highest = std::bit_width((first - 1) ^ last) - 1;
  return (last >> highest) << highest;
}

Bytes sidePrefix(Kind kind, uint32_t node, Side side) {
  Bytes key(1, static_cast<char>(ViewId::unfinished));
  key += static_cast<char>(kind);
  appendU32(key, node);
  return key + static_cast<char>(side);
}

Bytes sideKey(Kind kind, uint32_t node, Side side, uint32_t day, Id id) {
  auto key = sidePrefix(kind, node, side);
  appendU32(key, day);
  appendU64(key, id.value);
  return key;
}

// Nothing where it never was unfinished.
struct Standing {
  bool everUnfinished, over;
};
Standing standing(const domain::State& state) {
  if (const auto* action = std::get_if<domain::Action>(&state)) return {true, !domain::isLive(*action)};
  if (const auto* meeting = std::get_if<domain::Meeting>(&state))
    return {true, meeting->status != domain::MeetingStatus::PLANNED};
  if (const auto* topic = std::get_if<domain::Topic>(&state))
    return {true, topic->status != domain::TopicStatus::WAITING};
  if (const auto* programme = std::get_if<domain::Programme>(&state))
    return {true, programme->status == domain::ProgrammeStatus::COMPLETED ||
                      programme->status == domain::ProgrammeStatus::ABANDONED};
  if (const auto* decision = std::get_if<domain::Decision>(&state)) {
    bool reviewed = decision->reviews > 0 || decision->by || decision->status != domain::DecisionStatus::STANDS;
    bool toReview = decision->reviewOn && decision->status == domain::DecisionStatus::STANDS;
    return {reviewed || toReview, !toReview};
  }
  return {false, true};
}

}  // namespace

void unfinishedKeys(const Subject& subject, const EachKey& each) {
  auto stands = standing(subject.state);
  if (!stands.everUnfinished || subject.facts == 0) return;
  auto kind = subject.id.kind();
  auto first = numbered(subject.firstDay), last = numbered(std::max(subject.firstDay, subject.last.day));
  if (!stands.over) return each(sideKey(kind, endless, beginnings, first, subject.id));
  auto node = nodeOf(first, last);
  each(sideKey(kind, node, beginnings, first, subject.id));
  each(sideKey(kind, node, ends, last, subject.id));
}

void unfinishedOn(Kind kind, int32_t day, const EachStretch& each) {
  auto asked = numbered(day);
  auto begunBy = [&](uint32_t node) {
    each(sidePrefix(kind, node, beginnings), sideKey(kind, node, beginnings, asked + 1, Id()));
  };
  uint32_t node = root;
  for (auto step = root / 2; node != asked; step /= 2) {
    if (asked < node)
      begunBy(node);
    else
      each(sideKey(kind, node, ends, asked, Id()), afterPrefix(sidePrefix(kind, node, ends)));
    node = asked < node ? node - step : node + step;
  }
  begunBy(asked);
  begunBy(endless);
}

}  // namespace minuted::projections
