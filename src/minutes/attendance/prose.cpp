// A sentence is read from predicate to predicate ('were present', 'sent apologies', 'took the chair'): the first one is
// looked for, what stands before it is its subject, and if that is a list of people and nothing else, they are who was
// there, or was not. Then the search goes on behind the predicate, for 'Ann Lee was present; Tom Hayes sent apologies'
// has two. Apologies that are 'received from' somebody name them behind the words, and are read on their own.
#include "minutes/attendance/prose.h"

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;
using schema::Role;

constexpr size_t longestSentence = 600;

// The names at the beginning of a text: up to a word in small letters outside brackets.
std::string_view namesAtBeginning(std::string_view text) {
  constexpr std::array smallWords{"and"sv, "de"sv, "van"sv, "von"sv, "der"sv, "di"sv, "la"sv, "du"sv};
  size_t end = 0;
  int depth = 0;
  bool isBehindComma = false;
  bool isInAside = false;  // ', who was unwell,'
  for (auto word : documents::spacedWords(documents::shorten(text, longestSentence))) {
    isInAside = isInAside || (isBehindComma && depth == 0 && (word == "who" || word == "whose"));
    isBehindComma = word.ends_with(',');
    if (isInAside) {
      isInAside = !isBehindComma;
      continue;
    }
    bool isSmall = depth == 0 && isSmallLetter(word[0]);
    if (isSmall && !contains(smallWords, word)) break;
    depth += bracketBalance(word);
    bool isConjunction = word == "and" || word == "&";
    if (!isConjunction) end = offsetIn(text, word) + word.size();
  }
  return trim(text.substr(0, end));
}

// What a sentence says of its subject, in lower case, and what that makes of the people named there.
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

// The words of 'had sent their apologies', which stand in too many orders to be listed as predicates.
constexpr std::array sendingVerbs{"sent"sv,    "sends"sv,  "send"sv,      "gave"sv,     "gives"sv, "given"sv,
                                  "offered"sv, "offers"sv, "submitted"sv, "tendered"sv, "made"sv,  "extended"sv};
constexpr std::array possessives{"his"sv, "her"sv, "their"sv, "its"sv};
constexpr std::array auxiliaries{"has"sv, "have"sv, "had"sv, "also"sv, "both"sv, "all"sv, "was"sv, "were"sv, "is"sv};
constexpr Predicate sendingApologies{"apologies", Capacity::APOLOGIES};

struct FoundPredicate {
  const Predicate* predicate = nullptr;                         // null where there is none
  size_t begin = documents::nowhere, end = documents::nowhere;  // bytes of the sentence
};

// The last word that ends before this byte.
std::string_view wordBefore(std::string_view text, size_t end) {
  auto before = trim(text.substr(0, end));
  auto space = before.rfind(' ');
  return space == documents::nowhere ? before : before.substr(space + 1);
}

// Where the subject of a predicate ends: before 'had' of 'had sent', before 'was also' of 'was also present'.
size_t endOfSubject(std::string_view lower, size_t end) {
  for (auto word = wordBefore(lower, end); contains(auxiliaries, word); word = wordBefore(lower, end))
    end = offsetIn(lower, word);
  return end;
}

// The first 'sent her apologies' that begins at `from` or behind it.
FoundPredicate firstApologies(std::string_view lower, size_t from) {
  for (auto words : {"apologies"sv, "regrets"sv})
    for (auto at = documents::findPhrase(lower, words, from); at != documents::nowhere;
         at = documents::findPhrase(lower, words, at + words.size())) {
      auto verb = wordBefore(lower, at);
      if (contains(possessives, verb)) verb = wordBefore(lower, offsetIn(lower, verb));
      if (contains(sendingVerbs, verb) && offsetIn(lower, verb) >= from)
        return {&sendingApologies, offsetIn(lower, verb), at + words.size()};
    }
  return {};
}

