#include "world/history.h"

#include <fmt/format.h>

#include "world/scenario.h"

namespace minuted::world {
namespace {

constexpr std::array<const char*, 6> names{"Harbour Trust", "City Council", "Asha Rao",
                                           "Tom Bell",      "ASHA RAO",     "Lena Fry"};
constexpr std::array<const char*, 4> asks{"Draft the plan", "Ask the schools", "Report on lighting", "Find a room"};

OptionalDate someDay(Draws& draws, Date today) {
  if (draws.oneIn(12)) return std::nullopt;
  Date date{today.day - static_cast<int32_t>(draws.below(300)), Precision::DAY};
  if (draws.oneIn(12)) return parseDate(isoDate(date).substr(0, 7));  // a month
  return date;
}

}  // namespace

rc::Gen<Tape> tapes(size_t longest) {
  auto number = rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<uint64_t>()));
  return rc::gen::resize(static_cast<int>(longest), rc::gen::container<Tape>(number));
}

// SplitMix64 (Steele, Lea and Flood, 2014).
uint32_t Draws::below(uint32_t limit) {
  state_ += 0x9e3779b97f4a7c15;
  auto mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return static_cast<uint32_t>((mixed ^ (mixed >> 31)) % limit);
}

uint64_t Historian::any(Draws& draws, Kind kind) const {
  auto there = made_[static_cast<size_t>(kind)];
  if (there == 0) return Id(kind, 1).value;  // refused
  auto back = draws.oneIn(2) ? draws.below(there) : draws.below(std::min(there, 3u));
  return Id(kind, there - back).value;
}

uint64_t Historian::perhaps(Draws& draws, Kind kind) const {
  if (made_[static_cast<size_t>(kind)] == 0 || draws.oneIn(3)) return 0;
  return any(draws, kind);
}

void Historian::setOwners(Draws& draws, capnp::List<schema::Owner>::Builder owners) const {
  for (auto owner : owners) {
    switch (draws.below(4)) {
      case 0:
      case 1:
        owner.setParty(any(draws, Kind::PERSON));
        owner.setOnBehalfOf(perhaps(draws, Kind::ORGANISATION));
        break;
      case 2: owner.setParty(any(draws, Kind::ORGANISATION)); break;
      default: owner.setParty(any(draws, Kind::GROUP)); owner.setCollective(draws.oneIn(2));
    }
  }
}

void Historian::addAction(Draws& draws, schema::Step::Builder step) const {
  auto body = step.initEvent().initBody();
  auto words = step.initWords();
  if (draws.oneIn(3)) words.setNote(fmt::format("Note {}", draws.below(5)));
  auto action = any(draws, Kind::ACTION);
  auto meeting = perhaps(draws, Kind::MEETING);
  auto answer = [&](auto to) {
    to.setAction(action);
    to.setParty(perhaps(draws, Kind::PERSON));
  };
  auto atMeeting = [&](auto to) {
    to.setAction(action);
    to.setMeeting(meeting);
  };
  switch (draws.below(15)) {
    case 0:
    case 1:
    case 2: {
      auto raised = body.initActionRaised();
      if (draws.oneIn(6)) raised.setAction(action);  // one that was entered
      setOwners(draws, raised.initOwners(1 + draws.below(3)));
      raised.setGroup(any(draws, Kind::GROUP));
      raised.setMeeting(meeting);
      raised.setDecision(perhaps(draws, Kind::DECISION));
      if (draws.oneIn(2)) writeDate({20000 + static_cast<int32_t>(draws.below(400)), Precision::DAY}, raised.initDue());
      return words.setText(asks[draws.below(asks.size())]);
    }
    case 3: {
      auto entered = body.initActionEntered();
      if (draws.oneIn(4)) entered.setAction(action);
      entered.setGroup(any(draws, Kind::GROUP));
      return words.setText(asks[draws.below(asks.size())]);
    }
    case 4: {
      auto assigned = body.initActionAssigned();
      assigned.setAction(action);
      return setOwners(draws, assigned.initOwners(1 + draws.below(2)));
    }
    case 5: return answer(body.initActionAccepted());
    case 6: return answer(body.initActionDeclined());
    case 7: return answer(body.initActionProgressed());
    case 8: return answer(body.initActionClaimed());
    case 9: return atMeeting(body.initActionCarriedForward());
    case 10: return atMeeting(body.initActionClosed());
    case 11: return atMeeting(body.initActionReopened());
    case 12: {
      auto dropped = body.initActionDropped();
      dropped.setAction(action);
      return dropped.setDecision(perhaps(draws, Kind::DECISION));
    }
    default: {
      auto changed = body.initActionDueChanged();
      changed.setAction(action);
      return writeDate({20000 + static_cast<int32_t>(draws.below(400)), Precision::DAY}, changed.initDue());
    }
  }
}

