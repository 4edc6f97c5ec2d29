// Names of subjects for people to read, and subjects by what people call them. The functions keep nothing, for any
// thread.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "register/snapshot.h"

namespace minuted::queries {

class NamesOn;

// The one answer to what a subject is called, or was called on a day. Looks each up once. Must not outlive its
// snapshot. One thread at a time: it keeps what it found.
//
// All functions that return a name or a reference throw ReadFailure (base/guard.h) where the snapshot cannot be read: a
// reference takes the place of a name only where there is none. Queries let it pass; guarded() makes an error of it, in
// the program once for every command (cli/main.cpp).
//
// What tells of a day takes the names of that day: events, and states that tell of one (dayToldOf). What is so at the
// snapshot's time takes the names of that. Whoever was merged into another has the other's names.
class Names {
 public:
  explicit Names(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  NamesOn on(const OptionalDate& day);  // of no day: at the snapshot's time

  std::string of(Id id);  // "Thames Valley Police"; "A-17" for what has no name; "" for no id
  // Of what has that name: of somebody who was merged into another, the other's. "" for no id.
  std::string reference(Id id);
  std::string owner(const domain::Owner& owner);             // "James Senior (Thames Valley Police)", "OSP members"
  std::string party(const domain::Owner& owner);             // without the mandate
  static std::string_view kind(const domain::Owner& owner);  // person, organisation, group, collective

 private:
  friend class NamesOn;
  struct Known {
    std::string name, acronym;  // acronym: an alias of a group in capitals, "OSP"
    std::vector<domain::FormerName> former;
  };
  const Known& known(Id id);  // as itself, whatever it was merged into
  Id identity(Id id);

  const engine::Snapshot& snapshot_;
  std::map<Id, Known> known_;
  std::map<Id, Id> identities_;
};

// The names of one day. Must not outlive the Names that it is made of.
class NamesOn {
 public:
  NamesOn(Names& names, const OptionalDate& day) : names_(&names), day_(day) {}

  std::string of(Id id) const;
  std::string reference(Id id) const;  // of what has that name
  std::string owner(const domain::Owner& owner) const;
  std::string party(const domain::Owner& owner) const;
  std::string before(Id id) const;  // the name until the day before
  std::string own(Id id) const;     // the name that was recorded for this id, also where it was merged into another
  const OptionalDate& day() const { return day_; }
  NamesOn on(const OptionalDate& day) const { return {*names_, day}; }  // those of another day

 private:
  std::string nameOf(Id id, const OptionalDate& day) const;

  Names* names_;
  OptionalDate day_;
};

// The day that the state of a subject tells of: of a meeting its date, of a decision the day it was taken, of an
// appointment that has ended the last day it was held. None for what goes on, such as an action or a group.
OptionalDate dayToldOf(const domain::Meeting& meeting);
OptionalDate dayToldOf(const domain::Decision& decision);
OptionalDate dayToldOf(const domain::Appointment& appointment);
OptionalDate dayToldOf(const domain::Achievement& achievement);
OptionalDate dayToldOf(const domain::Funding& funding);
OptionalDate dayToldOf(const domain::Topic& topic);
OptionalDate dayToldOf(const domain::Mail& mail);
OptionalDate dayToldOf(const domain::State& state);

// The subject of one of the kinds, or of any kind if none is named, that a text means: by reference, by exact name or
// alias, also one given after the snapshot's day, or by words of its name where only one has them. ErrorKind::notFound
// where there is none, usage where a reference is of another kind, refused where several could be meant; the message
// names them.
Result<Id> findSubject(const engine::Snapshot& snapshot, std::string_view text, std::span<const Kind> kinds);

// The same of any kind, whose story somebody asks for. A reference means that very subject, also where it was merged
// into another or entered in error; a name means who bears it now.
Result<Id> findStory(const engine::Snapshot& snapshot, std::string_view text);

// The one subject of the kind that has exactly that name or alias; nothing where none or several have.
Result<std::optional<Id>> findByExactName(const engine::Snapshot& snapshot, Kind kind, std::string_view name);

}  // namespace minuted::queries
