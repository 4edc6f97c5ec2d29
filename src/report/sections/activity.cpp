// What each group did: its programmes, achievements, actions that were closed, measures over the year, funding.
#include <fmt/format.h>

#include <algorithm>

#include "base/enums.h"
#include "base/text.h"
#include "report/action_table.h"
#include "report/sections/section_parts.h"
#include "report/sections/sections.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;

std::string_view becameOf(domain::ProgrammeStatus status) {
  switch (status) {
    case domain::ProgrammeStatus::ADOPTED: return "adopted";
    case domain::ProgrammeStatus::BEGUN: return "begun";
    case domain::ProgrammeStatus::COMPLETED: return "completed";
    case domain::ProgrammeStatus::ABANDONED: return "abandoned";
  }
  return "";
}

// 'Kickstart (project), completed February 2023: final report launched'
Result<void> writeProgrammes(Material& material, Id group) {
  auto& year = material.year;
  TRY(auto programmes, year.happened<domain::Programme>(Kind::PROGRAMME));
  std::vector<Text> items;
  for (const auto& [id, programme] : programmes) {
    if (programme.group != group) continue;
    auto on = programme.statusOn ? programme.statusOn : programme.adoptedOn;
    auto text = fmt::format("{} ({}), {}", programme.name, inWords(programme.kind), becameOf(programme.status));
    if (on) text += " " + longDate(*on);
    if (programme.status == domain::ProgrammeStatus::ADOPTED && programme.adoptedBy)
      text += " by " + year.names().of(programme.adoptedBy);
    if (!programme.note.empty() || !programme.text.empty())
      text += ": " + (programme.note.empty() ? programme.text : programme.note);
    TRY(auto cites, year.cite(id, {Body::PROGRAMME_ADOPTED, Body::PROGRAMME_BEGUN, Body::PROGRAMME_COMPLETED,
                                   Body::PROGRAMME_ABANDONED}));
    items.push_back(said(text, std::move(cites)));
  }
  if (items.empty()) return {};
  material.writing.heading(3, "Strategies, programmes and projects");
  material.writing.list(std::move(items));
  return {};
}

Result<void> writeAchievements(Material& material, Id group) {
  TRY(auto items, achievementsOf(material.year, [&](const domain::Achievement& each) { return each.group == group; }));
  if (items.empty()) return {};
  material.writing.heading(3, "Achievements");
  material.writing.list(std::move(items));
  return {};
}

Result<void> writeClosedActions(Material& material, Id group) {
  auto& year = material.year;
  Table table{.caption = fmt::format("Actions of {} closed in the period", year.names().of(group)),
              .columns = {{"Action", false, 5}, {"Owner", false, 3}, {"Closed", false, 2}, {"Outcome", false, 4}},
              .rows = {}};
  size_t leftOut = 0;
  for (const auto& account : year.accounts().groups) {
    if (account.party != group) continue;
    for (const auto& closed : account[queries::Tally::closed]) {
      TRY(auto confidential, year.isLeftOut(closed.action));
      TRY(auto action, year.find<domain::Action>(closed.action));
      if (!action) continue;
      if (confidential) {
        ++leftOut;
        continue;
      }
      TRY(auto outcome, outcomeOf(year, closed.action, *action));
      TRY(auto claims, year.cite(closed.action, {Body::ACTION_RAISED, Body::ACTION_CLAIMED}));
      table.rows.push_back(
          {{said(fmt::format("{}: {}", reference(closed.action), action->text),
                 both(std::move(claims), {closed.event})),
            said(ownersOf(year, *action)), said(longDate({closed.day, Precision::DAY})), said(outcome)},
           false,
           {}});
    }
  }
  if (table.rows.empty() && leftOut == 0) return {};
  material.writing.heading(3, "Actions closed");
  material.writing.table(std::move(table));
  writeLeftOut(material, leftOut, "closed action");
  return {};
}

Result<void> writeMeasures(Material& material, Id group) {
  TRY(auto measures, measuresOf(material.year, [&](const domain::Measure& each) { return each.group == group; }));
  auto table = measureTable(measures, fmt::format("Measures of {}", material.year.names().of(group)));
  if (table.rows.empty()) return {};
  material.writing.heading(3, "Measures");
  material.writing.table(std::move(table));
  return {};
}

std::string matchText(Year& year, const domain::Funding& funding) {
  std::vector<std::string> texts;
  for (const auto& match : funding.match)
    texts.push_back(year.names().of(match.partner) + (match.pence > 0 ? ": " + domain::amountText(match.pence) : ""));
  return inOneLine(texts);
}

Result<void> writeFunding(Material& material, Id group) {
  auto& year = material.year;
  TRY(auto fundings, year.happened<domain::Funding>(Kind::FUNDING));
  Table table{.caption = fmt::format("Funding awarded to {} in the period", year.names().of(group)),
              .columns = {{"Funder", false, 3}, {"Amount", true, 2}, {"For", false, 4}, {"Match", false, 3}},
              .rows = {},
              .rowHeads = true};
  uint64_t pence = 0;
  bool exact = true;
  Citations all;
  for (const auto& [id, funding] : fundings) {
    if (funding.group != group || funding.kind != domain::FundingKind::AWARD || !year.holds(funding.awardedOn))
      continue;
    TRY(auto cites, year.cite(id, {Body::FUNDING_AWARDED}));
    all = both(std::move(all), cites);
    pence += funding.pence;
    exact = exact && funding.qualifier == schema::Qualifier::EXACTLY;
    table.rows.push_back(
        {{said(year.names().of(funding.funder), cites), said(domain::amountText(funding.pence, funding.qualifier)),
          said(funding.text), said(matchText(year, funding))},
         false,
         {}});
  }
  if (table.rows.empty()) return {};
  if (table.rows.size() > 1)
    table.rows.push_back(
        {{said("Together", all), said(exact ? domain::amountText(pence) : "about " + domain::amountText(pence)),
          said(""), said("")},
         true,
         {}});
  material.writing.heading(3, "Funding");
  material.writing.table(std::move(table));
  return {};
}

}  // namespace

Result<void> writeActivity(Material& material) {
  for (auto group : material.year.groups()) {
    material.writing.heading(2, material.year.names().of(group));
    for (auto write : {writeProgrammes, writeAchievements, writeClosedActions, writeMeasures, writeFunding})
      TRY_DONE(write(material, group));
    TRY_DONE(writeWords(material, group));
  }
  return {};
}

}  // namespace minuted::report
