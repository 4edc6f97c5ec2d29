#include "log/kept_files.h"

#include <fmt/format.h>

#include "base/text.h"

namespace minuted::log {
namespace {

constexpr char piecePrefix = 'p', arrivingPrefix = 'a';
constexpr size_t digestSize = 32;

// The first key behind the pieces of the file.
Bytes afterPieces(BytesView digest) { return pieceKey(digest, mostPieces); }

// All pieces one after the other, and whether each follows the one before it.
Result<std::optional<Bytes>> joined(const ReadPoint& at, BytesView digest) {
  Bytes bytes;
  uint32_t next = 0;
  bool isWhole = true;
  TRY_DONE(at.scan(Table::files, pieceKey(digest, 0), afterPieces(digest), [&](BytesView key, BytesView piece) {
    isWhole = isWhole && key == pieceKey(digest, next++);
    bytes += piece;
    return isWhole;
  }));
  if (!isWhole || next == 0) return std::nullopt;
  return bytes;
}

}  // namespace

Bytes pieceKey(BytesView digest, uint32_t number) {
  auto key = piecePrefix + Bytes(digest);
  appendU32(key, number);
  return key;
}

Bytes arrivingKey(BytesView digest) { return arrivingPrefix + Bytes(digest); }

Result<bool> isKept(const ReadPoint& at, BytesView digest) {
  TRY(auto arriving, at.get(Table::files, arrivingKey(digest)));
  if (arriving) return false;
  TRY(auto first, at.get(Table::files, pieceKey(digest, 0)));
  return first.has_value();
}

Result<std::optional<Bytes>> readKept(const ReadPoint& at, BytesView digest) {
  TRY(auto kept, isKept(at, digest));
  if (!kept) return std::nullopt;
  TRY(auto bytes, joined(at, digest));
  if (!bytes || view(sha256({*bytes})) != digest)
    return fail(ErrorKind::integrity,
                fmt::format("the bytes of the document with the digest {} are damaged. Restore the register from a "
                            "backup.",
                            hex(digest)));
  return bytes;
}

Result<bool> hasArrived(const ReadPoint& at, BytesView digest) {
  TRY(auto bytes, joined(at, digest));
  return bytes && view(sha256({*bytes})) == digest;
}

Result<void> forEachKept(const ReadPoint& at, const std::function<bool(BytesView digest)>& visit) {
  Bytes from(1, piecePrefix);
  const Bytes end(1, piecePrefix + 1);
  bool goesOn = true;
  while (goesOn) {
    Bytes digest;
    TRY_DONE(at.scan(Table::files, from, end, [&](BytesView key, BytesView) {
      digest = Bytes(key.substr(1, digestSize));
      return false;
    }));
    if (digest.empty()) return {};
    TRY(auto kept, isKept(at, digest));
    goesOn = !kept || visit(digest);
    from = afterPieces(digest);
  }
  return {};
}

Result<void> sweepArrivals(Store& store) {
  Batch batch;
  {
    auto at = store.readPoint();
    std::vector<Bytes> digests;
    const Bytes from(1, arrivingPrefix), end(1, arrivingPrefix + 1);
    TRY_DONE(at.scan(Table::files, from, end, [&](BytesView key, BytesView) {
      digests.emplace_back(key.substr(1));
      return true;
    }));
    for (const auto& digest : digests) {
      TRY_DONE(at.scan(Table::files, pieceKey(digest, 0), afterPieces(digest), [&](BytesView key, BytesView) {
        batch.remove(Table::files, key);
        return true;
      }));
      batch.remove(Table::files, arrivingKey(digest));
    }
  }
  if (batch.empty()) return {};
  return store.write(batch);
}

}  // namespace minuted::log
