#include "minutes/names.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/vocabulary.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::Role;

constexpr std::array titles{"mr"sv,
                            "mrs"sv,
                            "ms"sv,
                            "miss"sv,
                            "mx"sv,
                            "dr"sv,
                            "doctor"sv,
                            "prof"sv,
                            "professor"sv,
                            "cllr"sv,
                            "cllrs"sv,
                            "clr"sv,
                            "councillor"sv,
                            "alderman"sv,
                            "ald"sv,
                            "sir"sv,
                            "dame"sv,
                            "lord"sv,
                            "lady"sv,
                            "baroness"sv,
                            "baron"sv,
                            "rev"sv,
                            "revd"sv,
                            "reverend"sv,
                            "canon"sv,
                            "father"sv,
                            "fr"sv,
                            "supt"sv,
                            "superintendent"sv,
                            "insp"sv,
                            "inspector"sv,
                            "sgt"sv,
                            "sergeant"sv,
                            "dci"sv,
                            "di"sv,
                            "ds"sv,
                            "dc"sv,
                            "pc"sv,
                            "ps"sv,
                            "pcso"sv,
                            "acc"sv,
                            "dcc"sv,
                            "ch"sv,
                            "chief"sv,
                            "constable"sv,
                            "det"sv,
                            "detective"sv,
                            "col"sv,
                            "colonel"sv,
                            "maj"sv,
                            "major"sv,
                            "capt"sv,
                            "captain"sv,
                            "rt"sv,
                            "hon"sv,
                            "right"sv,
                            "honourable"sv,
                            "ccllr"sv,
                            "dcllr"sv,
                            "bcllr"sv,
                            "cnllr"sv,
                            "coun"sv,
                            "councilor"sv,
                            "councilman"sv,
                            "councilwoman"sv,
                            "lt"sv,
                            "cdr"sv,
                            "cmdr"sv,
                            "commander"sv,
                            "wpc"sv,
                            "pcc"sv,
                            "messrs"sv,
                            "bailie"sv,
                            "baillie"sv,
                            "provost"sv,
                            "rabbi"sv,
                            "imam"sv,
                            "pastor"sv,
                            "sheikh"sv};
// No title without the next: 'Chief Inspector', but not 'Chief Executive'.
constexpr std::array half{"chief"sv, "ch"sv, "right"sv, "rt"sv};
// Before another title: 'County Cllr Lowe'.
constexpr std::array titlePrefixes{"county"sv, "district"sv, "borough"sv, "town"sv, "parish"sv, "city"sv, "unitary"sv};
constexpr std::array honours{"mp"sv,  "msp"sv, "mep"sv, "mla"sv, "ms"sv, "ba"sv, "bsc"sv, "msc"sv, "obe"sv,
                             "mbe"sv, "cbe"sv, "kc"sv,  "qc"sv,  "dl"sv, "jp"sv, "frs"sv, "phd"sv, "bem"sv};
constexpr std::array particles{"de"sv,  "da"sv,  "di"sv,  "du"sv, "la"sv, "le"sv, "van"sv, "von"sv, "der"sv,
                               "den"sv, "ter"sv, "bin"sv, "al"sv, "el"sv, "ap"sv, "y"sv,   "dos"sv, "of"sv};
// Before a first name alone; other titles stand before last names.
constexpr std::array firstNameTitles{"sir"sv, "dame"sv, "lady"sv, "lord"sv,    "father"sv,
                                     "fr"sv,  "rev"sv,  "revd"sv, "reverend"sv};

