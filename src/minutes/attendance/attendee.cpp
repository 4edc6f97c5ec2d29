#include "minutes/attendance/attendee.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/person_name.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Role;

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
  auto words = documents::lowered(note);
  return std::ranges::any_of(beginnings, [&](auto beginning) { return documents::beginsWithPhrase(words, beginning); });
}

// '(P6)', '(Y4)', '(from item 3)', '(work)': neither office nor organisation.
bool couldBeOrganisation(std::string_view note) {
  return documents::isUpper(note) && note.size() > 2 && note.find_first_of("0123456789@") == documents::nowhere &&
         !namesOffice(note);
}

bool saysAbsent(std::string_view note) {
  constexpr std::array words{"absent"sv,         "apologies"sv,         "apols"sv, "excused"sv, "not present"sv,
                             "sent apologies"sv, "apologies received"sv};
  return std::ranges::find(words, documents::lowered(note)) != words.end();
}

// Takes what an entry says in brackets; whether that was something which the attendee now says otherwise.
bool takeNote(Attendee& attendee, std::string_view note) {
  if (auto role = roleNamed(note))
    attendee.role = *role;
  else if (saysSubstitute(note))
    attendee.substitute = true;
  else if (saysAbsent(note))
    attendee.absent = true;
  else if (attendee.initials.empty() && isInitials(note))
    attendee.initials = note;
  else
    return false;
  return true;
}

struct Bracket {
  size_t open = documents::nowhere,
         close = documents::nowhere;  // of the text; close is its size where nothing closes it
};

Bracket bracketIn(std::string_view text) {
  auto open = text.find('(');
  if (open == documents::nowhere) return {};
  int depth = 0;
  for (auto at = open; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return {open, at};
  }
  return {open, text.size()};
}

// The text without its brackets, but for those that say something of an organisation: 'Coastway (North)'.
std::string takeNotes(Attendee& attendee, std::string_view text) {
  std::string kept;
  for (auto bracket = bracketIn(text); bracket.open != documents::nowhere; bracket = bracketIn(text)) {
    kept += text.substr(0, bracket.open);
    auto note = trim(text.substr(bracket.open + 1, bracket.close - bracket.open - 1));
    if (!takeNote(attendee, note) && documents::isUpper(note)) kept.append("(").append(note).append(")");
    text.remove_prefix(std::min(bracket.close + 1, text.size()));
  }
  return foldSpace(kept.append(text));
}

// Where the name ends: a comma, a dash between spaces, a word that leads to an organisation.
struct Separator {
  size_t at = documents::nowhere, length = 0;
};

Separator separatorIn(std::string_view text) {
  constexpr std::array leads{" of "sv, " from "sv, " representing "sv, " on behalf of "sv, " for "sv, " at "sv, ": "sv,
                             " | "sv,  " = "sv};
  int depth = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (depth > 0) continue;
    if (text[at] == ',') return {at, 1};
    auto dash = documents::dashAt(text, at);
    bool before = at > 0 && text[at - 1] == ' ', after = at + dash < text.size() && text[at + dash] == ' ';
    if (dash != 0 && (before || after) && at > 0) return {at, dash};
    if (text[at] != ' ' && text[at] != ':') continue;
    for (auto lead : leads)
      if (text.substr(at).starts_with(lead)) return {at, lead.size()};
  }
  return {};
}

// Handles and addresses of mail: 'Ann Lee @alee', 'Ann Lee <ann@example.org>'.
std::string withoutContacts(std::string_view text) {
  std::string kept;
  auto words = documents::spacedWords(text);
  for (auto word : words) {
    bool contact =
        word.find('@') != documents::nowhere && word.find_first_of("(),;") == documents::nowhere && words.size() > 1;
    if (!contact) kept.append(kept.empty() ? "" : " ").append(word);
  }
  return kept.empty() ? std::string(text) : kept;
}

