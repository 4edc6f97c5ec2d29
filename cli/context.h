// What every command has at hand: the global options, and a way to the register.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "cli/command.h"
#include "queries/queries.h"
#include "register/command.h"
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
  Result<engine::Times> times() const;      // of --on and --as-of
  Result<OptionalDate> happenedOn() const;  // of --on, for what is recorded

  Result<engine::Register*> reading();    // opened once
  Result<engine::Recorder*> recording();  // through the server where there is one, else by waiting for the lock
  Result<engine::Register*> writing();    // never through a server: for rebuild
  Result<engine::Snapshot> snapshot();    // at the times asked for

  Result<void> close();  // what was opened for writing

  // Records one command, and says what came of it and what one might do next ({} in it stands for the reference).
  Result<engine::Recorded> record(engine::CommandMaker& command, std::string_view said, std::string_view next = {});

  void say(std::string_view words) const;  // to stderr, unless --quiet

  // A progress bar on a terminal, nothing elsewhere.
  engine::RebuildProgress progress() const;

  // The one subject that somebody means.
  Result<Id> meant(const engine::Snapshot& snapshot, const std::string& text, std::initializer_list<Kind> kinds) const;

 private:
  std::unique_ptr<engine::Register> reading_, writing_;
  std::unique_ptr<engine::Recorder> remote_;
};

// A subcommand with its help and examples; run() is what it does.
Command addCommand(Command parent, Context& context, const std::string& name, const std::string& help,
                   const std::string& examples, std::function<Result<void>()> run);

// The subcommand of a noun, made when first asked for.
Command nounCommand(Command app, const std::string& noun);

// One file a noun.
void addInit(Command app, Context& context);
void addImport(Command app, Context& context);
void addReview(Command app, Context& context);
void addReviewFile(Command review, Context& context);  // export, apply
void addReviewWalk(Command review, Context& context);
void addAction(Command app, Context& context);
void addDecision(Command app, Context& context);
void addMeeting(Command app, Context& context);
void addGroup(Command app, Context& context);
void addPerson(Command app, Context& context);
void addOrganisation(Command app, Context& context);
void addVerbs(Command app, Context& context);    // whatever records one thing
void addRecords(Command app, Context& context);  // list and show of topics, priorities, programmes, measures, …
void addAccount(Command app, Context& context);
void addChase(Command app, Context& context);
void addReportCompare(Command app, Context& context);
void addApply(Command app, Context& context);
void addHelp(Command app, Context& context);
void addHistory(Command app, Context& context);
void addUndo(Command app, Context& context);
void addUpkeep(Command app, Context& context);  // rebuild
void addVerify(Command app, Context& context);
void addReport(Command app, Context& context);        // annual, write, words, bring, publish, templates
void addReportPapers(Command app, Context& context);  // papers, minutes, partner
void addExport(Command app, Context& context);
void addServe(Command app, Context& context);

}  // namespace minuted::cli
