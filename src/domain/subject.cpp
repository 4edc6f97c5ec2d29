#include "domain/subject.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/result.h"

namespace minuted::domain {
namespace {

std::optional<std::string> refusal(schema::DayOffAdded::Reader added) {
  auto from = readDate(added.hasFrom(), added.getFrom()), until = readDate(added.hasUntil(), added.getUntil());
  if (!from) return "Which day?";
  if (until && lastDay(*until) < from->day) return "The last day is before the first.";
  return std::nullopt;
}

std::optional<std::string> refusal(const DaysOff& daysOff, schema::WeekdayOffAdded::Reader added) {
  auto isOff = [&](Weekday weekday) { return std::ranges::count(daysOff.weekdays, weekday) > 0; };
  if (isOff(added.getWeekday())) return "That day of the week is off already.";
  if (daysOff.weekdays.size() == 6) return "No working day would be left in a week.";
  return std::nullopt;
}

std::optional<std::string> refusalOfList(const Register& state, Event event, Words words) {
  std::string name = words.getName().cStr();
  if (name.empty()) return "What is the list called?";
  bool isThere = std::ranges::count(state.lists, name, &SavedList::name) > 0;
  if (event.getBody().isListRemoved() && !isThere) return fmt::format("There is no list '{}'.", name);
  if (event.getBody().isListSaved() && words.getText().size() == 0) return "What does it list?";
  return std::nullopt;
}

// One of the same name takes the place of the other.
void saveList(Register& state, Words words) {
  std::string name = words.getName().cStr();
  auto place = std::ranges::lower_bound(state.lists, name, {}, &SavedList::name);
  if (place == state.lists.end() || place->name != name) place = state.lists.insert(place, {name, {}});
  place->text = words.getText().cStr();
}

std::optional<std::string> refusal(const Register& state, bool isKnown, Event event, Words words) {
  auto body = event.getBody();
  if (!body.isRegisterOpened() && !isKnown) return "It has not been opened.";
  switch (body.which()) {
    case schema::Event::Body::REGISTER_OPENED:
      if (isKnown) return "It has been opened already.";
      if (words.getName().size() == 0) return "The partnership's name is needed.";
      return std::nullopt;
    case schema::Event::Body::TIME_ZONE_SET:
      if (words.getText().size() == 0) return "Which time zone?";
      return std::nullopt;
    case schema::Event::Body::DAY_OFF_ADDED: return refusal(body.getDayOffAdded());
    case schema::Event::Body::WEEKDAY_OFF_ADDED: return refusal(state.daysOff, body.getWeekdayOffAdded());
    case schema::Event::Body::REGISTER_RESTORED: return std::nullopt;
    case schema::Event::Body::LIST_SAVED:
    case schema::Event::Body::LIST_REMOVED: return refusalOfList(state, event, words);
    default: return fmt::format("{} does not happen to a register.", eventName(body.which()));
  }
}

void apply(Register& state, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case schema::Event::Body::REGISTER_OPENED:
      state.name = words.getName().cStr();
      state.partnership = Id(body.getRegisterOpened().getPartnership());
      break;
    case schema::Event::Body::TIME_ZONE_SET: state.timeZone = words.getText().cStr(); break;
    case schema::Event::Body::LIST_SAVED: return saveList(state, words);
    case schema::Event::Body::LIST_REMOVED:
      std::erase_if(state.lists, [&](const SavedList& each) { return each.name == words.getName().cStr(); });
      return;
    case schema::Event::Body::DAY_OFF_ADDED: {
      auto added = body.getDayOffAdded();
      if (auto from = readDate(added.hasFrom(), added.getFrom()))
        state.daysOff.spans.push_back({*from, readDate(added.hasUntil(), added.getUntil())});
      break;
    }
    case schema::Event::Body::WEEKDAY_OFF_ADDED:
      state.daysOff.weekdays.push_back(body.getWeekdayOffAdded().getWeekday());
      break;
    default: break;
  }
}

State blankState(Kind kind) {
  switch (kind) {
    case Kind::REGISTER: return Register();
    case Kind::USER:
    case Kind::ORGANISATION:
    case Kind::PERSON: return Party();
    case Kind::GROUP: return Group();
    case Kind::APPOINTMENT: return Appointment();
    case Kind::MEETING: return Meeting();
    case Kind::DOCUMENT: return Document();
    case Kind::READING: return Reading();
    case Kind::DECISION: return Decision();
    case Kind::ACTION: return Action();
    case Kind::PRIORITY: return Priority();
    case Kind::PROGRAMME: return Programme();
    case Kind::MEASURE: return Measure();
    case Kind::ACHIEVEMENT: return Achievement();
    case Kind::FUNDING: return Funding();
    case Kind::TOPIC: return Topic();
    case Kind::MAIL: return Mail();
    case Kind::REPORT: return Report();
    default: break;
  }
  REQUIRE(!"a subject of a kind that has no events");
  return {};
}

}  // namespace

State::State() = default;
State::State(const State&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(const State&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;
bool State::operator==(const State& other) const {
  return static_cast<const AnyState&>(*this) == static_cast<const AnyState&>(other);
}

Place placeOf(Event event) {
  Place place{.position = event.getPosition()};
  if (!isKnowledge(event.getBody().which())) place.day = event.getHappenedOn().getDay();
  return place;
}

Subject blank(Id id) {
  Subject subject;
  subject.id = id;
  subject.state = blankState(id.kind());
  return subject;
}

bool needsFacts(Kind kind) {
  switch (kind) {
    case Kind::APPOINTMENT:
    case Kind::MEETING:
    case Kind::DECISION:
    case Kind::ACTION:
    case Kind::PRIORITY:
    case Kind::PROGRAMME:
    case Kind::MEASURE:
    case Kind::ACHIEVEMENT:
    case Kind::FUNDING:
    case Kind::TOPIC: return true;
    default: return false;
  }
}

bool exists(const Subject& subject) { return needsFacts(subject.id.kind()) ? subject.facts > 0 : subject.events > 0; }

std::optional<std::string> refusal(const Subject& subject, Event event, Words words) {
  bool isKnown = subject.events > 0;
  auto judge = [&](const auto& state) {
    if constexpr (requires { refusal(state, isKnown, event, words); })
      return refusal(state, isKnown, event, words);
    else
      return refusal(state, isKnown, event);
  };
  return std::visit(judge, subject.state);
}

void apply(Subject& subject, Event event, Words words) {
  std::visit([&](auto& state) { apply(state, event, words); }, subject.state);
  ++subject.events;
  subject.last = placeOf(event);
  if (!isKnowledge(event.getBody().which())) {
    ++subject.facts;
    subject.firstDay = std::min(subject.firstDay, subject.last.day);
  }
  subject.newest = std::max(subject.newest, event.getPosition());
}

}  // namespace minuted::domain
