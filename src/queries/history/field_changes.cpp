// The two states are written to rows (schema/row.capnp), as the views keep them, and the rows compared field by field
// by reflection, so that a new field is compared without more ado. How a field is told is said by its annotations in
// schema/row.capnp. Long lists of structs are told by the elements that went and those that came. Where two values
// differ and their words do not (two people of one name), the words are made again with references.
#include "queries/history/field_changes.h"

#include <capnp/dynamic.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <kj/string.h>
#include <row.capnp.h>

#include <map>
#include <utility>

#include "base/annotations.h"
#include "base/enums.h"
#include "base/message.h"
#include "base/text.h"
#include "projections/row.h"

namespace minuted::queries {
namespace {

using Struct = capnp::DynamicStruct::Reader;
using Value = capnp::DynamicValue::Reader;
using Field = capnp::StructSchema::Field;
using Texts = std::vector<std::string>;

std::string_view nameOf(Field field) { return field.getProto().getName().cStr(); }

schema::Meaning meaningOf(Field field) {
  auto value = annotation::find(field, annotation::meaning);
  return value ? static_cast<schema::Meaning>(value->getEnum()) : schema::Meaning::PLAIN;
}

std::string headingOf(Field field) {
  auto value = annotation::find(field, annotation::heading);
  return value ? std::string(value->getText().cStr()) : splitCamelCase(nameOf(field));
}

// What stands before a value within a phrase.
std::string labelOf(Field field) {
  auto value = annotation::find(field, annotation::label);
  return value ? std::string(value->getText().cStr()) : std::string();
}

// A state as a row of the views; fields() are those of its kind.
class StateRow {
 public:
  explicit StateRow(const domain::State& state) : row_(bytesOf(state)) {}

  Struct fields() {
    auto row = Struct(row_.get());
    KJ_IF_MAYBE (which, row.which()) return row.get(*which).as<capnp::DynamicStruct>();
    return row;
  }

 private:
  static Bytes bytesOf(const domain::State& state) {
    domain::Subject subject;
    subject.state = state;
    return projections::rowOf(subject);
  }

  Message<schema::Row> row_;
};

// Tells the values of one of the two rows in words, and keeps in mind which subjects they name. references: with
// references behind names.
class Wording {
 public:
  Wording(Struct row, const NamesOn& names, bool references) : row_(row), names_(names), references_(references) {}

  // The value of a field; "" where it says nothing.
  std::string text(Struct of, Field field) const {
    auto value = of.get(field);
    switch (value.getType()) {
      case capnp::DynamicValue::TEXT: return value.as<capnp::Text>().cStr();
      case capnp::DynamicValue::BOOL: return value.as<bool>() ? "yes" : "no";
      case capnp::DynamicValue::ENUM: return enumerant(value.as<capnp::DynamicEnum>());
      case capnp::DynamicValue::INT:
        return meaningOf(field) == schema::Meaning::CLOCK ? clockTime(value.as<int16_t>())
                                                          : std::to_string(value.as<int64_t>());
      case capnp::DynamicValue::UINT: return number(meaningOf(field), value.as<uint64_t>());
      case capnp::DynamicValue::DATA: {
        auto data = value.as<capnp::Data>();
        return hex({reinterpret_cast<const char*>(data.begin()), data.size()});
      }
      case capnp::DynamicValue::STRUCT: return of.has(field) ? part(value) : "";
      case capnp::DynamicValue::LIST: return list(meaningOf(field), value.as<capnp::DynamicList>());
      default: return "";
    }
  }

