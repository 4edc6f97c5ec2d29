#include "review/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "base/guard.h"
#include "base/text.h"
#include "queries/partnership.h"
#include "review/acceptance.h"

namespace minuted::review {
namespace {

using schema::ProposalStatus;

Result<domain::Reading> readingOf(const engine::Snapshot& snapshot, Id reading) {
  TRY(auto subject, snapshot.find(reading));
  if (!subject || reading.kind() != Kind::READING)
    return fail(ErrorKind::notFound, fmt::format("There is no {}.", reference(reading)));
  return std::get<domain::Reading>(subject->state);
}

// The event that has the proposal as it stands, and the proposal in its words.
struct Found {
  std::unique_ptr<engine::StoredEvent> event;
  schema::Proposal::Reader proposal;
};

Result<Found> proposalOf(const engine::Snapshot& snapshot, Id id, const domain::Reading& reading, uint16_t number) {
  if (number == 0 || number > reading.fates.size())
    return fail(ErrorKind::notFound,
                fmt::format("{} has no proposal {}: it has {}.", reference(id), number, reading.fates.size()));
  TRY(auto event, engine::readEvent(snapshot.at(), reading.fates[number - 1u].words));
  for (auto proposal : event->words().getProposals())
    if (proposal.getNumber() == number) return Found{std::move(event), proposal};
  return fail(ErrorKind::notFound, fmt::format("The words of {} have been redacted.", proposalReference(id, number)));
}

// The number of the proposal that an event of a reading's story is about; 0 for none.
uint16_t numberOf(domain::Event event) {
  auto body = event.getBody();
  if (body.isProposalAccepted()) return body.getProposalAccepted().getNumber();
  if (body.isProposalRejected()) return body.getProposalRejected().getNumber();
  return body.isProposalEdited() ? body.getProposalEdited().getNumber() : uint16_t{0};
}

// Follows from the digest of the text, the reading's number and what is done, so that nothing is ever done twice; and
// from how often it was taken back, so that it can be done again then.
Result<Bytes> commandId(const engine::Snapshot& now, const domain::Reading& reading, Id id, uint16_t number,
                        std::string_view what) {
  TRY(auto story, engine::readStory(now.at(), id, now.cut().until));
  auto gone = engine::takenAway(story);
  auto undone = std::ranges::count_if(story, [&](const auto& stored) {
    return numberOf(stored->event()) == number && gone.contains(stored->event().getPosition());
  });
  auto about = fmt::format("{} {} {}", reference(id), number, what);
  return engine::derivedCommandId(reading.digest + about + (undone > 0 ? fmt::format(" {}", undone) : ""));
}

Result<engine::Recorded> recorded(engine::Outcome outcome) {
  if (!outcome) return std::unexpected(engine::errorOf(outcome.error()));
  return *outcome;
}

// The group of an action log and the day that it speaks of last; where it names no group, the partnership.
Result<MinutesOf> logOf(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number,
                        const engine::Snapshot& now, const domain::Reading& reading,
                        schema::ProposedLog::Reader proposed) {
  MinutesOf of{.date = std::min(readDate(proposed.hasDate(), proposed.getDate()).value_or(now.today()), now.today())};
  TRY(of.group, queries::partnershipOf(now));
  if (number == 1) return of;
  if (reading.fates[0].status == ProposalStatus::REJECTED)
    return fail(ErrorKind::refused, fmt::format("The log itself ({}) was rejected.", proposalReference(id, 1)));
  of.group = reading.fates[0].subject;
  if (reading.fates[0].status == ProposalStatus::WAITING) {
    TRY(auto log, acceptProposal(recorder, by, id, 1));
    of.group = log.subject;
  }
  return of;
}

// The meeting of the minutes; the first proposal of a reading.
Result<MinutesOf> minutesOf(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number) {
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto found, proposalOf(now, id, reading, 1));
  if (found.proposal.isLog()) return logOf(recorder, by, id, number, now, reading, found.proposal.getLog());
  if (!found.proposal.isMeeting())
    return fail(ErrorKind::refused, "The reading does not say which meeting the minutes are of.");
  auto proposed = found.proposal.getMeeting();
  MinutesOf of;
  if (!proposed.hasDate() && number != 1)
    return fail(
        ErrorKind::refused,
        fmt::format("The date of the meeting was not found. Say it first: 'minuted review edit {} --date DATE'.",
                    proposalReference(id, 1)));
  of.date = readDate(proposed.hasDate(), proposed.getDate()).value_or(Date());
  if (number == 1) return of;
  if (reading.fates[0].status == ProposalStatus::REJECTED)
    return fail(ErrorKind::refused, fmt::format("The meeting itself ({}) was rejected.", proposalReference(id, 1)));
  of.meeting = reading.fates[0].subject;
  if (reading.fates[0].status == ProposalStatus::WAITING) {
    TRY(auto meeting, acceptProposal(recorder, by, id, 1));
    of.meeting = meeting.subject;
    TRY(now, recorder.snapshot());
  }
  TRY(auto meeting, now.find(of.meeting));
  if (!meeting) return fail(ErrorKind::notFound, fmt::format("There is no {}.", reference(of.meeting)));
  of.group = std::get<domain::Meeting>(meeting->state).group;
  return of;
}

void copyTexts(const std::vector<std::string>& from, capnp::List<capnp::Text>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, from[i]);
}

