#include "minutes/attendance/listed_name.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/attendee.h"
#include "minutes/language/person_name.h"
#include "minutes/language/scanning.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

bool isAcronym(std::string_view word) { return isAllCapitals(word) && word.size() < 6; }

}  // namespace

bool hasTitle(std::string_view text) { return !splitTitle(text).title.empty(); }

std::string_view withoutNotes(std::string_view piece) {
  piece = trim(piece.substr(0, piece.find('(')));
  for (size_t at = 1; at < piece.size(); ++at) {
    if (piece[at - 1] != ' ') continue;
    auto dash = documents::dashAt(piece, at);
    auto note = dash > 0 ? trim(piece.substr(at + dash)) : "";
    if (!note.empty() && piece[at + dash] == ' ' && isSmallLetter(note[0])) return trim(piece.substr(0, at));
  }
  return piece;
}

bool isPerson(std::string_view piece) {
  if (isFullName(withoutNotes(piece))) return true;
  auto attendee = readAttendee(piece);
  if (!isFullName(attendee.name)) return false;
  auto rest = piece.starts_with(attendee.name) ? trim(piece.substr(attendee.name.size())) : "";
  return !documents::isUpper(rest) || hasTitle(attendee.name) || !attendee.initials.empty() ||
         (namesOffice(rest) && !namesOrganisation(rest));
}

bool isGivenName(std::string_view piece) {
  auto name = withoutNotes(piece);
  if (name.starts_with('@')) return name.size() > 2 && name.find(' ') == documents::nowhere;
  auto isNoNameCharacter = [](unsigned char c) { return c < 0x80 && std::isalpha(c) == 0 && c != '-' && c != '\''; };
  if (name.size() < 2 || !documents::isUpper(name) || std::ranges::any_of(name, isNoNameCharacter)) return false;
  return !isAllCapitals(name) && !namesOffice(name) && !namesOrganisation(name) && !namesMatter(name);
}

bool areBareInitials(std::string_view piece) {
  auto initials = withoutNotes(piece);
  return isInitials(initials) && !namesMatter(initials) && documents::toLower(initials) != "tbc" &&
         documents::toLower(initials) != "na";
}

bool isFullName(std::string_view text) {
  auto name = splitTitle(text).name;
  auto words = documents::spacedWords(name);
  if (!looksLikePerson(text) || (words.size() < 2 && !hasTitle(text))) return false;
  if (text.find_first_of("()@=<>\"") != documents::nowhere) return false;
  if (std::ranges::all_of(words, isAcronym) && words.size() > 1) return false;
  // 'NCC Highways'; but 'JB Lee', 'Ann LEE'
  bool acronymFirst = words.size() > 1 && words[0].size() > 2 && isAcronym(words[0]) && !isAcronym(words[1]) &&
                      std::ranges::any_of(words[1], isSmallLetter);
  if (acronymFirst) return false;
  return !namesOrganisation(name) && !namesMatter(name) && !namesOffice(name);
}

}  // namespace minuted::minutes
