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

  struct Change {
    Table table;
    bool removes;
    BytesView key, value;
  };

  void add(Table table, bool removes, BytesView key, BytesView value);
  // By table and key, since a key's place in memory is found quickly from that of the one before. The changes of one
  // key stay in the order in which they were made. The views are valid until the next change.
  std::vector<Change> inOrder() const;
};

}  // namespace minuted::log
