// The sheet that a partner is held to account by.
#include <fmt/format.h>

#include <set>

#include "cli/context.h"
#include "cli/output.h"

namespace minuted::cli {
namespace {

struct Options {
  std::string party, figure;
};

std::string refsOf(schema::AccountAnswer::Figure::Reader figure) {
  std::string text;
  for (auto ref : figure.getActions()) text += (text.empty() ? "" : " ") + std::string(ref.cStr());
  return text;
}

void printFigures(schema::AccountAnswer::Reader account) {
  std::vector<Row> rows;
  for (auto figure : account.getFigures())
    rows.push_back({{figure.getName().cStr(), std::to_string(figure.getCount()), refsOf(figure)},
                    figure.getName() == "overdue" && figure.getCount() > 0});
  printTable({{""}, {"COUNT", 0, true}, {"ACTIONS", 0.7}}, rows);
  auto median = account.getMedianDaysToClose();
  fmt::print("Carried forward {}, extended {}; median days to close: {}.\n", counted(account.getTimesCarried(), "time"),
             counted(account.getExtensions(), "time"), median < 0 ? "none closed" : std::to_string(median));
}

std::string statusOf(schema::ActionAnswer::Reader action) {
  auto status = inWords(action.getStatus());
  if (action.getOverdue())
    status += fmt::format(", {} late", counted(static_cast<size_t>(action.getDaysLate()), "day"));
  if (action.getNeedsName()) status += ", needs a name";
  return status;
}

// The actions of one figure, or those that still are to be done.
void printActions(schema::AccountAnswer::Reader account, const std::string& figure) {
  std::set<std::string> refs;
  for (auto each : account.getFigures())
    if (each.getName() == figure.c_str())
      for (auto ref : each.getActions()) refs.insert(ref.cStr());
  std::vector<Row> rows;
  for (auto action : account.getActions()) {
    bool over = action.getStatus() == schema::ActionStatus::CLOSED ||
                action.getStatus() == schema::ActionStatus::DROPPED ||
                action.getStatus() == schema::ActionStatus::SUPERSEDED;
    if (figure.empty() ? over : !refs.contains(action.getRef().cStr())) continue;
    rows.push_back({{action.getRef().cStr(), action.getText().cStr(), action.hasDue() ? action.getDue().cStr() : "-",
                     statusOf(action)},
                    action.getOverdue()});
  }
  if (!rows.empty()) printTable({{"REF"}, {"ACTION", 0.55}, {"DUE"}, {"STATUS", 0.25}}, rows);
}

Result<void> tell(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto party, context.meant(snapshot, options.party, {Kind::ORGANISATION, Kind::PERSON}));
  TRY(auto found, queries::account(snapshot, party));
  if (printedForPrograms(context.options, found.get())) return {};
  auto sheet = found.get();
  bool known = options.figure.empty();
  for (auto figure : sheet.getFigures()) known = known || figure.getName() == options.figure.c_str();
  if (!known)
    return fail(ErrorKind::usage, fmt::format("There is no figure '{}': the first column names them.", options.figure));
  fmt::print("{}\n", bold(fmt::format("{}  {}, on {}", sheet.getRef().cStr(), sheet.getName().cStr(),
                                      longDate(snapshot.today()))));
  if (options.figure.empty()) printFigures(sheet);
  printActions(sheet, options.figure);
  if (options.figure.empty()) context.say("'minuted account NAME --figure closed' lists the actions of one figure.");
  return {};
}

}  // namespace

void addAccount(Command app, Context& context) {
  auto options = std::make_shared<Options>();
  auto command = addCommand(app, context, "account", "What a partner was asked, and what came of it",
                            "  minuted account \"Thames Valley Police\" --on 2023-03-01\n"
                            "  minuted account \"Priya Nair\" --figure overdue",
                            [&context, options] { return tell(context, *options); });
  command.option("party", options->party, "An organisation or a person").required();
  command.option("--figure", options->figure, "List the actions of one figure: asked, silent, overdue, …");
}

}  // namespace minuted::cli