// Whether 'attended', 'arrived' or 'chaired' is said of the meeting, by what stands behind it: 'the meeting', 'at
// 7.40pm', 'as observers', and not 'the fair', 'at a conclusion', 'university'.
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
  if (behind.empty() || behind.find_first_of(".,;:(") == 0 || (!isSmallLetter(behind[0]) && !isDigit(behind[0])))
    return true;
  if (std::ranges::any_of(meetings, [&](auto meeting) { return behind.starts_with(meeting); })) return true;
  if (behind.starts_with("at ")) return behind.size() > 3 && isDigit(behind[3]);
  auto word = behind.substr(0, behind.find_first_of(" .,;:"));
  return isDigit(behind[0]) || contains(words, word);
}

// The first predicate that begins at `from` or behind it; of several that begin there the longest.
FoundPredicate firstPredicate(std::string_view lower, size_t from) {
  auto first = firstApologies(lower, from);
  for (const auto& predicate : predicates) {
    auto at = documents::findPhrase(lower, predicate.words, from);
    if (at == documents::nowhere || at > first.begin || !isAboutMeeting(lower.substr(at + predicate.words.size())))
      continue;
    if (at == first.begin && predicate.words.size() < first.predicate->words.size()) continue;
    first = {&predicate, at, at + predicate.words.size()};
  }
  if (first.predicate != nullptr) first.begin = std::max(from, endOfSubject(lower, first.begin));
  return first;
}

// Without the words at its beginning that lead from one clause to the next.
std::string_view withoutConjunctions(std::string_view text) {
  constexpr std::array leads{"and "sv, "while "sv, "with "sv, "but "sv, "also "sv, "the "sv, "clerk, "sv, "where "sv};
  for (bool shorter = true; shorter;) {
    shorter = false;
    while (text.starts_with(',') || text.starts_with(';') || text.starts_with(' ')) text.remove_prefix(1);
    for (auto lead : leads)
      if (documents::toLower(text.substr(0, lead.size())) == lead) {
        text.remove_prefix(lead.size());
        shorter = true;
      }
  }
  return trim(text);
}

// Those whom the text behind a predicate names as well: 'PC Cole' of 'Cllrs Ray and Fry attended, with PC Cole and 14
// residents'. "" where it names nobody.
std::string_view companionsIn(std::string_view behind) {
  constexpr std::array leads{"with "sv, "along with "sv, "together with "sv, "as did "sv, "accompanied by "sv};
  behind = trim(behind);
  if (behind.starts_with(',')) behind = trim(behind.substr(1));
  for (auto lead : leads)
    if (behind.starts_with(lead)) return namesAtBeginning(behind.substr(lead.size()));
  return "";
}

// The names in 'The following trustees met by Zoom: Ann Lee, Joe Kidman'. "" for other sentences.
std::string_view namesAfterFollowing(std::string_view sentence, std::string_view lower) {
  constexpr std::array verbs{"met"sv, "attended"sv, "present"sv, "participated"sv, "joined"sv, "took part"sv};
  auto colon = sentence.find(": ");
  if (colon == documents::nowhere || documents::findPhrase(lower, "following") >= colon) return "";
  bool speaksOfThem = std::ranges::any_of(
      verbs, [&](auto verb) { return documents::findPhrase(lower.substr(0, colon), verb) != documents::nowhere; });
  auto names = trim(sentence.substr(colon + 2));
  return speaksOfThem && !readAttendees(names, {.labelled = false}).empty() ? names : "";
}

// The subject of a predicate, from what stands between the one before and it.
std::string_view subjectOf(std::string_view text, const Predicate& predicate) {
  auto subject = withoutConjunctions(text);
  // 'the board met with Ann Lee in the chair'
  if (auto with = subject.rfind(" with "); with != documents::nowhere && predicate.words.starts_with("in "))
    subject = withoutConjunctions(subject.substr(with + 6));
  while (subject.ends_with(',') || subject.ends_with(" who") || subject.ends_with(" also"))
    subject = trim(subject.substr(0, subject.ends_with(',') ? subject.size() - 1 : subject.rfind(' ')));
  return subject;
}

// One first name alone is enough for an apology, for nothing but people send them.
bool isListOfPeople(std::string_view subject, const Predicate& predicate) {
  size_t least = predicate.capacity == Capacity::APOLOGIES ? 1 : 2;
  return documents::isUpper(subject) && !isNarrative(subject) &&
         (listsOnlyPeople(subject, least) || !readAttendees(subject, {.labelled = false}).empty());
}

