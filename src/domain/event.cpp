#include "domain/event.h"

#include <capnp/any.h>
#include <capnp/dynamic.h>

#include <algorithm>
#include <vector>

#include "base/annotations.h"
#include "base/bytes.h"
#include "base/result.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

// Where a struct holds one or more references, and what the schema says about them. References are read from these
// offsets, and not by generated code for each type of event, since a rebuild needs all references of every event.
struct Slot {
  enum class Form { id, ids, structs };
  Form form = Form::id;
  uint32_t offset = 0;  // of an id: bytes into the data section; else the index of the pointer
  std::vector<Kind> kinds;
  bool isRelation = false, isCompanion = false;
  std::vector<Slot> inner;  // where the form is `structs`: of each of them
};

// What the schema says about events of one type.
struct TypeInfo {
  std::string_view name = "unknown";
  bool isKnowledge = false, beginsSubject = false;
  Slot subject;  // empty where the body has none, as in the event that opens the register
  std::vector<Slot> mentions;
  std::vector<uint32_t> dates;  // the indexes of their pointers
};

std::vector<Slot> slotsOf(capnp::StructSchema in);

// Appends the field's slot, if it holds references.
void addSlot(capnp::StructSchema::Field field, std::vector<Slot>& slots) {
  auto type = field.getType();
  auto offset = field.getProto().getSlot().getOffset();
  Slot slot{.isRelation = annotation::has(field, annotation::relation),
            .isCompanion = annotation::has(field, annotation::companion),
            .inner = {}};
  if (auto kinds = referredKinds(field)) {
    slot.kinds = std::move(*kinds);
    slot.form = type.isList() ? Slot::Form::ids : Slot::Form::id;
    slot.offset = type.isList() ? offset : offset * static_cast<uint32_t>(sizeof(uint64_t));
    slots.push_back(std::move(slot));
  } else if (type.isList() && type.asList().getElementType().isStruct()) {
    slot.form = Slot::Form::structs;
    slot.offset = offset;
    slot.inner = slotsOf(type.asList().getStructElementType());
    if (!slot.inner.empty()) slots.push_back(std::move(slot));
  }
}

std::vector<Slot> slotsOf(capnp::StructSchema in) {
  std::vector<Slot> slots;
  for (auto field : in.getFields()) addSlot(field, slots);
  return slots;
}

TypeInfo infoOf(capnp::StructSchema::Field member) {
  TypeInfo info;
  auto name = member.getProto().getName();
  info.name = {name.cStr(), name.size()};
  info.isKnowledge = annotation::has(member, annotation::knowledge);
  info.beginsSubject = annotation::has(member, annotation::begins);
  if (!member.getType().isStruct()) {
    info.isKnowledge = true;  // `nothing`
    return info;
  }
  auto body = member.getType().asStruct();
  info.mentions = slotsOf(body);
  if (member.getProto().getDiscriminantValue() == Body::REGISTER_OPENED) {
    info.subject.kinds = {Kind::REGISTER};  // there is one, REG-1
  } else {
    info.subject = std::move(info.mentions.front());
    info.mentions.erase(info.mentions.begin());
  }
  for (auto field : body.getFields())
    if (field.getType() == capnp::Type::from<schema::Date>())
      info.dates.push_back(field.getProto().getSlot().getOffset());
  return info;
}

capnp::StructSchema bodySchema() {
  return capnp::Schema::from<schema::Event>().getFieldByName("body").getType().asStruct();
}

std::vector<TypeInfo> readTypeInfos() {
  std::vector<TypeInfo> infos;
  for (auto member : bodySchema().getUnionFields()) {
    auto type = member.getProto().getDiscriminantValue();
    if (infos.size() <= type) infos.resize(type + 1u);
    infos[type] = infoOf(member);
  }
  return infos;
}

const TypeInfo& infoOf(EventType type) {
  static const auto infos = readTypeInfos();
  static const TypeInfo unknown{.isKnowledge = true, .subject = {}, .mentions = {}, .dates = {}};
  auto index = static_cast<size_t>(type);
  return index < infos.size() ? infos[index] : unknown;
}

// All members of the body are structs and share one pointer of the event.
uint32_t bodyPointer() {
  static const auto index = bodySchema().getFieldByName("registerOpened").getProto().getSlot().getOffset();
  return index;
}

capnp::AnyStruct::Reader bodyOf(Event event) {
  auto pointers = capnp::AnyStruct::Reader(event).getPointerSection();
  return bodyPointer() < pointers.size() ? pointers[bodyPointer()].getAs<capnp::AnyStruct>()
                                         : capnp::AnyStruct::Reader();
}

Id readId(capnp::AnyStruct::Reader from, uint32_t offset) {
  auto data = from.getDataSection();
  if (offset + sizeof(uint64_t) > data.size()) return {};
  return Id(readLittleEndian(BytesView(reinterpret_cast<const char*>(data.begin()) + offset, sizeof(uint64_t))));
}

