// What the help of a command shows. Pure functions, for any thread.
#pragma once

#include <string>
#include <vector>

namespace minuted::cli {

struct HelpEntry {
  std::string name;  // "--owner TEXT ...", "add"
  std::string text;
};

struct HelpPage {
  std::string command;  // "minuted action add"
  std::string description;
  std::vector<HelpEntry> positionals, options, subcommands;
  bool needsSubcommand = false;
  std::string examples;  // commands, a line each, behind two spaces; other lines are prose
};

// The page in lines of the width.
std::string helpText(const HelpPage& page, size_t width);

}  // namespace minuted::cli
