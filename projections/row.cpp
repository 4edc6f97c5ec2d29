#include "projections/row.h"

#include <capnp/message.h>

#include "base/message.h"
#include "view.capnp.h"

namespace minuted::projections {
namespace {

using namespace domain;

void writeDateTo(const OptionalDate& date, auto init) {
  if (date) writeDate(*date, init());
}

void writeTexts(const std::vector<std::string>& texts, capnp::List<capnp::Text>::Builder to) {
  for (uint i = 0; i < texts.size(); ++i) to.set(i, texts[i]);
}

uint count(const auto& list) { return static_cast<uint>(list.size()); }

// Each element to the row of the same number.
void writeEach(const auto& from, auto to, const auto& write) {
  for (uint i = 0; i < to.size(); ++i) write(from[i], to[i]);
}

void writeIds(const std::vector<Id>& from, capnp::List<uint64_t>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, from[i].value);
}

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

capnp::Data::Reader data(const Bytes& bytes) {
  return {reinterpret_cast<const capnp::byte*>(bytes.data()), bytes.size()};
}

Bytes bytes(capnp::Data::Reader data) { return Bytes(reinterpret_cast<const char*>(data.begin()), data.size()); }

// --- State to row ---

void write(const Register& from, schema::Row::Builder row) {
  auto to = row.initRegister();
  to.setName(from.name);
  to.setPartnership(from.partnership.value);
}

void write(const Party& from, schema::Row::Builder row) {
  auto to = row.initParty();
  to.setName(from.name);
  writeTexts(from.aliases, to.initAliases(count(from.aliases)));
  to.setMergedInto(from.mergedInto.value);
  if (!from.contacts.empty())
    writeEach(from.contacts, to.initContacts(count(from.contacts)), [](const auto& contact, auto each) {
      each.setChannel(contact.channel);
      each.setAddress(contact.address);
    });
  if (!from.titles.empty())
    writeEach(from.titles, to.initTitles(count(from.titles)), [](const auto& title, auto each) {
      each.setOrganisation(title.organisation.value);
      each.setTitle(title.title);
      each.setTeam(title.team);
      writeDateTo(title.from, [&] { return each.initFrom(); });
    });
}

void write(const Group& from, schema::Row::Builder row) {
  auto to = row.initGroup();
  to.setName(from.name);
  writeTexts(from.aliases, to.initAliases(count(from.aliases)));
  to.setParent(from.parent.value);
  to.setKind(from.kind);
  writeEach(from.profile, to.initProfile(count(from.profile)), [](const auto& profile, auto each) {
    each.setPart(profile.part);
    each.setText(profile.text);
  });
  writeEach(from.reportsTo, to.initReportsTo(count(from.reportsTo)), [](const auto& line, auto each) {
    each.setTo(line.to.value);
    each.setEvery(line.every);
    each.setUnit(line.unit);
  });
  to.setEvery(from.every);
  to.setUnit(from.unit);
  writeDateTo(from.founded, [&] { return to.initFounded(); });
  writeDateTo(from.ended, [&] { return to.initEnded(); });
}

void write(const Appointment& from, schema::Row::Builder row) {
  auto to = row.initAppointment();
  to.setPerson(from.person.value);
  to.setOrganisation(from.organisation.value);
  to.setGroup(from.group.value);
  to.setRole(from.role);
  writeDateTo(from.from, [&] { return to.initFrom(); });
  writeDateTo(from.until, [&] { return to.initUntil(); });
}

void write(const Meeting& from, schema::Row::Builder row) {
  auto to = row.initMeeting();
  to.setGroup(from.group.value);
  writeDateTo(from.date, [&] { return to.initDate(); });
  writeDateTo(from.firstDate, [&] { return to.initFirstDate(); });
  to.setStartsAt(from.startsAt);
  to.setEndsAt(from.endsAt);
  to.setStatus(from.status);
  to.setRescheduled(from.rescheduled);
  auto attendance = to.initAttendance(static_cast<uint>(from.attendance.size()));
  for (uint i = 0; i < attendance.size(); ++i) {
    attendance[i].setPerson(from.attendance[i].person.value);
    attendance[i].setOrganisation(from.attendance[i].organisation.value);
    attendance[i].setCapacity(from.attendance[i].capacity);
    attendance[i].setRole(from.attendance[i].role);
    attendance[i].setSubstituteFor(from.attendance[i].substituteFor.value);
    attendance[i].setArrivedAt(from.attendance[i].arrivedAt);
    attendance[i].setLeftAt(from.attendance[i].leftAt);
  }
  auto agenda = to.initAgenda(static_cast<uint>(from.agenda.size()));
  for (uint i = 0; i < agenda.size(); ++i) {
    agenda[i].setItem(from.agenda[i].item);
    agenda[i].setNumber(from.agenda[i].number);
    agenda[i].setPlanned(from.agenda[i].planned);
    agenda[i].setTitle(from.agenda[i].title);
    agenda[i].setKind(from.agenda[i].kind);
    agenda[i].setOwner(from.agenda[i].owner.value);
    agenda[i].setConfidential(from.agenda[i].confidential);
  }
  to.setMinutes(from.minutes);
  to.setAgreedAt(from.agreedAt.value);
  to.setDocument(from.document.value);
  writeEach(from.corrections, to.initCorrections(count(from.corrections)), [](const auto& correction, auto each) {
    each.setAt(correction.at.value);
    each.setSubject(correction.subject.value);
    each.setText(correction.text);
    each.setWas(correction.was);
  });
}

void write(const Document& from, schema::Row::Builder row) {
  auto to = row.initDocument();
  to.setName(from.name);
  to.setDigest(data(from.digest));
  to.setSize(from.size);
}

void write(const Reading& from, schema::Row::Builder row) {
  auto to = row.initReading();
  to.setDocument(from.document.value);
  to.setDigest(data(from.digest));
  auto fates = to.initFates(static_cast<uint>(from.fates.size()));
  for (uint i = 0; i < fates.size(); ++i) {
    fates[i].setStatus(from.fates[i].status);
    fates[i].setSubject(from.fates[i].subject.value);
    fates[i].setWords(from.fates[i].words);
  }
}

void write(const Decision& from, schema::Row::Builder row) {
  auto to = row.initDecision();
  to.setText(from.text);
  to.setKind(from.kind);
  writeDateTo(from.decidedOn, [&] { return to.initDecidedOn(); });
  to.setGroup(from.group.value);
  to.setMeeting(from.meeting.value);
  to.setItem(from.item);
  to.setProposer(from.proposer.value);
  to.setSeconder(from.seconder.value);
  to.setAddressedTo(from.addressedTo.value);
  writeDateTo(from.reviewOn, [&] { return to.initReviewOn(); });
  to.setConfidential(from.confidential);
  to.setReason(from.reason);
  writeEach(from.positions, to.initPositions(count(from.positions)), [](const auto& position, auto each) {
    each.setParty(position.party.value);
    each.setOnBehalfOf(position.onBehalfOf.value);
    each.setPosition(position.position);
    each.setReason(position.reason);
  });
  to.setStatus(from.status);
  to.setBy(from.by.value);
  to.setReviews(from.reviews);
  to.setUptake(from.uptake);
}

void write(const Action& from, schema::Row::Builder row) {
  auto to = row.initAction();
  to.setText(from.text);
  auto owners = to.initOwners(static_cast<uint>(from.owners.size()));
  for (uint i = 0; i < owners.size(); ++i) {
    owners[i].setParty(from.owners[i].party.value);
    owners[i].setOnBehalfOf(from.owners[i].onBehalfOf.value);
    owners[i].setCollective(from.owners[i].collective);
  }
  to.setGroup(from.group.value);
  to.setMeeting(from.meeting.value);
  to.setItem(from.item);
  to.setDecision(from.decision.value);
  to.setAnswerTo(from.answerTo.value);
  writeDateTo(from.raisedOn, [&] { return to.initRaisedOn(); });
  writeDateTo(from.firstDue, [&] { return to.initFirstDue(); });
  writeDateTo(from.due, [&] { return to.initDue(); });
  to.setStatus(from.status);
  writeDateTo(from.statusOn, [&] { return to.initStatusOn(); });
  to.setTimesCarried(from.timesCarried);
  to.setExtensions(from.extensions);
  if (!from.note.empty()) to.setNote(from.note);
  to.setRaised(from.raised);
  to.setKind(from.kind);
  to.setPriority(from.priority.value);
  to.setProgramme(from.programme.value);
  to.setDueAtNext(from.dueAtNext.value);
  to.setConfidential(from.confidential);
  to.setSupersededBy(from.supersededBy.value);
  to.setEscalatedTo(from.escalatedTo.value);
  to.setReopened(from.reopened);
  if (from.requested) {
    to.setRequestedBy(from.requested->by.value);
    writeDateTo(from.requested->due, [&] { return to.initRequestedDue(); });
  }
  if (from.counter) {
    to.setCounterBy(from.counter->by.value);
    to.setCounterText(from.counter->text);
    writeDateTo(from.counter->due, [&] { return to.initCounterDue(); });
  }
  if (from.rag) {
    to.setRagSet(true);
    to.setRag(from.rag->rag);
    to.setRagNote(from.rag->note);
  }
  if (!from.answers.empty())
    writeEach(from.answers, to.initAnswers(count(from.answers)), [](const auto& answer, auto each) {
      each.setParty(answer.party.value);
      each.setStatus(answer.status);
      writeDateTo(answer.on, [&] { return each.initOn(); });
      each.setNote(answer.note);
    });
  if (!from.moves.empty())
    writeEach(from.moves, to.initMoves(count(from.moves)), [](const auto& move, auto each) {
      writeDateTo(move.old, [&] { return each.initOld(); });
      writeDateTo(move.now, [&] { return each.initNew(); });
      each.setGrantedBy(move.grantedBy.value);
      writeDateTo(move.on, [&] { return each.initOn(); });
      each.setWhy(move.why);
    });
}

void write(const Priority& from, schema::Row::Builder row) {
  auto to = row.initPriority();
  to.setText(from.text);
  to.setGroup(from.group.value);
  to.setProgramme(from.programme.value);
  writeDateTo(from.from, [&] { return to.initFrom(); });
  writeDateTo(from.until, [&] { return to.initUntil(); });
  to.setNumber(from.number);
  to.setDecision(from.decision.value);
  to.setStatus(from.status);
  to.setReports(from.reports);
  writeDateTo(from.reportedOn, [&] { return to.initReportedOn(); });
  to.setNote(from.note);
}

void write(const Programme& from, schema::Row::Builder row) {
  auto to = row.initProgramme();
  to.setName(from.name);
  to.setText(from.text);
  to.setKind(from.kind);
  to.setGroup(from.group.value);
  to.setParent(from.parent.value);
  to.setDecision(from.decision.value);
  to.setAdoptedBy(from.adoptedBy.value);
  to.setStatus(from.status);
  writeDateTo(from.adoptedOn, [&] { return to.initAdoptedOn(); });
  writeDateTo(from.statusOn, [&] { return to.initStatusOn(); });
  to.setNote(from.note);
}

void write(const domain::MeasureValue& from, schema::MeasureRow::Value::Builder to) {
  to.setValue(from.value);
  writeDateTo(from.date, [&] { return to.initDate(); });
}

void write(const Measure& from, schema::Row::Builder row) {
  auto to = row.initMeasure();
  to.setName(from.name);
  to.setUnit(from.unit);
  to.setDecimals(from.decimals);
  to.setBetter(from.better);
  to.setGroup(from.group.value);
  to.setPriority(from.priority.value);
  to.setProgramme(from.programme.value);
  if (from.baseline) write(*from.baseline, to.initBaseline());
  if (from.target) write(*from.target, to.initTarget());
  writeEach(from.readings, to.initReadings(count(from.readings)), [](const auto& reading, auto each) {
    each.setValue(reading.value);
    writeDateTo(reading.asOf, [&] { return each.initAsOf(); });
    each.setForm(reading.form);
    writeDateTo(reading.since, [&] { return each.initSince(); });
    each.setQualifier(reading.qualifier);
    each.setSource(reading.source);
  });
}

void write(const Achievement& from, schema::Row::Builder row) {
  auto to = row.initAchievement();
  to.setText(from.text);
  to.setKind(from.kind);
  to.setGroup(from.group.value);
  writeDateTo(from.from, [&] { return to.initFrom(); });
  writeDateTo(from.until, [&] { return to.initUntil(); });
  to.setPriority(from.priority.value);
  to.setProgramme(from.programme.value);
  to.setMeasure(from.measure.value);
  writeIds(from.partners, to.initPartners(count(from.partners)));
  writeDateTo(from.toldOn, [&] { return to.initToldOn(); });
}

void write(const Funding& from, schema::Row::Builder row) {
  auto to = row.initFunding();
  to.setKind(from.kind);
  to.setText(from.text);
  to.setPence(from.pence);
  to.setFunder(from.funder.value);
  to.setGroup(from.group.value);
  to.setProgramme(from.programme.value);
  writeEach(from.match, to.initMatch(count(from.match)), [](const auto& match, auto each) {
    each.setPartner(match.partner.value);
    each.setPence(match.pence);
  });
  to.setQualifier(from.qualifier);
  writeDateTo(from.from, [&] { return to.initFrom(); });
  writeDateTo(from.until, [&] { return to.initUntil(); });
  writeDateTo(from.awardedOn, [&] { return to.initAwardedOn(); });
  to.setSpent(from.spent);
}

void write(const Topic& from, schema::Row::Builder row) {
  auto to = row.initTopic();
  to.setText(from.text);
  to.setGroup(from.group.value);
  to.setRaisedBy(from.raisedBy.value);
  writeDateTo(from.raisedOn, [&] { return to.initRaisedOn(); });
  to.setStatus(from.status);
  to.setMeeting(from.meeting.value);
  to.setNote(from.note);
}

void write(const Mail& from, schema::Row::Builder row) {
  auto to = row.initMail();
  to.setParty(from.party.value);
  to.setAddress(from.address);
  to.setDigest(data(from.digest));
  writeIds(from.actions, to.initActions(count(from.actions)));
  to.setStatus(from.status);
  to.setNote(from.note);
}

// --- Row to state ---

Register read(schema::RegisterRow::Reader from) { return {from.getName().cStr(), Id(from.getPartnership())}; }

Party read(schema::PartyRow::Reader from) {
  Party party{from.getName().cStr(), readTexts(from.getAliases()), Id(from.getMergedInto()), {}, {}};
  for (auto each : from.getContacts()) party.contacts.push_back({each.getChannel(), each.getAddress().cStr()});
  for (auto each : from.getTitles())
    party.titles.push_back({Id(each.getOrganisation()), each.getTitle().cStr(), each.getTeam().cStr(),
                            readDate(each.hasFrom(), each.getFrom())});
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
                              each.getKind(), Id(each.getOwner()), each.getConfidential()});
  meeting.minutes = from.getMinutes();
  meeting.agreedAt = Id(from.getAgreedAt());
  meeting.document = Id(from.getDocument());
  for (auto each : from.getCorrections())
    meeting.corrections.push_back(
        {Id(each.getAt()), Id(each.getSubject()), each.getText().cStr(), each.getWas().cStr()});
  return meeting;
}

