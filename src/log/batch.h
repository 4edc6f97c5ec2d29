// The implementation of Batch (log/store.h). One thread at a time.
#pragma once

#include "log/store.h"

namespace minuted::log {

struct Batch::Operations {
  struct Entry {
    Table table;
    bool isRemoval;
    uint32_t keySize;
    uint32_t valueSize;
  };
  std::vector<Entry> entries;
  Bytes bytes;  // the key and the value of each entry, one after the other

  struct Change {
    Table table;
    bool isRemoval;
    BytesView key, value;
  };

  void add(Table table, bool isRemoval, BytesView key, BytesView value);
  // The changes by table and key: RocksDB inserts sorted keys faster. The changes of one key keep their order. The
  // views are valid until the next change.
  std::vector<Change> sortedChanges() const;
};

}  // namespace minuted::log
