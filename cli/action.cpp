// Actions: lists, one action with its answers and due dates, and the four tables for the papers of a meeting. The
// commands that record are in verbs.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/context.h"
#include "cli/sort_options.h"
#include "cli/terminal/joined.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

using schema::ActionAnswer;

struct ActionOptions {
  std::string ref;
  std::string owner, org, group, status, from, to, urgency, dueFrom, dueTo, text, toAnswerAt;
  std::string followedBy;
  bool all = false, overdue = false, silent = false, commitments = false, needsName = false, repeats = false,
       byOwner = false, byGroup = false;
  SortOptions sort;
};

std::string ownersText(ActionAnswer::Reader action) {
  std::string text;
  for (auto owner : action.getOwners()) {
    text += (text.empty() ? "" : ", ") + std::string(owner.getName().cStr());
    if (owner.hasOrganisation()) text += fmt::format(" ({})", owner.getOrganisation().cStr());
  }
  return text;
}

std::string dueText(ActionAnswer::Reader action) { return action.hasDue() ? action.getDue().cStr() : "-"; }

std::string statusText(ActionAnswer::Reader action) {
  auto status = action.hasStanding() ? std::string(action.getStanding().cStr()) : inWords(action.getStatus());
  if (action.getOverdue())
    status += fmt::format(", {} late", counted(static_cast<size_t>(action.getDaysLate()), "day"));
  if (action.getUrgency() != schema::Urgency::NORMAL)
    status += fmt::format(", {} urgency", inWords(action.getUrgency()));
  if (action.getNeedsName()) status += ", needs a name";
  if (action.getWaitsFor().size() > 0) status += fmt::format(", waits for {}", joined(action.getWaitsFor()));
  if (action.getTimesCarried() > 0) status += fmt::format(", carried {}x", action.getTimesCarried());
  return status;
}

using Actions = std::vector<ActionAnswer::Reader>;

// Which of the two columns is printed where there is no room for both.
enum class PartyColumn { owner, group };

void printActions(const Actions& actions, PartyColumn column) {
  bool isWide = terminalWidth() >= 110;
  bool showsOwner = column == PartyColumn::owner || isWide, showsGroup = column == PartyColumn::group || isWide;
  std::vector<Column> columns{{"REF"}, {"ACTION", 0.42}};
  if (showsOwner) columns.push_back({"OWNER", 0.2});
  if (showsGroup) columns.push_back({"GROUP", 0.2});
  columns.push_back({"DUE"});
  columns.push_back({"STATUS", 0.14});
  std::vector<Row> rows;
  for (auto action : actions) {
    Row row{{action.getRef().cStr(), action.getText().cStr()}, action.getOverdue()};
    if (showsOwner) row.cells.push_back(ownersText(action));
    if (showsGroup) row.cells.push_back(action.getGroup().cStr());
    row.cells.push_back(dueText(action));
    row.cells.push_back(statusText(action));
    rows.push_back(std::move(row));
  }
  printTable(columns, rows);
}

// The actions under one heading, and how many of them are overdue for the one that it names.
struct GroupedActions {
  Actions actions;
  size_t overdue = 0;
};

std::string heading(const std::string& name, const GroupedActions& table) {
  auto text = fmt::format("{}: {}", name, counted(table.actions.size(), "action"));
  return table.overdue == 0 ? text : text + fmt::format(", {} overdue", table.overdue);
}

// Adds the action to the table of each owner that has it open; of an action that is over, of each owner.
void addByOwner(ActionAnswer::Reader action, std::map<std::string, GroupedActions>& tables) {
  bool isOpenOfAny = false;
  for (auto owner : action.getOwners()) isOpenOfAny = isOpenOfAny || owner.getOpen();
  bool isOver = action.getStatus() == schema::ActionStatus::CLOSED ||
                action.getStatus() == schema::ActionStatus::DROPPED ||
                action.getStatus() == schema::ActionStatus::SUPERSEDED;
  if (!isOpenOfAny && !isOver) return tables["Nobody, since all who were asked declined"].actions.push_back(action);
  for (auto owner : action.getOwners()) {
    if (!isOver && !owner.getOpen()) continue;
    std::string name = owner.getName().cStr();
    if (owner.hasOrganisation()) name += fmt::format(" ({})", owner.getOrganisation().cStr());
    auto& table = tables[name];
    table.actions.push_back(action);
    table.overdue += owner.getOverdue() ? 1 : 0;
  }
}

