#include "minutes/attendance_prose.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendee_list.h"

namespace minuted {
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
  for (auto word : spacedWords(clipped(text, longestSentence))) {
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
                                Predicate{"took part"},
                                Predicate{"participated"},
                                Predicate{"observed", Capacity::IN_ATTENDANCE, Role::OBSERVER},
                                Predicate{"took the chair", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"was in the chair", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"in the chair", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"presided", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"presiding", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"chaired", Capacity::PRESENT, Role::CHAIR},
                                Predicate{"took the minutes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"took notes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"taking the minutes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"taking notes", Capacity::PRESENT, Role::SUPPORTING_OFFICER},
                                Predicate{"sent apologies", Capacity::APOLOGIES},
                                Predicate{"sent their apologies", Capacity::APOLOGIES},
                                Predicate{"sent his apologies", Capacity::APOLOGIES},
                                Predicate{"sent her apologies", Capacity::APOLOGIES},
                                Predicate{"sent regrets", Capacity::APOLOGIES},
                                Predicate{"had sent apologies", Capacity::APOLOGIES},
                                Predicate{"had sent their apologies", Capacity::APOLOGIES},
                                Predicate{"gave apologies", Capacity::APOLOGIES},
                                Predicate{"gave their apologies", Capacity::APOLOGIES},
                                Predicate{"had given apologies", Capacity::APOLOGIES},
                                Predicate{"apologised", Capacity::APOLOGIES},
                                Predicate{"had apologised", Capacity::APOLOGIES},
                                Predicate{"was absent", Capacity::APOLOGIES},
                                Predicate{"were absent", Capacity::APOLOGIES},
                                Predicate{"was unable to attend", Capacity::APOLOGIES},
                                Predicate{"were unable to attend", Capacity::APOLOGIES},
                                Predicate{"was unable to be present", Capacity::APOLOGIES},
                                Predicate{"were unable to be present", Capacity::APOLOGIES},
                                Predicate{"could not attend", Capacity::APOLOGIES},
                                Predicate{"could not be present", Capacity::APOLOGIES},
                                Predicate{"could not come", Capacity::APOLOGIES},
                                Predicate{"couldn't make it", Capacity::APOLOGIES},
                                Predicate{"could not make it", Capacity::APOLOGIES}};

struct Found {
  const Predicate* predicate = nullptr;
  size_t begin = nowhere, end = nowhere;
};

// The first predicate from a place on; of several that begin there the longest.
Found firstPredicate(std::string_view lower, size_t from) {
  Found first;
  for (const auto& predicate : predicates) {
    auto at = findPhrase(lower, predicate.words, from);
    if (at == nowhere || at > first.begin) continue;
    if (at == first.begin && predicate.words.size() < first.predicate->words.size()) continue;
    first = {&predicate, at, at + predicate.words.size()};
  }
  return first;
}

// Without the words that lead from one clause to the next.
std::string_view clause(std::string_view text) {
  constexpr std::array leads{"and "sv, "while "sv, "with "sv, "but "sv, "also "sv, "the "sv, "clerk, "sv, "where "sv};
  for (bool shorter = true; shorter;) {
    shorter = false;
    while (text.starts_with(',') || text.starts_with(';') || text.starts_with(' ')) text.remove_prefix(1);
    for (auto lead : leads)
      if (lowered(text.substr(0, lead.size())) == lead) {
        text.remove_prefix(lead.size());
        shorter = true;
      }
  }
  return trim(text);
}

}  // namespace

std::vector<ToldAttendance> apologiesIn(std::string_view sentence) {
  std::vector<ToldAttendance> told;
  sentence = clipped(sentence, longestSentence * 4);
  auto lower = lowered(sentence);
  auto apologies =
      std::min({findPhrase(lower, "apologies"), findPhrase(lower, "apology"), findPhrase(lower, "regrets")});
  if (apologies == nowhere || findPhrase(lower, "no apologies") != nowhere) return told;
  size_t done = 0;
  for (auto at = lower.find(' ', apologies); at != nowhere; at = lower.find(' ', at + 1)) {
    if (at < done) continue;
    auto rest = sentence.substr(at);
    auto lead = rest.starts_with(" from: ")  ? 7u
                : rest.starts_with(" from ") ? 6u
                : rest.starts_with(" for ")  ? 5u
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
  sentence = clipped(sentence, longestSentence);
  auto lower = lowered(straightened(sentence));
  if (lower.size() != sentence.size()) lower = lowered(sentence);
  size_t from = 0;
  for (auto found = firstPredicate(lower, 0); found.predicate != nullptr; found = firstPredicate(lower, found.end)) {
    auto subject = clause(sentence.substr(from, found.begin - from));
    if (auto with = subject.rfind(" with "); with != nowhere && found.predicate->words.starts_with("in "))
      subject = clause(subject.substr(with + 6));
    while (subject.ends_with(',') || subject.ends_with(" who") || subject.ends_with(" also"))
      subject = trim(subject.substr(0, subject.ends_with(',') ? subject.size() - 1 : subject.rfind(' ')));
    bool names = isUpper(subject) && !readAttendees(subject, {.labelled = false}).empty() && !isTold(subject);
    if (names) told.push_back({found.predicate->capacity, found.predicate->role, subject});
    from = found.end;
    // 'Tom Hayes joined the meeting. …', '; Ann Lee …': the next subject begins behind the sign.
    auto sign = sentence.find_first_of(";,", from);
    auto next = sentence.find(" and ", from);
    from = std::min({sign == nowhere ? sentence.size() : sign, next == nowhere ? sentence.size() : next});
  }
  return told;
}

bool isTold(std::string_view sentence) {
  constexpr std::array verbs{"was"sv,      "were"sv,     "is"sv,        "are"sv,     "has"sv,  "had"sv,   "will"sv,
                             "would"sv,    "welcomed"sv, "opened"sv,    "thanked"sv, "said"sv, "noted"sv, "asked"sv,
                             "reported"sv, "agreed"sv,   "explained"sv, "could"sv,   "gave"sv, "came"sv,  "took"sv,
                             "informed"sv, "advised"sv,  "declared"sv,  "proposed"sv};
  int depth = 0;
  for (auto word : spacedWords(clipped(sentence, longestSentence))) {
    auto plain = word.substr(0, word.find_first_of(",.;:"));
    if (depth == 0 && std::ranges::find(verbs, plain) != verbs.end()) return true;
    depth += static_cast<int>(std::ranges::count(word, '(')) - static_cast<int>(std::ranges::count(word, ')'));
  }
  return false;
}

}  // namespace minuted
