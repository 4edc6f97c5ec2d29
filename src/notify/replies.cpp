#include "notify/replies.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/enums.h"
#include "base/text.h"
#include "notify/calendar.h"
#include "queries/contacts.h"
#include "queries/states.h"

namespace minuted::notify {
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

}  // namespace

Result<TakenReplies> takeReplies(const engine::Snapshot& snapshot, const std::vector<CalendarReply>& replies,
                                 verbs::CommandBuilder& builder) {
  TakenReplies result;
  std::map<std::pair<Id, Id>, verbs::Values> newest;  // by meeting and person: of two answers the later one holds
  for (const auto& each : replies) {
    TRY(auto taken, take(snapshot, each));
    newest.erase({taken.meeting, taken.person});
    if (taken.whyNot.empty())
      newest[{taken.meeting, taken.person}] = valuesOf(taken, each.note);
    else
      result.leftOut.push_back(taken.whyNot);
  }
  for (const auto& [who, values] : newest) TRY_DONE(builder.add(*verbs::find("meeting", "reply"), values, {}));
  result.count = newest.size();
  return result;
}

}  // namespace minuted::notify
