#include "domain/event.h"

#include <capnp/dynamic.h>
#include <capnp/schema.h>

#include "base/result.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr uint64_t referenceAnnotation = 0xcf1ba1f6f8dc0c5b;  // schema/event.capnp

bool isReference(capnp::StructSchema::Field field) {
  for (auto annotation : field.getProto().getAnnotations())
    if (annotation.getId() == referenceAnnotation) return true;
  return false;
}

void replaceIn(capnp::DynamicStruct::Builder value, const std::function<Id(Id)>& replace) {
  auto each = [&](capnp::StructSchema::Field field) {
    auto type = field.getType();
    if (type.isStruct() && value.has(field)) replaceIn(value.get(field).as<capnp::DynamicStruct>(), replace);
    if (type.isList() && type.asList().getElementType().isStruct() && value.has(field)) {
      auto list = value.get(field).as<capnp::DynamicList>();
      for (uint i = 0; i < list.size(); ++i) replaceIn(list[i].as<capnp::DynamicStruct>(), replace);
    }
    if (!type.isUInt64() || !isReference(field)) return;
    if (auto id = Id(value.get(field).as<uint64_t>())) value.set(field, replace(id).value);
  };
  for (auto field : value.getSchema().getNonUnionFields()) each(field);
  KJ_IF_MAYBE (field, value.which()) {
    each(*field);
  }
}

void see(uint64_t id, Kind asked, const SeeMention& to) {
  if (id != 0) to(Id(id), asked);
}

void seeOwners(capnp::List<schema::Owner>::Reader owners, const SeeMention& to) {
  for (auto owner : owners) {
    see(owner.getParty(), Kind::NONE, to);
    see(owner.getOnBehalfOf(), Kind::ORGANISATION, to);
  }
}

void relations(Event event, const SeeMention& to) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::APPOINTMENT_MADE: {
      auto made = body.getAppointmentMade();
      see(made.getPerson(), Kind::PERSON, to);
      see(made.getOrganisation(), Kind::ORGANISATION, to);
      return see(made.getGroup(), Kind::GROUP, to);
    }
    case Body::GROUP_ENTERED: return see(body.getGroupEntered().getParent(), Kind::GROUP, to);
    case Body::MEETING_SCHEDULED: return see(body.getMeetingScheduled().getGroup(), Kind::GROUP, to);
    case Body::MEETING_HELD: return see(body.getMeetingHeld().getGroup(), Kind::GROUP, to);
    case Body::ATTENDANCE_RECORDED: {
      auto attendance = body.getAttendanceRecorded();
      see(attendance.getPerson(), Kind::PERSON, to);
      return see(attendance.getOrganisation(), Kind::ORGANISATION, to);
    }
    case Body::DECISION_RECORDED: {
      auto decision = body.getDecisionRecorded();
      see(decision.getGroup(), Kind::GROUP, to);
      see(decision.getProposer(), Kind::NONE, to);
      return see(decision.getSeconder(), Kind::NONE, to);
    }
    case Body::ACTION_ENTERED: {
      auto entered = body.getActionEntered();
      see(entered.getGroup(), Kind::GROUP, to);
      return seeOwners(entered.getOwners(), to);
    }
    case Body::ACTION_RAISED: {
      auto raised = body.getActionRaised();
      see(raised.getGroup(), Kind::GROUP, to);
      return seeOwners(raised.getOwners(), to);
    }
    case Body::ACTION_ASSIGNED: return seeOwners(body.getActionAssigned().getOwners(), to);
    default: return;
  }
}

void companions(Event event, const SeeMention& to) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::DECISION_RECORDED: return see(body.getDecisionRecorded().getMeeting(), Kind::MEETING, to);
    case Body::ACTION_RAISED: {
      auto raised = body.getActionRaised();
      see(raised.getMeeting(), Kind::MEETING, to);
      return see(raised.getDecision(), Kind::DECISION, to);
    }
    case Body::ACTION_ASSIGNED: return see(body.getActionAssigned().getMeeting(), Kind::MEETING, to);
    case Body::ACTION_CARRIED_FORWARD: return see(body.getActionCarriedForward().getMeeting(), Kind::MEETING, to);
    case Body::ACTION_CLOSED: return see(body.getActionClosed().getMeeting(), Kind::MEETING, to);
    case Body::ACTION_REOPENED: return see(body.getActionReopened().getMeeting(), Kind::MEETING, to);
    case Body::ACTION_DROPPED: {
      auto dropped = body.getActionDropped();
      see(dropped.getMeeting(), Kind::MEETING, to);
      return see(dropped.getDecision(), Kind::DECISION, to);
    }
    case Body::ACTION_DUE_CHANGED: return see(body.getActionDueChanged().getMeeting(), Kind::MEETING, to);
    default: return;
  }
}

}  // namespace

