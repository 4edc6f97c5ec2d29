#include "minutes/names.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/phrases.h"

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
                            "honourable"sv};
constexpr std::array honours{"mp"sv, "obe"sv, "mbe"sv, "cbe"sv, "kc"sv, "qc"sv,
                             "dl"sv, "jp"sv,  "frs"sv, "phd"sv, "bem"sv};
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
constexpr std::array<RoleWords, 24> roles{{{"chair", Role::CHAIR},
                                           {"chairman", Role::CHAIR},
                                           {"chairwoman", Role::CHAIR},
                                           {"chairperson", Role::CHAIR},
                                           {"in the chair", Role::CHAIR},
                                           {"interim chair", Role::INTERIM_CHAIR},
                                           {"acting chair", Role::INTERIM_CHAIR},
                                           {"co-chair", Role::CO_CHAIR},
                                           {"co chair", Role::CO_CHAIR},
                                           {"vice-chair", Role::VICE_CHAIR},
                                           {"vice chair", Role::VICE_CHAIR},
                                           {"vice-chairman", Role::VICE_CHAIR},
                                           {"vice chairman", Role::VICE_CHAIR},
                                           {"deputy chair", Role::VICE_CHAIR},
                                           {"observer", Role::OBSERVER},
                                           {"observing", Role::OBSERVER},
                                           {"supporting officer", Role::SUPPORTING_OFFICER},
                                           {"partnership officer", Role::SUPPORTING_OFFICER},
                                           {"secretary", Role::SUPPORTING_OFFICER},
                                           {"minutes", Role::SUPPORTING_OFFICER},
                                           {"minute taker", Role::SUPPORTING_OFFICER},
                                           {"note taker", Role::SUPPORTING_OFFICER},
                                           {"notes", Role::SUPPORTING_OFFICER},
                                           {"clerk", Role::SUPPORTING_OFFICER}}};

bool isInitials(std::string_view text) {
  if (text.size() < 2 || text.size() > 4 || !isUpper(text)) return false;
  auto capitals = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  auto small = std::ranges::count_if(text, [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals >= 2 && static_cast<size_t>(capitals + small) == text.size();
}

bool saysSubstitute(std::string_view note) {
  constexpr std::array beginnings{"for"sv,          "substitute"sv,  "substituting"sv, "sub for"sv, "deputising for"sv,
                                  "on behalf of"sv, "representing"sv};
  auto words = lowered(note);
  return std::ranges::any_of(beginnings, [&](auto beginning) { return beginsWithPhrase(words, beginning); });
}

// Takes what an entry says in brackets; whether that was something which the attendee now says otherwise.
bool takeNote(Attendee& attendee, std::string_view note) {
  if (auto role = roleNamed(note))
    attendee.role = *role;
  else if (saysSubstitute(note))
    attendee.substitute = true;
  else if (attendee.initials.empty() && isInitials(note))
    attendee.initials = note;
  else
    return false;
  return true;
}

// The text without its brackets. In the name they all go; in the organisation only those that were understood.
std::string takeNotes(Attendee& attendee, std::string_view text, bool all) {
  std::string kept;
  while (true) {
    auto open = text.find('(');
    auto close = open == nowhere ? nowhere : text.find(')', open);
    if (close == nowhere) break;
    kept += text.substr(0, open);
    bool taken = takeNote(attendee, trim(text.substr(open + 1, close - open - 1)));
    if (!taken && !all) kept += text.substr(open, close + 1 - open);
    text.remove_prefix(close + 1);
  }
  return foldSpace(kept.append(text));
}

// Where the name ends: a comma, or a dash between spaces.
std::pair<size_t, size_t> separatorIn(std::string_view text) {
  int depth = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (depth > 0) continue;
    if (text[at] == ',') return {at, 1};
    auto dash = dashAt(text, at);
    if (dash != 0 && at > 0 && text[at - 1] == ' ' && at + dash < text.size() && text[at + dash] == ' ')
      return {at, dash};
  }
  return {nowhere, 0};
}

}  // namespace

PersonName splitTitle(std::string_view asWritten) {
  auto words = spacedWords(asWritten);
  size_t count = 0;
  while (count + 1 < words.size() && isUpper(words[count]) && contains(titles, plain(words[count]))) ++count;
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

Attendee readAttendee(std::string_view entry) {
  entry = trim(entry);
  Attendee attendee;
  auto [at, length] = separatorIn(entry);
  attendee.name = takeNotes(attendee, entry.substr(0, at), true);
  if (at == nowhere) return attendee;

  std::string organisation;
  for (auto part : split(entry.substr(at + length), ',')) {
    auto text = takeNotes(attendee, part, false);
    if (text.empty()) continue;
    if (auto role = roleNamed(text)) {
      attendee.role = *role;
      continue;
    }
    if (!organisation.empty()) organisation += ", ";
    organisation += text;
  }
  attendee.organisation = asEntry(organisation);
  return attendee;
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
