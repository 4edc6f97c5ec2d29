// Log::verify computes the whole tree again from the records and compares each stored node with it. Nodes are stored in
// the order in which they were completed, so that records and nodes are each read once from front to back: a window of
// events, then the nodes that these events complete, then the next window.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "log/layout.h"

namespace minuted::log {
namespace {

constexpr uint64_t windowSize = 1 << 15;  // events

struct ComputedNode {
  Node node;
  Hash hash;
};

// The lowest key that a node completed by the event at this position can have.
Bytes firstNodeKey(uint64_t position) {
  Bytes key(1, nodePrefix);
  appendU64(key, position);
  return key;
}

std::unexpected<Error> nodeMismatch(Node node) {
  return fail(
      ErrorKind::integrity,
      fmt::format("the log is damaged: events {} to {} are not what was recorded, or the stored tree over them "
                  "is not. {}",
                  counted((node.index << node.level) + 1), counted((node.index + 1) << node.level), unchangedAdvice));
}

class Verifier {
 public:
  Verifier(const ReadPoint& at, const Head& head) : at_(at), head_(head) {}

  Result<void> readRecords(uint64_t from, uint64_t until) {
    Result<void> result;
    auto first = from == 1 ? Bytes() : recordKey(from);  // nothing stands before the first event
    auto read = at_.scanOnce(Table::records, first, recordKey(until), [&](BytesView key, BytesView value) {
      result = addRecord(key, value);
      return result.has_value();
    });
    if (!read) return damagedEvent(edge_.size() + 1, read.error().message);
    if (result && edge_.size() + 1 != until) result = missingEvent();
    return result;
  }

  Result<void> compareNodes(uint64_t from, uint64_t until) {
    bool matches = true;
    auto next = computed_.begin();
    auto first = from == 1 ? Bytes(1, nodePrefix) : firstNodeKey(from);  // nothing stands before the first node
    auto read = at_.scanOnce(Table::index, first, firstNodeKey(until), [&](BytesView key, BytesView value) {
      matches = next != computed_.end() && key == nodeKey(next->node) && value == view(next->hash);
      if (matches) ++next;
      return matches;
    });
    if (!read) return read;
    if (next != computed_.end()) return nodeMismatch(next->node);
    if (!matches) return unexpectedNode();
    // The root is compared after the nodes, since they tell more exactly where the damage is.
    if (!rootMatchesHead_)
      return fail(ErrorKind::integrity, fmt::format("the log has another root at {} than its head says. {}",
                                                    events(head_.size), unchangedAdvice));
    computed_.clear();
    return {};
  }

  Result<void> requireNoNodesBeyondEnd() {
    bool hasNodesBeyond = false;
    TRY_DONE(
        at_.scanOnce(Table::index, firstNodeKey(edge_.size() + 1), Bytes(1, nodePrefix + 1), [&](BytesView, BytesView) {
          hasNodesBeyond = true;
          return false;
        }));
    if (hasNodesBeyond) return unexpectedNode();
    return {};
  }

  const Edge& edge() const { return edge_; }

 private:
  std::unexpected<Error> unexpectedNode() {
    return fail(ErrorKind::integrity,
                fmt::format("the stored tree has a hash after event {} that does not belong there. {}",
                            counted(edge_.size()), unchangedAdvice));
  }
  std::unexpected<Error> missingEvent() {
    return damagedEvent(edge_.size() + 1, std::string("it is missing. ") + unchangedAdvice);
  }

  Result<void> addRecord(BytesView key, BytesView value) {
    if (key != recordKey(edge_.size() + 1)) return missingEvent();
    auto record = decodeRecord(value);
    if (!record) return damagedEvent(edge_.size() + 1, record.error().message + ". " + unchangedAdvice);
    edge_.append(leafHash(*record), [&](Node node, const Hash& hash) { computed_.push_back({node, hash}); });
    if (edge_.size() == head_.size) rootMatchesHead_ = edge_.root() == head_.root;
    return {};
  }

  const ReadPoint& at_;
  const Head& head_;
  Edge edge_;
  bool rootMatchesHead_ = true;  // set when the size of the head is reached
  std::vector<ComputedNode> computed_;
};

}  // namespace

Result<void> Log::verify(const Log& log, const std::function<void(uint64_t, uint64_t)>& progress) {
  // The head is read before the records: the log only grows, so the records must contain all that the head claims.
  TRY(auto head, HeadFile::open(log.headPath(), false));
  auto expected = head.head();
  auto sizeAtStart = log.size();
  auto rootAtStart = log.root();
  auto at = log.store_->readPoint();
  TRY(auto size, logSize(at));
  TRY(auto note, readNote(at));
  if (!log.writable()) expected = log.head_->head();  // another process may have written since this log was opened
  if (size < expected.size || note.size != size)
    return fail(ErrorKind::integrity,
                fmt::format("the log holds {}, its index knows of {} and its head of {}. {}", events(size),
                            counted(note.size), counted(expected.size), unchangedAdvice));

  Verifier verifier(at, expected);
  for (uint64_t from = 1; from <= size; from += windowSize) {
    auto until = std::min(from + windowSize, size + 1);
    TRY_DONE(verifier.readRecords(from, until));
    TRY_DONE(verifier.compareNodes(from, until));
    if (progress) progress(until - 1, size);
  }
  TRY_DONE(verifier.requireNoNodesBeyondEnd());
  if (size == sizeAtStart && verifier.edge().root() != rootAtStart)
    return fail(ErrorKind::integrity,
                std::string("the log has another root than it had when it was opened. ") + unchangedAdvice);
  return {};
}

}  // namespace minuted::log
