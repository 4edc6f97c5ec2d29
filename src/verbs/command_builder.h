// Builds a command, step by step, from verbs and the values that somebody gave for their fields: an option of the
// command line, a field of a file for `minuted apply`, later a field of a form. One thread at a time.
#pragma once

#include <capnp/dynamic.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "register/command.h"
#include "register/snapshot.h"
#include "verbs/doubts.h"
#include "verbs/subject_finder.h"
#include "verbs/verb.h"

namespace minuted::verbs {

// The values of each field, by its name; of a flag "true".
using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

class CommandBuilder {
 public:
  // The snapshot must outlive it. userName: who records, whose answer it is where a verb that answers names nobody.
  CommandBuilder(const engine::Snapshot& snapshot, std::string userName)
      : snapshot_(snapshot), userName_(std::move(userName)), finder_(snapshot), doubts_(snapshot) {}

  // Adds a step, or one for each of several values (fieldOfEach). on: the day it happened on; where it is not said,
  // that of the meeting it happened at or of the decision that the position is on, else today. ErrorKind::usage,
  // notFound or refused where a value means nothing, or too much. label: later steps may call what this one makes
  // '@LABEL'.
  Result<void> add(const Verb& verb, const Values& values, OptionalDate on, std::string_view label = {});

  // Adds the steps that say of the event at that position, and of all that depends on it, that they were entered in
  // error, and returns their positions (queries::eventsUndoneWith). together: whether more than that one event may be
  // undone; ErrorKind::refused, with a list of the others, where they have to be and it is false.
  Result<std::vector<uint64_t>> undo(uint64_t position, bool together, std::string_view why);
  // The same from the fields of a file: event, together, why.
  Result<void> undo(const Values& values);
  // Records at a meeting those who were at the last one that its group held, in the same roles, but for those who
  // stood in for somebody; and the apologies of others. ErrorKind::notFound where no meeting was held before it,
  // refused where somebody to be left out was not there. Returns how many attend.
  Result<size_t> attendAsLast(Id meeting, const std::vector<std::string>& except,
                              const std::vector<std::string>& apologies);
  // The same from the fields of a file: ref, except, apologies.
  Result<void> attendAsLast(const Values& values);

  // The day on which what attendAsLast() and scheduleSeries() add happened. Nothing: that of the meeting, or today
  // where that is still to come.
  void setDay(OptionalDate day) { day_ = day; }

  // Schedules the meetings of a group that recur (verbs/series.h): group, from, to, starts, ends, except; every and
  // unit, else as often as the group is said to meet. Days on which it meets already are left out. Returns the days.
  // ErrorKind::usage where it is not known how often, refused where no day is left.
  Result<std::vector<Date>> scheduleSeries(const Values& values);
  Result<void> addSeries(const Values& values);

  // Schedules a meeting like another, from the fields ref, date, starts and ends: for the same group, at the same time
  // and place where these are not said, with the same items but for topics, which are dealt with once.
  Result<void> scheduleLike(const Values& values);

  // The subject that is called already what the verb would call a new one, or call one from now on, described for a
  // question; nothing where there is none, or the values say that it is another.
  Result<std::optional<std::string>> namesakeOf(const Verb& verb, const Values& values);

  // What is odd about the last add(), as sentences (verbs/doubts.h). "" where nothing is. It was added all the same.
  const std::string& doubt() const { return doubt_; }
  // The name, as it was given, of the value that the last add() refused; "" where it refused no value in particular.
  const std::string& faulty() const { return faulty_; }

  engine::CommandMaker& command() { return command_; }
  Date today() const { return snapshot_.today(); }

 private:
  using Body = capnp::DynamicStruct::Builder;
  struct NewMeeting {
    OptionalDate date;
    Id group;
  };

  Result<void> addOne(const Verb& verb, const Values& values, OptionalDate on, std::string_view label);
  Result<void> numberAgenda(const Verb& verb, Body body, const OptionalDate& on);
  Result<void> numberItem(const Verb& verb, Body body);
  Result<void> setItemKey(Body body, const char* field, const char* option);
  Result<void> completeMeeting(const Verb& verb, Body body, schema::Words::Builder words);
  Result<void> completeAmendment(const Verb& verb, Body body, schema::Words::Reader words);
  Result<OptionalDate> dayOfAmendment(Id meeting);
  Result<void> completeDecision(const Verb& verb, Body body, schema::Words::Builder words);
  Result<void> checkInterval(const Verb& verb, const Values& values, Body body);
  Result<void> keepPlace(const Verb& verb, Body body, schema::Words::Builder words);
  Result<Values> byField(const Verb& verb, const Values& values);
  Result<void> setFields(const Verb& verb, const Values& values, Body body, schema::Words::Builder words);
  Result<void> setWords(const Verb& verb, const Field& field, const std::vector<std::string>& texts,
                        schema::Words::Builder words);
  Result<void> set(const Verb& verb, const Field& field, const std::vector<std::string>& texts, Body body,
                   schema::Words::Builder words);
  Result<void> setFact(capnp::StructSchema::Field to, const std::vector<std::string>& texts, Body body,
                       domain::Kinds kinds);
  Result<void> setNumber(capnp::StructSchema::Field to, const std::string& text, Body body);
  Result<void> setDate(capnp::StructSchema::Field to, const std::string& text, Body body);
  Result<void> setOwners(const std::vector<std::string>& texts, Body body);
  Result<void> setMatch(const std::vector<std::string>& texts, Body body);
  Result<void> setValue(const std::string& text, Body body);
  Result<void> setDefaults(const Verb& verb, const Values& values, Body body);
  Result<void> keepLength(const Verb& verb, Body body);
  Result<void> setAnswerer(const Verb& verb, Body body);
  Result<OptionalDate> dayOfEvent(const Verb& verb, Body body);
  void remember(const Verb& verb, const Values& values, Body body, std::string_view label);

  const engine::Snapshot& snapshot_;
  std::string userName_;
  SubjectFinder finder_;
  Doubts doubts_;
  engine::CommandMaker command_;
  std::string faulty_, doubt_;
  OptionalDate day_;
  std::map<Id, domain::Measure> measures_;  // that this command makes
  std::map<Id, NewMeeting> newMeetings_;    // that this command makes
  std::set<Id> amended_;                    // meetings to whose minutes this command proposes an amendment
  std::map<Id, uint16_t> lastItems_;        // the last number of a meeting's agenda, where this command gives one
};

}  // namespace minuted::verbs
