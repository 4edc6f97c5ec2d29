// Events as JSON: references as 'A-17', dates as ISO 8601, bytes in hex. The annotations of schema/event.capnp tell
// which fields are references and which are bytes. An EventJson is used by one thread at a time.
#pragma once

#include <memory>
#include <string>

#include "event.capnp.h"

namespace minuted::formats {

class EventJson {
 public:
  EventJson();
  ~EventJson();
  std::string encode(schema::Entry::Reader entry) const;

 private:
  struct Codec;
  std::unique_ptr<Codec> codec_;
};

}  // namespace minuted::formats
