#include "questions/answer.h"

#include <algorithm>

namespace minuted::questions {

bool Answer::keepItems(size_t first, size_t count) {
  auto root = **this;
  auto items = root.get("items").as<capnp::DynamicList>();
  auto begin = std::min<size_t>(first, items.size()), kept = std::min<size_t>(count, items.size() - begin);
  auto copies = capnp::Orphanage::getForMessageContaining(root).newOrphan(items.getSchema(), static_cast<uint>(kept));
  auto copied = copies.get();
  for (uint i = 0; i < kept; ++i)
    copied.set(i, items[static_cast<uint>(begin) + i].as<capnp::DynamicStruct>().asReader());
  bool hasMore = begin + kept < items.size();
  root.adopt("items", std::move(copies));
  return hasMore;
}

}  // namespace minuted::questions
