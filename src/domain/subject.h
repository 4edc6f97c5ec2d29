// A subject as its story makes it: the fold of its events.
//
// A story is folded in one order, live, under a cut and in a rebuild: knowledge first, by position; then facts by the
// day they happened on, and by position within a day. So it does not matter in what order facts are learned.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <variant>

#include "domain/action.h"
#include "domain/decision.h"
#include "domain/document.h"
#include "domain/funding.h"
#include "domain/mail.h"
#include "domain/measure.h"
#include "domain/meeting.h"
#include "domain/party.h"
#include "domain/priority.h"
#include "domain/report.h"
#include "domain/topic.h"

namespace minuted::domain {

struct Register {
  std::string name;
  Id partnership;
  bool operator==(const Register&) const = default;
};

using AnyState = std::variant<Register, Party, Group, Appointment, Meeting, Document, Reading, Decision, Action,
                              Priority, Programme, Measure, Achievement, Funding, Topic, Mail, Report>;

// One of them; std::get_if and std::visit take it. How it is copied, moved, destroyed and compared is compiled once, in
// subject.cpp: seventeen kinds of state in each file that knows subjects took a third of the time to build the program.
struct State : AnyState {
  using AnyState::AnyState;
  State();
  State(const State&);
  State(State&&) noexcept;
  State& operator=(const State&);
  State& operator=(State&&) noexcept;
  ~State();
  bool operator==(const State&) const;
};

// Where an event stands in its story. Knowledge sorts before all facts.
struct Place {
  int32_t day = std::numeric_limits<int32_t>::min();
  uint64_t position = 0;
  auto operator<=>(const Place&) const = default;
};
Place placeOf(Event event);

struct Subject {
  Id id;
  uint64_t newest = 0;  // position of the newest event of the story, those entered in error and their errors included
  Place last;           // of the last event folded
  uint32_t events = 0;  // folded
  uint32_t facts = 0;   // folded
  int32_t firstDay = std::numeric_limits<int32_t>::max();  // of the earliest of them
  State state;

  bool operator==(const Subject&) const = default;
};

Subject blank(Id id);

// Whether there is such a subject: an action, a meeting, … exists from its first fact on, a person from being entered.
bool exists(const Subject& subject);
bool needsFacts(Kind kind);  // to exist

// Why the event may not happen to the subject as it is, in a sentence.
std::optional<std::string> refusal(const Subject& subject, Event event, Words words);

// Folds the next event of the story. Total: what was recorded is never refused. EnteredInError is not folded: what it
// names is left out of the story (register/story.h).
void apply(Subject& subject, Event event, Words words);

}  // namespace minuted::domain
