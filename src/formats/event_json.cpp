#include "formats/event_json.h"

#include <capnp/compat/json.h>

#include <set>

#include "base/annotations.h"
#include "base/date.h"
#include "base/id.h"

namespace minuted::formats {
namespace {

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

class ReferencesHandler final : public capnp::JsonCodec::Handler<capnp::List<uint64_t>> {
 public:
  void encode(const capnp::JsonCodec&, capnp::List<uint64_t>::Reader ids, capnp::JsonValue::Builder to) const override {
    auto texts = to.initArray(ids.size());
    for (uint i = 0; i < ids.size(); ++i) texts[i].setString(reference(Id(ids[i])));
  }
  capnp::Orphan<capnp::List<uint64_t>> decode(const capnp::JsonCodec&, capnp::JsonValue::Reader from,
                                              capnp::Orphanage orphanage) const override {
    auto texts = from.getArray();
    auto ids = orphanage.newOrphan<capnp::List<uint64_t>>(texts.size());
    for (uint i = 0; i < texts.size(); ++i) {
      auto id = parseReference(texts[i].getString().cStr());
      KJ_REQUIRE(id.has_value(), "no reference", texts[i].getString());
      ids.get().set(i, id->value);
    }
    return ids;
  }
};

}  // namespace

struct EventJson::Codec {
  capnp::JsonCodec json;
  DateHandler dates;
  ReferenceHandler references;
  ReferencesHandler lists;
  std::set<uint64_t> visitedTypes;

  // Registers the handlers of references for the type and for all types that it contains.
  void addReferences(capnp::StructSchema type) {
    if (!visitedTypes.insert(type.getProto().getId()).second) return;
    for (auto field : type.getFields()) {
      auto fieldType = field.getType();
      if (annotation::has(field, annotation::reference)) {
        if (fieldType.isUInt64()) json.addFieldHandler(field, references);
        if (fieldType.isList()) json.addFieldHandler(field, lists);
      }
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

}  // namespace minuted::formats
