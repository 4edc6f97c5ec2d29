// What a log tells of an action after it was raised: its status, and updates with their dates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "event.capnp.h"

namespace minuted::minutes {

// One thing that happened to an action.
struct LogNews {
  OptionalDate on;  // nothing where the log does not say when
  schema::ActionNews news = schema::ActionNews::PROGRESSED;
  std::string note;                 // in the log's words
  OptionalDate due;                 // the new due date, where it was extended
  std::vector<std::string> owners;  // the new ones, where it was reassigned

  bool operator==(const LogNews&) const = default;
};

// Whether the action is over with this: it was closed or dropped.
bool endsAction(schema::ActionNews news);

// Reads a cell of a status column: 'Complete – JS has written', 'Not started', 'transferred to SP', 'TG to discuss with
// BM'. RAISED: nothing has happened yet. A date near its beginning is when it came to be so; without a year it is the
// next such day after the reference date.
LogNews readStatus(std::string_view cell, OptionalDate reference);

// Reads a cell of updates, one under the other or in one line: '12/03/25: chased. 14/04/25 - extended to 30 May'. A
// cell without a date is one update. Days without a year are the next ones after the reference date.
std::vector<LogNews> readUpdates(std::string_view cell, OptionalDate reference);

}  // namespace minuted::minutes
