#include "documents/reader_process.h"

#include <capnp/serialize.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <new>
#include <utility>

#include "base/text.h"
#include "base/written_text.h"
#include "documents/file_kind.h"
#include "documents/message.h"

namespace minuted::documents {
namespace {

// A file descriptor, closed when destroyed.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

// The name by which minuted-reader knows the kind.
std::string_view nameOf(FileKind kind) {
  switch (kind) {
    case FileKind::pdf: return "pdf";
    case FileKind::zip: return "zip";
    case FileKind::html: return "html";
    case FileKind::csv: return "csv";
    case FileKind::text: return "text";
    case FileKind::refused: break;
  }
  return "";
}

Result<void> writeAll(int fd, BytesView bytes) {
  while (!bytes.empty()) {
    auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return fail(ErrorKind::failed, std::string("The file cannot be handed on: ") + strerror(errno));
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return ::lseek(fd, 0, SEEK_SET) == 0 ? Result<void>() : fail(ErrorKind::failed, "The file cannot be handed on.");
}

// Starts the reader with `input` as its standard input and `output` as its standard output. It inherits no other
// descriptor and no environment but the character encoding.
Result<pid_t> startReader(const std::filesystem::path& program, std::vector<std::string> arguments, int input,
                          int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  auto name = program.string();
  std::vector<char*> pointers{name.data()};
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  char language[] = "LC_ALL=C.UTF-8";
  char* const environment[]{language, nullptr};
  pid_t pid = 0;
  int error = posix_spawn(&pid, name.c_str(), &actions, nullptr, pointers.data(), environment);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    return fail(ErrorKind::failed, fmt::format("{} cannot be started ({}): it belongs beside the program 'minuted'.",
                                               name, strerror(error)));
  return pid;
}

struct ReaderOutput {
  Bytes bytes;
  bool timedOut = false, isTooLarge = false;
};

// Reads the reader's output until the reader closes it, exceeds largestAnswer or runs out of time. The time here is
// longer than the processor time that the reader allows itself, so that the reader normally stops first.
ReaderOutput readOutput(int descriptor) {
  using Clock = std::chrono::steady_clock;
  auto deadline = Clock::now() + std::chrono::seconds(readerSeconds + 5);
  ReaderOutput output;
  while (true) {
    auto remaining = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd request{descriptor, POLLIN, 0};
    int ready = remaining <= 0 ? 0 : ::poll(&request, 1, static_cast<int>(remaining));
    if (ready < 0 && errno == EINTR) continue;
    output.timedOut = ready <= 0;
    output.isTooLarge = output.bytes.size() > largestAnswer;
    if (output.timedOut || output.isTooLarge) return output;
    char buffer[65536];
    auto count = ::read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return output;
    output.bytes.append(buffer, static_cast<size_t>(count));
  }
}

// Waits for the process to end and returns its status, as waitpid(2) does.
int waitForExit(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

constexpr std::string_view readerCrashed =
    "cannot be read: the program that reads it stopped at something in it. The file may be damaged. Open it in the "
    "program it comes from, save it again, or save it as plain text, and import that.";

// Decodes the answer, and gives it to take().
Result<void> takeAnswer(const Bytes& answerBytes, std::string_view fileName,
                        const std::function<Result<void>(schema::ReadFile::Reader)>& take) {
  auto refuse = [&](std::string_view reason) {
    return fail(ErrorKind::failed, fmt::format("{} {}", fileName, reason));
  };
  if (answerBytes.size() < sizeof(capnp::word)) return refuse(readerCrashed);
  auto words = kj::heapArray<capnp::word>(answerBytes.size() / sizeof(capnp::word));
  std::memcpy(words.begin(), answerBytes.data(), words.size() * sizeof(capnp::word));
  try {
    capnp::FlatArrayMessageReader message(words, {.traversalLimitInWords = words.size() * 4});
    auto answer = message.getRoot<schema::ReadFile>();
    if (answer.isRefused()) return refuse(foldSpace(withoutControls(answer.getRefused().cStr())));
    if (answer.isMisread())
      return fail(answer.getMisread().getUsage() ? ErrorKind::usage : ErrorKind::failed,
                  foldSpace(withoutControls(answer.getMisread().getMessage().cStr())));
    return take(answer);
  } catch (const kj::Exception&) {   // the message is cut off or damaged
  } catch (const std::bad_alloc&) {  // what was read does not fit into memory
  }
  return refuse(readerCrashed);
}

Result<Bytes> runReader(BytesView bytes, std::string_view fileName, std::vector<std::string> arguments,
                        const std::filesystem::path& program) {
  Descriptor input(::memfd_create("document", MFD_CLOEXEC));
  int pipeEnds[2];
  if (input.get() < 0 || ::pipe2(pipeEnds, O_CLOEXEC) != 0)
    return fail(ErrorKind::failed, std::string("The file cannot be handed on: ") + strerror(errno));
  Descriptor readEnd(pipeEnds[0]), writeEnd(pipeEnds[1]);
  TRY_DONE(writeAll(input.get(), bytes));
  TRY(auto pid, startReader(program, std::move(arguments), input.get(), writeEnd.get()));
  writeEnd.close();  // so that the output ends when the reader does
  auto output = readOutput(readEnd.get());
  // The reader has either finished its output or exceeded a limit. A process that has exited already ignores the
  // signal.
  ::kill(pid, SIGKILL);
  auto status = waitForExit(pid);
  if (output.isTooLarge)
    return fail(ErrorKind::failed, fmt::format("{} holds more than minutes do. Nothing was read.", fileName));
  if (output.timedOut || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
    return fail(ErrorKind::failed,
                fmt::format("{} took longer than {} seconds to read, and was left. Import the minutes of one meeting "
                            "at a time.",
                            fileName, readerSeconds));
  return std::move(output.bytes);
}

Result<FileKind> kindOf(BytesView bytes, std::string_view fileName) {
  auto [kind, reason] = recogniseFile(bytes, fileName);
  if (kind == FileKind::refused) return fail(ErrorKind::failed, fmt::format("{} {}", fileName, reason));
  if (bytes.size() > largestFile)
    return fail(ErrorKind::failed, fmt::format("{} is larger than {} MB. Import the minutes of one meeting at a time.",
                                               fileName, largestFile / 1'000'000));
  return kind;
}

}  // namespace

std::filesystem::path readerBesideProgram() {
  std::error_code error;
  auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path() / "minuted-reader";
}

Result<void> askReader(BytesView bytes, std::string_view fileName, const std::vector<std::string>& wanted,
                       const std::filesystem::path& reader,
                       const std::function<Result<void>(schema::ReadFile::Reader)>& take) {
  TRY(auto kind, kindOf(bytes, fileName));
  std::vector<std::string> arguments{std::string(nameOf(kind))};
  arguments.insert(arguments.end(), wanted.begin(), wanted.end());
  TRY(auto answer, runReader(bytes, fileName, std::move(arguments), reader));
  return takeAnswer(answer, fileName, take);
}

Result<Document> readFile(BytesView bytes, std::string_view fileName, const std::filesystem::path& reader) {
  Document document;
  TRY_DONE(askReader(bytes, fileName, {"document"}, reader, [&](auto answer) -> Result<void> {
    document = readDocument(answer.getDocument());
    return {};
  }));
  return document;
}

Result<PrintedText> readPrintedText(BytesView bytes, std::string_view fileName, const std::filesystem::path& reader) {
  PrintedText printed;
  TRY_DONE(askReader(bytes, fileName, {"printed"}, reader, [&](auto answer) -> Result<void> {
    printed = readPrintedLines(answer.getPrinted());
    return {};
  }));
  return printed;
}

}  // namespace minuted::documents
