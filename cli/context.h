// What every command uses: the global options, the register, and messages to the user. For one thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/terminal/print.h"
#include "queries/queries.h"
#include "register/command.h"
#include "register/recorder.h"
#include "register/register.h"
#include "register/repeatable.h"

namespace minuted::cli {

struct GlobalOptions {
  std::string registerFolder;
  std::string by;
  std::string on, asOf;
  bool json = false;
  bool csv = false;
  bool xlsx = false;        // a workbook, to a file or another program
  bool bom = false;         // CSV begins with the mark by which Excel knows UTF-8
  bool publicCopy = false;  // without what is confidential; set by the commands that show something
  bool quiet = false;
  bool noInput = false;
  bool acceptClock = false;
  uint64_t patience = 60;  // seconds that a command waits for a server, or for another process that writes
  std::string commandId;   // with which a command that records is asked; of any form
};

class Context {
 public:
  GlobalOptions options;
  std::vector<Command> recordingCommands;  // those that take --command-id
  // What the chosen command does. Its parser sets it; main() calls it after the whole command line was parsed.
  std::function<Result<void>()> run;
  std::string runNext;  // a command line to be parsed and run after it: what a saved list stands for

  // The folder of the register: that of --register, of MINUTED_REGISTER, or the default folder.
  std::filesystem::path folder() const;
  // The name of the user who records: that of --by, of MINUTED_USER, or the system's user.
  std::string userName() const;
  // ErrorKind::usage where that name cannot be recorded, with the place that it is from.
  Result<void> checkUser() const;
  // A date as people type it (base/written_date.h), reckoned from today; an empty text is no date.
  Date today() const;  // in the machine's time zone
  Result<OptionalDate> parseDate(const std::string& text) const;
  // The times of --on and --as-of, for a command that reads.
  Result<engine::Times> times() const;
  // The day of --on, for a command that records. ErrorKind::usage where --as-of was given.
  Result<OptionalDate> happenedOn() const;

  // The register, opened at the first call. The context owns it.
  Result<engine::Register*> openForReading();
  // The same, but open for writing: waits for the lock as long as --wait says, and never uses a server.
  Result<engine::Register*> openForWriting();
  // The same, but whatever became of its views and indexes, to make them afresh. Nothing can be recorded to it.
  Result<engine::Register*> openForRebuilding();
  // Where to record: the server if one runs, otherwise the register itself, opened for writing; asked with
  // --command-id, if that was given.
  Result<engine::Recorder*> recorder();
  // The same for commands that must have their own ids, whatever was given: those that happen once only, such as mails.
  Result<engine::Recorder*> recorderWithOwnIds();
  // The register at the times of --on and --as-of; its public copy with --public, which is said to the user.
  Result<engine::Snapshot> snapshot();
  // The same at other times, for reports, which say themselves that they are public copies.
  Result<engine::Snapshot> snapshotAt(const engine::Times& times);
  void tellPublicCopy(const engine::Snapshot& snapshot) const;  // says nothing of a snapshot that is none

  // Begins a register in the folder, with this command as its first.
  Result<engine::Recorded> begin(engine::CommandMaker& command);
  // Closes the register if it was opened for writing.
  Result<void> close();

  // Asks with this id from now on, unless another was given with --command-id; ErrorKind::usage then.
  Result<void> useCommandId(BytesView id);
  std::optional<Bytes> commandId() const;  // of 16 bytes

  // What was recorded so far, now or before.
  engine::RecordedRange recorded() const;
  // The same as a clause: 'Event 5 is recorded'; nothing where nothing was.
  std::optional<std::string> whatWasRecorded() const;
  // Says so where all of it had been recorded before.
  void sayWhatWasRepeated() const;
  // What a command that records one event comes to where it could not be made: its answer all the same, where it was
  // asked before with the same --command-id and had been recorded then; otherwise the error.
  Result<void> answerOfBefore(const Error& error);
  // What a command returns that has given its answer, and could not do all that it was asked. Any other error after
  // something was recorded is one that hides the answer.
  std::unexpected<Error> verdict(ErrorKind kind, std::string message);
  bool hasAnswered() const { return hasAnswered_; }

