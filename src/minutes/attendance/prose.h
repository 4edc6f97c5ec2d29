// Sentences that tell who was there: 'Ann Lee, Joe Kidman and Kit Ash were present; Tom Hayes sent apologies.'
#pragma once

#include <string_view>
#include <vector>

#include "event.capnp.h"

namespace minuted::minutes {

struct ToldAttendance {
  schema::Capacity capacity = schema::Capacity::PRESENT;
  schema::Role role = schema::Role::MEMBER;
  std::string_view names;  // as they stand in the sentence
};

// 'Apologies were received from Ann Lee and Tom Hayes (work).'
std::vector<ToldAttendance> apologiesIn(std::string_view sentence);

// 'Ann Lee and Joe Kidman attended', 'with Kit Ash in the chair'. Only where minutes open or close are such sentences
// about this meeting.
std::vector<ToldAttendance> presenceIn(std::string_view sentence);

// Whether it tells what happened, and so is no list.
bool isTold(std::string_view sentence);

}  // namespace minuted::minutes
