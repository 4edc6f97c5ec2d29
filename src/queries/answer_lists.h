// Answers that list records (schema/answer.capnp: a struct with `items`, each of which has a `ref`). For any thread.
#pragma once

#include "queries/queries.h"

namespace minuted::queries {

// One item for each record, in their order, with its reference set. records: pairs of an id and a state.
// write(id, state, item) sets the other fields.
template <typename List, typename Records, typename Write>
Answer<List> listAnswer(const Records& records, const Write& write) {
  Answer<List> list;
  auto items = (*list).initItems(static_cast<uint>(records.size()));
  for (uint i = 0; i < items.size(); ++i) {
    const auto& [id, state] = records[i];
    items[i].setRef(reference(id));
    write(id, state, items[i]);
  }
  return list;
}

}  // namespace minuted::queries
