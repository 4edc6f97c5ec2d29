#include "verbs/series.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "base/enums.h"
#include "base/interval.h"
#include "base/written_date.h"
#include "queries/due.h"
#include "verbs/command_builder.h"

namespace minuted::verbs {
namespace {

namespace chrono = std::chrono;

constexpr size_t mostMeetings = 120;  // of one command: ten years of months
constexpr std::array groups{Kind::GROUP};

// What a file or a command line says of a series, by its names.
struct Series {
  std::string group, unit;
  OptionalDate from, to;
  int16_t startsAt = -1, endsAt = -1;
  uint32_t every = 0;
  std::vector<Date> except;
};

Result<Date> dayIn(const std::string& text, Date today) {
  TRY(auto date, parseWrittenDate(text, today));
  if (!date || date->precision != Precision::DAY) return fail(ErrorKind::usage, fmt::format("'{}' is no day.", text));
  return *date;
}

Result<int16_t> clockIn(const std::string& text) {
  auto time = parseClockTime(text);
  if (!time) return fail(ErrorKind::usage, fmt::format("'{}' is no time. Say 14:30.", text));
  return *time;
}

Result<Series> seriesOf(const Values& values, Date today) {
  Series series;
  for (const auto& [name, texts] : values) {
    const auto& text = texts.front();
    if (name == "group") {
      series.group = text;
    } else if (name == "from") {
      TRY(series.from, dayIn(text, today));
    } else if (name == "to") {
      TRY(series.to, dayIn(text, today));
    } else if (name == "starts") {
      TRY(series.startsAt, clockIn(text));
    } else if (name == "ends") {
      TRY(series.endsAt, clockIn(text));
    } else if (name == "unit") {
      series.unit = text;
    } else if (name == "every") {
      auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), series.every);
      if (error != std::errc() || end != text.data() + text.size() || series.every == 0 || series.every > 250)
        return fail(ErrorKind::usage, fmt::format("'{}' is no whole number from 1 to 250.", text));
    } else if (name == "except") {
      for (const auto& each : texts) {
        TRY(auto day, dayIn(each, today));
        series.except.push_back(day);
      }
    } else {
      return fail(ErrorKind::usage, fmt::format("'meeting series' has no '{}'.", name));
    }
  }
  if (!series.from || !series.to) return fail(ErrorKind::usage, "'meeting series' needs 'from' and 'to': two days.");
  if (series.to->day < series.from->day)
    return fail(ErrorKind::usage, fmt::format("It would end on {}, before it begins.", longDate(*series.to)));
  return series;
}

}  // namespace

std::vector<Date> recurringDays(Date first, Date last, uint32_t every, schema::Interval unit) {
  std::vector<Date> days;
  auto months = monthsOf(unit);
  if (months == 0) {
    for (auto day = first.day; day <= last.day; day += static_cast<int32_t>(7 * every))
      days.push_back({day, Precision::DAY});
    return days;
  }
  chrono::sys_days start{chrono::days(first.day)};
  chrono::year_month_day calendar(start);
  chrono::weekday weekday(start);
  auto which = (static_cast<unsigned>(calendar.day()) - 1) / 7 + 1;
  auto month = calendar.year() / calendar.month();
  while (true) {
    auto day = which == 5 ? chrono::sys_days(month / weekday[chrono::last]) : chrono::sys_days(month / weekday[which]);
    auto number = static_cast<int32_t>(day.time_since_epoch().count());
    if (number > last.day) return days;
    days.push_back({number, Precision::DAY});
    month += chrono::months(months * every);
  }
}