// Prints a table for each owner or group. An action with several owners is in the table of each of them.
void printGrouped(schema::ActionList::Reader list, bool byOwner) {
  std::map<std::string, GroupedActions> tables;
  for (auto action : list.getItems()) {
    if (byOwner) {
      addByOwner(action, tables);
      continue;
    }
    auto& table = tables[action.getGroup().cStr()];
    table.actions.push_back(action);
    table.overdue += action.getOverdue() ? 1 : 0;
  }
  for (const auto& [name, table] : tables) {
    printOut("{}\n", bold(heading(name, table)));
    printActions(table.actions, byOwner ? PartyColumn::group : PartyColumn::owner);
    printOut("\n");
  }
}

Result<queries::ActionFilter> filterOf(const Context& context, const engine::Snapshot& snapshot,
                                       const ActionOptions& options) {
  queries::ActionFilter filter{.all = options.all, .overdue = options.overdue, .silent = options.silent};
  if (options.commitments) filter.kind = schema::ActionKind::COMMITMENT;
  if (!options.urgency.empty()) filter.urgency = enumNamed<schema::Urgency>(options.urgency);
  if (!options.owner.empty() && !options.org.empty())
    return fail(ErrorKind::usage, "--owner and --org ask the same: say one of them.");
  TRY(filter.party, context.findOptionalOwner(snapshot, options.owner.empty() ? options.org : options.owner));
  TRY(filter.group, context.findOptionalSubject(snapshot, options.group, {Kind::GROUP}));
  if (!options.status.empty()) {
    filter.status = enumNamed<schema::ActionStatus>(options.status);
    if (!filter.status)
      return fail(
          ErrorKind::usage,
          fmt::format(
              "'{}' is no status. Say open, accepted, declined, inProgress, claimed, closed, dropped or superseded.",
              options.status));
  }
  TRY(filter.from, context.parseDate(options.from));
  TRY(filter.to, context.parseDate(options.to));
  TRY(filter.dueFrom, context.parseDate(options.dueFrom));
  TRY(filter.dueTo, context.parseDate(options.dueTo));
  filter.text = options.text;
  filter.needsName = options.needsName;
  filter.repeats = options.repeats;
  TRY(filter.followedBy, context.findOptionalSubject(snapshot, options.followedBy, {Kind::PERSON, Kind::ORGANISATION}));
  TRY(filter.toAnswerAt, context.findOptionalSubject(snapshot, options.toAnswerAt, {Kind::MEETING}));
  if (filter.toAnswerAt && !filter.group) {
    TRY(auto meeting, queries::showMeeting(snapshot, filter.toAnswerAt));
    filter.group = parseReference(meeting.get().getGroupRef().cStr()).value_or(Id());
  }
  return filter;
}

Result<void> listActions(Context& context, const ActionOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto filter, filterOf(context, snapshot, options));
  TRY(auto answer, queries::sorted(queries::listActions(snapshot, filter), options.sort.order()));
  if (printForPrograms(context.options, answer.get())) return {};
  auto items = answer.get().getItems();
  Actions all;
  for (auto item : items) all.push_back(item);
  if (options.byOwner || options.byGroup)
    printGrouped(answer.get(), options.byOwner);
  else if (items.size() > 0)
    printActions(all, PartyColumn::owner);
  auto overdue = std::ranges::count_if(all, [](auto action) { return action.getOverdue(); });
  context.say(fmt::format("{}{}{}.", counted(items.size(), options.commitments ? "commitment" : "action"),
                          options.all || filter.status ? "" : " open",
                          overdue == 0 ? "" : fmt::format(", {} overdue", overdue)));
  return {};
}

std::string ratingText(ActionAnswer::Reader action) {
  auto text = inWords(action.getRag());
  return action.hasRagNote()
             ? fmt::format("{} ({}; by the rule {})", text, action.getRagNote().cStr(), inWords(action.getRagByRule()))
             : text;
}

// "Survey ten shelters, by 2025-07-31 (Priya Nair on 2025-06-02)"
std::string proposalText(ActionAnswer::Reader action) {
  std::string text = action.getCounter().cStr();
  if (action.hasCounterDue()) text += (text.empty() ? "by " : ", by ") + std::string(action.getCounterDue().cStr());
  if (text.empty()) return text;
  std::string by = action.getCounterBy().cStr();
  return fmt::format("{} ({}{}{})", text, by, by.empty() ? "" : " ",
                     action.hasCounterOn() ? fmt::format("on {}", action.getCounterOn().cStr()) : "");
}

