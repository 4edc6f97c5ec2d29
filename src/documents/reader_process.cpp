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

#include "base/text.h"
#include "documents/file_kind.h"
#include "documents/message.h"
#include "documents/text_reader.h"

namespace minuted::documents {
namespace {

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

std::string_view nameOf(FileKind kind) {
  switch (kind) {
    case FileKind::pdf: return "pdf";
    case FileKind::zip: return "zip";
    case FileKind::html: return "html";
    case FileKind::csv: return "csv";
    case FileKind::text:
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

// The program with the file as its input and `output` as its output; everything else of ours is closed to it.
Result<pid_t> start(const std::filesystem::path& program, FileKind kind, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  auto name = program.string();
  std::string argument(nameOf(kind));
  char* const arguments[]{name.data(), argument.data(), nullptr};
  char language[] = "LC_ALL=C.UTF-8";
  char* const environment[]{language, nullptr};
  pid_t pid = 0;
  int error = posix_spawn(&pid, name.c_str(), &actions, nullptr, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    return fail(ErrorKind::failed, fmt::format("{} cannot be started ({}): it belongs beside the program 'minuted'.",
                                               name, strerror(error)));
  return pid;
}

struct Heard {
  Bytes said;
  bool tooLate = false, tooMuch = false;
};

// All that it says until it ends or its time is up.
Heard hear(int output) {
  using Clock = std::chrono::steady_clock;
  auto end = Clock::now() + std::chrono::seconds(readerSeconds + 5);
  Heard heard;
  while (true) {
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd waiting{output, POLLIN, 0};
    int ready = left <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    heard.tooLate = ready <= 0;
    heard.tooMuch = heard.said.size() > largestAnswer;
    if (heard.tooLate || heard.tooMuch) return heard;
    char buffer[65536];
    auto got = ::read(output, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return heard;
    heard.said.append(buffer, static_cast<size_t>(got));
  }
}

int ended(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

constexpr std::string_view stopped =
    "cannot be read: the program that reads it stopped at something in it. The file may be damaged. Open it in the "
    "program it comes from, save it again, or save it as plain text, and import that.";

Result<Document> decoded(const Bytes& said, std::string_view fileName) {
  auto refuse = [&](std::string_view why) { return fail(ErrorKind::failed, fmt::format("{} {}", fileName, why)); };
  if (said.size() < sizeof(capnp::word)) return refuse(stopped);
  auto words = kj::heapArray<capnp::word>(said.size() / sizeof(capnp::word));
  std::memcpy(words.begin(), said.data(), words.size() * sizeof(capnp::word));
  try {
    capnp::FlatArrayMessageReader message(words, {.traversalLimitInWords = words.size() * 4});
    auto answer = message.getRoot<schema::ReadFile>();
    if (answer.isRefused()) return refuse(foldSpace(withoutControls(answer.getRefused().cStr())));
    return readDocument(answer.getDocument());
  } catch (const kj::Exception&) {  // it was stopped in the middle of a word
  } catch (const std::bad_alloc&) {
  }
  return refuse(stopped);
}

Result<Document> readByProgram(BytesView bytes, std::string_view fileName, FileKind kind,
                               const std::filesystem::path& program) {
  Descriptor input(::memfd_create("document", MFD_CLOEXEC));
  int ends[2];
  if (input.get() < 0 || ::pipe2(ends, O_CLOEXEC) != 0)
    return fail(ErrorKind::failed, std::string("The file cannot be handed on: ") + strerror(errno));
  Descriptor output(ends[0]), childs(ends[1]);
  TRY_DONE(writeAll(input.get(), bytes));
  TRY(auto pid, start(program, kind, input.get(), childs.get()));
  childs.close();
  auto heard = hear(output.get());
  // It has said all, or is not to go on. One that is at its end already takes no notice.
  ::kill(pid, SIGKILL);
  auto status = ended(pid);
  if (heard.tooMuch)
    return fail(ErrorKind::failed, fmt::format("{} holds more than minutes do. Nothing was read.", fileName));
  if (heard.tooLate || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
    return fail(ErrorKind::failed,
                fmt::format("{} took longer than {} seconds to read, and was left. Import the minutes of one meeting "
                            "at a time.",
                            fileName, readerSeconds));
  return decoded(heard.said, fileName);
}

}  // namespace

std::filesystem::path readerBesideProgram() {
  std::error_code error;
  auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path() / "minuted-reader";
}

Result<Document> readFile(BytesView bytes, std::string_view fileName, const std::filesystem::path& reader) {
  auto [kind, why] = recogniseFile(bytes, fileName);
  if (kind == FileKind::refused) return fail(ErrorKind::failed, fmt::format("{} {}", fileName, why));
  if (kind != FileKind::text && bytes.size() > largestFile)
    return fail(ErrorKind::failed, fmt::format("{} is larger than {} MB. Import the minutes of one meeting at a time.",
                                               fileName, largestFile / 1'000'000));
  if (kind != FileKind::text) return readByProgram(bytes, fileName, kind, reader);
  TRY(auto text, decodeText(bytes, fileName));
  return readText(text);
}

}  // namespace minuted::documents
