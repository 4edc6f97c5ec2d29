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
  writeTexts(from.aliases, to.initAliases(static_cast<uint>(from.aliases.size())));
}

void write(const Group& from, schema::Row::Builder row) {
  auto to = row.initGroup();
  to.setName(from.name);
  writeTexts(from.aliases, to.initAliases(static_cast<uint>(from.aliases.size())));
  to.setParent(from.parent.value);
  to.setKind(from.kind);
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
  }
  auto agenda = to.initAgenda(static_cast<uint>(from.agenda.size()));
  for (uint i = 0; i < agenda.size(); ++i) {
    agenda[i].setItem(from.agenda[i].item);
    agenda[i].setNumber(from.agenda[i].number);
    agenda[i].setPlanned(from.agenda[i].planned);
    agenda[i].setTitle(from.agenda[i].title);
  }
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
}

// --- Row to state ---

Register read(schema::RegisterRow::Reader from) { return {from.getName().cStr(), Id(from.getPartnership())}; }

Party read(schema::PartyRow::Reader from) { return {from.getName().cStr(), readTexts(from.getAliases())}; }

Group read(schema::GroupRow::Reader from) {
  return {from.getName().cStr(), readTexts(from.getAliases()), Id(from.getParent()), from.getKind()};
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
    meeting.attendance.push_back(
        {Id(each.getPerson()), Id(each.getOrganisation()), each.getCapacity(), each.getRole()});
  for (auto each : from.getAgenda())
    meeting.agenda.push_back({each.getItem(), each.getNumber(), each.getPlanned(), each.getTitle().cStr()});
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
  return action;
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
