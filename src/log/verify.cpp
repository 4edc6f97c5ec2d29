// Verifying: the whole tree is computed again from the records, and each stored node compared with it. Nodes are stored
// in the order in which they were completed, so both are read once, from front to back, a stretch of events at a time.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "log/layout.h"

namespace minuted::log {
namespace {

constexpr uint64_t stretch = 1 << 15;  // events

struct Computed {
  Node node;
  Hash hash;
};

Bytes firstNodeKey(uint64_t position) {  // the first key of a node that the event at this position can complete
  Bytes key(1, nodePrefix);
  appendU64(key, position);
  return key;
}

std::unexpected<Error> differs(Node node) {
  return fail(
      ErrorKind::integrity,
      fmt::format("the log is damaged: events {} to {} are not what was recorded, or the stored tree over them "
                  "is not. {}",
                  counted((node.index << node.level) + 1), counted((node.index + 1) << node.level), restoreAdvice));
}

class Verifier {
 public:
  Verifier(const ReadPoint& at, const Head& head) : at_(at), head_(head) {}

  Result<void> readRecords(uint64_t from, uint64_t until) {
    Result<void> found;
    auto read = at_.scanOnce(Table::records, recordKey(from), recordKey(until), [&](BytesView key, BytesView value) {
      found = take(key, value);
      return found.has_value();
    });
    if (!read) return damagedEvent(edge_.size() + 1, read.error().message);
    if (found && edge_.size() + 1 != until) found = missing();
    return found;
  }

  Result<void> compareNodes(uint64_t from, uint64_t until) {
    bool same = true;
    auto next = computed_.begin();
    auto read =
        at_.scanOnce(Table::index, firstNodeKey(from), firstNodeKey(until), [&](BytesView key, BytesView value) {
          same = next != computed_.end() && key == nodeKey(next->node) && value == view(next->hash);
          if (same) ++next;
          return same;
        });
    if (!read) return read;
    if (next != computed_.end()) return differs(next->node);
    if (!same) return strange();
    // After the nodes, which say more exactly where the damage is.
    if (!sameAsHead_)
      return fail(ErrorKind::integrity, fmt::format("the log has another root at {} than its head says. {}",
                                                    events(head_.size), restoreAdvice));
    computed_.clear();
    return {};
  }

  Result<void> requireNothingBeyond() {
    bool beyond = false;
    TRY_DONE(
        at_.scanOnce(Table::index, firstNodeKey(edge_.size() + 1), Bytes(1, nodePrefix + 1), [&](BytesView, BytesView) {
          beyond = true;
          return false;
        }));
    if (beyond) return strange();
    return {};
  }

  const Edge& edge() const { return edge_; }

 private:
  std::unexpected<Error> strange() {
    return fail(ErrorKind::integrity,
                fmt::format("the stored tree has a hash after event {} that does not belong there. {}",
                            counted(edge_.size()), restoreAdvice));
  }
  std::unexpected<Error> missing() {
    return damagedEvent(edge_.size() + 1, std::string("it is missing. ") + restoreAdvice);
  }

  Result<void> take(BytesView key, BytesView value) {
    if (key != recordKey(edge_.size() + 1)) return missing();
    auto record = decodeRecord(value);
    if (!record) return damagedEvent(edge_.size() + 1, record.error().message + ". " + restoreAdvice);
    edge_.append(leafHash(*record), [&](Node node, const Hash& hash) { computed_.push_back({node, hash}); });
    if (edge_.size() == head_.size) sameAsHead_ = edge_.root() == head_.root;
    return {};
  }

  const ReadPoint& at_;
  const Head& head_;
  Edge edge_;
  bool sameAsHead_ = true;  // as far as it was reached
  std::vector<Computed> computed_;
};

}  // namespace

Result<void> Log::verify(const Log& log, const std::function<void(uint64_t, uint64_t)>& progress) {
  // The head first: the log only grows, so that what is read afterwards has what the head promises.
  TRY(auto head, HeadFile::open(log.headPath(), false));
  auto beforeReading = head.head();
  auto known = log.size();
  auto knownRoot = log.root();
  auto at = log.store_->readPoint();
  TRY(auto size, logSize(at));
  TRY(auto note, readNote(at));
  if (!log.writable()) beforeReading = log.head_->head();  // a writer beside us may have gone on since this was opened
  if (size < beforeReading.size || note.size != size)
    return fail(ErrorKind::integrity,
                fmt::format("the log holds {}, its index knows of {} and its head of {}. {}", events(size),
                            counted(note.size), counted(beforeReading.size), restoreAdvice));

  Verifier verifier(at, beforeReading);
  for (uint64_t from = 1; from <= size; from += stretch) {
    auto until = std::min(from + stretch, size + 1);
    TRY_DONE(verifier.readRecords(from, until));
    TRY_DONE(verifier.compareNodes(from, until));
    if (progress) progress(until - 1, size);
  }
  TRY_DONE(verifier.requireNothingBeyond());
  if (size == known && verifier.edge().root() != knownRoot)
    return fail(ErrorKind::integrity,
                std::string("the log has another root than it had when it was opened. ") + restoreAdvice);
  return {};
}

}  // namespace minuted::log
