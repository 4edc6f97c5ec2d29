// Actions: lists, one action with its answers and due dates, and the four tables for the papers of a meeting. The
// commands that record are in verbs.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/question.h"
#include "cli/terminal/joined.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

using schema::ActionAnswer;

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

// How a list is shown, where not as one table.
struct Grouping {
  bool byOwner = false, byGroup = false;
};

Result<void> showActions(const Shown& shown, const Grouping& grouping, std::string_view noun) {
  auto list = shown.answer.as<schema::ActionList>();
  auto items = list.getItems();
  Actions all;
  for (auto item : items) all.push_back(item);
  if (grouping.byOwner || grouping.byGroup)
    printGrouped(list, grouping.byOwner);
  else if (items.size() > 0)
    printActions(all, PartyColumn::owner);
  auto overdue = std::ranges::count_if(all, [](auto action) { return action.getOverdue(); });
  bool isOfAny = !shown.typed("all").empty() || !shown.typed("status").empty();
  shown.context.say(fmt::format("{}{}{}.", counted(items.size(), noun), isOfAny ? "" : " open",
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

Result<void> showAction(const Shown& shown) {
  auto action = shown.answer.as<ActionAnswer>();
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
  shown.context.say(fmt::format("'minuted history {}' tells its story.", action.getRef().cStr()));
  return {};
}

Result<void> showTables(const Shown& shown) {
  auto tables = shown.answer.as<schema::ActionTables>();
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

void addList(Command app, Context& context, std::string_view noun) {
  auto grouping = std::make_shared<Grouping>();
  auto command = addQuestion(app, context, noun, "list",
                             [grouping, noun](const Shown& shown) { return showActions(shown, *grouping, noun); });
  command.flag("--by-owner", grouping->byOwner, "A table for each owner");
  command.flag("--by-group", grouping->byGroup, "A table for each group");
}

}  // namespace

void addAction(Command app, Context& context) {
  addList(app, context, "action");
  addList(app, context, "commitment");
  addQuestion(app, context, "action", "tables", showTables);
  addQuestion(app, context, "action", "show", showAction);
}

}  // namespace minuted::cli
