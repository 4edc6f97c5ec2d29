#include "domain/confidential.h"

#include <capnp/dynamic.h>

namespace minuted::domain {
namespace {

std::optional<AgendaPlace> placeOf(Id meeting, uint16_t number) {
  return meeting && number != 0 ? std::optional(AgendaPlace{meeting, number}) : std::nullopt;
}

// Calls visit(struct, place, field of the item's number) for each struct of the event that names an item of an agenda:
// its body and its source. By the names of the fields, so that a new event is covered without code of its own. In an
// AgendaItemAdded 'item' is the key of the item itself, and no number.
template <typename DynamicStruct, typename Event, typename Visit>
void visitPlaces(Event event, const Visit& visit) {
  auto visitStruct = [&](DynamicStruct of) {
    KJ_IF_MAYBE (item, of.getSchema().findFieldByName("item")) {
      KJ_IF_MAYBE (meeting, of.getSchema().findFieldByName("meeting")) {
        auto place = placeOf(Id(of.get(*meeting).template as<uint64_t>()), of.get(*item).template as<uint16_t>());
        if (place) visit(of, *place, *item);
      }
    }
  };
  DynamicStruct body(event.getBody());
  KJ_IF_MAYBE (member, body.which()) {
    if (member->getType().isStruct() && !event.getBody().isAgendaItemAdded())
      visitStruct(body.get(*member).template as<capnp::DynamicStruct>());
  }
  if (event.hasSource()) visitStruct(DynamicStruct(event.getSource()));
}

}  // namespace

bool saysConfidential(Event event) {
  auto body = event.getBody();
  return (body.isActionRaised() && body.getActionRaised().getConfidential()) ||
         (body.isDecisionRecorded() && body.getDecisionRecorded().getConfidential()) ||
         (body.isDecisionProposed() && body.getDecisionProposed().getConfidential()) ||
         (body.isAgendaItemAdded() && body.getAgendaItemAdded().getConfidential()) ||
         (body.isDocumentFiled() && body.getDocumentFiled().getConfidential());
}

bool isConfidential(const Subject& subject) {
  const auto* action = std::get_if<Action>(&subject.state);
  const auto* decision = std::get_if<Decision>(&subject.state);
  const auto* document = std::get_if<Document>(&subject.state);
  return (action != nullptr && action->confidential) || (decision != nullptr && decision->confidential) ||
         (document != nullptr && document->confidential);
}

std::optional<AgendaPlace> placeOnAgenda(Event event) {
  auto of = [](auto facts) { return placeOf(Id(facts.getMeeting()), facts.getItem()); };
  auto body = event.getBody();
  if (body.isActionRaised()) return of(body.getActionRaised());
  if (body.isDecisionRecorded()) return of(body.getDecisionRecorded());
  return std::nullopt;
}

uint16_t agendaItemOf(Event event) {
  auto body = event.getBody();
  if (body.isAgendaItemAdded()) return body.getAgendaItemAdded().getItem();
  if (body.isDiscussionNoted()) return body.getDiscussionNoted().getAgendaItem();
  if (body.isAgendaItemMoved()) return body.getAgendaItemMoved().getAgendaItem();
  if (body.isAmendmentProposed()) return body.getAmendmentProposed().getAgendaItem();
  if (body.isAmendmentAnswered()) return body.getAmendmentAnswered().getAgendaItem();
  return body.isInterestDeclared() ? body.getInterestDeclared().getAgendaItem() : uint16_t(0);
}

std::optional<AgendaPlace> placeOnAgenda(const Subject& subject) {
  if (const auto* action = std::get_if<Action>(&subject.state)) return placeOf(action->meeting, action->item);
  if (const auto* decision = std::get_if<Decision>(&subject.state)) return placeOf(decision->meeting, decision->item);
  return std::nullopt;
}

void forEachAgendaPlace(Event event, const std::function<void(const AgendaPlace&)>& visit) {
  visitPlaces<capnp::DynamicStruct::Reader>(event, [&](auto, const AgendaPlace& place, auto) { visit(place); });
}

void dropItems(schema::Event::Builder event, const std::function<bool(const AgendaPlace&)>& isHidden) {
  visitPlaces<capnp::DynamicStruct::Builder>(event, [&](auto of, const AgendaPlace& place, auto item) {
    if (isHidden(place)) of.set(item, 0);
  });
}

}  // namespace minuted::domain