  // A struct, or an element of a list.
  std::string part(const Value& value) const {
    if (value.getType() == capnp::DynamicValue::TEXT) return value.as<capnp::Text>().cStr();
    if (value.getType() == capnp::DynamicValue::UINT)  // lists of numbers that are told are lists of references
      return referenceText(Id(value.as<uint64_t>()));
    auto part = value.as<capnp::DynamicStruct>();
    auto schema = part.getSchema();
    if (schema == capnp::Schema::from<schema::Date>()) return date(part.as<schema::Date>());
    if (schema == capnp::Schema::from<schema::Owner>()) return owner(part.as<schema::Owner>());
    if (schema == capnp::Schema::from<schema::DecisionRow::Uptake>())
      return uptake(part.as<schema::DecisionRow::Uptake>());
    if (schema == capnp::Schema::from<schema::MeasureRow::Value>()) return figure(part.as<schema::MeasureRow::Value>());
    if (schema == capnp::Schema::from<schema::MeasureRow::Reading>())
      return reading(part.as<schema::MeasureRow::Reading>());
    return phrase(part);
  }

  // The subjects that were named since the last call.
  std::vector<Id> takeNamed() const { return std::exchange(named_, {}); }

 private:
  static std::string enumerant(capnp::DynamicEnum value) {
    KJ_IF_MAYBE (known, value.getEnumerant()) {
      auto text = splitCamelCase(known->getProto().getName().cStr());
      return text == "not said" ? "" : text;
    }
    return "";
  }

  static std::string date(schema::Date::Reader date) { return isoDate(*readDate(true, date)); }

  std::string referenceText(Id id) const {
    auto name = names_.of(id);
    if (id) named_.push_back(id);
    return references_ && name != reference(id) ? fmt::format("{} ({})", name, reference(id)) : name;
  }

  std::string number(schema::Meaning meaning, uint64_t value) const {
    switch (meaning) {
      case schema::Meaning::REFERENCE: return referenceText(Id(value));
      case schema::Meaning::MONEY: return value == 0 ? "" : domain::amountText(value);
      case schema::Meaning::NUMBER_OR_NONE: return value == 0 ? "" : std::to_string(value);
      default: return std::to_string(value);
    }
  }

