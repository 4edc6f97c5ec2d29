// Names of subjects for people to read, and subjects by what people call them.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "register/snapshot.h"

namespace minuted::queries {

// Looks names up once each. Must not outlive its snapshot.
class Names {
 public:
  explicit Names(const engine::Snapshot& snapshot) : snapshot_(snapshot) {}

  std::string of(Id id);  // "Thames Valley Police", "A-17" for what has no name; "" for no subject
  std::string owner(const domain::Owner& owner);             // "James Senior (Thames Valley Police)", "OSP members"
  std::string party(const domain::Owner& owner);             // without the mandate
  static std::string_view kind(const domain::Owner& owner);  // person, organisation, group, collective

 private:
  const engine::Snapshot& snapshot_;
  std::map<Id, std::string> names_;
};

// The subject of one of the kinds, of any if none is named, that somebody means: by reference, by exact name or alias,
// or by words of its name where only one has them. ErrorKind::notFound, or ErrorKind::refused where several could be
// meant; they are named.
Result<Id> meant(const engine::Snapshot& snapshot, std::string_view text, std::span<const Kind> kinds);

// Exactly so named, title and all; nothing where none or several are.
Result<std::optional<Id>> named(const engine::Snapshot& snapshot, Kind kind, std::string_view name);

}  // namespace minuted::queries
