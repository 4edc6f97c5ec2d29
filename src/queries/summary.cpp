#include "queries/summary.h"

#include <capnp/dynamic.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "domain/rules.h"

namespace minuted::queries {
namespace {

using Body = schema::Event::Body;

std::string note(domain::Words words) { return words.hasNote() ? fmt::format(": {}", words.getNote().cStr()) : ""; }

std::string ownersOf(capnp::List<schema::Owner>::Reader owners, Names& names) {
  std::string text;
  for (auto owner : owners)
    text += (text.empty() ? "" : ", ") +
            names.owner({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
  return text.empty() ? "nobody" : text;
}

std::string on(bool has, schema::Date::Reader date) {
  auto day = readDate(has, date);
  return day ? longDate(*day) : "a date that is not known";
}

std::string at(uint64_t meeting) { return meeting == 0 ? "" : " at " + reference(Id(meeting)); }

std::string by(uint64_t party, Names& names) { return party == 0 ? "" : " by " + names.of(Id(party)); }

std::string_view capacityWords(schema::Capacity capacity) {
  switch (capacity) {
    case schema::Capacity::PRESENT: return "was present";
    case schema::Capacity::APOLOGIES: return "sent apologies";
    case schema::Capacity::SUBSTITUTE: return "was present as a substitute";
    case schema::Capacity::IN_ATTENDANCE: return "was in attendance";
  }
  return "";
}

std::string attendance(schema::AttendanceRecorded::Reader said, Names& names) {
  auto text = fmt::format("{} {}", names.of(Id(said.getPerson())), capacityWords(said.getCapacity()));
  if (said.getOrganisation() != 0) text += " for " + names.of(Id(said.getOrganisation()));
  if (said.getRole() == schema::Role::CHAIR) text += ", in the chair";
  return text;
}

std::string appointment(schema::AppointmentMade::Reader made, Names& names) {
  auto who = names.of(Id(made.getPerson() != 0 ? made.getPerson() : made.getOrganisation()));
  auto text = fmt::format("{} appointed to {}", who, names.of(Id(made.getGroup())));
  if (made.getPerson() != 0 && made.getOrganisation() != 0) text += " for " + names.of(Id(made.getOrganisation()));
  return text;
}

// How a reference is told after the verb: 'referred to another group: Safer Streets, at M-3'.
std::string_view preposition(std::string_view field) {
  struct Told {
    std::string_view field, as;
  };
  static constexpr std::array told{
      Told{"party", "by"},       Told{"by", "by"},           Told{"into", "into"},      Told{"to", "to"},
      Told{"meeting", "at"},     Told{"at", "at"},           Told{"group", "for"},      Told{"parent", "to"},
      Told{"funder", "by"},      Told{"adoptedBy", "by"},    Told{"raisedBy", "for"},   Told{"decision", "by"},
      Told{"onBehalfOf", "for"}, Told{"organisation", "in"}, Told{"addressedTo", "to"}, Told{"document", "as"}};
  auto known = std::ranges::find(told, field, &Told::field);
  return known == told.end() ? "" : known->as;
}

std::string_view verbOf(domain::EventType type) {
  for (const auto* table : domain::ruleTables())
    for (const auto& rule : table->rules)
      if (rule.event == type) return rule.verb;
  return domain::eventName(type);
}

// Any event, from its rule's verb and what it refers to.
std::string plainSummary(domain::Event event, domain::Words words, Names& names) {
  auto type = event.getBody().which();
  auto text = fmt::format("{} {}", names.of(domain::subjectOf(event)), verbOf(type));
  KJ_IF_MAYBE (member, capnp::DynamicStruct::Reader(event.getBody()).which()) {
    auto body = capnp::DynamicStruct::Reader(event.getBody()).get(*member).as<capnp::DynamicStruct>();
    for (auto field : body.getSchema().getFields()) {
      std::string_view name = field.getProto().getName().cStr();
      if (field.getIndex() == 0 || !body.has(field)) continue;
      if (field.getType() == capnp::Type::from<schema::Date>()) {
        text += fmt::format(", {} {}", name, longDate(*readDate(true, body.get(field).as<schema::Date>())));
      } else if (domain::referredKinds(field) && field.getType().isUInt64() && !preposition(name).empty()) {
        auto id = Id(body.get(field).as<uint64_t>());
        if (id) text += fmt::format(" {} {}", preposition(name), names.of(id));
      }
    }
  }
  if (words.hasName()) text += fmt::format(": {}", words.getName().cStr());
  if (words.hasText()) text += fmt::format(": {}", words.getText().cStr());
  return text + note(words);
}

}  // namespace

std::string summaryOf(domain::Event event, domain::Words words, Names& names) {
  auto body = event.getBody();
  auto subject = reference(domain::subjectOf(event));
  auto name = [&] { return std::string(words.hasName() ? words.getName().cStr() : "(redacted)"); };
  auto text = [&] { return std::string(words.hasText() ? words.getText().cStr() : "(redacted)"); };
  switch (body.which()) {
    case Body::NOTHING: return "nothing";
    case Body::REGISTER_OPENED: return fmt::format("The register of {} was opened", name());
    case Body::USER_ENTERED:
    case Body::ORGANISATION_ENTERED:
    case Body::PERSON_ENTERED:
    case Body::GROUP_ENTERED: return fmt::format("{} entered: {}", subject, name());
    case Body::ALIAS_ADDED: {
      std::string aliases;
      for (auto alias : words.getAliases()) aliases += fmt::format("{}{}", aliases.empty() ? "" : ", ", alias.cStr());
      return fmt::format("{} is also called {}", names.of(domain::subjectOf(event)), aliases);
    }
    case Body::APPOINTMENT_MADE: return appointment(body.getAppointmentMade(), names);
    case Body::APPOINTMENT_ENDED: return fmt::format("{} ended{}", subject, note(words));
    case Body::MEETING_SCHEDULED: {
      auto said = body.getMeetingScheduled();
      return fmt::format("{} of {} scheduled for {}{}", subject, names.of(Id(said.getGroup())),
                         on(said.hasDate(), said.getDate()), said.getRescheduled() ? " (a changed date)" : "");
    }
    case Body::MEETING_MOVED: {
      auto said = body.getMeetingMoved();
      return fmt::format("{} moved to {}{}", subject, on(said.hasDate(), said.getDate()), note(words));
    }
    case Body::MEETING_CANCELLED: return fmt::format("{} cancelled{}", subject, note(words));
    case Body::MEETING_HELD: {
      auto group = names.of(Id(body.getMeetingHeld().getGroup()));
      return group.empty() ? subject + " held" : fmt::format("{} of {} held", subject, group);
    }
    case Body::ATTENDANCE_RECORDED: return attendance(body.getAttendanceRecorded(), names);
    case Body::AGENDA_ITEM_ADDED: {
      auto said = body.getAgendaItemAdded();
      auto number = said.getNumber() == 0 ? "" : fmt::format("{}. ", said.getNumber());
      return fmt::format("On the agenda of {}: {}{}", subject, number, text());
    }
    case Body::DOCUMENT_FILED: return fmt::format("{} filed: {}", subject, name());
    case Body::DOCUMENT_READ:
      return fmt::format("{} read as {}: {} proposals", names.of(Id(body.getDocumentRead().getDocument())), subject,
                         body.getDocumentRead().getProposals());
    case Body::PROPOSAL_ACCEPTED: {
      auto said = body.getProposalAccepted();
      return fmt::format("Proposal {}.{} accepted as {}", subject, said.getNumber(), reference(Id(said.getSubject())));
    }
    case Body::PROPOSAL_EDITED:
      return fmt::format("Proposal {}.{} edited", subject, body.getProposalEdited().getNumber());
    case Body::PROPOSAL_REJECTED:
      return fmt::format("Proposal {}.{} rejected{}", subject, body.getProposalRejected().getNumber(), note(words));
    case Body::DECISION_RECORDED:
      return fmt::format("Decided{}: {}", at(body.getDecisionRecorded().getMeeting()), text());
    case Body::ACTION_ENTERED: return fmt::format("{} known from later minutes: {}", subject, text());
    case Body::ACTION_RAISED: {
      auto said = body.getActionRaised();
      return fmt::format("{} raised{} for {}: {}", subject, at(said.getMeeting()), ownersOf(said.getOwners(), names),
                         text());
    }
    case Body::ACTION_ASSIGNED:
      return fmt::format("{} given to {}{}", subject, ownersOf(body.getActionAssigned().getOwners(), names),
                         note(words));
    case Body::ACTION_ACCEPTED:
      return fmt::format("{} accepted{}{}", subject, by(body.getActionAccepted().getParty(), names), note(words));
    case Body::ACTION_DECLINED:
      return fmt::format("{} declined{}{}", subject, by(body.getActionDeclined().getParty(), names), note(words));
    case Body::ACTION_PROGRESSED:
      return fmt::format("{} reported on{}{}", subject, by(body.getActionProgressed().getParty(), names), note(words));
    case Body::ACTION_CARRIED_FORWARD:
      return fmt::format("{} carried forward{}{}", subject, at(body.getActionCarriedForward().getMeeting()),
                         note(words));
    case Body::ACTION_CLAIMED:
      return fmt::format("{} claimed done{}{}", subject, by(body.getActionClaimed().getParty(), names), note(words));
    case Body::ACTION_CLOSED:
      return fmt::format("{} closed{}{}", subject, at(body.getActionClosed().getMeeting()), note(words));
    case Body::ACTION_REOPENED:
      return fmt::format("{} reopened{}{}", subject, at(body.getActionReopened().getMeeting()), note(words));
    case Body::ACTION_DROPPED:
      return fmt::format("{} dropped{}{}", subject, at(body.getActionDropped().getMeeting()), note(words));
    case Body::ACTION_DUE_CHANGED: {
      auto said = body.getActionDueChanged();
      return fmt::format("{} now due {}{}{}", subject, on(said.hasDue(), said.getDue()),
                         said.getGrantedBy() == 0 ? "" : ", granted by " + names.of(Id(said.getGrantedBy())),
                         note(words));
    }
    case Body::NARRATIVE_WRITTEN: {
      auto said = body.getNarrativeWritten();
      auto about = said.getAbout() == 0 ? "" : ", " + names.of(Id(said.getAbout()));
      return fmt::format("{}: words for '{}{}'{}", subject, said.getSection().cStr(), about,
                         words.getText().size() == 0 ? " taken away" : ": " + text());
    }
    case Body::ENTERED_IN_ERROR:
      return fmt::format("Event {} was entered in error{}", body.getEnteredInError().getEvent(), note(words));
    default: return plainSummary(event, words, names);
  }
  return "";
}

std::string sourceOf(domain::Event event, Names& names) {
  if (!event.hasSource()) return "";
  auto source = event.getSource();
  if (source.getDocument() == 0) return source.getMeeting() == 0 ? "" : reference(Id(source.getMeeting()));
  auto name = names.of(Id(source.getDocument()));
  return source.getLine() == 0 ? name : fmt::format("{}, line {}", name, source.getLine());
}

}  // namespace minuted::queries
