// What was recorded at a meeting besides attendance: decisions, new actions, news of older actions, topics and every
// other event that names the meeting. It is reported as the events say it, without what has changed since.
#pragma once

#include "report/report_context.h"

namespace minuted::report {

struct RaisedAction {
  std::string text;  // 'A-5: write to the harbour users'
  std::string owners, due;
};

struct News {
  uint16_t item = 0;  // the number of the agenda item; 0 for none
  Text text;
  std::optional<RaisedAction> raised;
};

// The news by agenda item, and within an item in this order: earlier minutes, decisions, older actions, new actions,
// the rest. Without what a public copy leaves out.
Result<std::vector<News>> newsOf(ReportContext& context, Id id, const domain::Meeting& meeting);

}  // namespace minuted::report
