#include "cli/command.h"

#include <CLI/CLI.hpp>

#include <sstream>

#include "base/result.h"
#include "cli/print.h"

namespace minuted::cli {

Option Option::required(bool required) const {
  option_->required(required);
  return *this;
}

Option Option::oneOf(std::vector<std::string> allowed) const {
  option_->check(CLI::IsMember(std::move(allowed)));
  return *this;
}

Option Option::fromEnvironment(const std::string& variable) const {
  option_->envname(variable);
  return *this;
}

Option Option::positive() const {
  option_->check(CLI::PositiveNumber);
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
  return Option(*command_->add_option(names, into, help));
}

Option Command::option(const std::string& names, std::optional<std::string>& into, const std::string& help) const {
  return Option(*command_->add_option(names, into, help));
}

Option Command::option(const std::string& names, std::vector<std::string>& into, const std::string& help) const {
  return Option(*command_->add_option(names, into, help));
}

Option Command::option(const std::string& names, uint64_t& into, const std::string& help) const {
  return Option(*command_->add_option(names, into, help));
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

void Command::examples(const std::string& lines) const { command_->footer("Examples:\n" + lines); }

std::string Command::help() const { return command_->help(); }

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
  app_->set_version_flag("--version", name + " " + version);
  app_->require_subcommand(1);
}

Program::~Program() { delete app_; }

Command Program::command() const { return Command(*app_); }

std::optional<int> Program::parse(int argc, char** argv) {
  try {
    app_->parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    std::ostringstream out, messages;
    auto code = app_->exit(error, out, messages);
    writeOut(out.str());
    writeMessage(messages.str());
    return code == 0 ? 0 : static_cast<int>(ErrorKind::usage);
  }
}

}  // namespace minuted::cli
