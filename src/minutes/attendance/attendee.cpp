// An entry is read from its first separator: what stands before it is the name, with notes in brackets and at times an
// office or organisation that nothing parts from it ('Ann Lee Town Clerk'); what stands behind it, cut at commas, is
// told of that person: a role, initials, that somebody was absent, and whatever else begins with a capital the
// organisation.
#include "minutes/attendance/attendee.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/person_name.h"
#include "minutes/language/scanning.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Role;

// The roles at a meeting by what minutes call them, in lower case.
struct RoleWords {
  std::string_view words;
  Role role;
};
constexpr auto roles = std::to_array<RoleWords>({{"chair", Role::CHAIR},
                                                 {"chairing", Role::CHAIR},
                                                 {"chairman", Role::CHAIR},
                                                 {"chairwoman", Role::CHAIR},
                                                 {"chairperson", Role::CHAIR},
                                                 {"in the chair", Role::CHAIR},
                                                 {"chairing the meeting", Role::CHAIR},
                                                 {"convenor", Role::CHAIR},
                                                 {"convener", Role::CHAIR},
                                                 {"president", Role::CHAIR},
                                                 {"presiding", Role::CHAIR},
                                                 {"town mayor", Role::CHAIR},
                                                 {"mayor", Role::CHAIR},
                                                 {"meeting chair", Role::CHAIR},
                                                 {"chaired by", Role::CHAIR},
                                                 {"interim chair", Role::INTERIM_CHAIR},
                                                 {"acting chair", Role::INTERIM_CHAIR},
                                                 {"co-chair", Role::CO_CHAIR},
                                                 {"co chair", Role::CO_CHAIR},
                                                 {"vice-chair", Role::VICE_CHAIR},
                                                 {"vice chair", Role::VICE_CHAIR},
                                                 {"vice-chairman", Role::VICE_CHAIR},
                                                 {"vice chairman", Role::VICE_CHAIR},
                                                 {"vice-chairperson", Role::VICE_CHAIR},
                                                 {"deputy chair", Role::VICE_CHAIR},
                                                 {"vice president", Role::VICE_CHAIR},
                                                 {"vice-president", Role::VICE_CHAIR},
                                                 {"deputy mayor", Role::VICE_CHAIR},
                                                 {"observer", Role::OBSERVER},
                                                 {"observing", Role::OBSERVER},
                                                 {"supporting officer", Role::SUPPORTING_OFFICER},
                                                 {"partnership officer", Role::SUPPORTING_OFFICER},
                                                 {"secretary", Role::SUPPORTING_OFFICER},
                                                 {"minutes secretary", Role::SUPPORTING_OFFICER},
                                                 {"minute secretary", Role::SUPPORTING_OFFICER},
                                                 {"minutes", Role::SUPPORTING_OFFICER},
                                                 {"minuting", Role::SUPPORTING_OFFICER},
                                                 {"minute taker", Role::SUPPORTING_OFFICER},
                                                 {"minute-taker", Role::SUPPORTING_OFFICER},
                                                 {"minutetaker", Role::SUPPORTING_OFFICER},
                                                 {"minutes taker", Role::SUPPORTING_OFFICER},
                                                 {"minutes by", Role::SUPPORTING_OFFICER},
                                                 {"minutes taken by", Role::SUPPORTING_OFFICER},
                                                 {"note taker", Role::SUPPORTING_OFFICER},
                                                 {"note-taker", Role::SUPPORTING_OFFICER},
                                                 {"notetaker", Role::SUPPORTING_OFFICER},
                                                 {"notes", Role::SUPPORTING_OFFICER},
                                                 {"notes by", Role::SUPPORTING_OFFICER},
                                                 {"notes taken by", Role::SUPPORTING_OFFICER},
                                                 {"scribe", Role::SUPPORTING_OFFICER},
                                                 {"clerk", Role::SUPPORTING_OFFICER},
                                                 {"town clerk", Role::SUPPORTING_OFFICER},
                                                 {"parish clerk", Role::SUPPORTING_OFFICER},
                                                 {"secretariat", Role::SUPPORTING_OFFICER},
                                                 {"taking minutes", Role::SUPPORTING_OFFICER},
                                                 {"taking notes", Role::SUPPORTING_OFFICER},
                                                 {"minute writer", Role::SUPPORTING_OFFICER},
                                                 {"recorder", Role::SUPPORTING_OFFICER},
                                                 {"recording secretary", Role::SUPPORTING_OFFICER}});

bool saysSubstitute(std::string_view note) {
  constexpr std::array beginnings{"for"sv,          "substitute"sv,  "substituting"sv, "sub for"sv, "deputising for"sv,
                                  "on behalf of"sv, "representing"sv};
  auto words = documents::toLower(note);
  return std::ranges::any_of(beginnings, [&](auto beginning) { return documents::beginsWithPhrase(words, beginning); });
}

