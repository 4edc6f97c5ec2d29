// Batch is kept in a form of its own until it is written, since only then it is known which table of views is live.
#include "log/batch.h"

#include <algorithm>
#include <tuple>

namespace minuted::log {

void Batch::Operations::add(Table table, bool removes, BytesView key, BytesView value) {
  entries.push_back({table, removes, static_cast<uint32_t>(key.size()), static_cast<uint32_t>(value.size())});
  bytes.append(key).append(value);
}

std::vector<Batch::Operations::Change> Batch::Operations::inOrder() const {
  std::vector<Change> changes;
  changes.reserve(entries.size());
  BytesView rest = bytes;
  for (const auto& entry : entries) {
    changes.push_back(
        {entry.table, entry.removes, rest.substr(0, entry.keySize), rest.substr(entry.keySize, entry.valueSize)});
    rest.remove_prefix(entry.keySize + entry.valueSize);
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
