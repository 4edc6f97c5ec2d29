#include "world/public_part.h"

#include <capnp/dynamic.h>
#include <capnp/message.h>

#include <algorithm>
#include <map>

#include "base/message.h"
#include "log/kept_files.h"
#include "register/index/index_keys.h"
#include "world/history.h"

namespace minuted::world {
namespace {

using Body = schema::Event::Body;

bool isMarked(domain::Event event) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::ACTION_RAISED: return body.getActionRaised().getConfidential();
    case Body::DECISION_RECORDED: return body.getDecisionRecorded().getConfidential();
    case Body::DECISION_PROPOSED: return body.getDecisionProposed().getConfidential();
    case Body::AGENDA_ITEM_ADDED: return body.getAgendaItemAdded().getConfidential();
    case Body::DOCUMENT_FILED: return body.getDocumentFiled().getConfidential();
    default: return false;
  }
}

bool isSaidToBe(const domain::Subject& subject) {
  return std::visit(
      [](const auto& state) {
        if constexpr (requires { state.confidential; })
          return state.confidential;
        else
          return false;
      },
      subject.state);
}

std::pair<Id, uint16_t> placeOf(const domain::Subject& subject) {
  return std::visit(
      [](const auto& state) -> std::pair<Id, uint16_t> {
        if constexpr (requires { state.item, state.meeting; })
          return {state.meeting, state.item};
        else
          return {};
      },
      subject.state);
}

std::set<Id> namedBy(domain::Event event) {
  std::set<Id> ids{Id(event.getRecordedBy())};
  domain::forEachMention(event, [&](Id id, domain::Kinds) { ids.insert(id); });
  return ids;
}

Bytes commandOf(domain::Event event) {
  return Bytes(reinterpret_cast<const char*>(event.getCommand().begin()), event.getCommand().size());
}

bool isPartyOrUser(Kind kind) {
  return kind == Kind::USER || kind == Kind::PERSON || kind == Kind::ORGANISATION || kind == Kind::GROUP;
}

}  // namespace

PublicPart::PublicPart(const log::ReadPoint& at) {
  known_ = Oracle(at).subjects({});
  auto size = must(log::logSize(at));
  for (uint64_t position = 1; position <= size; ++position) events_.push_back(must(engine::readEvent(at, position)));
  inError_ = engine::positionsInError(events_);
  findMarked();
  findMarkedItems();
  findRaisedAtItems();
  spread();
  findSupporting();
  for (const auto& stored : events_)
    if (isHidden(stored->event())) hidden_.insert(stored->event().getPosition());
}

void PublicPart::findMarked() {
  for (const auto& stored : events_) {
    auto event = stored->event();
    auto subject = domain::subjectOf(event);
    if (!isMarked(event)) continue;
    if (inError(event.getPosition())) hidden_.insert(event.getPosition());
    if (subject.kind() != Kind::MEETING && (!exists(subject) || isSaidToBe(known_.at(subject))))
      subjects_.insert(subject);
  }
}

void PublicPart::findMarkedItems() {
  std::set<std::pair<Id, uint16_t>> present;
  for (const auto& [id, subject] : known_)
    if (const auto* meeting = std::get_if<domain::Meeting>(&subject.state))
      for (const auto& item : meeting->agenda) present.emplace(id, item.item);
  for (const auto& stored : events_) {  // those that are gone, since they were entered in error
    auto body = stored->event().getBody();
    if (!body.isAgendaItemAdded() || !body.getAgendaItemAdded().getConfidential()) continue;
    std::pair key(Id(body.getAgendaItemAdded().getMeeting()), body.getAgendaItemAdded().getItem());
    if (!present.contains(key)) keys_.insert(key);
  }
  for (const auto& [id, subject] : known_)
    if (const auto* meeting = std::get_if<domain::Meeting>(&subject.state))
      for (const auto& item : meeting->agenda) {
        if (!item.confidential) continue;
        keys_.emplace(id, item.item);
        if (item.number != 0) items_.emplace(id, item.number);
      }
}

void PublicPart::findRaisedAtItems() {
  for (const auto& stored : events_) {
    auto event = stored->event();
    auto subject = domain::subjectOf(event);
    auto body = event.getBody();
    std::pair<Id, uint16_t> place;
    if (body.isActionRaised()) place = {Id(body.getActionRaised().getMeeting()), body.getActionRaised().getItem()};
    if (body.isDecisionRecorded())
      place = {Id(body.getDecisionRecorded().getMeeting()), body.getDecisionRecorded().getItem()};
    if (items_.contains(place) && (!exists(subject) || items_.contains(placeOf(known_.at(subject)))))
      subjects_.insert(subject);
  }
}

