#include "log/store.h"

#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>

#include "log/batch.h"
#include "log/files.h"
#include "log/layout.h"
#include "log/read_point.h"
#include "log/rocks.h"

namespace minuted::log {
namespace {

namespace fs = std::filesystem;

constexpr const char *recordsName = "records", *filesName = "files";
constexpr BytesView viewsPrefix = "views.";

std::string viewsName(uint64_t number) { return std::string(viewsPrefix) + std::to_string(number); }

Table tableNamed(const std::string& name) {
  if (name == rocksdb::kDefaultColumnFamilyName) return Table::index;
  if (name == filesName) return Table::files;
  return name == recordsName ? Table::records : Table::views;
}

fs::path scratchFolder(const fs::path& folder) {
  auto scratch = folder;
  return scratch += ".scratch";
}

// The name and the size of the manifest, RocksDB's list of its own files. It grows with every change of that list.
struct ManifestStamp {
  std::string manifest;  // empty where it could not be read
  uintmax_t size = 0;
  bool operator==(const ManifestStamp&) const = default;
};

ManifestStamp stampOf(const fs::path& folder) {
  std::ifstream current(folder / "CURRENT");
  ManifestStamp stamp;
  std::getline(current, stamp.manifest);
  std::error_code error;
  stamp.size = fs::file_size(folder / stamp.manifest, error);
  return error ? ManifestStamp{} : stamp;
}

// A database with its tables by name. The tables are declared last, since they must be destroyed before the database.
struct OpenDatabase {
  std::unique_ptr<rocksdb::DB> database;
  std::map<std::string, std::shared_ptr<Family>> families;
};

Result<OpenDatabase> openNamed(const fs::path& folder, const rocksdb::DBOptions& options,
                               const std::vector<std::string>& names, const Store::Options& how,
                               const std::shared_ptr<rocksdb::Cache>& cache) {
  bool readOnly = how.mode == Store::Mode::read;
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (const auto& name : names) {
    descriptors.emplace_back(name, tableOptions(tableNamed(name), cache));
    bool isMerged = how.mergesViews || tableNamed(name) != Table::views;
    descriptors.back().options.disable_auto_compactions = !isMerged;
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* database = nullptr;
  auto status = readOnly ? rocksdb::DB::OpenForReadOnly(options, folder.string(), descriptors, &handles, &database)
                         : rocksdb::DB::Open(options, folder.string(), descriptors, &handles, &database);
  if (!status.ok()) return std::unexpected(errorOf(status, "could not open the register's store"));
  OpenDatabase opened{std::unique_ptr<rocksdb::DB>(database), {}};
  for (size_t i = 0; i < names.size(); ++i) opened.families[names[i]] = std::make_shared<Family>(database, handles[i]);
  return opened;
}

Result<OpenDatabase> openExisting(const fs::path& folder, const rocksdb::DBOptions& options, const Store::Options& how,
                                  const std::shared_ptr<rocksdb::Cache>& cache) {
  std::vector<std::string> names;
  auto status = rocksdb::DB::ListColumnFamilies(options, folder.string(), &names);
  if (!status.ok()) return std::unexpected(errorOf(status, "could not open the register's store"));
  bool hasFiles = std::ranges::count(names, filesName) > 0;
  if (how.mode == Store::Mode::read || hasFiles) return openNamed(folder, options, names, how, cache);
  names.emplace_back(filesName);
  auto adding = options;
  adding.create_missing_column_families = true;
  return openNamed(folder, adding, names, how, cache);
}

// Another process may be writing. It may delete a write-ahead log or a sorted file after RocksDB has read the list
// of files and before it opens them. RocksDB then fails or, where a write-ahead log was deleted, opens with events
// missing. The database that was opened is complete if the manifest is the same before and after; otherwise it is
// opened again.
Result<OpenDatabase> openToRead(const fs::path& folder, const rocksdb::DBOptions& options, const Store::Options& how,
                                const std::shared_ptr<rocksdb::Cache>& cache) {
  constexpr auto longestWait = std::chrono::seconds(10);
  auto deadline = std::chrono::steady_clock::now() + longestWait;
  do {
    auto before = stampOf(folder);
    auto opened = openExisting(folder, options, how, cache);
    if (stampOf(folder) == before && (!opened || !before.manifest.empty())) return opened;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  } while (std::chrono::steady_clock::now() < deadline);
  return fail(ErrorKind::failed,
              "the register is being written to so fast that it could not be opened for reading; try again.");
}

Result<std::string> liveViewsName(const OpenDatabase& opened) {
  std::string name;
  auto index = opened.families.at(rocksdb::kDefaultColumnFamilyName);
  auto status = opened.database->Get(rocksdb::ReadOptions(), index->handle(), slice(liveViewsKey), &name);
  if (!status.ok() && !status.IsNotFound())
    return std::unexpected(errorOf(status, "could not open the register's store"));
  if (!opened.families.contains(name) || !opened.families.contains(recordsName))
    return fail(
        ErrorKind::integrity,
        "the register's store is damaged: it has not the tables that it should have. Restore it from a backup.");
  return name;
}

}  // namespace

struct RowFile::State {
  fs::path path;
  rocksdb::SstFileWriter writer;

