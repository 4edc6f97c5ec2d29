// Who is asked for an action, and how each of them stands with it. The one answer to 'what is X asked?', which every
// list, account, mail and report goes by. The words, as docs/ARCHITECTURE.md publishes them:
//
//   asked    X owns the action; or a person owns it on X's behalf, by the mandate held when it was given to them; or it
//            is asked of each member of a group, and X was one on the day it was raised.
//   open     of the action: not closed, dropped or superseded. Of X: open, and X has neither declined it nor been
//            excused.
//   silent   open of X, and X has given no answer of any kind: not accepted it, declined it, proposed something else,
//            asked for time, reported on it or claimed it.
//   claimed  open of X, and X has claimed it as done.
//   overdue  open of X, not claimed, and its due date is past; where that is a day off, the next working day too.
//
// Of an action as such: open as above; silent where all of those asked who still have it to do are; overdue where one
// of them is.
#pragma once

#include <span>
#include <vector>

#include "domain/action.h"

namespace minuted::queries {

// One of those who are asked. All ids are those of today: whoever was merged into another is the other.
struct Standing {
  Id party;              // an owner, or a member of the group that a collective action is asked of
  Id organisation;       // on whose behalf a person was given it
  Id collective;         // the group of which the party is a member, where each member is asked
  bool hasLeft = false;  // a member that has left the group since
  domain::OwnerAnswer answer;

  bool concerns(Id anyone) const { return party == anyone || organisation == anyone || collective == anyone; }
};

// How somebody stands with an action, or the action itself.
struct Part {
  bool isAsked = false, isOpen = false, isSilent = false, isClaimed = false, isOverdue = false;
  schema::ActionStatus status = schema::ActionStatus::OPEN;  // by the answers of those who are meant
  bool isOver = false;                                       // closed, dropped or superseded: then status says which
};

// Of the party, by its identity; of the action as such for no party. inTimeUntil: as Due has
// it; today: the day that is asked about.
Part partOf(const domain::Action& action, std::span<const Standing> standings, Id party,
            std::optional<int32_t> inTimeUntil, Date today);

// "accepted by 1 of 2": how the action stands, by the answers of all who are asked; "" where only one is.
std::string standingInWords(const domain::Action& action, std::span<const Standing> standings);

}  // namespace minuted::queries