bool PublicPart::isHidden(Event event) const {
  auto body = event.getBody();
  if (hidden_.contains(event.getPosition()) || subjects_.contains(domain::subjectOf(event))) return true;
  if (body.isAgendaItemAdded()) {
    auto added = body.getAgendaItemAdded();
    return keys_.contains({Id(added.getMeeting()), added.getItem()});
  }
  if (body.isDiscussionNoted())
    return keys_.contains({Id(body.getDiscussionNoted().getMeeting()), body.getDiscussionNoted().getAgendaItem()});
  if (body.isAgendaItemMoved())
    return keys_.contains({Id(body.getAgendaItemMoved().getMeeting()), body.getAgendaItemMoved().getAgendaItem()});
  if (body.isAmendmentProposed())
    return keys_.contains({Id(body.getAmendmentProposed().getMeeting()), body.getAmendmentProposed().getAgendaItem()});
  if (body.isAmendmentAnswered())
    return keys_.contains({Id(body.getAmendmentAnswered().getMeeting()), body.getAmendmentAnswered().getAgendaItem()});
  if (body.isInterestDeclared())
    return keys_.contains({Id(body.getInterestDeclared().getMeeting()), body.getInterestDeclared().getAgendaItem()});
  if (body.isEnteredInError()) {
    auto named = body.getEnteredInError().getEvent();
    return named > 0 && named <= events_.size() && isHidden(events_[named - 1]->event());
  }
  if (body.isPapersPublished()) return subjects_.contains(Id(body.getPapersPublished().getDocument()));
  return body.isMinutesCorrected() && subjects_.contains(Id(body.getMinutesCorrected().getSubject()));
}

// What follows from one hidden thing for another, until nothing more does.
void PublicPart::spread() {
  for (bool isNew = true; isNew;) {
    isNew = false;
    auto hide = [&](Id id) { isNew = subjects_.insert(id).second || isNew; };
    for (const auto& stored : events_) {
      auto event = stored->event();
      auto body = event.getBody();
      auto subject = domain::subjectOf(event);
      bool isOfHidden =
          (subject.kind() == Kind::ACTION || subject.kind() == Kind::DECISION) && subjects_.contains(subject);
      bool isOfItem = body.isAgendaItemAdded() || body.isDiscussionNoted() || body.isInterestDeclared() ||
                      body.isAgendaItemMoved() || body.isAmendmentProposed() || body.isAmendmentAnswered();
      if (isOfHidden || (isOfItem && isHidden(event)) || (isMarked(event) && inError(event.getPosition())))
        for (auto id : {Id(event.getSource().getDocument()), Id(event.getSource().getReading())})
          if (id) hide(id);
      if (body.isProposalAccepted() && subjects_.contains(Id(body.getProposalAccepted().getSubject()))) hide(subject);
      if (body.isDocumentAttached() && subjects_.contains(Id(body.getDocumentAttached().getTo()))) hide(subject);
      if (body.isDocumentRead()) {
        Id document(body.getDocumentRead().getDocument());
        if (subjects_.contains(document)) hide(subject);
        if (subjects_.contains(subject)) hide(document);
      }
      if (body.isMailPrepared()) {
        auto actions = body.getMailPrepared().getActions();
        bool all = actions.size() > 0;
        for (auto action : actions) all = all && subjects_.contains(Id(action));
        if (all) hide(subject);
      }
    }
  }
}

// Parties and users that were entered by a command with something hidden in it, and that nothing else names.
void PublicPart::findSupporting() {
  std::set<Bytes> commands;
  for (const auto& stored : events_)
    if (isHidden(stored->event())) commands.insert(commandOf(stored->event()));
  std::map<Id, Bytes> entered;
  for (const auto& stored : events_) {
    auto event = stored->event();
    auto subject = domain::subjectOf(event);
    if (domain::beginsSubject(event.getBody().which()) && isPartyOrUser(subject.kind()) &&
        commands.contains(commandOf(event)))
      entered.emplace(subject, commandOf(event));
  }
  for (bool isNew = true; isNew;) {
    isNew = false;
    for (const auto& stored : events_) {
      auto event = stored->event();
      auto own = entered.find(domain::subjectOf(event));
      if (isHidden(event) || (own != entered.end() && own->second == commandOf(event))) continue;
      for (auto id : namedBy(event)) isNew = entered.erase(id) > 0 || isNew;
      isNew = entered.erase(domain::subjectOf(event)) > 0 || isNew;
    }
  }
  for (const auto& [id, command] : entered) subjects_.insert(id);
}

