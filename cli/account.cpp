// minuted account: what a partner was asked, and what became of it.
#include <fmt/format.h>

#include <set>

#include "cli/question.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

std::string joinRefs(schema::AccountAnswer::Figure::Reader figure) {
  std::string text;
  for (auto ref : figure.getActions()) text += (text.empty() ? "" : " ") + std::string(ref.cStr());
  return text;
}

void printFigures(schema::AccountAnswer::Reader account) {
  std::vector<Row> rows;
  for (auto figure : account.getFigures())
    rows.push_back({{figure.getName().cStr(), std::to_string(figure.getCount()), joinRefs(figure)},
                    figure.getName() == "overdue" && figure.getCount() > 0});
  printTable({{""}, {"COUNT", 0, true}, {"ACTIONS", 0.7}}, rows);
  auto median = account.getMedianDaysToClose();
  printWrapped("Carried forward {}, extended {}; median days to close: {}.\n",
               counted(account.getTimesCarried(), "time"), counted(account.getExtensions(), "time"),
               median < 0 ? "none closed" : std::to_string(median));
}

std::string statusOfAsk(schema::ActionAnswer::Reader action) {
  auto status = action.hasStanding() ? std::string(action.getStanding().cStr()) : inWords(action.getStatus());
  if (action.getOverdue())
    status += fmt::format(", {} late", counted(static_cast<size_t>(action.getDaysLate()), "day"));
  if (action.getNeedsName()) status += ", needs a name";
  return status;
}

// Prints the actions of one figure.
void printAsked(schema::AccountAnswer::Reader account, const std::string& figure) {
  std::set<std::string> refs;
  for (auto each : account.getFigures())
    if (each.getName() == figure.c_str())
      for (auto ref : each.getActions()) refs.insert(ref.cStr());
  std::vector<Row> rows;
  for (auto action : account.getActions()) {
    if (!refs.contains(action.getRef().cStr())) continue;
    rows.push_back({{action.getRef().cStr(), action.getText().cStr(), action.hasDue() ? action.getDue().cStr() : "-",
                     statusOfAsk(action)},
                    action.getOverdue()});
  }
  if (!rows.empty()) printTable({{"REF"}, {"ACTION", 0.55}, {"DUE"}, {"STATUS", 0.25}}, rows);
}

Result<void> showAccount(const Shown& shown) {
  auto account = shown.answer.as<schema::AccountAnswer>();
  auto figure = shown.typed("figure");
  auto behalf = account.hasOrganisation() ? fmt::format(" (speaks for {}{})", account.getOrganisation().cStr(),
                                                        account.getPresumed() ? ", presumed" : "")
                                          : "";
  printWrapped("{}\n", bold(fmt::format("{}  {}{}, on {}", account.getRef().cStr(), account.getName().cStr(), behalf,
                                        longDate(shown.snapshot.today()))));
  if (figure.empty()) printFigures(account);
  printAsked(account, figure.empty() ? "open" : figure);
  if (figure.empty()) shown.context.say("'minuted account NAME --figure closed' lists the actions of one figure.");
  return {};
}

}  // namespace

void addAccount(Command app, Context& context) { addQuestion(app, context, "", "account", showAccount); }

}  // namespace minuted::cli
