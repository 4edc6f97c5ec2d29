// Commands of the command line, with their options and help: a thin layer over CLI11. Only command.cpp includes the
// headers of CLI11, because they take ten seconds to compile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace minuted::cli {

// An option or positional argument of a command. The functions set its properties and return the option itself.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  Option required(bool required = true) const;
  Option oneOf(std::vector<std::string> allowed) const;
  Option fromEnvironment(const std::string& variable) const;  // used if the command line does not have the option
  Option exactly(int arguments) const;                        // requires this number of arguments

  // Also takes a text that shows nothing, which is refused otherwise: it is more likely a mistake of a script.
  Option mayBeEmpty() const;

  // one: a single argument. repeated: one argument each time, and the option may be repeated. list: all arguments that
  // follow.
  enum class Arity { one, repeated, list };
  Option arity(Arity arity) const;

 private:
  CLI::Option* option_;
};

// What help says of an option or argument.
struct OptionHelp {
  std::string name;  // "--group"; of a positional argument: "ref"
  std::string help;
  bool isRequired = false;
  bool takesValue = false;
};

// A handle of a command; copies refer to the same command. Each option stores its value in a variable of the caller,
// which must live until the command has run.
class Command {
 public:
  explicit Command(CLI::App& command) : command_(&command) {}

  // "--group" is an option, "group" is a positional argument, and "-o,--output" is an option with two names. Of several
  // long names only the first is shown. A text has to be UTF-8 without control characters, and must show something.
  Option option(const std::string& names, std::string& into, const std::string& help) const;
  Option option(const std::string& names, std::optional<std::string>& into, const std::string& help) const;
  Option option(const std::string& names, std::vector<std::string>& into, const std::string& help) const;
  // A whole number; least: the smallest that is taken.
  Option option(const std::string& names, uint64_t& into, const std::string& help, uint64_t least = 0) const;
  // The name of a file or folder, which may be any bytes.
  Option path(const std::string& names, std::string& into, const std::string& help) const;
  Option path(const std::string& names, std::vector<std::string>& into, const std::string& help) const;
  Option flag(const std::string& names, bool& into, const std::string& help) const;
  Option flag(const std::string& names, std::function<void()> onGiven, const std::string& help) const;

  // Adds a command below this one. After the command line was parsed, onChosen() is called if it names this command.
  Command add(const std::string& name, const std::string& help, std::function<void()> onChosen) const;
  // Adds a command that only groups others, as 'action' does; one of these must follow it.
  Command addNoun(const std::string& name, const std::string& help) const;
  std::optional<Command> find(std::string_view name) const;
  // Shown at the end of the help: commands behind two spaces, a line each, and lines of prose.
  void examples(const std::string& lines) const;

  std::string help() const;
  std::string name() const;
  std::string description() const;
  std::vector<Command> subcommands() const;  // in the order in which they were added
  std::vector<OptionHelp> options() const;   // its own, without --help

 private:
  CLI::App* command_;
};

// The top-level command, to which all others are added, and the parser of the command line.
class Program {
 public:
  Program(const std::string& description, const std::string& name, const std::string& version);
  ~Program();

  Command command() const;

  // Parses the command line. If the program is to end at once, returns the exit code: 0 after printing help or the
  // version, 2 after printing what is wrong, with the name that may have been meant where there is no such command or
  // option. Returns nothing if the chosen command is to run.
  std::optional<int> parse(int argc, char** argv);
  // The same of a line as it is typed behind the name of the program; options that it leaves out stay as they were.
  std::optional<int> parse(const std::string& line);

 private:
  std::optional<int> explained(const std::function<void()>& parse);

  CLI::App* app_;
};

}  // namespace minuted::cli
