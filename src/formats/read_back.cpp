#include "formats/read_back.h"

#include <capnp/compat/json.h>
#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <thread>

#include "base/guard.h"
#include "base/schema_fault.h"
#include "formats/json.h"
#include "log/record.h"
#include "register/parallel.h"

namespace minuted::formats {
namespace {

constexpr uint64_t windowSize = 4096;  // events that a thread reads before it takes the next ones

std::unexpected<Error> unreadable(uint64_t position, const std::string& how) {
  return fail(ErrorKind::integrity,
              fmt::format("event {} does not read back: {} It stands in the log as it was hashed; "
                          "its subject is not to be relied on.",
                          position, how));
}

// What is wrong with the bytes of a message, as it is stored.
template <typename T>
std::optional<std::string> faultOf(BytesView stored, typename T::Reader message) {
  if (stored.size() % sizeof(capnp::word) != 0) return "its bytes are no message.";
  if (auto fault = schemaFault(message, capnp::Schema::from<T>(), stored.size() / sizeof(capnp::word))) return fault;
  if (!stored.empty() && canonicalBytes(message) != stored) return "its bytes are not the ones that its fields make.";
  return std::nullopt;
}

}  // namespace

Result<void> readBack(uint64_t position, BytesView stored) {
  TRY(auto record, log::decodeParts(stored));
  engine::StoredEvent event(record.event, record.words);
  try {
    if (auto fault = faultOf<schema::Event>(record.event, event.event())) return unreadable(position, *fault);
    if (auto fault = faultOf<schema::Words>(record.words, event.words())) return unreadable(position, *fault);
    if (event.event().getPosition() != position) return unreadable(position, "it says that it is another.");
    capnp::MallocMessageBuilder message;
    auto entry = message.initRoot<schema::Entry>();
    entry.setEvent(event.event());
    entry.setWords(event.words());
    capnp::MallocMessageBuilder parsed;
    auto line = jsonLine(entry.asReader());
    capnp::JsonCodec().decodeRaw({line.data(), line.size()}, parsed.initRoot<capnp::JsonValue>());
    if (kj::str(entry.asReader()).size() == 0) return unreadable(position, "it has no text.");
  } catch (const kj::Exception& damage) {
    return unreadable(position, fmt::format("{}.", damage.getDescription().cStr()));
  }
  return {};
}

Result<void> readBackAll(const engine::Snapshot& snapshot, const std::function<void(uint64_t, uint64_t)>& progress) {
  auto threads = std::max(1u, std::thread::hardware_concurrency());
  std::mutex mutex;  // guards next, done and calls of progress
  uint64_t next = 1, done = 0;
  return engine::runInParallel(threads, [&](size_t) -> Result<void> {
    for (;;) {
      uint64_t first = 0;
      {
        std::lock_guard lock(mutex);
        first = std::exchange(next, next + windowSize);
      }
      if (first > snapshot.size()) return {};
      auto until = std::min(first + windowSize, snapshot.size() + 1);
      Result<void> result;
      auto position = first;
      TRY_DONE(snapshot.wholeLog().scanOnce(log::Table::records, log::recordKey(first), log::recordKey(until),
                                            [&](BytesView, BytesView stored) {
                                              result = readBack(position++, stored);
                                              return result.has_value();
                                            }));
      TRY_DONE(result);
      std::lock_guard lock(mutex);
      done += until - first;
      if (progress) progress(done, snapshot.size());
    }
  });
}

}  // namespace minuted::formats
