// Whom somebody means by a name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "minutes/language/person_name.h"

namespace minuted::minutes {

// Which of the candidates (full names, with or without titles) somebody means by a name. The forms are tried from the
// plainest to the vaguest, and the first that fits anybody decides; if it fits two people, that is ambiguous, unless
// just one of them has the title as written.
//   James Senior, DCI James Senior    the same name
//   James R Senior                    the same first and last name
//   Gill Senior                       a short form of the first name ('Gillian')
//   J. Senior, James S.               an initial
//   DCI Senior                        a title and a last name
//   James                             a first name alone
//   Senior                            a last name alone
//   JS                                initials
enum class NameFit { absent, ambiguous, unique };
struct NameMatch {
  NameFit fit = NameFit::absent;
  size_t index = 0;  // of the candidate, where it is unique

  bool operator==(const NameMatch&) const = default;
};
NameMatch findName(std::string_view asWritten, std::span<const std::string> candidates);
std::optional<size_t> matchName(std::string_view asWritten, std::span<const std::string> candidates);  // if unique

}  // namespace minuted::minutes
