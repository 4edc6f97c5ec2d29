// Accepting and rejecting proposals. The first proposal of a reading is the meeting of the minutes, or the action log
// with its group. It is accepted before any other one, since all others are compared with what the register knows of
// that meeting or group.
#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "base/text.h"
#include "queries/history/missing.h"
#include "queries/parties/partnership.h"
#include "review/acceptance.h"
#include "review/proposal_steps.h"
#include "review/questions.h"

namespace minuted::review {
namespace {

using schema::ProposalStatus;

// The group of an action log, or the partnership where it names none, and the last day that the log mentions.
Result<MinutesContext> logContext(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number,
                                  const engine::Snapshot& now, const domain::Reading& reading,
                                  schema::ProposedLog::Reader proposed) {
  MinutesContext context{
      .date = std::min(readDate(proposed.hasDate(), proposed.getDate()).value_or(now.today()), now.today())};
  TRY(context.group, queries::partnershipOf(now));
  if (number == 1) return context;
  if (reading.fates[0].status == ProposalStatus::REJECTED)
    return fail(ErrorKind::refused, fmt::format("The log itself ({}) was rejected.", proposalReference(id, 1)));
  context.group = reading.fates[0].subject;
  if (reading.fates[0].status == ProposalStatus::WAITING) {
    TRY(auto log, acceptProposal(recorder, by, id, 1));
    context.group = log.subject;
  }
  return context;
}

// Accepts the first proposal of the reading where that has not been done, unless it is itself the one to accept.
Result<MinutesContext> minutesContext(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number) {
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto found, proposalOf(now, id, reading, 1));
  if (found.proposal.isLog()) return logContext(recorder, by, id, number, now, reading, found.proposal.getLog());
  if (!found.proposal.isMeeting())
    return fail(ErrorKind::refused, "The reading does not say which meeting the minutes are of.");
  auto proposed = found.proposal.getMeeting();
  MinutesContext context;
  if (!proposed.hasDate() && number != 1)
    return fail(
        ErrorKind::refused,
        fmt::format("The date of the meeting was not found. Say it first: 'minuted review edit {} --date DATE'.",
                    proposalReference(id, 1)));
  context.date = readDate(proposed.hasDate(), proposed.getDate()).value_or(Date());
  if (number == 1) return context;
  if (reading.fates[0].status == ProposalStatus::REJECTED)
    return fail(ErrorKind::refused, fmt::format("The meeting itself ({}) was rejected.", proposalReference(id, 1)));
  context.meeting = reading.fates[0].subject;
  if (reading.fates[0].status == ProposalStatus::WAITING) {
    TRY(auto meeting, acceptProposal(recorder, by, id, 1));
    context.meeting = meeting.subject;
    TRY(now, recorder.snapshot());
  }
  TRY(auto meeting, now.find(context.meeting));
  if (!meeting) return std::unexpected(queries::missing(now, context.meeting));
  context.group = std::get<domain::Meeting>(meeting->state).group;
  return context;
}

}  // namespace

Result<AcceptedProposal> acceptProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number) {
  TRY(auto context, minutesContext(recorder, by, id, number));
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  TRY(auto found, proposalOf(now, id, reading, number));
  TRY(auto then, recorder.snapshot({.on = context.date}));
  TRY(auto questions,
      guarded(proposalReference(id, number), [&] { return Questions(now).about(found.proposal, reading); }));
  Acceptance acceptance(now, then, id, reading.document, context);
  TRY(auto subject, guarded(proposalReference(id, number), [&] { return acceptance.addSteps(found.proposal); }));
  bool hasNews = acceptance.command().stepCount() > 0;

  auto step = acceptance.command().step();
  auto accepted = step.getEvent().getBody().initProposalAccepted();
  accepted.setReading(id.value);
  accepted.setNumber(number);
  accepted.setSubject(subject.value);
  TRY(auto stepsCommandId, commandId(now, reading, id, number, "accept"));
  auto command = acceptance.command().finish(stepsCommandId, by);
  TRY(auto answer, recordedOrError(recorder.record(std::move(command))));
  if (isLocal(subject)) {
    // The register may have entered a new user before the steps; the subjects of the steps are the last of the answer.
    auto before = answer.subjects.size() - acceptance.command().stepCount();
    subject = answer.subjects.at(before + (subject.number() - firstLocal));
  }
  return AcceptedProposal{number, subject, hasNews && !answer.again, std::move(questions)};
}

Result<void> rejectProposal(engine::Recorder& recorder, const std::string& by, Id id, uint16_t number,
                            std::string_view why) {
  TRY(auto now, recorder.snapshot());
  TRY(auto reading, readingOf(now, id));
  engine::CommandMaker command;
  rejectStep(command, id, number, why);
  TRY(auto stepsCommandId, commandId(now, reading, id, number, "reject"));
  TRY_DONE(recordedOrError(recorder.record(command.finish(stepsCommandId, by))));
  return {};
}

}  // namespace minuted::review
