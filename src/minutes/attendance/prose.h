// Sentences that tell who was there: 'Ann Lee, Joe Kidman and Kit Ash were present; Tom Hayes sent apologies.'
#pragma once

#include <string_view>
#include <vector>

#include "event.capnp.h"

namespace minuted::minutes {

struct AttendanceStatement {
  schema::Capacity capacity = schema::Capacity::PRESENT;
  schema::Role role = schema::Role::MEMBER;
  std::string_view names;  // as they stand in the sentence
};

// 'Apologies were received from Ann Lee and Tom Hayes (work).'
std::vector<AttendanceStatement> apologiesIn(std::string_view sentence);

// 'Ann Lee and Joe Kidman attended', 'with Kit Ash in the chair'. Ask only where minutes open or close: in between,
// such sentences are about something other than this meeting.
std::vector<AttendanceStatement> presenceIn(std::string_view sentence);

// Whether the text has the verb of a narrative outside brackets, and so is no list of names.
bool isNarrative(std::string_view sentence);

}  // namespace minuted::minutes