  std::string owner(schema::Owner::Reader owner) const {
    auto text = names_.owner({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
    for (auto id : {Id(owner.getParty()), Id(owner.getOnBehalfOf())})
      if (id) named_.push_back(id);
    return references_ ? fmt::format("{} ({})", text, reference(Id(owner.getParty()))) : text;
  }

  static std::string uptake(schema::DecisionRow::Uptake::Reader uptake) {
    return domain::uptakeText({uptake.getTaken(), uptake.getReply().cStr()});
  }

  // A measure with the decimals and the unit of the row that the value stands in, to tell the value by.
  domain::Measure measure() const {
    auto row = row_.as<schema::MeasureRow>();
    domain::Measure measure;
    measure.unit = row.getUnit().cStr();
    measure.decimals = row.getDecimals();
    return measure;
  }

  std::string figure(schema::MeasureRow::Value::Reader value) const {
    auto text = domain::valueText(measure(), value.getValue());
    return value.hasDate() ? fmt::format("{} ({})", text, date(value.getDate())) : text;
  }

  std::string reading(schema::MeasureRow::Reading::Reader from) const {
    domain::MeasureReading reading{.value = from.getValue(),
                                   .asOf = readDate(from.hasAsOf(), from.getAsOf()),
                                   .form = from.getForm(),
                                   .since = readDate(from.hasSince(), from.getSince()),
                                   .qualifier = from.getQualifier(),
                                   .source = from.getSource().cStr()};
    auto text = domain::readingText(measure(), reading);
    if (reading.asOf) text = fmt::format("{}: {}", isoDate(*reading.asOf), text);
    return reading.source.empty() ? text : fmt::format("{} ({})", text, reading.source);
  }

  // The fields of a struct that say something, with commas between them; flags that are set come last.
  std::string phrase(Struct of) const {
    std::string phrase, flags;
    for (auto field : of.getSchema().getFields()) {
      auto meaning = meaningOf(field);
      auto value = of.get(field);
      bool usual = meaning == schema::Meaning::USUAL && value.as<capnp::DynamicEnum>().getRaw() == 0;
      bool noInterval = meaning == schema::Meaning::INTERVAL && of.get("every").as<uint64_t>() == 0;
      if (usual || noInterval || meaning == schema::Meaning::INTERNAL) continue;
      if (value.getType() == capnp::DynamicValue::BOOL) {
        if (value.as<bool>()) flags += ", " + splitCamelCase(nameOf(field));
        continue;
      }
      auto fieldText = text(of, field);
      if (fieldText.empty()) continue;
      if (!phrase.empty()) phrase += meaning == schema::Meaning::CONTINUATION ? " " : ", ";
      phrase += labelOf(field) + fieldText;
    }
    return phrase + flags;
  }

  std::string list(schema::Meaning meaning, capnp::DynamicList::Reader list) const {
    if (meaning == schema::Meaning::BY_STATUS) return countsByStatus(list);
    if (meaning == schema::Meaning::COUNTED) return list.size() == 0 ? "" : std::to_string(list.size());
    Texts texts;
    for (auto element : list) texts.push_back(part(element));
    bool phrases =
        list.getSchema().whichElementType() == capnp::schema::Type::STRUCT && meaning != schema::Meaning::WHOLE;
    return fmt::format("{}", fmt::join(texts, phrases ? "; " : ", "));
  }

  // '12 waiting, 30 accepted': a reading may have thousands of proposals.
  static std::string countsByStatus(capnp::DynamicList::Reader list) {
    std::map<uint16_t, std::pair<std::string, size_t>> counts;
    for (auto each : list) {
      auto status = each.as<capnp::DynamicStruct>().get("status").as<capnp::DynamicEnum>();
      auto& [name, count] = counts[status.getRaw()];
      name = enumerant(status);
      ++count;
    }
    Texts texts;
    for (const auto& [status, counted] : counts) texts.push_back(fmt::format("{} {}", counted.second, counted.first));
    return fmt::format("{}", fmt::join(texts, ", "));
  }

  Struct row_;
  NamesOn names_;
  bool references_;
  mutable std::vector<Id> named_;
};

// The value itself as text, not the words for it, so that values of any type can be compared.
std::string literal(const Value& value) { return kj::str(value).cStr(); }

bool isSame(Struct before, Struct after, Field field) {
  if (field.getType().isStruct() && before.has(field) != after.has(field)) return false;
  return literal(before.get(field)) == literal(after.get(field));
}

// Whether only those elements of a list are told that went and came: it may be long.
bool isShownInParts(Field field) {
  auto type = field.getType();
  auto meaning = meaningOf(field);
  return type.isList() && type.asList().getElementType().isStruct() && meaning != schema::Meaning::WHOLE &&
         meaning != schema::Meaning::BY_STATUS;
}

// The elements of the list that are not in the other; one that is in both only as many times as it is in the list more
// often.
std::vector<Value> elementsMissingIn(capnp::DynamicList::Reader list, capnp::DynamicList::Reader other) {
  std::map<std::string, size_t> there;
  for (auto element : other) ++there[literal(element)];
  std::vector<Value> left;
  for (auto element : list)
    if (auto known = there.find(literal(element)); known != there.end() && known->second > 0)
      --known->second;
    else
      left.push_back(element);
  return left;
}

std::string partsText(const std::vector<Value>& parts, const Wording& wording) {
  Texts texts;
  for (const auto& part : parts) texts.push_back(wording.part(part));
  return fmt::format("{}", fmt::join(texts, "; "));
}

FieldChange changeInWords(Struct before, Struct after, Field field, const Wording& wordingBefore,
                          const Wording& wordingAfter) {
  FieldChange change{.name = headingOf(field), .parts = isShownInParts(field)};
  if (!change.parts) {
    change.before = wordingBefore.text(before, field);
    change.after = wordingAfter.text(after, field);
    change.namedBefore = wordingBefore.takeNamed();
    change.namedAfter = wordingAfter.takeNamed();
    return change;
  }
  auto from = before.get(field).as<capnp::DynamicList>(), to = after.get(field).as<capnp::DynamicList>();
  change.before = partsText(elementsMissingIn(from, to), wordingBefore);
  change.after = partsText(elementsMissingIn(to, from), wordingAfter);
  change.namedBefore = wordingBefore.takeNamed();
  change.namedAfter = wordingAfter.takeNamed();
  return change;
}

// The change in words that differ: with references, where names alone do not differ; where even these are alike, the
// words say that it is another.
FieldChange changeOf(Struct before, Struct after, Field field, const NamesOn& namesBefore, const NamesOn& namesAfter) {
  FieldChange change;
  for (bool references : {false, true}) {
    change = changeInWords(before, after, field, Wording(before, namesBefore, references),
                           Wording(after, namesAfter, references));
    if (change.before != change.after) return change;
  }
  change.after = change.after.empty() ? "in another order" : change.after + " (another)";
  return change;
}

// A field that says something: its heading, its words, and whom they name.
struct SaidField {
  std::string name, text;
  std::vector<Id> named;
};

std::vector<SaidField> allFields(const domain::State& state, const NamesOn& names) {
  std::vector<SaidField> all;
  StateRow row(state);
  auto fields = row.fields();
  Wording wording(fields, names, false);
  for (auto field : fields.getSchema().getFields()) {
    if (meaningOf(field) == schema::Meaning::INTERNAL) continue;
    auto text = wording.text(fields, field);
    auto named = wording.takeNamed();
    bool none = text.empty() || text == "0" || (field.getType().isBool() && text == "no");
    if (!none) all.push_back({headingOf(field), text, named});
  }
  return all;
}

}  // namespace

std::vector<FieldChange> fieldChanges(const domain::State* before, const domain::State* after, Names& allNamesBefore,
                                      Names& allNamesAfter) {
  auto namesBefore = allNamesBefore.on(before == nullptr ? std::nullopt : dayToldOf(*before));
  auto namesAfter = allNamesAfter.on(after == nullptr ? std::nullopt : dayToldOf(*after));
  std::vector<FieldChange> changes;
  if (after == nullptr) {
    for (auto& [name, text, named] : allFields(*before, namesBefore))
      changes.push_back({.name = name, .before = text, .namedBefore = named});
  } else if (before == nullptr) {
    for (auto& [name, text, named] : allFields(*after, namesAfter))
      changes.push_back({.name = name, .after = text, .namedAfter = named});
  } else {
    REQUIRE(before->index() == after->index());
    StateRow rowBefore(*before), rowAfter(*after);
    auto fieldsBefore = rowBefore.fields(), fieldsAfter = rowAfter.fields();
    for (auto field : fieldsBefore.getSchema().getFields())
      if (meaningOf(field) != schema::Meaning::INTERNAL && !isSame(fieldsBefore, fieldsAfter, field))
        changes.push_back(changeOf(fieldsBefore, fieldsAfter, field, namesBefore, namesAfter));
  }
  return changes;
}

std::string displayName(const domain::Subject& subject, Names& allNames) {
  auto names = allNames.on(dayToldOf(subject.state));
  std::string name;
  if (const auto* appointment = std::get_if<domain::Appointment>(&subject.state))
    name = fmt::format("{}, {} of {}", names.of(appointment->person ? appointment->person : appointment->organisation),
                       splitCamelCase(enumerantName(appointment->role)), names.of(appointment->group));
  else if (const auto* meeting = std::get_if<domain::Meeting>(&subject.state))
    name = fmt::format("{}{}", names.of(meeting->group), meeting->date ? ", " + isoDate(*meeting->date) : "");
  else if (const auto* reading = std::get_if<domain::Reading>(&subject.state))
    name = names.of(reading->document);
  else if (const auto* mail = std::get_if<domain::Mail>(&subject.state))
    name = "to " + names.of(mail->party);
  else
    std::visit(
        [&](const auto& state) {
          if constexpr (requires { state.name; })
            name = state.name;
          else if constexpr (requires { state.text; })
            name = state.text;
        },
        subject.state);
  return name.empty() ? reference(subject.id) : name;
}

}  // namespace minuted::queries