  // Records one command and prints nothing.
  Result<engine::Recorded> send(engine::CommandMaker& command);
  // Records one command and prints its reference. `result` tells the user what happened ('closed'), `next` what to do
  // next; '{}' in `next` is replaced by the reference.
  Result<engine::Recorded> record(engine::CommandMaker& command, std::string_view result, std::string_view next = {});

  // Whether somebody sits at a terminal, who can be asked; ask() asks them, and returns whether they said yes.
  bool canAsk() const;
  bool ask(std::string_view question) const;

  // Prints a message to standard error, unless --quiet was given.
  void say(std::string_view words) const;

  // Shows a progress bar if standard error is a terminal; otherwise nullptr.
  engine::RebuildProgress progress() const;

  // The one subject of these kinds (of any kind, if none is given) that has this reference or name.
  Result<Id> findSubject(const engine::Snapshot& snapshot, const std::string& text,
                         std::initializer_list<Kind> kinds) const;
  // The party of an owner as people write it: "X members" is the group, "Priya Nair (Harbour Trust)" the person. No id
  // for an empty text.
  Result<Id> findOptionalOwner(const engine::Snapshot& snapshot, const std::string& text) const;
  // The same as findSubject for an option that may be missing: no id for an empty text.
  Result<Id> findOptionalSubject(const engine::Snapshot& snapshot, const std::string& text,
                                 std::initializer_list<Kind> kinds) const;

 private:
  std::chrono::seconds patience() const { return std::chrono::seconds(options.patience); }
  // Where a server runs, remote_ is set.
  Result<void> findServer();
  // Opens the register, and waits for another process that writes to it. A null pointer where that has turned out to
  // be a server, if one may be used.
  enum class Servers { used, ignored };
  Result<std::unique_ptr<engine::Register>> openWaiting(log::Store::Mode mode, Servers servers);
  // The server or the register opened for writing.
  Result<engine::Recorder*> bareRecorder();

  std::unique_ptr<engine::Register> reading_, writing_;
  std::unique_ptr<engine::Recorder> remote_;
  std::unique_ptr<engine::RepeatableRecorder> repeatable_;
  engine::RecordedRange begun_;  // by begin(), or told by answerOfBefore()
  bool hasAnswered_ = false;
};

// Adds a command below `parent`. `run` is called if the user chooses this command.
Command addCommand(Command parent, Context& context, const std::string& name, const std::string& help,
                   const std::string& examples, std::function<Result<void>()> run);

// The same for a command that records: it takes --command-id, once addCommandIds() was called.
Command addRecordingCommand(Command parent, Context& context, const std::string& name, const std::string& help,
                            const std::string& examples, std::function<Result<void>()> run);

// Adds a command that shows what the register says: of everything, or with --public of what is not confidential.
Command addQueryCommand(Command parent, Context& context, const std::string& name, const std::string& help,
                        const std::string& examples, std::function<Result<void>()> run);

// Adds --command-id to all commands that record, behind the options of their own.
void addCommandIds(Context& context);

// The command of a noun ('action'); the first call adds it.
Command nounCommand(Command app, const std::string& noun);

// Each of these adds the commands that its file in cli/ defines.
void addInit(Command app, Context& context);
void addImport(Command app, Context& context);
void addReview(Command app, Context& context);
void addReviewFile(Command review, Context& context);  // review export, review apply
void addReviewWalk(Command review, Context& context);
void addAction(Command app, Context& context);
void addDecision(Command app, Context& context);
void addMeeting(Command app, Context& context);
void addMeetingCarry(Command app, Context& context);
void addMinutesKeeping(Command app, Context& context);
void addMeetingReplies(Command app, Context& context);
void addMeetingSeries(Command app, Context& context);  // attend-last, series, like
void addGroup(Command app, Context& context);
void addPerson(Command app, Context& context);
void addOrganisation(Command app, Context& context);
void addVerbs(Command app, Context& context);    // all commands that record one event
void addRecords(Command app, Context& context);  // list and show of topics, priorities and other plain records
void addRegister(Command app, Context& context);
void addDocument(Command app, Context& context);
void addBackup(Command app, Context& context);  // backup, restore
void addSavedList(Command app, Context& context);
void addSearch(Command app, Context& context);
void addPlan(Command app, Context& context);
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
