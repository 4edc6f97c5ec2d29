#include "minutes/decisions/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

struct KindWord {
  std::string_view word;
  DecisionKind kind;
};
constexpr std::array kinds{
    KindWord{"agreed", DecisionKind::AGREED},        KindWord{"decided", DecisionKind::AGREED},
    KindWord{"accepted", DecisionKind::AGREED},      KindWord{"noted", DecisionKind::NOTED},
    KindWord{"endorsed", DecisionKind::ENDORSED},    KindWord{"supported", DecisionKind::ENDORSED},
    KindWord{"recommended", DecisionKind::ENDORSED}, KindWord{"approved", DecisionKind::APPROVED},
    KindWord{"ratified", DecisionKind::APPROVED},    KindWord{"adopted", DecisionKind::APPROVED},
    KindWord{"confirmed", DecisionKind::APPROVED},   KindWord{"authorised", DecisionKind::APPROVED},
    KindWord{"authorized", DecisionKind::APPROVED},  KindWord{"sanctioned", DecisionKind::APPROVED},
    KindWord{"carried", DecisionKind::AGREED},       KindWord{"passed", DecisionKind::AGREED},
    KindWord{"elected", DecisionKind::AGREED},       KindWord{"voted", DecisionKind::AGREED},
    KindWord{"opted", DecisionKind::AGREED},         KindWord{"objected", DecisionKind::AGREED},
    KindWord{"resolved", DecisionKind::RESOLVED},    KindWord{"deferred", DecisionKind::DEFERRED},
    KindWord{"postponed", DecisionKind::DEFERRED},   KindWord{"rejected", DecisionKind::REJECTED},
    KindWord{"refused", DecisionKind::REJECTED},     KindWord{"declined", DecisionKind::REJECTED},
    KindWord{"decision", DecisionKind::AGREED},      KindWord{"decisions", DecisionKind::AGREED},
    KindWord{"resolution", DecisionKind::RESOLVED},  KindWord{"resolutions", DecisionKind::RESOLVED}};

constexpr std::array adverbs{
    "co"sv,         "re"sv,         "also"sv,      "unanimously"sv,  "then"sv,          "further"sv,
    "therefore"sv,  "formally"sv,   "all"sv,       "both"sv,         "subsequently"sv,  "retrospectively"sv,
    "duly"sv,       "generally"sv,  "discussed"sv, "and"sv,          "reviewed"sv,      "in"sv,
    "principle"sv,  "hereby"sv,     "broadly"sv,   "considered"sv,   "finally"sv,       "accordingly"sv,
    "by"sv,         "majority"sv,   "consensus"sv, "collectively"sv, "jointly"sv,       "a"sv,
    "eventually"sv, "informally"sv, "therefore"sv, "nevertheless"sv, "provisionally"sv, "having"sv,
    "received"sv};

// Verbs after 'did not', in the base form.
constexpr std::array refusable{"approve"sv, "agree"sv, "support"sv, "accept"sv, "endorse"sv, "adopt"sv, "ratify"sv};

// Words after 'was' or 'were' that express agreement: 'were content', 'was in favour'.
constexpr std::array states{"content"sv, "agreement"sv, "favour"sv, "favor"sv, "agreeable"sv, "happy"sv};

}  // namespace

std::optional<DecisionKind> decisionNamed(std::string_view word) {
  auto known = std::ranges::find(kinds, word, &KindWord::word);
  return known == kinds.end() ? std::nullopt : std::optional(known->kind);
}

