// Files of commands, as `minuted apply` reads them: many things recorded at once, all of them or none.
//
// A file is a list of verbs in JSON, [{"do": "org add", "name": "Harbour Trust", "on": "2025-01-16", "label":
// "trust"}], or one Command of schema/command.capnp in Cap'n Proto's text format. One thread at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "register/outcome.h"
#include "verbs/command_builder.h"
#include "verbs/json.h"

namespace minuted::verbs {

// Where a step of the command comes from: 'facts.json:12:3: (person appoint)'.
struct StepPlace {
  std::string file;
  size_t number = 0;            // in the file, from 1
  std::string verb;             // or the name of its event
  std::optional<JsonPlace> at;  // of a list in JSON, where the command begins
  std::string doubt;            // CommandBuilder::doubt()
};

struct CommandFile {
  std::string name;  // for messages
  std::string content;
};

// What a file says about its command as a whole; only a command in Cap'n Proto's text says anything.
struct CommandHeader {
  std::optional<Bytes> id;  // of 16 bytes
  std::string by;           // who records; empty where it is not said
};
// ErrorKind::usage where the file cannot be read, or the id is none.
Result<CommandHeader> headerOf(const CommandFile& file);

class CommandFiles {
 public:
  // The snapshot must outlive it. userName: who records.
  CommandFiles(const engine::Snapshot& snapshot, std::string userName) : builder_(snapshot, std::move(userName)) {}

  // Adds the steps of a file. ErrorKind::usage, notFound or refused, with the place, for what cannot be read or means
  // nothing. A command in Cap'n Proto's text must be the only file.
  Result<void> add(const CommandFile& file);

  engine::CommandMaker& command() { return builder_.command(); }
  const std::vector<StepPlace>& places() const { return places_; }      // one a step
  const std::vector<StepPlace>& doubtful() const { return doubtful_; }  // the commands that have a doubt

  // The error of a refusal, with the place of the step that was refused.
  Error errorOf(const engine::Refusal& refusal) const;

 private:
  Result<void> addJson(const std::string& file, std::string_view content);
  Result<void> addText(const std::string& file, std::string_view content);

  CommandBuilder builder_;
  std::vector<StepPlace> places_, doubtful_;
};

}  // namespace minuted::verbs