// Whether anything of it fits this kind of proposal.
bool apply(const Edit& edit, schema::Proposal::Builder proposal) {
  bool changed = false;
  auto take = [&](const auto& wanted, auto&& set) {
    if (!wanted) return;
    set(*wanted);
    changed = true;
  };
  if (proposal.isAction()) {
    auto action = proposal.getAction();
    take(edit.text, [&](const auto& text) { action.setText(text); });
    take(edit.owners, [&](const auto& names) { copyTexts(names, action.initOwners(static_cast<uint>(names.size()))); });
    take(edit.due, [&](const auto& due) { writeDate(due, action.initDue()); });
    if (edit.withoutDue) {
      action.disownDue();
      changed = true;
    }
  }
  if (proposal.isDecision()) take(edit.text, [&](const auto& text) { proposal.getDecision().setText(text); });
  if (proposal.isTopic()) take(edit.text, [&](const auto& text) { proposal.getTopic().setText(text); });
  if (proposal.isItem()) take(edit.text, [&](const auto& text) { proposal.getItem().setTitle(text); });
  if (proposal.isAttendance()) {
    take(edit.name, [&](const auto& name) { proposal.getAttendance().setName(name); });
    take(edit.organisation, [&](const auto& name) { proposal.getAttendance().setOrganisation(name); });
  }
  if (proposal.isLog()) {
    take(edit.name, [&](const auto& name) { proposal.getLog().setGroup(name); });
    take(edit.date, [&](const auto& date) { writeDate(date, proposal.getLog().initDate()); });
  }
  if (proposal.isEntry()) {
    auto entry = proposal.getEntry();
    take(edit.text, [&](const auto& text) { entry.setText(text); });
    take(edit.owners, [&](const auto& names) { copyTexts(names, entry.initOwners(static_cast<uint>(names.size()))); });
    take(edit.name, [&](const auto& name) { entry.setGroup(name); });
    take(edit.date, [&](const auto& date) { writeDate(date, entry.initRaisedOn()); });
    take(edit.due, [&](const auto& due) {
      writeDate(due, entry.initDue());
      entry.setDueAtNext(false);
    });
    if (edit.withoutDue) {
      entry.disownDue();
      entry.setDueAtNext(false);
      changed = true;
    }
  }
  if (proposal.isMeeting()) {
    take(edit.name, [&](const auto& name) { proposal.getMeeting().setGroup(name); });
    take(edit.date, [&](const auto& date) { writeDate(date, proposal.getMeeting().initDate()); });
  }
  return changed;
}

// The step that puts the edited form in the place of the proposal; whether anything of the edit fits it.
bool editStep(engine::CommandMaker& command, Id id, uint16_t number, schema::Proposal::Reader proposal,
              const Edit& edit) {
  auto step = command.step();
  auto edited = step.getEvent().getBody().initProposalEdited();
  edited.setReading(id.value);
  edited.setNumber(number);
  auto proposals = step.initWords().initProposals(1);
  proposals.setWithCaveats(0, proposal);
  return apply(edit, proposals[0]);
}

void rejectStep(engine::CommandMaker& command, Id id, uint16_t number, std::string_view why) {
  auto step = command.step();
  auto rejected = step.getEvent().getBody().initProposalRejected();
  rejected.setReading(id.value);
  rejected.setNumber(number);
  if (!why.empty()) step.initWords().setNote(std::string(why));
}

}  // namespace