  State(fs::path file, const rocksdb::Options& options)
      : path(std::move(file)), writer(rocksdb::EnvOptions(), options) {}
  ~State() {
    std::error_code ignored;  // a file that remains is removed when the store is next opened for writing
    fs::remove(path, ignored);
  }
};

RowFile::RowFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
RowFile::RowFile(RowFile&&) noexcept = default;
RowFile::~RowFile() = default;

Result<void> RowFile::put(BytesView key, BytesView value) {
  auto status = state_->writer.Put(slice(key), slice(value));
  if (!status.ok()) return std::unexpected(errorOf(status, "could not write the new views"));
  return {};
}

Result<void> RowFile::finish() {
  auto status = state_->writer.Finish();
  if (!status.ok()) return std::unexpected(errorOf(status, "could not write the new views"));
  return {};
}

struct Store::State {
  fs::path folder;
  Options options;
  std::shared_ptr<rocksdb::Cache> cache;
  std::unique_ptr<rocksdb::DB> database;
  mutable std::mutex mutex;  // guards families and newViews: switchViews() exchanges them while others call readPoint()
  Families families;
  std::shared_ptr<Family> newViews;
  uint64_t viewsNumber = 0;
  rocksdb::WriteBatch writeBatch;  // a member only so that its memory is reused; write() fills and empties it

  bool writable() const { return options.mode != Mode::read; }
  rocksdb::ColumnFamilyHandle* handle(Table table) const { return families[static_cast<size_t>(table)]->handle(); }