// What an owner answered, and since when it has been silent.
std::string answerText(ActionAnswer::Answer::Reader answer) {
  std::string text = answer.getNote().cStr(), since = answer.getSince().cStr();
  if (answer.hasProposal()) {
    std::string proposal = fmt::format("proposes: {}", answer.getProposal().cStr());
    if (answer.hasDue()) proposal += fmt::format(", by {}", answer.getDue().cStr());
    text = proposal + (text.empty() ? "" : "; ") + text;
  }
  if (!since.empty()) text += (text.empty() ? "" : "; ") + since + " since";
  return text;
}

// Prints the answer of each owner, if there are several.
void printAnswers(ActionAnswer::Reader action) {
  if (action.getAnswers().size() < 2) return;
  std::vector<Row> rows;
  size_t silent = 0;
  for (auto answer : action.getAnswers()) {
    if (answer.getStatus() == schema::AnswerStatus::SILENT) ++silent;
    rows.push_back({{answer.getName().cStr(), inWords(answer.getStatus()), answer.getOn().cStr(), answerText(answer)}});
  }
  printOut("\n");
  printTable({{"ASKED", 0.4}, {"SAID"}, {"ON"}, {"", 0.3}}, rows);
  printWrapped("{} of {} have answered{}.\n", rows.size() - silent, rows.size(),
               action.getRosterPresumed() ? "; presumed to be those listed at the meeting" : "");
}

void printExtensions(ActionAnswer::Reader action) {
  std::vector<Row> rows;
  for (auto move : action.getMoves())
    rows.push_back({{move.getOn().cStr(), move.getOld().cStr(), move.getNew().cStr(), move.getGrantedBy().cStr(),
                     move.getWhy().cStr()}});
  if (rows.empty()) return;
  printOut("\n");
  printTable({{"EXTENDED"}, {"FROM"}, {"TO"}, {"BY", 0.25}, {"WHY", 0.35}}, rows);
}

Result<void> showAction(Context& context, const ActionOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.findSubject(snapshot, options.ref, {Kind::ACTION}));
  TRY(auto answer, queries::showAction(snapshot, id));
  if (printForPrograms(context.options, answer.get())) return {};
  auto action = answer.get();
  printWrapped("{}\n", bold(fmt::format("{}  {}", action.getRef().cStr(), action.getText().cStr())));
  printField("Owner", ownersText(action));
  printField("Status", statusText(action) +
                           (action.hasStatusOn() ? fmt::format(" (since {})", action.getStatusOn().cStr()) : ""));
  if (action.getProvisional()) printField("", "provisional: the minutes are not agreed yet");
  printField("Group", action.getGroup().cStr());
  printField("Raised", std::string(action.getRaisedOn().cStr()) +
                           (action.hasMeeting() ? fmt::format(" at {}", action.getMeeting().cStr()) : ""));
  auto due = dueText(action);
  if (action.getExtensions() > 0)
    due += fmt::format(" (first {}, extended {}x)", action.getFirstDue().cStr(), action.getExtensions());
  if (action.hasDueAt())
    due += fmt::format(" at {}{}", action.getDueAt().cStr(), action.getDueMoved() ? ", which was moved" : "");
  printField("Due", due);
  if (action.hasRequestedDue()) printField("Asked for", action.getRequestedDue().cStr());
  printField("Proposed", proposalText(action));
  printField("Rating", ratingText(action));
  if (action.getDaysSilent() > 0) printField("Silent for", counted(static_cast<size_t>(action.getDaysSilent()), "day"));
  printField("Answer to", action.getAnswerTo().cStr());
  printField("Decision", action.getDecision().cStr());
  printField("Goes on from", action.getContinues().cStr());
  printField("Goes on as", action.getContinuedBy().cStr());
  printField("Asked again", action.getRepeats().cStr());
  std::string followers;
  for (auto follower : action.getFollowers())
    followers += (followers.empty() ? "" : ", ") + std::string(follower.getName().cStr());
  printField("Followed by", followers);
  printField("Last said", action.getNote().cStr());
  printAnswers(action);
  printExtensions(action);
  for (auto comment : action.getComments())
    printField("Comment",
               fmt::format("{} ({}, {})", comment.getText().cStr(), comment.getBy().cStr(), comment.getOn().cStr()));
  context.say(fmt::format("'minuted history {}' tells its story.", action.getRef().cStr()));
  return {};
}

