// The forward plan: planned meetings, topics, open actions, programmes under way, decisions to review. And the budgets.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/action_table.h"
#include "report/sections/section_parts.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;

Result<void> writePlannedMeetings(Material& material) {
  auto& year = material.year;
  TRY(auto meetings, year.unfinished<domain::Meeting>(Kind::MEETING));
  std::erase_if(meetings, [&](const auto& each) {
    return each.second.status != domain::MeetingStatus::PLANNED || !year.includesGroup(each.second.group) ||
           !each.second.date || lastDay(*each.second.date) <= year.period().last.day;
  });
  std::ranges::stable_sort(meetings, {}, [](const auto& each) { return each.second.date; });
  Table table{.caption = "Meetings to come",
              .columns = {{"Date", false, 2}, {"Meeting of", false, 4}, {"Agenda so far", false, 5}},
              .rows = {}};
  for (const auto& [id, meeting] : meetings) {
    std::vector<std::string> agenda;
    for (const auto& item : meeting.agenda) agenda.push_back(item.title);
    TRY(auto cites, year.cite(id, {Body::MEETING_SCHEDULED, Body::MEETING_MOVED, Body::AGENDA_ITEM_ADDED}));
    table.rows.push_back(
        {{makeText(longDate(*meeting.date)),
          makeText(fmt::format("{} ({})", year.names().of(meeting.group), reference(id)), std::move(cites)),
          makeText(joinTexts(agenda))},
         false,
         {}});
  }
  dropEmptyColumns(table);
  writeTableSection(material, 2, "Meetings", std::move(table));
  return {};
}

Result<void> writeTopics(Material& material) {
  auto& year = material.year;
  TRY(auto topics, year.unfinished<domain::Topic>(Kind::TOPIC));
  std::vector<Text> items;
  for (const auto& [id, topic] : topics) {
    if (topic.status != domain::TopicStatus::WAITING || !year.includesGroup(topic.group)) continue;
    TRY(auto cites, year.cite(id, {Body::TOPIC_RAISED}));
    items.push_back(makeText(fmt::format("{} ({})", topic.text, year.names().of(topic.group)), std::move(cites)));
  }
  if (items.empty()) return {};
  material.writer.addHeading(2, "Topics for future agendas");
  material.writer.addList(std::move(items));
  return {};
}

Result<void> writeOpenActions(Material& material) {
  auto& year = material.year;
  Table table{.caption = fmt::format("Actions open on {}", longDate(year.period().last)),
              .columns = {{"Action", false, 6}, {"Owner", false, 4}, {"Due", false, 2}, {"Status", false, 2}},
              .rows = {}};
  const auto& open = year.accounts().total[queries::Tally::closing];
  TRY_DONE(addActionRows(year, open, [&](const auto& entry, const auto& action) -> Result<void> {
    TRY(auto due, year.answers().dueOf(action));
    TRY(auto status, statusText(year, action));
    table.rows.push_back(
        {{makeText(fmt::format("{}: {}", reference(entry.action), action.text), {entry.event}),
          makeText(ownerNames(year, action)), makeText(due.current ? longDate(*due.current) : ""), makeText(status)},
         false,
         {}});
    return {};
  }));
  dropEmptyColumns(table);
  writeTableSection(material, 2, "Actions carried into the next period", std::move(table));
  return {};
}

Result<void> writeProgrammesUnderWay(Material& material) {
  auto& year = material.year;
  TRY(auto programmes, year.unfinished<domain::Programme>(Kind::PROGRAMME));
  std::vector<Text> items;
  for (const auto& [id, programme] : programmes) {
    bool isOver = programme.status == domain::ProgrammeStatus::COMPLETED ||
                  programme.status == domain::ProgrammeStatus::ABANDONED;
    if (isOver || !year.includesGroup(programme.group)) continue;
    TRY(auto cites, year.cite(id, {Body::PROGRAMME_ADOPTED, Body::PROGRAMME_BEGUN}));
    items.push_back(
        makeText(fmt::format("{} ({})", programme.name, year.names().of(programme.group)), std::move(cites)));
  }
  if (items.empty()) return {};
  material.writer.addHeading(2, "Strategies, programmes and projects under way");
  material.writer.addList(std::move(items));
  return {};
}

Result<void> writeReviews(Material& material) {
  auto& year = material.year;
  TRY(auto decisions, year.unfinished<domain::Decision>(Kind::DECISION));
  std::erase_if(decisions, [&](const auto& each) {
    return !each.second.reviewOn || each.second.status != domain::DecisionStatus::STANDS ||
           !year.includesGroup(each.second.group);
  });
  std::ranges::stable_sort(decisions, {}, [](const auto& each) { return each.second.reviewOn; });
  Table table{.caption = "Decisions to be reviewed",
              .columns = {{"Review on", false, 2}, {"Decision", false, 6}, {"Group", false, 3}},
              .rows = {}};
  for (const auto& [id, decision] : decisions) {
    TRY(auto cites, year.cite(id, {Body::DECISION_RECORDED, Body::REVIEW_DUE_SET, Body::DECISION_REVIEWED}));
    table.rows.push_back({{makeText(longDate(*decision.reviewOn)),
                           makeText(fmt::format("{}: {}", reference(id), decision.text), std::move(cites)),
                           makeText(year.names().on(queries::dayToldOf(decision)).of(decision.group))},
                          false,
                          {}});
  }
  writeTableSection(material, 2, "Decisions to be reviewed", std::move(table));
  return {};
}

Result<Year::All<domain::Funding>> fundingOf(Year& year, Id group) {
  Year::All<domain::Funding> all;
  TRY(auto ids, year.snapshot().relatedSubjects(group, Kind::FUNDING));
  for (auto id : ids) {
    TRY(auto funding, year.find<domain::Funding>(id));
    if (funding && funding->group == group) all.emplace_back(id, *funding);
  }
  return all;
}

}  // namespace

Result<void> writeForwardPlan(Material& material) {
  for (auto write : {writePlannedMeetings, writeTopics, writeOpenActions, writeProgrammesUnderWay, writeReviews})
    TRY_DONE(write(material));
  return {};
}

Result<void> writeFinance(Material& material) {
  auto& year = material.year;
  auto [first, last] = year.period();
  for (auto group : year.groups()) {
    TRY(auto fundings, fundingOf(year, group));
    for (const auto& [id, funding] : fundings) {
      bool ofPeriod =
          (!funding.from || funding.from->day <= last.day) && (!funding.until || lastDay(*funding.until) >= first.day);
      if (funding.kind != domain::FundingKind::BUDGET || !ofPeriod) continue;
      auto text = fmt::format("{} had a budget of {}", year.names().of(group), domain::amountText(funding.pence));
      if (funding.funder) text += " from " + year.names().of(funding.funder);
      if (funding.from && funding.until)
        text += fmt::format(", for {} to {}", longDate(*funding.from), longDate(*funding.until));
      if (funding.spent > 0) text += fmt::format(", of which {} was spent", domain::amountText(funding.spent));
      TRY(auto cites, year.cite(id, {Body::BUDGET_SET, Body::FUNDING_SPENT}));
      material.writer.addSentence(text + ".", std::move(cites));
    }
  }
  return {};
}

}  // namespace minuted::report
