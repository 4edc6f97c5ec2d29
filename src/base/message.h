// Cap'n Proto messages as they are stored: one segment in canonical form, without a frame.
// (https://capnproto.org/encoding.html#canonicalization: equal messages have equal bytes.)
#pragma once

#include <capnp/message.h>
#include <capnp/serialize.h>

#include "base/bytes.h"

namespace minuted {

template <typename T>
Bytes canonicalBytes(typename T::Reader message) {
  auto words = capnp::canonicalize(message);
  auto bytes = words.asBytes();
  return Bytes(reinterpret_cast<const char*>(bytes.begin()), bytes.size());
}

// Holds stored bytes, aligned as Cap'n Proto wants them, and reads them as a T. Reading damaged bytes throws
// kj::Exception at the access: whoever reads stored or received bytes does it inside guarded() (base/guard.h).
template <typename T>
class Message {
 public:
  explicit Message(BytesView bytes)
      : words_(kj::heapArray<capnp::word>(bytes.size() / sizeof(capnp::word))),
        segment_(words_.asPtr()),
        reader_(kj::heap<capnp::SegmentArrayMessageReader>(kj::arrayPtr(&segment_, 1), options())) {
    memcpy(words_.begin(), bytes.data(), words_.size() * sizeof(capnp::word));
  }
  Message(Message&& other)
      : words_(kj::mv(other.words_)), segment_(words_.asPtr()), reader_(kj::heap<capnp::SegmentArrayMessageReader>(kj::arrayPtr(&segment_, 1), options())) {}
  Message& operator=(Message&&) = delete;

  typename T::Reader get() const { return reader_->template getRoot<T>(); }

 private:
  static capnp::ReaderOptions options() { return {.traversalLimitInWords = uint64_t(64) << 20, .nestingLimit = 64}; }

  kj::Array<capnp::word> words_;
  kj::ArrayPtr<const capnp::word> segment_;
  mutable kj::Own<capnp::SegmentArrayMessageReader> reader_;
};

}  // namespace minuted