// Not '(P6)', '(Y4)', '(from item 3)', '(work)', and no office.
bool couldBeOrganisation(std::string_view note) {
  return documents::isUpper(note) && note.size() > 2 && note.find_first_of("0123456789@") == documents::nowhere &&
         !namesOffice(note);
}

bool saysAbsent(std::string_view note) {
  constexpr std::array words{"absent"sv,         "apologies"sv,         "apols"sv, "excused"sv, "not present"sv,
                             "sent apologies"sv, "apologies received"sv};
  return contains(words, std::string_view(documents::toLower(note)));
}

// Sets what an entry says in brackets. False where the note is nothing that an attendee has a field for.
bool takeNote(Attendee& attendee, std::string_view note) {
  if (auto role = roleNamed(note))
    attendee.role = *role;
  else if (saysSubstitute(note))
    attendee.isSubstitute = true;
  else if (saysAbsent(note))
    attendee.isAbsent = true;
  else if (attendee.initials.empty() && isInitials(note))
    attendee.initials = note;
  else
    return false;
  return true;
}

struct Bracket {
  size_t open = documents::nowhere;
  size_t close = documents::nowhere;  // the size of the text where nothing closes it
};

// The first bracket, with those within it.
Bracket firstBracket(std::string_view text) {
  auto open = text.find('(');
  if (open == documents::nowhere) return {};
  int depth = 0;
  for (auto at = open; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return {open, at};
  }
  return {open, text.size()};
}

// Takes all notes, and returns the text without them. Brackets that may belong to an organisation stay: 'Coastway
// (North)'.
std::string takeNotes(Attendee& attendee, std::string_view text) {
  std::string kept;
  for (auto bracket = firstBracket(text); bracket.open != documents::nowhere; bracket = firstBracket(text)) {
    kept += text.substr(0, bracket.open);
    auto note = trim(text.substr(bracket.open + 1, bracket.close - bracket.open - 1));
    if (!takeNote(attendee, note) && documents::isUpper(note)) kept.append("(").append(note).append(")");
    text.remove_prefix(std::min(bracket.close + 1, text.size()));
  }
  return foldSpace(kept.append(text));
}

// What ends the name: a comma, a dash beside a space, a word that leads to an organisation. Outside brackets.
struct Separator {
  size_t at = documents::nowhere, length = 0;
};

Separator firstSeparator(std::string_view text) {
  constexpr std::array leads{" of "sv, " from "sv, " representing "sv, " on behalf of "sv, " for "sv, " at "sv, ": "sv,
                             " | "sv,  " = "sv};
  int depth = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (depth > 0) continue;
    if (text[at] == ',') return {at, 1};
    auto dash = documents::dashAt(text, at);
    bool spaceBefore = at > 0 && text[at - 1] == ' ';
    bool spaceBehind = at + dash < text.size() && text[at + dash] == ' ';
    if (dash != 0 && (spaceBefore || spaceBehind) && at > 0) return {at, dash};
    if (text[at] != ' ' && text[at] != ':') continue;
    for (auto lead : leads)
      if (text.substr(at).starts_with(lead)) return {at, lead.size()};
  }
  return {};
}

// Without handles and addresses of mail: 'Ann Lee @alee', 'Ann Lee <ann@example.org>'. A handle alone stays.
std::string withoutContacts(std::string_view text) {
  std::string kept;
  auto words = documents::spacedWords(text);
  for (auto word : words) {
    bool isContact =
        word.find('@') != documents::nowhere && word.find_first_of("(),;") == documents::nowhere && words.size() > 1;
    if (!isContact) kept.append(kept.empty() ? "" : " ").append(word);
  }
  return kept.empty() ? std::string(text) : kept;
}

// '(HUT)' behind a name that has no such initials.
bool isAcronymOfBody(std::string_view initials, std::string_view name) {
  return initials.size() > 2 && isAllCapitals(initials) && !areInitialsOf(initials, name);
}

// Where a name goes over into an office or organisation though nothing stands between: 'Ann Lee Town Clerk'. Never
// within a first and a last name, or a title and a last name.
size_t endOfName(std::string_view text) {
  auto name = splitTitle(text);
  auto words = documents::spacedWords(text);
  auto titleWords = documents::spacedWords(name.title).size();
  auto least = titleWords + (titleWords > 0 && words.size() > titleWords + 1 && words[titleWords].size() > 2 ? 1 : 2);
  for (size_t i = least; i < words.size(); ++i) {
    auto begin = offsetIn(text, words[i]);
    auto rest = text.substr(begin);
    bool hasPrefix = isOfficePrefix(words[i]) && (namesOffice(rest) || namesOrganisation(rest));
    if (!isHonour(words[i]) && (hasPrefix || namesOffice(words[i]) || namesOrganisation(words[i]) ||
                                isAllCapitals(words[i]) || roleNamed(rest)))
      return begin;
  }
  return documents::nowhere;
}

