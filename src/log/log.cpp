#include "log/log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "log/beginning.h"
#include "log/layout.h"
#include "log/proof.h"

namespace minuted::log {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t megabyte = uint64_t(1) << 20;

// The error of a store that could not be opened, completed by the number of events that the head claims.
Error withHead(Error error, const Head& head) {
  if (error.kind == ErrorKind::notFound)  // there is a head, so there must have been a store
    error = {ErrorKind::integrity, std::string("the register's store is missing. ") + unchangedAdvice};
  if (error.kind == ErrorKind::integrity)
    error.message += fmt::format(" The head says that this register held {}.", events(head.size));
  return error;
}

Result<void> requireEmptyFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return systemError("could not create", folder, error.value());
  bool empty = fs::is_empty(folder, error);
  if (error) return systemError("could not read", folder, error.value());
  if (!empty)
    return fail(ErrorKind::refused, folder.string() + " is not empty: a new register wants a folder of its own.");
  return {};
}

Result<void> requireRegister(const fs::path& folder) {
  std::error_code error;
  if (isBrokenBeginning(folder))
    return fail(ErrorKind::notFound,
                "there is no register at " + folder.string() + ": one was begun there, and never finished.");
  bool isThere = fs::exists(folder / "head", error) || (!error && fs::exists(folder / "store", error));
  if (error) return systemError("could not look into", folder, error.value());
  if (!isThere) return fail(ErrorKind::notFound, "there is no register at " + folder.string() + ".");
  return {};
}

}  // namespace

uint64_t Pending::append(BytesView event, BytesView words) {
  auto position = nextPosition();
  auto salt = words.empty() ? Bytes() : randomBytes(saltSize);
  append(encodeRecord(event, words, salt), leafHash(event, words.empty() ? Hash{} : hashWords(salt, words)));
  return position;
}

Result<void> Pending::appendStored(BytesView stored) {
  TRY(auto record, decodeRecord(stored));
  append(stored, leafHash(record));
  return {};
}

void Pending::append(BytesView record, const Hash& leaf) {
  changes_.put(Table::records, recordKey(nextPosition()), record);
  edge_.append(leaf, [&](Node node, const Hash& hash) { changes_.put(Table::index, nodeKey(node), view(hash)); });
}

// --- Opening ---

Result<std::unique_ptr<Log>> Log::open(const fs::path& folder, Options options) {
  std::unique_ptr<Log> log(new Log(folder, options));
  if (log->writable()) {
    TRY_DONE(log->openWriting());
    return log;
  }
  std::error_code error;
  TRY_DONE(requireRegister(folder));
  // The head is read before the store: the log only grows, so the store must contain all that the head claims.
  TRY(auto head, HeadFile::open(log->headPath(), false));
  auto store = Store::open(folder / "store", options.store);
  if (!store) return std::unexpected(withHead(store.error(), head.head()));
  log->store_ = std::move(*store);
  log->head_ = std::move(head);
  TRY_DONE(log->loadAndCheck(log->head_->head()));
  return log;
}

Result<void> Log::openWriting() {
  bool isCreating = options_.store.mode == Store::Mode::create;
  std::error_code error;
  if (isCreating) {
    TRY_DONE(requireEmptyFolder(folder_));
  } else {
    TRY_DONE(requireRegister(folder_));
  }
  TRY(lock_, openFile(folder_ / "lock", O_RDWR | O_CREAT));
  TRY_DONE(lockFile(lock_, options_.waitForLock, folder_ / "lock"));

  std::optional<Head> headOnDisk;
  if (!isCreating) {
    TRY(head_, HeadFile::open(headPath(), true));
    headOnDisk = head_->head();
  }
  TRY_DONE(requireSpace(isCreating ? options_.reserveBytes : 0));
  auto store = Store::open(folder_ / "store", options_.store);
  if (!store) return std::unexpected(headOnDisk ? withHead(store.error(), *headOnDisk) : store.error());
  store_ = std::move(*store);
  if (isCreating) {
    Batch batch;
    batch.put(Table::index, noteKey, encodeNote({}));
    TRY_DONE(store_->write(batch));
    TRY_DONE(store_->flush());
    TRY(head_, HeadFile::create(headPath()));  // last, since a folder counts as a register only once it has a head
  }
  TRY_DONE(loadAndCheck(head_->head()));
  savedHead_ = head_->head().sequence;
  topUpReserve();
  try {
    headWriter_ = std::thread([this] { runHeadWriter(); });
  } catch (const std::system_error& failure) {
    return fail(ErrorKind::failed,
                std::string("could not start the thread that writes the head: ") + failure.what() + ".");
  }
  return {};
}

