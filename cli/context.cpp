#include "cli/context.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "base/text.h"
#include "base/written_date.h"
#include "base/written_text.h"
#include "cli/terminal/output.h"
#include "queries/public_copy.h"
#include "register/beginning.h"
#include "review/review.h"
#include "server/socket/remote.h"
#include "verbs/subject_finder.h"
#include "verbs/verb.h"

namespace minuted::cli {
namespace {

std::string fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// The text with the reference in place of each '{}'.
std::string withReference(std::string_view text, const std::string& reference) {
  std::string filled(text);
  for (size_t at = 0; (at = filled.find("{}", at)) != std::string::npos; at += reference.size())
    filled.replace(at, 2, reference);
  return filled;
}

std::string systemUser() {
  const auto* entry = ::getpwuid(::geteuid());
  if (entry != nullptr && entry->pw_name != nullptr) return entry->pw_name;
  return "unknown";
}

}  // namespace

std::filesystem::path Context::folder() const {
  if (!options.registerFolder.empty()) return options.registerFolder;
  if (auto folder = fromEnvironment("MINUTED_REGISTER"); !folder.empty()) return folder;
  if (auto data = fromEnvironment("XDG_DATA_HOME"); !data.empty()) return std::filesystem::path(data) / "minuted";
  return std::filesystem::path(fromEnvironment("HOME")) / ".local/share/minuted";
}

std::string Context::userName() const {
  if (!options.by.empty()) return options.by;
  auto user = fromEnvironment("MINUTED_USER");
  return user.empty() ? systemUser() : user;
}

Result<OptionalDate> Context::parseDate(const std::string& text) const { return parseWrittenDate(text, today()); }

Date Context::today() const { return localDay(SystemClock().now()); }

Result<engine::Times> Context::times() const {
  engine::Times times;
  TRY(times.on, parseDate(options.on));
  if (options.asOf.empty()) return times;
  TRY(times.asOf, parseWrittenTime(options.asOf));
  return times;
}

Result<OptionalDate> Context::happenedOn() const {
  if (!options.asOf.empty())
    return fail(ErrorKind::usage, "--as-of is for looking back: what is recorded is recorded now.");
  return parseDate(options.on);
}

namespace {

// Days begin and end by the time zone of the register, if it has one.
Result<void> useTimeZoneOf(engine::Recorder& opened) {
  TRY(auto snapshot, opened.snapshot());
  TRY(auto subject, snapshot.find(Id(Kind::REGISTER, 1)));
  const auto* state = subject ? std::get_if<domain::Register>(&subject->state) : nullptr;
  if (state != nullptr && isTimeZone(state->timeZone)) useTimeZone(state->timeZone);
  return {};
}

Error withHint(Error error) {
  if (error.kind == ErrorKind::notFound) error.message += " 'minuted init --name NAME' makes one.";
  return error;
}

}  // namespace

Result<void> Context::findServer() {
  auto connected = server::RemoteRecorder::connect(folder(), patience());
  if (!connected) return std::unexpected(withHint(connected.error()));
  remote_ = std::move(*connected);
  return {};
}

Result<std::unique_ptr<engine::Register>> Context::openWaiting(log::Store::Mode mode, Servers servers) {
  constexpr std::chrono::milliseconds untilSaid(2000), betweenTries(20);
  engine::Register::Options registerOptions;
  registerOptions.log.store.mode = mode;
  registerOptions.log.waitForLock = false;
  registerOptions.writer.acceptClock = options.acceptClock;
  registerOptions.progress = progress();
  auto start = std::chrono::steady_clock::now();
  for (bool isSaid = false;;) {
    auto opened = engine::Register::open(folder(), registerOptions);
    bool isLocked = !opened && opened.error().kind == ErrorKind::refused;
    if (!opened && !isLocked) return std::unexpected(withHint(opened.error()));
    // What an interrupted 'init' of an earlier version has left: it has a head and nothing in it.
    if (opened && (*opened)->log().size() == 0)
      return std::unexpected(withHint({ErrorKind::notFound, "There is no register at " + folder().string() +
                                                                ": one was begun there, and never finished."}));
    if (opened) return opened;
    if (servers == Servers::used) TRY_DONE(findServer());  // the other process may be a server that has just started
    if (remote_) return nullptr;
    auto waited = std::chrono::steady_clock::now() - start;
    if (waited >= patience())
      return fail(ErrorKind::failed,
                  fmt::format("Another process has been writing to this register for {}. Nothing was recorded: try "
                              "again when it is done, or wait longer with --wait.",
                              counted(options.patience, "second")));
    if (waited >= untilSaid && !std::exchange(isSaid, true))
      say("Another process is writing to this register: waiting for it.");
    std::this_thread::sleep_for(betweenTries);
  }
}

Result<engine::Register*> Context::openForReading() {
  if (writing_) return writing_.get();
  if (!reading_) {
    TRY(reading_, openWaiting(log::Store::Mode::read, Servers::ignored));
    TRY_DONE(useTimeZoneOf(*reading_));
  }
  return reading_.get();
}

Result<engine::Register*> Context::openForWriting() {
  if (!writing_) {
    TRY(writing_, openWaiting(log::Store::Mode::write, Servers::ignored));
    TRY_DONE(useTimeZoneOf(*writing_));
  }
  return writing_.get();
}

Result<engine::Register*> Context::openForRebuilding() {
  engine::Register::Options registerOptions;
  registerOptions.log.store.mode = log::Store::Mode::write;
  registerOptions.onlyToRebuild = true;
  auto opened = engine::Register::open(folder(), registerOptions);
  if (!opened) return std::unexpected(withHint(opened.error()));
  writing_ = std::move(*opened);
  return writing_.get();
}

Result<void> Context::checkUser() const {
  auto fault = textFault(userName(), TextForm::name);
  if (!fault) return {};
  auto user = fromEnvironment("MINUTED_USER");
  auto place = !options.by.empty() ? "--by" : !user.empty() ? "$MINUTED_USER" : "The name of the system's user";
  return fail(ErrorKind::usage, fmt::format("{}, the name of who records, {}.", place, *fault));
}

Result<engine::Recorder*> Context::bareRecorder() {
  TRY_DONE(checkUser());
  if (!remote_ && !writing_) {
    TRY_DONE(findServer());
    if (!remote_) {
      TRY(writing_, openWaiting(log::Store::Mode::write, Servers::used));
    }
    TRY_DONE(useTimeZoneOf(remote_ ? *remote_ : *writing_));
  }
  if (remote_) return remote_.get();
  return writing_.get();
}

Result<engine::Recorder*> Context::recorder() {
  if (!repeatable_) {
    TRY(auto* bare, bareRecorder());
    repeatable_ = std::make_unique<engine::RepeatableRecorder>(*bare, commandId());
  }
  return repeatable_.get();
}

Result<engine::Recorder*> Context::recorderWithOwnIds() {
  options.commandId.clear();
  return recorder();
}

Result<void> Context::useCommandId(BytesView id) {
  auto given = commandId();
  if (given && *given != id)
    return fail(ErrorKind::usage, "The file has a command id, and --command-id says another: leave one of them out.");
  options.commandId = hex(id);
  return {};
}

std::optional<Bytes> Context::commandId() const {
  if (options.commandId.empty()) return std::nullopt;
  return engine::commandIdFrom(options.commandId);
}

engine::RecordedRange Context::recorded() const {
  return repeatable_ && begun_.first == 0 ? repeatable_->recorded() : begun_;
}

std::optional<std::string> Context::whatWasRecorded() const {
  auto [first, last, hasNew] = recorded();
  if (first == 0) return std::nullopt;
  return first == last ? fmt::format("Event {} is recorded", first)
                       : fmt::format("Events {} to {} are recorded", first, last);
}

void Context::sayWhatWasRepeated() const {
  if (options.commandId.empty() || recorded().first == 0 || recorded().hasNew) return;
  say(fmt::format("This had been recorded before, from event {} on: nothing was recorded again.", recorded().first));
}

Result<engine::Recorded> Context::begin(engine::CommandMaker& command) {
  TRY_DONE(checkUser());
  auto id = commandId().value_or(engine::newCommandId());
  auto outcome = engine::beginRegister(folder(), {}, command.finish(id, userName()));
  if (!outcome && outcome.error().kind == schema::Refusal::UNKNOWN) outcome.error().reason += engine::howToAskAgain(id);
  if (!outcome) return std::unexpected(engine::errorOf(outcome.error()));
  begun_.add(*outcome);
  return *outcome;
}

Result<void> Context::answerOfBefore(const Error& error) {
  if (!repeatable_ || !repeatable_->waiting()) return std::unexpected(error);
  const auto& before = *repeatable_->waiting();
  begun_.add(before);
  auto index = before.subjects.size() - 1;
  auto name = reference(before.subjects[index]);
  if (!printRecorded(options, before, index) && !isForTerminal()) printOut("{}\n", name);
  say(fmt::format("{}: recorded (event {}).", name, before.first + index));
  return {};
}

std::unexpected<Error> Context::verdict(ErrorKind kind, std::string message) {
  hasAnswered_ = true;
  return fail(kind, std::move(message));
}

Result<void> Context::close() { return writing_ ? writing_->close() : Result<void>(); }

Result<engine::Snapshot> Context::snapshot() {
  TRY_DONE(times());  // what is wrong with them is said before the register is opened
  TRY_DONE(openForReading());
  TRY(auto snapshotTimes, times());  // 'yesterday' in the register's time zone
  TRY(auto snapshot, snapshotAt(snapshotTimes));
  tellPublicCopy(snapshot);
  return snapshot;
}

Result<engine::Snapshot> Context::snapshotAt(const engine::Times& times) {
  TRY(auto* openedRegister, openForReading());
  TRY(auto snapshot, openedRegister->snapshot(times));
  if (!options.publicCopy) return snapshot;
  return std::move(snapshot).publicCopy();
}

void Context::tellPublicCopy(const engine::Snapshot& snapshot) const {
  if (snapshot.isPublicCopy()) say(queries::publicCopyNote(snapshot));
}

Result<engine::Recorded> Context::record(engine::CommandMaker& command, std::string_view result,
                                         std::string_view next) {
  TRY(auto outcome, send(command));
  auto index = outcome.subjects.size() - command.stepCount();  // before it, a new user may have been entered
  auto name = reference(outcome.subjects.at(index));
  if (!printRecorded(options, outcome, index) && !isForTerminal()) printOut("{}\n", name);
  auto first = outcome.first + index, last = outcome.first + outcome.count - 1;
  say(fmt::format("{}: {} ({}).", name, result,
                  first == last ? fmt::format("event {}", first) : fmt::format("events {} to {}", first, last)));
  if (!next.empty()) say("Next: " + withReference(next, name));
  return outcome;
}

Result<engine::Recorded> Context::send(engine::CommandMaker& command) {
  TRY(auto* open, recorder());
  auto outcome = open->record(command.finish(engine::newCommandId(), userName()));
  if (!outcome) return std::unexpected(engine::errorOf(outcome.error()));
  return *outcome;
}

bool Context::canAsk() const { return !options.noInput && ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0; }

bool Context::ask(std::string_view question) const {
  flushOutput();
  printMessage("{} [y/N] ", question);
  std::string answer;
  std::getline(std::cin, answer);
  return answer.starts_with('y') || answer.starts_with('Y');
}

void Context::say(std::string_view words) const {
  flushOutput();  // so that data and messages stay in order where both go to the same terminal or file
  if (!options.quiet) printProse(words);
}

engine::RebuildProgress Context::progress() const {
  if (options.quiet || ::isatty(STDERR_FILENO) == 0) return nullptr;
  return [](const char* task, uint64_t done, uint64_t total) {
    constexpr uint64_t width = 30;
    auto filled = total == 0 ? width : done * width / total;
    printMessage("\r{:<16} [{:#<{}}{:<{}}] {}/{}{}", task, "", filled, "", width - filled, done, total,
                 done == total ? "\n" : "");
  };
}

Result<Id> Context::findSubject(const engine::Snapshot& snapshot, const std::string& text,
                                std::initializer_list<Kind> kinds) const {
  return queries::findSubject(snapshot, text, std::span(kinds.begin(), kinds.size()));
}

Result<Id> Context::findOptionalSubject(const engine::Snapshot& snapshot, const std::string& text,
                                        std::initializer_list<Kind> kinds) const {
  return text.empty() ? Id() : findSubject(snapshot, text, kinds);
}

Result<Id> Context::findOptionalOwner(const engine::Snapshot& snapshot, const std::string& text) const {
  if (text.empty()) return Id();
  TRY(auto owner, verbs::SubjectFinder(snapshot).findOwner(text));
  return owner.party;
}

Command nounCommand(Command app, const std::string& noun) {
  if (auto existing = app.find(noun)) return *existing;
  return app.addNoun(noun, std::string(verbs::nounHelp(noun)));
}

Command addCommand(Command parent, Context& context, const std::string& name, const std::string& help,
                   const std::string& examples, std::function<Result<void>()> run) {
  auto command = parent.add(name, help, [&context, run = std::move(run)] { context.run = run; });
  if (!examples.empty()) command.examples(examples);
  return command;
}

Command addRecordingCommand(Command parent, Context& context, const std::string& name, const std::string& help,
                            const std::string& examples, std::function<Result<void>()> run) {
  auto command = addCommand(parent, context, name, help, examples, std::move(run));
  context.recordingCommands.push_back(command);
  return command;
}

Command addQueryCommand(Command parent, Context& context, const std::string& name, const std::string& help,
                        const std::string& examples, std::function<Result<void>()> run) {
  auto command = addCommand(parent, context, name, help, examples, std::move(run));
  command.flag("--public", context.options.publicCopy, "As if the confidential had never been entered");
  return command;
}

void addCommandIds(Context& context) {
  for (const auto& command : context.recordingCommands)
    command.option("--command-id", context.options.commandId,
                   "Its id, of any form: asked again with the same one, nothing is recorded twice");
}

}  // namespace minuted::cli
