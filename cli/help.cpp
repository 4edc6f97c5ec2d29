// minuted help: the same as --help. minuted help rules: the tables of rules.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/output.h"
#include "domain/joint_answer.h"
#include "domain/rules.h"

namespace minuted::cli {
namespace {

// Appends a state to the legend, and begins a new line before it would be longer than 78 characters.
void addToLegend(std::string& legend, const std::string& state) {
  constexpr size_t width = 78;
  auto line = legend.size() - (legend.rfind('\n') + 1);  // also right for the first line, where rfind finds nothing
  if (!legend.empty()) legend += line + state.size() + 2 > width ? ",\n" : ", ";
  legend += state;
}

void printRules(const domain::RuleTable& table) {
  printWrapped("{}\n", bold(std::string(table.noun)));
  std::vector<Column> columns{{"CAN BE"}};
  std::string legend;
  for (size_t i = 0; i < table.states.size(); ++i) {
    columns.push_back({std::to_string(i)});
    addToLegend(legend,
                i == 0 ? fmt::format("0 not {} yet", table.states[0]) : fmt::format("{} {}", i, table.states[i]));
  }
  columns.push_back({"BY", 0.3});
  std::vector<Row> rows;
  for (const auto& rule : table.rules) {
    Row row{{std::string(rule.verb)}};
    for (char allowed : rule.allowed) row.cells.emplace_back(allowed == 'x' ? "x" : "");
    row.cells.emplace_back(rule.by);
    rows.push_back(std::move(row));
  }
  printTable(columns, rows);
  printWrapped("{}\n\n", legend);
}

// How an action stands that several are asked for.
void printJointRules() {
  printWrapped("{}\n", bold("action of several owners, or of each member of a group"));
  std::vector<Row> rows;
  for (const auto& rule : domain::jointRules())
    rows.push_back({{std::string(rule.condition), std::string(rule.status)}});
  printTable({{"IF", 0.7}, {"IT IS"}}, rows);
  printWrapped("The first line that holds tells. Each of them is asked, reminded and counted for itself.\n\n");
}

Result<void> printHelp(Command app, const std::string& topic, const std::string& noun) {
  if (topic != "rules") {
    auto command = topic.empty() ? std::optional(app) : app.find(topic);
    if (!command)
      return fail(ErrorKind::usage, fmt::format("There is no command '{}'. 'minuted --help' lists them.", topic));
    printWrapped("{}", command->help());
    return {};
  }
  bool isPrinted = false;
  for (const auto* table : domain::ruleTables()) {
    if (!noun.empty() && table->noun != noun) continue;
    printRules(*table);
    if (table->noun == "action") printJointRules();
    isPrinted = true;
  }
  if (!isPrinted) return fail(ErrorKind::usage, fmt::format("There are no rules for '{}'.", noun));
  return {};
}

}  // namespace

void addHelp(Command app, Context& context) {
  auto topic = std::make_shared<std::string>(), noun = std::make_shared<std::string>();
  auto command = addCommand(app, context, "help", "Help for a command, or 'rules': what may happen in which state",
                            "  minuted help action\n  minuted help rules\n  minuted help rules action",
                            [app, topic, noun] { return printHelp(app, *topic, *noun); });
  command.option("topic", *topic, "A command, or 'rules'");
  command.option("noun", *noun, "Of the rules: those of one noun");
}

}  // namespace minuted::cli
