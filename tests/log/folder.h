// Helpers of the tests of src/log: a temporary folder, and logs in which the content of each event is computed from its
// position.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "log/log.h"

namespace minuted::log {

class Folder {
 public:
  Folder() {
    path_ = std::filesystem::temp_directory_path() / ("minuted-test-" + hex(randomBytes(8)));
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline std::string messageOf(const auto& result) { return result ? "" : result.error().message; }

inline Bytes eventAt(uint64_t position) { return "event " + std::to_string(position); }
inline Bytes wordsAt(uint64_t position) { return position % 3 == 0 ? "" : "words of " + std::to_string(position); }

inline Log::Options optionsFor(Store::Mode mode) {
  Log::Options options;
  options.store.mode = mode;
  options.reserveBytes = 1 << 20;
  options.waitForLock = false;
  return options;
}

inline Result<std::unique_ptr<Log>> openLog(const std::filesystem::path& folder, Store::Mode mode) {
  return Log::open(folder, optionsFor(mode));
}

inline Result<void> append(Log& log, uint64_t count) {
  auto pending = log.begin();
  for (uint64_t i = 0; i < count; ++i) {
    auto position = pending.nextPosition();
    pending.append(eventAt(position), wordsAt(position));
  }
  return log.commit(std::move(pending));
}

// Makes a log of `count` events in commits of `batch`, and does not close it: all events are in the write-ahead log,
// and the head is up to date.
inline void makeUnflushed(const std::filesystem::path& folder, uint64_t count, uint64_t batch = 10) {
  auto log = openLog(folder, Store::Mode::create);
  ASSERT_TRUE(log) << messageOf(log);
  for (uint64_t done = 0; done < count; done += batch) {
    auto appended = append(**log, std::min(batch, count - done));
    ASSERT_TRUE(appended) << messageOf(appended);
  }
}

inline void makeClosed(const std::filesystem::path& folder, uint64_t count) {
  auto log = openLog(folder, Store::Mode::create);
  ASSERT_TRUE(log) << messageOf(log);
  auto done = append(**log, count);
  ASSERT_TRUE(done) << messageOf(done);
  done = (*log)->close();
  ASSERT_TRUE(done) << messageOf(done);
}

// Expects each event of the log to be there and to be what was appended.
inline void expectWhole(const Log& log) {
  auto at = log.store().readPoint();
  for (uint64_t position = 1; position <= log.size(); ++position) {
    auto stored = readRecord(at, position);
    ASSERT_TRUE(stored) << messageOf(stored);
    auto record = decodeRecord(*stored);
    ASSERT_TRUE(record) << messageOf(record);
    ASSERT_EQ(record->event, eventAt(position));
    ASSERT_EQ(record->words, wordsAt(position));
  }
  auto verified = Log::verify(log, {});
  EXPECT_TRUE(verified) << messageOf(verified);
}

inline Bytes contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

inline void writeContent(const std::filesystem::path& file, BytesView content) {
  std::ofstream(file, std::ios::binary | std::ios::trunc)
      .write(content.data(), static_cast<std::streamsize>(content.size()));
}

inline void flipBit(const std::filesystem::path& file, size_t at) {
  auto content = contentOf(file);
  ASSERT_LT(at, content.size());
  content[at] = static_cast<char>(content[at] ^ 1);
  writeContent(file, content);
}

// The store's files whose names end so, the largest first.
inline std::vector<std::filesystem::path> storeFiles(const std::filesystem::path& folder, const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "store"))
    if (entry.path().filename().string().ends_with(ending)) files.push_back(entry.path());
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return file_size(a) > file_size(b); });
  return files;
}

}  // namespace minuted::log
