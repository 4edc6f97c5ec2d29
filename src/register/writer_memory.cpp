#include "register/writer_memory.h"

#include <fmt/format.h>

#include "base/guard.h"
#include "register/story.h"

namespace minuted::engine {

Result<WriterMemory> WriterMemory::load(const log::ReadPoint& at) {
  WriterMemory memory;
  TRY(memory.numbers, readNumbers(at));
  TRY(auto size, log::logSize(at));
  if (size > 0) {
    TRY(auto newest, readEvent(at, size));
    TRY(memory.lastRecorded,
        guarded(fmt::format("event {}", size), [&]() -> Result<Micros> { return newest->event().getRecordedAt(); }));
  }
  return memory;
}

}  // namespace minuted::engine
