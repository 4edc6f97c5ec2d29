// The view of what was unfinished on a day: actions, planned meetings, waiting topics, programmes, and decisions that
// are proposed or to be reviewed. For each of them the view has a span of days, from its first fact to its last one;
// the span of one that is still unfinished has no end.
//
// Finding the spans that contain a day is the stabbing query of an interval tree. The tree is that of Kriegel, Poetke
// and Seidl, 'Managing Intervals Efficiently in Object-Relational Databases' (2000), which is not stored but computed:
// - Days are numbered from 1 to 2^22 - 1, and each number is a node of one balanced binary search tree.
// - A span is stored at the highest node that lies within it, once by its first day and once by its last day.
// - Every span that contains a day is stored at a node on the path from the root to that day. At a node to the right of
//   the day these are the spans that begin by the day; at a node to the left, those that end on the day or later.
// - Spans without an end are stored at a node of their own, by their first day.
// So a query reads one range of keys for each level of the tree, and in these ranges only spans that it is looking for.
#include <algorithm>
#include <bit>

#include "projections/keys.h"

namespace minuted::projections {
namespace {

using domain::Subject;

// The numbers of days are shifted so that every date that can be recorded (src/register/draft.cpp) is within the tree.
constexpr int32_t shift = 1 << 20;
constexpr uint32_t root = 1u << 21;
constexpr uint32_t endless = ~0u;  // the node of spans without an end

// Whether a key has the first or the last day of its span.
enum Side : char { beginnings = 0, ends = 1 };

uint32_t numberOf(int32_t day) { return static_cast<uint32_t>(std::clamp(day, 1 - shift, 3 * shift - 1) + shift); }

// The highest node of the tree within a span: the number with the most zero bits at its end.
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

struct Completion {
  bool wasUnfinished;  // at some time, or is now; if not, the view has no key of it
  bool isFinished;
};
Completion completionOf(const domain::State& state) {
  if (const auto* action = std::get_if<domain::Action>(&state)) return {true, !domain::isLive(*action)};
  if (const auto* meeting = std::get_if<domain::Meeting>(&state))
    return {true, meeting->status != domain::MeetingStatus::PLANNED};
  if (const auto* topic = std::get_if<domain::Topic>(&state))
    return {true, topic->status != domain::TopicStatus::WAITING};
  if (const auto* programme = std::get_if<domain::Programme>(&state))
    return {true, programme->status == domain::ProgrammeStatus::COMPLETED ||
                      programme->status == domain::ProgrammeStatus::ABANDONED};
  if (const auto* decision = std::get_if<domain::Decision>(&state)) {
    bool wasUnfinished = decision->reviews > 0 || decision->by || decision->proposedOn ||
                         decision->status != domain::DecisionStatus::STANDS;
    bool isToReview = decision->reviewOn && decision->status == domain::DecisionStatus::STANDS;
    bool isUnfinished = isToReview || decision->status == domain::DecisionStatus::PROPOSED;
    return {wasUnfinished || isUnfinished, !isUnfinished};
  }
  return {false, true};
}

}  // namespace

void unfinishedKeys(const Subject& subject, const KeyVisitor& visit) {
  auto completion = completionOf(subject.state);
  if (!completion.wasUnfinished || subject.facts == 0) return;
  auto kind = subject.id.kind();
  auto first = numberOf(subject.firstDay), last = numberOf(std::max(subject.firstDay, subject.last.day));
  if (!completion.isFinished) return visit(sideKey(kind, endless, beginnings, first, subject.id));
  auto node = nodeOf(first, last);
  visit(sideKey(kind, node, beginnings, first, subject.id));
  visit(sideKey(kind, node, ends, last, subject.id));
}

void unfinishedOn(Kind kind, int32_t day, const KeyRangeVisitor& visit) {
  auto target = numberOf(day);
  auto visitBegunByDay = [&](uint32_t node) {
    visit(sidePrefix(kind, node, beginnings), sideKey(kind, node, beginnings, target + 1, Id()));
  };
  uint32_t node = root;
  for (auto step = root / 2; node != target; step /= 2) {
    if (target < node)
      visitBegunByDay(node);
    else
      visit(sideKey(kind, node, ends, target, Id()), afterPrefix(sidePrefix(kind, node, ends)));
    node = target < node ? node - step : node + step;
  }
  visitBegunByDay(target);
  visitBegunByDay(endless);
}

}  // namespace minuted::projections