void Historian::addMeeting(Draws& draws, schema::Step::Builder step, Date today) const {
  auto body = step.initEvent().initBody();
  auto meeting = any(draws, Kind::MEETING);
  Date date{today.day - 300 + static_cast<int32_t>(draws.below(400)), Precision::DAY};
  switch (draws.below(8)) {
    case 0: {
      auto scheduled = body.initMeetingScheduled();
      if (draws.oneIn(4)) scheduled.setMeeting(meeting);
      scheduled.setGroup(any(draws, Kind::GROUP));
      return writeDate(date, scheduled.initDate());
    }
    case 1: {
      auto moved = body.initMeetingMoved();
      moved.setMeeting(meeting);
      return writeDate(date, moved.initDate());
    }
    case 2: return body.initMeetingCancelled().setMeeting(meeting);
    case 3:
    case 4: {
      auto held = body.initMeetingHeld();
      if (draws.oneIn(2)) held.setMeeting(meeting);
      held.setGroup(any(draws, Kind::GROUP));
      return writeDate(date, held.initDate());
    }
    case 5:
    case 6: {
      auto attended = body.initAttendanceRecorded();
      attended.setMeeting(meeting);
      attended.setPerson(any(draws, Kind::PERSON));
      attended.setOrganisation(perhaps(draws, Kind::ORGANISATION));
      return attended.setCapacity(static_cast<schema::Capacity>(draws.below(4)));
    }
    default: {
      auto added = body.initAgendaItemAdded();
      added.setMeeting(meeting);
      added.setNumber(static_cast<uint16_t>(draws.below(4)));
      return step.initWords().setText("Matters arising");
    }
  }
}

void Historian::addParty(Draws& draws, schema::Step::Builder step) const {
  auto body = step.initEvent().initBody();
  auto words = step.initWords();
  auto called = [&] { words.setName(names[draws.below(names.size())]); };
  switch (draws.below(7)) {
    case 0: body.initOrganisationEntered(); return called();
    case 1: body.initPersonEntered(); return called();
    case 2: body.initGroupEntered().setParent(perhaps(draws, Kind::GROUP)); return called();
    case 3: {
      constexpr std::array kinds{Kind::ORGANISATION, Kind::PERSON, Kind::GROUP};
      body.initAliasAdded().setSubject(any(draws, kinds[draws.below(kinds.size())]));
      return words.initAliases(1).set(0, fmt::format("Alias {}", draws.below(6)));
    }
    case 4:
    case 5: {
      auto made = body.initAppointmentMade();
      made.setPerson(perhaps(draws, Kind::PERSON));
      made.setOrganisation(any(draws, Kind::ORGANISATION));
      return made.setGroup(any(draws, Kind::GROUP));
    }
    default: return body.initAppointmentEnded().setAppointment(any(draws, Kind::APPOINTMENT));
  }
}

