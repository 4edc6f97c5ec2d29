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

// Where a struct holds references, and what the schema says of them. Events are read by these places, and not field by
// field with generated code: a rebuild asks every event for all of its references.
struct Slot {
  enum class Form { id, ids, structs };
  Form form = Form::id;
  uint32_t place = 0;  // of an id: bytes into the data; else the number of the pointer
  std::vector<Kind> kinds;
  bool relation = false, companion = false;
  std::vector<Slot> inner;  // of structs
};

// What an event of one type means.
struct Meaning {
  std::string_view name = "unknown";
  bool knowledge = false, begins = false;
  Slot subject;  // without kinds and place where there is none in the body: the register's own
  std::vector<Slot> mentions;
  std::vector<uint32_t> dates;  // numbers of their pointers
};

std::vector<Slot> slotsOf(capnp::StructSchema in);

// Appends the field's slot, if it holds references.
void addSlot(capnp::StructSchema::Field field, std::vector<Slot>& slots) {
  auto type = field.getType();
  auto place = field.getProto().getSlot().getOffset();
  Slot slot{.relation = annotation::has(field, annotation::relation),
            .companion = annotation::has(field, annotation::companion),
            .inner = {}};
  if (auto kinds = referredKinds(field)) {
    slot.kinds = std::move(*kinds);
    slot.form = type.isList() ? Slot::Form::ids : Slot::Form::id;
    slot.place = type.isList() ? place : place * static_cast<uint32_t>(sizeof(uint64_t));
    slots.push_back(std::move(slot));
  } else if (type.isList() && type.asList().getElementType().isStruct()) {
    slot.form = Slot::Form::structs;
    slot.place = place;
    slot.inner = slotsOf(type.asList().getStructElementType());
    if (!slot.inner.empty()) slots.push_back(std::move(slot));
  }
}

std::vector<Slot> slotsOf(capnp::StructSchema in) {
  std::vector<Slot> slots;
  for (auto field : in.getFields()) addSlot(field, slots);
  return slots;
}

Meaning meaningOf(capnp::StructSchema::Field member) {
  Meaning meaning;
  auto name = member.getProto().getName();
  meaning.name = {name.cStr(), name.size()};
  meaning.knowledge = annotation::has(member, annotation::knowledge);
  meaning.begins = annotation::has(member, annotation::begins);
  if (!member.getType().isStruct()) {
    meaning.knowledge = true;  // `nothing`
    return meaning;
  }
  auto body = member.getType().asStruct();
  meaning.mentions = slotsOf(body);
  if (member.getProto().getDiscriminantValue() == Body::REGISTER_OPENED) {
    meaning.subject.kinds = {Kind::REGISTER};  // there is one, REG-1
  } else {
    meaning.subject = std::move(meaning.mentions.front());
    meaning.mentions.erase(meaning.mentions.begin());
  }
  for (auto field : body.getFields())
    if (field.getType() == capnp::Type::from<schema::Date>())
      meaning.dates.push_back(field.getProto().getSlot().getOffset());
  return meaning;
}

capnp::StructSchema bodySchema() {
  return capnp::Schema::from<schema::Event>().getFieldByName("body").getType().asStruct();
}

std::vector<Meaning> readMeanings() {
  std::vector<Meaning> meanings;
  for (auto member : bodySchema().getUnionFields()) {
    auto at = member.getProto().getDiscriminantValue();
    if (meanings.size() <= at) meanings.resize(at + 1u);
    meanings[at] = meaningOf(member);
  }
  return meanings;
}

const Meaning& meaningOf(EventType type) {
  static const auto meanings = readMeanings();
  static const Meaning unknown{.knowledge = true, .subject = {}, .mentions = {}, .dates = {}};
  auto at = static_cast<size_t>(type);
  return at < meanings.size() ? meanings[at] : unknown;
}

// All members of the body share one pointer of the event.
uint32_t bodyPointer() {
  static const auto place = bodySchema().getFieldByName("registerOpened").getProto().getSlot().getOffset();
  return place;
}

capnp::AnyStruct::Reader bodyOf(Event event) {
  auto pointers = capnp::AnyStruct::Reader(event).getPointerSection();
  return bodyPointer() < pointers.size() ? pointers[bodyPointer()].getAs<capnp::AnyStruct>()
                                         : capnp::AnyStruct::Reader();
}

Id readId(capnp::AnyStruct::Reader from, uint32_t place) {
  auto data = from.getDataSection();
  if (place + sizeof(uint64_t) > data.size()) return {};
  return Id(readLittleEndian(BytesView(reinterpret_cast<const char*>(data.begin()) + place, sizeof(uint64_t))));
}