bool isKnowledge(EventType type) {
  switch (type) {
    case Body::NOTHING:
    case Body::REGISTER_OPENED:
    case Body::USER_ENTERED:
    case Body::ORGANISATION_ENTERED:
    case Body::PERSON_ENTERED:
    case Body::GROUP_ENTERED:
    case Body::ALIAS_ADDED:
    case Body::DOCUMENT_FILED:
    case Body::DOCUMENT_READ:
    case Body::PROPOSAL_ACCEPTED:
    case Body::PROPOSAL_EDITED:
    case Body::PROPOSAL_REJECTED:
    case Body::ACTION_ENTERED:
    case Body::ENTERED_IN_ERROR: return true;
    default: return false;
  }
}

std::string_view eventName(EventType type) {
  static const auto fields =
      capnp::Schema::from<schema::Event>().getFieldByName("body").getType().asStruct().getUnionFields();
  auto index = static_cast<uint>(type);
  if (index >= fields.size()) return "unknown";
  auto name = fields[index].getProto().getName();
  return {name.cStr(), name.size()};
}

Id subjectOf(Event event) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::NOTHING: return {};
    case Body::REGISTER_OPENED: return Id(Kind::REGISTER, 1);
    case Body::USER_ENTERED: return Id(body.getUserEntered().getUser());
    case Body::ORGANISATION_ENTERED: return Id(body.getOrganisationEntered().getOrganisation());
    case Body::PERSON_ENTERED: return Id(body.getPersonEntered().getPerson());
    case Body::GROUP_ENTERED: return Id(body.getGroupEntered().getGroup());
    case Body::ALIAS_ADDED: return Id(body.getAliasAdded().getSubject());
    case Body::APPOINTMENT_MADE: return Id(body.getAppointmentMade().getAppointment());
    case Body::APPOINTMENT_ENDED: return Id(body.getAppointmentEnded().getAppointment());
    case Body::MEETING_SCHEDULED: return Id(body.getMeetingScheduled().getMeeting());
    case Body::MEETING_MOVED: return Id(body.getMeetingMoved().getMeeting());
    case Body::MEETING_CANCELLED: return Id(body.getMeetingCancelled().getMeeting());
    case Body::MEETING_HELD: return Id(body.getMeetingHeld().getMeeting());
    case Body::ATTENDANCE_RECORDED: return Id(body.getAttendanceRecorded().getMeeting());
    case Body::AGENDA_ITEM_ADDED: return Id(body.getAgendaItemAdded().getMeeting());
    case Body::DOCUMENT_FILED: return Id(body.getDocumentFiled().getDocument());
    case Body::DOCUMENT_READ: return Id(body.getDocumentRead().getReading());
    case Body::PROPOSAL_ACCEPTED: return Id(body.getProposalAccepted().getReading());
    case Body::PROPOSAL_EDITED: return Id(body.getProposalEdited().getReading());
    case Body::PROPOSAL_REJECTED: return Id(body.getProposalRejected().getReading());
    case Body::DECISION_RECORDED: return Id(body.getDecisionRecorded().getDecision());
    case Body::ACTION_ENTERED: return Id(body.getActionEntered().getAction());
    case Body::ACTION_RAISED: return Id(body.getActionRaised().getAction());
    case Body::ACTION_ASSIGNED: return Id(body.getActionAssigned().getAction());
    case Body::ACTION_ACCEPTED: return Id(body.getActionAccepted().getAction());
    case Body::ACTION_DECLINED: return Id(body.getActionDeclined().getAction());
    case Body::ACTION_PROGRESSED: return Id(body.getActionProgressed().getAction());
    case Body::ACTION_CARRIED_FORWARD: return Id(body.getActionCarriedForward().getAction());
    case Body::ACTION_CLAIMED: return Id(body.getActionClaimed().getAction());
    case Body::ACTION_CLOSED: return Id(body.getActionClosed().getAction());
    case Body::ACTION_REOPENED: return Id(body.getActionReopened().getAction());
    case Body::ACTION_DROPPED: return Id(body.getActionDropped().getAction());
    case Body::ACTION_DUE_CHANGED: return Id(body.getActionDueChanged().getAction());
    case Body::ENTERED_IN_ERROR: return Id(body.getEnteredInError().getSubject());
  }
  return {};
}