Document read(schema::DocumentRow::Reader from) {
  return {from.getName().cStr(), bytes(from.getDigest()), from.getSize()};
}

Reading read(schema::ReadingRow::Reader from) {
  Reading reading{Id(from.getDocument()), bytes(from.getDigest()), {}};
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
  decision.uptake = from.getUptake().cStr();
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
  if (from.getRequestedBy() != 0 || from.hasRequestedDue())
    action.requested = {Id(from.getRequestedBy()), readDate(from.hasRequestedDue(), from.getRequestedDue())};
  if (from.hasCounterText())
    action.counter = {Id(from.getCounterBy()), from.getCounterText().cStr(),
                      readDate(from.hasCounterDue(), from.getCounterDue())};
  if (from.getRagSet()) action.rag = {from.getRag(), from.getRagNote().cStr()};
  for (auto each : from.getAnswers())
    action.answers.push_back(
        {Id(each.getParty()), each.getStatus(), readDate(each.hasOn(), each.getOn()), each.getNote().cStr()});
  for (auto each : from.getMoves())
    action.moves.push_back({readDate(each.hasOld(), each.getOld()), readDate(each.hasNew(), each.getNew()),
                            Id(each.getGrantedBy()), readDate(each.hasOn(), each.getOn()), each.getWhy().cStr()});
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
  return {Id(from.getParty()),        from.getAddress().cStr(), bytes(from.getDigest()),
          readIds(from.getActions()), from.getStatus(),         from.getNote().cStr()};
}

