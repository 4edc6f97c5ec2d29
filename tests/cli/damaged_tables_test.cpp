// Every command that reads, with each table damaged in turn: each view, each index, the tree and the events. What it
// prints is what it prints without the damage, or its exit code is 5. A sample; with MINUTED_FULL=1, all of it.
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <map>

#include "cli/sample_register.h"
#include "projections/views.h"
#include "world/temp_register.h"

namespace minuted::world {
namespace {

// The files of the store, one for each table: a view or an index by the byte that its keys begin with.
class ApartStore {
 public:
  explicit ApartStore(const fs::path& folder) : folder_(folder) {
    open();
    for (auto* family : families_) layApart(family);
    std::vector<rocksdb::LiveFileMetaData> files;
    database_->GetLiveFilesMetaData(&files);
    for (const auto& file : files)
      files_.emplace(nameOf(file.column_family_name, file.smallestkey), folder_ / file.name.substr(1));
    for (auto* family : families_) must(database_->DestroyColumnFamilyHandle(family));
    must(database_->Close());
    delete database_;
  }

  // Tables by name: "view actions by owner", "index K", "events".
  const std::map<std::string, fs::path>& files() const { return files_; }

 private:
  static void must(const rocksdb::Status& status) {
    if (!status.ok()) throw std::runtime_error(status.ToString());
  }

  void open() {
    std::vector<std::string> names;
    must(rocksdb::DB::ListColumnFamilies({}, folder_.string(), &names));
    rocksdb::ColumnFamilyOptions options;
    options.compaction_style = rocksdb::kCompactionStyleUniversal;
    options.disable_auto_compactions = true;
    std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
    for (const auto& name : names) descriptors.emplace_back(name, options);
    must(rocksdb::DB::Open({}, folder_.string(), descriptors, &families_, &database_));
  }

  // Writes all keys again, those that begin with the same byte into one file; those of the events all into one.
  void layApart(rocksdb::ColumnFamilyHandle* family) {
    std::map<std::string, std::map<std::string, std::string>> byTable;
    {
      std::unique_ptr<rocksdb::Iterator> at(database_->NewIterator({}, family));
      for (at->SeekToFirst(); at->Valid(); at->Next())
        byTable[nameOf(family->GetName(), at->key().ToString())].emplace(at->key().ToString(), at->value().ToString());
      must(at->status());
    }
    for (const auto& [name, entries] : byTable)
      for (const auto& [key, value] : entries) must(database_->Delete({}, family, key));
    must(database_->CompactRange({}, family, nullptr, nullptr));
    for (const auto& [name, entries] : byTable) {
      for (const auto& [key, value] : entries) must(database_->Put({}, family, key, value));
      must(database_->Flush({}, family));
    }
  }

  static std::string nameOf(const std::string& family, const std::string& key) {
    if (family == "records") return "events";
    if (family == rocksdb::kDefaultColumnFamilyName) return "index " + key.substr(0, 1);
    for (const auto& view : projections::views())
      if (static_cast<char>(view.id) == key.front()) return "view " + std::string(view.name);
    return "versions of views";
  }

  fs::path folder_;
  rocksdb::DB* database_ = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
  std::map<std::string, fs::path> files_;
};

class DamagedTables : public SampleRegisterTest {
 protected:
  // Every command that reads: in both forms, and at other times.
  std::vector<Words> commandsThatRead() {
    std::vector<Words> all;
    for (const auto& command : showingCommands(folder_)) all.push_back(command.words);
    for (const char* format : {"json", "capnp", "ics"}) all.push_back({"export", format});
    for (const char* list : {"actions", "decisions", "meetings", "events"}) all.push_back({"export", "csv", list});
    for (const char* subject : {"M-1", "G-1", "PE-1", "O-1", "D-1", "T-1", "R-1"}) all.push_back({"history", subject});
    for (const char* mistyped : {"A-99", "Nobody"}) all.push_back({"history", mistyped});
    std::vector<Words> commands;
    for (const auto& words : all)
      for (const Words& more : {Words{}, Words{"--json"}, Words{"--on", "2025-06-01"}, Words{"--as-of", "2099-01-01"}})
        commands.push_back(with(words, more));
    return commands;
  }

  // What the command answers without damage.
  const Ran& healthy(const Words& words) {
    auto known = healthy_.find(words);
    if (known != healthy_.end()) return known->second;
    restore();
    return healthy_.emplace(words, run(words)).first->second;
  }

  // The register as it was laid apart: some commands that read open it for writing, and merge files.
  void restore() {
    fs::remove_all(folder_ / "register");
    fs::copy(folder_ / "saved", folder_ / "register", fs::copy_options::recursive);
  }

  static void flipByte(const fs::path& file, uintmax_t offset) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(static_cast<std::streamoff>(offset));
    auto byte = static_cast<char>(bytes.get() ^ 0x55);
    bytes.seekp(static_cast<std::streamoff>(offset));
    bytes.put(byte);
  }

  std::map<Words, Ran> healthy_;
};

TEST_F(DamagedTables, AreAnsweredFromRightlyOrNotAtAll) {
  ApartStore store(folder_ / "register/store");
  fs::copy(folder_ / "register", folder_ / "saved", fs::copy_options::recursive);
  auto commands = commandsThatRead();
  ASSERT_EQ(run({"verify"}).code, 0);
  size_t tried = 0, refused = 0, turn = 0;
  constexpr size_t sampled = 101;  // one of so many commands, beginning with another one for each table
  for (const auto& [name, file] : store.files()) {
    auto size = fs::file_size(folder_ / "saved/store" / file.filename());
    for (uintmax_t offset = 12; offset < size; offset += isFull() ? std::max<uintmax_t>(size / 4, 1) : size) {
      for (size_t i = isFull() ? 0 : turn++ * 17 % sampled; i < commands.size(); i += isFull() ? 1 : sampled) {
        const auto& before = healthy(commands[i]);
        restore();
        flipByte(file, offset);
        auto ran = run(commands[i]);
        ++tried;
        if (ran.code == 5) {
          ++refused;
          continue;
        }
        EXPECT_EQ(ran.code, before.code) << name << ": " << quoted(commands[i]) << ran.errors;
        EXPECT_EQ(ran.output, before.output) << name << ": " << quoted(commands[i]);
      }
      restore();
      flipByte(file, offset);
      if (name.starts_with("view")) {
        EXPECT_EQ(run({"verify"}).code, 5) << name;
        auto rebuilt = run({"rebuild"});
        EXPECT_EQ(rebuilt.code, 0) << name << rebuilt.errors;
        EXPECT_EQ(run({"verify"}).code, 0) << name;
      }
    }
  }
  EXPECT_GE(store.files().size(), 18u);
  EXPECT_GT(refused, 0u);
  std::printf("%zu commands on %zu tables that were damaged: %zu ended with exit code 5, the others were right\n",
              tried, store.files().size(), refused);
}

}  // namespace
}  // namespace minuted::world
