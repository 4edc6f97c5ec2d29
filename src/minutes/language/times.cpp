#include "minutes/language/times.h"

#include "minutes/language/tokens.h"

namespace minuted::minutes {
namespace {

enum class HalfDay { unknown, am, pm };

struct ClockTime {
  int hour = 0, minute = 0;
  bool hasColon = false;        // '2:30', and so certainly a time
  bool beginsWithZero = false;  // '02:30'
  HalfDay halfDay = HalfDay::unknown;
  size_t next = 0;  // the token behind it
};

// Takes 'am', 'p.m.' or 'noon' behind a time.
void takeHalfDay(const Tokens& tokens, ClockTime& time) {
  const auto& word = tokens[time.next].lower;
  if (word == "am" || word == "pm") {
    time.halfDay = word == "pm" ? HalfDay::pm : HalfDay::am;
    ++time.next;
  } else if ((word == "a" || word == "p") && tokens.is(time.next + 1, ".") && tokens.is(time.next + 2, "m")) {
    time.halfDay = word == "p" ? HalfDay::pm : HalfDay::am;
    time.next += tokens.is(time.next + 3, ".") ? 4 : 3;
  } else if (time.hour == 12 && (word == "noon" || word == "midday")) {
    time.halfDay = HalfDay::pm;
    ++time.next;
  }
  // '14:30pm' has a clock of 24 hours, '0:30pm' is no time of the afternoon.
  if (time.halfDay != HalfDay::unknown && time.hour > 12) time.halfDay = HalfDay::unknown;
  if (time.halfDay != HalfDay::unknown && time.hour == 0) time.halfDay = HalfDay::am;
}

std::optional<ClockTime> clockAt(const Tokens& tokens, size_t i) {
  if (!tokens.isNumber(i, 0, 24, 2)) return std::nullopt;
  bool isPartOfNumber = tokens.touches(i) && (tokens.is(i - 1, ".") || tokens.is(i - 1, "/") || tokens.is(i - 1, ":") ||
                                              tokens.is(i - 1, "\xA3") /* of £ */ || tokens.is(i - 1, ","));
  if (isPartOfNumber) return std::nullopt;
  ClockTime time{.hour = tokens[i].number, .next = i + 1};
  time.beginsWithZero = tokens[i].lower.starts_with('0');
  bool hasSeparator =
      tokens.touches(i + 1) && tokens.touches(i + 2) && (tokens.is(i + 1, ":") || tokens.is(i + 1, "."));
  if (hasSeparator && tokens.isNumber(i + 2, 0, 59, 2) && tokens[i + 2].end - tokens[i + 2].begin == 2) {
    time.minute = tokens[i + 2].number;
    time.hasColon = tokens.is(i + 1, ":");
    time.next = i + 3;
    bool goesOn = tokens.touches(time.next) && (tokens.is(time.next, ".") || tokens.is(time.next, "/")) &&
                  tokens.touches(time.next + 1) && tokens[time.next + 1].number >= 0;
    if (goesOn) return std::nullopt;  // 12.10.2021
  }
  takeHalfDay(tokens, time);
  return time;
}

// Minutes after midnight.
int16_t minutesOf(const ClockTime& time, HalfDay halfDay) {
  int hour = time.hour;
  if (halfDay == HalfDay::pm && hour < 12) hour += 12;
  if (halfDay == HalfDay::am && hour == 12) hour = 0;
  if (halfDay == HalfDay::unknown && !time.beginsWithZero && hour >= 1 && hour <= 6) hour += 12;
  return static_cast<int16_t>(hour * 60 + time.minute);
}

// Whether this is certainly a time, and no other number.
bool isTime(const ClockTime& time) { return time.hasColon || time.halfDay != HalfDay::unknown; }

// '2:30-4:30pm': the half of the day holds for both, unless the span would then run backwards.
std::optional<FoundTimes> spanFrom(const Tokens& tokens, size_t i, const ClockTime& start) {
  auto to = start.next;
  if (!tokens.is(to, "-") && !tokens.is(to, "to") && !tokens.is(to, "until") && !tokens.is(to, "till"))
    return std::nullopt;
  auto end = clockAt(tokens, to + 1);
  bool isSpan = end && isTime(*end) && (isTime(start) || end->halfDay != HalfDay::unknown);
  if (!isSpan) return std::nullopt;
  auto endsAt = minutesOf(*end, end->halfDay);
  bool saysHalfDay = start.halfDay != HalfDay::unknown;
  auto startsAt = minutesOf(start, saysHalfDay ? start.halfDay : end->halfDay);
  if (startsAt > endsAt && !saysHalfDay) startsAt = minutesOf(start, HalfDay::am);  // '11-1pm' begins in the morning
  if (startsAt >= endsAt || endsAt > 24 * 60) return std::nullopt;
  return FoundTimes{tokens[i].begin, tokens[end->next - 1].end, startsAt, endsAt};
}

std::optional<FoundTimes> timesAt(const Tokens& tokens, size_t i) {
  auto start = clockAt(tokens, i);
  if (!start) return std::nullopt;
  if (auto span = spanFrom(tokens, i, *start)) return span;
  if (!isTime(*start) || start->hour > 23) return std::nullopt;
  return FoundTimes{tokens[i].begin, tokens[start->next - 1].end, minutesOf(*start, start->halfDay), -1};
}

}  // namespace

std::optional<FoundTimes> findTimes(std::string_view text) {
  Tokens tokens(text);
  for (size_t i = 0; i < tokens.size(); ++i)
    if (auto found = timesAt(tokens, i)) return found;
  return std::nullopt;
}

}  // namespace minuted::minutes
