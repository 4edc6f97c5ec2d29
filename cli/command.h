// A command of the command line, its options and its help. CLI11 does the work; only command.cpp reads its headers,
// since they take ten seconds to compile.
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

// One option, or a positional argument, of a command.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  Option required(bool required = true) const;
  Option oneOf(std::vector<std::string> allowed) const;
  Option fromEnvironment(const std::string& variable) const;  // where the command line does not say
  Option positive() const;                                    // a number above 0
  Option exactly(int arguments) const;                        // so many, no more and no fewer

  // one: one argument. repeated: one each time, and it may come again. list: as many as follow.
  enum class Takes { one, repeated, list };
  Option takes(Takes takes) const;

 private:
  CLI::Option* option_;
};

// A handle: copies are the same command. What options are read into must live as long as the program.
class Command {
 public:
  explicit Command(CLI::App& command) : command_(&command) {}

  // "--group" is an option, "group" a positional argument; "-o,--output" has two names.
  Option option(const std::string& names, std::string& into, const std::string& help) const;
  Option option(const std::string& names, std::optional<std::string>& into, const std::string& help) const;
  Option option(const std::string& names, std::vector<std::string>& into, const std::string& help) const;
  Option option(const std::string& names, uint64_t& into, const std::string& help) const;
  Option flag(const std::string& names, bool& into, const std::string& help) const;
  Option flag(const std::string& names, std::function<void()> given, const std::string& help) const;

  // A command below this one. chosen() is called when it is the one that was asked for, after everything was parsed.
  Command add(const std::string& name, const std::string& help, std::function<void()> chosen) const;
  // One that needs a command of its own: a noun.
  Command addNoun(const std::string& name, const std::string& help) const;
  std::optional<Command> find(std::string_view name) const;
  void examples(const std::string& lines) const;  // at the end of its help

  std::string help() const;

 private:
  CLI::App* command_;
};

// The program's command, with nothing in it yet; and the parsing of a command line by it.
class Program {
 public:
  Program(const std::string& description, const std::string& name, const std::string& version);
  ~Program();

  Command command() const;

  // The exit code where the program is to end at once: help or version were asked for and have been printed (0), or the
  // command line is wrong, which has been said (2). Nothing where the chosen command is to run.
  std::optional<int> parse(int argc, char** argv);

 private:
  CLI::App* app_;
};

}  // namespace minuted::cli