template <typename Visit>
void visitSlots(capnp::AnyStruct::Reader from, const std::vector<Slot>& slots, const Visit& visit) {
  for (const auto& slot : slots) {
    if (slot.form == Slot::Form::id) {
      if (auto id = readId(from, slot.offset)) visit(id, slot);
      continue;
    }
    auto pointers = from.getPointerSection();
    if (slot.offset >= pointers.size() || pointers[slot.offset].isNull()) continue;
    if (slot.form == Slot::Form::ids) {
      for (auto id : pointers[slot.offset].getAs<capnp::List<uint64_t>>())
        if (id != 0) visit(Id(id), slot);
    } else {
      for (auto element : pointers[slot.offset].getAs<capnp::AnyList>().as<capnp::List<capnp::AnyStruct>>())
        visitSlots(element, slot.inner, visit);
    }
  }
}

void replaceIn(capnp::DynamicStruct::Builder value, const std::function<Id(Id)>& replace) {
  auto replacementOf = [&](uint64_t id) { return id == 0 ? id : replace(Id(id)).value; };
  auto replaceField = [&](capnp::StructSchema::Field field) {
    auto type = field.getType();
    if (type.isStruct() && value.has(field)) replaceIn(value.get(field).as<capnp::DynamicStruct>(), replace);
    if (type.isList() && value.has(field)) {
      auto list = value.get(field).as<capnp::DynamicList>();
      for (uint i = 0; i < list.size(); ++i)
        if (type.asList().getElementType().isStruct())
          replaceIn(list[i].as<capnp::DynamicStruct>(), replace);
        else if (annotation::has(field, annotation::reference))
          list.set(i, replacementOf(list[i].as<uint64_t>()));
    }
    if (type.isUInt64() && annotation::has(field, annotation::reference))
      value.set(field, replacementOf(value.get(field).as<uint64_t>()));
  };
  for (auto field : value.getSchema().getNonUnionFields()) replaceField(field);
  KJ_IF_MAYBE (field, value.which()) {
    replaceField(*field);
  }
}

}  // namespace

std::optional<std::vector<Kind>> referredKinds(capnp::StructSchema::Field field) {
  for (auto each : field.getProto().getAnnotations()) {
    if (each.getId() != annotation::reference) continue;
    std::vector<Kind> kinds;
    for (auto kind : each.getValue().getList().getAs<capnp::List<Kind>>()) kinds.push_back(kind);
    return kinds;
  }
  return std::nullopt;
}

bool isKnowledge(EventType type) { return infoOf(type).isKnowledge; }

bool beginsSubject(EventType type) { return infoOf(type).beginsSubject; }

std::string_view eventName(EventType type) { return infoOf(type).name; }

OptionalDate dayOf(Event event) { return readDate(event.hasHappenedOn(), event.getHappenedOn()); }

Id subjectOf(Event event) {
  auto type = event.getBody().which();
  if (type == Body::REGISTER_OPENED) return Id(Kind::REGISTER, 1);
  if (type == Body::NOTHING) return {};
  return readId(bodyOf(event), infoOf(type).subject.offset);
}

Kinds kindsOfSubject(EventType type) { return infoOf(type).subject.kinds; }

bool isOneOf(Kind kind, Kinds kinds) { return kinds.empty() || std::ranges::find(kinds, kind) != kinds.end(); }

std::string kindNames(Kinds kinds) {
  std::string names;
  for (size_t i = 0; i < kinds.size(); ++i)
    names += std::string(i == 0 ? "" : i + 1 == kinds.size() ? " or " : ", ") + std::string(kindName(kinds[i]));
  return names;
}

void setSubject(schema::Event::Builder event, Id subject) {
  auto type = event.getBody().which();
  if (type == Body::REGISTER_OPENED || type == Body::NOTHING) return;
  // By the schema and not by its offset, since a struct that was read may be shorter than the schema's.
  capnp::DynamicStruct::Builder body(event.getBody());
  auto fields = body.get(std::string(eventName(type)).c_str()).as<capnp::DynamicStruct>();
  fields.set(fields.getSchema().getFields()[0], subject.value);
}

void forEachRelation(Event event, const std::function<void(Id)>& visit) {
  visitSlots(bodyOf(event), infoOf(event.getBody().which()).mentions, [&](Id id, const Slot& slot) {
    if (slot.isRelation) visit(id);
  });
}

void forEachCompanion(Event event, const std::function<void(Id)>& visit) {
  visitSlots(bodyOf(event), infoOf(event.getBody().which()).mentions, [&](Id id, const Slot& slot) {
    if (slot.isCompanion) visit(id);
  });
}

void forEachMention(Event event, const std::function<void(Id, Kinds)>& visit) {
  static const auto sourceSlots = slotsOf(capnp::Schema::from<schema::Source>());
  auto visitSlot = [&](Id id, const Slot& slot) { visit(id, slot.kinds); };
  visitSlots(bodyOf(event), infoOf(event.getBody().which()).mentions, visitSlot);
  if (event.hasSource()) visitSlots(capnp::AnyStruct::Reader(event.getSource()), sourceSlots, visitSlot);
}

void forEachDate(Event event, const std::function<void(Date)>& visit) {
  if (event.hasHappenedOn()) visit(*readDate(true, event.getHappenedOn()));
  auto pointers = bodyOf(event).getPointerSection();
  for (auto place : infoOf(event.getBody().which()).dates)
    if (place < pointers.size() && !pointers[place].isNull())
      visit(*readDate(true, pointers[place].getAs<schema::Date>()));
}

void replaceIds(schema::Event::Builder event, const std::function<Id(Id)>& replace) {
  replaceIn(capnp::DynamicStruct::Builder(event), replace);
}

}  // namespace minuted::domain
