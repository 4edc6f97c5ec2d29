// Measures, that is figures which are followed over time; and achievements, which are described in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

// Values are integers in the smallest unit: 12.5 is 125 for a measure with one decimal place.
struct MeasureValue {
  int64_t value = 0;
  OptionalDate date;
  bool operator==(const MeasureValue&) const = default;
};

struct MeasureReading {
  int64_t value = 0;
  OptionalDate asOf;
  schema::ReadingForm form = schema::ReadingForm::FIGURE;
  OptionalDate since;  // the day with which a change compares
  schema::Qualifier qualifier = schema::Qualifier::EXACTLY;
  std::string source;
  bool operator==(const MeasureReading&) const = default;
};

struct Measure {
  std::string name, unit;
  uint8_t decimals = 0;
  schema::Better better = schema::Better::NOT_SAID;
  Id group, priority, programme;
  std::optional<MeasureValue> baseline, target;
  std::vector<MeasureReading> readings;  // in the order of the days for which they were taken
  bool operator==(const Measure&) const = default;
};

struct Achievement {
  std::string text;
  schema::AchievementKind kind = schema::AchievementKind::ACTIVITY;
  Id group, priority, programme, measure;
  OptionalDate from, until, toldOn;
  std::vector<Id> partners;
  bool operator==(const Achievement&) const = default;
};

// "12.5", "over 350,000", "+46%", with the unit of the measure, if it has one.
std::string valueText(const Measure& measure, int64_t value);
std::string readingText(const Measure& measure, const MeasureReading& reading);

extern const RuleTable measureRules, achievementRules;
std::optional<std::string> refusal(const Measure& measure, bool isKnown, Event event, Words words);
std::optional<std::string> refusal(const Achievement& achievement, bool isKnown, Event event, Words words);
void apply(Measure& measure, Event event, Words words);
void apply(Achievement& achievement, Event event, Words words);

}  // namespace minuted::domain
