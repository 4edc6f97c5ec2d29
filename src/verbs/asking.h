// From what somebody typed to the steps of one command. Names are looked up in the register, and among what earlier
// steps of the same command make.
#pragma once

#include <capnp/dynamic.h>

#include <map>
#include <string>
#include <vector>

#include "queries/names.h"
#include "register/command.h"
#include "register/snapshot.h"
#include "verbs/verb.h"

namespace minuted::verbs {

// What was said of each field, by its name; flags as "true".
using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

class Asking {
 public:
  // The snapshot must outlive it.
  explicit Asking(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  // Adds a step. on: the day it happened on; where it is not said, that of the meeting it happened at, if it was held,
  // else today. ErrorKind::usage, notFound or refused where a value means nothing, or too much.
  // label: later steps may call what this one makes '@LABEL'.
  Result<void> add(const Verb& verb, const Values& values, OptionalDate on, std::string_view label = {});

  engine::CommandMaker& command() { return command_; }

 private:
  using Body = capnp::DynamicStruct::Builder;
  struct Made {
    Id id;
    std::vector<std::string> names;  // folded
  };

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
  Result<void> refuseNamesake(const Verb& verb, const Values& values);
  Result<OptionalDate> dayOfMeeting(const Verb& verb, Body body);
  Result<Id> meant(const std::string& text, domain::Kinds kinds) const;
  Result<domain::Owner> ownerMeant(const std::string& text) const;
  template <typename State>
  Result<std::optional<State>> known(Id id) const;
  void remember(const Verb& verb, const Values& values, Body body, std::string_view label);

  const engine::Snapshot& snapshot_;
  engine::CommandMaker command_;
  std::vector<Made> made_;
  std::map<Id, domain::Measure> measures_;  // that this command makes
};

}  // namespace minuted::verbs
