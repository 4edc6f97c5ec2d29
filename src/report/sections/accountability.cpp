// Accountability: the actions of the period reconciled by group and by partner, whether they were done in time, the
// figures restated since the previous update, and the actions that nobody has answered.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/ranges.h"
#include "base/text.h"
#include "report/sections/section_parts.h"

namespace minuted::report {
namespace {

using Accounts = std::vector<const queries::Account*>;

// The accounts of partners, sorted by name.
Accounts partnersByName(Year& year) {
  Accounts accounts;
  for (const auto& account : year.accounts().partners) accounts.push_back(&account);
  std::ranges::stable_sort(accounts, {},
                           [&](const queries::Account* each) { return foldCase(year.names().of(each->party)); });
  return accounts;
}

Accounts groupAccounts(Year& year) {
  Accounts accounts;
  for (const auto& account : year.accounts().groups) accounts.push_back(&account);
  return accounts;
}

std::string nameOf(Year& year, const queries::Account& account) {
  return account.party ? year.names().of(account.party) : "All";
}

using TallyColumns = std::vector<std::pair<queries::Tally, const char*>>;

// Columns in which nothing is counted are left out, but for the two that every account begins and ends with.
TallyColumns usedColumns(const Accounts& accounts, const queries::Account& total, TallyColumns columns) {
  std::erase_if(columns, [&](const auto& column) {
    auto tally = column.first;
    if (tally == queries::Tally::opening || tally == queries::Tally::closing) return false;
    return total.count(tally) == 0 &&
           std::ranges::all_of(accounts, [&](const auto* account) { return account->count(tally) == 0; });
  });
  return columns;
}

Table tableOf(Year& year, const Accounts& accounts, const std::string& caption, const std::string& firstColumn,
              const TallyColumns& possible) {
  auto columns = usedColumns(accounts, year.accounts().total, possible);
  Table table{.caption = caption, .columns = {{firstColumn, false, 7}}, .rows = {}, .hasRowHeaders = true};
  for (const auto& [tally, title] : columns) table.columns.push_back({title, true, 2});
  auto add = [&](const queries::Account& account) {
    Row row{{makeText(nameOf(year, account))}, !account.party, {}};
    uint64_t sum = 0;
    for (const auto& [tally, title] : columns) {
      row.cells.push_back(makeText(figureText(account.count(tally)), citationsOf(account[tally])));
      sum += account.count(tally);
    }
    if (sum > 0) table.rows.push_back(std::move(row));
  };
  for (const auto* account : accounts) add(*account);
  if (table.rows.size() > 1) add(year.accounts().total);
  return table;
}

Table reconciliationOf(Year& year, const Accounts& accounts, const std::string& caption,
                       const std::string& firstColumn) {
  return tableOf(year, accounts, caption, firstColumn,
                 {{queries::Tally::opening, "Open before"},
                  {queries::Tally::raised, "+ raised"},
                  {queries::Tally::reopened, "+ reopened"},
                  {queries::Tally::takenUp, "+ taken up again"},
                  {queries::Tally::transferredIn, "+ moved in"},
                  {queries::Tally::closed, "− closed"},
                  {queries::Tally::dropped, "− dropped"},
                  {queries::Tally::declined, "− declined"},
                  {queries::Tally::excused, "− excused"},
                  {queries::Tally::superseded, "− superseded"},
                  {queries::Tally::transferredOut, "− moved out"},
                  {queries::Tally::closing, "= open after"}});
}

Table timelinessOf(Year& year, const Accounts& accounts, const std::string& caption, const std::string& firstColumn) {
  return tableOf(year, accounts, caption, firstColumn,
                 {{queries::Tally::onTime, "Done in time"},
                  {queries::Tally::late, "Done late"},
                  {queries::Tally::undated, "No due date"},
                  {queries::Tally::carriedForward, "Carried"},
                  {queries::Tally::extended, "Extended"},
                  {queries::Tally::overdue, "Overdue"},
                  {queries::Tally::unanswered, "Silent"}});
}

// A chart and a table of the time to close, slowest partner first.
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
              .hasRowHeaders = true};
  Citations all;
  for (const auto* account : closing) {
    auto medianDays = median(account->daysToClose).value_or(0), longest = std::ranges::max(account->daysToClose);
    auto cites = citationsOf((*account)[queries::Tally::closed]);
    all = mergeCitations(std::move(all), cites);
    bars.push_back(
        {nameOf(year, *account), static_cast<double>(medianDays), counted(static_cast<uint64_t>(medianDays), "day")});
    table.rows.push_back(
        {{makeText(nameOf(year, *account), cites), makeText(std::to_string(account->daysToClose.size())),
          makeText(counted(static_cast<uint64_t>(medianDays), "day")),
          makeText(counted(static_cast<uint64_t>(longest), "day"))},
         false,
         {}});
  }
  auto slowest = fmt::format("{} took longest: half of its actions were done within {}.", bars.front().label,
                             bars.front().valueText);
  std::string caption = "Days until half of a partner's closed actions were done";
  material.writer.addHeading(2, "Time to close, by partner");
  material.writer.add(Figure{caption, horizontalBarChart(caption, slowest, bars), slowest, std::move(all)});
  material.writer.addTable(std::move(table));
  return {};
}

