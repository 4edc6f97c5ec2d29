// What every command has at hand: the global options, and a way to the register.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "register/command.h"
#include "register/queries.h"
#include "register/recorder.h"
#include "register/register.h"

namespace minuted::cli {

struct GlobalOptions {
  std::string registerFolder;
  std::string by;
  std::string on, asOf;
  bool json = false;
  bool csv = false;
  bool quiet = false;
  bool noInput = false;
  bool acceptClock = false;
};

class Context {
 public:
  GlobalOptions options;
  // Set by the subcommand that was chosen; called once everything is parsed.
  std::function<Result<void>()> run;

  std::filesystem::path folder() const;     // --register, else MINUTED_REGISTER, else $XDG_DATA_HOME/minuted
  std::string by() const;                   // --by, else MINUTED_USER, else the system's user
  Result<Times> times() const;              // of --on and --as-of
  Result<OptionalDate> happenedOn() const;  // of --on, for what is recorded

  Result<Register*> reading();    // opened once
  Result<Recorder*> recording();  // through the server where there is one, else by waiting for the lock
  Result<Register*> writing();    // never through a server: for rebuild
  Result<Snapshot> snapshot();    // at the times asked for

  Result<void> close();  // what was opened for writing

  // Records one command, and says what came of it and what one might do next ({} in it stands for the reference).
  Result<Recorded> record(CommandMaker& command, std::string_view said, std::string_view next = {});

  void say(std::string_view words) const;  // to stderr, unless --quiet

  // A progress bar on a terminal, nothing elsewhere.
  RebuildProgress progress() const;

  // The one subject that somebody means.
  Result<Id> meant(const Snapshot& snapshot, const std::string& text, std::initializer_list<Kind> kinds) const;

 private:
  std::unique_ptr<Register> reading_, writing_;
  std::unique_ptr<Recorder> remote_;
};

// A subcommand with its help and examples; run() is what it does.
CLI::App* addCommand(CLI::App& parent, Context& context, const std::string& name, const std::string& help,
                     const std::string& examples, std::function<Result<void>()> run);

// The subcommand of a noun, made when first asked for.
CLI::App* nounCommand(CLI::App& app, const std::string& noun);

Result<OptionalDate> optionalDate(const std::string& text);

// One file a noun.
void addInit(CLI::App& app, Context& context);
void addImport(CLI::App& app, Context& context);
void addReview(CLI::App& app, Context& context);
void addReviewFile(CLI::App& review, Context& context);  // export, apply
void addReviewWalk(CLI::App& review, Context& context);
void addAction(CLI::App& app, Context& context);
void addDecision(CLI::App& app, Context& context);
void addMeeting(CLI::App& app, Context& context);
void addGroup(CLI::App& app, Context& context);
void addPerson(CLI::App& app, Context& context);
void addOrganisation(CLI::App& app, Context& context);
void addVerbs(CLI::App& app, Context& context);    // whatever records one thing
void addRecords(CLI::App& app, Context& context);  // list and show of topics, priorities, programmes, measures, …
void addAccount(CLI::App& app, Context& context);
void addChase(CLI::App& app, Context& context);
void addReportCompare(CLI::App& app, Context& context);
void addApply(CLI::App& app, Context& context);
void addHelp(CLI::App& app, Context& context);
void addHistory(CLI::App& app, Context& context);
void addUndo(CLI::App& app, Context& context);
void addUpkeep(CLI::App& app, Context& context);  // rebuild
void addVerify(CLI::App& app, Context& context);
void addReport(CLI::App& app, Context& context);        // annual, write, words, bring, publish, templates
void addReportPapers(CLI::App& app, Context& context);  // papers, minutes, partner
void addExport(CLI::App& app, Context& context);
void addServe(CLI::App& app, Context& context);

}  // namespace minuted::cli
