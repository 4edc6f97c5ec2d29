#include "world/history.h"

#include <fmt/format.h>

#include "register/keeping.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

constexpr std::array<const char*, 6> names{"Harbour Trust", "City Council", "Asha Rao",
                                           "Tom Bell",      "ASHA RAO",     "Lena Fry"};
constexpr std::array<const char*, 4> asks{"Draft the plan", "Ask the schools", "Report on lighting", "Find a room"};

OptionalDate someDay(Draws& draws, Date today) {
  if (draws.oneIn(12)) return std::nullopt;
  Date date{today.day - static_cast<int32_t>(draws.below(300)), Precision::DAY};
  if (draws.oneIn(12)) return parseDate(isoDate(date).substr(0, 7));  // a month
  return date;
}

}  // namespace

rc::Gen<Tape> tapes(size_t longest) {
  auto number = rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<uint64_t>()));
  return rc::gen::resize(static_cast<int>(longest), rc::gen::container<Tape>(number));
}

// SplitMix64 (Steele, Lea and Flood, 2014).
uint32_t Draws::below(uint32_t limit) {
  state_ += 0x9e3779b97f4a7c15;
  auto mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return static_cast<uint32_t>((mixed ^ (mixed >> 31)) % limit);
}

uint64_t Historian::anySubject(Draws& draws, Kind kind) const {
  auto count = counts_[static_cast<size_t>(kind)];
  if (count == 0) return Id(kind, 1).value;  // does not exist: the register refuses the command
  auto back = draws.oneIn(2) ? draws.below(count) : draws.below(std::min(count, 3u));
  return Id(kind, count - back).value;
}

uint64_t Historian::subjectOrNone(Draws& draws, Kind kind) const {
  if (counts_[static_cast<size_t>(kind)] == 0 || draws.oneIn(3)) return 0;
  return anySubject(draws, kind);
}

uint64_t Historian::anyReference(Draws& draws, domain::Kinds kinds, bool required) const {
  auto kind = kinds.empty() ? Kind::ACTION : kinds[draws.below(static_cast<uint32_t>(kinds.size()))];
  return required ? anySubject(draws, kind) : subjectOrNone(draws, kind);
}

void Historian::fillList(Draws& draws, capnp::DynamicStruct::Builder of, capnp::StructSchema::Field field,
                         Date today) const {
  auto list = of.init(field, 1 + draws.below(3)).as<capnp::DynamicList>();
  for (uint i = 0; i < list.size(); ++i)
    if (auto kinds = domain::referredKinds(field)) {
      list.set(i, anyReference(draws, *kinds, true));
    } else if (list[i].getType() == capnp::DynamicValue::UINT) {
      list.set(i, draws.below(5));
    } else {
      auto element = list[i].as<capnp::DynamicStruct>();
      for (auto inner : element.getSchema().getFields()) fillField(draws, element, inner, inner.getIndex() == 0, today);
      if (element.getSchema() != capnp::Schema::from<schema::Owner>()) continue;
      if (Id(element.get("party").as<uint64_t>()).kind() != Kind::GROUP) element.set("collective", false);
    }
}

void Historian::fillField(Draws& draws, capnp::DynamicStruct::Builder of, capnp::StructSchema::Field field,
                          bool required, Date today) const {
  auto type = field.getType();
  if (type.isList()) return fillList(draws, of, field, today);
  if (auto kinds = domain::referredKinds(field)) return of.set(field, anyReference(draws, *kinds, required));
  if (type.isStruct()) {
    if (draws.oneIn(4)) return;
    Date date{today.day - 300 + static_cast<int32_t>(draws.below(500)), Precision::DAY};
    return writeDate(date, of.init(field).as<schema::Date>());
  }
  if (type.isEnum()) {
    auto values = type.asEnum().getEnumerants();
    return of.set(field, capnp::DynamicEnum(values[draws.below(values.size())]));
  }
  if (type.isBool()) return of.set(field, draws.oneIn(4));
  if (type.isText()) return of.set(field, std::array{"introduction", "activity", "Not a section"}[draws.below(3)]);
  if (type.isData()) {
    auto digest = sha256({fmt::to_string(draws.below(8))});
    return of.set(field, capnp::Data::Reader(digest.data(), digest.size()));
  }
  if (type.isInt16() || field.getProto().getName() == "item")
    return;  // times of day, and numbers that the register gives
  of.set(field, draws.below(5));
}