// Periods of three months, counted from the first day of the period. The last one may be shorter.
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

std::vector<queries::TallyEntry> entriesDuring(const std::vector<queries::TallyEntry>& all, Period period) {
  std::vector<queries::TallyEntry> entries;
  for (const auto& each : all)
    if (each.day >= period.first.day && each.day <= period.last.day) entries.push_back(each);
  return entries;
}

void writeQuarters(Material& material) {
  auto& year = material.year;
  const auto& total = year.accounts().total;
  std::vector<std::string> labels;
  Series opened{"opened", {}}, closed{"closed", {}};
  Table table{.caption = "Actions opened and closed, by quarter",
              .columns = {{"Quarter", false, 3}, {"Opened", true, 1}, {"Closed", true, 1}},
              .rows = {},
              .hasRowHeaders = true};
  Citations allIn, allOut;
  for (const auto& quarter : quartersOf(year.period())) {
    auto incoming = entriesDuring(total[queries::Tally::raised], quarter),
         reopenedEntries = entriesDuring(total[queries::Tally::reopened], quarter);
    incoming.insert(incoming.end(), reopenedEntries.begin(), reopenedEntries.end());
    auto outgoing = entriesDuring(total[queries::Tally::closed], quarter);
    auto label = fmt::format("{} to {}", longDate(quarter.first), longDate(quarter.last));
    auto shortLabel = longDate({quarter.first.day, Precision::MONTH});
    labels.push_back("from " + shortLabel);
    opened.values.push_back(static_cast<double>(incoming.size()));
    closed.values.push_back(static_cast<double>(outgoing.size()));
    allIn = mergeCitations(std::move(allIn), citationsOf(incoming));
    allOut = mergeCitations(std::move(allOut), citationsOf(outgoing));
    table.rows.push_back({{makeText(label), makeText(figureText(incoming.size()), citationsOf(incoming)),
                           makeText(figureText(outgoing.size()), citationsOf(outgoing))},
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
      {{makeText("The period"), makeText(figureText(sum(opened))), makeText(figureText(sum(closed)))}, true, {}});
  auto inWords = [](size_t count) { return count == 0 ? std::string("none") : counted(count); };
  auto description = fmt::format("{} opened and {} closed over {}.", counted(sum(opened), "action"),
                                 inWords(sum(closed)), counted(labels.size(), "quarter"));
  std::string caption = "Actions opened (raised or reopened) and closed";
  material.writer.addHeading(2, "By quarter");
  material.writer.add(Figure{caption, barChart(caption, description, labels, {opened, closed}), description,
                             mergeCitations(allIn, allOut)});
  material.writer.addTable(std::move(table));
}

// Adds a row with the actions that were open at the beginning of the period as they are known now, and as the previous
// update had them (nullptr: it had no such account). Accounts without a difference have no row, except for the total.
void addRestatedRow(Table& table, const std::string& name, const queries::Account& now,
                    const queries::Account* previous, uint64_t publication) {
  std::map<Id, uint64_t> openThen, openNow;
  if (previous != nullptr)
    for (const auto& each : (*previous)[queries::Tally::opening]) openThen.emplace(each.action, each.event);
  for (const auto& each : now[queries::Tally::opening]) openNow.emplace(each.action, each.event);
  std::vector<std::string> learned, removed;
  Citations cites;
  for (const auto& [action, event] : openNow)
    if (!openThen.contains(action)) {
      learned.push_back(reference(action));
      cites.push_back(event);
    }
  for (const auto& [action, event] : openThen)
    if (!openNow.contains(action)) {
      removed.push_back(reference(action));
      cites.push_back(event);
    }
  std::ranges::sort(cites);
  bool isTotal = !now.party;
  if (learned.empty() && removed.empty() && !isTotal) return;
  auto difference = static_cast<int64_t>(openNow.size()) - static_cast<int64_t>(openThen.size());
  table.rows.push_back({{makeText(name), makeText(figureText(openThen.size())),
                         makeText(figureText(openNow.size()), mergeCitations(std::move(cites), {publication})),
                         makeText(difference == 0 ? "none" : fmt::format("{:+}", difference)),
                         makeText(joinTexts(learned)), makeText(joinTexts(removed))},
                        isTotal,
                        {}});
}

// Compares the actions that were open at the beginning of the period: those that the previous update published, and
// those that are known now. The published ones are computed again from a snapshot of the time of publication.
Result<void> writeRestatedFigures(Material& material) {
  auto& year = material.year;
  auto first = year.period().first;
  TRY(auto before, previousReport(year.snapshot(), year.group(), first));
  if (!before) return {};
  material.writer.addHeading(2, "Restated since the update before");
  auto publication = before->report.published.back();
  TRY(auto stored, year.snapshot().event(year.snapshot().lastPosition(publication.size)));
  Date dayBefore{first.day - 1, Precision::DAY};
  TRY(auto then, material.take({.on = dayBefore, .asOf = stored->event().getRecordedAt()}));
  TRY(auto published, queries::reconcile(then, year.groups(), {}, first.day, dayBefore.day));
  std::map<Id, const queries::Account*> publishedAccounts;
  for (const auto* accounts : {&published.groups, &published.partners})
    for (const auto& account : *accounts) publishedAccounts.emplace(account.party, &account);

  Table table{.caption = fmt::format("Open on {}: as published, and as known now", longDate(dayBefore)),
              .columns = {{"Group or partner", false, 4},
                          {"As published", true, 1},
                          {"As known now", true, 1},
                          {"Restated", true, 1},
                          {"Learned of since", false, 3},
                          {"No longer counted", false, 3}},
              .rows = {},
              .hasRowHeaders = true};
  auto add = [&](const queries::Account& now, const queries::Account* previous) {
    addRestatedRow(table, nameOf(year, now), now, previous, publication.event);
  };
  for (const auto* accounts : {&year.accounts().groups, &year.accounts().partners})
    for (const auto& account : *accounts) {
      add(account, publishedAccounts.contains(account.party) ? publishedAccounts[account.party] : nullptr);
      publishedAccounts.erase(account.party);
    }
  for (const auto& [party, account] : publishedAccounts) {
    queries::Account none;
    none.party = party;
    add(none, account);
  }
  add(year.accounts().total, &published.total);
  if (table.rows.size() == 1 && table.rows.front().cells[4].text.empty() && table.rows.front().cells[5].text.empty()) {
    material.writer.addSentence(
        fmt::format("Nothing that the update before said of the actions open on {} has changed.", longDate(dayBefore)),
        {publication.event});
    return {};
  }
  dropEmptyColumns(table);
  material.writer.addTable(std::move(table));
  return {};
}

std::string daysSince(const OptionalDate& date, Date today) {
  return date ? std::to_string(std::max(0, today.day - lastDay(*date))) : "";
}

Result<void> writeUnanswered(Material& material) {
  auto& year = material.year;
  Table table{.caption = fmt::format("Asked, and not answered by {}", longDate(year.period().last)),
              .columns = {{"Action", false, 6}, {"Asked of", false, 4}, {"Days without an answer", true, 2}},
              .rows = {}};
  const auto& unanswered = year.accounts().total[queries::Tally::unanswered];
  TRY_DONE(addActionRows(year, unanswered, [&](const auto& entry, const auto& action) -> Result<void> {
    table.rows.push_back({{makeText(fmt::format("{}: {}", reference(entry.action), action.text), {entry.event}),
                           makeText(ownerNames(year, action)), makeText(daysSince(action.askedOn, year.period().last))},
                          false,
                          {}});
    return {};
  }));
  dropEmptyColumns(table);
  writeTableSection(material, 2, "Asked and not answered", std::move(table));
  return {};
}

// The names of the tallies that count an action, such as 'raised, transferred in', with the events that they count by.
Text tallyNames(const std::map<queries::Tally, Citations>& counted, std::initializer_list<queries::Tally> tallies) {
  std::vector<std::string> names;
  Citations cites;
  for (auto tally : tallies)
    if (auto found = counted.find(tally); found != counted.end()) {
      names.emplace_back(queries::tallyName(tally));
      cites = mergeCitations(std::move(cites), found->second);
    }
  return makeText(joinTexts(names), std::move(cites));
}

}  // namespace

// Lists every action that a figure counts, so that readers can verify each figure.
Result<void> writeCounted(Material& material) {
  auto& year = material.year;
  std::map<Id, std::map<queries::Tally, Citations>> actions;
  auto add = [&](const queries::Account& account) {
    for (size_t i = 0; i < queries::tallyCount; ++i)
      for (const auto& each : account.figures[i]) {
        auto& cites = actions[each.action][static_cast<queries::Tally>(i)];
        cites = mergeCitations(std::move(cites), {each.event});
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
              .hasRowHeaders = true};
  for (const auto& [id, counted] : actions) {
    TRY(auto action, year.find<domain::Action>(id));
    table.rows.push_back(
        {{makeText(reference(id)), makeText(action ? year.names().of(action->group) : ""),
          makeText(action ? ownerNames(year, *action) : ""),
          tallyNames(counted, {queries::Tally::opening, queries::Tally::raised, queries::Tally::reopened,
                               queries::Tally::takenUp, queries::Tally::transferredIn}),
          tallyNames(counted, {queries::Tally::closed, queries::Tally::dropped, queries::Tally::declined,
                               queries::Tally::excused, queries::Tally::superseded, queries::Tally::transferredOut}),
          tallyNames(counted, {queries::Tally::closing, queries::Tally::overdue, queries::Tally::unanswered})},
         false,
         {}});
  }
  dropEmptyColumns(table);
  material.writer.addTable(std::move(table));
  return {};
}

// "5 were raised and 1 reopened": what happened at all; `none` where nothing did.
std::string moves(const queries::Account& account, const TallyColumns& tallies, const char* none) {
  std::vector<std::string> parts;
  for (const auto& [tally, verb] : tallies) {
    auto count = account.count(tally);
    if (count > 0)
      parts.push_back(parts.empty() ? fmt::format("{} {}", countAndVerb(count), verb)
                                    : fmt::format("{} {}", count, verb));
  }
  return parts.empty() ? none : joinTexts(parts);
}

Result<void> writeAccountability(Material& material) {
  auto& year = material.year;
  const auto& total = year.accounts().total;
  auto& writer = material.writer;
  auto [first, last] = year.period();
  auto cites = mergeCitations(citationsOf(total[queries::Tally::opening]), citationsOf(total[queries::Tally::closing]));
  for (auto tally : {queries::Tally::raised, queries::Tally::closed, queries::Tally::dropped,
                     queries::Tally::superseded, queries::Tally::transferredOut})
    cites = mergeCitations(std::move(cites), citationsOf(total[tally]));
  if (cites.empty()) {
    writer.addSentence("No action was raised, closed or open.", {});
    return writeRestatedFigures(material);
  }
  writer.addSentence(fmt::format("{} open before {}; {}; {}; {} open after {}.",
                                 countAndVerb(total.count(queries::Tally::opening), "action"), longDate(first),
                                 moves(total,
                                       {{queries::Tally::raised, "raised"},
                                        {queries::Tally::reopened, "reopened"},
                                        {queries::Tally::transferredIn, "moved in"}},
                                       "none was raised"),
                                 moves(total,
                                       {{queries::Tally::closed, "closed"},
                                        {queries::Tally::dropped, "dropped"},
                                        {queries::Tally::superseded, "superseded"},
                                        {queries::Tally::transferredOut, "moved out"}},
                                       "none was closed"),
                                 countAndVerb(total.count(queries::Tally::closing)), longDate(last)),
                     std::move(cites));
  writer.addFixedText(
      "An action counts for the group that it belongs to, and for each partner that it was asked of; in the "
      "last line of each table it counts once. The owner claims that it is done, and the group closes it.");
  auto groups = groupAccounts(year), partners = partnersByName(year);
  writer.addHeading(2, "By group");
  writer.addTable(reconciliationOf(year, groups, "Actions of each group", "Group"));
  writer.addTable(timelinessOf(year, groups,
                               "How many were done in time or late, how often they were carried forward or extended, "
                               "and which are overdue or unanswered",
                               "Group"));
  writer.addHeading(2, "By partner");
  writer.addTable(reconciliationOf(year, partners, "Actions asked of each partner", "Partner"));
  writer.addTable(timelinessOf(year, partners, "The same figures by partner", "Partner"));
  writeQuarters(material);
  TRY_DONE(writeTimeToClose(material, partners));
  TRY_DONE(writeRestatedFigures(material));
  return writeUnanswered(material);
}

}  // namespace minuted::report
