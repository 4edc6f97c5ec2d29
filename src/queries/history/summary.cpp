// A few events have a sentence of their own here, by the kind of subject. All others are told from the verb of their
// rule (domain/rules.h) and from what they refer to, so that a new event needs nothing here.
#include "queries/history/summary.h"

#include <capnp/dynamic.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/enums.h"
#include "base/interval.h"
#include "domain/days_off.h"
#include "domain/decision.h"
#include "domain/rules.h"

namespace minuted::queries {
namespace {

using Body = schema::Event::Body;

std::string ownersOf(capnp::List<schema::Owner>::Reader owners, const NamesOn& names) {
  std::string text;
  for (auto owner : owners)
    text += (text.empty() ? "" : ", ") +
            names.owner({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
  return text.empty() ? "nobody" : text;
}

std::string dayText(bool has, schema::Date::Reader date) {
  auto day = readDate(has, date);
  return day ? longDate(*day) : "a date that is not known";
}

std::string atMeeting(uint64_t meeting) { return meeting == 0 ? "" : " at " + reference(Id(meeting)); }

std::string byParty(uint64_t party, const NamesOn& names) { return party == 0 ? "" : " by " + names.of(Id(party)); }

std::string_view capacityWords(schema::Capacity capacity) {
  switch (capacity) {
    case schema::Capacity::PRESENT: return "was present";
    case schema::Capacity::APOLOGIES: return "sent apologies";
    case schema::Capacity::SUBSTITUTE: return "was present as a substitute";
    case schema::Capacity::IN_ATTENDANCE: return "was in attendance";
  }
  return "";
}

std::string attendanceText(schema::AttendanceRecorded::Reader attendance, const NamesOn& names) {
  auto text = fmt::format("{} {}", names.of(Id(attendance.getPerson())), capacityWords(attendance.getCapacity()));
  if (attendance.getOrganisation() != 0) text += " for " + names.of(Id(attendance.getOrganisation()));
  if (attendance.getRole() == schema::Role::CHAIR) text += ", in the chair";
  return text;
}

std::string appointmentText(schema::AppointmentMade::Reader appointment, const NamesOn& names) {
  auto who = names.of(Id(appointment.getPerson() != 0 ? appointment.getPerson() : appointment.getOrganisation()));
  auto text = fmt::format("{} appointed to {}", who, names.of(Id(appointment.getGroup())));
  if (appointment.getPerson() != 0 && appointment.getOrganisation() != 0)
    text += " for " + names.of(Id(appointment.getOrganisation()));
  return text;
}

// What stands between the verb and what the field refers to: "placed at M-3". "" where the field is not told.
std::string_view prepositionOf(std::string_view field) {
  struct Preposition {
    std::string_view field, word;
  };
  static constexpr std::array prepositions{
      Preposition{"party", "by"},       Preposition{"by", "by"},           Preposition{"into", "into"},
      Preposition{"to", "to"},          Preposition{"meeting", "at"},      Preposition{"at", "at"},
      Preposition{"group", "for"},      Preposition{"parent", "to"},       Preposition{"funder", "by"},
      Preposition{"adoptedBy", "by"},   Preposition{"raisedBy", "for"},    Preposition{"decision", "by"},
      Preposition{"onBehalfOf", "for"}, Preposition{"organisation", "in"}, Preposition{"addressedTo", "to"},
      Preposition{"document", "as"}};
  auto known = std::ranges::find(prepositions, field, &Preposition::field);
  return known == prepositions.end() ? "" : known->word;
}

// The sentence of any event, from the verb of its rule and what it refers to.
std::string plainSummary(domain::Event event, domain::Words words, const NamesOn& names) {
  auto type = event.getBody().which();
  auto text = fmt::format("{} {}", names.of(domain::subjectOf(event)), domain::verbOf(type));
  KJ_IF_MAYBE (member, capnp::DynamicStruct::Reader(event.getBody()).which()) {
    auto body = capnp::DynamicStruct::Reader(event.getBody()).get(*member).as<capnp::DynamicStruct>();
    for (auto field : body.getSchema().getFields()) {
      std::string_view name = field.getProto().getName().cStr();
      if (field.getIndex() == 0 || !body.has(field)) continue;
      if (field.getType() == capnp::Type::from<schema::Date>()) {
        text += fmt::format(", {} {}", name, longDate(*readDate(true, body.get(field).as<schema::Date>())));
      } else if (domain::referredKinds(field) && field.getType().isUInt64() && !prepositionOf(name).empty()) {
        auto id = Id(body.get(field).as<uint64_t>());
        if (id) text += fmt::format(" {} {}", prepositionOf(name), names.of(id));
      }
    }
  }
  if (words.hasName()) text += fmt::format(": {}", words.getName().cStr());
  if (words.hasText()) text += fmt::format(": {}", words.getText().cStr());
  return text + noteOf(words);
}

std::string nameOf(domain::Words words) { return words.hasName() ? words.getName().cStr() : "(redacted)"; }

std::string textOf(domain::Words words) { return words.hasText() ? words.getText().cStr() : "(redacted)"; }

std::string subjectOf(domain::Event event) { return reference(domain::subjectOf(event)); }

// "Kate Austin is called Kate Holloway from 1 May 2022"
std::string renamedText(domain::Event event, domain::Words words, const NamesOn& names) {
  auto from = names.day() ? fmt::format(" from {}", longDate(*names.day())) : "";
  return fmt::format("{} is called {}{}{}", names.before(domain::subjectOf(event)), nameOf(words), from, noteOf(words));
}

// The name of whoever was merged, as recorded for them, and their own reference: "K. Austin (PE-5)"
std::string ownName(domain::Event event, const NamesOn& names) {
  auto subject = domain::subjectOf(event);
  return fmt::format("{} ({})", names.own(subject), reference(subject));
}

// The following tell the events of some kinds of subject; "" for an event that has no sentence of its own.

std::string partySummary(domain::Event event, domain::Words words, const NamesOn& names) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::REGISTER_OPENED: return fmt::format("The register of {} was opened", nameOf(words));
    case Body::USER_ENTERED:
    case Body::ORGANISATION_ENTERED:
    case Body::PERSON_ENTERED:
    case Body::GROUP_ENTERED: return fmt::format("{} entered: {}", subjectOf(event), nameOf(words));
    case Body::ALIAS_ADDED: {
      std::string aliases;
      for (auto alias : words.getAliases()) aliases += fmt::format("{}{}", aliases.empty() ? "" : ", ", alias.cStr());
      return fmt::format("{} is also called {}", names.of(domain::subjectOf(event)), aliases);
    }
    case Body::RENAMED: return renamedText(event, words, names);
    case Body::NAME_CORRECTED:
      return fmt::format("The name of {} always was {}{}", subjectOf(event), nameOf(words), noteOf(words));
    case Body::MERGED: {
      Id into(body.getMerged().getInto());
      return fmt::format("{} merged into {} ({}){}", ownName(event, names), names.of(into), reference(into),
                         noteOf(words));
    }
    case Body::SEPARATED: return fmt::format("{} separated again{}", ownName(event, names), noteOf(words));
    case Body::APPOINTMENT_MADE: return appointmentText(body.getAppointmentMade(), names);
    case Body::APPOINTMENT_ENDED: return fmt::format("{} ended{}", subjectOf(event), noteOf(words));
    default: return "";
  }
}

std::string meetingSummary(domain::Event event, domain::Words words, const NamesOn& names) {
  auto body = event.getBody();
  auto subject = subjectOf(event);
  switch (body.which()) {
    case Body::MEETING_SCHEDULED: {
      auto scheduled = body.getMeetingScheduled();
      return fmt::format("{} of {} scheduled for {}{}", subject, names.of(Id(scheduled.getGroup())),
                         dayText(scheduled.hasDate(), scheduled.getDate()),
                         scheduled.getRescheduled() ? " (a changed date)" : "");
    }
    case Body::MEETING_MOVED: {
      auto moved = body.getMeetingMoved();
      return fmt::format("{} moved to {}{}", subject, dayText(moved.hasDate(), moved.getDate()), noteOf(words));
    }
    case Body::EARLIER_MINUTES_AGREED: {
      auto agreed = body.getEarlierMinutesAgreed();
      auto of =
          agreed.hasDate() ? "the meeting of " + dayText(true, agreed.getDate()) : std::string("the last meeting");
      return fmt::format("{} agreed the minutes of {}{}", subject, of, agreed.getCorrected() ? " as corrected" : "");
    }
    case Body::MEETING_CANCELLED: return fmt::format("{} cancelled{}", subject, noteOf(words));
    case Body::MEETING_HELD: {
      auto group = names.of(Id(body.getMeetingHeld().getGroup()));
      return group.empty() ? subject + " held" : fmt::format("{} of {} held", subject, group);
    }
    case Body::ATTENDANCE_RECORDED: return attendanceText(body.getAttendanceRecorded(), names);
    case Body::AGENDA_ITEM_ADDED: {
      auto item = body.getAgendaItemAdded();
      auto number = item.getNumber() == 0 ? "" : fmt::format("{}. ", item.getNumber());
      return fmt::format("On the agenda of {}: {}{}", subject, number, textOf(words));
    }
    case Body::MEETING_PLACED: {
      auto place = words.getName().size() > 0 ? fmt::format(" meets at {}", nameOf(words)) : "";
      auto joining = words.getText().size() > 0 ? fmt::format(" is joined at {}", textOf(words)) : "";
      if (place.empty() && joining.empty()) return subject + " has no place any more";
      return subject + place + (place.empty() || joining.empty() ? "" : ", and") + joining;
    }
    case Body::DISCUSSION_NOTED: return fmt::format("Said at {}: {}", subject, textOf(words));
    case Body::AGENDA_ITEM_MOVED: return "The agenda of " + subject + " was put in another order";
    case Body::AMENDMENT_PROPOSED: {
      auto proposed = body.getAmendmentProposed();
      auto change = domain::changeText(words.getQuote().cStr(), textOf(words));
      return fmt::format("{} proposed amendment {} to the minutes of {}: {}", names.of(Id(proposed.getParty())),
                         proposed.getAmendment(), subject, change);
    }
    case Body::AMENDMENT_ANSWERED: {
      auto answered = body.getAmendmentAnswered();
      return fmt::format("Amendment {} to the minutes of {} was {}{}", answered.getAmendment(), subject,
                         answered.getTakenUp() ? "taken up" : "set aside", noteOf(words));
    }
    case Body::INVITATION_ANSWERED: {
      auto answered = body.getInvitationAnswered();
      return fmt::format("{} said to {}: {}{}", names.of(Id(answered.getPerson())), subject,
                         inWords(answered.getReply()), noteOf(words));
    }
    case Body::PAPERS_PUBLISHED: {  // without their text
      auto published = body.getPapersPublished();
      std::string to;
      for (auto party : published.getTo()) to += (to.empty() ? " to " : ", ") + names.of(Id(party));
      return fmt::format("The papers of {} were sent{} as {}{}", subject, to, reference(Id(published.getDocument())),
                         noteOf(words));
    }
    case Body::INTEREST_DECLARED: {
      auto declared = body.getInterestDeclared();
      return fmt::format("{} declared an interest at {}{}{}", names.of(Id(declared.getPerson())), subject,
                         declared.getWithdrew() ? ", and took no part" : "", noteOf(words));
    }
    default: return "";
  }
}

std::string documentSummary(domain::Event event, domain::Words words, const NamesOn& names) {
  auto body = event.getBody();
  auto subject = subjectOf(event);
  switch (body.which()) {
    case Body::DOCUMENT_FILED: return fmt::format("{} filed: {}", subject, nameOf(words));
    case Body::DOCUMENT_READ:
      if (body.getDocumentRead().getImporter() == 0)  // nothing was to be found in it
        return fmt::format("The text of {} read as {}", names.of(Id(body.getDocumentRead().getDocument())), subject);
      return fmt::format("{} read as {}: {} proposals", names.of(Id(body.getDocumentRead().getDocument())), subject,
                         body.getDocumentRead().getProposals());
    case Body::PROPOSAL_ACCEPTED: {
      auto accepted = body.getProposalAccepted();
      return fmt::format("Proposal {}.{} accepted as {}", subject, accepted.getNumber(),
                         reference(Id(accepted.getSubject())));
    }
    case Body::PROPOSAL_EDITED:
      return fmt::format("Proposal {}.{} edited", subject, body.getProposalEdited().getNumber());
    case Body::PROPOSAL_REJECTED:
      return fmt::format("Proposal {}.{} rejected{}", subject, body.getProposalRejected().getNumber(), noteOf(words));
    case Body::REPORT_PUBLISHED:  // without its text
      return fmt::format("{}: published as of event {}{}", reference(Id(body.getReportPublished().getReport())),
                         body.getReportPublished().getSize(), noteOf(words));
    case Body::NARRATIVE_WRITTEN: {
      auto written = body.getNarrativeWritten();
      auto about = written.getAbout() == 0 ? "" : ", " + names.of(Id(written.getAbout()));
      return fmt::format("{}: words for '{}{}'{}", subject, written.getSection().cStr(), about,
                         words.getText().size() == 0 ? " taken away" : ": " + textOf(words));
    }
    default: return "";
  }
}

std::string newsOfAction(domain::Event event, domain::Words words, const NamesOn& names, MeetingShown meetingShown) {
  auto body = event.getBody();
  auto answered = [&](std::string_view verb, schema::ActionAnswered::Reader answer) {
    return fmt::format("{}{}{}", verb, byParty(answer.getParty(), names), noteOf(words));
  };
  auto decided = [&](std::string_view verb, uint64_t meeting) {
    return fmt::format("{}{}{}", verb, meetingShown == MeetingShown::yes ? atMeeting(meeting) : "", noteOf(words));
  };
  switch (body.which()) {
    case Body::ACTION_ACCEPTED: return answered("accepted", body.getActionAccepted());
    case Body::ACTION_DECLINED: return answered("declined", body.getActionDeclined());
    case Body::ACTION_PROGRESSED: return answered("reported on", body.getActionProgressed());
    case Body::ACTION_CLAIMED: return answered("claimed done", body.getActionClaimed());
    case Body::ACTION_CARRIED_FORWARD: return decided("carried forward", body.getActionCarriedForward().getMeeting());
    case Body::ACTION_CLOSED: return decided("closed", body.getActionClosed().getMeeting());
    case Body::ACTION_REOPENED: return decided("reopened", body.getActionReopened().getMeeting());
    case Body::ACTION_DROPPED: return decided("dropped", body.getActionDropped().getMeeting());
    default: return "";
  }
}

std::string actionSummary(domain::Event event, domain::Words words, const NamesOn& names) {
  auto body = event.getBody();
  auto subject = subjectOf(event);
  switch (body.which()) {
    case Body::ACTION_ENTERED: return fmt::format("{} known from later minutes: {}", subject, textOf(words));
    case Body::ACTION_RAISED: {
      auto raised = body.getActionRaised();
      return fmt::format("{} raised{} for {}: {}", subject, atMeeting(raised.getMeeting()),
                         ownersOf(raised.getOwners(), names), textOf(words));
    }
    case Body::ACTION_ASSIGNED:
      return fmt::format("{} given to {}{}", subject, ownersOf(body.getActionAssigned().getOwners(), names),
                         noteOf(words));
    case Body::ACTION_DUE_CHANGED: {
      auto changed = body.getActionDueChanged();
      return fmt::format("{} now due {}{}{}", subject, dayText(changed.hasDue(), changed.getDue()),
                         changed.getGrantedBy() == 0 ? "" : ", granted by " + names.of(Id(changed.getGrantedBy())),
                         noteOf(words));
    }
    case Body::ACTION_URGENCY_SET:
      return fmt::format("{} now of {} urgency{}", subject, inWords(body.getActionUrgencySet().getUrgency()),
                         noteOf(words));
    case Body::ACTION_WAITS:
      return fmt::format("{} waits for {}{}", subject, reference(Id(body.getActionWaits().getOn())), noteOf(words));
    case Body::ACTION_WAITS_NO_MORE:
      return fmt::format("{} waits no more for {}{}", subject, reference(Id(body.getActionWaitsNoMore().getOn())),
                         noteOf(words));
    case Body::ACTION_REPEATS: {
      auto repeats = body.getActionRepeats();
      if (repeats.getEvery() == 0) return fmt::format("{} is asked once{}", subject, noteOf(words));
      return fmt::format("{} is asked again {}{}", subject, cadence(repeats.getEvery(), repeats.getUnit()),
                         noteOf(words));
    }
    case Body::ACTION_FOLLOWED:
      return fmt::format("{} is followed by {}", subject, names.of(Id(body.getActionFollowed().getParty())));
    case Body::ACTION_FOLLOWED_NO_MORE:
      return fmt::format("{} is followed no more by {}", subject,
                         names.of(Id(body.getActionFollowedNoMore().getParty())));
    case Body::ACTION_COMMENTED:
      return fmt::format("{} commented on{}{}", subject, byParty(body.getActionCommented().getParty(), names),
                         noteOf(words));
    default: {
      auto news = newsOfAction(event, words, names, MeetingShown::yes);
      return news.empty() ? "" : subject + " " + news;
    }
  }
}

}  // namespace

std::string noteOf(domain::Words words) { return words.hasNote() ? fmt::format(": {}", words.getNote().cStr()) : ""; }

std::string actionNews(domain::Event event, domain::Words words, Names& names, MeetingShown meetingShown) {
  return newsOfAction(event, words, names.on(domain::dayOf(event)), meetingShown);
}

std::string summaryOf(domain::Event event, domain::Words words, Names& allNames) {
  auto names = allNames.on(domain::dayOf(event));
  auto body = event.getBody();
  if (body.isNothing()) return "nothing";
  if (body.isEnteredInError())
    return fmt::format("Event {} was entered in error{}", body.getEnteredInError().getEvent(), noteOf(words));
  if (body.isTimeZoneSet()) return fmt::format("Its days are those of {}", textOf(words));
  if (body.isWeekdayOffAdded())
    return fmt::format("Every {} is a day off{}", domain::nameOf(body.getWeekdayOffAdded().getWeekday()),
                       noteOf(words));
  if (body.isDayOffAdded()) {
    auto added = body.getDayOffAdded();
    auto until = readDate(added.hasUntil(), added.getUntil());
    return fmt::format("{}{} off{}", longDate(*readDate(true, added.getFrom())),
                       until ? fmt::format(" to {} are", longDate(*until)) : " is", noteOf(words));
  }
  if (body.isQuorumSet()) {
    auto quorum = body.getQuorumSet();
    auto of = quorum.getOrganisations() ? "organisations" : "members";
    if (quorum.getShare() > 0)
      return fmt::format("Quorum of {}: {} per cent of its {}", names.of(domain::subjectOf(event)), quorum.getShare(),
                         of);
    if (quorum.getPresent() == 0) return fmt::format("{} has no quorum any more", names.of(domain::subjectOf(event)));
    return fmt::format("Quorum of {}: {} of its {}", names.of(domain::subjectOf(event)), quorum.getPresent(), of);
  }
  if (body.isChasingSet()) {
    auto chasing = body.getChasingSet();
    auto text = fmt::format(
        "Owners of actions of {} are reminded {}", names.of(domain::subjectOf(event)),
        chasing.getRemindEvery() == 0 ? std::string("once") : fmt::format("every {} days", chasing.getRemindEvery()));
    if (chasing.getEscalateAfter() > 0)
      text += fmt::format(", their organisation after {} mails", chasing.getEscalateAfter());
    return text + (chasing.getDigest() ? ", and the chair gets a digest" : "");
  }
  if (body.isWayOfAskingSet())
    return fmt::format("{} is asked {}{}", names.of(domain::subjectOf(event)),
                       inWords(body.getWayOfAskingSet().getWay()), noteOf(words));
  if (body.isRegisterRestored())
    return fmt::format("The register was restored from a backup of {} events; it had had {}{}",
                       body.getRegisterRestored().getSize(), body.getRegisterRestored().getReplaced(), noteOf(words));
  if (body.isListSaved()) return fmt::format("The list '{}' was saved: {}", nameOf(words), textOf(words));
  if (body.isListRemoved()) return fmt::format("The list '{}' was dropped", nameOf(words));
  if (body.isDecisionProposed()) {
    auto proposed = body.getDecisionProposed();
    return fmt::format("{} proposed, positions until {}: {}", subjectOf(event),
                       dayText(proposed.hasClosesOn(), proposed.getClosesOn()), textOf(words));
  }
  if (body.isDecisionNotTaken()) return fmt::format("{} not taken{}", subjectOf(event), noteOf(words));
  if (body.isDecisionRecorded())
    return fmt::format("Decided{}: {}", atMeeting(body.getDecisionRecorded().getMeeting()), textOf(words));
  if (body.isVotesCounted()) {
    auto votes = body.getVotesCounted();
    return fmt::format("{} voted on: {}", subjectOf(event),
                       domain::votesText({votes.getInFavour(), votes.getAgainst(), votes.getAbstained()}));
  }
  for (auto summary : {partySummary, meetingSummary, documentSummary, actionSummary})
    if (auto sentence = summary(event, words, names); !sentence.empty()) return sentence;
  return plainSummary(event, words, names);
}

std::string sourceOf(domain::Event event, Names& names) {
  if (!event.hasSource()) return "";
  auto source = event.getSource();
  if (source.getDocument() == 0) return source.getMeeting() == 0 ? "" : reference(Id(source.getMeeting()));
  auto name = names.of(Id(source.getDocument()));
  return source.getLine() == 0 ? name : fmt::format("{}, line {}", name, source.getLine());
}

}  // namespace minuted::queries
