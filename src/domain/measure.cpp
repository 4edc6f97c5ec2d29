#include "domain/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;
using schema::ReadingForm;

constexpr std::array<std::string_view, 2> measureStates{"defined", "followed"};
constexpr std::array<std::string_view, 2> achievementStates{"told", "told"};

// clang-format off
constexpr std::array rulesOfMeasures{
    //                                                      not there, followed
    Rule{Body::MEASURE_DEFINED, "defined",                  "x."},
    Rule{Body::BASELINE_SET,    "given a baseline",         ".x"},
    Rule{Body::TARGET_SET,      "given a target",           ".x", "the group"},
    Rule{Body::READING_TAKEN,   "read",                     ".x"}};
constexpr std::array rulesOfAchievements{
    //                                                      not there, told
    Rule{Body::ACHIEVEMENT_TOLD, "told",                    "x."}};
// clang-format on

constexpr uint8_t mostDecimals = 6;

MeasureValue valueOf(schema::MeasureValue::Reader fields, Event event) {
  auto date = readDate(fields.hasDate(), fields.getDate());
  return {fields.getValue(), date ? date : dayOf(event)};
}

void addReading(Measure& measure, schema::ReadingTaken::Reader fields, Event event, Words words) {
  MeasureReading reading{fields.getValue(),     fields.hasAsOf() ? readDate(true, fields.getAsOf()) : dayOf(event),
                         fields.getForm(),      readDate(fields.hasSince(), fields.getSince()),
                         fields.getQualifier(), words.getNote().cStr()};
  auto place = std::ranges::upper_bound(measure.readings, reading.asOf, {}, &MeasureReading::asOf);
  measure.readings.insert(place, std::move(reading));
}

// Why the measure cannot have the value. Its unit '%' says that it is a share of a whole.
std::optional<std::string> valueRefusal(const Measure& measure, int64_t value, ReadingForm form) {
  constexpr int64_t most = 1'000'000'000'000'000;
  int64_t whole = 100;
  for (uint8_t i = 0; i < std::min(measure.decimals, mostDecimals); ++i) whole *= 10;
  if (value > most || value < -most)
    return fmt::format("A value can have {} digits at most.", std::to_string(most).size() - 1);
  if (form == ReadingForm::FIGURE && value < 0) return "A figure is not negative: a fall is said as a change.";
  if (form == ReadingForm::CHANGE_IN_PERCENT && value < -whole) return "Nothing falls by more than 100%.";
  if (form != ReadingForm::CHANGE_IN_PERCENT && measure.unit == "%" && (value > whole || value < -whole))
    return "A share in % is 100% at most: a measure that can be more has a unit in words, such as '% of 2019'.";
  return std::nullopt;
}

std::string figure(int64_t value, uint8_t decimals) {
  uint64_t scale = 1;
  for (uint8_t i = 0; i < decimals; ++i) scale *= 10;
  auto size = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  auto text = std::string(value < 0 ? "-" : "") + counted(size / scale);
  return decimals == 0 ? text : fmt::format("{}.{:0{}}", text, size % scale, decimals);
}

std::string withUnit(const std::string& number, const std::string& unit) {
  if (unit == "£") return number.starts_with('-') ? "-£" + number.substr(1) : "£" + number;
  if (unit == "%") return number + "%";
  return unit.empty() ? number : number + " " + unit;
}

}  // namespace

std::string valueText(const Measure& measure, int64_t value) {
  return withUnit(figure(value, measure.decimals), measure.unit);
}

std::string readingText(const Measure& measure, const MeasureReading& reading) {
  static constexpr std::array<std::string_view, 4> qualifiers{"", "over ", "under ", "about "};
  auto text = std::string(qualifiers[std::min<size_t>(static_cast<size_t>(reading.qualifier), 3)]);
  auto number = figure(reading.value, measure.decimals);
  if (reading.form != schema::ReadingForm::FIGURE && reading.value > 0) number = "+" + number;
  text += reading.form == schema::ReadingForm::CHANGE_IN_PERCENT ? number + "%" : withUnit(number, measure.unit);
  if (reading.since) text += " since " + longDate(*reading.since);
  return text;
}

constexpr RuleTable measureRules{"measure", measureStates, rulesOfMeasures};
static_assert(fillColumns(rulesOfMeasures, measureStates));
constexpr RuleTable achievementRules{"achievement", achievementStates, rulesOfAchievements};
static_assert(fillColumns(rulesOfAchievements, achievementStates));

std::optional<std::string> refusal(const Measure& measure, bool isKnown, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(measureRules, isKnown ? 1 : 0, event)) return refused;
  if (body.isMeasureDefined()) {
    if (words.getName().size() == 0) return "A name is needed.";
    if (body.getMeasureDefined().getDecimals() > mostDecimals) return "A measure has at most six decimal places.";
  }
  if (body.isBaselineSet()) return valueRefusal(measure, body.getBaselineSet().getValue(), ReadingForm::FIGURE);
  if (body.isTargetSet()) return valueRefusal(measure, body.getTargetSet().getValue(), ReadingForm::FIGURE);
  if (body.isReadingTaken()) {
    auto reading = body.getReadingTaken();
    return valueRefusal(measure, reading.getValue(), reading.getForm());
  }
  return std::nullopt;
}

std::optional<std::string> refusal(const Achievement&, bool isKnown, Event event, Words words) {
  if (auto refused = refusalBy(achievementRules, isKnown ? 1 : 0, event)) return refused;
  if (words.getText().size() == 0) return "What was achieved is needed.";
  return std::nullopt;
}

void apply(Measure& measure, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::MEASURE_DEFINED: {
      auto defined = body.getMeasureDefined();
      measure.name = words.getName().cStr();
      measure.unit = words.getText().cStr();
      measure.decimals = defined.getDecimals();
      measure.better = defined.getBetter();
      measure.group = Id(defined.getGroup());
      measure.priority = Id(defined.getPriority());
      measure.programme = Id(defined.getProgramme());
      return;
    }
    case Body::BASELINE_SET: measure.baseline = valueOf(body.getBaselineSet(), event); return;
    case Body::TARGET_SET: measure.target = valueOf(body.getTargetSet(), event); return;
    case Body::READING_TAKEN: return addReading(measure, body.getReadingTaken(), event, words);
    default: return;
  }
}

void apply(Achievement& achievement, Event event, Words words) {
  if (!event.getBody().isAchievementTold()) return;
  auto fields = event.getBody().getAchievementTold();
  achievement.text = words.getText().cStr();
  achievement.kind = fields.getKind();
  achievement.group = Id(fields.getGroup());
  achievement.priority = Id(fields.getPriority());
  achievement.programme = Id(fields.getProgramme());
  achievement.measure = Id(fields.getMeasure());
  achievement.from = readDate(fields.hasFrom(), fields.getFrom());
  achievement.until = readDate(fields.hasUntil(), fields.getUntil());
  achievement.toldOn = dayOf(event);
  for (auto partner : fields.getPartners()) achievement.partners.emplace_back(partner);
}

}  // namespace minuted::domain
