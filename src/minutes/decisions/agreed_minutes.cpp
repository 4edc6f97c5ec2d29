#include "minutes/decisions/agreed_minutes.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr std::array approvals{"agreed"sv,   "approved"sv, "accepted"sv, "adopted"sv, "confirmed"sv,
                               "ratified"sv, "signed"sv,   "agree"sv,    "approve"sv, "accept"sv,
                               "adopt"sv,    "confirm"sv,  "approval"sv, "passed"sv};
// What is said of minutes that are not agreed, or not yet.
constexpr std::array otherMatters{
    "circulate"sv, "circulated"sv, "circulating"sv, "publish"sv, "published"sv, "sent"sv,     "send"sv,  "should"sv,
    "would"sv,     "will"sv,       "not"sv,         "until"sv,   "once"sv,      "shorter"sv,  "taken"sv, "next"sv,
    "deferred"sv,  "noted"sv,      "received"sv,    "kept"sv,    "format"sv,    "template"sv, "draft"sv};
constexpr std::array bodies{"committee"sv, "group"sv,   "subgroup"sv, "board"sv, "panel"sv,   "forum"sv,
                            "council"sv,   "working"sv, "sub"sv,      "team"sv,  "assembly"sv};
constexpr std::array records{"correct record"sv,
                             "accurate record"sv,
                             "true record"sv,
                             "correct and accurate record"sv,
                             "true and accurate record"sv,
                             "true and correct record"sv,
                             "true statement"sv,
                             "fair record"sv,
                             "as correct"sv,
                             "as accurate"sv,
                             "as read"sv,
                             "as a record"sv,
                             "as amended"sv,
                             "as corrected"sv};
constexpr size_t widest = 30;  // words between 'minutes' and what was done with them

bool holds(std::string_view lower, std::span<const std::string_view> phrases) {
  return std::ranges::any_of(phrases,
                             [&](auto each) { return documents::findPhrase(lower, each) != documents::nowhere; });
}

// The place of the word 'minutes' as of a meeting, and not of a clock: 'after ten minutes'.
std::optional<size_t> placeOfMinutes(const std::vector<std::string>& words) {
  constexpr std::array numbers{"few"sv, "two"sv, "three"sv, "five"sv, "ten"sv, "fifteen"sv, "twenty"sv, "thirty"sv};
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "minutes" && words[i] != "minute") continue;
    if (i > 1 && (contains(numbers, words[i - 1]) || words[i - 1].find_first_of("0123456789") != std::string::npos))
      continue;
    return i;
  }
  return std::nullopt;
}

// Whether the words say that the minutes were agreed: by the verb behind them, or just before them.
bool sayAgreed(const std::vector<std::string>& words, size_t minutes) {
  for (auto i = minutes + 1; i < std::min(words.size(), minutes + widest); ++i) {
    if (contains(approvals, words[i])) return true;
    if (contains(otherMatters, words[i])) return false;
  }
  for (auto i = minutes; i-- > (minutes > 4 ? minutes - 4 : 0);) {
    if (contains(approvals, words[i])) return true;
    if (contains(otherMatters, words[i])) return false;
  }
  return false;
}

// Whether the minutes are called those of a body that is not named in the group's own name.
bool areOfAnotherBody(const std::vector<std::string>& words, size_t minutes, std::string_view group) {
  auto own = wordsOf(group);
  for (auto i = minutes + 1; i < std::min(words.size(), minutes + 10); ++i) {
    if (contains(approvals, words[i])) return false;
    if (contains(bodies, words[i]) && !contains(own, words[i])) return true;
  }
  return minutes > 0 && contains(bodies, words[minutes - 1]) && !contains(own, words[minutes - 1]);
}

std::string correctionsIn(std::string_view text) {
  auto lower = documents::toLower(text);
  for (auto phrase : {"subject to "sv, "with the correction that "sv, "with the following corrections: "sv,
                      "with the following correction: "sv, "with the following amendments: "sv,
                      "with the following amendment: "sv, "with the amendment that "sv}) {
    auto at = lower.find(phrase);
    if (at != std::string::npos) return documents::asEntry(trim(text.substr(at + phrase.size())));
  }
  return "";
}

}  // namespace

std::optional<AgreedMinutes> agreedMinutesIn(std::string_view text, std::string_view heading, const Minutes& minutes) {
  auto lower = documents::toLower(text);
  auto words = wordsOf(text);
  auto place = placeOfMinutes(words);
  std::string_view about = text;  // where the days stand
  if (place) {
    if (!sayAgreed(words, *place) && !holds(lower, records)) return std::nullopt;
  } else {
    auto ofHeading = wordsOf(heading);
    place = placeOfMinutes(ofHeading);
    bool isShort = words.size() <= 12 && !words.empty();
    bool isAgreed = holds(lower, records) || (isShort && contains(approvals, words.front())) ||
                    (isShort && words.size() <= 3 && contains(approvals, words.back()));
    if (!place || !isAgreed) return std::nullopt;
    about = heading;
    words = ofHeading;
  }
  if (documents::findPhrase(lower, "not") != documents::nowhere || areOfAnotherBody(words, *place, minutes.group))
    return std::nullopt;
  AgreedMinutes agreed;
  constexpr std::array corrected{"subject to"sv,  "as amended"sv, "as corrected"sv, "correction"sv,
                                 "corrections"sv, "amendment"sv,  "amendments"sv};
  agreed.isCorrected = holds(lower, corrected);
  agreed.corrections = correctionsIn(text);
  auto end = documents::toLower(about).find("subject to");
  for (const auto& found : findDates(about.substr(0, end), minutes.heldOn)) {
    bool isEarlier =
        found.date.precision == Precision::DAY && (!minutes.heldOn || found.date.day < minutes.heldOn->day);
    if (isEarlier) agreed.days.push_back(found.date);
  }
  return agreed;
}

}  // namespace minuted::minutes