Result<std::vector<Date>> CommandBuilder::scheduleSeries(const Values& values) {
  TRY(auto series, seriesOf(values, today()));
  Id group(Kind::GROUP, 1);  // the partnership, with which every register begins
  if (!series.group.empty()) {
    TRY(group, finder_.find(series.group, groups));
  }
  TRY(auto state, finder_.stateOf<domain::Group>(group));
  auto every = series.every > 0 ? series.every : state ? state->every : 0u;
  auto unit = series.unit.empty() ? (state && state->every > 0 ? state->unit : schema::Interval::MONTH)
                                  : enumNamed<schema::Interval>(series.unit).value_or(schema::Interval::WEEK);
  if (!series.unit.empty() && !enumNamed<schema::Interval>(series.unit))
    return fail(ErrorKind::usage, fmt::format("'{}' is none of: week, month, quarter, year.", series.unit));
  if (!series.unit.empty() && series.every == 0) every = 1;
  bool isUnitKnown = !series.unit.empty() || (state && state->every > 0);
  if (every == 0 || !isUnitKnown)
    return fail(ErrorKind::usage,
                "How often does it meet? Say --every 1 --unit month, or once for all 'minuted group "
                "cadence GROUP --every 1 --unit month'.");
  queries::Meetings meetings(snapshot_);
  std::vector<Date> scheduled;
  for (auto day : recurringDays(*series.from, *series.to, every, unit)) {
    TRY(auto isTaken, meetings.meetsOn(group, day));
    if (isTaken || std::ranges::find(series.except, day) != series.except.end()) continue;
    if (scheduled.size() == mostMeetings)
      return fail(ErrorKind::refused,
                  fmt::format("These would be more than {} meetings: name an earlier last day.", mostMeetings));
    scheduled.push_back(day);
    auto event = command_.step().getEvent();
    bool isPast = day.day < today().day;  // so that it can be said to have been held
    if (day_ || isPast) writeDate(day_.value_or(day), event.initHappenedOn());
    auto meeting = event.getBody().initMeetingScheduled();
    meeting.setGroup(group.value);
    writeDate(day, meeting.initDate());
    meeting.setStartsAt(series.startsAt);
    meeting.setEndsAt(series.endsAt);
  }
  if (scheduled.empty())
    return fail(ErrorKind::refused, "No meeting is to be scheduled: those days have one already, or are left out.");
  return scheduled;
}

Result<void> CommandBuilder::scheduleLike(const Values& values) {
  static constexpr std::array meetings{Kind::MEETING};
  auto valueOf = [&](std::string_view name) {
    auto found = values.find(name);
    return found == values.end() || found->second.empty() ? std::string() : found->second.front();
  };
  for (const auto& [name, texts] : values)
    if (name != "ref" && name != "date" && name != "starts" && name != "ends")
      return fail(ErrorKind::usage, fmt::format("'meeting like' has no '{}'.", name));
  TRY(auto id, finder_.find(valueOf("ref"), meetings));
  TRY(auto like, finder_.stateOf<domain::Meeting>(id));
  if (!like) return fail(ErrorKind::notFound, fmt::format("There is no {}.", reference(id)));
  TRY(auto day, dayIn(valueOf("date"), today()));
  auto starts = like->startsAt, ends = like->endsAt;
  if (auto text = valueOf("starts"); !text.empty()) {
    TRY(starts, clockIn(text));
    if (ends >= 0 && like->startsAt >= 0) ends = static_cast<int16_t>(starts + ends - like->startsAt);
  }
  if (auto text = valueOf("ends"); !text.empty()) {
    TRY(ends, clockIn(text));
  }
  bool isPast = day.day < today().day;  // so that it can be said to have been held
  auto on = day_ ? day_ : isPast ? OptionalDate(day) : std::nullopt;
  auto scheduled = command_.step(on).getEvent().initBody().initMeetingScheduled();
  scheduled.setGroup(like->group.value);
  writeDate(day, scheduled.initDate());
  scheduled.setStartsAt(starts);
  scheduled.setEndsAt(ends);
  auto meeting = command_.subjectOfLastStep(Kind::MEETING);
  if (!like->place.empty() || !like->joining.empty()) {
    auto step = command_.step(on);
    step.getEvent().initBody().initMeetingPlaced().setMeeting(meeting.value);
    auto words = step.initWords();
    if (!like->place.empty()) words.setName(like->place);
    if (!like->joining.empty()) words.setText(like->joining);
  }
  for (const auto& item : like->agenda) {
    if (item.kind == schema::ItemKind::TOPIC) continue;
    auto step = command_.step(on);
    auto added = step.getEvent().initBody().initAgendaItemAdded();
    domain::writeItem(item, added);
    added.setMeeting(meeting.value);
    added.setItem(0);
    added.setPlanned(true);
    step.initWords().setText(item.title);
  }
  return {};
}

Result<void> CommandBuilder::addSeries(const Values& values) {
  TRY(auto scheduled, scheduleSeries(values));
  (void)scheduled;
  return {};
}

}  // namespace minuted::verbs