State readState(schema::Row::Reader row) {
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
  }
  return {};
}

}  // namespace

Bytes rowOf(const Subject& subject) {
  // The builder wants zeros to begin with, and leaves zeros behind.
  thread_local capnp::word scratch[512];
  capnp::MallocMessageBuilder message(scratch);
  auto row = message.initRoot<schema::Row>();
  row.setId(subject.id.value);
  row.setNewest(subject.newest);
  row.setLastPosition(subject.last.position);
  row.setLastDay(subject.last.day);
  row.setEvents(subject.events);
  row.setFacts(subject.facts);
  row.setFirstDay(subject.firstDay);
  std::visit([&](const auto& state) { write(state, row); }, subject.state);
  // Equal subjects are written by the same steps, so that their bytes are equal without being made canonical. One that
  // does not fit is no longer one segment.
  auto segments = message.getSegmentsForOutput();
  if (segments.size() > 1) return canonicalBytes(row.asReader());
  auto bytes = segments[0].asBytes();
  return Bytes(reinterpret_cast<const char*>(bytes.begin()), bytes.size());
}

Subject subjectOf(BytesView bytes) {
  Message<schema::Row> message(bytes);
  auto row = message.get();
  return Subject{.id = Id(row.getId()),
                 .newest = row.getNewest(),
                 .last = {row.getLastDay(), row.getLastPosition()},
                 .events = row.getEvents(),
                 .facts = row.getFacts(),
                 .firstDay = row.getFirstDay(),
                 .state = readState(row)};
}

Extent extentOf(BytesView bytes) {
  Message<schema::Row> message(bytes);
  auto row = message.get();
  return {row.getNewest(), row.getFirstDay(), row.getLastDay()};
}

}  // namespace minuted::projections
