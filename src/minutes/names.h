// Names of people as minutes write them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "event.capnp.h"

namespace minuted {

struct PersonName {
  std::string title;  // "DCI", "Cllr Dr"; "" where there is none
  std::string name;   // "James Senior"

  bool operator==(const PersonName&) const = default;
};
PersonName splitTitle(std::string_view asWritten);

// An entry in a list of those who were there: 'Jan Royall, University of Oxford, (Chair)'.
struct Attendee {
  std::string name;          // as written, with the title
  std::string organisation;  // as written; "" where none is named
  std::string initials;      // '(MW)' as some minutes give them, to be used further down
  schema::Role role = schema::Role::MEMBER;
  bool substitute = false;  // '(for Kate Austin)'
  bool absent = false;      // '(apologies)', in a list of all members

  bool operator==(const Attendee&) const = default;
};
Attendee readAttendee(std::string_view entry);
void readDetails(Attendee& attendee, std::string_view details);  // what stands behind the name: 'Harbour Trust, Chair'
std::optional<schema::Role> roleNamed(std::string_view words);   // 'Interim Chair'

bool isInitials(std::string_view text);                                // 'MW', 'TSp'
bool areInitialsOf(std::string_view initials, std::string_view name);  // 'HvD' and 'AHop' as well

// Whether this could be what somebody is called: a few words, capitals where names have them.
bool looksLikePerson(std::string_view text);

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

}  // namespace minuted
