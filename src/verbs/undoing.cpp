// Undoing an event, alone or with all that depends on it.
#include <fmt/format.h>

#include <charconv>

#include "queries/queries.h"
#include "verbs/command_builder.h"

namespace minuted::verbs {
namespace {

constexpr uint32_t mostListed = 8;

// Why the first of the events cannot be undone alone, and which others depend on it.
Result<std::string> dependents(const engine::Snapshot& snapshot, uint64_t position,
                               const std::vector<uint64_t>& positions) {
  TRY(auto events, queries::eventsAt(snapshot, positions));
  auto others = positions.size() - 1;
  auto text = fmt::format("Event {} cannot be undone alone, since {} on it:", position,
                          others == 1 ? "another one depends" : fmt::format("{} others depend", others));
  uint32_t listed = 0;
  for (auto event : events.get().getItems()) {
    if (event.getPosition() == position) continue;
    if (listed++ == mostListed) break;
    text += fmt::format("\n  {:>6}  {}: {}", event.getPosition(), event.getSubject().cStr(), event.getSummary().cStr());
  }
  if (others > mostListed) text += fmt::format("\n  and {} more", others - mostListed);
  return fmt::format("{}\nUndo them together: 'minuted undo {} --together'.", text, position);
}

}  // namespace

Result<std::vector<uint64_t>> CommandBuilder::undo(uint64_t position, bool together, std::string_view why) {
  TRY(auto positions, queries::eventsUndoneWith(snapshot_, position));
  if (positions.size() > 1 && !together) {
    TRY(auto reason, dependents(snapshot_, position, positions));
    return fail(ErrorKind::refused, reason);
  }
  for (auto each : positions) {
    TRY(auto event, snapshot_.event(each));
    command_.addErrorNote(domain::subjectOf(event->event()), each, why);
  }
  return positions;
}

Result<void> CommandBuilder::undo(const Values& values) {
  uint64_t position = 0;
  bool together = false;
  std::string why;
  for (const auto& [name, texts] : values) {
    const auto& text = texts.front();
    const auto* end = text.data() + text.size();
    bool isKnown = name == "why";
    if (name == "why") why = text;
    if (name == "together") {
      isKnown = text == "true" || text == "false";
      together = text == "true";
    }
    if (name == "event") isKnown = std::from_chars(text.data(), end, position).ptr == end;
    if (!isKnown) return fail(ErrorKind::usage, fmt::format("'undo' cannot use '{}' as '{}'.", text, name));
  }
  if (position == 0) return fail(ErrorKind::usage, "'undo' needs 'event': the event's number.");
  TRY_DONE(undo(position, together, why));
  return {};
}

}  // namespace minuted::verbs
