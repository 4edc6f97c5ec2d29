#include "minutes/attendance/label.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;

// A text is a label of attendance if all its words are in one of these lists. Each list is in alphabetical order and in
// lower case.

// They say that people follow who were there, or who were not.
constexpr std::array presentWords{"attendance"sv,    "attended"sv,    "attendee"sv,     "attendees"sv,
                                  "attending"sv,     "participant"sv, "participants"sv, "participated"sv,
                                  "participating"sv, "present"sv,     "sederunt"sv};
constexpr std::array absentWords{"absence"sv,   "absences"sv,   "absent"sv,  "absentee"sv,   "absentees"sv,
                                 "apologies"sv, "apologised"sv, "apology"sv, "apols"sv,      "excused"sv,
                                 "missing"sv,   "regrets"sv,    "sorry"sv,   "unavailable"sv};
// They turn the meaning round: 'Not present'.
constexpr std::array negativeWords{"cannot"sv, "couldnt"sv, "didnt"sv, "non"sv,
                                   "not"sv,    "unable"sv,  "wasnt"sv, "werent"sv};
// They say it only if a list follows.
constexpr std::array looseWords{"alternates"sv,   "arrivals"sv,  "call"sv,        "came"sv,       "contributors"sv,
                                "councillors"sv,  "delegates"sv, "deputies"sv,    "dialled"sv,    "directors"sv,
                                "facilitators"sv, "governors"sv, "guest"sv,       "guests"sv,     "here"sv,
                                "invited"sv,      "invitees"sv,  "joined"sv,      "joining"sv,    "latecomers"sv,
                                "left"sv,         "line"sv,      "members"sv,     "observer"sv,   "observers"sv,
                                "officers"sv,     "online"sv,    "organisers"sv,  "others"sv,     "panellists"sv,
                                "person"sv,       "phone"sv,     "physically"sv,  "presenters"sv, "remote"sv,
                                "remotely"sv,     "room"sv,      "secretariat"sv, "staff"sv,      "substitute"sv,
                                "substitutes"sv,  "teams"sv,     "telephone"sv,   "there"sv,      "trustees"sv,
                                "virtually"sv,    "visitors"sv,  "volunteers"sv,  "witnesses"sv,  "zoom"sv};
// They say that those who follow are no members. Most are in another list as well.
constexpr std::array guestWords{"additional"sv, "also"sv,        "contributors"sv, "guest"sv,    "guests"sv,
                                "invitation"sv, "invited"sv,     "invitees"sv,     "non"sv,      "observer"sv,
                                "observers"sv,  "officers"sv,    "other"sv,        "others"sv,   "presenters"sv,
                                "public"sv,     "secretariat"sv, "staff"sv,        "visitors"sv, "witnesses"sv};
