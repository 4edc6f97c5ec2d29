#include "minutes/attendance/prose.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/attendee_list.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;
using schema::Role;

constexpr size_t longestSentence = 600;

// The names at the beginning of a text: up to a word in small letters outside brackets.
std::string_view namesAtBeginning(std::string_view text) {
  constexpr std::array small{"and"sv, "de"sv, "van"sv, "von"sv, "der"sv, "di"sv, "la"sv, "du"sv};
  size_t end = 0;
  int depth = 0;
  bool afterComma = false, aside = false;  // ', who was unwell,'
  for (auto word : documents::spacedWords(documents::clipped(text, longestSentence))) {
    aside = aside || (afterComma && depth == 0 && (word == "who" || word == "whose"));
    afterComma = word.ends_with(',');
    if (aside) {
      aside = !afterComma;
      continue;
    }
    bool lower = depth == 0 && word[0] >= 'a' && word[0] <= 'z';
    if (lower && std::ranges::find(small, word) == small.end()) break;
    depth += static_cast<int>(std::ranges::count(word, '(')) - static_cast<int>(std::ranges::count(word, ')'));
    bool joins = word == "and" || word == "&";
    if (!joins) end = static_cast<size_t>(word.data() - text.data()) + word.size();
  }
  return trim(text.substr(0, end));
}

struct Predicate {
  std::string_view words;
  Capacity capacity = Capacity::PRESENT;
  Role role = Role::MEMBER;
};
constexpr std::array predicates{Predicate{"was present"},
                                Predicate{"were present"},
                                Predicate{"was there"},
                                Predicate{"were there"},
                                Predicate{"was also present", Capacity::IN_ATTENDANCE},
                                Predicate{"were also present", Capacity::IN_ATTENDANCE},
                                Predicate{"was in attendance", Capacity::IN_ATTENDANCE},
                                Predicate{"were in attendance", Capacity::IN_ATTENDANCE},
                                Predicate{"were also in attendance", Capacity::IN_ATTENDANCE},
                                Predicate{"was also in attendance", Capacity::IN_ATTENDANCE},
                                Predicate{"in attendance", Capacity::IN_ATTENDANCE},
                                Predicate{"attended"},
                                Predicate{"also attended", Capacity::IN_ATTENDANCE},
                                Predicate{"came"},
                                Predicate{"came along"},
                                Predicate{"came late"},
                                Predicate{"took part"},
                                Predicate{"participated"},
                                Predicate{"arrived"},
                                Predicate{"joined the meeting"},
                                Predicate{"joined by phone"},
                                Predicate{"joined by zoom"},
                                Predicate{"joined via zoom"},
                                Predicate{"joined online"},
                                Predicate{"dialled in"},
                                Predicate{"left the meeting"},
                                Predicate{"observed", Capacity::IN_ATTENDANCE, Role::OBSERVER},
                                Predicate{"took the chair", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"was in the chair", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"in the chair", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"presided", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"presiding", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"chaired", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"took the minutes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"took minutes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"took notes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"took the notes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"taking the minutes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"taking notes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"apologised", Capacity::APOLOGIES},
                                Predicate{"was absent", Capacity::APOLOGIES},
                                Predicate{"were absent", Capacity::APOLOGIES},
                                Predicate{"was unable to attend", Capacity::APOLOGIES},
                                Predicate{"were unable to attend", Capacity::APOLOGIES},
                                Predicate{"unable to attend", Capacity::APOLOGIES},
                                Predicate{"unable to be present", Capacity::APOLOGIES},
                                Predicate{"unable to join", Capacity::APOLOGIES},
                                Predicate{"could not attend", Capacity::APOLOGIES},
                                Predicate{"could not be present", Capacity::APOLOGIES},
                                Predicate{"could not come", Capacity::APOLOGIES},
                                Predicate{"couldn't make it", Capacity::APOLOGIES},
                                Predicate{"couldn't come", Capacity::APOLOGIES},
                                Predicate{"could not make it", Capacity::APOLOGIES}};

// 'had sent their apologies': from 'had' to 'apologies'.
constexpr std::array sending{"sent"sv,    "sends"sv,  "send"sv,      "gave"sv,     "gives"sv, "given"sv,
                             "offered"sv, "offers"sv, "submitted"sv, "tendered"sv, "made"sv,  "extended"sv};
constexpr std::array whose{"his"sv, "her"sv, "their"sv, "its"sv};
constexpr std::array auxiliaries{"has"sv, "have"sv, "had"sv, "also"sv, "both"sv, "all"sv, "was"sv, "were"sv, "is"sv};
constexpr Predicate apologising{"apologies", Capacity::APOLOGIES};

struct Found {
  const Predicate* predicate = nullptr;
  size_t begin = documents::nowhere, end = documents::nowhere;
};

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The last word before a place.
std::string_view wordBefore(std::string_view text, size_t end) {
  auto before = trim(text.substr(0, end));
  auto space = before.rfind(' ');
  return space == documents::nowhere ? before : before.substr(space + 1);
}

