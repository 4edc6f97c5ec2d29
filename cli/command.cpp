#include "cli/command.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <charconv>
#include <cstdlib>
#include <sstream>

#include "base/result.h"
#include "base/text.h"
#include "base/written_text.h"
#include "cli/terminal/help_page.h"
#include "cli/terminal/nearest.h"
#include "cli/terminal/output.h"
#include "cli/terminal/print.h"

namespace minuted::cli {
namespace {

// What is wrong with the command line, as a sentence. CLI11 lets such an exception through.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The name that the option is shown by: "--owner", or "text" of a positional one.
std::string nameOf(const CLI::Option& option) {
  if (option.get_positional()) return option.get_single_name();
  return option.get_lnames().empty() ? "-" + option.get_snames().front() : "--" + option.get_lnames().front();
}

// The same for a message about a value, which may come from the environment.
std::string placeOf(const CLI::Option& option, const std::string& value) {
  const auto& variable = option.get_envname();
  const char* inEnvironment = variable.empty() ? nullptr : std::getenv(variable.c_str());
  if (inEnvironment != nullptr && value == inEnvironment) return "$" + variable;
  return option.get_positional() ? fmt::format("'{}'", nameOf(option)) : nameOf(option);
}

constexpr const char* showsSomething = "shows something";  // the name of a check

// faultOf(text) returns what is wrong with a value, as the rest of a sentence about it.
template <typename FaultOf>
void check(CLI::Option& option, FaultOf faultOf, const char* name = "") {
  auto throwFault = [&option, faultOf](const std::string& text) -> std::string {
    if (std::optional<std::string> fault = faultOf(text))
      throw UsageError(fmt::format("{} {}.", placeOf(option, text), *fault));
    return "";
  };
  option.check(throwFault, "", name);
}

Option withWords(CLI::Option& option) {
  check(option, [](const std::string& text) { return characterFault(text, TextForm::section); });
  check(option, [](const std::string& text) { return textFault(text, TextForm::section); }, showsSomething);
  return Option(option);
}

Option withPath(CLI::Option& option) {
  check(option, [](const std::string& text) { return text.empty() ? std::optional("is empty") : std::nullopt; });
  return Option(option);
}

std::string pathOf(const CLI::App& command) {
  const auto* above = command.get_parent();
  return (above != nullptr ? pathOf(*above) + " " : "") + command.get_name();
}

// --- Help ---

std::string labelOf(const CLI::Option& option) {
  std::string label;
  if (option.get_positional()) {
    label = option.get_single_name();
  } else {
    if (!option.get_snames().empty()) label = "-" + option.get_snames().front();
    if (!option.get_lnames().empty()) label += (label.empty() ? "--" : ", --") + option.get_lnames().front();
    if (option.get_items_expected_max() > 0) label += " " + option.get_type_name();
  }
  return option.get_items_expected_max() > 1 ? label + " ..." : label;
}

// The first examples of the first commands below it.
std::string examplesBelow(const CLI::App& command) {
  constexpr size_t most = 3;
  std::string examples;
  size_t count = 0;
  for (const auto* below : command.get_subcommands({})) {
    auto footer = below->get_footer();
    if (footer.empty() || count++ == most) break;
    examples += (examples.empty() ? "" : "\n") + footer.substr(0, footer.find('\n'));
  }
  return examples;
}

HelpPage pageOf(const CLI::App& command) {
  HelpPage page{.command = pathOf(command),
                .description = command.get_description(),
                .positionals = {},
                .options = {},
                .subcommands = {},
                .needsSubcommand = command.get_require_subcommand_min() > 0,
                .examples = command.get_footer()};
  for (const auto* option : command.get_options()) {
    auto text = option->get_description();
    if (option->get_required() && !option->get_positional()) text = "Needed. " + text;
    if (!option->get_required() && option->get_positional()) text += " (may be left out)";
    if (!option->get_envname().empty()) text += "; else $" + option->get_envname();
    (option->get_positional() ? page.positionals : page.options).push_back({labelOf(*option), text});
  }
  for (const auto* below : command.get_subcommands({}))
    page.subcommands.push_back({below->get_name(), below->get_description()});
  if (page.examples.empty()) page.examples = examplesBelow(command);
  return page;
}

// --- What is wrong ---

// The command that was chosen, however deep.
const CLI::App& chosenOf(const CLI::App& program) {
  const auto* command = &program;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().back();
  return *command;
}

std::string didYouMean(const std::string& name) { return name.empty() ? "" : fmt::format(" Did you mean '{}'?", name); }

std::string seeHelp(const CLI::App& command) { return fmt::format(" '{} --help' tells more.", pathOf(command)); }

std::string unknownOption(const CLI::App& command, const std::string& given) {
  auto word = given.substr(0, given.find('='));
  std::vector<std::string> names;
  for (const auto* each = &command; each != nullptr; each = each->get_parent())
    for (const auto* option : each->get_options())
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return fmt::format("'{}' has no option '{}'.{}{}", pathOf(command), word, didYouMean(nearestOf(word, names)),
                     seeHelp(command));
}

std::string unknownCommand(const CLI::App& command, const std::string& word) {
  std::vector<std::string> names;
  for (const auto* below : command.get_subcommands({})) names.push_back(below->get_name());
  auto nearest = nearestOf(word, names);
  if (!nearest.empty()) nearest = pathOf(command) + " " + nearest;
  return fmt::format("There is no command '{} {}'.{}{}", pathOf(command), word, didYouMean(nearest), seeHelp(command));
}

std::string missing(const CLI::App& command) {
  std::vector<std::string> needed;
  for (const auto* option : command.get_options())
    if (option->get_required() && option->count() == 0)
      needed.push_back(fmt::format("{} ({})", nameOf(*option), option->get_description()));
  if (!needed.empty()) return fmt::format("'{}' needs {}.{}", pathOf(command), joinTexts(needed), seeHelp(command));
  std::vector<std::string> names;
  for (const auto* below : command.get_subcommands({})) names.push_back(below->get_name());
  return fmt::format("'{}' needs one of these behind it: {}.{}", pathOf(command), joinTexts(names), seeHelp(command));
}

// An option with too few or too many values; what() begins with its name.
std::string wrongCount(const CLI::App& command, std::string_view what) {
  auto name = what.substr(0, what.find(':'));
  for (const auto* each = &command; each != nullptr; each = each->get_parent())
    for (const auto* option : each->get_options()) {
      if (option->get_name() != name) continue;
      auto most = option->get_items_expected_max(), least = option->get_items_expected_min();
      auto shown = nameOf(*option);
      if (static_cast<int>(option->results().size()) > most)
        return fmt::format("{} can be said {}.{}", shown, most == 1 ? "once only" : fmt::format("{} times only", most),
                           seeHelp(command));
      return fmt::format("{} needs {} ({}).{}", shown, least == 1 ? "a value" : fmt::format("{} values", least),
                         option->get_description(), seeHelp(command));
    }
  return fmt::format("{}.{}", what, seeHelp(command));
}

std::string explain(const CLI::App& program, const CLI::ParseError& error) {
  const auto& command = chosenOf(program);
  auto left = program.remaining(true);
  auto isOption = [](const std::string& word) { return word.size() > 1 && word[0] == '-' && word != "--"; };
  if (auto option = std::ranges::find_if(left, isOption); option != left.end()) return unknownOption(command, *option);
  auto isWord = [](const std::string& word) { return word != "--"; };
  auto word = std::ranges::find_if(left, isWord);
  bool needsCommand = command.get_require_subcommand_min() > 0;
  if (word != left.end() && needsCommand) return unknownCommand(command, *word);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return missing(command);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return wrongCount(command, error.what());
  if (word != left.end())
    return fmt::format("'{}' is more than '{}' takes: several words that belong together stand in quotes.{}", *word,
                       pathOf(command), seeHelp(command));
  return fmt::format("{}.{}", error.what(), seeHelp(command));
}

}  // namespace

Option Option::required(bool required) const {
  option_->required(required);
  return *this;
}

Option Option::oneOf(std::vector<std::string> allowed) const {
  check(*option_, [allowed = std::move(allowed)](const std::string& text) -> std::optional<std::string> {
    if (std::ranges::find(allowed, text) != allowed.end()) return std::nullopt;
    return fmt::format("'{}' is none of: {}", text, joinTexts(allowed));
  });
  return *this;
}

Option Option::fromEnvironment(const std::string& variable) const {
  option_->envname(variable);
  return *this;
}

Option Option::mayBeEmpty() const {
  option_->get_validator(showsSomething)->active(false);
  return *this;
}

Option Option::exactly(int arguments) const {
  option_->expected(arguments);
  return *this;
}

Option Option::arity(Arity arity) const {
  option_->expected(1, arity == Arity::one ? 1 : CLI::detail::expected_max_vector_size);
  option_->allow_extra_args(arity == Arity::list);
  return *this;
}

Option Command::option(const std::string& names, std::string& into, const std::string& help) const {
  return withWords(*command_->add_option(names, into, help));
}

Option Command::option(const std::string& names, std::optional<std::string>& into, const std::string& help) const {
  return withWords(*command_->add_option(names, into, help));
}

Option Command::option(const std::string& names, std::vector<std::string>& into, const std::string& help) const {
  return withWords(*command_->add_option(names, into, help));
}

Option Command::option(const std::string& names, uint64_t& into, const std::string& help, uint64_t least) const {
  auto read = [](const std::string& text, uint64_t& number) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
  };
  auto set = [&into, read](const std::string& text) { read(text, into); };
  auto* added = command_->add_option_function<std::string>(names, set, help)->type_name("NUMBER");
  check(*added, [read, least](const std::string& text) -> std::optional<std::string> {
    uint64_t number = 0;
    if (read(text, number) && number >= least) return std::nullopt;
    return fmt::format("is to be a whole number from {} on, and '{}' is none", least, text);
  });
  return Option(*added);
}

