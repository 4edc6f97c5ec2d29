#include "domain/written_words.h"

#include <capnp/dynamic.h>
#include <fmt/format.h>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

TextForm formOfText(EventType type) {
  switch (type) {
    case Body::CONTACT_SET:  // a postal address has lines: see formOfContact
    case Body::JOB_TITLE_HELD:
    case Body::AGENDA_ITEM_ADDED:
    case Body::MEETING_PLACED:  // the address of a call goes into calendars
    case Body::MEASURE_DEFINED:
    case Body::LIST_SAVED:
    case Body::MAIL_PREPARED: return TextForm::line;
    case Body::NARRATIVE_WRITTEN: return TextForm::section;
    case Body::PAPERS_PUBLISHED:
    case Body::REPORT_PUBLISHED: return TextForm::report;
    default: return TextForm::words;
  }
}

bool isPostalAddress(Event event) {
  auto body = event.getBody();
  return body.isContactSet() && body.getContactSet().getChannel() == schema::Channel::POST;
}

std::string_view viewOf(capnp::Text::Reader text) { return {text.begin(), text.size()}; }

// The first fault of a text or a date anywhere in the value. What was found in a document may be blank, and as long as
// it is.
std::optional<std::string> faultWithin(capnp::DynamicValue::Reader value, const std::string& where) {
  if (value.getType() == capnp::DynamicValue::TEXT) {
    auto fault = characterFault(viewOf(value.as<capnp::Text>()), TextForm::section);
    return fault ? std::optional(fmt::format("A text of {} {}.", where, *fault)) : std::nullopt;
  }
  if (value.getType() == capnp::DynamicValue::LIST) {
    for (auto each : value.as<capnp::DynamicList>())
      if (auto fault = faultWithin(each, where)) return fault;
  }
  if (value.getType() != capnp::DynamicValue::STRUCT) return std::nullopt;
  auto fields = value.as<capnp::DynamicStruct>();
  if (fields.getSchema() == capnp::Schema::from<schema::Date>() &&
      !isInCalendar(*readDate(true, fields.as<schema::Date>())))
    return fmt::format("A date of {} is in no calendar.", where);
  for (auto field : fields.getSchema().getNonUnionFields())
    if (fields.has(field))
      if (auto fault = faultWithin(fields.get(field), where)) return fault;
  KJ_IF_MAYBE (field, fields.which()) {
    if (fields.has(*field)) return faultWithin(fields.get(*field), where);
  }
  return std::nullopt;
}

std::optional<std::string> faultOfProposals(Words words) {
  for (auto proposal : words.getProposals())
    if (auto fault =
            faultWithin(capnp::DynamicStruct::Reader(proposal), fmt::format("proposal {}", proposal.getNumber())))
      return fault;
  return std::nullopt;
}

}  // namespace

bool isInCalendar(Date date) {
  static const auto first = dateOf(1000, 1, 1).day, last = dateOf(9999, 12, 31).day;
  return date.day >= first && date.day <= last && date.precision <= Precision::YEAR;
}

TextForm formOf(EventType type, capnp::StructSchema::Field field) {
  std::string_view name = field.getProto().getName().cStr();
  if (name == "name") return type == Body::DOCUMENT_FILED ? TextForm::line : TextForm::name;
  if (name == "aliases") return TextForm::name;
  if (name == "quote") return TextForm::section;
  if (name == "text") return formOfText(type);
  return type == Body::JOB_TITLE_HELD ? TextForm::line : TextForm::words;
}

std::optional<std::string> wordsFault(Event event, Words words) {
  static const auto schema = capnp::Schema::from<schema::Words>();
  auto type = event.getBody().which();
  capnp::DynamicStruct::Reader fields(words);
  for (auto field : schema.getFields()) {
    if (!field.getType().isText() || !fields.has(field)) continue;
    auto text = viewOf(fields.get(field).as<capnp::Text>());
    if (text.empty()) continue;  // left out
    auto form = isPostalAddress(event) ? TextForm::words : formOf(type, field);
    if (auto fault = textFault(text, form)) return fmt::format("The {} {}.", field.getProto().getName().cStr(), *fault);
  }
  for (auto alias : words.getAliases())
    if (auto fault = textFault(viewOf(alias), TextForm::name)) return fmt::format("An alias {}.", *fault);
  return faultOfProposals(words);
}

}  // namespace minuted::domain
