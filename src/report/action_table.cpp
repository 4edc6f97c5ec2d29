#include "report/action_table.h"

#include <fmt/format.h>

#include "base/enums.h"
#include "base/guard.h"
#include "base/text.h"
#include "report/document_writer.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Action;

// What ends an action, and may say what came of it.
constexpr std::initializer_list<domain::EventType> endingEvents{Body::ACTION_CLOSED, Body::ACTION_DROPPED,
                                                                Body::ACTION_SUPERSEDED};

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

Result<Text> statusCell(ReportContext& context, Id id, const Action& action) {
  TRY(auto text, statusText(context, action));
  TRY(auto cites,
      context.citeNewest(id, {Body::ACTION_ACCEPTED, Body::ACTION_DECLINED, Body::ACTION_PROGRESSED,
                              Body::ACTION_CLAIMED, Body::ACTION_CLOSED, Body::ACTION_DROPPED, Body::ACTION_REOPENED,
                              Body::ACTION_SUPERSEDED, Body::ACTION_ASSIGNED, Body::ACTION_RAISED}));
  TRY(auto marks, context.cite(id, {Body::ACTION_CARRIED_FORWARD}));
  TRY(auto request, context.citeNewest(id, {Body::ACTION_EXTENSION_REQUESTED}));
  if (action.requested) marks = mergeCitations(std::move(marks), request);
  return makeText(text, mergeCitations(std::move(cites), marks));
}

Result<Text> cellOf(ReportContext& context, Id id, const Action& action, ActionColumn column) {
  switch (column) {
    case ActionColumn::owner: return makeText(ownerNames(context, action));
    case ActionColumn::raised: return makeText(raisedText(action));
    case ActionColumn::due: {
      TRY(auto due, context.answers().dueOf(action));
      TRY(auto cites, context.citeNewest(id, {Body::ACTION_DUE_CHANGED}));
      return makeText(due.current ? longDate(*due.current) : "", std::move(cites));
    }
    case ActionColumn::status: return statusCell(context, id, action);
    case ActionColumn::ended: return makeText(action.statusOn ? longDate(*action.statusOn) : "");
    case ActionColumn::outcome: {
      TRY(auto outcome, outcomeOf(context, id, action));
      TRY(auto claims, context.citeNewest(id, {Body::ACTION_CLAIMED}));
      TRY(auto ends, context.citeNewest(id, endingEvents));
      if (domain::isLive(action)) ends.clear();
      return makeText(outcome, mergeCitations(std::move(claims), ends));
    }
  }
  return Text();
}

}  // namespace

Result<std::string> statusText(ReportContext& context, const Action& action) {
  TRY(auto due, context.answers().dueOf(action));
  TRY(auto standings, context.answers().standingsOf(action));
  auto part = queries::partOf(action, standings, {}, due.inTimeUntil, context.today());
  auto text = queries::standingInWords(action, standings);
  if (text.empty()) text = inWords(part.status);
  if (action.supersededBy && part.status == schema::ActionStatus::SUPERSEDED)
    text += " by " + reference(action.supersededBy);
  if (part.isOverdue)
    text += fmt::format(", {} late", counted(static_cast<uint64_t>(context.today().day - *due.inTimeUntil), "day"));
  if (action.timesCarried > 0) text += ", carried forward " + countedTimes(action.timesCarried);
  if (action.requested && domain::isLive(action)) {
    text += ", more time asked for";
    if (action.requested->due) text += ", until " + longDate(*action.requested->due);
  }
  return text;
}

Result<std::string> outcomeOf(ReportContext& context, Id id, const Action& action) {
  std::string outcome;
  auto add = [&](const Citations& cites) -> Result<void> {
    if (cites.empty()) return {};
    TRY(auto stored, context.snapshot().event(cites.front()));
    return guarded(fmt::format("event {}", cites.front()), [&]() -> Result<void> {
      std::string note = stored->words().getNote().cStr(), evidence = stored->words().getEvidence().cStr();
      if (!note.empty() && note != outcome) outcome += (outcome.empty() ? "" : "; ") + note;
      if (!evidence.empty()) outcome += (outcome.empty() ? "" : " ") + fmt::format("(shown by: {})", evidence);
      return {};
    });
  };
  TRY(auto claims, context.citeNewest(id, {Body::ACTION_CLAIMED}));
  TRY_DONE(add(claims));
  if (domain::isLive(action)) return outcome;
  TRY(auto ends, context.citeNewest(id, endingEvents));
  TRY_DONE(add(ends));
  return outcome;
}

std::string ownerNames(const queries::NamesOn& of, const std::vector<domain::Owner>& owners) {
  std::vector<std::string> names;
  for (const auto& owner : owners) names.push_back(of.owner(owner));
  return names.empty() ? "nobody" : joinTexts(names);
}

std::string ownerNames(ReportContext& context, const Action& action) {
  return ownerNames(context.names().on({}), action.owners);
}

Result<Table> actionTable(ReportContext& context, const std::string& caption, const std::vector<Id>& actions,
                          std::initializer_list<ActionColumn> columns) {
  Table table{.caption = caption, .columns = {{"Action", false, 6}}, .rows = {}};
  for (auto column : columns) table.columns.push_back(columnOf(column));
  for (auto id : actions) {
    TRY(auto action, context.find<Action>(id));
    if (!action) continue;
    TRY(auto cites, context.cite(id, {Body::ACTION_RAISED, Body::ACTION_ENTERED, Body::ACTION_REWORDED}));
    Row row{
        {makeText(fmt::format("{}: {}{}", reference(id), action->text, action->confidential ? " (confidential)" : ""),
                  std::move(cites))},
        false,
        {}};
    for (auto column : columns) {
      TRY(auto cell, cellOf(context, id, *action, column));
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  dropEmptyColumns(table);
  return table;
}

}  // namespace minuted::report
