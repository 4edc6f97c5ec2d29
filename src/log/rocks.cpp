#include "log/rocks.h"

#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

namespace minuted::log {
namespace {

constexpr size_t megabyte = size_t(1) << 20;

// RocksDB writes a diagnostic log beside the data, in read-only mode too, unless it is given another logger.
class SilentLogger final : public rocksdb::Logger {
 public:
  SilentLogger() : Logger(rocksdb::InfoLogLevel::HEADER_LEVEL) {}
  using Logger::Logv;
  void Logv(const char*, va_list) override {}
};

}  // namespace

Error errorOf(const rocksdb::Status& status, const std::string& failure) {
  auto detail = " (RocksDB: " + status.ToString() + ").";
  if (status.IsCorruption())
    return {
        ErrorKind::integrity,
        failure + ": stored bytes are damaged. Run 'minuted verify', and restore the register from a backup" + detail};
  if (status.IsNoSpace())
    return {ErrorKind::failed, failure + ": the disk is full. Free some space and open the register again" + detail};
  if (status.IsIOError() && status.ToString().find("lock") != std::string::npos)
    return {ErrorKind::failed, failure + ": another process is writing to it" + detail};
  return {ErrorKind::failed, failure + detail};
}

std::shared_ptr<rocksdb::Cache> newBlockCache(Store::Mode mode) {
  return rocksdb::NewLRUCache((mode == Store::Mode::read ? 64 : 128) * megabyte);
}

rocksdb::DBOptions databaseOptions(const Store::Options& options) {
  rocksdb::DBOptions database;
  if (options.env != nullptr) database.env = options.env;
  database.create_if_missing = options.mode == Store::Mode::create;
  database.create_missing_column_families = options.mode == Store::Mode::create;
  database.error_if_exists = options.mode == Store::Mode::create;
  database.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  database.max_total_wal_size = options.walLimit;
  database.avoid_flush_during_shutdown = true;  // Store::close() flushes instead, since it can report a failure
  database.max_background_jobs = 2;
  database.info_log = std::make_shared<SilentLogger>();
  database.info_log_level = rocksdb::InfoLogLevel::HEADER_LEVEL;
  database.stats_dump_period_sec = 0;
  database.stats_persist_period_sec = 0;
  database.skip_stats_update_on_db_open = true;
  // Every file is opened at the start and kept open: a writing process may delete one that a reading process needs.
  database.max_open_files = -1;
  database.max_file_opening_threads = 1;
  return database;
}

rocksdb::ColumnFamilyOptions tableOptions(Table table, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions blocks;
  blocks.block_cache = cache;
  blocks.format_version = 5;
  // Index and filter blocks are read when first needed, so that opening a file reads only its footer.
  blocks.cache_index_and_filter_blocks = true;
  blocks.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  blocks.block_size = 8 << 10;
  if (table != Table::records) {  // records are looked up only at positions that exist, so a filter would not help
    blocks.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    blocks.partition_filters = true;
    blocks.whole_key_filtering = true;
  }

  rocksdb::ColumnFamilyOptions family;
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(blocks));
  family.compression = table == Table::views ? rocksdb::kLZ4Compression : rocksdb::kZSTD;
  family.write_buffer_size = 32 * megabyte;
  family.max_write_buffer_number = 4;
  if (table == Table::index) {  // each command's id is looked up before it is recorded, and is rarely found
    family.memtable_prefix_bloom_size_ratio = 0.02;
    family.memtable_whole_key_filtering = true;
  }
  // The limit of the write-ahead log, and each closing, make many small files. Levelled compaction would rewrite a
  // large part of a table to merge a few of them or, where keys come in order, move each unchanged and leave hundreds
  // of files to open. Universal compaction merges small files with small ones. The triggers are high, so that a writer
  // does not wait for it.
  family.compaction_style = rocksdb::kCompactionStyleUniversal;
  family.level0_file_num_compaction_trigger = 8;
  family.level0_slowdown_writes_trigger = 64;
  family.level0_stop_writes_trigger = 128;
  family.target_file_size_base = 32 * megabyte;
  return family;
}

}  // namespace minuted::log