// They say nothing, and may stand beside the others.
constexpr std::array otherWords{"a"sv,         "able"sv,      "accepted"sv,   "advance"sv,    "after"sv,
                                "all"sv,       "also"sv,      "and"sv,        "arrived"sv,    "as"sv,
                                "at"sv,        "attend"sv,    "be"sv,         "been"sv,       "before"sv,
                                "board"sv,     "but"sv,       "by"sv,         "club"sv,       "co"sv,
                                "come"sv,      "committee"sv, "community"sv,  "conference"sv, "coopted"sv,
                                "core"sv,      "could"sv,     "council"sv,    "county"sv,     "days"sv,
                                "did"sv,       "district"sv,  "during"sv,     "early"sv,      "elected"sv,
                                "executive"sv, "following"sv, "for"sv,        "from"sv,       "full"sv,
                                "given"sv,     "governor"sv,  "group"sv,      "group's"sv,    "had"sv,
                                "has"sv,       "have"sv,      "hybrid"sv,     "i"sv,          "in"sv,
                                "include"sv,   "included"sv,  "including"sv,  "is"sv,         "it"sv,
                                "it's"sv,      "joint"sv,     "late"sv,       "later"sv,      "list"sv,
                                "make"sv,      "meeting"sv,   "member"sv,     "names"sv,      "non"sv,
                                "noted"sv,     "of"sv,        "offered"sv,    "on"sv,         "only"sv,
                                "opted"sv,     "our"sv,       "panel"sv,      "parents"sv,    "parish"sv,
                                "part"sv,      "partners"sv,  "permission"sv, "physical"sv,   "received"sv,
                                "record"sv,    "recorded"sv,  "register"sv,   "reported"sv,   "representatives"sv,
                                "residents"sv, "roll"sv,      "s"sv,          "said"sv,       "sent"sv,
                                "sheet"sv,     "society"sv,   "speaker"sv,    "speakers"sv,   "staff"sv,
                                "steering"sv,  "submitted"sv, "team"sv,       "tendered"sv,   "that"sv,
                                "the"sv,       "their"sv,     "these"sv,      "this"sv,       "those"sv,
                                "to"sv,        "today"sv,     "took"sv,       "town"sv,       "trust"sv,
                                "trustee"sv,   "until"sv,     "us"sv,         "users"sv,      "via"sv,
                                "video"sv,     "virtual"sv,   "voting"sv,     "was"sv,        "we"sv,
                                "web"sv,       "were"sv,      "who"sv,        "who's"sv,      "whos"sv,
                                "with"sv,      "without"sv};
static_assert(std::ranges::is_sorted(presentWords) && std::ranges::is_sorted(absentWords) &&
              std::ranges::is_sorted(negativeWords) && std::ranges::is_sorted(looseWords) &&
              std::ranges::is_sorted(guestWords) && std::ranges::is_sorted(otherWords));

constexpr size_t mostWords = 9;

template <typename List>
bool isOneOf(const List& list, std::string_view word) {
  return std::ranges::binary_search(list, word);
}

bool isLabelWord(std::string_view word) {
  return isOneOf(presentWords, word) || isOneOf(absentWords, word) || isOneOf(negativeWords, word) ||
         isOneOf(looseWords, word) || isOneOf(guestWords, word) || isOneOf(otherWords, word);
}

template <typename List>
bool hasOneOf(const List& list, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const auto& word) { return isOneOf(list, word); });
}

// Without 'items 4 and 5' in 'Joined for items 4 and 5'.
std::vector<std::string> withoutItems(std::vector<std::string> words) {
  constexpr std::array items{"item"sv, "items"sv, "point"sv, "points"sv};
  auto isItem = [&](const auto& word) { return contains(items, std::string_view(word)); };
  auto isNumber = [](const auto& word) { return word.find_first_not_of("0123456789") == documents::nowhere; };
  auto item = std::ranges::find_if(words, isItem);
  if (item == words.begin() || item == words.end() || std::next(item) == words.end() || !isNumber(*std::next(item)))
    return words;
  words.erase(item);
  std::erase_if(words, isNumber);
  return words;
}

std::optional<LabelMeaning> meaningOf(const std::vector<std::string>& asWritten) {
  if (asWritten.empty() || asWritten.size() > mostWords) return std::nullopt;
  auto words = withoutItems(asWritten);
  if (!std::ranges::all_of(words, isLabelWord)) return std::nullopt;
  bool present = hasOneOf(presentWords, words), absent = hasOneOf(absentWords, words);
  bool negative = hasOneOf(negativeWords, words) && words.front() != "non";  // 'Non-members present'
  auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
  // 'Attendance and apologies': nothing tells which of the two is meant of whom.
  bool isAmbiguous = present && absent && !negative && (has("and") || has("or") || words.size() == 2);
  if (isAmbiguous) return std::nullopt;
  if (absent || (negative &&
                 (present || has("attend") || has("make") || has("come") || has("who") || hasOneOf(looseWords, words))))
    return LabelMeaning{Capacity::APOLOGIES, absent || present};
  bool loose = hasOneOf(looseWords, words) && !has("meeting");
  bool late = words.size() == 1 && words.front() == "late";
  if (!present && !loose && !late) return std::nullopt;
  bool isOfGuests = hasOneOf(guestWords, words) || (has("in") && has("attendance") && words.front() == "in");
  return LabelMeaning{isOfGuests ? Capacity::IN_ATTENDANCE : Capacity::PRESENT, present};
}

}  // namespace

