// Whom somebody means by a name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "minutes/language/person_name.h"

namespace minuted::minutes {

enum class NameFit { absent, ambiguous, unique };
struct NameMatch {
  NameFit fit = NameFit::absent;
  size_t index = 0;  // of the candidate, where it is unique

  bool operator==(const NameMatch&) const = default;
};

// Which of the candidates (full names, with or without titles) somebody means by a name. The forms are tried from the
// plainest to the vaguest, and the first that fits anybody decides. If it fits two people the name is ambiguous, unless
// just one of them has the title as written. Of the candidate James Senior:
//   James Senior, DCI James Senior    the same name
//   James R Senior                    the same first and last name
//   Jim Senior                        a short form of the first name
//   J. Senior, James S.               an initial
//   DCI Senior                        a title and a last name
//   James                             a first name alone
//   Senior                            a last name alone
//   Jim                               a short form of the first name alone
//   JS                                initials
NameMatch findName(std::string_view asWritten, std::span<const std::string> candidates);

// The index of the candidate, where findName finds exactly one.
std::optional<size_t> matchName(std::string_view asWritten, std::span<const std::string> candidates);

}  // namespace minuted::minutes
