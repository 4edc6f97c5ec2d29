// Cap'n Proto messages as they are stored: one segment in canonical form, without a segment table. Equal messages have
// equal bytes (https://capnproto.org/encoding.html#canonicalization).
#pragma once

#include <capnp/message.h>
#include <capnp/serialize.h>

#include <cstring>

#include "base/bytes.h"

namespace minuted {

template <typename T>
Bytes canonicalBytes(T message) {
  auto words = capnp::canonicalize(message);
  auto bytes = words.asBytes();
  return Bytes(reinterpret_cast<const char*>(bytes.begin()), bytes.size());
}

inline Bytes bytesOf(capnp::Data::Reader data) {
  return Bytes(reinterpret_cast<const char*>(data.begin()), data.size());
}

// Points to the bytes, which have to outlive it.
inline capnp::Data::Reader dataOf(BytesView bytes) {
  return {reinterpret_cast<const capnp::byte*>(bytes.data()), bytes.size()};
}

// Holds a copy of stored bytes, aligned as Cap'n Proto needs them, and reads them as a T. Reading damaged bytes throws
// kj::Exception at the access: whoever reads stored or received bytes does it inside guarded() (base/guard.h).
template <typename T>
class Message {
 public:
  explicit Message(BytesView bytes)
      : words_(kj::heapArray<capnp::word>(bytes.size() / sizeof(capnp::word))),
        segment_(words_.asPtr()),
        reader_(kj::arrayPtr(&segment_, 1), {.traversalLimitInWords = uint64_t(64) << 20, .nestingLimit = 64}) {
    if (words_.size() > 0) std::memcpy(words_.begin(), bytes.data(), words_.size() * sizeof(capnp::word));
  }
  KJ_DISALLOW_COPY(Message);

  typename T::Reader get() { return words_.size() == 0 ? typename T::Reader() : reader_.template getRoot<T>(); }

 private:
  kj::Array<capnp::word> words_;
  kj::ArrayPtr<const capnp::word> segment_;
  capnp::SegmentArrayMessageReader reader_;
};

}  // namespace minuted
