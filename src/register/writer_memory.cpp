#include "register/writer_memory.h"

#include <fmt/format.h>

#include "base/guard.h"
#include "projections/views.h"
#include "register/index_keys.h"
#include "register/story.h"

namespace minuted::engine {

Result<WriterMemory> WriterMemory::load(const log::ReadPoint& at) {
  WriterMemory memory;
  for (uint32_t kind = 1; kind < kindCount; ++kind) {
    auto prefix = storyKindPrefix(static_cast<Kind>(kind));
    TRY(auto key, at.lastKey(log::Table::index, prefix, projections::afterPrefix(prefix)));
    if (key) memory.numbers[kind] = Id(readU64(BytesView(*key).substr(1))).number();
  }
  TRY(auto size, log::logSize(at));
  if (size > 0) {
    TRY(auto newest, readEvent(at, size));
    TRY(memory.lastRecorded,
        guarded(fmt::format("event {}", size), [&]() -> Result<Micros> { return newest->event().getRecordedAt(); }));
  }
  return memory;
}

}  // namespace minuted::engine