Result<void> Log::loadAndCheck(const Head& head) {
  auto at = store_->readPoint();
  TRY(auto size, logSize(at));
  TRY(auto note, readNote(at));
  auto newest = head;
  bool isHeadWhole = head_->isWhole();
  if (note.head > newest.sequence && !writable()) {  // another process may have written heads since ours was read
    TRY(auto reopened, HeadFile::open(headPath(), false));
    newest = reopened.head();
    isHeadWhole = reopened.isWhole();
  }
  if (size < head.size)
    return fail(ErrorKind::integrity,
                fmt::format("{} {} missing: the head says that this register held {}, and its log holds {}. {}",
                            events(head.size - size), head.size - size == 1 ? "is" : "are", counted(head.size),
                            counted(size), unchangedAdvice));
  if (note.head > newest.sequence && !isHeadWhole)
    return fail(ErrorKind::integrity,
                fmt::format("the head file is damaged: only one of its two slots can be read, which is number {}, and "
                            "number {} had been written. {}",
                            counted(newest.sequence), counted(note.head), unchangedAdvice));
  if (note.head > newest.sequence)
    return fail(ErrorKind::integrity,
                fmt::format("the head file is older than the log knows it to be: it is number {}, and number {} had "
                            "been written. Somebody has put an old file back. {}",
                            counted(newest.sequence), counted(note.head), unchangedAdvice));
  if (note.size != size)
    return fail(ErrorKind::integrity,
                fmt::format("the log holds {}, and its index knows of {}: a part of the store was lost. {}",
                            events(size), counted(note.size), unchangedAdvice));
  auto edge = edgeAt(at, size);
  if (!edge) return std::unexpected(withHead(edge.error(), head));
  auto atHead = edgeAt(at, head.size);
  if (!atHead) return std::unexpected(withHead(atHead.error(), head));
  if (atHead->root() != head.root)
    return fail(ErrorKind::integrity,
                fmt::format("the log is not the one that the head was written for: their roots differ at {}. {}",
                            events(head.size), unchangedAdvice));
  std::lock_guard guard(mutex_);
  edge_ = std::move(*edge);
  return {};
}

// --- Committing ---

uint64_t Log::size() const {
  std::lock_guard guard(mutex_);
  return edge_.size();
}

Hash Log::root() const {
  std::lock_guard guard(mutex_);
  return edge_.root();
}

Pending Log::begin() const {
  std::lock_guard guard(mutex_);
  return Pending(edge_);
}

Result<void> Log::commit(Pending&& pending) {
  REQUIRE(writable() && store_ && pending.start_ == size());
  if (stopped_) return fail(ErrorKind::failed, "the register stopped writing after a failed sync; reopen it.");
  if (pending.empty()) return {};
  TRY_DONE(requireSpace(pending.changes_.bytes()));
  pending.changes_.put(Table::index, noteKey, encodeNote({savedHead_, pending.edge_.size()}));
  if (auto written = store_->write(pending.changes_); !written) {
    stopped_ = true;
    return fail(ErrorKind::failed,
                "it is unknown whether this was recorded: " + written.error().message +
                    " The register has stopped writing; reopen it and ask again with the same command id.");
  }
  std::lock_guard guard(mutex_);
  edge_ = std::move(pending.edge_);
  // A head writer that is not idle looks for new events at the end of its interval. Waking it after every commit anyway
  // would cost a tenth of the speed.
  if (headWriterIsIdle_) changed_.notify_one();
  return {};
}