  Result<void> write(Batch& batch, bool sync);
  Result<void> adoptTables(OpenDatabase opened);
  void dropNewViews();
  void waitForCompactions() const;
  void closeDatabase();
};

Result<void> Store::State::write(Batch& batch, bool sync) {
  REQUIRE(writable());
  writeBatch.Clear();
  for (const auto& change : batch.operations_->sortedChanges()) {
    auto status = change.isRemoval ? writeBatch.Delete(handle(change.table), slice(change.key))
                                   : writeBatch.Put(handle(change.table), slice(change.key), slice(change.value));
    if (!status.ok()) return std::unexpected(errorOf(status, "could not write to the register"));
  }
  rocksdb::WriteOptions writeOptions;
  writeOptions.sync = sync;
  auto status = database->Write(writeOptions, &writeBatch);
  if (!status.ok()) return std::unexpected(errorOf(status, "could not write to the register"));
  return {};
}

Result<void> Store::State::adoptTables(OpenDatabase opened) {
  TRY(auto live, liveViewsName(opened));
  database = std::move(opened.database);
  viewsNumber = std::strtoull(live.c_str() + viewsPrefix.size(), nullptr, 10);
  for (auto& [name, family] : opened.families) {
    auto table = tableNamed(name);
    if (table != Table::views || name == live) {
      families[static_cast<size_t>(table)] = family;
    } else if (writable()) {  // new views that were never switched to, or old ones that were not dropped yet
      auto status = database->DropColumnFamily(family->handle());
      if (!status.ok()) return std::unexpected(errorOf(status, "could not drop old views"));
    }
  }
  return {};
}

void Store::State::dropNewViews() {
  if (!newViews) return;
  // A failure is ignored: the table is dropped when the store is next opened for writing.
  database->DropColumnFamily(newViews->handle()).PermitUncheckedError();
  newViews.reset();
}

// Closing the database cancels its compactions. Programs that only open, write a little and close would then leave more
// and more files to open. So closing waits for the compactions that are running or pending: milliseconds for small
// files.
void Store::State::waitForCompactions() const {
  auto isBusy = [this](const std::shared_ptr<Family>& family) {
    uint64_t pending = 0, running = 0, failures = 0;
    database->GetIntProperty(family->handle(), rocksdb::DB::Properties::kBackgroundErrors, &failures);
    database->GetIntProperty(family->handle(), rocksdb::DB::Properties::kCompactionPending, &pending);
    database->GetIntProperty(family->handle(), rocksdb::DB::Properties::kNumRunningCompactions, &running);
    return failures == 0 && pending + running > 0;
  };
  constexpr auto longestWait = std::chrono::seconds(10);
  auto deadline = std::chrono::steady_clock::now() + longestWait;
  while (std::any_of(families.begin(), families.end(), isBusy) && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

void Store::State::closeDatabase() {
  newViews.reset();
  families = {};
  database.reset();
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}

Store::~Store() { state_->closeDatabase(); }

Result<std::unique_ptr<Store>> Store::open(const fs::path& folder, Options options) {
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->options = options;
  state->cache = newBlockCache(options.mode);
  std::unique_ptr<Store> store(new Store(std::move(state)));
  auto& opening = *store->state_;
  auto database = databaseOptions(options);

  std::error_code error;
  if (options.mode == Mode::create) {
    TRY(auto opened,
        openNamed(folder, database, {rocksdb::kDefaultColumnFamilyName, recordsName, filesName, viewsName(1)}, options,
                  opening.cache));
    auto& index = opened.families.at(rocksdb::kDefaultColumnFamilyName);
    auto status = opened.database->Put(rocksdb::WriteOptions(), index->handle(), slice(liveViewsKey), viewsName(1));
    // Flushed to a sorted file, so that a lost write-ahead log is not mistaken for a lost store.
    if (status.ok()) status = opened.database->Flush(rocksdb::FlushOptions(), index->handle());
    if (!status.ok()) return std::unexpected(errorOf(status, "could not create the register's store"));
    TRY_DONE(opening.adoptTables(std::move(opened)));
    return store;
  }

  bool isThere = fs::exists(folder, error), isWhole = !error && fs::exists(folder / "CURRENT", error);
  if (error) return systemError("could not look into", folder, error.value());
  if (!isThere) return fail(ErrorKind::notFound, "there is no register at " + folder.string() + ".");
  if (!isWhole)
    return fail(ErrorKind::integrity, "the register's store is damaged: its file CURRENT is missing from " +
                                          folder.string() + ". " + restoreAdvice);
  if (options.mode == Mode::read) {
    TRY(auto opened, openToRead(folder, database, options, opening.cache));
    TRY_DONE(opening.adoptTables(std::move(opened)));
    return store;
  }
  fs::remove_all(scratchFolder(folder), error);
  TRY(auto opened, openExisting(folder, database, options, opening.cache));
  TRY_DONE(opening.adoptTables(std::move(opened)));
  return store;
}

ReadPoint Store::readPoint() const {
  REQUIRE(state_->database);
  std::lock_guard guard(state_->mutex);
  return ReadPoint(std::make_unique<ReadPoint::State>(state_->database.get(), state_->families, state_->writable()));
}

Result<void> Store::write(Batch& batch) { return state_->write(batch, true); }
Result<void> Store::writeUnsynced(Batch& batch) { return state_->write(batch, false); }

Result<void> Store::beginNewViews() {
  REQUIRE(state_->writable());
  state_->dropNewViews();
  rocksdb::ColumnFamilyHandle* handle = nullptr;
  auto status = state_->database->CreateColumnFamily(tableOptions(Table::views, state_->cache),
                                                     viewsName(state_->viewsNumber + 1), &handle);
  if (!status.ok()) return std::unexpected(errorOf(status, "could not begin new views"));
  state_->newViews = std::make_shared<Family>(state_->database.get(), handle);
  return {};
}

Result<RowFile> Store::newRowFile(const std::string& name) {
  auto scratch = scratchFolder(state_->folder);
  std::error_code error;
  fs::create_directories(scratch, error);
  if (error) return fail(ErrorKind::failed, "could not create " + scratch.string() + ": " + error.message() + ".");
  rocksdb::Options options(rocksdb::DBOptions(), tableOptions(Table::views, state_->cache));
  if (state_->options.env != nullptr) options.env = state_->options.env;
  auto file = std::make_unique<RowFile::State>(scratch / name, options);
  auto status = file->writer.Open(file->path.string());
  if (!status.ok()) return std::unexpected(errorOf(status, "could not write the new views"));
  return RowFile(std::move(file));
}

Result<void> Store::ingest(std::vector<RowFile> files) {
  REQUIRE(state_->newViews);
  if (files.empty()) return {};
  std::vector<std::string> paths;
  for (const auto& file : files) paths.push_back(file.state_->path.string());
  rocksdb::IngestExternalFileOptions options;
  options.move_files = true;
  options.write_global_seqno = false;
  auto status = state_->database->IngestExternalFile(state_->newViews->handle(), paths, options);
  if (!status.ok()) return std::unexpected(errorOf(status, "could not take in the new views"));
  return {};
}

ReadPoint Store::newViewsReadPoint() const {
  REQUIRE(state_->newViews);
  auto families = state_->families;
  families[static_cast<size_t>(Table::views)] = state_->newViews;
  return ReadPoint(std::make_unique<ReadPoint::State>(state_->database.get(), std::move(families), true));
}

Result<void> Store::switchViews() {
  REQUIRE(state_->newViews);
  auto index = state_->handle(Table::index);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  auto name = viewsName(state_->viewsNumber + 1);
  auto status = state_->database->Put(synced, index, slice(liveViewsKey), name);
  // Before the old table is dropped, the name of the new one must be readable without the write-ahead log.
  if (status.ok()) status = state_->database->Flush(rocksdb::FlushOptions(), index);
  if (!status.ok()) return std::unexpected(errorOf(status, "could not switch to the new views"));
  {
    std::lock_guard guard(state_->mutex);
    std::swap(state_->families[static_cast<size_t>(Table::views)], state_->newViews);
  }
  ++state_->viewsNumber;
  state_->dropNewViews();
  return {};
}

Result<void> Store::flush() {
  if (!state_->writable()) return {};
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  for (const auto& family : state_->families) handles.push_back(family->handle());
  auto status = state_->database->Flush(rocksdb::FlushOptions(), handles);
  if (!status.ok()) return std::unexpected(errorOf(status, "could not flush the register's store"));
  return {};
}

Result<void> Store::close() {
  if (!state_->database) return {};
  auto flushed = flush();
  if (flushed && state_->writable()) state_->waitForCompactions();
  state_->closeDatabase();
  return flushed;
}

Result<void> Store::compact() {
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  for (const auto& family : state_->families) {
    auto status = state_->database->CompactRange(options, family->handle(), nullptr, nullptr);
    if (!status.ok()) return std::unexpected(errorOf(status, "could not compact the register's store"));
  }
  return {};
}

uint64_t Store::diskBytes(Table table) const {
  uint64_t bytes = 0;
  state_->database->GetIntProperty(state_->handle(table), rocksdb::DB::Properties::kLiveSstFilesSize, &bytes);
  return bytes;
}

}  // namespace minuted::log
