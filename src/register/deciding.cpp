#include "register/deciding.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "projections/row.h"
#include "projections/views.h"
#include "register/draft.h"
#include "register/index_keys.h"

namespace minuted::engine {
namespace {

// A clock that is further ahead of the newest event than this is not believed until somebody confirms it.
constexpr Micros clockBound = Micros(400) * 24 * 3600 * 1'000'000;

constexpr size_t commandIdSize = 16;

Refusal stopped(const Error& error) { return {schema::Refusal::STOPPED, error.message, 0}; }

}  // namespace

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

Deciding::Deciding(const log::ReadPoint& at, log::Pending& pending, WriterMemory& memory, Micros now, bool acceptClock)
    : at_(at), pending_(pending), memory_(memory), now_(now), acceptClock_(acceptClock) {}

Outcome Deciding::perform(schema::Command::Reader command) {
  auto given = command.getId();
  BytesView id(reinterpret_cast<const char*>(given.begin()), given.size());
  if (id.size() != commandIdSize)
    return std::unexpected(Refusal{schema::Refusal::MALFORMED, "A command's id is 16 bytes.", 0});
  auto before = recordedBefore(id);
  if (!before) return std::unexpected(stopped(before.error()));
  if (*before) return **before;
  if (!acceptClock_ && memory_.lastRecorded != 0 && now_ > memory_.lastRecorded + clockBound)
    return std::unexpected(
        Refusal{schema::Refusal::RULE,
                fmt::format("This machine's clock says {}, more than a year after the newest event ({}). If that "
                            "is right, say so with --accept-clock.",
                            localTime(now_), localTime(memory_.lastRecorded)),
                0});
  Draft draft(*this, id);
  if (auto by = draft.by({command.getBy().begin(), command.getBy().size()}); !by) return std::unexpected(by.error());
  for (auto step : command.getSteps())
    if (auto taken = draft.take(step); !taken) return std::unexpected(taken.error());
  return draft.keep();
}

Result<std::optional<Recorded>> Deciding::recordedBefore(BytesView command) const {
  auto fresh = freshCommands_.find(Bytes(command));
  if (fresh != freshCommands_.end()) {
    auto recorded = fresh->second;
    recorded.again = true;
    return recorded;
  }
  TRY(auto place, at_.get(log::Table::index, commandKey(command)));
  if (!place) return std::nullopt;
  Recorded recorded{.first = readU64(*place), .again = true};
  for (auto byte : BytesView(*place).substr(8)) recorded.count = recorded.count << 8 | static_cast<uint8_t>(byte);
  for (auto position = recorded.first; position < recorded.first + recorded.count; ++position) {
    TRY(auto stored, readEvent(at_, position));
    recorded.subjects.push_back(domain::subjectOf(stored->event()));
  }
  return recorded;
}

Result<domain::Subject> Deciding::current(Id subject) const {
  auto touched = touched_.find(subject);
  if (touched != touched_.end()) return touched->second.after;
  if (subject.number() > memory_.numbers[static_cast<size_t>(subject.kind())]) return domain::blank(subject);  // new
  TRY(auto row, at_.get(log::Table::views, projections::subjectKey(subject)));
  if (row)
    return guarded("the row of " + reference(subject),
                   [&]() -> Result<domain::Subject> { return projections::subjectOf(*row); });
  // It may have a story and no row: an action of which nothing but its entry is known, or one entered in error.
  TRY(auto past, story(subject));
  return fold(subject, past, Cut().on);
}

Result<Story> Deciding::story(Id subject) const {
  TRY(auto past, readStory(at_, subject, Cut().until));
  auto fresh = freshStory_.find(subject);
  if (fresh == freshStory_.end()) return past;
  for (auto position : fresh->second) {
    const auto& bytes = fresh_.at(position);
    past.push_back(std::make_unique<StoredEvent>(bytes.event, bytes.words));
  }
  return past;
}

void Deciding::writeRows() {
  auto& changes = pending_.changes();
  auto has = [](const std::vector<Bytes>& keys, const Bytes& key) {
    return std::ranges::find(keys, key) != keys.end();
  };
  for (const auto& [id, touched] : touched_) {
    auto before = projections::keysOf(touched.before), after = projections::keysOf(touched.after);
    for (const auto& key : before)
      if (!has(after, key)) changes.remove(log::Table::views, key);
    auto row = projections::rowOf(touched.after);
    for (const auto& key : after) {
      auto value = projections::valueAt(key, row);
      if (!value.empty() || !has(before, key)) changes.put(log::Table::views, key, value);
    }
  }
}

}  // namespace minuted::engine