std::string_view withoutItemNumber(std::string_view text) {
  text = trim(text);
  auto first = text.substr(0, text.find(' '));
  bool number = !first.empty() && isDigit(first[0]) && first.size() < 12 &&
                first.find_first_not_of("0123456789./-()abcdefghi") == documents::nowhere;
  if (number && first.size() < text.size() && !findDate(first)) text = trim(text.substr(first.size()));
  while (text.starts_with('*') || text.starts_with('_')) text = trim(text.substr(1));
  return text;
}

std::optional<LabelMeaning> readLabel(std::string_view text) {
  text = withoutItemNumber(text);
  if (text.size() > longestLabel) return std::nullopt;
  auto open = text.find('('), close = text.find(')', std::min(open, text.size()));
  if (close == documents::nowhere) return meaningOf(wordsOf(text));
  return meaningOf(wordsOf(documents::withoutSpan(text, open, close + 1)));
}

std::optional<OpeningLabel> readOpeningLabel(std::string_view text) {
  text = withoutItemNumber(text);
  std::vector<std::string> labelWords;
  std::optional<OpeningLabel> longest;
  for (auto word : documents::spacedWords(documents::shorten(text, longestLabel))) {
    auto meaning = labelWords.empty() || !documents::isUpper(word) ? std::nullopt : meaningOf(labelWords);
    if (meaning && meaning->isExplicit) longest = OpeningLabel{meaning->capacity, text.substr(offsetIn(text, word))};
    bool isPartOfLabel = true;
    for (auto& part : wordsOf(word)) {
      isPartOfLabel = isPartOfLabel && isLabelWord(part);
      labelWords.push_back(std::move(part));
    }
    if (!isPartOfLabel) break;
  }
  return longest;
}

bool saysNobody(std::string_view text) {
  constexpr std::array beginnings{"none"sv,
                                  "nil"sv,
                                  "n/a"sv,
                                  "nobody"sv,
                                  "no one"sv,
                                  "no apologies"sv,
                                  "tbc"sv,
                                  "na"sv,
                                  "tba"sv,
                                  "no-one"sv,
                                  "all present"sv,
                                  "there were none"sv,
                                  "there were no apologies"sv,
                                  "not recorded"sv};
  constexpr size_t longest = 60;
  auto lower = documents::toLower(trim(text));
  if (lower.size() <= 1) return !lower.empty() && documents::dashAt(lower, 0) != 0;
  return lower.size() <= longest &&
         std::ranges::any_of(beginnings, [&](auto beginning) { return documents::beginsWithPhrase(lower, beginning); });
}

bool namesOtherField(std::string_view label) {
  constexpr std::array words{"agenda"sv,      "apologised"sv, "author"sv,    "bcc"sv,      "cc"sv,     "circulated"sv,
                             "circulation"sv, "copied"sv,     "copies"sv,    "copy"sv,     "date"sv,   "distribution"sv,
                             "link"sv,        "location"sv,   "moved"sv,     "next"sv,     "place"sv,  "prepared"sv,
                             "proposed"sv,    "quorum"sv,     "recording"sv, "seconded"sv, "signed"sv, "subject"sv,
                             "time"sv,        "title"sv,      "venue"sv,     "when"sv,     "where"sv};
  static_assert(std::ranges::is_sorted(words));
  auto all = wordsOf(documents::shorten(label, longestLabel));
  return std::ranges::any_of(all, [&](const auto& word) { return isOneOf(words, word); });
}

}  // namespace minuted::minutes
