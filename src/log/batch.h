// Inside of a Batch (log/store.h).
#pragma once

#include "log/store.h"

namespace minuted::log {

struct Batch::Operations {
  struct Entry {
    Table table;
    bool removes;
    uint32_t keySize;
    uint32_t valueSize;
  };
  std::vector<Entry> entries;
  Bytes bytes;  // of each entry: key, value

  void add(Table table, bool removes, BytesView key, BytesView value);
};

}  // namespace minuted::log