// Sets what a text behind the name, without commas, says of the attendee. An organisation is appended to
// `organisation`, for its name may have commas.
void takeDetail(Attendee& attendee, std::string_view text, std::string& organisation) {
  auto kept = takeNotes(attendee, text);
  if (kept.empty()) return;
  if (!splitTitle(kept).title.empty()) {  // 'Cllr Ray for Cllr Oak'
    attendee.isSubstitute = true;
    return;
  }
  if (auto role = roleNamed(kept)) {
    attendee.role = *role;
    return;
  }
  if (saysAbsent(kept)) {
    attendee.isAbsent = true;
    return;
  }
  if (attendee.initials.empty() && isInitials(kept) && areInitialsOf(kept, attendee.name)) {
    attendee.initials = kept;
    return;
  }
  if (kept.starts_with('(') || (namesOffice(kept) && !namesOrganisation(kept))) return;
  for (auto lead : {"for "sv, "from "sv, "of "sv, "representing "sv})
    if (kept.starts_with(lead) && documents::isUpper(kept.substr(lead.size()))) kept.erase(0, lead.size());
  if (!documents::isUpper(kept) && isSmallLetter(kept[0])) return;  // 'unwell', 'for item 3'
  if (!organisation.empty()) organisation += ", ";
  organisation += kept;
}

// The name in a text without brackets; what is no name behind it is taken as a detail.
std::string takeBareName(Attendee& attendee, std::string_view text, std::string& organisation) {
  auto end = endOfName(text);
  if (end == documents::nowhere) return foldSpace(text);
  attendee.name = trim(text.substr(0, end));
  takeDetail(attendee, text.substr(end), organisation);
  return attendee.name;
}

// The name in the text before the separator. Brackets are taken as notes, and what stands behind the first of them as a
// detail.
std::string takeName(Attendee& attendee, std::string_view text, std::string& organisation) {
  auto bracket = firstBracket(text);
  if (bracket.open == documents::nowhere) return takeBareName(attendee, text, organisation);
  auto before = trim(text.substr(0, bracket.open));
  auto note = trim(text.substr(bracket.open + 1, bracket.close - bracket.open - 1));
  auto after = trim(text.substr(std::min(bracket.close + 1, text.size())));
  bool wasTaken = takeNote(attendee, note);
  if (before.empty()) return after.empty() ? std::string(note) : takeName(attendee, after, organisation);
  // 'Robert (Bob) Marsh'
  bool isWithinName = documents::spacedWords(before).size() == 1 && documents::isUpper(after) &&
                      !after.starts_with('(') && !namesOffice(after) && !namesOrganisation(after) && !wasTaken;
  if (isWithinName) return takeName(attendee, std::string(before) + ' ' + std::string(after), organisation);
  attendee.name = takeName(attendee, before, organisation);
  // A second bracket, or an organisation without a comma.
  while (!after.empty()) {
    auto next = firstBracket(after);
    if (next.open == 0) {
      auto second = trim(after.substr(1, next.close - 1));
      if (!takeNote(attendee, second) && organisation.empty() && couldBeOrganisation(second)) organisation = second;
      after = trim(after.substr(std::min(next.close + 1, after.size())));
      continue;
    }
    takeDetail(attendee, after, organisation);
    break;
  }
  if (!wasTaken && organisation.empty() && couldBeOrganisation(note)) organisation = note;
  return attendee.name;
}

}  // namespace

std::optional<Role> roleNamed(std::string_view words) {
  auto plain = documents::toLower(documents::toAsciiMarks(trim(words)));
  if (plain.starts_with("the ")) plain.erase(0, 4);
  for (const auto& [roleWords, role] : roles)
    if (plain == roleWords) return role;
  return std::nullopt;
}

Attendee readAttendee(std::string_view asWritten) {
  constexpr size_t longestEntry = 400;
  auto text = withoutContacts(documents::shorten(trim(asWritten), longestEntry));
  std::string_view entry = text;
  Attendee attendee;
  auto [at, length] = firstSeparator(entry);
  // 'AL - Ann Lee'
  if (auto before = trim(entry.substr(0, at)); at != documents::nowhere && entry[at] != ',' && isInitials(before))
    if (auto name = trim(entry.substr(at + length)); areInitialsOf(before, name)) {
      attendee = readAttendee(name);
      attendee.initials = before;
      return attendee;
    }
  std::string organisation;
  attendee.name = takeName(attendee, entry.substr(0, at), organisation);
  while (attendee.name.ends_with('*') || attendee.name.ends_with('.') || attendee.name.ends_with('#'))
    attendee.name.pop_back();
  if (organisation.empty() && isAcronymOfBody(attendee.initials, attendee.name))
    organisation = std::exchange(attendee.initials, "");
  attendee.organisation = organisation;
  if (at != documents::nowhere) addDetails(attendee, entry.substr(at + length));
  attendee.organisation = documents::asEntry(attendee.organisation);
  return attendee;
}

void addDetails(Attendee& attendee, std::string_view details) {
  auto organisation = attendee.organisation;
  for (auto part : split(details, ',')) takeDetail(attendee, part, organisation);
  attendee.organisation = organisation;
}

}  // namespace minuted::minutes