// Fills in the event. The first field is its subject, which is usually left to the register where the event can begin a
// new one.
void Historian::fill(Draws& draws, capnp::DynamicStruct::Builder body, domain::EventType type, Date today) const {
  bool begins = domain::beginsSubject(type);
  for (auto field : body.getSchema().getFields()) {
    bool isSubject = field.getIndex() == 0;
    if (isSubject && begins && type != schema::Event::Body::REGISTER_OPENED && !draws.oneIn(8)) continue;
    bool required = isSubject || draws.oneIn(2) || field.getProto().getName() == "group";
    if (field.getProto().getName() == "subject" && !domain::kindsOfSubject(type).size()) {
      constexpr std::array kinds{Kind::ORGANISATION, Kind::PERSON, Kind::GROUP};
      body.set(field, anySubject(draws, kinds[draws.below(kinds.size())]));
      continue;
    }
    fillField(draws, body, field, required, today);
  }
}

namespace {

// Every type of event; those that are common in real registers occur several times.
const std::vector<domain::EventType>& eventTypes() {
  using Body = schema::Event::Body;
  static const auto all = [] {
    std::vector<domain::EventType> types;
    auto add = [&](domain::EventType type, int times) { types.insert(types.end(), static_cast<size_t>(times), type); };
    for (uint16_t type = 1; domain::eventName(static_cast<domain::EventType>(type)) != "unknown"; ++type) {
      auto each = static_cast<domain::EventType>(type);
      bool isOfAction = !domain::kindsOfSubject(each).empty() && domain::kindsOfSubject(each).front() == Kind::ACTION;
      if (each != Body::ENTERED_IN_ERROR) add(each, isOfAction ? 2 : 1);
    }
    add(Body::ACTION_RAISED, 36);
    add(Body::MEETING_HELD, 10);
    add(Body::MEETING_SCHEDULED, 6);
    add(Body::APPOINTMENT_MADE, 14);
    add(Body::REPORT_BEGUN, 2);
    add(Body::DECISION_RECORDED, 14);
    add(Body::AGENDA_ITEM_ADDED, 6);
    for (auto ofMinutes : {Body::AMENDMENT_PROPOSED, Body::AMENDMENT_ANSWERED, Body::AGENDA_ITEM_MOVED})
      add(ofMinutes, 8);
    add(Body::DECISION_PROPOSED, 8);
    add(Body::DECISION_NOT_TAKEN, 6);
    for (auto rare : {Body::MERGED, Body::SEPARATED, Body::ACTION_EXTENSION_REQUESTED, Body::ACTION_EXTENSION_REFUSED,
                      Body::ACTION_CLOSED, Body::ACTION_REOPENED, Body::RAG_OVERRIDDEN})
      add(rare, 6);
    for (auto answer : {Body::ACTION_COUNTER_PROPOSED, Body::ACTION_COUNTER_ACCEPTED, Body::ACTION_COUNTER_REFUSED})
      add(answer, 16);
    return types;
  }();
  return all;
}

}  // namespace

void Historian::addError(Draws& draws, schema::Step::Builder step) const {
  auto error = step.initEvent().initBody().initEnteredInError();
  if (events_.empty()) return error.setSubject(Id(Kind::ACTION, 1).value);
  auto event = events_[events_.size() - 1 - draws.below(static_cast<uint32_t>(std::min<size_t>(events_.size(), 30)))];
  error.setSubject(event.subject.value);
  error.setEvent(event.position);
}