Result<Filed> fileReading(engine::Recorder& recorder, const std::string& by, const minutes::Reading& reading,
                          std::string_view fileName, size_t size) {
  TRY(auto now, recorder.snapshot());
  TRY(auto known, now.lookup(projections::digestPrefix(Kind::READING, view(reading.text))));
  if (!known.empty()) return Filed{known.front(), true};

  engine::CommandMaker command;
  auto filed = command.step();
  auto document = filed.getEvent().getBody().initDocumentFiled();
  document.setDigest({reading.bytes.data(), reading.bytes.size()});
  document.setSize(static_cast<uint32_t>(size));
  filed.initWords().setName(std::string(fileName));
  auto documentId = command.made(Kind::DOCUMENT);
  auto read = command.step();
  auto body = read.getEvent().getBody().initDocumentRead();
  body.setDocument(documentId.value);
  body.setDigest({reading.text.data(), reading.text.size()});
  body.setImporter(minutes::importerVersion);
  body.setProposals(static_cast<uint16_t>(reading.proposals().size()));
  read.setWords(reading.words());
  TRY(auto answer,
      recorded(recorder.record(command.finish(engine::derivedCommandId("read " + Bytes(view(reading.text))), by))));
  return Filed{answer.subjects.back(), answer.again};
}

Result<Accepted> acceptProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number) {
  TRY(auto of, minutesOf(recorder, by, id, number));
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto found, proposalOf(now, id, reading, number));
  TRY(auto then, recorder.snapshot({.on = of.date}));
  Acceptance acceptance(now, then, id, reading.document, of);
  TRY(auto subject, guarded(proposalReference(id, number), [&] { return acceptance.steps(found.proposal); }));
  bool news = acceptance.command().steps() > 0;

  auto step = acceptance.command().step();
  auto accepted = step.getEvent().getBody().initProposalAccepted();
  accepted.setReading(id.value);
  accepted.setNumber(number);
  accepted.setSubject(subject.value);
  TRY(auto commandIs, commandId(now, reading, id, number, "accept"));
  auto command = acceptance.command().finish(commandIs, by);
  TRY(auto answer, recorded(recorder.record(std::move(command))));
  if (isLocal(subject)) {
    // The subjects of the answer are those of the steps, after the one of a new user where there is one.
    auto before = answer.subjects.size() - acceptance.command().steps();
    subject = answer.subjects.at(before + (subject.number() - firstLocal));
  }
  return Accepted{number, subject, news && !answer.again};
}

Result<void> rejectProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number,
                            std::string_view why) {
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  engine::CommandMaker command;
  rejectStep(command, id, number, why);
  TRY(auto commandIs, commandId(now, reading, id, number, "reject"));
  TRY_DONE(recorded(recorder.record(command.finish(commandIs, by))));
  return {};
}

namespace {

// Of an accepted proposal, what else its command recorded stays only if it says who or what there is.
bool staysKnown(domain::Event event) {
  auto body = event.getBody();
  return body.isPersonEntered() || body.isOrganisationEntered() || body.isGroupEntered() || body.isAliasAdded() ||
         body.isUserEntered();
}

// The newest event about the proposal that has not been taken back; 0 where there is none.
Result<uint64_t> lastDone(const engine::Snapshot& now, Id id, uint16_t number) {
  TRY(auto story, engine::readStory(now.at(), id, now.cut().until));
  auto gone = engine::takenAway(story);
  uint64_t last = 0;
  for (const auto& stored : story)
    if (auto event = stored->event(); numberOf(event) == number && !gone.contains(event.getPosition()))
      last = event.getPosition();
  return last;
}

}  // namespace

namespace {

// Another proposal that came to the same subject; nothing where there is none.
Result<std::optional<std::string>> alsoAcceptedAs(const engine::Snapshot& now, Id subject, Id id, uint16_t number) {
  std::optional<std::string> other;
  TRY_DONE(now.scan(projections::kindPrefix(Kind::READING), [&](const domain::Subject& reading) {
    const auto& fates = std::get<domain::Reading>(reading.state).fates;
    for (size_t i = 0; i < fates.size() && !other; ++i) {
      bool same = fates[i].status == ProposalStatus::ACCEPTED && fates[i].subject == subject;
      auto place = static_cast<uint16_t>(i + 1);
      if (same && !(reading.id == id && place == number)) other = proposalReference(reading.id, place);
    }
    return !other;
  }));
  return other;
}

}  // namespace

