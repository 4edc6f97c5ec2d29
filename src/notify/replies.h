// What calendar programs answered to an invitation, as steps of a command. One thread at a time.
#pragma once

#include <string>
#include <vector>

#include "documents/calendar_replies.h"
#include "register/snapshot.h"
#include "verbs/command_builder.h"

namespace minuted::notify {

struct TakenReplies {
  size_t count = 0;                  // of those that were added
  std::vector<std::string> leftOut;  // why one was not, a sentence each
};
// Adds to the builder's command what each person answered last. Left out are answers of somebody whose address belongs
// to nobody here or to several, to no meeting of this register or to one that was held, those that say nothing, and
// those that are known. snapshot: that the builder has.
Result<TakenReplies> takeReplies(const engine::Snapshot& snapshot, const std::vector<documents::CalendarReply>& replies,
                                 verbs::CommandBuilder& builder);

}  // namespace minuted::notify