Result<void> showTables(Context& context, const ActionOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto group, context.findSubject(snapshot, options.group, {Kind::GROUP}));
  TRY(auto answer, queries::actionTables(snapshot, group));
  auto tables = answer.get();
  if (printForPrograms(context.options, tables)) return {};
  auto print = [](const std::string& title, capnp::List<ActionAnswer>::Reader list) {
    Actions actions;
    for (auto action : list) actions.push_back(action);
    printWrapped("{}\n", bold(fmt::format("{}: {}", title, counted(actions.size(), "action"))));
    if (!actions.empty()) printActions(actions, PartyColumn::owner);
    printOut("\n");
  };
  print("Live", tables.getLive());
  print(tables.hasSince() ? fmt::format("Completed since {}", tables.getSince().cStr()) : "Completed",
        tables.getCompleted());
  print("Extension requested", tables.getExtensionRequested());
  print("Outstanding", tables.getOutstanding());
  return {};
}

// By what a list finds actions, and how it shows them.
void addListOptions(const Command& listCommand, ActionOptions* options) {
  listCommand.option("--owner", options->owner, "Of whom it is asked: a person, an organisation, a group, 'X members'");
  listCommand.option("--org", options->org, "The same, of an organisation");
  listCommand.option("--group", options->group, "The group that it belongs to");
  listCommand.option("--status", options->status,
                     "Only those: open, accepted, declined, inProgress, claimed, closed, dropped, superseded");
  listCommand.flag("--silent", options->silent, "Only those without an answer; with --owner, of that one");
  listCommand.option("--urgency", options->urgency, "Only those of that urgency").oneOf({"normal", "high", "low"});
  listCommand.option("--due-from", options->dueFrom, "Only those due on this day or after");
  listCommand.option("--due-to", options->dueTo, "Only those due on this day or before");
  listCommand.option("--text", options->text, "Only those whose wording has these words, in any form of case");
  listCommand.option("--to-answer-at", options->toAnswerAt,
                     "Only those of a meeting's group of which it has said nothing yet: M-5");
  listCommand.flag("--needs-name", options->needsName, "Only those whose owner no longer speaks for the organisation");
  listCommand.flag("--repeats", options->repeats, "Only those that are asked again after they were closed");
  listCommand.option("--followed-by", options->followedBy, "Only those whose news this one wants to hear");
  listCommand.flag("--overdue", options->overdue, "Only those past their due date");
  listCommand.option("--from", options->from, "Raised on this day or after");
  listCommand.option("--to,--until", options->to, "Raised on this day or before");
  listCommand.flag("--all", options->all, "Closed and dropped ones too");
  options->sort.addTo(listCommand);
  listCommand.flag("--by-owner", options->byOwner, "A table for each owner");
  listCommand.flag("--by-group", options->byGroup, "A table for each group");
}

}  // namespace

void addAction(Command app, Context& context) {
  auto action = nounCommand(app, "action");
  auto options = std::make_shared<ActionOptions>();

  auto listCommand = addQueryCommand(
      action, context, "list", "Actions that are not closed or dropped",
      "  minuted action list --by-owner\n  minuted action list --owner \"Priya Nair\" --overdue\n"
      "  minuted action list --group \"Safer Streets\" --on 2025-06-01\n  minuted action list --all --json",
      [&context, options] { return listActions(context, *options); });
  addListOptions(listCommand, options.get());
  listCommand.flag("--commitments", options->commitments, "Only what organisations have signed up to");

  auto pledges = std::make_shared<ActionOptions>();
  pledges->commitments = true;
  auto pledgeList =
      addQueryCommand(nounCommand(app, "commitment"), context, "list",
                      "What organisations have signed up to, and not fulfilled or dropped",
                      "  minuted commitment list --owner \"Harbour Trust\"\n  minuted commitment list --all",
                      [&context, pledges] { return listActions(context, *pledges); });
  addListOptions(pledgeList, pledges.get());

  auto tablesCommand = addQueryCommand(action, context, "tables",
                                       "The four tables for a meeting's papers: live, completed, extension, late",
                                       "  minuted action tables --group \"Steering Group\"",
                                       [&context, options] { return showTables(context, *options); });
  tablesCommand.option("--group", options->group, "The group that meets").required();

  auto showCommand = addQueryCommand(action, context, "show", "One action", "  minuted action show A-17",
                                     [&context, options] { return showAction(context, *options); });
  showCommand.option("ref", options->ref, "The action: A-17").required();
}

}  // namespace minuted::cli
