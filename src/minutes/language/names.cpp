#include "minutes/language/names.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// Titles that may stand before a first name alone, 'Sir James'; other titles stand before last names.
constexpr std::array firstNameTitles{"sir"sv, "dame"sv, "lady"sv, "lord"sv,    "father"sv,
                                     "fr"sv,  "rev"sv,  "revd"sv, "reverend"sv};

// Short forms of first names that are not simply their beginning, each with a name that it is short for.
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

// A name taken apart for comparing. Words are folded (plainWord).
struct NameParts {
  std::vector<std::string> titles;
  std::vector<std::string> words;  // without titles and honours: "gillian", "aitken"
  bool isInCapitals = false;       // written in capitals throughout, as initials are
};

// 'James Senior, Thames Valley Police (Chair)' -> 'James Senior'
std::string_view nameAlone(std::string_view text) {
  text = text.substr(0, text.find(','));
  return trim(text.substr(0, text.find('(')));
}

NameParts namePartsOf(std::string_view asWritten) {
  auto [title, name] = splitTitle(nameAlone(asWritten));
  NameParts parts;
  for (auto word : documents::spacedWords(title)) parts.titles.push_back(plainWord(word));
  auto words = documents::spacedWords(name);
  while (words.size() > 1 && isHonour(words.back())) words.pop_back();
  for (auto word : words)
    if (auto folded = plainWord(word); !folded.empty()) parts.words.push_back(std::move(folded));
  parts.isInCapitals = std::ranges::all_of(name, [](char c) { return isCapital(c) || c == '.'; });
  return parts;
}

bool isShortForm(std::string_view shorter, std::string_view longer) {
  // 'Gill' is the beginning of 'Gillian'; but Paul is not short for Paula, nor Robert for Roberta.
  if (shorter.size() >= 3 && shorter.size() <= 5 && longer.size() >= shorter.size() + 2 && longer.starts_with(shorter))
    return true;
  return contains(shortForms, std::pair(shorter, longer));
}

// Whether both may be first names of one person.
bool areFormsOfOneName(std::string_view a, std::string_view b) {
  if (isShortForm(a, b) || isShortForm(b, a)) return true;
  // 'Cathy' and 'Kate' may be short for one name.
  return std::ranges::any_of(shortForms, [&](auto form) { return form.first == a && isShortForm(b, form.second); });
}

bool isInitialOf(std::string_view letter, std::string_view word) {
  return letter.size() == 1 && word.starts_with(letter);
}

std::string initialsOf(const NameParts& parts, bool throughHyphens) {
  std::string initials;
  for (const auto& word : parts.words) {
    initials += word.front();
    for (size_t at = word.find('-'); throughHyphens && at != documents::nowhere && at + 1 < word.size();
         at = word.find('-', at + 1))
      initials += word[at + 1];
  }
  return initials;
}

// Whether a name as written fits a candidate in one of the forms of the header's table.
using FitsInForm = bool (*)(const NameParts& written, const NameParts& candidate);

bool haveTwoWords(const NameParts& a, const NameParts& b) { return a.words.size() > 1 && b.words.size() > 1; }
bool isOneWord(const NameParts& written) { return written.words.size() == 1; }

