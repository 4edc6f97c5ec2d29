// Figures followed over time, and achievements told in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

// Values are whole numbers of the smallest unit: with one decimal place, 12.5 is 125.
struct MeasureValue {
  int64_t value = 0;
  OptionalDate date;
  bool operator==(const MeasureValue&) const = default;
};

struct MeasureReading {
  int64_t value = 0;
  OptionalDate asOf;
  schema::ReadingForm form = schema::ReadingForm::FIGURE;
  OptionalDate since;  // of a change
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
  std::vector<MeasureReading> readings;  // by the day that they tell of
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

// "12.5", "over 350,000", "+46%": with its unit, if there is one.
std::string valueText(const Measure& measure, int64_t value);
std::string readingText(const Measure& measure, const MeasureReading& reading);

extern const RuleTable measureRules, achievementRules;
std::optional<std::string> refusal(const Measure& measure, bool known, Event event, Words words);
std::optional<std::string> refusal(const Achievement& achievement, bool known, Event event, Words words);
void apply(Measure& measure, Event event, Words words);
void apply(Achievement& achievement, Event event, Words words);

}  // namespace minuted::domain
