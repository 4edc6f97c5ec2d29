// Reads the state of a subject from a stored row, field by field: the reverse of state_to_row.cpp.
#include "projections/row_state.h"

#include "base/message.h"

namespace minuted::projections {
namespace {

using namespace domain;

std::vector<Id> readIds(capnp::List<uint64_t>::Reader from) {
  std::vector<Id> ids;
  for (auto id : from) ids.emplace_back(id);
  return ids;
}

std::vector<std::string> readTexts(capnp::List<capnp::Text>::Reader from) {
  std::vector<std::string> texts;
  for (auto text : from) texts.emplace_back(text.cStr());
  return texts;
}

std::vector<FormerName> readFormerNames(capnp::List<schema::FormerName>::Reader from) {
  std::vector<FormerName> names;
  for (auto each : from) names.push_back({each.getName().cStr(), each.getUntil()});
  return names;
}

Register read(schema::RegisterRow::Reader from) {
  Register state{from.getName().cStr(), Id(from.getPartnership()), from.getTimeZone().cStr(), {}, {}};
  for (auto each : from.getDaysOff())
    state.daysOff.spans.push_back({*readDate(true, each.getFrom()), readDate(each.hasUntil(), each.getUntil())});
  for (auto each : from.getWeekdaysOff()) state.daysOff.weekdays.push_back(each.getWeekday());
  for (auto each : from.getLists()) state.lists.push_back({each.getName().cStr(), each.getText().cStr()});
  return state;
}

Party read(schema::PartyRow::Reader from) {
  Party party{from.getName().cStr(),     readTexts(from.getAliases()), Id(from.getMergedInto()), {}, {},
              Id(from.getOrganisation())};
  for (auto each : from.getContacts()) party.contacts.push_back({each.getChannel(), each.getAddress().cStr()});
  for (auto each : from.getTitles())
    party.titles.push_back({Id(each.getOrganisation()), each.getTitle().cStr(), each.getTeam().cStr(),
                            readDate(each.hasFrom(), each.getFrom())});
  party.formerNames = readFormerNames(from.getFormerNames());
  party.wayOfAsking = from.getWayOfAsking();
  return party;
}

Group read(schema::GroupRow::Reader from) {
  Group group;
  group.name = from.getName().cStr();
  group.aliases = readTexts(from.getAliases());
  group.parent = Id(from.getParent());
  group.kind = from.getKind();
  for (auto each : from.getProfile()) group.profile.push_back({each.getPart(), each.getText().cStr()});
  for (auto each : from.getReportsTo()) group.reportsTo.push_back({Id(each.getTo()), each.getEvery(), each.getUnit()});
  group.every = from.getEvery();
  group.unit = from.getUnit();
  group.founded = readDate(from.hasFounded(), from.getFounded());
  group.ended = readDate(from.hasEnded(), from.getEnded());
  group.formerNames = readFormerNames(from.getFormerNames());
  for (auto each : from.getQuorums())
    group.quorums.push_back(
        {each.getPresent(), each.getShare(), each.getOrganisations(), readDate(each.hasFrom(), each.getFrom())});
  group.chasing = {from.getRemindEvery(), from.getEscalateAfter(), from.getDigest()};
  return group;
}

Appointment read(schema::AppointmentRow::Reader from) {
  return {Id(from.getPerson()),
          Id(from.getOrganisation()),
          Id(from.getGroup()),
          from.getRole(),
          readDate(from.hasFrom(), from.getFrom()),
          readDate(from.hasUntil(), from.getUntil())};
}

Meeting read(schema::MeetingRow::Reader from) {
  Meeting meeting;
  meeting.group = Id(from.getGroup());
  meeting.date = readDate(from.hasDate(), from.getDate());
  meeting.firstDate = readDate(from.hasFirstDate(), from.getFirstDate());
  meeting.startsAt = from.getStartsAt();
  meeting.endsAt = from.getEndsAt();
  meeting.status = from.getStatus();
  meeting.rescheduled = from.getRescheduled();
  for (auto each : from.getAttendance())
    meeting.attendance.push_back({Id(each.getPerson()), Id(each.getOrganisation()), each.getCapacity(), each.getRole(),
                                  Id(each.getSubstituteFor()), each.getArrivedAt(), each.getLeftAt()});
  for (auto each : from.getAgenda())
    meeting.agenda.push_back({each.getItem(), each.getNumber(), each.getPlanned(), each.getTitle().cStr(),
                              each.getKind(), Id(each.getOwner()), each.getConfidential(), each.getMinutes()});
  meeting.minutes = from.getMinutes();
  meeting.agreedAt = Id(from.getAgreedAt());
  meeting.document = Id(from.getDocument());
  for (auto each : from.getCorrections())
    meeting.corrections.push_back(
        {Id(each.getAt()), Id(each.getSubject()), each.getText().cStr(), each.getWas().cStr()});
  for (auto each : from.getEarlierMinutes())
    meeting.earlierMinutes.push_back(
        {readDate(each.hasDate(), each.getDate()), each.getCorrected(), each.getText().cStr()});
  meeting.place = from.getPlace().cStr();
  meeting.joining = from.getJoining().cStr();
  for (auto each : from.getInterests())
    meeting.interests.push_back(
        {Id(each.getPerson()), each.getAgendaItem(), each.getWithdrew(), each.getText().cStr()});
  for (auto each : from.getAmendments())
    meeting.amendments.push_back({each.getAmendment(), each.getAgendaItem(), Id(each.getParty()), each.getStatus(),
                                  each.getText().cStr(), each.getWas().cStr(), each.getNote().cStr()});
  for (auto each : from.getReplies())
    meeting.replies.push_back(
        {Id(each.getPerson()), each.getReply(), readDate(each.hasOn(), each.getOn()), each.getNote().cStr()});
  for (auto each : from.getPapers())
    meeting.papers.push_back(
        {Id(each.getDocument()), readIds(each.getTo()), each.getSize(), each.getEvent(), each.getPublicCopy()});
  return meeting;
}

Document read(schema::DocumentRow::Reader from) {
  Document document{from.getName().cStr(), bytesOf(from.getDigest()), from.getSize(), from.getKept(), {}, false};
  for (auto each : from.getAttachments()) document.attachments.push_back({Id(each.getTo()), each.getAgendaItem()});
  document.confidential = from.getConfidential();
  return document;
}

Reading read(schema::ReadingRow::Reader from) {
  Reading reading{Id(from.getDocument()), bytesOf(from.getDigest()), bytesOf(from.getText()), {}};
  for (auto fate : from.getFates()) reading.fates.push_back({fate.getStatus(), Id(fate.getSubject()), fate.getWords()});
  return reading;
}

Decision read(schema::DecisionRow::Reader from) {
  Decision decision;
  decision.text = from.getText().cStr();
  decision.kind = from.getKind();
  decision.decidedOn = readDate(from.hasDecidedOn(), from.getDecidedOn());
  decision.group = Id(from.getGroup());
  decision.meeting = Id(from.getMeeting());
  decision.proposer = Id(from.getProposer());
  decision.seconder = Id(from.getSeconder());
  decision.item = from.getItem();
  decision.addressedTo = Id(from.getAddressedTo());
  decision.reviewOn = readDate(from.hasReviewOn(), from.getReviewOn());
  decision.confidential = from.getConfidential();
  decision.reason = from.getReason().cStr();
  for (auto each : from.getPositions())
    decision.positions.push_back(
        {Id(each.getParty()), Id(each.getOnBehalfOf()), each.getPosition(), each.getReason().cStr()});
  decision.status = from.getStatus();
  decision.by = Id(from.getBy());
  decision.reviews = from.getReviews();
  if (from.hasUptake()) decision.uptake = {from.getUptake().getTaken(), from.getUptake().getReply().cStr()};
  if (from.hasVotes())
    decision.votes = {from.getVotes().getInFavour(), from.getVotes().getAgainst(), from.getVotes().getAbstained()};
  decision.proposedOn = readDate(from.hasProposedOn(), from.getProposedOn());
  decision.closesOn = readDate(from.hasClosesOn(), from.getClosesOn());
  return decision;
}

Action read(schema::ActionRow::Reader from) {
  Action action;
  action.text = from.getText().cStr();
  for (auto owner : from.getOwners())
    action.owners.push_back({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
  action.group = Id(from.getGroup());
  action.meeting = Id(from.getMeeting());
  action.decision = Id(from.getDecision());
  action.answerTo = Id(from.getAnswerTo());
  action.item = from.getItem();
  action.raisedOn = readDate(from.hasRaisedOn(), from.getRaisedOn());
  action.firstDue = readDate(from.hasFirstDue(), from.getFirstDue());
  action.due = readDate(from.hasDue(), from.getDue());
  action.status = from.getStatus();
  action.statusOn = readDate(from.hasStatusOn(), from.getStatusOn());
  action.timesCarried = from.getTimesCarried();
  action.extensions = from.getExtensions();
  action.note = from.getNote().cStr();
  action.raised = from.getRaised();
  action.kind = from.getKind();
  action.priority = Id(from.getPriority());
  action.programme = Id(from.getProgramme());
  action.dueAtNext = Id(from.getDueAtNext());
  action.confidential = from.getConfidential();
  action.supersededBy = Id(from.getSupersededBy());
  action.escalatedTo = Id(from.getEscalatedTo());
  action.reopened = from.getReopened();
  action.urgency = from.getUrgency();
  action.askedOn = readDate(from.hasAskedOn(), from.getAskedOn());
  if (from.getRequestedBy() != 0 || from.hasRequestedDue())
    action.requested = {Id(from.getRequestedBy()), readDate(from.hasRequestedDue(), from.getRequestedDue())};
  if (from.getRagSet()) action.rag = {from.getRag(), from.getRagNote().cStr()};
  for (auto each : from.getAnswers())
    action.answers.push_back({Id(each.getParty()), each.getStatus(), readDate(each.hasOn(), each.getOn()),
                              each.getNote().cStr(), each.getProposal().cStr(),
                              readDate(each.hasDue(), each.getDue())});
  for (auto each : from.getMoves())
    action.moves.push_back({readDate(each.hasOld(), each.getOld()), readDate(each.hasNew(), each.getNew()),
                            Id(each.getGrantedBy()), readDate(each.hasOn(), each.getOn()), each.getWhy().cStr()});
  action.continuedBy = Id(from.getContinuedBy());
  action.waitsFor = readIds(from.getWaitsFor());
  action.every = from.getEvery();
  action.unit = from.getUnit();
  for (auto each : from.getFollowers()) action.followers.push_back({Id(each.getParty()), each.getSince()});
  return action;
}

Priority read(schema::PriorityRow::Reader from) {
  Priority priority;
  priority.text = from.getText().cStr();
  priority.group = Id(from.getGroup());
  priority.programme = Id(from.getProgramme());
  priority.decision = Id(from.getDecision());
  priority.from = readDate(from.hasFrom(), from.getFrom());
  priority.until = readDate(from.hasUntil(), from.getUntil());
  priority.number = from.getNumber();
  priority.status = from.getStatus();
  priority.reports = from.getReports();
  priority.reportedOn = readDate(from.hasReportedOn(), from.getReportedOn());
  priority.note = from.getNote().cStr();
  return priority;
}

Programme read(schema::ProgrammeRow::Reader from) {
  Programme programme;
  programme.name = from.getName().cStr();
  programme.text = from.getText().cStr();
  programme.kind = from.getKind();
  programme.group = Id(from.getGroup());
  programme.parent = Id(from.getParent());
  programme.decision = Id(from.getDecision());
  programme.adoptedBy = Id(from.getAdoptedBy());
  programme.status = from.getStatus();
  programme.adoptedOn = readDate(from.hasAdoptedOn(), from.getAdoptedOn());
  programme.statusOn = readDate(from.hasStatusOn(), from.getStatusOn());
  programme.note = from.getNote().cStr();
  return programme;
}

domain::MeasureValue read(schema::MeasureRow::Value::Reader from) {
  return {from.getValue(), readDate(from.hasDate(), from.getDate())};
}

Measure read(schema::MeasureRow::Reader from) {
  Measure measure;
  measure.name = from.getName().cStr();
  measure.unit = from.getUnit().cStr();
  measure.decimals = from.getDecimals();
  measure.better = from.getBetter();
  measure.group = Id(from.getGroup());
  measure.priority = Id(from.getPriority());
  measure.programme = Id(from.getProgramme());
  if (from.hasBaseline()) measure.baseline = read(from.getBaseline());
  if (from.hasTarget()) measure.target = read(from.getTarget());
  for (auto each : from.getReadings())
    measure.readings.push_back({each.getValue(), readDate(each.hasAsOf(), each.getAsOf()), each.getForm(),
                                readDate(each.hasSince(), each.getSince()), each.getQualifier(),
                                each.getSource().cStr()});
  return measure;
}

Achievement read(schema::AchievementRow::Reader from) {
  Achievement achievement;
  achievement.text = from.getText().cStr();
  achievement.kind = from.getKind();
  achievement.group = Id(from.getGroup());
  achievement.from = readDate(from.hasFrom(), from.getFrom());
  achievement.until = readDate(from.hasUntil(), from.getUntil());
  achievement.priority = Id(from.getPriority());
  achievement.programme = Id(from.getProgramme());
  achievement.measure = Id(from.getMeasure());
  achievement.partners = readIds(from.getPartners());
  achievement.toldOn = readDate(from.hasToldOn(), from.getToldOn());
  return achievement;
}

Funding read(schema::FundingRow::Reader from) {
  Funding funding;
  funding.kind = from.getKind();
  funding.text = from.getText().cStr();
  funding.pence = from.getPence();
  funding.funder = Id(from.getFunder());
  funding.group = Id(from.getGroup());
  funding.programme = Id(from.getProgramme());
  for (auto each : from.getMatch()) funding.match.push_back({Id(each.getPartner()), each.getPence()});
  funding.qualifier = from.getQualifier();
  funding.from = readDate(from.hasFrom(), from.getFrom());
  funding.until = readDate(from.hasUntil(), from.getUntil());
  funding.awardedOn = readDate(from.hasAwardedOn(), from.getAwardedOn());
  funding.spent = from.getSpent();
  return funding;
}

Topic read(schema::TopicRow::Reader from) {
  Topic topic;
  topic.text = from.getText().cStr();
  topic.group = Id(from.getGroup());
  topic.raisedBy = Id(from.getRaisedBy());
  topic.raisedOn = readDate(from.hasRaisedOn(), from.getRaisedOn());
  topic.status = from.getStatus();
  topic.meeting = Id(from.getMeeting());
  topic.note = from.getNote().cStr();
  return topic;
}

Mail read(schema::MailRow::Reader from) {
  Mail mail;
  mail.party = Id(from.getParty());
  mail.address = from.getAddress().cStr();
  mail.digest = bytesOf(from.getDigest());
  mail.actions = readIds(from.getActions());
  for (auto ask : from.getAsks()) mail.asks.push_back(ask);
  mail.preparedOn = readDate(from.hasPreparedOn(), from.getPreparedOn());
  mail.status = from.getStatus();
  mail.purpose = from.getPurpose();
  mail.note = from.getNote().cStr();
  return mail;
}

Report read(schema::ReportRow::Reader from) {
  Report report;
  report.group = Id(from.getGroup());
  report.from = readDate(from.hasFrom(), from.getFrom());
  report.until = readDate(from.hasUntil(), from.getUntil());
  for (auto each : from.getWritten())
    report.written.push_back({each.getSection().cStr(), Id(each.getAbout()), each.getEvent()});
  for (auto each : from.getPublished()) report.published.push_back({each.getSize(), each.getEvent()});
  return report;
}

}  // namespace

domain::State readState(schema::Row::Reader row) {
  switch (row.which()) {
    case schema::Row::REGISTER: return read(row.getRegister());
    case schema::Row::PARTY: return read(row.getParty());
    case schema::Row::GROUP: return read(row.getGroup());
    case schema::Row::APPOINTMENT: return read(row.getAppointment());
    case schema::Row::MEETING: return read(row.getMeeting());
    case schema::Row::DOCUMENT: return read(row.getDocument());
    case schema::Row::READING: return read(row.getReading());
    case schema::Row::DECISION: return read(row.getDecision());
    case schema::Row::ACTION: return read(row.getAction());
    case schema::Row::PRIORITY: return read(row.getPriority());
    case schema::Row::PROGRAMME: return read(row.getProgramme());
    case schema::Row::MEASURE: return read(row.getMeasure());
    case schema::Row::ACHIEVEMENT: return read(row.getAchievement());
    case schema::Row::FUNDING: return read(row.getFunding());
    case schema::Row::TOPIC: return read(row.getTopic());
    case schema::Row::MAIL: return read(row.getMail());
    case schema::Row::REPORT: return read(row.getReport());
  }
  return {};
}

}  // namespace minuted::projections
