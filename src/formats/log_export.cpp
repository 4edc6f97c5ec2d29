#include "formats/log_export.h"

#include <capnp/message.h>
#include <capnp/serialize.h>
#include <fmt/format.h>

#include "base/guard.h"
#include "formats/json.h"
#include "register/story.h"

namespace minuted::formats {
namespace {

using EntryVisitor = std::function<Result<void>(capnp::MallocMessageBuilder& message, schema::Entry::Reader entry)>;

Result<void> forEachEntry(const engine::Snapshot& snapshot, const EntryVisitor& visit) {
  for (auto position : snapshot.positionsFrom(1, snapshot.size())) {
    TRY(auto stored, snapshot.event(position));
    TRY_DONE(guarded(fmt::format("event {}", position), [&]() -> Result<void> {
      capnp::MallocMessageBuilder message;
      auto entry = message.initRoot<schema::Entry>();
      entry.setEvent(stored->event());
      entry.setWords(stored->words());
      return visit(message, entry.asReader());
    }));
  }
  return {};
}

}  // namespace

Result<void> exportJson(const engine::Snapshot& snapshot, const Sink& sink) {
  std::string separator = "{\"events\": [\n";
  TRY_DONE(forEachEntry(snapshot, [&](capnp::MallocMessageBuilder&, schema::Entry::Reader entry) {
    auto piece = separator + jsonLine(entry);
    separator = ",\n";
    return sink(piece);
  }));
  return sink(snapshot.size() == 0 ? separator + "]}\n" : "\n]}\n");
}

Result<void> exportCapnp(const engine::Snapshot& snapshot, const Sink& sink) {
  return forEachEntry(snapshot, [&](capnp::MallocMessageBuilder& message, schema::Entry::Reader) {
    auto words = capnp::messageToFlatArray(message);
    auto bytes = words.asBytes();
    return sink({reinterpret_cast<const char*>(bytes.begin()), bytes.size()});
  });
}

}  // namespace minuted::formats