std::optional<DecisionKind> decisionAt(const std::vector<std::string>& words, size_t i) {
  auto at = [&](size_t place) { return place < words.size() ? std::string_view(words[place]) : std::string_view(); };
  auto isOneOf = [](const auto& list, std::string_view word) { return std::ranges::find(list, word) != list.end(); };
  if (at(i) == "did" && at(i + 1) == "not" && isOneOf(refusable, at(i + 2))) return DecisionKind::REJECTED;
  if (at(i) == "were" || at(i) == "was") {
    auto place = i + 1;
    while (at(place) == "all" || at(place) == "in" || at(place) == "also" || at(place) == "unanimously") ++place;
    if (!isOneOf(states, at(place))) return std::nullopt;
    bool isAgreement = at(place) != "happy" || at(place + 1) == "for" || at(place + 1) == "to";
    return isAgreement ? std::optional(DecisionKind::AGREED) : std::nullopt;
  }
  while (i < words.size() && isOneOf(adverbs, words[i])) ++i;
  return i < words.size() ? decisionNamed(words[i]) : std::nullopt;
}

size_t bodyAtBeginning(std::string_view clause, std::string_view fullName) {
  constexpr std::array bodies{"members"sv,
                              "trustees"sv,
                              "all members"sv,
                              "partners"sv,
                              "all partners"sv,
                              "all"sv,
                              "all present"sv,
                              "everyone"sv,
                              "everybody"sv,
                              "councillors"sv,
                              "all councillors"sv,
                              "all trustees"sv,
                              "those present"sv,
                              "governors"sv,
                              "directors"sv,
                              "we"sv,
                              "we all"sv,
                              "the meeting"sv,
                              "the executive"sv,
                              "council"sv,
                              "the exec"sv,
                              "committee"sv,
                              "the members"sv,
                              "the trustees"sv,
                              "the governors"sv,
                              "the directors"sv,
                              "the governing body"sv,
                              "the majority"sv,
                              "a majority"sv,
                              "the association"sv,
                              "all attendees"sv,
                              "attendees"sv,
                              "the sc"sv,
                              "those there"sv};
  constexpr std::array nouns{"group"sv,     "sub-group"sv, "subgroup"sv,     "board"sv,         "partnership"sv,
                             "committee"sv, "council"sv,   "panel"sv,        "forum"sv,         "society"sv,
                             "trust"sv,     "team"sv,      "subcommittee"sv, "sub-committee"sv, "association"sv,
                             "club"sv,      "network"sv,   "pfa"sv};
  constexpr std::array otherBodies{"district"sv, "county"sv, "city"sv,     "borough"sv, "national"sv, "government"sv,
                                   "other"sv,    "health"sv, "scottish"sv, "welsh"sv,   "town"sv,     "local"sv};
  size_t length = 0;
  for (auto body : bodies)
    if (documents::beginsWithPhrase(clause, body)) length = std::max(length, body.size());
  // 'the steering committee' and 'the parent council' name the body, 'the district council' names another one.
  constexpr size_t maxWords = 5, maxLength = 60;
  if (clause.starts_with("the ")) {
    auto words = documents::spacedWords(documents::shorten(clause, maxLength));
    for (size_t i = 1; i < std::min(words.size(), maxWords); ++i) {
      auto word = words[i].substr(0, words[i].find_first_of(",.;:"));
      if (std::ranges::find(otherBodies, word) != otherBodies.end() &&
          documents::findPhrase(documents::toLower(fullName), word) == documents::nowhere)
        break;
      bool isNoun = std::ranges::find(nouns, word) != nouns.end();
      if (isNoun) length = std::max(length, static_cast<size_t>(word.data() + word.size() - clause.data()));
      bool isBetween = word == "the" || word == "a" || word == "to" || word == "and" || word.ends_with("ed");
      if (isBetween || word.size() < words[i].size()) break;
    }
  }
  if (fullName.empty()) return length;
  auto name = documents::toLower(fullName), initials = documents::toLower(acronym(fullName));
  for (const auto& each : {name, "the " + name, initials, "the " + initials})
    if (each.size() > 1 && documents::beginsWithPhrase(clause, each)) length = std::max(length, each.size());
  // The acronym without its first letter: 'EC' for 'Harbour Executive Council'.
  if (length == 0 && initials.size() > 2 && documents::beginsWithPhrase(clause, initials.substr(1)))
    length = initials.size() - 1;
  return length;
}

}  // namespace minuted::minutes
