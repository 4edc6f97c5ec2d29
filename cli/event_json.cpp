#include "cli/event_json.h"

#include <capnp/compat/json.h>

#include <set>

#include "base/date.h"
#include "base/id.h"

namespace minuted::cli {
namespace {

constexpr uint64_t referenceAnnotation = 0xcf1ba1f6f8dc0c5b;  // schema/event.capnp

class DateHandler final : public capnp::JsonCodec::Handler<schema::Date> {
 public:
  void encode(const capnp::JsonCodec&, schema::Date::Reader date, capnp::JsonValue::Builder to) const override {
    to.setString(isoDate({date.getDay(), date.getPrecision()}));
  }
  void decode(const capnp::JsonCodec&, capnp::JsonValue::Reader from, schema::Date::Builder to) const override {
    auto date = parseDate(from.getString().cStr());
    KJ_REQUIRE(date.has_value(), "no date", from.getString());
    writeDate(*date, to);
  }
};

class ReferenceHandler final : public capnp::JsonCodec::Handler<uint64_t> {
 public:
  void encode(const capnp::JsonCodec&, uint64_t id, capnp::JsonValue::Builder to) const override {
    if (id == 0)
      to.setNull();
    else
      to.setString(reference(Id(id)));
  }
  uint64_t decode(const capnp::JsonCodec&, capnp::JsonValue::Reader from) const override {
    if (from.isNull()) return 0;
    auto id = parseReference(from.getString().cStr());
    KJ_REQUIRE(id.has_value(), "no reference", from.getString());
    return id->value;
  }
};

}  // namespace

struct EventJson::Codec {
  capnp::JsonCodec json;
  DateHandler dates;
  ReferenceHandler references;
  std::set<uint64_t> seen;

  void addReferences(capnp::StructSchema type) {
    if (!seen.insert(type.getProto().getId()).second) return;
    for (auto field : type.getFields()) {
      auto fieldType = field.getType();
      for (auto annotation : field.getProto().getAnnotations())
        if (annotation.getId() == referenceAnnotation && fieldType.isUInt64()) json.addFieldHandler(field, references);
      if (fieldType.isStruct()) addReferences(fieldType.asStruct());
      if (fieldType.isList() && fieldType.asList().getElementType().isStruct())
        addReferences(fieldType.asList().getStructElementType());
    }
  }
};

EventJson::EventJson() : codec_(std::make_unique<Codec>()) {
  codec_->json.addTypeHandler(codec_->dates);
  codec_->addReferences(capnp::Schema::from<schema::Entry>());
  codec_->json.handleByAnnotation<schema::Entry>();
}

EventJson::~EventJson() = default;

std::string EventJson::encode(schema::Entry::Reader entry) const { return codec_->json.encode(entry).cStr(); }

}  // namespace minuted::cli
