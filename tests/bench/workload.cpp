#include "workload.h"

#include <algorithm>
#include <cmath>

#include "measure.h"
#include "verbs/opening.h"

namespace minuted::bench {
namespace {

constexpr Micros second = 1'000'000;
constexpr Micros day = 24 * 3600 * second;
constexpr Micros start = Micros(17'897) * day + 9 * 3600 * second;  // 1 January 2019
constexpr uint64_t years = 6;
constexpr uint32_t groups = 12;
constexpr size_t users = 8;
constexpr uint64_t eventsPerMeeting = 800;

double shareOfFirst(size_t ranks, double exponent) {
  double sum = 0;
  for (size_t rank = 0; rank < ranks; ++rank) sum += std::pow(static_cast<double>(rank + 1), -exponent);
  return 1 / sum;
}

}  // namespace

Zipf::Zipf(size_t ranks, double share) {
  double low = 0, high = 3;
  for (int i = 0; i < 40; ++i) {
    auto middle = (low + high) / 2;
    (shareOfFirst(ranks, middle) < share ? low : high) = middle;
  }
  double sum = 0;
  for (size_t rank = 0; rank < ranks; ++rank)
    cumulated_.push_back(sum += std::pow(static_cast<double>(rank + 1), -low));
}

size_t Zipf::operator()(Random& random) const {
  auto drawn = std::uniform_real_distribution<double>(0, cumulated_.back())(random);
  return static_cast<size_t>(std::ranges::lower_bound(cumulated_, drawn) - cumulated_.begin());
}

Workload::Workload(const WorkloadSettings& settings, StreamClock& clock)
    : settings_(settings),
      clock_(clock),
      random_(settings.seed),
      ranks_(settings.owners, settings.shareOfLargest),
      now_(start) {
  clock_.set(now_);
}

Micros Workload::starts() { return start; }
Micros Workload::ends() { return start + years * 365 * day; }

Id Workload::owner(size_t rank) const {
  auto tenth = static_cast<uint32_t>(rank / 10);
  if (rank % 10 == 0) return Id(Kind::ORGANISATION, tenth + 1);
  return Id(Kind::PERSON, static_cast<uint32_t>(rank) - tenth);
}

Bytes Workload::next() {
  auto number = commands_++;
  if (number == 0) return open();
  if (number <= groups + settings_.owners) return enterParty(number - 1);
  now_ += years * 365 * day / settings_.events;
  clock_.set(now_);
  if (number % eventsPerMeeting == 0 || meetings_ == 0) return holdMeeting();
  if (scheduled_.empty() || scheduled_.top().when > now_) return raise();
  auto event = scheduled_.top();
  scheduled_.pop();
  return report(event);
}

schema::Step::Builder Workload::step(engine::CommandMaker& maker) { return maker.step(localDay(now_)); }

Bytes Workload::finish(engine::CommandMaker& maker) {
  Bytes id;
  appendU64(id, random_());
  appendU64(id, random_());
  return maker.finish(id, "Officer " + std::to_string(1 + commands_ % users));
}

Bytes Workload::open() {
  auto opening = must(verbs::openingCommand("A partnership that is made up"));
  return finish(opening);
}

Bytes Workload::enterParty(size_t number) {
  engine::CommandMaker maker;
  auto entry = step(maker);
  auto body = entry.getEvent().getBody();
  auto suffix = " " + std::to_string(number);
  if (number < groups) {
    auto group = body.initGroupEntered();
    group.setParent(Id(Kind::GROUP, 1).value);
    group.setKind(schema::GroupKind::SUB_GROUP);
    entry.initWords().setName("Sub-group" + suffix);
  } else if (owner(number - groups).kind() == Kind::ORGANISATION) {
    body.initOrganisationEntered();
    entry.initWords().setName(organisationName(random_) + suffix);
  } else {
    body.initPersonEntered();
    entry.initWords().setName(personName(random_) + suffix);
  }
  return finish(maker);
}

Bytes Workload::holdMeeting() {
  engine::CommandMaker maker;
  auto held = step(maker);
  auto meeting = held.getEvent().getBody().initMeetingHeld();
  meeting.setGroup(Id(Kind::GROUP, 2 + meetings_++ % groups).value);
  writeDate(localDay(now_), meeting.initDate());
  return finish(maker);
}

Bytes Workload::raise() {
  engine::CommandMaker maker;
  auto raised = step(maker);
  auto rank = ranks_(random_);
  auto action = raised.getEvent().getBody().initActionRaised();
  auto actionOwner = action.initOwners(1)[0];
  actionOwner.setParty(owner(rank).value);
  if (owner(rank).kind() == Kind::PERSON && chance(0.5)) {
    auto organisations = static_cast<uint32_t>((settings_.owners + 9) / 10);
    actionOwner.setOnBehalfOf(Id(Kind::ORGANISATION, 1 + static_cast<uint32_t>(rank) % organisations).value);
  }
  auto meeting = meetings_ - static_cast<uint32_t>(random_() % std::min<uint32_t>(meetings_, groups));
  action.setMeeting(Id(Kind::MEETING, meeting).value);
  action.setGroup(Id(Kind::GROUP, 2 + (meeting - 1) % groups).value);
  action.setItem(static_cast<uint16_t>(1 + random_() % 12));
  auto dueOn = static_cast<int32_t>(now_ / day + 14 + random_() % 120);
  if (chance(0.8)) writeDate(Date{dueOn, Precision::DAY}, action.initDue());
  raised.initWords().setText(sentence(random_));
  ++actions_;
  schedule({now_, actions_, static_cast<uint32_t>(rank), Stage::accepted});
  return finish(maker);
}

// Schedules the next event of an action, a month later on average. Each stage has its own probability; a stage that
// does not happen is skipped.
void Workload::schedule(ScheduledEvent event) {
  static constexpr double many[] = {0.7, 0.5, 0.5, 0.2, 0.65, 0.78}, few[] = {0, 0, 0, 0, 0, 0.5};
  const auto* probabilities = settings_.eventsPerAction < 2 ? few : many;
  while (event.stage < Stage::over && !chance(probabilities[static_cast<size_t>(event.stage)]))
    event.stage = static_cast<Stage>(static_cast<int>(event.stage) + 1);
  if (event.stage == Stage::over) return;
  auto days = std::exponential_distribution<double>(1.0 / 25)(random_);
  event.when += 1 + static_cast<Micros>(days * static_cast<double>(day));
  scheduled_.push(event);
}

Bytes Workload::report(const ScheduledEvent& event) {
  engine::CommandMaker maker;
  auto reported = step(maker);
  auto body = reported.getEvent().getBody();
  auto action = Id(Kind::ACTION, event.action).value;
  auto setAnswer = [&](auto answer) {
    answer.setAction(action);
    answer.setParty(owner(event.owner).value);
  };
  auto setMeeting = [&](auto change) {
    change.setAction(action);
    change.setMeeting(Id(Kind::MEETING, meetings_).value);
  };
  switch (event.stage) {
    case Stage::accepted: setAnswer(body.initActionAccepted()); break;
    case Stage::progressed: setAnswer(body.initActionProgressed()); break;
    case Stage::carried: setMeeting(body.initActionCarriedForward()); break;
    case Stage::due: {
      auto changed = body.initActionDueChanged();
      changed.setAction(action);
      writeDate(Date{static_cast<int32_t>(now_ / day + 60), Precision::DAY}, changed.initDue());
      break;
    }
    case Stage::claimed: setAnswer(body.initActionClaimed()); break;
    case Stage::closed: setMeeting(body.initActionClosed()); break;
    case Stage::over: break;
  }
  reported.initWords().setNote(sentence(random_));
  auto following = event;
  following.when = now_;
  following.stage = static_cast<Stage>(static_cast<int>(event.stage) + 1);
  schedule(following);
  return finish(maker);
}

}  // namespace minuted::bench