void setSubject(schema::Event::Builder event, Id subject) {
  auto body = event.getBody();
  auto id = subject.value;
  switch (body.which()) {
    case Body::NOTHING:
    case Body::REGISTER_OPENED: return;
    case Body::USER_ENTERED: return body.getUserEntered().setUser(id);
    case Body::ORGANISATION_ENTERED: return body.getOrganisationEntered().setOrganisation(id);
    case Body::PERSON_ENTERED: return body.getPersonEntered().setPerson(id);
    case Body::GROUP_ENTERED: return body.getGroupEntered().setGroup(id);
    case Body::ALIAS_ADDED: return body.getAliasAdded().setSubject(id);
    case Body::APPOINTMENT_MADE: return body.getAppointmentMade().setAppointment(id);
    case Body::APPOINTMENT_ENDED: return body.getAppointmentEnded().setAppointment(id);
    case Body::MEETING_SCHEDULED: return body.getMeetingScheduled().setMeeting(id);
    case Body::MEETING_MOVED: return body.getMeetingMoved().setMeeting(id);
    case Body::MEETING_CANCELLED: return body.getMeetingCancelled().setMeeting(id);
    case Body::MEETING_HELD: return body.getMeetingHeld().setMeeting(id);
    case Body::ATTENDANCE_RECORDED: return body.getAttendanceRecorded().setMeeting(id);
    case Body::AGENDA_ITEM_ADDED: return body.getAgendaItemAdded().setMeeting(id);
    case Body::DOCUMENT_FILED: return body.getDocumentFiled().setDocument(id);
    case Body::DOCUMENT_READ: return body.getDocumentRead().setReading(id);
    case Body::PROPOSAL_ACCEPTED: return body.getProposalAccepted().setReading(id);
    case Body::PROPOSAL_EDITED: return body.getProposalEdited().setReading(id);
    case Body::PROPOSAL_REJECTED: return body.getProposalRejected().setReading(id);
    case Body::DECISION_RECORDED: return body.getDecisionRecorded().setDecision(id);
    case Body::ACTION_ENTERED: return body.getActionEntered().setAction(id);
    case Body::ACTION_RAISED: return body.getActionRaised().setAction(id);
    case Body::ACTION_ASSIGNED: return body.getActionAssigned().setAction(id);
    case Body::ACTION_ACCEPTED: return body.getActionAccepted().setAction(id);
    case Body::ACTION_DECLINED: return body.getActionDeclined().setAction(id);
    case Body::ACTION_PROGRESSED: return body.getActionProgressed().setAction(id);
    case Body::ACTION_CARRIED_FORWARD: return body.getActionCarriedForward().setAction(id);
    case Body::ACTION_CLAIMED: return body.getActionClaimed().setAction(id);
    case Body::ACTION_CLOSED: return body.getActionClosed().setAction(id);
    case Body::ACTION_REOPENED: return body.getActionReopened().setAction(id);
    case Body::ACTION_DROPPED: return body.getActionDropped().setAction(id);
    case Body::ACTION_DUE_CHANGED: return body.getActionDueChanged().setAction(id);
    case Body::ENTERED_IN_ERROR: return body.getEnteredInError().setSubject(id);
  }
}