size_t placeOf(std::string_view part, std::string_view text) { return static_cast<size_t>(part.data() - text.data()); }

// The subject ends before 'had' of 'had sent', before 'was also' of 'was also present'.
size_t beforeAuxiliaries(std::string_view lower, size_t end) {
  for (auto word = wordBefore(lower, end); contains(auxiliaries, word); word = wordBefore(lower, end))
    end = placeOf(word, lower);
  return end;
}

// 'sent her apologies', from a place on.
Found firstApologies(std::string_view lower, size_t from) {
  for (auto words : {"apologies"sv, "regrets"sv})
    for (auto at = documents::findPhrase(lower, words, from); at != documents::nowhere;
         at = documents::findPhrase(lower, words, at + words.size())) {
      auto verb = wordBefore(lower, at);
      if (contains(whose, verb)) verb = wordBefore(lower, placeOf(verb, lower));
      if (contains(sending, verb) && placeOf(verb, lower) >= from)
        return {&apologising, placeOf(verb, lower), at + words.size()};
    }
  return {};
}

// What may stand behind 'attended', 'arrived', 'chaired': 'the meeting', 'at 7.40pm', 'as observers'. Not 'the fair',
// 'at a conclusion', 'university'.
bool isAboutMeeting(std::string_view behind) {
  constexpr std::array words{"and"sv,     "as"sv,         "by"sv,     "during"sv,  "for"sv,       "from"sv,
                             "in"sv,      "late"sv,       "online"sv, "on"sv,      "remotely"sv,  "this"sv,
                             "through"sv, "throughout"sv, "until"sv,  "via"sv,     "virtually"sv, "with"sv,
                             "who"sv,     "but"sv,        "while"sv,  "because"sv, "along"sv,     "together"sv,
                             "were"sv,    "was"sv,        "before"sv, "after"sv,   "due"sv,       "today"sv};
  constexpr std::array meetings{"the meeting"sv, "the agm"sv,       "the call"sv,   "the session"sv,
                                "the whole"sv,   "the first"sv,     "the start"sv,  "the second"sv,
                                "the board"sv,   "the committee"sv, "the minutes"sv};
  behind = trim(behind);
  if (behind.empty() || behind.find_first_of(".,;:(") == 0 || !isLetterOrDigit(behind[0])) return true;
  if (std::ranges::any_of(meetings, [&](auto meeting) { return behind.starts_with(meeting); })) return true;
  if (behind.starts_with("at ")) return behind.size() > 3 && behind[3] >= '0' && behind[3] <= '9';
  auto word = behind.substr(0, behind.find_first_of(" .,;:"));
  return (behind[0] >= '0' && behind[0] <= '9') || contains(words, word);
}

// The first predicate from a place on; of several that begin there the longest.
Found firstPredicate(std::string_view lower, size_t from) {
  auto first = firstApologies(lower, from);
  for (const auto& predicate : predicates) {
    auto at = documents::findPhrase(lower, predicate.words, from);
    if (at == documents::nowhere || at > first.begin || !isAboutMeeting(lower.substr(at + predicate.words.size())))
      continue;
    if (at == first.begin && predicate.words.size() < first.predicate->words.size()) continue;
    first = {&predicate, at, at + predicate.words.size()};
  }
  if (first.predicate != nullptr) first.begin = std::max(from, beforeAuxiliaries(lower, first.begin));
  return first;
}

// Without the words that lead from one clause to the next.
std::string_view clause(std::string_view text) {
  constexpr std::array leads{"and "sv, "while "sv, "with "sv, "but "sv, "also "sv, "the "sv, "clerk, "sv, "where "sv};
  for (bool shorter = true; shorter;) {
    shorter = false;
    while (text.starts_with(',') || text.starts_with(';') || text.starts_with(' ')) text.remove_prefix(1);
    for (auto lead : leads)
      if (documents::lowered(text.substr(0, lead.size())) == lead) {
        text.remove_prefix(lead.size());
        shorter = true;
      }
  }
  return trim(text);
}

// 'Cllrs Ray and Fry attended, with PC Cole and 14 residents'
std::string_view companions(std::string_view behind) {
  constexpr std::array leads{"with "sv, "along with "sv, "together with "sv, "as did "sv, "accompanied by "sv};
  behind = trim(behind);
  if (behind.starts_with(',')) behind = trim(behind.substr(1));
  for (auto lead : leads)
    if (behind.starts_with(lead)) return namesAtBeginning(behind.substr(lead.size()));
  return "";
}