// --- The head ---

// Writes the head at most once an interval, however many commits there are, and a last time before it returns.
void Log::runHeadWriter() {
  std::unique_lock guard(mutex_);
  auto isBehind = [&] { return head_->head().size != edge_.size(); };
  for (;;) {
    headWriterIsIdle_ = true;
    changed_.wait(guard, [&] { return isStopping_ || isBehind(); });
    headWriterIsIdle_ = false;
    if (!isBehind()) return;
    changed_.wait_for(guard, options_.headInterval, [&] { return isStopping_; });
    auto edge = edge_;
    guard.unlock();
    auto written = head_->write(edge.size(), edge.root());
    guard.lock();
    if (!written) {
      stopped_ = true;
      return;
    }
    savedHead_ = head_->head().sequence;
  }
}

void Log::stopHeadWriter() {
  if (!headWriter_.joinable()) return;
  {
    std::lock_guard guard(mutex_);
    isStopping_ = true;
    changed_.notify_one();
  }
  headWriter_.join();
}

// Notes in the store which head is the newest, so that an older head file is recognised.
Result<void> Log::saveHead() {
  CommitNote note{savedHead_, size()};
  TRY(auto stored, readNote(store_->readPoint()));
  if (stored == note) return {};
  Batch batch;
  batch.put(Table::index, noteKey, encodeNote(note));
  return store_->write(batch);
}

Result<void> Log::close() {
  if (!store_) return {};
  stopHeadWriter();
  Result<void> saved;
  if (writable()) {
    releaseReserveIfShort();
    if (stopped_) saved = fail(ErrorKind::failed, "the register had stopped writing; reopen it to see what it holds.");
    if (saved) saved = saveHead();
    if (saved) saved = store_->close();
  }
  store_.reset();
  lock_ = OpenFile();
  return saved;
}

Log::~Log() {
  stopHeadWriter();
  if (writable() && store_) releaseReserveIfShort();
}

// --- Disk space ---

// RocksDB aborts the process when the disk is full, so the log refuses to write well before. There must be room for
// what is in memory, and for a compaction, which writes at most one whole table before it deletes the old files.
uint64_t Log::spaceNeeded() const {
  uint64_t largest = 0;
  for (auto table : {Table::records, Table::index, Table::views, Table::files})
    if (store_) largest = std::max(largest, store_->diskBytes(table));
  return std::max(4 * options_.store.walLimit, 16 * megabyte) + largest;
}

Result<void> Log::requireSpace(uint64_t additional) const {
  auto needed = spaceNeeded() + additional;
  TRY(auto free, freeSpace(folder_));
  if (free >= needed) return {};
  return fail(ErrorKind::failed,
              fmt::format("the disk is too full to record anything: {} MB are free, {} MB are needed. Free some space "
                          "and try again; what was recorded is safe.",
                          free / megabyte, needed / megabyte + 1));
}

void Log::topUpReserve() {
  auto free = freeSpace(folder_);
  if (!free || *free < spaceNeeded() + options_.reserveBytes) return;
  auto file = openFile(reservePath(), O_RDWR | O_CREAT);
  if (file && options_.reserveBytes > 0)
    std::ignore = ::posix_fallocate(file->descriptor(), 0, static_cast<off_t>(options_.reserveBytes));
}

void Log::releaseReserveIfShort() {
  auto free = freeSpace(folder_);
  if (free && *free >= spaceNeeded()) return;
  auto file = openFile(reservePath(), O_RDWR);
  if (file) std::ignore = ::ftruncate(file->descriptor(), 0);
}

}  // namespace minuted::log