Kind kindOfSubject(EventType type) {
  switch (type) {
    case Body::NOTHING:
    case Body::ALIAS_ADDED:
    case Body::ENTERED_IN_ERROR: return Kind::NONE;
    case Body::REGISTER_OPENED: return Kind::REGISTER;
    case Body::USER_ENTERED: return Kind::USER;
    case Body::ORGANISATION_ENTERED: return Kind::ORGANISATION;
    case Body::PERSON_ENTERED: return Kind::PERSON;
    case Body::GROUP_ENTERED: return Kind::GROUP;
    case Body::APPOINTMENT_MADE:
    case Body::APPOINTMENT_ENDED: return Kind::APPOINTMENT;
    case Body::MEETING_SCHEDULED:
    case Body::MEETING_MOVED:
    case Body::MEETING_CANCELLED:
    case Body::MEETING_HELD:
    case Body::ATTENDANCE_RECORDED:
    case Body::AGENDA_ITEM_ADDED: return Kind::MEETING;
    case Body::DOCUMENT_FILED: return Kind::DOCUMENT;
    case Body::DOCUMENT_READ:
    case Body::PROPOSAL_ACCEPTED:
    case Body::PROPOSAL_EDITED:
    case Body::PROPOSAL_REJECTED: return Kind::READING;
    case Body::DECISION_RECORDED: return Kind::DECISION;
    case Body::ACTION_ENTERED:
    case Body::ACTION_RAISED:
    case Body::ACTION_ASSIGNED:
    case Body::ACTION_ACCEPTED:
    case Body::ACTION_DECLINED:
    case Body::ACTION_PROGRESSED:
    case Body::ACTION_CARRIED_FORWARD:
    case Body::ACTION_CLAIMED:
    case Body::ACTION_CLOSED:
    case Body::ACTION_REOPENED:
    case Body::ACTION_DROPPED:
    case Body::ACTION_DUE_CHANGED: return Kind::ACTION;
  }
  return Kind::NONE;
}

void forEachRelation(Event event, const std::function<void(Id)>& to) {
  relations(event, [&](Id id, Kind) { to(id); });
}

void forEachCompanion(Event event, const std::function<void(Id)>& to) {
  companions(event, [&](Id id, Kind) { to(id); });
}

void forEachMention(Event event, const SeeMention& to) {
  relations(event, to);
  companions(event, to);
  auto body = event.getBody();
  switch (body.which()) {
    case Body::REGISTER_OPENED: see(body.getRegisterOpened().getPartnership(), Kind::GROUP, to); break;
    case Body::DOCUMENT_READ: see(body.getDocumentRead().getDocument(), Kind::DOCUMENT, to); break;
    case Body::PROPOSAL_ACCEPTED: see(body.getProposalAccepted().getSubject(), Kind::NONE, to); break;
    case Body::ACTION_RAISED: see(body.getActionRaised().getAnswerTo(), Kind::NONE, to); break;
    case Body::ACTION_ACCEPTED: see(body.getActionAccepted().getParty(), Kind::NONE, to); break;
    case Body::ACTION_DECLINED: see(body.getActionDeclined().getParty(), Kind::NONE, to); break;
    case Body::ACTION_PROGRESSED: see(body.getActionProgressed().getParty(), Kind::NONE, to); break;
    case Body::ACTION_CLAIMED: see(body.getActionClaimed().getParty(), Kind::NONE, to); break;
    case Body::ACTION_DUE_CHANGED: see(body.getActionDueChanged().getGrantedBy(), Kind::NONE, to); break;
    default: break;
  }
  if (!event.hasSource()) return;
  auto source = event.getSource();
  see(source.getDocument(), Kind::DOCUMENT, to);
  see(source.getMeeting(), Kind::MEETING, to);
  see(source.getReading(), Kind::READING, to);
}

void forEachDate(Event event, const std::function<void(Date)>& to) {
  auto see = [&](bool has, schema::Date::Reader date) {
    if (has) to(*readDate(true, date));
  };
  see(event.hasHappenedOn(), event.getHappenedOn());
  auto body = event.getBody();
  switch (body.which()) {
    case Body::MEETING_SCHEDULED:
      return see(body.getMeetingScheduled().hasDate(), body.getMeetingScheduled().getDate());
    case Body::MEETING_MOVED: return see(body.getMeetingMoved().hasDate(), body.getMeetingMoved().getDate());
    case Body::MEETING_HELD: return see(body.getMeetingHeld().hasDate(), body.getMeetingHeld().getDate());
    case Body::ACTION_RAISED: return see(body.getActionRaised().hasDue(), body.getActionRaised().getDue());
    case Body::ACTION_DUE_CHANGED: return see(body.getActionDueChanged().hasDue(), body.getActionDueChanged().getDue());
    default: return;
  }
}

void replaceIds(schema::Event::Builder event, const std::function<Id(Id)>& replace) {
  replaceIn(capnp::DynamicStruct::Builder(event), replace);
}

}  // namespace minuted::domain
