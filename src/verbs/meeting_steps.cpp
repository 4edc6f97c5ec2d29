// What the events of a meeting take over from the meeting as it is: the numbers and places of its items, the items that
// its notes and amendments are about, its place.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "queries/due.h"
#include "register/story.h"
#include "verbs/command_builder.h"

namespace minuted::verbs {
namespace {

using EventBody = schema::Event::Body;

// The meeting that an event names, or that a document is attached to.
Id meetingIn(capnp::DynamicStruct::Builder body) {
  for (const char* name : {"meeting", "to"})
    KJ_IF_MAYBE (field, body.getSchema().findFieldByName(name)) {
      if (!field->getType().isUInt64()) continue;
      if (Id id(body.get(*field).as<uint64_t>()); id.kind() == Kind::MEETING) return id;
    }
  return {};
}

// The items of whose notes the words are a part; 0 stands for none.
Result<std::set<uint16_t>> itemsWithNote(const engine::Snapshot& snapshot, Id meeting, std::string_view words) {
  std::set<uint16_t> items;
  TRY(auto story, snapshot.story(meeting));
  for (auto* stored : engine::eventsThatCount(story, snapshot.cut().on)) {
    auto body = stored->event().getBody();
    if (!body.isDiscussionNoted()) continue;
    std::string_view note = stored->words().getText().cStr();
    if (note.contains(words)) items.insert(body.getDiscussionNoted().getAgendaItem());
  }
  return items;
}

}  // namespace

// An agenda that was put together in advance gets its numbers when the meeting is held, so that what is said and agreed
// then can name its items.
Result<void> CommandBuilder::numberAgenda(const Verb& verb, Body body, const OptionalDate& on) {
  if (verb.event != EventBody::MEETING_HELD) return {};
  auto id = meetingIn(body);
  TRY(auto meeting, finder_.stateOf<domain::Meeting>(id));
  if (!meeting || meeting->status != domain::MeetingStatus::PLANNED) return {};
  if (!std::ranges::all_of(meeting->agenda, [](const auto& item) { return item.number == 0; })) return {};
  uint16_t number = 0;
  for (const auto& item : meeting->agenda) {
    auto step = command_.step();
    auto event = step.getEvent();
    auto added = event.getBody().initAgendaItemAdded();
    domain::writeItem(item, added);
    added.setMeeting(id.value);
    added.setNumber(++number);
    step.initWords().setText(item.title);
    if (on) writeDate(*on, event.initHappenedOn());
  }
  return {};
}

// An item that is added to a numbered agenda of a meeting that was held gets the next number.
Result<void> CommandBuilder::numberItem(const Verb& verb, Body body) {
  if (verb.event != EventBody::AGENDA_ITEM_ADDED || body.get("number").as<uint16_t>() != 0) return {};
  auto id = meetingIn(body);
  TRY(auto meeting, finder_.stateOf<domain::Meeting>(id));
  if (!meeting || meeting->status != domain::MeetingStatus::HELD) return {};
  uint16_t last = lastItems_[id];
  for (const auto& item : meeting->agenda) {
    if (item.number == 0) return {};
    last = std::max(last, item.number);
  }
  lastItems_[id] = static_cast<uint16_t>(last + 1);
  body.set("number", lastItems_[id]);
  return {};
}

// Sets the key of an item where a number was given, by which people name it: the key stays the same where the number
// changes. option: by which the number was given.
Result<void> CommandBuilder::setItemKey(Body body, const char* field, const char* option) {
  auto to = body.getSchema().findFieldByName(field);
  auto number = to == nullptr ? uint16_t(0) : body.get(field).as<uint16_t>();
  if (number == 0) return {};
  auto id = meetingIn(body);
  if (!id) return {};  // refused by the rules: only a meeting has items
  TRY(auto meeting, finder_.stateOf<domain::Meeting>(id));
  const auto* item = meeting ? domain::itemCalled(*meeting, number) : nullptr;
  if (item == nullptr) {
    faulty_ = option;
    return fail(ErrorKind::notFound,
                fmt::format("{} has no item with the number {}. 'minuted meeting show {}' lists them.", reference(id),
                            number, reference(id)));
  }
  body.set(field, item->item);
  return {};
}

// An amendment of words that were noted is about the item of which they were; the answer to it is about the same one.
Result<void> CommandBuilder::completeAmendment(const Verb& verb, Body body, schema::Words::Reader words) {
  bool isAnswer = verb.event == EventBody::AMENDMENT_ANSWERED;
  if (!isAnswer && verb.event != EventBody::AMENDMENT_PROPOSED) return {};
  auto id = meetingIn(body);
  TRY(auto meeting, finder_.stateOf<domain::Meeting>(id));
  if (!meeting) return {};
  TRY(auto known, queries::Meetings(snapshot_).withMinutes(id, *meeting));
  if (known.minutes == domain::MinutesStatus::AGREED && meeting->minutes != domain::MinutesStatus::AGREED)
    return fail(
        ErrorKind::refused,
        fmt::format("The minutes of {} were agreed at {}: 'minuted meeting correct' is what a later meeting does.",
                    reference(id), reference(known.agreedAt)));
  if (isAnswer) {
    if (amended_.contains(id))
      return fail(ErrorKind::usage, "An amendment is answered by another command than the one that proposes it.");
    auto number = body.get("amendment").as<uint16_t>();
    auto amendment = std::ranges::find(meeting->amendments, number, &domain::Amendment::amendment);
    if (amendment != meeting->amendments.end()) body.set("agendaItem", amendment->agendaItem);
    return {};
  }
  amended_.insert(id);
  if (body.get("agendaItem").as<uint16_t>() != 0 || !words.hasQuote()) return {};
  TRY(auto items, itemsWithNote(snapshot_, id, words.getQuote().cStr()));
  if (items.size() > 1)
    return fail(ErrorKind::usage,
                fmt::format("'{}' was noted of several items: say which, --item.", words.getQuote().cStr()));
  if (!items.empty()) body.set("agendaItem", *items.begin());
  return {};
}

// The day of the meeting that will agree the minutes, where that is over: what is said of amendments comes before.
Result<OptionalDate> CommandBuilder::dayOfAmendment(Id id) {
  TRY(auto meeting, finder_.stateOf<domain::Meeting>(id));
  if (!meeting || !meeting->date) return OptionalDate();
  TRY(auto next, queries::Meetings(snapshot_).firstHeldAfter(meeting->group, *meeting->date));
  return next ? next->date : OptionalDate();
}

// What is not said of the place of a meeting stays as it is.
Result<void> CommandBuilder::keepPlace(const Verb& verb, Body body, schema::Words::Builder words) {
  if (verb.event != EventBody::MEETING_PLACED) return {};
  if (!words.hasName() && !words.hasText())
    return fail(ErrorKind::usage, "Say where it is, --place, or how to join it, --join.");
  TRY(auto meeting, finder_.stateOf<domain::Meeting>(meetingIn(body)));
  if (!meeting) return {};
  if (!words.hasName() && !meeting->place.empty()) words.setName(meeting->place);
  if (!words.hasText() && !meeting->joining.empty()) words.setText(meeting->joining);
  return {};
}

Result<void> CommandBuilder::completeMeeting(const Verb& verb, Body body, schema::Words::Builder words) {
  TRY_DONE(numberItem(verb, body));
  TRY_DONE(setItemKey(body, "agendaItem", "item"));
  TRY_DONE(setItemKey(body, "before", "before"));
  TRY_DONE(completeAmendment(verb, body, words.asReader()));
  return keepPlace(verb, body, words);
}

}  // namespace minuted::verbs
