// The index of all words of the log: a Xapian database in the register's folder `search`. It is disposable, as views
// are: it follows from the log and the kept files, and what is not in it yet is found by reading the log.
//
// One document of the index for each event, with the event's position as its number: each word where it stands, its
// stem (with the prefix Z), the kind of its subject (XK and the number), and as values the subject's id and the day.
// So every wording that was ever recorded is in it. Whether a viewer is told it, search.h asks the snapshot.
//
// Whoever may write to the folder brings the index up to date, one process at a time, in transactions that have its
// size with them; so it may be killed at any moment. The index knows the root of the log that it was made of: one that
// belongs to another log, or that cannot be read, is made again.
//
// Threads: an Index is used by one thread at a time. Errors: ErrorKind::failed where the index cannot be read or
// written; refused where another process is writing it, or has written it meanwhile; else those of the log.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "log/store.h"
#include "register/rebuild.h"
#include "search/query.h"

namespace Xapian {
class Database;
}

namespace minuted::search {

// Which events may be answers, as far as the index knows: the rest is asked of the snapshot.
struct Limits {
  uint64_t until = 0;                         // the last position
  std::vector<Kind> kinds;                    // of the subject; none: any kind
  const std::vector<Id>* subjects = nullptr;  // in their order; null: any
  int32_t from = INT32_MIN, to = INT32_MAX;   // days since 1970; roughly
};
bool isWithin(const Limits& limits, uint64_t position, Id subject, int32_t day);

// The day of an event for Limits: the one on which it happened, or was recorded, in UTC.
int32_t dayForSearch(domain::Event event);

class Index {
 public:
  // The index of a register's folder; nothing where there is none, or it is of another log or another version.
  static Result<std::optional<Index>> open(const std::filesystem::path& folder, const log::ReadPoint& at);

  uint64_t size() const { return size_; }  // the events from the first on that are in it

  // The positions of the events that have the words, the best first, at most `most`.
  Result<std::vector<uint64_t>> find(const Query& query, const Limits& limits, size_t most) const;
  // Calls visit for each word that is in it.
  Result<void> forEachWord(const std::function<void(const std::string& word)>& visit) const;
  // How its lists differ from those of another index, as a sentence; nothing where they are equal.
  Result<std::optional<std::string>> differenceFrom(const std::filesystem::path& other) const;

 private:
  Index(std::shared_ptr<const Xapian::Database> database, uint64_t size)
      : database_(std::move(database)), size_(size) {}
  std::shared_ptr<const Xapian::Database> database_;
  uint64_t size_;
};

// Adds the events up to the end of the log at the read point. afresh: makes the whole index again.
Result<void> bringUpToDate(const std::filesystem::path& folder, const log::ReadPoint& at, bool afresh,
                           const engine::RebuildProgress& progress);

struct UsableIndex {
  std::optional<Index> index;  // nothing where the log has to be read instead, which is slower
  std::string whyNot;          // then why, where that is odd
};
// The index of the register's folder as far as it can be used: it is brought up to date where this process may write it
// and no other does. ErrorKind::integrity where the log is damaged.
Result<UsableIndex> openUpToDate(const std::filesystem::path& registerFolder, const log::ReadPoint& at,
                                 const engine::RebuildProgress& progress);

// Compares the index with another one of the same events, which is made in a temporary folder, and returns how many
// events they have; 0 where there is none. ErrorKind::integrity where they differ.
Result<uint64_t> compareIndex(const std::filesystem::path& folder, const log::ReadPoint& at,
                              const engine::RebuildProgress& progress);

std::filesystem::path indexFolder(const std::filesystem::path& registerFolder);

}  // namespace minuted::search