// Short forms that are not the beginning of the name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 58> shortForms{
    {{"abby", "abigail"},      {"andy", "andrew"},     {"becky", "rebecca"},   {"beth", "elizabeth"},
     {"bill", "william"},      {"bob", "robert"},      {"bobby", "robert"},    {"charlie", "charles"},
     {"charlie", "charlotte"}, {"dave", "david"},      {"debbie", "deborah"},  {"dick", "richard"},
     {"ellie", "eleanor"},     {"frank", "francis"},   {"geoff", "geoffrey"},  {"harry", "henry"},
     {"harry", "harold"},      {"hattie", "harriet"},  {"jack", "john"},       {"jeff", "jeffrey"},
     {"jenny", "jennifer"},    {"jim", "james"},       {"jo", "joanna"},       {"jo", "joanne"},
     {"jo", "josephine"},      {"joe", "joseph"},      {"kate", "katharine"},  {"kate", "katherine"},
     {"kate", "catherine"},    {"kate", "kathryn"},    {"kit", "christopher"}, {"liz", "elizabeth"},
     {"lizzie", "elizabeth"},  {"maggie", "margaret"}, {"mandy", "amanda"},    {"meg", "margaret"},
     {"mick", "michael"},      {"mike", "michael"},    {"ned", "edward"},      {"nicky", "nicola"},
     {"peggy", "margaret"},    {"penny", "penelope"},  {"sally", "sarah"},     {"sandy", "alexander"},
     {"steve", "stephen"},     {"steve", "steven"},    {"sue", "susan"},       {"sue", "suzanne"},
     {"susie", "susan"},       {"ted", "edward"},      {"tom", "thomas"},      {"tony", "anthony"},
     {"trish", "patricia"},    {"vicky", "victoria"},  {"cathy", "catherine"}, {"kathy", "katherine"},
     {"gerry", "gerald"},      {"jerry", "jeremy"}}};

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// A word for comparing: case and accents folded, full stops and apostrophes gone.
std::string plain(std::string_view word) {
  auto folded = foldCase(straightened(word));
  std::erase_if(folded, [](char c) { return c == '.' || c == '\'' || c == ','; });
  return folded;
}

// A name taken apart for comparing.
struct Parts {
  std::vector<std::string> titles;
  std::vector<std::string> words;  // "gillian", "aitken"
  bool capitals = false;           // written in capitals throughout, as initials are
};

// 'James Senior, Thames Valley Police (Chair)' -> 'James Senior'
std::string_view nameAlone(std::string_view text) {
  text = text.substr(0, text.find(','));
  return trim(text.substr(0, text.find('(')));
}

Parts partsOf(std::string_view asWritten) {
  auto [title, name] = splitTitle(nameAlone(asWritten));
  Parts parts;
  for (auto word : spacedWords(title)) parts.titles.push_back(plain(word));
  auto words = spacedWords(name);
  while (words.size() > 1 && contains(honours, plain(words.back()))) words.pop_back();
  for (auto word : words)
    if (auto folded = plain(word); !folded.empty()) parts.words.push_back(std::move(folded));
  parts.capitals = std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
  return parts;
}

bool isShortForm(std::string_view shorter, std::string_view longer) {
  // 'Gill' of 'Gillian'; but Paul is not short for Paula, nor Robert for Roberta.
  if (shorter.size() >= 3 && shorter.size() <= 5 && longer.size() >= shorter.size() + 2 && longer.starts_with(shorter))
    return true;
  return std::ranges::find(shortForms, std::pair(shorter, longer)) != shortForms.end();
}

bool eitherIsShort(std::string_view a, std::string_view b) {
  if (isShortForm(a, b) || isShortForm(b, a)) return true;
  // 'Cathy' and 'Kate' may be short for one name.
  return std::ranges::any_of(shortForms, [&](auto form) { return form.first == a && isShortForm(b, form.second); });
}

bool isInitialOf(std::string_view letter, std::string_view word) {
  return letter.size() == 1 && word.starts_with(letter);
}

std::string initialsOf(const Parts& parts, bool throughHyphens) {
  std::string initials;
  for (const auto& word : parts.words) {
    initials += word.front();
    for (size_t at = word.find('-'); throughHyphens && at != nowhere && at + 1 < word.size();
         at = word.find('-', at + 1))
      initials += word[at + 1];
  }
  return initials;
}

using Form = bool (*)(const Parts& written, const Parts& candidate);

bool twoWordsEach(const Parts& a, const Parts& b) { return a.words.size() > 1 && b.words.size() > 1; }
bool isAlone(const Parts& written) { return written.words.size() == 1; }

