// Names of subjects for people to read, and subjects by what people call them. The functions keep nothing, for any
// thread.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "register/snapshot.h"

namespace minuted::queries {

// Looks names up once each. Must not outlive its snapshot. One thread at a time: it keeps what it found. Where the
// snapshot cannot be read, the reference takes the place of the name.
class Names {
 public:
  explicit Names(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  std::string of(Id id);                          // "Thames Valley Police"; "A-17" for what has no name; "" for no id
  std::string owner(const domain::Owner& owner);  // "James Senior (Thames Valley Police)", "OSP members"
  std::string party(const domain::Owner& owner);  // without the mandate
  static std::string_view kind(const domain::Owner& owner);  // person, organisation, group, collective

 private:
  const engine::Snapshot& snapshot_;
  std::map<Id, std::string> names_;
};

// The subject of one of the kinds, or of any kind if none is named, that a text means: by reference, by exact name or
// alias, or by words of its name where only one has them. ErrorKind::notFound where there is none, usage where a
// reference is of another kind, refused where several could be meant; the message names them.
Result<Id> findSubject(const engine::Snapshot& snapshot, std::string_view text, std::span<const Kind> kinds);

// The same of any kind, whose story somebody asks for: by its reference also one that was entered in error.
Result<Id> findStory(const engine::Snapshot& snapshot, std::string_view text);

// The one subject of the kind that has exactly that name or alias; nothing where none or several have.
Result<std::optional<Id>> findByExactName(const engine::Snapshot& snapshot, Kind kind, std::string_view name);

}  // namespace minuted::queries
