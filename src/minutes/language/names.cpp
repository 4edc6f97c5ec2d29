#include "minutes/language/names.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

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
  for (auto word : documents::spacedWords(title)) parts.titles.push_back(plainWord(word));
  auto words = documents::spacedWords(name);
  while (words.size() > 1 && isHonour(words.back())) words.pop_back();
  for (auto word : words)
    if (auto folded = plainWord(word); !folded.empty()) parts.words.push_back(std::move(folded));
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
    for (size_t at = word.find('-'); throughHyphens && at != documents::nowhere && at + 1 < word.size();
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

// The same people are asked for at every other word of a document: taking their names apart anew each time was four
// fifths of the time that reading took. What is kept stays where it is for as long as it is kept.
std::vector<const Parts*> partsOfEach(std::span<const std::string> candidates) {
  constexpr size_t most = 5'000;
  thread_local std::unordered_map<std::string, Parts> known;
  if (known.size() > most) known.clear();
  std::vector<const Parts*> parts;
  for (const auto& name : candidates) {
    auto found = known.find(name);
    if (found == known.end()) found = known.emplace(name, partsOf(name)).first;
    parts.push_back(&found->second);
  }
  return parts;
}

}  // namespace

NameMatch findName(std::string_view asWritten, std::span<const std::string> candidates) {
  auto written = partsOf(asWritten);
  if (written.words.empty() || contains(written.words, "and"sv) || contains(written.words, "&"sv))
    return {};  // nobody, or two
  auto parts = partsOfEach(candidates);

  for (auto fits : forms) {
    std::vector<size_t> fitting, sameTitle;
    for (size_t i = 0; i < parts.size(); ++i) {
      if (parts[i]->words.empty() || titlesContradict(written, *parts[i]) || !fits(written, *parts[i])) continue;
      fitting.push_back(i);
      if (haveCommonTitle(written, *parts[i])) sameTitle.push_back(i);
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

}  // namespace minuted::minutes