// 'The following trustees met by Zoom: Ann Lee, Joe Kidman'
std::string_view namesAfterFollowing(std::string_view sentence, std::string_view lower) {
  constexpr std::array verbs{"met"sv, "attended"sv, "present"sv, "participated"sv, "joined"sv, "took part"sv};
  auto colon = sentence.find(": ");
  if (colon == documents::nowhere || documents::findPhrase(lower, "following") >= colon) return "";
  bool speaksOfThem = std::ranges::any_of(
      verbs, [&](auto verb) { return documents::findPhrase(lower.substr(0, colon), verb) != documents::nowhere; });
  auto names = trim(sentence.substr(colon + 2));
  return speaksOfThem && !readAttendees(names, {.labelled = false}).empty() ? names : "";
}

}  // namespace

std::vector<ToldAttendance> apologiesIn(std::string_view sentence) {
  std::vector<ToldAttendance> told;
  sentence = documents::clipped(sentence, longestSentence * 4);
  auto lower = documents::lowered(sentence);
  auto apologies = std::min({documents::findPhrase(lower, "apologies"), documents::findPhrase(lower, "apology"),
                             documents::findPhrase(lower, "regrets")});
  if (apologies == documents::nowhere || documents::findPhrase(lower, "no apologies") != documents::nowhere)
    return told;
  size_t done = 0;
  for (auto at = lower.find(' ', apologies); at != documents::nowhere; at = lower.find(' ', at + 1)) {
    if (at < done) continue;
    auto rest = sentence.substr(at);
    auto lead = rest.starts_with(" from: ")  ? 7u
                : rest.starts_with(" from ") ? 6u
                : rest.starts_with(" for ")  ? 5u
                : rest.starts_with(" of ")   ? 4u
                : rest.starts_with(" by ")   ? 4u
                                             : 0u;
    if (lead == 0) continue;
    auto names = namesAtBeginning(rest.substr(lead));
    if (readAttendees(names, {.labelled = false}).empty()) continue;
    told.push_back({Capacity::APOLOGIES, Role::MEMBER, names});
    done = at + lead + names.size();
  }
  return told;
}

std::vector<ToldAttendance> presenceIn(std::string_view sentence) {
  std::vector<ToldAttendance> told;
  sentence = documents::clipped(sentence, longestSentence);
  auto lower = documents::lowered(documents::straightened(sentence));
  if (lower.size() != sentence.size()) lower = documents::lowered(sentence);
  if (auto names = namesAfterFollowing(sentence, lower); !names.empty())
    return {{Capacity::PRESENT, Role::MEMBER, names}};
  size_t from = 0;
  for (auto found = firstPredicate(lower, 0); found.predicate != nullptr; found = firstPredicate(lower, found.end)) {
    auto subject = clause(sentence.substr(from, found.begin - from));
    if (auto with = subject.rfind(" with "); with != documents::nowhere && found.predicate->words.starts_with("in "))
      subject = clause(subject.substr(with + 6));
    while (subject.ends_with(',') || subject.ends_with(" who") || subject.ends_with(" also"))
      subject = trim(subject.substr(0, subject.ends_with(',') ? subject.size() - 1 : subject.rfind(' ')));
    size_t least = found.predicate->capacity == Capacity::APOLOGIES ? 1 : 2;
    bool names = documents::isUpper(subject) && !isTold(subject) &&
                 (listsOnlyPeople(subject, least) || !readAttendees(subject, {.labelled = false}).empty());
    if (names) told.push_back({found.predicate->capacity, found.predicate->role, subject});
    auto others = names ? companions(sentence.substr(found.end)) : "";
    if (!readAttendees(others, {.labelled = false}).empty())
      told.push_back({found.predicate->capacity, Role::MEMBER, others});
    from = found.end;
    // 'Tom Hayes joined the meeting. …', '; Ann Lee …': the next subject begins behind the sign.
    auto sign = sentence.find_first_of(";,", from);
    auto next = sentence.find(" and ", from);
    from = std::min(
        {sign == documents::nowhere ? sentence.size() : sign, next == documents::nowhere ? sentence.size() : next});
  }
  return told;
}

bool isTold(std::string_view sentence) {
  constexpr std::array verbs{"was"sv,      "were"sv,       "is"sv,       "are"sv,       "has"sv,       "had"sv,
                             "will"sv,     "would"sv,      "welcomed"sv, "opened"sv,    "thanked"sv,   "said"sv,
                             "noted"sv,    "asked"sv,      "reported"sv, "agreed"sv,    "explained"sv, "could"sv,
                             "gave"sv,     "came"sv,       "took"sv,     "informed"sv,  "advised"sv,   "declared"sv,
                             "proposed"sv, "reiterated"sv, "repeated"sv, "expressed"sv, "resigned"sv,  "submitted"sv};
  int depth = 0;
  for (auto word : documents::spacedWords(documents::clipped(sentence, longestSentence))) {
    auto plain = word.substr(0, word.find_first_of(",.;:"));
    if (depth == 0 && std::ranges::find(verbs, plain) != verbs.end()) return true;
    depth += static_cast<int>(std::ranges::count(word, '(')) - static_cast<int>(std::ranges::count(word, ')'));
  }
  return false;
}

}  // namespace minuted::minutes