Option Command::path(const std::string& names, std::string& into, const std::string& help) const {
  return withPath(*command_->add_option(names, into, help)->type_name("PATH"));
}

Option Command::path(const std::string& names, std::vector<std::string>& into, const std::string& help) const {
  return withPath(*command_->add_option(names, into, help)->type_name("PATH"));
}

Option Command::flag(const std::string& names, bool& into, const std::string& help) const {
  return Option(*command_->add_flag(names, into, help));
}

Option Command::flag(const std::string& names, std::function<void()> onGiven, const std::string& help) const {
  return Option(*command_->add_flag_callback(names, std::move(onGiven), help));
}

Command Command::add(const std::string& name, const std::string& help, std::function<void()> onChosen) const {
  auto* command = command_->add_subcommand(name, help);
  command->fallthrough();
  command->callback(std::move(onChosen));
  return Command(*command);
}

Command Command::addNoun(const std::string& name, const std::string& help) const {
  auto* command = command_->add_subcommand(name, help)->require_subcommand(1);
  command->fallthrough();
  return Command(*command);
}

std::optional<Command> Command::find(std::string_view name) const {
  for (auto* command : command_->get_subcommands({}))
    if (command->get_name() == name) return Command(*command);
  return std::nullopt;
}

void Command::examples(const std::string& lines) const { command_->footer(lines); }

