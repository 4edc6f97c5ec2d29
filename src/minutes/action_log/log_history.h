// What a log tells of an action after it was raised: its status, and updates with their dates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "event.capnp.h"

namespace minuted::minutes {

struct LogNews {
  OptionalDate on;
  schema::ActionNews news = schema::ActionNews::PROGRESSED;
  std::string note;
  OptionalDate due;                 // the new one
  std::vector<std::string> owners;  // the new ones

  bool operator==(const LogNews&) const = default;
};

// 'Complete – JS has written', 'Not started', 'transferred to SP', 'TG to discuss with BM'. RAISED: nothing has
// happened yet. The date in it, if any, is when it came to be so.
LogNews readStatus(std::string_view cell, OptionalDate reference);

// '12/03/25: chased. 14/04/25 - extended to 30 May', one under the other or in one line; without a date, one update.
// Days without a year are the next ones after the reference.
std::vector<LogNews> readUpdates(std::string_view cell, OptionalDate reference);

}  // namespace minuted::minutes
