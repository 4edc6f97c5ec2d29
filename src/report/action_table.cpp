#include "report/action_table.h"

#include <fmt/format.h>

#include "base/enums.h"
#include "base/text.h"
#include "report/writing.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Action;

Column columnOf(ActionColumn column) {
  switch (column) {
    case ActionColumn::owner: return {"Owner", false, 3};
    case ActionColumn::raised: return {"Raised", false, 2};
    case ActionColumn::due: return {"Due", false, 2};
    case ActionColumn::status: return {"Status", false, 3};
    case ActionColumn::ended: return {"Ended", false, 2};
    case ActionColumn::outcome: return {"Outcome", false, 4};
  }
  return {};
}

std::string raisedText(const Action& action) {
  if (!action.raisedOn) return reference(action.meeting);
  auto day = longDate(*action.raisedOn);
  return action.meeting ? fmt::format("{} ({})", day, reference(action.meeting)) : day;
}

Result<Text> statusCell(Citing& citing, Id id, const Action& action) {
  TRY(auto text, standingOf(citing, action));
  TRY(auto cites,
      citing.citeNewest(id, {Body::ACTION_ACCEPTED, Body::ACTION_DECLINED, Body::ACTION_PROGRESSED,
                             Body::ACTION_CLAIMED, Body::ACTION_CLOSED, Body::ACTION_DROPPED, Body::ACTION_REOPENED,
                             Body::ACTION_SUPERSEDED, Body::ACTION_ASSIGNED, Body::ACTION_RAISED}));
  TRY(auto marks, citing.cite(id, {Body::ACTION_CARRIED_FORWARD}));
  TRY(auto asked, citing.citeNewest(id, {Body::ACTION_EXTENSION_REQUESTED}));
  if (action.requested) marks = both(std::move(marks), asked);
  return said(text, both(std::move(cites), marks));
}

Result<Text> cellOf(Citing& citing, Id id, const Action& action, ActionColumn column) {
  switch (column) {
    case ActionColumn::owner: return said(ownersOf(citing, action));
    case ActionColumn::raised: return said(raisedText(action));
    case ActionColumn::due: {
      TRY(auto due, citing.answers().dueOf(action));
      TRY(auto cites, citing.citeNewest(id, {Body::ACTION_DUE_CHANGED}));
      return said(due.current ? longDate(*due.current) : "", std::move(cites));
    }
    case ActionColumn::status: return statusCell(citing, id, action);
    case ActionColumn::ended: return said(action.statusOn ? longDate(*action.statusOn) : "");
    case ActionColumn::outcome: {
      TRY(auto outcome, outcomeOf(citing, id, action));
      TRY(auto cites, citing.citeNewest(id, {Body::ACTION_CLAIMED}));
      return said(outcome, std::move(cites));
    }
  }
  return Text();
}

}  // namespace

Result<std::string> standingOf(Citing& citing, const Action& action) {
  TRY(auto status, citing.answers().statusOf(action));
  TRY(auto due, citing.answers().dueOf(action));
  auto text = inWords(status);
  if (action.supersededBy && status == schema::ActionStatus::SUPERSEDED)
    text += " by " + reference(action.supersededBy);
  auto late = status == schema::ActionStatus::CLAIMED ? 0 : domain::daysLate(action, due.current, citing.today());
  if (late > 0) text += fmt::format(", {} late", counted(static_cast<uint64_t>(late), "day"));
  if (action.timesCarried > 0)
    text += ", carried forward " + (action.timesCarried == 1 ? "once" : counted(action.timesCarried, "time"));
  if (action.requested && domain::isLive(action)) {
    text += ", more time asked for";
    if (action.requested->due) text += ", until " + longDate(*action.requested->due);
  }
  return text;
}

Result<std::string> outcomeOf(Citing& citing, Id id, const Action& action) {
  TRY(auto claims, citing.citeNewest(id, {Body::ACTION_CLAIMED}));
  if (claims.empty()) return action.note;
  TRY(auto stored, engine::readEvent(citing.snapshot().at(), claims.front()));
  auto words = stored->words();
  std::string outcome = words.getNote().cStr(), evidence = words.getEvidence().cStr();
  if (outcome.empty()) outcome = action.note;
  if (!evidence.empty()) outcome += (outcome.empty() ? "" : " ") + fmt::format("(shown by: {})", evidence);
  return outcome;
}

std::string ownersOf(Citing& citing, const std::vector<domain::Owner>& owners) {
  std::vector<std::string> names;
  for (const auto& owner : owners) names.push_back(citing.names().owner(owner));
  return names.empty() ? "nobody" : inOneLine(names);
}

std::string ownersOf(Citing& citing, const Action& action) { return ownersOf(citing, action.owners); }

Result<Table> actionTable(Citing& citing, const std::string& caption, const std::vector<Id>& actions,
                          std::initializer_list<ActionColumn> columns) {
  Table table{.caption = caption, .columns = {{"Action", false, 6}}, .rows = {}};
  for (auto column : columns) table.columns.push_back(columnOf(column));
  for (auto id : actions) {
    TRY(auto leftOut, citing.isLeftOut(id));
    TRY(auto action, citing.find<Action>(id));
    if (leftOut || !action) continue;
    TRY(auto cites, citing.cite(id, {Body::ACTION_RAISED, Body::ACTION_ENTERED, Body::ACTION_REWORDED}));
    Row row{{said(fmt::format("{}: {}{}", reference(id), action->text, action->confidential ? " (confidential)" : ""),
                  std::move(cites))},
            false,
            {}};
    for (auto column : columns) {
      TRY(auto cell, cellOf(citing, id, *action, column));
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  dropEmptyColumns(table);
  return table;
}

}  // namespace minuted::report
