// Actions: lists, one with its answers and due dates, the four tables for the papers. What records is in verbs.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/context.h"
#include "cli/output.h"

namespace minuted::cli {
namespace {

using schema::ActionAnswer;

struct Options {
  std::string ref;
  std::string owner, org, group, status, from, to;
  bool all = false, overdue = false, silent = false, commitments = false, byOwner = false, byGroup = false;
};

// --- Reading ---

std::string ownersOf(ActionAnswer::Reader action) {
  std::string text;
  for (auto owner : action.getOwners()) {
    text += (text.empty() ? "" : ", ") + std::string(owner.getName().cStr());
    if (owner.hasOrganisation()) text += fmt::format(" ({})", owner.getOrganisation().cStr());
  }
  return text;
}

std::string dueOf(ActionAnswer::Reader action) { return action.hasDue() ? action.getDue().cStr() : "-"; }

std::string statusOf(ActionAnswer::Reader action) {
  auto status = inWords(action.getStatus());
  if (action.getOverdue())
    status += fmt::format(", {} late", counted(static_cast<size_t>(action.getDaysLate()), "day"));
  if (action.getNeedsName()) status += ", needs a name";
  if (action.getTimesCarried() > 0) status += fmt::format(", carried {}x", action.getTimesCarried());
  return status;
}

using Actions = std::vector<ActionAnswer::Reader>;

enum class Show { owner, group, both };

void printActions(const Actions& actions, Show show) {
  bool wide = terminalWidth() >= 110;
  std::vector<Column> columns{{"REF"}, {"ACTION", 0.42}};
  if (show != Show::group || wide) columns.push_back({"OWNER", 0.2});
  if (show == Show::group || wide) columns.push_back({"GROUP", 0.2});
  columns.push_back({"DUE"});
  columns.push_back({"STATUS", 0.14});
  std::vector<Row> rows;
  for (auto action : actions) {
    Row row{{action.getRef().cStr(), action.getText().cStr()}, action.getOverdue()};
    if (show != Show::group || wide) row.cells.push_back(ownersOf(action));
    if (show == Show::group || wide) row.cells.push_back(action.getGroup().cStr());
    row.cells.push_back(dueOf(action));
    row.cells.push_back(statusOf(action));
    rows.push_back(std::move(row));
  }
  printTable(columns, rows);
}

std::string heading(const std::string& name, const Actions& actions) {
  auto overdue = std::ranges::count_if(actions, [](auto action) { return action.getOverdue(); });
  auto text = fmt::format("{}: {}", name, counted(actions.size(), "action"));
  return overdue == 0 ? text : text + fmt::format(", {} overdue", overdue);
}

// A joint action stands under each of its owners.
void printGrouped(schema::ActionList::Reader list, bool byOwner) {
  std::map<std::string, Actions> grouped;
  for (auto action : list.getItems()) {
    if (!byOwner)
      grouped[action.getGroup().cStr()].push_back(action);
    else
      for (auto owner : action.getOwners()) {
        std::string name = owner.getName().cStr();
        if (owner.hasOrganisation()) name += fmt::format(" ({})", owner.getOrganisation().cStr());
        grouped[name].push_back(action);
      }
  }
  for (const auto& [name, actions] : grouped) {
    fmt::print("{}\n", bold(heading(name, actions)));
    printActions(actions, byOwner ? Show::group : Show::owner);
    fmt::print("\n");
  }
}

Result<queries::ActionFilter> filterOf(const Context& context, const engine::Snapshot& snapshot,
                                       const Options& options) {
  queries::ActionFilter filter{.all = options.all, .overdue = options.overdue, .silent = options.silent};
  if (options.commitments) filter.kind = schema::ActionKind::COMMITMENT;
  if (!options.owner.empty()) {
    TRY(filter.owner, context.meant(snapshot, options.owner, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
  }
  if (!options.org.empty()) {
    TRY(filter.organisation, context.meant(snapshot, options.org, {Kind::ORGANISATION}));
  }
  if (!options.group.empty()) {
    TRY(filter.group, context.meant(snapshot, options.group, {Kind::GROUP}));
  }
  if (!options.status.empty()) {
    filter.status = enumNamed<schema::ActionStatus>(options.status);
    if (!filter.status)
      return fail(
          ErrorKind::usage,
          fmt::format(
              "'{}' is no status. Say open, accepted, declined, inProgress, claimed, closed, dropped or superseded.",
              options.status));
  }
  TRY(filter.from, parseOptionalDate(options.from));
  TRY(filter.to, parseOptionalDate(options.to));
  return filter;
}

Result<void> list(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto filter, filterOf(context, snapshot, options));
  TRY(auto found, queries::listActions(snapshot, filter));
  if (printedForPrograms(context.options, found.get())) return {};
  auto items = found.get().getItems();
  Actions all;
  for (auto item : items) all.push_back(item);
  if (options.byOwner || options.byGroup)
    printGrouped(found.get(), options.byOwner);
  else if (items.size() > 0)
    printActions(all, Show::owner);
  auto overdue = std::ranges::count_if(all, [](auto action) { return action.getOverdue(); });
  context.say(fmt::format("{}{}{}.", counted(items.size(), "action"), options.all || filter.status ? "" : " open",
                          overdue == 0 ? "" : fmt::format(", {} overdue", overdue)));
  return {};
}

void field(const char* name, const std::string& value) {
  if (!value.empty()) fmt::print("{:<14}{}\n", name, value);
}

std::string rating(ActionAnswer::Reader action) {
  auto text = inWords(action.getRag());
  return action.hasRagNote()
             ? fmt::format("{} ({}; by the rule {})", text, action.getRagNote().cStr(), inWords(action.getRagByRule()))
             : text;
}

std::string said(ActionAnswer::Answer::Reader answer) {
  std::string text = answer.getNote().cStr(), since = answer.getSince().cStr();
  if (!since.empty()) text += (text.empty() ? "" : "; ") + since + " since";
  return text;
}

// What each of several has said.
void printAnswers(ActionAnswer::Reader action) {
  if (action.getAnswers().size() < 2) return;
  std::vector<Row> rows;
  size_t silent = 0;
  for (auto answer : action.getAnswers()) {
    if (answer.getStatus() == schema::AnswerStatus::SILENT) ++silent;
    rows.push_back({{answer.getName().cStr(), inWords(answer.getStatus()), answer.getOn().cStr(), said(answer)}});
  }
  fmt::print("\n");
  printTable({{"ASKED", 0.4}, {"SAID"}, {"ON"}, {"", 0.3}}, rows);
  fmt::print("{} of {} have answered{}.\n", rows.size() - silent, rows.size(),
             action.getRosterPresumed() ? "; presumed to be those listed at the meeting" : "");
}

void printMoves(ActionAnswer::Reader action) {
  std::vector<Row> rows;
  for (auto move : action.getMoves())
    rows.push_back({{move.getOn().cStr(), move.getOld().cStr(), move.getNew().cStr(), move.getGrantedBy().cStr(),
                     move.getWhy().cStr()}});
  if (rows.empty()) return;
  fmt::print("\n");
  printTable({{"EXTENDED"}, {"FROM"}, {"TO"}, {"BY", 0.25}, {"WHY", 0.35}}, rows);
}

Result<void> show(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {Kind::ACTION}));
  TRY(auto answer, queries::showAction(snapshot, id));
  if (printedForPrograms(context.options, answer.get())) return {};
  auto action = answer.get();
  fmt::print("{}\n", bold(fmt::format("{}  {}", action.getRef().cStr(), action.getText().cStr())));
  field("Owner", ownersOf(action));
  field("Status",
        statusOf(action) + (action.hasStatusOn() ? fmt::format(" (since {})", action.getStatusOn().cStr()) : ""));
  if (action.getProvisional()) field("", "provisional: the minutes are not agreed yet");
  field("Group", action.getGroup().cStr());
  field("Raised", std::string(action.getRaisedOn().cStr()) +
                      (action.hasMeeting() ? fmt::format(" at {}", action.getMeeting().cStr()) : ""));
  auto due = dueOf(action);
  if (action.getExtensions() > 0)
    due += fmt::format(" (first {}, extended {}x)", action.getFirstDue().cStr(), action.getExtensions());
  if (action.hasDueAt())
    due += fmt::format(" at {}{}", action.getDueAt().cStr(), action.getDueMoved() ? ", which was moved" : "");
  field("Due", due);
  if (action.hasRequestedDue()) field("Asked for", action.getRequestedDue().cStr());
  field("Proposed", action.getCounter().cStr());
  field("Rating", rating(action));
  if (action.getDaysSilent() > 0) field("Silent for", counted(static_cast<size_t>(action.getDaysSilent()), "day"));
  field("Answer to", action.getAnswerTo().cStr());
  field("Decision", action.getDecision().cStr());
  field("Last said", action.getNote().cStr());
  printAnswers(action);
  printMoves(action);
  context.say(fmt::format("'minuted history {}' tells its story.", action.getRef().cStr()));
  return {};
}

Result<void> tables(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto group, context.meant(snapshot, options.group, {Kind::GROUP}));
  TRY(auto found, queries::actionTables(snapshot, group));
  auto answer = found.get();
  if (printedForPrograms(context.options, answer)) return {};
  auto print = [](const std::string& title, capnp::List<ActionAnswer>::Reader list) {
    Actions actions;
    for (auto action : list) actions.push_back(action);
    fmt::print("{}\n", bold(fmt::format("{}: {}", title, counted(actions.size(), "action"))));
    if (!actions.empty()) printActions(actions, Show::owner);
    fmt::print("\n");
  };
  print("Live", answer.getLive());
  print(answer.hasSince() ? fmt::format("Completed since {}", answer.getSince().cStr()) : "Completed",
        answer.getCompleted());
  print("Extension requested", answer.getExtensionRequested());
  print("Outstanding", answer.getOutstanding());
  return {};
}

}  // namespace

