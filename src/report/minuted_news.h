// What was recorded at a meeting beside who was there: decisions, actions raised, what was said of older actions,
// topics and whatever else names the meeting. In the words of the events, whatever became of it since.
#pragma once

#include "report/citing.h"

namespace minuted::report {

struct RaisedAction {
  std::string text;  // 'A-5: write to the harbour users'
  std::string owners, due;
};

struct News {
  uint16_t item = 0;  // the agenda item's number in the minutes; 0: none
  Text text;
  std::optional<RaisedAction> raised;
};

// Item by item in the order of the minutes: what was agreed of earlier minutes, decisions, older actions, new actions,
// the rest. Without what a public copy leaves out.
Result<std::vector<News>> newsOf(Citing& citing, Id id, const domain::Meeting& meeting);

}  // namespace minuted::report
