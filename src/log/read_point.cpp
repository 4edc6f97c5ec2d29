#include "log/read_point.h"

#include "log/rocks.h"

namespace minuted::log {
namespace {

BytesView bytesOf(rocksdb::Slice slice) { return {slice.data(), slice.size()}; }

constexpr const char* readFailure = "could not read the register";

Result<void> scanWith(rocksdb::ReadOptions options, rocksdb::DB& database, rocksdb::ColumnFamilyHandle* handle,
                      BytesView from, BytesView until, const ReadPoint::Visitor& visit) {
  auto bound = slice(until);
  if (!until.empty()) options.iterate_upper_bound = &bound;
  std::unique_ptr<rocksdb::Iterator> at(database.NewIterator(options, handle));
  for (at->Seek(slice(from)); at->Valid(); at->Next())
    if (!visit(bytesOf(at->key()), bytesOf(at->value()))) return {};
  if (!at->status().ok()) return std::unexpected(errorOf(at->status(), readFailure));
  return {};
}

}  // namespace

ReadPoint::ReadPoint(std::unique_ptr<State> state) : state_(std::move(state)) {}
ReadPoint::ReadPoint(ReadPoint&&) noexcept = default;
ReadPoint& ReadPoint::operator=(ReadPoint&&) noexcept = default;
ReadPoint::~ReadPoint() = default;

Result<std::optional<Bytes>> ReadPoint::get(Table table, BytesView key) const {
  if (!state_->has(table)) return std::nullopt;
  rocksdb::PinnableSlice value;
  auto status = state_->database->Get(state_->options(), state_->handle(table), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return std::unexpected(errorOf(status, readFailure));
  return Bytes(value.data(), value.size());
}

Result<void> ReadPoint::scan(Table table, BytesView from, BytesView until, const Visitor& visit) const {
  if (!state_->has(table)) return {};
  return scanWith(state_->options(), *state_->database, state_->handle(table), from, until, visit);
}

Result<void> ReadPoint::scanOnce(Table table, BytesView from, BytesView until, const Visitor& visit) const {
  if (!state_->has(table)) return {};
  auto options = state_->options();
  options.readahead_size = size_t(2) << 20;
  options.fill_cache = false;
  return scanWith(options, *state_->database, state_->handle(table), from, until, visit);
}

Result<std::optional<Bytes>> ReadPoint::lastKey(Table table, BytesView from, BytesView until) const {
  if (!state_->has(table)) return std::nullopt;
  std::unique_ptr<rocksdb::Iterator> at(state_->database->NewIterator(state_->options(), state_->handle(table)));
  if (until.empty()) {
    at->SeekToLast();
  } else {
    at->SeekForPrev(slice(until));
    if (at->Valid() && bytesOf(at->key()) == until) at->Prev();
  }
  if (!at->status().ok()) return std::unexpected(errorOf(at->status(), readFailure));
  if (!at->Valid() || bytesOf(at->key()) < from) return std::nullopt;
  return Bytes(bytesOf(at->key()));
}

}  // namespace minuted::log
