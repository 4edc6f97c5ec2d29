#include "queries/field_changes.h"

#include <capnp/dynamic.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <kj/string.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "projections/row.h"
#include "queries/query_tools.h"

namespace minuted::queries {
namespace {

using Struct = capnp::DynamicStruct::Reader;
using Value = capnp::DynamicValue::Reader;
using Field = capnp::StructSchema::Field;
using Texts = std::vector<std::string>;

std::string_view nameOf(Field field) { return field.getProto().getName().cStr(); }

bool isAmong(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

std::string heading(Field field) {
  static const std::map<std::string_view, std::string_view> others{
      {"statusOn", "status since"}, {"pence", "amount"},  {"item", "agenda item"},        {"every", "meets every"},
      {"ragSet", "rated by hand"},  {"rag", "rating"},    {"ragNote", "rating's reason"}, {"fates", "proposals"},
      {"moves", "due date moved"},  {"by", "replaced by"}};
  auto other = others.find(nameOf(field));
  return other == others.end() ? spaced(nameOf(field)) : std::string(other->second);
}

// What stands before a value within a phrase; others speak for themselves.
std::string_view labelOf(Field field) {
  static const std::map<std::string_view, std::string_view> labels{{"onBehalfOf", "for "},
                                                                   {"substituteFor", "substitute for "},
                                                                   {"arrivedAt", "came at item "},
                                                                   {"leftAt", "left at item "},
                                                                   {"from", "since "},
                                                                   {"old", "from "},
                                                                   {"new", "to "},
                                                                   {"grantedBy", "granted by "},
                                                                   {"was", "was: "},
                                                                   {"every", "every "},
                                                                   {"number", "item "},
                                                                   {"owner", "brought by "},
                                                                   {"at", "at "},
                                                                   {"on", "on "}};
  auto label = labels.find(nameOf(field));
  return label == labels.end() ? std::string_view() : label->second;
}

// A row's state: the member of its union that its kind has.
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

// Values of one of the two rows in words.
class Wording {
 public:
  Wording(Struct row, Names& names, bool references) : row_(row), names_(names), references_(references) {}

  // "" where nothing is said.
  std::string text(Struct of, Field field) const {
    auto value = of.get(field);
    auto name = nameOf(field);
    switch (value.getType()) {
      case capnp::DynamicValue::TEXT: return value.as<capnp::Text>().cStr();
      case capnp::DynamicValue::BOOL: return value.as<bool>() ? "yes" : "no";
      case capnp::DynamicValue::ENUM: return enumerant(value.as<capnp::DynamicEnum>());
      case capnp::DynamicValue::INT: return clockTime(value.as<int16_t>());  // figures are in structs of their own
      case capnp::DynamicValue::UINT: return number(name, value.as<uint64_t>(), field.getType().isUInt64());
      case capnp::DynamicValue::DATA: {
        auto data = value.as<capnp::Data>();
        return hex({reinterpret_cast<const char*>(data.begin()), data.size()});
      }
      case capnp::DynamicValue::STRUCT: return of.has(field) ? part(value) : "";
      case capnp::DynamicValue::LIST: return list(name, value.as<capnp::DynamicList>());
      default: return "";
    }
  }

  // An element of a list, or a struct.
  std::string part(const Value& value) const {
    if (value.getType() == capnp::DynamicValue::TEXT) return value.as<capnp::Text>().cStr();
    if (value.getType() == capnp::DynamicValue::UINT) return named(Id(value.as<uint64_t>()));
    auto part = value.as<capnp::DynamicStruct>();
    auto schema = part.getSchema();
    if (schema == capnp::Schema::from<schema::Date>()) return date(part.as<schema::Date>());
    if (schema == capnp::Schema::from<schema::Owner>()) return owner(part.as<schema::Owner>());
    if (schema == capnp::Schema::from<schema::MeasureRow::Value>()) return figure(part.as<schema::MeasureRow::Value>());
    if (schema == capnp::Schema::from<schema::MeasureRow::Reading>())
      return reading(part.as<schema::MeasureRow::Reading>());
    return phrase(part);
  }

 private:
  static std::string enumerant(capnp::DynamicEnum value) {
    KJ_IF_MAYBE (known, value.getEnumerant()) {
      auto text = spaced(known->getProto().getName().cStr());
      return text == "not said" ? "" : text;
    }
    return "";
  }

  static std::string date(schema::Date::Reader date) { return isoDate(*readDate(true, date)); }

  std::string named(Id id) const {
    auto name = names_.of(id);
    return references_ && name != reference(id) ? fmt::format("{} ({})", name, reference(id)) : name;
  }

  // References are the numbers of 64 bits; of those, only these four are not.
  std::string number(std::string_view name, uint64_t value, bool wide) const {
    if (isAmong(name, {"pence", "spent"})) return value == 0 ? "" : domain::amountText(value);
    if (isAmong(name, {"event", "size"})) return std::to_string(value);
    if (wide) return named(Id(value));
    bool none = value == 0 && isAmong(name, {"item", "number", "every", "arrivedAt", "leftAt"});
    return none ? "" : std::to_string(value);
  }

  std::string owner(schema::Owner::Reader owner) const {
    auto text = names_.owner({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
    return references_ ? fmt::format("{} ({})", text, reference(Id(owner.getParty()))) : text;
  }

  // As a measure tells it: with decimals and unit of the row that the value stands in.
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

  // The fields of a struct that say something, one behind the other.
  std::string phrase(Struct of) const {
    std::string phrase, flags;
    for (auto field : of.getSchema().getFields()) {
      auto name = nameOf(field);
      auto value = of.get(field);
      // An item's own number tells it apart for us; the usual role or kind goes without saying.
      bool usual = isAmong(name, {"role", "kind"}) && value.as<capnp::DynamicEnum>().getRaw() == 0;
      if (usual || name == "item") continue;
      if (name == "unit" && of.get("every").as<uint64_t>() == 0) continue;
      if (value.getType() == capnp::DynamicValue::BOOL) {
        if (value.as<bool>()) flags += ", " + spaced(name);
        continue;
      }
      auto said = text(of, field);
      if (said.empty()) continue;
      if (!phrase.empty()) phrase += name == "new" ? " " : ", ";  // 'from March to May'
      phrase += fmt::format("{}{}", labelOf(field), said);
    }
    return phrase + flags;
  }

  std::string list(std::string_view name, capnp::DynamicList::Reader list) const {
    if (name == "fates") return fates(list);
    if (name == "asks") return list.size() == 0 ? "" : std::to_string(list.size());  // of use to programs alone
    Texts texts;
    for (auto element : list) texts.push_back(part(element));
    bool phrases = list.getSchema().whichElementType() == capnp::schema::Type::STRUCT && name != "owners";
    return fmt::format("{}", fmt::join(texts, phrases ? "; " : ", "));
  }

  // '12 waiting, 30 accepted': a reading may have thousands of proposals.
  static std::string fates(capnp::DynamicList::Reader fates) {
    std::map<uint16_t, std::pair<std::string, size_t>> counts;
    for (auto each : fates) {
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
  Names& names_;
  bool references_;
};

// Values as they are, so that they can be compared whatever they are called.
std::string plain(const Value& value) { return kj::str(value).cStr(); }

bool same(Struct before, Struct after, Field field) {
  if (field.getType().isStruct() && before.has(field) != after.has(field)) return false;
  return plain(before.get(field)) == plain(after.get(field));
}

// Lists of what was done or said grow long: only what went and what came is told. Owners are few, and told whole.
bool isToldInParts(Field field) {
  auto type = field.getType();
  return type.isList() && type.asList().getElementType().isStruct() && !isAmong(nameOf(field), {"owners", "fates"});
}

// Elements of the one that the other does not have, each as often as it has it more.
std::vector<Value> without(capnp::DynamicList::Reader list, capnp::DynamicList::Reader other) {
  std::map<std::string, size_t> there;
  for (auto element : other) ++there[plain(element)];
  std::vector<Value> left;
  for (auto element : list)
    if (auto known = there.find(plain(element)); known != there.end() && known->second > 0)
      --known->second;
    else
      left.push_back(element);
  return left;
}

std::string told(const std::vector<Value>& parts, const Wording& wording) {
  Texts texts;
  for (const auto& part : parts) texts.push_back(wording.part(part));
  return fmt::format("{}", fmt::join(texts, "; "));
}

FieldChange worded(Struct before, Struct after, Field field, const Wording& was, const Wording& is) {
  FieldChange change{.name = heading(field), .parts = isToldInParts(field)};
  if (!change.parts) {
    change.before = was.text(before, field);
    change.after = is.text(after, field);
    return change;
  }
  auto from = before.get(field).as<capnp::DynamicList>(), to = after.get(field).as<capnp::DynamicList>();
  change.before = told(without(from, to), was);
  change.after = told(without(to, from), is);
  return change;
}

// In words that differ: by references, where names do not; and where both would be told alike, it is said that it is
// another.
FieldChange told(Struct before, Struct after, Field field, Names& namesBefore, Names& namesAfter) {
  FieldChange change;
  for (bool references : {false, true}) {
    change =
        worded(before, after, field, Wording(before, namesBefore, references), Wording(after, namesAfter, references));
    if (change.before != change.after) return change;
  }
  change.after = change.after.empty() ? "in another order" : change.after + " (another)";
  return change;
}

// Every field that says something, by its name.
std::vector<std::pair<std::string, std::string>> allOf(const domain::State& state, Names& names) {
  std::vector<std::pair<std::string, std::string>> all;
  StateRow row(state);
  auto fields = row.fields();
  Wording wording(fields, names, false);
  for (auto field : fields.getSchema().getFields()) {
    auto text = wording.text(fields, field);
    bool none = text.empty() || text == "0" || (field.getType().isBool() && text == "no");
    if (!none) all.emplace_back(heading(field), text);
  }
  return all;
}

}  // namespace

std::vector<FieldChange> fieldChanges(const domain::State* before, const domain::State* after, Names& namesBefore,
                                      Names& namesAfter) {
  std::vector<FieldChange> changes;
  if (after == nullptr) {
    for (auto& [name, text] : allOf(*before, namesBefore)) changes.push_back({.name = name, .before = text});
  } else if (before == nullptr) {
    for (auto& [name, text] : allOf(*after, namesAfter)) changes.push_back({.name = name, .after = text});
  } else {
    REQUIRE(before->index() == after->index());
    StateRow rowBefore(*before), rowAfter(*after);
    auto was = rowBefore.fields(), is = rowAfter.fields();
    for (auto field : was.getSchema().getFields())
      if (!same(was, is, field)) changes.push_back(told(was, is, field, namesBefore, namesAfter));
  }
  return changes;
}

std::string calledBy(const domain::Subject& subject, Names& names) {
  std::string called;
  if (const auto* appointment = std::get_if<domain::Appointment>(&subject.state))
    called =
        fmt::format("{}, {} of {}", names.of(appointment->person ? appointment->person : appointment->organisation),
                    spaced(enumerantName(appointment->role)), names.of(appointment->group));
  else if (const auto* meeting = std::get_if<domain::Meeting>(&subject.state))
    called = fmt::format("{}{}", names.of(meeting->group), meeting->date ? ", " + isoDate(*meeting->date) : "");
  else if (const auto* reading = std::get_if<domain::Reading>(&subject.state))
    called = names.of(reading->document);
  else if (const auto* mail = std::get_if<domain::Mail>(&subject.state))
    called = "to " + names.of(mail->party);
  else
    std::visit(
        [&](const auto& state) {
          if constexpr (requires { state.name; })
            called = state.name;
          else if constexpr (requires { state.text; })
            called = state.text;
        },
        subject.state);
  return called.empty() ? reference(subject.id) : called;
}

}  // namespace minuted::queries