// The forms in the order of that table. w: as written, c: the candidate.
constexpr std::array<FitsInForm, 9> forms{
    [](const NameParts& w, const NameParts& c) { return w.words == c.words; },
    [](const NameParts& w, const NameParts& c) {
      return haveTwoWords(w, c) && w.words.front() == c.words.front() && w.words.back() == c.words.back();
    },
    [](const NameParts& w, const NameParts& c) {
      return haveTwoWords(w, c) && w.words.back() == c.words.back() &&
             areFormsOfOneName(w.words.front(), c.words.front());
    },
    [](const NameParts& w, const NameParts& c) {
      if (!haveTwoWords(w, c)) return false;
      const auto &writtenFirst = w.words.front(), &writtenLast = w.words.back();
      const auto &first = c.words.front(), &last = c.words.back();
      if (writtenLast == last) return isInitialOf(writtenFirst, first) || isInitialOf(first, writtenFirst);
      return writtenFirst == first && isInitialOf(writtenLast, last);
    },
    [](const NameParts& w, const NameParts& c) {
      return isOneWord(w) && !w.titles.empty() && w.words[0] == c.words.back();
    },
    [](const NameParts& w, const NameParts& c) {
      bool hasFittingTitle = w.titles.empty() || contains(firstNameTitles, w.titles.back());
      return isOneWord(w) && hasFittingTitle && w.words[0] == c.words.front();
    },
    [](const NameParts& w, const NameParts& c) {
      return isOneWord(w) && w.titles.empty() && w.words[0] == c.words.back();
    },
    [](const NameParts& w, const NameParts& c) {
      return isOneWord(w) && w.titles.empty() && isShortForm(w.words[0], c.words.front());
    },
    [](const NameParts& w, const NameParts& c) {
      return isOneWord(w) && w.titles.empty() && w.isInCapitals && w.words[0].size() > 1 &&
             (w.words[0] == initialsOf(c, false) || w.words[0] == initialsOf(c, true));
    }};

bool haveCommonTitle(const NameParts& a, const NameParts& b) {
  return std::ranges::any_of(a.titles, [&](const auto& title) { return contains(b.titles, title); });
}

// Mr Green is not Mrs Green.
bool doTitlesContradict(const NameParts& a, const NameParts& b) {
  auto isWoman = [](const NameParts& p) {
    return contains(p.titles, "mrs"sv) || contains(p.titles, "ms"sv) || contains(p.titles, "miss"sv);
  };
  auto isMan = [](const NameParts& p) { return contains(p.titles, "mr"sv); };
  return (isMan(a) && isWoman(b)) || (isWoman(a) && isMan(b));
}

// The parts of each candidate, kept for the next call: the same people are asked for at every other word of a document,
// and taking their names apart anew each time was four fifths of the time that reading took. The pointers are valid
// until the next call on the same thread, which may drop what is kept.
std::vector<const NameParts*> namePartsOfEach(std::span<const std::string> candidates) {
  constexpr size_t mostKept = 5'000;
  thread_local std::unordered_map<std::string, NameParts> cache;
  if (cache.size() > mostKept) cache.clear();
  std::vector<const NameParts*> parts;
  for (const auto& name : candidates) {
    auto cached = cache.find(name);
    if (cached == cache.end()) cached = cache.emplace(name, namePartsOf(name)).first;
    parts.push_back(&cached->second);
  }
  return parts;
}

}  // namespace

NameMatch findName(std::string_view asWritten, std::span<const std::string> candidates) {
  auto written = namePartsOf(asWritten);
  if (written.words.empty() || contains(written.words, "and"sv) || contains(written.words, "&"sv))
    return {};  // nobody, or two
  auto parts = namePartsOfEach(candidates);

  for (auto fits : forms) {
    std::vector<size_t> fitting, withSameTitle;
    for (size_t i = 0; i < parts.size(); ++i) {
      if (parts[i]->words.empty() || doTitlesContradict(written, *parts[i]) || !fits(written, *parts[i])) continue;
      fitting.push_back(i);
      if (haveCommonTitle(written, *parts[i])) withSameTitle.push_back(i);
    }
    if (fitting.size() == 1) return {NameFit::unique, fitting[0]};
    if (withSameTitle.size() == 1) return {NameFit::unique, withSameTitle[0]};
    if (!fitting.empty()) return {NameFit::ambiguous, 0};
  }
  return {};
}

std::optional<size_t> matchName(std::string_view asWritten, std::span<const std::string> candidates) {
  auto match = findName(asWritten, candidates);
  return match.fit == NameFit::unique ? std::optional(match.index) : std::nullopt;
}

}  // namespace minuted::minutes