// The forms of the header's table, in its order.
constexpr std::array<Form, 9> forms{
    [](const Parts& w, const Parts& c) { return w.words == c.words; },
    [](const Parts& w, const Parts& c) {
      return twoWordsEach(w, c) && w.words.front() == c.words.front() && w.words.back() == c.words.back();
    },
    [](const Parts& w, const Parts& c) {
      return twoWordsEach(w, c) && w.words.back() == c.words.back() && eitherIsShort(w.words.front(), c.words.front());
    },
    [](const Parts& w, const Parts& c) {
      if (!twoWordsEach(w, c)) return false;
      const auto &first = w.words.front(), &last = w.words.back(), &itsFirst = c.words.front(),
                 &itsLast = c.words.back();
      if (last == itsLast) return isInitialOf(first, itsFirst) || isInitialOf(itsFirst, first);
      return first == itsFirst && isInitialOf(last, itsLast);
    },
    [](const Parts& w, const Parts& c) { return isAlone(w) && !w.titles.empty() && w.words[0] == c.words.back(); },
    [](const Parts& w, const Parts& c) {
      bool fits = w.titles.empty() || contains(firstNameTitles, w.titles.back());
      return isAlone(w) && fits && w.words[0] == c.words.front();
    },
    [](const Parts& w, const Parts& c) { return isAlone(w) && w.titles.empty() && w.words[0] == c.words.back(); },
    [](const Parts& w, const Parts& c) {
      return isAlone(w) && w.titles.empty() && isShortForm(w.words[0], c.words.front());
    },
    [](const Parts& w, const Parts& c) {
      return isAlone(w) && w.titles.empty() && w.capitals && w.words[0].size() > 1 &&
             (w.words[0] == initialsOf(c, false) || w.words[0] == initialsOf(c, true));
    }};

bool haveCommonTitle(const Parts& a, const Parts& b) {
  return std::ranges::any_of(a.titles, [&](const auto& title) { return contains(b.titles, title); });
}

// Mr Green is not Mrs Green.
bool titlesContradict(const Parts& a, const Parts& b) {
  auto isWoman = [](const Parts& p) {
    return contains(p.titles, "mrs"sv) || contains(p.titles, "ms"sv) || contains(p.titles, "miss"sv);
  };
  auto isMan = [](const Parts& p) { return contains(p.titles, "mr"sv); };
  return (isMan(a) && isWoman(b)) || (isWoman(a) && isMan(b));
}

// --- Entries in a list of people ---

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
  auto words = lowered(note);
  return std::ranges::any_of(beginnings, [&](auto beginning) { return beginsWithPhrase(words, beginning); });
}

// '(P6)', '(Y4)', '(from item 3)', '(work)': neither office nor organisation.
bool couldBeOrganisation(std::string_view note) {
  return isUpper(note) && note.size() > 2 && note.find_first_of("0123456789@") == nowhere && !namesOffice(note);
}

bool saysAbsent(std::string_view note) {
  constexpr std::array words{"absent"sv,         "apologies"sv,         "apols"sv, "excused"sv, "not present"sv,
                             "sent apologies"sv, "apologies received"sv};
  return contains(words, lowered(note));
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
  size_t open = nowhere, close = nowhere;  // of the text; close is its size where nothing closes it
};

Bracket bracketIn(std::string_view text) {
  auto open = text.find('(');
  if (open == nowhere) return {};
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
  for (auto bracket = bracketIn(text); bracket.open != nowhere; bracket = bracketIn(text)) {
    kept += text.substr(0, bracket.open);
    auto note = trim(text.substr(bracket.open + 1, bracket.close - bracket.open - 1));
    if (!takeNote(attendee, note) && isUpper(note)) kept.append("(").append(note).append(")");
    text.remove_prefix(std::min(bracket.close + 1, text.size()));
  }
  return foldSpace(kept.append(text));
}

// Where the name ends: a comma, a dash between spaces, a word that leads to an organisation.
struct Separator {
  size_t at = nowhere, length = 0;
};