void Historian::addStep(Draws& draws, engine::CommandMaker& maker, Date today) const {
  auto step = maker.step();
  auto words = step.initWords();
  words.setName(names[draws.below(names.size())]);
  words.setText(asks[draws.below(asks.size())]);
  if (draws.oneIn(3)) words.setNote(fmt::format("Note {}", draws.below(5)));
  if (draws.oneIn(10)) {
    addError(draws, step);
  } else {
    const auto& types = eventTypes();
    auto type = types[draws.below(static_cast<uint32_t>(types.size()))];
    // A group that has ended takes nothing more: if that happened often, little else would be recorded.
    if (type == schema::Event::Body::GROUP_ENDED && !draws.oneIn(4)) type = schema::Event::Body::ACTION_RAISED;
    // No two renamings give the same name, so that a name tells when it held.
    if (type == schema::Event::Body::RENAMED) words.setName(fmt::format("Name {}", draws.below(1'000'000'000)));
    if (type == schema::Event::Body::ALIAS_ADDED) words.initAliases(1).set(0, fmt::format("Alias {}", draws.below(6)));
    auto body = capnp::DynamicStruct::Builder(step.initEvent().getBody());
    fill(draws, body.init(std::string(domain::eventName(type)).c_str()).as<capnp::DynamicStruct>(), type, today);
    // What is detached has to be attached: mostly the first document, to one of the first actions.
    Id document(Kind::DOCUMENT, 1), action(Kind::ACTION, 1 + draws.below(2));
    auto written = step.getEvent().getBody();
    if (written.isDocumentAttached() && draws.oneIn(2)) {
      written.getDocumentAttached().setDocument(document.value);
      written.getDocumentAttached().setTo(action.value);
    }
    // What waits no more has to wait: mostly one of the first actions, for the third.
    Id third(Kind::ACTION, 3);
    if (written.isActionWaits() && draws.oneIn(2)) {
      written.getActionWaits().setAction(action.value);
      written.getActionWaits().setOn(third.value);
    }
    if (written.isActionWaitsNoMore()) {
      written.getActionWaitsNoMore().setAction(action.value);
      written.getActionWaitsNoMore().setOn(third.value);
    }
    Id follower(Kind::PERSON, 1);
    if (written.isActionFollowed() && draws.oneIn(2)) {
      written.getActionFollowed().setAction(action.value);
      written.getActionFollowed().setParty(follower.value);
    }
    if (written.isActionFollowedNoMore()) {
      written.getActionFollowedNoMore().setAction(action.value);
      written.getActionFollowedNoMore().setParty(follower.value);
    }
    // Only an item that has no number is moved.
    if (written.isAgendaItemAdded() && draws.oneIn(2)) written.getAgendaItemAdded().setNumber(0);
    if (written.isAgendaItemMoved()) {
      written.getAgendaItemMoved().setAgendaItem(static_cast<uint16_t>(1 + draws.below(2)));
      written.getAgendaItemMoved().setBefore(0);
    }
    // An answer is about the same item as the amendment: mostly about none, as the first ones are.
    if (written.isAmendmentProposed() && draws.oneIn(2)) written.getAmendmentProposed().setAgendaItem(0);
    if (written.isAmendmentAnswered()) {
      written.getAmendmentAnswered().setAmendment(static_cast<uint16_t>(1 + draws.below(2)));
      if (draws.oneIn(2)) written.getAmendmentAnswered().setAgendaItem(0);
    }
    if (written.isDocumentDetached()) {
      written.getDocumentDetached().setDocument(document.value);
      written.getDocumentDetached().setFrom(action.value);
    }
  }
  if (auto day = someDay(draws, today)) writeDate(*day, step.getEvent().initHappenedOn());
}

Bytes Historian::command(uint64_t number, Date today, BytesView id) {
  Draws draws(number);
  engine::CommandMaker maker;
  auto steps = draws.oneIn(5) ? 2 + draws.below(2) : 1;
  for (uint32_t i = 0; i < steps; ++i) addStep(draws, maker, today);
  return maker.finish(id, draws.oneIn(10) ? "Chair" : "Officer");
}

void Historian::learn(const engine::Outcome& outcome) {
  if (!outcome) {
    ++refused_;
    return;
  }
  if (outcome->again) return;
  ++recorded_;
  auto position = outcome->first;
  for (auto subject : outcome->subjects) {
    auto& count = counts_[static_cast<size_t>(subject.kind())];
    count = std::max(count, subject.number());
    if (subject.kind() != Kind::USER) events_.push_back({subject, position});
    ++position;
  }
}

std::vector<Bytes> filesOfHistories() {
  std::vector<Bytes> files;
  for (int i = 0; i < 8; ++i) files.push_back(fmt::to_string(i));
  return files;
}

void enterParties(TempRegister& on, Historian& historian) {
  for (const auto& file : filesOfHistories()) must(engine::keepFile(*on, file));
  for (const auto& line : harbour()) historian.learn(on->record(commandOf({line})));
}

void playOn(TempRegister& on, Historian& historian, const Tape& tape) {
  for (auto number : tape) {
    on.clock().step(number % 5 * oneHour);
    historian.learn(on->record(historian.command(number, localDay(on.clock().now()), engine::newCommandId())));
  }
}

Historian play(TempRegister& on, const Tape& tape) {
  Historian historian;
  enterParties(on, historian);
  playOn(on, historian, tape);
  return historian;
}

}  // namespace minuted::world
