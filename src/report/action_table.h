// Tables of actions, and what reports say about the status, the owners and the outcome of an action.
#pragma once

#include <initializer_list>

#include "report/report_context.h"

namespace minuted::report {

enum class ActionColumn { owner, raised, due, status, ended, outcome };

// One row for each action, in the order of the ids. Actions that a public copy leaves out have none.
Result<Table> actionTable(ReportContext& context, const std::string& caption, const std::vector<Id>& actions,
                          std::initializer_list<ActionColumn> columns);

// 'in progress, 12 days late, carried forward twice'
Result<std::string> statusText(ReportContext& context, const domain::Action& action);

// What the newest claim says was done, and the evidence that it names; then what was said when the action ended. Notes
// of anything else, such as an extension, are no outcome.
Result<std::string> outcomeOf(ReportContext& context, Id id, const domain::Action& action);

std::string ownerNames(ReportContext& context, const domain::Action& action);
std::string ownerNames(const queries::NamesOn& names, const std::vector<domain::Owner>& owners);

}  // namespace minuted::report