template <typename See>
void visit(capnp::AnyStruct::Reader from, const std::vector<Slot>& slots, const See& see) {
  for (const auto& slot : slots) {
    if (slot.form == Slot::Form::id) {
      if (auto id = readId(from, slot.place)) see(id, slot);
      continue;
    }
    auto pointers = from.getPointerSection();
    if (slot.place >= pointers.size() || pointers[slot.place].isNull()) continue;
    if (slot.form == Slot::Form::ids) {
      for (auto id : pointers[slot.place].getAs<capnp::List<uint64_t>>())
        if (id != 0) see(Id(id), slot);
    } else {
      for (auto element : pointers[slot.place].getAs<capnp::AnyList>().as<capnp::List<capnp::AnyStruct>>())
        visit(element, slot.inner, see);
    }
  }
}

void replaceIn(capnp::DynamicStruct::Builder value, const std::function<Id(Id)>& replace) {
  auto replaced = [&](uint64_t id) { return id == 0 ? id : replace(Id(id)).value; };
  auto each = [&](capnp::StructSchema::Field field) {
    auto type = field.getType();
    if (type.isStruct() && value.has(field)) replaceIn(value.get(field).as<capnp::DynamicStruct>(), replace);
    if (type.isList() && value.has(field)) {
      auto list = value.get(field).as<capnp::DynamicList>();
      for (uint i = 0; i < list.size(); ++i)
        if (type.asList().getElementType().isStruct())
          replaceIn(list[i].as<capnp::DynamicStruct>(), replace);
        else if (annotation::has(field, annotation::reference))
          list.set(i, replaced(list[i].as<uint64_t>()));
    }
    if (type.isUInt64() && annotation::has(field, annotation::reference))
      value.set(field, replaced(value.get(field).as<uint64_t>()));
  };
  for (auto field : value.getSchema().getNonUnionFields()) each(field);
  KJ_IF_MAYBE (field, value.which()) {
    each(*field);
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

bool isKnowledge(EventType type) { return meaningOf(type).knowledge; }

bool beginsSubject(EventType type) { return meaningOf(type).begins; }

std::string_view eventName(EventType type) { return meaningOf(type).name; }

OptionalDate dayOf(Event event) { return readDate(event.hasHappenedOn(), event.getHappenedOn()); }

Id subjectOf(Event event) {
  auto type = event.getBody().which();
  if (type == Body::REGISTER_OPENED) return Id(Kind::REGISTER, 1);
  if (type == Body::NOTHING) return {};
  return readId(bodyOf(event), meaningOf(type).subject.place);
}

Kinds kindsOfSubject(EventType type) { return meaningOf(type).subject.kinds; }

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
  // By the schema, and not by its place: a struct that was read may be shorter than it can be.
  capnp::DynamicStruct::Builder body(event.getBody());
  auto said = body.get(std::string(eventName(type)).c_str()).as<capnp::DynamicStruct>();
  said.set(said.getSchema().getFields()[0], subject.value);
}

void forEachRelation(Event event, const std::function<void(Id)>& to) {
  visit(bodyOf(event), meaningOf(event.getBody().which()).mentions, [&](Id id, const Slot& slot) {
    if (slot.relation) to(id);
  });
}

void forEachCompanion(Event event, const std::function<void(Id)>& to) {
  visit(bodyOf(event), meaningOf(event.getBody().which()).mentions, [&](Id id, const Slot& slot) {
    if (slot.companion) to(id);
  });
}

void forEachMention(Event event, const std::function<void(Id, Kinds)>& to) {
  static const auto sourceSlots = slotsOf(capnp::Schema::from<schema::Source>());
  auto see = [&](Id id, const Slot& slot) { to(id, slot.kinds); };
  visit(bodyOf(event), meaningOf(event.getBody().which()).mentions, see);
  if (event.hasSource()) visit(capnp::AnyStruct::Reader(event.getSource()), sourceSlots, see);
}

void forEachDate(Event event, const std::function<void(Date)>& to) {
  if (event.hasHappenedOn()) to(*readDate(true, event.getHappenedOn()));
  auto pointers = bodyOf(event).getPointerSection();
  for (auto place : meaningOf(event.getBody().which()).dates)
    if (place < pointers.size() && !pointers[place].isNull())
      to(*readDate(true, pointers[place].getAs<schema::Date>()));
}

void replaceIds(schema::Event::Builder event, const std::function<Id(Id)>& replace) {
  replaceIn(capnp::DynamicStruct::Builder(event), replace);
}

}  // namespace minuted::domain
