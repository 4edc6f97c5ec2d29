// A Batch keeps its changes by Table, and not as a RocksDB batch: only when it is written is it known which table of
// views is live.
#include "log/batch.h"

#include <algorithm>
#include <tuple>

namespace minuted::log {

void Batch::Operations::add(Table table, bool isRemoval, BytesView key, BytesView value) {
  entries.push_back({table, isRemoval, static_cast<uint32_t>(key.size()), static_cast<uint32_t>(value.size())});
  bytes.append(key).append(value);
}

std::vector<Batch::Operations::Change> Batch::Operations::sortedChanges() const {
  std::vector<Change> changes;
  changes.reserve(entries.size());
  BytesView remaining = bytes;
  for (const auto& entry : entries) {
    changes.push_back({entry.table, entry.isRemoval, remaining.substr(0, entry.keySize),
                       remaining.substr(entry.keySize, entry.valueSize)});
    remaining.remove_prefix(entry.keySize + entry.valueSize);
  }
  std::ranges::stable_sort(
      changes, [](const Change& a, const Change& b) { return std::tie(a.table, a.key) < std::tie(b.table, b.key); });
  return changes;
}

Batch::Batch() : operations_(std::make_unique<Operations>()) {}
Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

void Batch::put(Table table, BytesView key, BytesView value) { operations_->add(table, false, key, value); }
void Batch::remove(Table table, BytesView key) { operations_->add(table, true, key, {}); }
size_t Batch::bytes() const { return operations_->bytes.size(); }
bool Batch::empty() const { return operations_->entries.empty(); }

void Batch::clear() {
  operations_->entries.clear();
  operations_->bytes.clear();
}

}  // namespace minuted::log