// Where the next subject begins behind a predicate that ends here: at a comma, a semicolon or 'and', or not at all.
// 'Tom Hayes joined the meeting, and Ann Lee …'
size_t nextSubject(std::string_view sentence, size_t end) {
  return std::min({sentence.find_first_of(";,", end), sentence.find(" and ", end), sentence.size()});
}

}  // namespace

std::vector<AttendanceStatement> apologiesIn(std::string_view sentence) {
  constexpr std::array leads{" from: "sv, " from "sv, " for "sv, " of "sv, " by "sv};
  std::vector<AttendanceStatement> statements;
  sentence = documents::shorten(sentence, longestSentence * 4);
  auto lower = documents::toLower(sentence);
  auto apologies = std::min({documents::findPhrase(lower, "apologies"), documents::findPhrase(lower, "apology"),
                             documents::findPhrase(lower, "regrets")});
  if (apologies == documents::nowhere || documents::findPhrase(lower, "no apologies") != documents::nowhere)
    return statements;
  size_t done = 0;  // bytes of the sentence that are read
  for (auto at = lower.find(' ', apologies); at != documents::nowhere; at = lower.find(' ', at + 1)) {
    if (at < done) continue;
    auto rest = sentence.substr(at);
    const auto* lead = std::ranges::find_if(leads, [&](auto words) { return rest.starts_with(words); });
    if (lead == leads.end()) continue;
    auto names = namesAtBeginning(rest.substr(lead->size()));
    if (readAttendees(names, {.labelled = false}).empty()) continue;
    statements.push_back({Capacity::APOLOGIES, Role::MEMBER, names});
    done = at + lead->size() + names.size();
  }
  return statements;
}

std::vector<AttendanceStatement> presenceIn(std::string_view sentence) {
  std::vector<AttendanceStatement> statements;
  sentence = documents::shorten(sentence, longestSentence);
  auto lower = documents::toLower(documents::toAsciiMarks(sentence));
  if (lower.size() != sentence.size()) lower = documents::toLower(sentence);  // positions have to be the same in both
  if (auto names = namesAfterFollowing(sentence, lower); !names.empty())
    return {{Capacity::PRESENT, Role::MEMBER, names}};
  size_t from = 0;  // where the subject may begin
  for (auto found = firstPredicate(lower, 0); found.predicate != nullptr; found = firstPredicate(lower, found.end)) {
    const auto& predicate = *found.predicate;
    auto subject = subjectOf(sentence.substr(from, std::max(found.begin, from) - from), predicate);
    if (isListOfPeople(subject, predicate)) {
      statements.push_back({predicate.capacity, predicate.role, subject});
      auto companions = companionsIn(sentence.substr(found.end));
      if (!readAttendees(companions, {.labelled = false}).empty())
        statements.push_back({predicate.capacity, Role::MEMBER, companions});
    }
    from = nextSubject(sentence, found.end);
  }
  return statements;
}

bool isNarrative(std::string_view sentence) {
  constexpr std::array verbs{"was"sv,      "were"sv,       "is"sv,       "are"sv,       "has"sv,       "had"sv,
                             "will"sv,     "would"sv,      "welcomed"sv, "opened"sv,    "thanked"sv,   "said"sv,
                             "noted"sv,    "asked"sv,      "reported"sv, "agreed"sv,    "explained"sv, "could"sv,
                             "gave"sv,     "came"sv,       "took"sv,     "informed"sv,  "advised"sv,   "declared"sv,
                             "proposed"sv, "reiterated"sv, "repeated"sv, "expressed"sv, "resigned"sv,  "submitted"sv};
  int depth = 0;
  for (auto word : documents::spacedWords(documents::shorten(sentence, longestSentence))) {
    auto plain = word.substr(0, word.find_first_of(",.;:"));
    if (depth == 0 && contains(verbs, plain)) return true;
    depth += bracketBalance(word);
  }
  return false;
}

}  // namespace minuted::minutes