Result<size_t> undoProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number,
                            std::string_view why) {
  TRY(auto now, recorder.snapshot());
  TRY_DONE(readingOf(now, id));
  TRY(auto position, lastDone(now, id, number));
  if (position == 0)
    return fail(ErrorKind::refused, fmt::format("Nothing has been done to {}.", proposalReference(id, number)));
  TRY(auto done, engine::readEvent(now.at(), position));
  Bytes commandWas(done->event().getCommand().asChars().begin(), done->event().getCommand().size());
  engine::CommandMaker command;
  // The events of a command stand one after the other, and this one is the last.
  for (; position > 0; --position) {
    TRY(auto each, engine::readEvent(now.at(), position));
    auto event = each->event();
    if (Bytes(event.getCommand().asChars().begin(), event.getCommand().size()) != commandWas) break;
    if (staysKnown(event)) continue;
    auto subject = domain::subjectOf(event);
    if (domain::beginsSubject(event.getBody().which())) {
      TRY(auto other, alsoAcceptedAs(now, subject, id, number));
      if (other)
        return fail(ErrorKind::refused,
                    fmt::format("{} came of {} too. Take that back first: 'minuted review undo {}'.",
                                reference(subject), *other, *other));
    }
    auto step = command.step();
    auto error = step.getEvent().getBody().initEnteredInError();
    error.setSubject(subject.value);
    error.setEvent(position);
    if (!why.empty()) step.initWords().setNote(std::string(why));
  }
  auto count = command.steps();
  TRY_DONE(recorded(recorder.record(command.finish(engine::newCommandId(), by))));
  return count;
}

namespace {

// What the first takes on: owners that only the other has, and its due date where it has none.
Edit united(schema::ProposedAction::Reader first, schema::ProposedAction::Reader second) {
  Edit edit;
  std::vector<std::string> owners;
  for (auto list : {first.getOwners(), second.getOwners()})
    for (auto owner : list)
      if (std::ranges::find(owners, owner.cStr()) == owners.end()) owners.emplace_back(owner.cStr());
  if (owners.size() > first.getOwners().size()) edit.owners = std::move(owners);
  if (!first.hasDue()) edit.due = readDate(second.hasDue(), second.getDue());
  return edit;
}

}  // namespace

Result<void> mergeProposals(engine::Recorder& recorder, const std::string& by, Id id, uint16_t kept, uint16_t other) {
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto first, proposalOf(now, id, reading, kept));
  TRY(auto second, proposalOf(now, id, reading, other));
  bool alike = first.proposal.isAction() && second.proposal.isAction();
  alike = alike || (first.proposal.isDecision() && second.proposal.isDecision());
  if (kept == other || !alike)
    return fail(ErrorKind::refused, fmt::format("{} and {} are not two actions or two decisions of the minutes.",
                                                proposalReference(id, kept), proposalReference(id, other)));
  for (auto number : {kept, other})
    if (reading.fates[number - 1u].status != ProposalStatus::WAITING)
      return fail(ErrorKind::refused, fmt::format("{} does not wait any more.", proposalReference(id, number)));
  engine::CommandMaker command;
  if (first.proposal.isAction()) {
    auto edit = united(first.proposal.getAction(), second.proposal.getAction());
    if (edit.owners || edit.due) editStep(command, id, kept, first.proposal, edit);
  }
  rejectStep(command, id, other, fmt::format("The same as {}.", proposalReference(id, kept)));
  TRY_DONE(recorded(recorder.record(command.finish(engine::newCommandId(), by))));
  return {};
}

Result<void> editProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number, const Edit& edit) {
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto found, proposalOf(now, id, reading, number));
  if ((edit.text && foldSpace(*edit.text).empty()) || (edit.name && foldSpace(*edit.name).empty()))
    return fail(ErrorKind::refused, fmt::format("{} needs words.", proposalReference(id, number)));
  engine::CommandMaker command;
  if (!editStep(command, id, number, found.proposal, edit))
    return fail(ErrorKind::refused, fmt::format("Nothing of that fits {}: see what it is by 'minuted review list {}'.",
                                                proposalReference(id, number), reference(id)));
  TRY_DONE(recorded(recorder.record(command.finish(engine::newCommandId(), by))));
  return {};
}

Result<std::vector<uint16_t>> waitingProposals(const engine::Snapshot& snapshot, Id id) {
  TRY(auto reading, readingOf(snapshot, id));
  std::vector<uint16_t> waiting;
  for (size_t i = 0; i < reading.fates.size(); ++i)
    if (reading.fates[i].status == ProposalStatus::WAITING) waiting.push_back(static_cast<uint16_t>(i + 1));
  return waiting;
}

std::string proposalReference(Id reading, uint16_t number) { return fmt::format("{}.{}", reference(reading), number); }

std::optional<std::pair<Id, uint16_t>> parseProposalReference(std::string_view text) {
  auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  auto reading = parseReference(text.substr(0, dot));
  uint16_t number = 0;
  auto digits = text.substr(dot + 1);
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (!reading || reading->kind() != Kind::READING || error != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return std::pair(*reading, number);
}

}  // namespace minuted::review