uint64_t PublicPart::positionIn(uint64_t position) const {
  return position - static_cast<uint64_t>(std::distance(hidden_.begin(), hidden_.upper_bound(position)));
}

// Takes out what the event names and the public may not see.
void PublicPart::strip(schema::Event::Builder event) {
  auto before = canonicalBytes(event.asReader());
  auto dropItem = [&](capnp::DynamicStruct::Builder of) {
    if (of.getSchema().findFieldByName("item") == nullptr || of.getSchema().findFieldByName("meeting") == nullptr)
      return;
    std::pair<Id, uint16_t> place{Id(of.get("meeting").as<uint64_t>()), of.get("item").as<uint16_t>()};
    if (items_.contains(place)) of.set("item", 0);
  };
  capnp::DynamicStruct::Builder body(event.getBody());
  if (!event.getBody().isAgendaItemAdded())
    KJ_IF_MAYBE (member, body.which()) {
      dropItem(body.get(*member).as<capnp::DynamicStruct>());
    }
  if (event.hasSource()) {
    auto source = event.getSource();
    dropItem(capnp::DynamicStruct::Builder(source));
    if (subjects_.contains(Id(source.getDocument())) || subjects_.contains(Id(source.getReading()))) {
      auto meeting = source.getMeeting();
      auto item = source.getItem();
      event.disownSource();
      if (meeting != 0) {
        event.initSource().setMeeting(meeting);
        event.getSource().setItem(item);
      }
    }
  }
  if (event.getBody().isMailPrepared()) {
    auto mail = event.getBody().getMailPrepared();
    std::vector<uint64_t> actions, asks;
    for (uint i = 0; i < mail.getActions().size(); ++i) {
      if (subjects_.contains(Id(mail.getActions()[i]))) continue;
      actions.push_back(mail.getActions()[i]);
      if (i < mail.getAsks().size()) asks.push_back(mail.getAsks()[i]);
    }
    if (actions.size() < mail.getActions().size()) {
      mail.setActions({actions.data(), actions.size()});
      mail.setAsks({asks.data(), asks.size()});
      mail.disownDigest();
    }
  }
  domain::replaceIds(event, [&](Id id) { return subjects_.contains(id) ? Id() : id; });
  if (canonicalBytes(event.asReader()) != before) ++changed_;
}

void PublicPart::writeInto(TempRegister& other) {
  auto pending = other->log().begin();
  auto put = [&](const Bytes& key, BytesView value = {}) { pending.changes().put(log::Table::index, key, value); };
  for (const auto& file : filesOfHistories())
    pending.changes().put(log::Table::files, log::pieceKey(view(sha256({file})), 0), file);
  for (const auto& stored : events_) {
    if (hidden_.contains(stored->event().getPosition())) continue;
    capnp::MallocMessageBuilder message;
    message.setRoot(stored->event());
    auto event = message.getRoot<schema::Event>();
    strip(event);
    auto position = pending.nextPosition();
    event.setPosition(position);
    auto body = event.getBody();
    if (body.isEnteredInError()) body.getEnteredInError().setEvent(positionIn(body.getEnteredInError().getEvent()));
    if (body.isReportPublished()) body.getReportPublished().setSize(positionIn(body.getReportPublished().getSize()));
    auto subject = domain::subjectOf(event);
    auto words = canonicalBytes(stored->words());
    pending.append(canonicalBytes(event.asReader()), words.size() <= sizeof(capnp::word) ? Bytes() : words);
    put(engine::storyKey(subject, position));
    domain::forEachCompanion(event, [&](Id id) { put(engine::companionKey(id, position)); });
    domain::forEachRelation(event, [&](Id id) { put(engine::relationKey(id, subject)); });
    if (!domain::isKnowledge(body.which())) put(engine::happenedKey(event.getHappenedOn().getDay(), position));
  }
  must(other->log().commit(std::move(pending)));
  must(other->rebuild([](const char*, uint64_t, uint64_t) {}));
}

}  // namespace minuted::world