std::string Command::help() const { return helpText(pageOf(*command_), terminalWidth()); }

std::string Command::name() const { return command_->get_name(); }

std::string Command::description() const { return command_->get_description(); }

std::vector<Command> Command::subcommands() const {
  std::vector<Command> commands;
  for (auto* command : command_->get_subcommands({})) commands.emplace_back(*command);
  return commands;
}

std::vector<OptionHelp> Command::options() const {
  std::vector<OptionHelp> options;
  for (const auto* option : command_->get_options())
    if (option != command_->get_help_ptr())
      options.push_back({option->get_name(), option->get_description(), option->get_required(),
                         option->get_items_expected_max() > 0});
  return options;
}

Program::Program(const std::string& description, const std::string& name, const std::string& version)
    : app_(new CLI::App(description, name)) {
  app_->formatter_fn([](const CLI::App* command, const std::string&, CLI::AppFormatMode) {
    return helpText(pageOf(*command), terminalWidth());
  });
  app_->set_version_flag("--version", name + " " + version, "Print the version and exit");
  app_->set_help_flag("-h,--help", "Print this help and exit");
  app_->require_subcommand(1);
}

Program::~Program() { delete app_; }

Command Program::command() const { return Command(*app_); }

std::optional<int> Program::parse(int argc, char** argv) {
  return explained([&] { app_->parse(argc, argv); });
}

std::optional<int> Program::parse(const std::string& line) {
  return explained([&] { app_->parse(line, false); });
}

std::optional<int> Program::explained(const std::function<void()>& parse) {
  std::string wrong;
  try {
    parse();
    return std::nullopt;
  } catch (const UsageError& error) {
    wrong = error.what();
  } catch (const CLI::ParseError& error) {
    std::ostringstream out, messages;
    if (app_->exit(error, out, messages) == 0) {
      writeOut(out.str());
      return 0;
    }
    wrong = explain(*app_, error);
  }
  printProse("minuted: " + wrong);
  return static_cast<int>(ErrorKind::usage);
}

}  // namespace minuted::cli
