// minuted help: the same as --help. minuted help rules: the tables of rules.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/terminal/output.h"
#include "domain/joint_answer.h"
#include "domain/rules.h"
#include "outcome.capnp.h"

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

using Tables = std::vector<const domain::RuleTable*>;

queries::Answer<schema::RuleList> rulesAnswer(const Tables& tables) {
  queries::Answer<schema::RuleList> answer;
  size_t count = 0;
  for (const auto* table : tables) count += table->rules.size();
  auto items = (*answer).initItems(static_cast<uint>(count));
  uint next = 0;
  for (const auto* table : tables)
    for (const auto& rule : table->rules) {
      auto item = items[next++];
      item.setNoun(std::string(table->noun));
      item.setVerb(std::string(rule.verb));
      item.setBy(std::string(rule.by));
      std::vector<std::string> allowed;
      for (size_t state = 0; state < table->states.size(); ++state)
        if (rule.allowed[state] == 'x')
          allowed.push_back(state == 0 ? fmt::format("not {} yet", table->states[0])
                                       : std::string(table->states[state]));
      auto list = item.initAllowed(static_cast<uint>(allowed.size()));
      for (uint i = 0; i < list.size(); ++i) list.set(i, allowed[i]);
    }
  auto joint = (*answer).initJoint(static_cast<uint>(domain::jointRules().size()));
  for (uint i = 0; i < joint.size(); ++i) {
    joint[i].setCondition(std::string(domain::jointRules()[i].condition));
    joint[i].setStatus(std::string(domain::jointRules()[i].status));
  }
  return answer;
}

Result<void> printAllRules(const GlobalOptions& options, const std::string& noun) {
  Tables tables;
  for (const auto* table : domain::ruleTables())
    if (noun.empty() || table->noun == noun) tables.push_back(table);
  if (tables.empty()) return fail(ErrorKind::usage, fmt::format("There are no rules for '{}'.", noun));
  if (printForPrograms(options, rulesAnswer(tables).get())) return {};
  for (const auto* table : tables) {
    printRules(*table);
    if (table->noun == "action") printJointRules();
  }
  return {};
}

// A command that can be run, with the name of its noun before its own.
struct NamedCommand {
  std::string name;
  Command command;
};

void addRunnable(const std::string& name, Command command, std::vector<NamedCommand>& all) {
  auto below = command.subcommands();
  if (below.empty()) all.push_back({name, command});
  for (auto each : below) addRunnable(name.empty() ? each.name() : name + " " + each.name(), each, all);
}

queries::Answer<schema::CommandList> commandsAnswer(const std::string& name, Command command) {
  std::vector<NamedCommand> all;
  addRunnable(name, command, all);
  queries::Answer<schema::CommandList> answer;
  auto items = (*answer).initItems(static_cast<uint>(all.size()));
  for (uint i = 0; i < items.size(); ++i) {
    items[i].setName(all[i].name);
    items[i].setHelp(all[i].command.description());
    auto options = all[i].command.options();
    auto list = items[i].initOptions(static_cast<uint>(options.size()));
    for (uint k = 0; k < list.size(); ++k) {
      list[k].setName(options[k].name);
      list[k].setHelp(options[k].help);
      list[k].setRequired(options[k].isRequired);
      list[k].setValue(options[k].takesValue);
    }
  }
  return answer;
}

Result<void> printHelp(const GlobalOptions& options, Command app, const std::string& topic, const std::string& noun) {
  if (topic == "rules") return printAllRules(options, noun);
  auto command = topic.empty() ? std::optional(app) : app.find(topic);
  if (!command)
    return fail(ErrorKind::usage, fmt::format("There is no command '{}'. 'minuted --help' lists them.", topic));
  if (!printForPrograms(options, commandsAnswer(topic, *command).get())) printWrapped("{}", command->help());
  return {};
}

}  // namespace

void addHelp(Command app, Context& context) {
  auto topic = std::make_shared<std::string>(), noun = std::make_shared<std::string>();
  auto command = addCommand(app, context, "help", "Help for a command, or 'rules': what may happen in which state",
                            "  minuted help action\n  minuted help rules\n  minuted help rules action",
                            [app, &context, topic, noun] { return printHelp(context.options, app, *topic, *noun); });
  command.option("topic", *topic, "A command, or 'rules'");
  command.option("noun", *noun, "Of the rules: those of one noun");
}

}  // namespace minuted::cli
