// What each group did in the period: programmes, achievements, closed actions, measures, funding.
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

std::string_view statusName(domain::ProgrammeStatus status) {
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
  TRY(auto programmes, year.changedInPeriod<domain::Programme>(Kind::PROGRAMME));
  std::vector<Text> items;
  for (const auto& [id, programme] : programmes) {
    if (programme.group != group) continue;
    auto on = programme.statusOn ? programme.statusOn : programme.adoptedOn;
    auto text = fmt::format("{} ({}), {}", programme.name, inWords(programme.kind), statusName(programme.status));
    if (on) text += " " + longDate(*on);
    if (programme.status == domain::ProgrammeStatus::ADOPTED && programme.adoptedBy)
      text += " by " + year.names().on(programme.adoptedOn).of(programme.adoptedBy);
    if (!programme.note.empty() || !programme.text.empty())
      text += ": " + (programme.note.empty() ? programme.text : programme.note);
    TRY(auto cites, year.cite(id, {Body::PROGRAMME_ADOPTED, Body::PROGRAMME_BEGUN, Body::PROGRAMME_COMPLETED,
                                   Body::PROGRAMME_ABANDONED}));
    items.push_back(makeText(text, std::move(cites)));
  }
  if (items.empty()) return {};
  material.writer.addHeading(3, "Strategies, programmes and projects");
  material.writer.addList(std::move(items));
  return {};
}

Result<void> writeAchievements(Material& material, Id group) {
  TRY(auto items, achievementsOf(material.year, [&](const domain::Achievement& each) { return each.group == group; }));
  if (items.empty()) return {};
  material.writer.addHeading(3, "Achievements");
  material.writer.addList(std::move(items));
  return {};
}

Result<void> writeClosedActions(Material& material, Id group) {
  auto& year = material.year;
  Table table{.caption = fmt::format("Actions of {} closed in the period", year.names().of(group)),
              .columns = {{"Action", false, 5}, {"Owner", false, 3}, {"Closed", false, 2}, {"Outcome", false, 4}},
              .rows = {}};
  auto addRow = [&](const queries::TallyEntry& closed, const domain::Action& action) -> Result<void> {
    TRY(auto outcome, outcomeOf(year, closed.action, action));
    TRY(auto cites, year.cite(closed.action, {Body::ACTION_RAISED, Body::ACTION_CLAIMED, Body::ACTION_CLOSED}));
    table.rows.push_back({{makeText(fmt::format("{}: {}", reference(closed.action), action.text),
                                    mergeCitations(std::move(cites), {closed.event})),
                           makeText(ownerNames(year.names().on(Date{closed.day, Precision::DAY}), action.owners)),
                           makeText(longDate({closed.day, Precision::DAY})), makeText(outcome)},
                          false,
                          {}});
    return {};
  };
  for (const auto& account : year.accounts().groups)
    if (account.party == group) TRY_DONE(addActionRows(year, account[queries::Tally::closed], addRow));
  dropEmptyColumns(table);
  writeTableSection(material, 3, "Actions closed", std::move(table));
  return {};
}

Result<void> writeMeasures(Material& material, Id group) {
  TRY(auto measures, measuresOf(material.year, [&](const domain::Measure& each) { return each.group == group; }));
  auto table = measureTable(measures, fmt::format("Measures of {}", material.year.names().of(group)));
  writeTableSection(material, 3, "Measures", std::move(table));
  return {};
}

std::string matchText(Year& year, const domain::Funding& funding) {
  std::vector<std::string> texts;
  for (const auto& match : funding.match)
    texts.push_back(year.names().on(queries::dayToldOf(funding)).of(match.partner) +
                    (match.pence > 0 ? ": " + domain::amountText(match.pence) : ""));
  return joinTexts(texts);
}

Result<void> writeFunding(Material& material, Id group) {
  auto& year = material.year;
  TRY(auto fundings, year.changedInPeriod<domain::Funding>(Kind::FUNDING));
  Table table{.caption = fmt::format("Funding awarded to {} in the period", year.names().of(group)),
              .columns = {{"Funder", false, 3}, {"Amount", true, 2}, {"For", false, 4}, {"Match", false, 3}},
              .rows = {},
              .hasRowHeaders = true};
  uint64_t pence = 0;
  bool isExact = true;
  Citations all;
  for (const auto& [id, funding] : fundings) {
    if (funding.group != group || funding.kind != domain::FundingKind::AWARD || !year.isInPeriod(funding.awardedOn))
      continue;
    TRY(auto cites, year.cite(id, {Body::FUNDING_AWARDED}));
    all = mergeCitations(std::move(all), cites);
    pence += funding.pence;
    isExact = isExact && funding.qualifier == schema::Qualifier::EXACTLY;
    table.rows.push_back({{makeText(year.names().on(queries::dayToldOf(funding)).of(funding.funder), cites),
                           makeText(domain::amountText(funding.pence, funding.qualifier)), makeText(funding.text),
                           makeText(matchText(year, funding))},
                          false,
                          {}});
  }
  if (table.rows.empty()) return {};
  if (table.rows.size() > 1)
    table.rows.push_back({{makeText("Together", all),
                           makeText(isExact ? domain::amountText(pence) : "about " + domain::amountText(pence)),
                           makeText(""), makeText("")},
                          true,
                          {}});
  dropEmptyColumns(table);
  writeTableSection(material, 3, "Funding", std::move(table));
  return {};
}

}  // namespace

Result<void> writeActivity(Material& material) {
  for (auto group : material.year.groups()) {
    material.writer.addHeading(2, material.year.names().of(group));
    for (auto write : {writeProgrammes, writeAchievements, writeClosedActions, writeMeasures, writeFunding})
      TRY_DONE(write(material, group));
    TRY_DONE(writeNarrative(material, group));
  }
  return {};
}

}  // namespace minuted::report
