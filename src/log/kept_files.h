// The bytes of documents, kept by their digest in the table `files`: in pieces, beside the log and not in its records,
// so that a document can go without a leaf of the tree changing.
//
// Pieces come before the event that names their file, so they are on disk when it is. Until then a mark stands beside
// them; what a writer finds marked when it opens the register was never named, and is swept.
//
// Keys: 'p', the digest, and the number of the piece from 0 (4 bytes, big-endian) -> its bytes; 'a', the digest -> '',
// while it arrives.
//
// Threads: as ReadPoint and Store.
#pragma once

#include <cstdint>
#include <functional>

#include "base/result.h"
#include "log/store.h"

namespace minuted::log {

constexpr size_t pieceSize = size_t(1) << 20;
constexpr uint32_t mostPieces = 100;  // so a file has at most 100 MiB

Bytes pieceKey(BytesView digest, uint32_t number);
Bytes arrivingKey(BytesView digest);

// The file of that digest; nothing where it is not kept, or still arrives. ErrorKind::integrity where its bytes are not
// what the digest says.
Result<std::optional<Bytes>> readKept(const ReadPoint& at, BytesView digest);
// Whether it is kept, or has wholly arrived; its bytes are read and compared with the digest, as above.
Result<bool> hasArrived(const ReadPoint& at, BytesView digest);
Result<bool> isKept(const ReadPoint& at, BytesView digest);  // without reading its bytes

// Calls visit with the digest of each kept file, in their order, until it returns false.
Result<void> forEachKept(const ReadPoint& at, const std::function<bool(BytesView digest)>& visit);

// Deletes what arrived and was never named.
Result<void> sweepArrivals(Store& store);

}  // namespace minuted::log
