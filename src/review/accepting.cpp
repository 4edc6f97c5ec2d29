// Accepting and rejecting proposals. The meeting that minutes are of, or the group of a log, is settled first, since
// all other proposals of a reading are judged by it.
#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "base/text.h"
#include "queries/partnership.h"
#include "review/acceptance.h"
#include "review/proposal_steps.h"

namespace minuted::review {
namespace {

using schema::ProposalStatus;

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

}  // namespace

Result<Accepted> acceptProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number) {
  TRY(auto of, minutesOf(recorder, by, id, number));
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto found, proposalOf(now, id, reading, number));
  TRY(auto then, recorder.snapshot({.on = of.date}));
  Acceptance acceptance(now, then, id, reading.document, of);
  TRY(auto subject, guarded(proposalReference(id, number), [&] { return acceptance.steps(found.proposal); }));
  bool news = acceptance.command().stepCount() > 0;

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
    auto before = answer.subjects.size() - acceptance.command().stepCount();
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

}  // namespace minuted::review