bool isAcronym(std::string_view word) {
  return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// '(HUT)' behind a name that has no such initials.
bool isAcronymOfBody(std::string_view initials, std::string_view name) {
  return initials.size() > 2 && isAcronym(initials) && !areInitialsOf(initials, name);
}

// Where a name goes over into an office or organisation though nothing stands between: 'Ann Lee Town Clerk'. First and
// last name, or title and last name, stay.
size_t endOfName(std::string_view text) {
  auto name = splitTitle(text);
  auto words = documents::spacedWords(text);
  auto titleWords = documents::spacedWords(name.title).size();
  auto least = titleWords + (titleWords > 0 && words.size() > titleWords + 1 && words[titleWords].size() > 2 ? 1 : 2);
  auto startOf = [&](size_t i) { return static_cast<size_t>(words[i].data() - text.data()); };
  for (size_t i = least; i < words.size(); ++i) {
    auto rest = text.substr(startOf(i));
    bool honour = isHonour(words[i]);
    bool prefix = isOfficePrefix(words[i]) && (namesOffice(rest) || namesOrganisation(rest));
    if (!honour &&
        (prefix || namesOffice(words[i]) || namesOrganisation(words[i]) || isAcronym(words[i]) || roleNamed(rest)))
      return startOf(i);
  }
  return documents::nowhere;
}

// What the text says of whoever has just been named.
void takeDetail(Attendee& attendee, std::string_view text, std::string& organisation) {
  auto kept = takeNotes(attendee, text);
  if (kept.empty()) return;
  if (!splitTitle(kept).title.empty()) {  // 'Cllr Ray for Cllr Oak'
    attendee.substitute = true;
    return;
  }
  if (auto role = roleNamed(kept)) {
    attendee.role = *role;
    return;
  }
  if (saysAbsent(kept)) {
    attendee.absent = true;
    return;
  }
  if (attendee.initials.empty() && isInitials(kept) && areInitialsOf(kept, attendee.name)) {
    attendee.initials = kept;
    return;
  }
  if (kept.starts_with('(') || (namesOffice(kept) && !namesOrganisation(kept))) return;
  for (auto lead : {"for "sv, "from "sv, "of "sv, "representing "sv})
    if (kept.starts_with(lead) && documents::isUpper(kept.substr(lead.size()))) kept.erase(0, lead.size());
  if (!documents::isUpper(kept) && kept[0] >= 'a' && kept[0] <= 'z') return;  // 'unwell', 'for item 3'
  if (!organisation.empty()) organisation += ", ";
  organisation += kept;
}

// The name, before its separator: brackets go, and what stands behind the first is told of it.
std::string takeName(Attendee& attendee, std::string_view text, std::string& organisation) {
  auto bracket = bracketIn(text);
  if (bracket.open == documents::nowhere) {
    auto end = endOfName(text);
    if (end == documents::nowhere) return foldSpace(text);
    attendee.name = trim(text.substr(0, end));
    takeDetail(attendee, text.substr(end), organisation);
    return attendee.name;
  }
  auto before = trim(text.substr(0, bracket.open));
  auto note = trim(text.substr(bracket.open + 1, bracket.close - bracket.open - 1));
  auto after = trim(text.substr(std::min(bracket.close + 1, text.size())));
  bool understood = takeNote(attendee, note);
  if (before.empty()) return after.empty() ? std::string(note) : takeName(attendee, after, organisation);
  bool inMidst = documents::spacedWords(before).size() == 1 && documents::isUpper(after) && !after.starts_with('(') &&
                 !namesOffice(after) && !namesOrganisation(after) && !understood;  // 'Robert (Bob) Marsh'
  if (inMidst) return takeName(attendee, std::string(before) + ' ' + std::string(after), organisation);
  attendee.name = takeName(attendee, before, organisation);
  // A second bracket, or an organisation without a comma.
  while (!after.empty()) {
    auto next = bracketIn(after);
    if (next.open == 0) {
      auto second = trim(after.substr(1, next.close - 1));
      if (!takeNote(attendee, second) && organisation.empty() && couldBeOrganisation(second)) organisation = second;
      after = trim(after.substr(std::min(next.close + 1, after.size())));
      continue;
    }
    takeDetail(attendee, after, organisation);
    break;
  }
  if (!understood && organisation.empty() && couldBeOrganisation(note)) organisation = note;
  return attendee.name;
}

}  // namespace

std::optional<Role> roleNamed(std::string_view words) {
  auto wanted = documents::lowered(documents::straightened(trim(words)));
  if (wanted.starts_with("the ")) wanted.erase(0, 4);
  for (const auto& [role, value] : roles)
    if (wanted == role) return value;
  return std::nullopt;
}

Attendee readAttendee(std::string_view asWritten) {
  constexpr size_t longestEntry = 400;
  auto text = withoutContacts(documents::clipped(trim(asWritten), longestEntry));
  std::string_view entry = text;
  Attendee attendee;
  auto [at, length] = separatorIn(entry);
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
  if (at != documents::nowhere) readDetails(attendee, entry.substr(at + length));
  attendee.organisation = documents::asEntry(attendee.organisation);
  return attendee;
}

void readDetails(Attendee& attendee, std::string_view details) {
  auto organisation = attendee.organisation;
  for (auto part : split(details, ',')) takeDetail(attendee, part, organisation);
  attendee.organisation = organisation;
}

}  // namespace minuted::minutes
