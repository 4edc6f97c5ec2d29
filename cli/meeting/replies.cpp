// minuted meeting replies: what calendar programs answered to an invitation.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "base/enums.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/terminal/output.h"
#include "documents/calendar_replies.h"
#include "documents/reader_process.h"
#include "notify/calendar.h"
#include "queries/contacts.h"
#include "queries/states.h"
#include "verbs/command_builder.h"

namespace minuted::cli {
namespace {

using documents::CalendarReply;
using Answer = schema::CalendarReply::Answer;

std::optional<schema::Reply> replyOf(Answer answer) {
  switch (answer) {
    case Answer::ACCEPTED: return schema::Reply::COMING;
    case Answer::DECLINED: return schema::Reply::NOT_COMING;
    case Answer::TENTATIVE: return schema::Reply::PERHAPS;
    case Answer::NONE: break;
  }
  return std::nullopt;
}

// What one reply comes to: what is recorded, or why nothing is.
struct Taken {
  Id meeting, person;
  schema::Reply reply = schema::Reply::COMING;
  std::string whyNot;
};

Result<Taken> take(const engine::Snapshot& snapshot, const CalendarReply& from) {
  Taken taken;
  auto reply = replyOf(from.answer);
  if (!reply) return taken.whyNot = fmt::format("{} has not said whether they come.", from.address), taken;
  taken.reply = *reply;
  TRY(taken.meeting, notify::meetingOfUid(snapshot, from.uid));
  if (!taken.meeting)
    return taken.whyNot = fmt::format("{} answers an invitation to no meeting of this register.", from.address), taken;
  TRY(auto people, queries::peopleWithAddress(snapshot, from.address));
  if (people.size() != 1) {
    taken.whyNot =
        fmt::format("{} is the address of {}. 'minuted meeting reply {} NAME {}' says who it was.", from.address,
                    people.empty() ? std::string("nobody here") : fmt::format("{} people here", people.size()),
                    reference(taken.meeting), enumerantName(*reply));
    return taken;
  }
  taken.person = people.front();
  TRY(auto meeting, queries::stateOf<domain::Meeting>(snapshot, taken.meeting));
  if (meeting.status == schema::MeetingStatus::HELD) {
    taken.whyNot = fmt::format("{} was held: what {} answered says nothing of who was there.", reference(taken.meeting),
                               from.address);
    return taken;
  }
  auto before = std::ranges::find(meeting.replies, taken.person, &domain::Reply::person);
  if (before != meeting.replies.end() && before->reply == taken.reply && before->note == foldSpace(from.note))
    taken.whyNot = fmt::format("{} has said so already.", from.address);
  return taken;
}

verbs::Values valuesOf(const Taken& taken, std::string_view note) {
  verbs::Values values{{"ref", {reference(taken.meeting)}},
                       {"person", {reference(taken.person)}},
                       {"reply", {enumerantName(taken.reply)}}};
  if (auto folded = foldSpace(note); !folded.empty()) values["note"] = {folded};
  return values;
}

Result<void> replies(Context& context, const std::vector<std::string>& files) {
  std::vector<CalendarReply> all;
  for (const auto& file : files) {
    TRY(auto bytes, readInput(file));
    auto name = std::filesystem::path(file).filename().string();
    TRY(auto found, documents::readCalendarReplies(bytes, name, documents::readerBesideProgram()));
    all.insert(all.end(), found.begin(), found.end());
  }
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  std::map<std::pair<Id, Id>, verbs::Values> newest;  // by meeting and person: of two replies the later one holds
  for (const auto& each : all) {
    TRY(auto taken, take(snapshot, each));
    newest.erase({taken.meeting, taken.person});
    if (taken.whyNot.empty())
      newest[{taken.meeting, taken.person}] = valuesOf(taken, each.note);
    else
      context.say(taken.whyNot);
  }
  if (newest.empty()) return context.answerOfBefore(Error{ErrorKind::refused, "Nothing was recorded."});
  verbs::CommandBuilder builder(snapshot, context.userName());
  for (const auto& [who, values] : newest) TRY_DONE(builder.add(*verbs::find("meeting", "reply"), values, {}));
  TRY_DONE(context.record(
      builder.command(), newest.size() == 1 ? "reply recorded" : fmt::format("{} replies", newest.size()) + " recorded",
      "'minuted meeting show {}'."));
  return {};
}

}  // namespace

void addMeetingReplies(Command app, Context& context) {
  auto files = std::make_shared<std::vector<std::string>>();
  addRecordingCommand(nounCommand(app, "meeting"), context, "replies",
                      "Record what calendar programs replied to an invitation",
                      "  minuted meeting replies reply.ics\n"
                      "  minuted export ics --invite M-4 --from office@harbour.example > invitation.ics",
                      [&context, files] { return replies(context, *files); })
      .path("files", *files, "The replies, as .ics files")
      .required();
}

}  // namespace minuted::cli
