// A subject: the state that results from folding the events of its story.
//
// A story is always folded in the same order, whether live, under a cut or in a rebuild: knowledge first, by position;
// then facts by the day on which they happened, and by position within a day. So it does not matter in which order
// facts were recorded.
//
// Threads: here and in the headers of each kind of subject the functions are pure, for any thread.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <variant>

#include "domain/action.h"
#include "domain/days_off.h"
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

// What somebody lists often, as it is typed: 'action list --overdue'.
struct SavedList {
  std::string name, text;
  bool operator==(const SavedList&) const = default;
};

struct Register {
  std::string name;
  Id partnership;
  std::string timeZone;  // by which its days begin: 'Europe/London'; '' for that of the machine
  DaysOff daysOff;
  std::vector<SavedList> lists;  // by name, in the order of the alphabet
  bool operator==(const Register&) const = default;
};

using AnyState = std::variant<Register, Party, Group, Appointment, Meeting, Document, Reading, Decision, Action,
                              Priority, Programme, Measure, Achievement, Funding, Topic, Mail, Report>;

// The state of a subject of any kind; std::get_if and std::visit accept it. Its copying, moving, destruction and
// comparison are compiled once, in subject.cpp: to compile them in every file that uses subjects took a third of the
// build time.
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

// The place of an event in the order of its story. Knowledge sorts before all facts.
struct Place {
  int32_t day = std::numeric_limits<int32_t>::min();
  uint64_t position = 0;
  auto operator<=>(const Place&) const = default;
};
Place placeOf(Event event);

struct Subject {
  Id id;
  uint64_t newest = 0;  // position of the newest event of the story, those entered in error included
  Place last;           // of the last event that was folded
  uint32_t events = 0;  // number of events that were folded
  uint32_t facts = 0;   // number of facts among them
  int32_t firstDay = std::numeric_limits<int32_t>::max();  // of the earliest fact
  State state;

  bool operator==(const Subject&) const = default;
};

// A subject to which nothing has happened yet.
Subject blank(Id id);

// Whether the subject exists: an action or a meeting exists from its first fact on, a person from being entered.
bool exists(const Subject& subject);
bool needsFacts(Kind kind);  // whether subjects of the kind exist only from their first fact on

// Why the event may not happen to the subject in its present state, as a sentence; nothing where it may.
std::optional<std::string> refusal(const Subject& subject, Event event, Words words);

// Folds the next event of the story. It refuses nothing, since the event was judged when it was recorded. Events of the
// type EnteredInError are not folded; the events that they name are left out of the story (register/story.h).
void apply(Subject& subject, Event event, Words words);

}  // namespace minuted::domain
