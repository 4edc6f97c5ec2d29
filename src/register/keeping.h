// Keeping the bytes of a file in a register, before the event that names it is recorded (log/kept_files.h).
//
// Threads: as the recorder.
#pragma once

#include "base/bytes.h"
#include "register/recorder.h"

namespace minuted::engine {

constexpr size_t largestKeptFile = size_t(100) << 20;  // bytes

// Sends the file piece by piece, unless it is kept already, and returns its digest, which an event of the next command
// can name. ErrorKind::refused where the file is too large.
Result<Bytes> keepFile(Recorder& recorder, BytesView file);

// What is said of a document that was filed without its bytes.
inline constexpr std::string_view notKept =
    "its bytes are not kept: it was filed before documents were. Import the same file again to add them.";

// The kept file of that digest. ErrorKind::notFound where it is not kept, integrity where it is damaged.
Result<Bytes> keptFile(const Snapshot& snapshot, BytesView digest);

}  // namespace minuted::engine
