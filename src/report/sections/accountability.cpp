// Holding to account: the year's actions reconciled by group and by partner, what was restated since the update before,
// what was done in time and what late, and what was asked and not answered.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/ranges.h"
#include "base/text.h"
#include "report/sections/section_parts.h"

namespace minuted::report {
namespace {

using Accounts = std::vector<const queries::Account*>;

// The partners by name: an id says nothing to a reader.
Accounts byName(Year& year) {
  Accounts accounts;
  for (const auto& account : year.accounts().partners) accounts.push_back(&account);
  std::ranges::stable_sort(accounts, {},
                           [&](const queries::Account* each) { return foldCase(year.names().of(each->party)); });
  return accounts;
}

Accounts byGroup(Year& year) {
  Accounts accounts;
  for (const auto& account : year.accounts().groups) accounts.push_back(&account);
  return accounts;
}

std::string nameOf(Year& year, const queries::Account& account) {
  return account.party ? year.names().of(account.party) : "All";
}

Table tableOf(Year& year, const Accounts& accounts, const std::string& caption, const std::string& of,
              std::initializer_list<std::pair<queries::Tally, const char*>> columns) {
  Table table{.caption = caption, .columns = {{of, false, 7}}, .rows = {}, .rowHeads = true};
  for (const auto& [tally, title] : columns) table.columns.push_back({title, true, 2});
  auto add = [&](const queries::Account& account) {
    Row row{{said(nameOf(year, account))}, !account.party, {}};
    for (const auto& [tally, title] : columns)
      row.cells.push_back(said(std::to_string(account.count(tally)), citationsOf(account[tally])));
    table.rows.push_back(std::move(row));
  };
  for (const auto* account : accounts) add(*account);
  add(year.accounts().total);
  return table;
}

Table reconciliationOf(Year& year, const Accounts& accounts, const std::string& caption, const std::string& of) {
  return tableOf(year, accounts, caption, of,
                 {{queries::Tally::opening, "Open before"},
                  {queries::Tally::raised, "+ raised"},
                  {queries::Tally::reopened, "+ reopened"},
                  {queries::Tally::transferredIn, "+ moved in"},
                  {queries::Tally::closed, "− closed"},
                  {queries::Tally::dropped, "− dropped"},
                  {queries::Tally::superseded, "− superseded"},
                  {queries::Tally::transferredOut, "− moved out"},
                  {queries::Tally::closing, "= open after"}});
}

Table timelinessOf(Year& year, const Accounts& accounts, const std::string& caption, const std::string& of) {
  return tableOf(year, accounts, caption, of,
                 {{queries::Tally::onTime, "Done in time"},
                  {queries::Tally::late, "Done late"},
                  {queries::Tally::undated, "No due date"},
                  {queries::Tally::carriedForward, "Carried"},
                  {queries::Tally::extended, "Extended"},
                  {queries::Tally::overdue, "Overdue"},
                  {queries::Tally::unanswered, "Silent"}});
}

// The longest first.
Result<void> writeTimeToClose(Material& material, const Accounts& partners) {
  auto& year = material.year;
  Accounts closing;
  for (const auto* account : partners)
    if (!account->daysToClose.empty()) closing.push_back(account);
  if (closing.empty()) return {};
  std::ranges::stable_sort(closing, std::greater(),
                           [](const queries::Account* each) { return median(each->daysToClose); });
  std::vector<LabelledValue> bars;
  Table table{.caption = "Days from being raised to being done, of the actions closed in the period",
              .columns = {{"Partner", false, 4},
                          {"Closed", true, 1},
                          {"Half of them within", true, 2},
                          {"The longest", true, 2}},
              .rows = {},
              .rowHeads = true};
  Citations all;
  for (const auto* account : closing) {
    auto half = median(account->daysToClose).value_or(0), longest = std::ranges::max(account->daysToClose);
    auto cites = citationsOf((*account)[queries::Tally::closed]);
    all = both(std::move(all), cites);
    bars.push_back({nameOf(year, *account), static_cast<double>(half), counted(static_cast<uint64_t>(half), "day")});
    table.rows.push_back(
        {{said(nameOf(year, *account), cites), said(std::to_string(account->daysToClose.size())),
          said(counted(static_cast<uint64_t>(half), "day")), said(counted(static_cast<uint64_t>(longest), "day"))},
         false,
         {}});
  }
  auto slowest = fmt::format("{} took longest: half of its actions were done within {}.", bars.front().label,
                             bars.front().valueText);
  std::string caption = "Days until half of a partner's closed actions were done";
  material.writing.heading(2, "Time to close, by partner");
  material.writing.add(Figure{caption, sideBars(caption, slowest, bars), slowest, std::move(all)});
  material.writing.table(std::move(table));
  return {};
}

// Quarters of a year, counted from the period's first day: what is left over at the end is a shorter one.
std::vector<Period> quartersOf(Period period) {
  using namespace std::chrono;
  std::vector<Period> quarters;
  year_month_day start{sys_days(days(period.first.day))};
  for (auto day = period.first.day; day <= period.last.day;) {
    auto next = start + months(3 * static_cast<int>(quarters.size() + 1));
    auto after = next.ok() ? sys_days(next) : sys_days(next.year() / next.month() / std::chrono::last);
    auto end = std::min(static_cast<int32_t>(after.time_since_epoch().count()) - 1, period.last.day);
    quarters.push_back({{day, Precision::DAY}, {end, Precision::DAY}});
    day = end + 1;
  }
  return quarters;
}

std::vector<queries::TallyEntry> during(const std::vector<queries::TallyEntry>& all, Period period) {
  std::vector<queries::TallyEntry> some;
  for (const auto& each : all)
    if (each.day >= period.first.day && each.day <= period.last.day) some.push_back(each);
  return some;
}

void writeQuarters(Material& material) {
  auto& year = material.year;
  const auto& total = year.accounts().total;
  std::vector<std::string> labels;
  Series opened{"opened", {}}, closed{"closed", {}};
  Table table{.caption = "Actions opened and closed, by quarter",
              .columns = {{"Quarter", false, 3}, {"Opened", true, 1}, {"Closed", true, 1}},
              .rows = {},
              .rowHeads = true};
  Citations allIn, allOut;
  for (const auto& quarter : quartersOf(year.period())) {
    auto in = during(total[queries::Tally::raised], quarter), again = during(total[queries::Tally::reopened], quarter);
    in.insert(in.end(), again.begin(), again.end());
    auto out = during(total[queries::Tally::closed], quarter);
    auto label = fmt::format("{} to {}", longDate(quarter.first), longDate(quarter.last));
    auto shortLabel = longDate({quarter.first.day, Precision::MONTH});
    labels.push_back("from " + shortLabel);
    opened.values.push_back(static_cast<double>(in.size()));
    closed.values.push_back(static_cast<double>(out.size()));
    allIn = both(std::move(allIn), citationsOf(in));
    allOut = both(std::move(allOut), citationsOf(out));
    table.rows.push_back({{said(label), said(std::to_string(in.size()), citationsOf(in)),
                           said(std::to_string(out.size()), citationsOf(out))},
                          false,
                          {}});
  }
  if (allIn.empty() && allOut.empty()) return;
  auto sum = [](const Series& series) {
    double all = 0;
    for (auto value : series.values) all += value;
    return static_cast<size_t>(all);
  };
  table.rows.push_back(
      {{said("The period"), said(std::to_string(sum(opened))), said(std::to_string(sum(closed)))}, true, {}});
  auto told = fmt::format("{} opened and {} closed over {}.", counted(sum(opened), "action"), sum(closed),
                          counted(labels.size(), "quarter"));
  std::string caption = "Actions opened (raised or reopened) and closed";
  material.writing.heading(2, "By quarter");
  material.writing.add(Figure{caption, barChart(caption, told, labels, {opened, closed}), told, both(allIn, allOut)});
  material.writing.table(std::move(table));
}

// What the update before said of the day that this one begins after, and what is known of that day now.
Result<void> writeRestated(Material& material) {
  auto& year = material.year;
  auto first = year.period().first;
  material.writing.heading(2, "Restated since the update before");
  TRY(auto before, publishedBefore(year.snapshot(), year.group(), first));
  if (!before) {
    material.writing.standing("No update of the period before has been published, so nothing is restated.");
    return {};
  }
  auto publication = before->report.published.back();
  TRY(auto stored, engine::readEvent(year.snapshot().at(), publication.size));
  Date eve{first.day - 1, Precision::DAY};
  TRY(auto then, material.take({.on = eve, .asOf = stored->event().getRecordedAt()}));
  TRY(auto published, queries::reconcile(then, year.groups(), first.day, eve.day));
  std::map<Id, const queries::Account*> were;
  for (const auto* accounts : {&published.groups, &published.partners})
    for (const auto& account : *accounts) were.emplace(account.party, &account);

  Table table{.caption = fmt::format("Open on {}: as published, and as known now", longDate(eve)),
              .columns = {{"Group or partner", false, 4},
                          {"As published", true, 1},
                          {"As known now", true, 1},
                          {"Restated", true, 1},
                          {"Learned of since", false, 3},
                          {"No longer counted", false, 3}},
              .rows = {},
              .rowHeads = true};
  auto add = [&](const queries::Account& now, const queries::Account* was) {
    std::map<Id, uint64_t> stood, stands;
    if (was != nullptr)
      for (const auto& each : (*was)[queries::Tally::opening]) stood.emplace(each.action, each.event);
    for (const auto& each : now[queries::Tally::opening]) stands.emplace(each.action, each.event);
    std::vector<std::string> learned, gone;
    Citations cites;
    for (const auto& [action, event] : stands)
      if (!stood.contains(action)) {
        learned.push_back(reference(action));
        cites.push_back(event);
      }
    for (const auto& [action, event] : stood)
      if (!stands.contains(action)) {
        gone.push_back(reference(action));
        cites.push_back(event);
      }
    if (learned.empty() && gone.empty() && now.party) return;
    auto difference = static_cast<int64_t>(stands.size()) - static_cast<int64_t>(stood.size());
    table.rows.push_back({{said(nameOf(year, now)), said(std::to_string(stood.size())),
                           said(std::to_string(stands.size()), both(std::move(cites), {publication.event})),
                           said(difference == 0 ? "0" : fmt::format("{:+}", difference)), said(inOneLine(learned)),
                           said(inOneLine(gone))},
                          !now.party,
                          {}});
  };
  for (const auto* accounts : {&year.accounts().groups, &year.accounts().partners})
    for (const auto& account : *accounts) {
      add(account, were.contains(account.party) ? were[account.party] : nullptr);
      were.erase(account.party);
    }
  for (const auto& [of, account] : were) {
    queries::Account none;
    none.party = of;
    add(none, account);
  }
  add(year.accounts().total, &published.total);
  material.writing.table(std::move(table));
  return {};
}

Result<void> writeUnanswered(Material& material) {
  auto& year = material.year;
  Table table{.caption = fmt::format("Asked, and not answered by {}", longDate(year.period().last)),
              .columns = {{"Action", false, 6}, {"Asked of", false, 4}, {"Days without an answer", true, 2}},
              .rows = {}};
  size_t leftOut = 0;
  for (const auto& each : year.accounts().total[queries::Tally::unanswered]) {
    TRY(auto action, year.find<domain::Action>(each.action));
    if (!action) continue;
    TRY(auto confidential, year.isLeftOut(each.action));
    if (confidential) {
      ++leftOut;
      continue;
    }
    table.rows.push_back(
        {{said(fmt::format("{}: {}", reference(each.action), action->text), {each.event}),
          said(ownersOf(year, *action)), said(std::to_string(domain::daysSilent(*action, year.period().last)))},
         false,
         {}});
  }
  if (table.rows.empty() && leftOut == 0) return {};
  material.writing.heading(2, "Asked and not answered");
  material.writing.table(std::move(table));
  writeLeftOut(material, leftOut, "unanswered action");
  return {};
}

// 'raised, moved in': each by the event that it counts by.
Text movesOf(const std::map<queries::Tally, Citations>& counted, std::initializer_list<queries::Tally> tallies) {
  std::vector<std::string> names;
  Citations cites;
  for (auto tally : tallies)
    if (auto found = counted.find(tally); found != counted.end()) {
      names.emplace_back(queries::tallyName(tally));
      cites = both(std::move(cites), found->second);
    }
  return said(inOneLine(names), std::move(cites));
}

}  // namespace

// Every action that a figure counts, so that each figure can be counted again.
Result<void> writeCounted(Material& material) {
  auto& year = material.year;
  std::map<Id, std::map<queries::Tally, Citations>> actions;
  auto add = [&](const queries::Account& account) {
    for (size_t i = 0; i < queries::tallyCount; ++i)
      for (const auto& each : account.figures[i]) {
        auto& cites = actions[each.action][static_cast<queries::Tally>(i)];
        cites = both(std::move(cites), {each.event});
      }
  };
  add(year.accounts().total);
  for (const auto* accounts : {&year.accounts().groups, &year.accounts().partners})
    for (const auto& account : *accounts) add(account);
  Table table{.caption = "Each action that is counted, and what it counts as",
              .columns = {{"Action", false, 1},
                          {"Group", false, 3},
                          {"Owner", false, 3},
                          {"Came in", false, 3},
                          {"Went out", false, 3},
                          {"Open after", false, 2}},
              .rows = {},
              .rowHeads = true};
  for (const auto& [id, counted] : actions) {
    TRY(auto action, year.find<domain::Action>(id));
    TRY(auto confidential, year.isLeftOut(id));
    table.rows.push_back(
        {{said(reference(id)), said(action ? year.names().of(action->group) : ""),
          said(action && !confidential ? ownersOf(year, *action) : ""),
          movesOf(counted, {queries::Tally::opening, queries::Tally::raised, queries::Tally::reopened,
                            queries::Tally::transferredIn}),
          movesOf(counted, {queries::Tally::closed, queries::Tally::dropped, queries::Tally::superseded,
                            queries::Tally::transferredOut}),
          movesOf(counted, {queries::Tally::closing, queries::Tally::overdue, queries::Tally::unanswered})},
         false,
         {}});
  }
  material.writing.table(std::move(table));
  return {};
}

Result<void> writeAccountability(Material& material) {
  auto& year = material.year;
  const auto& total = year.accounts().total;
  auto& writing = material.writing;
  auto [first, last] = year.period();
  auto cites = both(citationsOf(total[queries::Tally::opening]), citationsOf(total[queries::Tally::closing]));
  for (auto tally : {queries::Tally::raised, queries::Tally::closed, queries::Tally::dropped,
                     queries::Tally::superseded, queries::Tally::transferredOut})
    cites = both(std::move(cites), citationsOf(total[tally]));
  if (cites.empty()) {
    writing.sentence("No action was raised, closed or open.", {});
    return writeRestated(material);
  }
  writing.sentence(
      fmt::format(
          "{} open before {}; {} raised, {} reopened and {} moved in; {} closed, {} dropped, {} superseded and {} "
          "moved out; {} open after {}.",
          were(total.count(queries::Tally::opening), "action"), longDate(first),
          were(total.count(queries::Tally::raised)), total.count(queries::Tally::reopened),
          total.count(queries::Tally::transferredIn), were(total.count(queries::Tally::closed)),
          total.count(queries::Tally::dropped), total.count(queries::Tally::superseded),
          total.count(queries::Tally::transferredOut), were(total.count(queries::Tally::closing)), longDate(last)),
      std::move(cites));
  writing.standing(
      "An action counts for the group that it belongs to, and for each partner that it was asked of; in the "
      "last line of each table it counts once. The owner claims that it is done, and the group closes it.");
  auto groups = byGroup(year), partners = byName(year);
  writing.heading(2, "By group");
  writing.table(reconciliationOf(year, groups, "Actions of each group", "Group"));
  writing.table(timelinessOf(year, groups,
                             "Closed: done in time, late or without a due date; carried forward and extended, in "
                             "times; open after: overdue, and without an answer; by group",
                             "Group"));
  writing.heading(2, "By partner");
  writing.table(reconciliationOf(year, partners, "Actions asked of each partner", "Partner"));
  writing.table(timelinessOf(year, partners, "The same figures by partner", "Partner"));
  writeQuarters(material);
  TRY_DONE(writeTimeToClose(material, partners));
  TRY_DONE(writeRestated(material));
  return writeUnanswered(material);
}

}  // namespace minuted::report