void addAction(Command app, Context& context) {
  auto action = nounCommand(app, "action");
  auto options = std::make_shared<Options>();

  auto listing =
      addCommand(action, context, "list", "Actions that are not closed or dropped",
                 "  minuted action list --by-owner\n  minuted action list --owner \"Priya Nair\" --overdue\n"
                 "  minuted action list --group \"Safer Streets\" --on 2025-06-01\n  minuted action list --all --json",
                 [&context, options] { return list(context, *options); });
  listing.option("--owner", options->owner, "A person, organisation or group that owns it");
  listing.option("--org", options->org, "An organisation, or a person on its behalf");
  listing.option("--group", options->group, "The group that it belongs to");
  listing.option("--status", options->status,
                 "Only those: open, accepted, declined, inProgress, claimed, closed, dropped, superseded");
  listing.flag("--silent", options->silent, "Only those that nobody has answered");
  listing.flag("--commitments", options->commitments, "Only what organisations have signed up to");
  listing.flag("--overdue", options->overdue, "Only those past their due date");
  listing.option("--from", options->from, "Raised on this day or after");
  listing.option("--to", options->to, "Raised on this day or before");
  listing.flag("--all", options->all, "Closed and dropped ones too");
  listing.flag("--by-owner", options->byOwner, "A table for each owner");
  listing.flag("--by-group", options->byGroup, "A table for each group");

  auto papers = addCommand(
      action, context, "tables", "The four tables for a meeting's papers: live, completed, extension, late",
      "  minuted action tables --group \"Steering Group\"", [&context, options] { return tables(context, *options); });
  papers.option("--group", options->group, "The group that meets").required();

  auto showing = addCommand(action, context, "show", "One action", "  minuted action show A-17",
                            [&context, options] { return show(context, *options); });
  showing.option("ref", options->ref, "The action: A-17").required();
}

}  // namespace minuted::cli