Separator separatorIn(std::string_view text) {
  constexpr std::array leads{" of "sv, " from "sv, " representing "sv, " on behalf of "sv, " at "sv, ": "sv,
                             " | "sv,  " = "sv};
  int depth = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (depth > 0) continue;
    if (text[at] == ',') return {at, 1};
    auto dash = dashAt(text, at);
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
  auto words = spacedWords(text);
  for (auto word : words) {
    bool contact = word.find('@') != nowhere && word.find_first_of("(),;") == nowhere && words.size() > 1;
    if (!contact) kept.append(kept.empty() ? "" : " ").append(word);
  }
  return kept.empty() ? std::string(text) : kept;
}

bool isAcronym(std::string_view word) {
  return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Where a name goes over into an office or organisation though nothing stands between: 'Ann Lee Town Clerk'. First and
// last name, or title and last name, stay.
size_t endOfName(std::string_view text) {
  auto name = splitTitle(text);
  auto words = spacedWords(text);
  auto titleWords = spacedWords(name.title).size();
  auto least = titleWords + (titleWords > 0 && words.size() > titleWords + 1 && words[titleWords].size() > 2 ? 1 : 2);
  auto startOf = [&](size_t i) { return static_cast<size_t>(words[i].data() - text.data()); };
  for (size_t i = least; i < words.size(); ++i) {
    auto rest = text.substr(startOf(i));
    bool honour = contains(honours, plain(words[i]));
    bool prefix = isOfficePrefix(words[i]) && (namesOffice(rest) || namesOrganisation(rest));
    if (!honour &&
        (prefix || namesOffice(words[i]) || namesOrganisation(words[i]) || isAcronym(words[i]) || roleNamed(rest)))
      return startOf(i);
  }
  return nowhere;
}

// What the text says of whoever has just been named.
void takeDetail(Attendee& attendee, std::string_view text, std::string& organisation) {
  auto kept = takeNotes(attendee, text);
  if (kept.empty()) return;
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
    if (kept.starts_with(lead) && isUpper(kept.substr(lead.size()))) kept.erase(0, lead.size());
  if (!isUpper(kept) && kept[0] >= 'a' && kept[0] <= 'z') return;  // 'unwell', 'for item 3'
  if (!organisation.empty()) organisation += ", ";
  organisation += kept;
}

// The name, before its separator: brackets go, and what stands behind the first is told of it.
std::string takeName(Attendee& attendee, std::string_view text, std::string& organisation) {
  auto bracket = bracketIn(text);
  if (bracket.open == nowhere) {
    auto end = endOfName(text);
    if (end == nowhere) return foldSpace(text);
    attendee.name = trim(text.substr(0, end));
    takeDetail(attendee, text.substr(end), organisation);
    return attendee.name;
  }
  auto before = trim(text.substr(0, bracket.open));
  auto note = trim(text.substr(bracket.open + 1, bracket.close - bracket.open - 1));
  auto after = trim(text.substr(std::min(bracket.close + 1, text.size())));
  bool understood = takeNote(attendee, note);
  if (before.empty()) return after.empty() ? std::string(note) : takeName(attendee, after, organisation);
  bool inMidst = spacedWords(before).size() == 1 && isUpper(after) && !after.starts_with('(') && !namesOffice(after) &&
                 !namesOrganisation(after) && !understood;  // 'Robert (Bob) Marsh'
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

PersonName splitTitle(std::string_view asWritten) {
  auto words = spacedWords(asWritten);
  size_t count = 0;
  auto isTitle = [&](size_t i) {
    if (i + 1 >= words.size() || !isUpper(words[i]) || !contains(titles, plain(words[i]))) return false;
    return !contains(half, plain(words[i])) || contains(titles, plain(words[i + 1]));
  };
  if (isTitle(1) && contains(titlePrefixes, plain(words[0]))) ++count;
  while (isTitle(count)) ++count;
  PersonName split;
  for (size_t i = 0; i < words.size(); ++i) {
    auto& part = i < count ? split.title : split.name;
    if (!part.empty()) part += ' ';
    part += words[i];
  }
  return split;
}

std::optional<Role> roleNamed(std::string_view words) {
  auto wanted = lowered(straightened(trim(words)));
  if (wanted.starts_with("the ")) wanted.erase(0, 4);
  for (const auto& [role, value] : roles)
    if (wanted == role) return value;
  return std::nullopt;
}

bool isInitials(std::string_view text) {
  if (text.size() < 2 || text.size() > 4 || !isUpper(text)) return false;
  auto capitals = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  auto small = std::ranges::count_if(text, [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals >= 2 && static_cast<size_t>(capitals + small) == text.size();
}

// They begin as the name does, and the name has the others in their order.
bool areInitialsOf(std::string_view initials, std::string_view name) {
  auto letters = foldCase(initials), whole = plain(splitTitle(name).name);
  size_t at = 0;
  for (char letter : letters) {
    auto next = whole.find(letter, at);
    if (next == nowhere || (at == 0 && next != 0)) return false;
    at = next + 1;
  }
  return true;
}

Attendee readAttendee(std::string_view asWritten) {
  constexpr size_t longestEntry = 400;
  auto text = withoutContacts(clipped(trim(asWritten), longestEntry));
  std::string_view entry = text;
  Attendee attendee;
  auto [at, length] = separatorIn(entry);
  // 'AL - Ann Lee'
  if (auto before = trim(entry.substr(0, at)); at != nowhere && entry[at] != ',' && isInitials(before))
    if (auto name = trim(entry.substr(at + length)); areInitialsOf(before, name)) {
      attendee = readAttendee(name);
      attendee.initials = before;
      return attendee;
    }
  std::string organisation;
  attendee.name = takeName(attendee, entry.substr(0, at), organisation);
  while (attendee.name.ends_with('*') || attendee.name.ends_with('.') || attendee.name.ends_with('#'))
    attendee.name.pop_back();
  attendee.organisation = organisation;
  if (at != nowhere) readDetails(attendee, entry.substr(at + length));
  attendee.organisation = asEntry(attendee.organisation);
  return attendee;
}

void readDetails(Attendee& attendee, std::string_view details) {
  auto organisation = attendee.organisation;
  for (auto part : split(details, ',')) takeDetail(attendee, part, organisation);
  attendee.organisation = organisation;
}

bool looksLikePerson(std::string_view text) {
  constexpr size_t mostWords = 6;
  auto name = splitTitle(text).name;
  auto words = spacedWords(name);
  if (words.empty() || words.size() > mostWords) return false;
  if (text.find_first_of("0123456789:;?!/[]") != nowhere) return false;
  for (auto word : words)
    if (!isUpper(word) && !contains(particles, word)) return false;
  return isUpper(words.front()) || words.size() > 1;
}

NameMatch findName(std::string_view asWritten, std::span<const std::string> candidates) {
  auto written = partsOf(asWritten);
  if (written.words.empty() || contains(written.words, "and"sv) || contains(written.words, "&"sv))
    return {};  // nobody, or two
  std::vector<Parts> parts;
  for (const auto& candidate : candidates) parts.push_back(partsOf(candidate));

  for (auto fits : forms) {
    std::vector<size_t> fitting, sameTitle;
    for (size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].words.empty() || titlesContradict(written, parts[i]) || !fits(written, parts[i])) continue;
      fitting.push_back(i);
      if (haveCommonTitle(written, parts[i])) sameTitle.push_back(i);
    }
    if (fitting.size() == 1) return {NameFit::unique, fitting[0]};
    if (sameTitle.size() == 1) return {NameFit::unique, sameTitle[0]};
    if (!fitting.empty()) return {NameFit::ambiguous, 0};
  }
  return {};
}

std::optional<size_t> matchName(std::string_view asWritten, std::span<const std::string> candidates) {
  auto match = findName(asWritten, candidates);
  return match.fit == NameFit::unique ? std::optional(match.index) : std::nullopt;
}

}  // namespace minuted
