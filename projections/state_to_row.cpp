// Writes the state of a subject to the row that is stored, field by field: the reverse of row_to_state.cpp.
#include "projections/row_state.h"

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

// Calls write(from[i], to[i]) for each element.
void writeEach(const auto& from, auto to, const auto& write) {
  for (uint i = 0; i < to.size(); ++i) write(from[i], to[i]);
}

void writeIds(const std::vector<Id>& from, capnp::List<uint64_t>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, from[i].value);
}

capnp::Data::Reader data(const Bytes& bytes) {
  return {reinterpret_cast<const capnp::byte*>(bytes.data()), bytes.size()};
}

void writeLists(const Register& from, schema::RegisterRow::Builder to) {
  if (from.lists.empty()) return;
  writeEach(from.lists, to.initLists(count(from.lists)), [](const SavedList& list, auto each) {
    each.setName(list.name);
    each.setText(list.text);
  });
}

void write(const Register& from, schema::Row::Builder row) {
  auto to = row.initRegister();
  to.setName(from.name);
  to.setPartnership(from.partnership.value);
  to.setTimeZone(from.timeZone);
  const auto& daysOff = from.daysOff;
  if (!daysOff.spans.empty())
    writeEach(daysOff.spans, to.initDaysOff(count(daysOff.spans)), [](const DaysOff::Span& span, auto each) {
      writeDate(span.from, each.initFrom());
      if (span.until) writeDate(*span.until, each.initUntil());
    });
  if (!daysOff.weekdays.empty())
    writeEach(daysOff.weekdays, to.initWeekdaysOff(count(daysOff.weekdays)),
              [](Weekday weekday, auto each) { each.setWeekday(weekday); });
  writeLists(from, to);
}

void writeFormerNames(const std::vector<FormerName>& names, auto init) {
  if (names.empty()) return;
  writeEach(names, init(count(names)), [](const FormerName& former, schema::FormerName::Builder to) {
    to.setName(former.name);
    to.setUntil(former.until);
  });
}

void write(const Party& from, schema::Row::Builder row) {
  auto to = row.initParty();
  to.setName(from.name);
  writeTexts(from.aliases, to.initAliases(count(from.aliases)));
  to.setMergedInto(from.mergedInto.value);
  to.setOrganisation(from.organisation.value);
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
  writeFormerNames(from.formerNames, [&](uint size) { return to.initFormerNames(size); });
  to.setWayOfAsking(from.wayOfAsking);
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
  writeFormerNames(from.formerNames, [&](uint size) { return to.initFormerNames(size); });
  if (!from.quorums.empty())
    writeEach(from.quorums, to.initQuorums(count(from.quorums)), [](const auto& quorum, auto each) {
      each.setPresent(quorum.present);
      each.setShare(quorum.share);
      each.setOrganisations(quorum.organisations);
      writeDateTo(quorum.from, [&] { return each.initFrom(); });
    });
  to.setRemindEvery(from.chasing.remindEvery);
  to.setEscalateAfter(from.chasing.escalateAfter);
  to.setDigest(from.chasing.digest);
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
    agenda[i].setMinutes(from.agenda[i].minutes);
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
  writeEach(from.earlierMinutes, to.initEarlierMinutes(count(from.earlierMinutes)), [](const auto& earlier, auto each) {
    if (earlier.date) writeDate(*earlier.date, each.initDate());
    each.setCorrected(earlier.corrected);
    each.setText(earlier.text);
  });
  if (!from.place.empty()) to.setPlace(from.place);
  if (!from.joining.empty()) to.setJoining(from.joining);
  if (!from.interests.empty())
    writeEach(from.interests, to.initInterests(count(from.interests)), [](const auto& interest, auto each) {
      each.setPerson(interest.person.value);
      each.setAgendaItem(interest.agendaItem);
      each.setWithdrew(interest.withdrew);
      each.setText(interest.text);
    });
  if (!from.amendments.empty())
    writeEach(from.amendments, to.initAmendments(count(from.amendments)), [](const auto& amendment, auto each) {
      each.setAmendment(amendment.amendment);
      each.setAgendaItem(amendment.agendaItem);
      each.setParty(amendment.party.value);
      each.setStatus(amendment.status);
      each.setText(amendment.text);
      if (!amendment.was.empty()) each.setWas(amendment.was);
      if (!amendment.note.empty()) each.setNote(amendment.note);
    });
  if (!from.replies.empty())
    writeEach(from.replies, to.initReplies(count(from.replies)), [](const Reply& reply, auto each) {
      each.setPerson(reply.person.value);
      each.setReply(reply.reply);
      writeDateTo(reply.on, [&] { return each.initOn(); });
      if (!reply.note.empty()) each.setNote(reply.note);
    });
  if (!from.papers.empty())
    writeEach(from.papers, to.initPapers(count(from.papers)), [](const Papers& papers, auto each) {
      each.setDocument(papers.document.value);
      writeIds(papers.to, each.initTo(count(papers.to)));
      each.setSize(papers.size);
      each.setEvent(papers.event);
      each.setPublicCopy(papers.publicCopy);
    });
}

