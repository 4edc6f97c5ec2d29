// Actions as rows: what each asks, of whom, when it is due, how it stands and what came of it.
#pragma once

#include <initializer_list>

#include "report/citing.h"

namespace minuted::report {

enum class ActionColumn { owner, raised, due, status, ended, outcome };

// A row an action, by the order of the ids, but for those that a public copy leaves out.
Result<Table> actionTable(Citing& citing, const std::string& caption, const std::vector<Id>& actions,
                          std::initializer_list<ActionColumn> columns);

// 'in progress, 12 days late, carried forward twice'
Result<std::string> standingOf(Citing& citing, const domain::Action& action);

// What became of it: the newest claim's words, and what was shown for it.
Result<std::string> outcomeOf(Citing& citing, Id id, const domain::Action& action);

std::string ownersOf(Citing& citing, const domain::Action& action);
std::string ownersOf(Citing& citing, const std::vector<domain::Owner>& owners);

}  // namespace minuted::report