void Historian::addPaper(Draws& draws, schema::Step::Builder step, Date today) const {
  auto event = step.initEvent();
  auto body = event.initBody();
  auto words = step.initWords();
  auto proposal = [&](auto to) {
    to.setReading(any(draws, Kind::READING));
    to.setNumber(static_cast<uint16_t>(draws.below(5)));
  };
  auto digest = sha256({fmt::to_string(draws.below(8))});
  capnp::Data::Reader data(digest.data(), digest.size());
  switch (draws.below(8)) {
    case 0:
    case 1: {
      auto decided = body.initDecisionRecorded();
      decided.setGroup(any(draws, Kind::GROUP));
      decided.setMeeting(perhaps(draws, Kind::MEETING));
      decided.setProposer(perhaps(draws, Kind::PERSON));
      return words.setText("To go on");
    }
    case 2: {
      body.initDocumentFiled().setDigest(data);
      return words.setName("minutes.txt");
    }
    case 3: {
      auto read = body.initDocumentRead();
      read.setDocument(any(draws, Kind::DOCUMENT));
      read.setDigest(data);
      return read.setProposals(4);
    }
    case 4: {
      auto accepted = body.initProposalAccepted();
      proposal(accepted);
      return accepted.setSubject(perhaps(draws, Kind::ACTION));
    }
    case 5: return proposal(body.initProposalEdited());
    case 6: return proposal(body.initProposalRejected());
    default: {
      if (draws.oneIn(4)) {
        body.initUserEntered();
        return words.setName(names[draws.below(names.size())]);
      }
      body.initRegisterOpened().setPartnership(Id(Kind::GROUP, 1).value);
      words.setName("Harbour Partnership");
      return writeDate(today, event.initHappenedOn());
    }
  }
}

void Historian::addError(Draws& draws, schema::Step::Builder step) const {
  auto error = step.initEvent().initBody().initEnteredInError();
  if (told_.empty()) return error.setSubject(Id(Kind::ACTION, 1).value);
  auto told = told_[told_.size() - 1 - draws.below(static_cast<uint32_t>(std::min<size_t>(told_.size(), 30)))];
  error.setSubject(told.subject.value);
  error.setEvent(told.position);
}

void Historian::addStep(Draws& draws, CommandMaker& maker, Date today) const {
  auto step = maker.step();
  switch (draws.below(20)) {
    case 0:
    case 1: addParty(draws, step); break;
    case 2:
    case 3:
    case 4: addPaper(draws, step, today); break;
    case 5:
    case 6:
    case 7:
    case 8: addMeeting(draws, step, today); break;
    case 9:
    case 10: addError(draws, step); break;
    default: addAction(draws, step);
  }
  if (auto day = someDay(draws, today)) writeDate(*day, step.getEvent().initHappenedOn());
}

Bytes Historian::command(uint64_t number, Date today, BytesView id) {
  Draws draws(number);
  CommandMaker maker;
  auto steps = draws.oneIn(5) ? 2 + draws.below(2) : 1;
  for (uint32_t i = 0; i < steps; ++i) addStep(draws, maker, today);
  return maker.finish(id, draws.oneIn(10) ? "Chair" : "Officer");
}

void Historian::learn(const Outcome& outcome) {
  if (!outcome) {
    ++refused_;
    return;
  }
  if (outcome->again) return;
  ++recorded_;
  auto position = outcome->first;
  for (auto subject : outcome->subjects) {
    auto& made = made_[static_cast<size_t>(subject.kind())];
    made = std::max(made, subject.number());
    if (subject.kind() != Kind::USER) told_.push_back({subject, position});
    ++position;
  }
}

void enterParties(TempRegister& on, Historian& historian) {
  for (const auto& line : harbour()) historian.learn(on->record(commandOf({line})));
}

Historian play(TempRegister& on, const Tape& tape) {
  Historian historian;
  enterParties(on, historian);
  for (auto number : tape) {
    on.clock().step(number % 5 * oneHour);
    historian.learn(on->record(historian.command(number, localDay(on.clock().now()), newCommandId())));
  }
  return historian;
}

}  // namespace minuted::world