void write(const Document& from, schema::Row::Builder row) {
  auto to = row.initDocument();
  to.setName(from.name);
  to.setDigest(data(from.digest));
  to.setSize(from.size);
  to.setKept(from.isKept);
  writeEach(from.attachments, to.initAttachments(count(from.attachments)), [](const Attachment& attachment, auto each) {
    each.setTo(attachment.to.value);
    each.setAgendaItem(attachment.agendaItem);
  });
  to.setConfidential(from.confidential);
}

void write(const Reading& from, schema::Row::Builder row) {
  auto to = row.initReading();
  to.setDocument(from.document.value);
  to.setDigest(data(from.digest));
  to.setText(data(from.text));
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
  if (from.uptake) {
    auto uptake = to.initUptake();
    uptake.setTaken(from.uptake->taken);
    uptake.setReply(from.uptake->reply);
  }
  if (from.votes) {
    auto votes = to.initVotes();
    votes.setInFavour(from.votes->inFavour);
    votes.setAgainst(from.votes->against);
    votes.setAbstained(from.votes->abstained);
  }
  writeDateTo(from.proposedOn, [&] { return to.initProposedOn(); });
  writeDateTo(from.closesOn, [&] { return to.initClosesOn(); });
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
  to.setUrgency(from.urgency);
  writeDateTo(from.askedOn, [&] { return to.initAskedOn(); });
  if (from.requested) {
    to.setRequestedBy(from.requested->by.value);
    writeDateTo(from.requested->due, [&] { return to.initRequestedDue(); });
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
      each.setProposal(answer.proposal);
      writeDateTo(answer.due, [&] { return each.initDue(); });
    });
  if (!from.moves.empty())
    writeEach(from.moves, to.initMoves(count(from.moves)), [](const auto& move, auto each) {
      writeDateTo(move.old, [&] { return each.initOld(); });
      writeDateTo(move.now, [&] { return each.initNew(); });
      each.setGrantedBy(move.grantedBy.value);
      writeDateTo(move.on, [&] { return each.initOn(); });
      each.setWhy(move.why);
    });
  to.setContinuedBy(from.continuedBy.value);
  if (!from.waitsFor.empty()) writeIds(from.waitsFor, to.initWaitsFor(count(from.waitsFor)));
  to.setEvery(from.every);
  to.setUnit(from.unit);
  if (!from.followers.empty())
    writeEach(from.followers, to.initFollowers(count(from.followers)), [](const Follower& follower, auto each) {
      each.setParty(follower.party.value);
      each.setSince(follower.since);
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
  auto asks = to.initAsks(count(from.asks));
  for (uint i = 0; i < asks.size(); ++i) asks.set(i, from.asks[i]);
  writeDateTo(from.preparedOn, [&] { return to.initPreparedOn(); });
  to.setPurpose(from.purpose);
  to.setStatus(from.status);
  to.setNote(from.note);
}

void write(const Report& from, schema::Row::Builder row) {
  auto to = row.initReport();
  to.setGroup(from.group.value);
  writeDateTo(from.from, [&] { return to.initFrom(); });
  writeDateTo(from.until, [&] { return to.initUntil(); });
  auto written = to.initWritten(count(from.written));
  for (uint i = 0; i < written.size(); ++i) {
    written[i].setSection(from.written[i].section);
    written[i].setAbout(from.written[i].about.value);
    written[i].setEvent(from.written[i].event);
  }
  auto published = to.initPublished(count(from.published));
  for (uint i = 0; i < published.size(); ++i) {
    published[i].setSize(from.published[i].size);
    published[i].setEvent(from.published[i].event);
  }
}

}  // namespace

void writeState(const State& state, schema::Row::Builder row) {
  std::visit([&](const auto& known) { write(known, row); }, state);
}

}  // namespace minuted::projections
