// Properties that hold for every history, however it went: rows, cuts, the log, and the order in which facts are told.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "log/log.h"
#include "world/history.h"
#include "world/oracle.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

void requireSame(const std::string& difference) {
  if (!difference.empty()) RC_FAIL(difference);
}

TEST(History, HasEveryKindOfEvent) {
  TempRegister reg;
  Tape tape(12'000);
  std::iota(tape.begin(), tape.end(), 0);
  auto historian = play(reg, tape);
  auto seen = Oracle(reg->log().store().readPoint()).types();
  for (uint16_t type = 1; domain::eventName(static_cast<domain::EventType>(type)) != "unknown"; ++type)
    EXPECT_TRUE(seen.contains(static_cast<domain::EventType>(type)))
        << domain::eventName(static_cast<domain::EventType>(type));
  EXPECT_GT(2 * historian.recorded(), historian.refused());
  fmt::print("{} commands recorded, {} refused\n", historian.recorded(), historian.refused());
}

TEST(History, RebuiltRowsAreTheLiveOnesByteForByte) {
  holdsFor(40, [] {
    auto tape = *tapes(80);
    TempRegister reg;
    play(reg, tape);
    auto live = storedRows(reg->log().store().readPoint());
    auto compared = must(reg->compareViews({}));
    RC_ASSERT(compared.firstDifference == "");
    RC_ASSERT(compared.differences == 0u);
    RC_ASSERT(compared.rows == live.size());
    RC_ASSERT(must(reg->rebuild({})).differences == 0u);
    RC_ASSERT(storedRows(reg->log().store().readPoint()) == live);
    RC_ASSERT(rowsOf(Oracle(reg->log().store().readPoint()).subjects(engine::Cut())) == live);
  });
}

TEST(History, LiveIsAsOfNowAndOnToday) {
  holdsFor(25, [] {
    auto tape = *tapes(80);
    TempRegister reg;
    play(reg, tape);
    Oracle oracle(reg->log().store().readPoint());
    auto live = rowsOf(oracle.subjects(engine::Cut()));
    auto now = std::max(reg.clock().now(), oracle.recordedAt(oracle.size()));
    for (const auto& times : {engine::Times{}, engine::Times{.on = {}, .asOf = now},
                              engine::Times{.on = localDay(reg.clock().now()), .asOf = {}},
                              engine::Times{.on = localDay(now), .asOf = now}}) {
      auto snapshot = must(reg->snapshot(times));
      RC_ASSERT(rowsOf(oracle.subjects(snapshot.cut())) == live);
      requireSame(firstDifference(snapshot, oracle));
    }
  });
}

TEST(History, EveryCutAnswersAsAFoldOfTheWholeLog) {
  holdsFor(50, [] {
    auto tape = *tapes(60);
    TempRegister reg;
    play(reg, tape);
    Oracle oracle(reg->log().store().readPoint());
    auto today = localDay(reg.clock().now());
    for (int i = 0; i < 6; ++i) {
      engine::Times times;
      auto back = *rc::gen::inRange(0, 320);
      auto position = *rc::gen::inRange<uint64_t>(0, oracle.size() + 1);
      if (i % 3 != 0) times.on = Date{today.day - back, Precision::DAY};
      if (i % 3 != 1) times.asOf = position == 0 ? oracle.recordedAt(1) - 1 : oracle.recordedAt(position);
      RC_LOG() << "on " << (times.on ? isoDate(*times.on) : "any day") << ", as of event "
               << (times.asOf ? position : oracle.size()) << std::endl;
      auto snapshot = must(reg->snapshot(times));
      requireSame(firstDifference(snapshot, oracle));
    }
  });
}

TEST(History, GoesOnAfterReopening) {
  holdsFor(15, [] {
    auto tape = *tapes(60);
    TempRegister reg;
    auto historian = play(reg, tape);
    auto live = storedRows(reg->log().store().readPoint());
    reg.reopen();
    RC_ASSERT(storedRows(reg->log().store().readPoint()) == live);
    for (auto number : tape)
      historian.learn(reg->record(historian.command(number, localDay(reg.clock().now()), engine::newCommandId())));
    RC_ASSERT(must(reg->compareViews({})).differences == 0u);
  });
}

// The root of the log's first `size` events, from their records.
Hash rootAt(const log::ReadPoint& at, uint64_t size) {
  log::Edge edge;
  for (uint64_t position = 1; position <= size; ++position) {
    auto stored = must(log::readRecord(at, position));
    edge.append(log::leafHash(must(log::decodeRecord(stored))), [](log::Node, const Hash&) {});
  }
  return edge.root();
}

TEST(History, TheLogOnlyGrows) {
  holdsFor(15, [] {
    auto tape = *tapes(50);
    TempRegister reg;
    Historian historian;
    enterParties(reg, historian);
    std::vector<std::pair<uint64_t, Hash>> roots;
    for (auto number : tape) {
      historian.learn(reg->record(historian.command(number, localDay(reg.clock().now()), engine::newCommandId())));
      if (roots.empty() || reg->log().size() > roots.back().first + 7)
        roots.emplace_back(reg->log().size(), reg->log().root());
    }
    reg.reopen();
    must(log::Log::verify(reg->log(), {}));
    auto at = reg->log().store().readPoint();
    RC_ASSERT(rootAt(at, reg->log().size()) == reg->log().root());
    for (const auto& [size, root] : roots) RC_ASSERT(rootAt(at, size) == root);
  });
}

// Facts of one subject that are to be learned in different orders. Each gets a day of its own, so that nothing depends
// on positions.
struct FactSet {
  std::string first;    // the event that enters the subject, learned before all facts
  std::string subject;  // its reference
  Lines facts;          // without their days
};

const std::vector<FactSet>& factSets() {
  static const std::vector<FactSet> all{
      {"actionEntered(group = G-2) text = \"Draft the plan\"",
       "A-1",
       {"actionRaised(action = A-1, owners = [(party = PE-1)], group = G-2, due = 2025-03-31) text = \"Draft the whole "
        "plan\"",
        "actionAccepted(action = A-1, party = PE-1) note = \"Gladly\"", "actionDeclined(action = A-1, party = PE-1)",
        "actionProgressed(action = A-1)", "actionCarriedForward(action = A-1, meeting = M-1)",
        "actionClaimed(action = A-1) note = \"Done\"", "actionClosed(action = A-1, meeting = M-1)",
        "actionReopened(action = A-1)", "actionDropped(action = A-1)",
        "actionDueChanged(action = A-1, due = 2025-05-31)", "actionDueChanged(action = A-1, due = 2025-08-31)",
        "actionAssigned(action = A-1, owners = [(party = O-1), (party = PE-2, onBehalfOf = O-2)])"}},
      {"2024-01-01 meetingScheduled(group = G-1, date = 2025-02-01)",
       "M-3",
       {"meetingMoved(meeting = M-3, date = 2025-02-03)",
        "meetingMoved(meeting = M-3, date = 2025-02-07, startsAt = 600)", "meetingCancelled(meeting = M-3)",
        "meetingScheduled(meeting = M-3, group = G-2, date = 2025-04-01)",
        "meetingHeld(meeting = M-3, group = G-2, date = 2025-04-02)",
        "attendanceRecorded(meeting = M-3, person = PE-1, capacity = apologies)",
        "attendanceRecorded(meeting = M-3, person = PE-1, organisation = O-1)",
        "attendanceRecorded(meeting = M-3, person = PE-2)",
        "agendaItemAdded(meeting = M-3, item = 1, number = 2) text = \"Lighting\"",
        "agendaItemAdded(meeting = M-3, item = 2, number = 1) text = \"Minutes\""}}};
  return all;
}

Subjects::mapped_type subjectIn(TempRegister& reg, const std::string& reference) {
  auto subject = must(must(reg->snapshot()).find(idOf(reference)));
  return subject.value_or(domain::blank(idOf(reference)));
}

TEST(History, FactsMayBeLearnedInAnyOrder) {
  holdsFor(60, [] {
    const auto& factSet = *rc::gen::elementOf(factSets());
    auto chosen = *rc::gen::resize(
        30, rc::gen::container<std::vector<size_t>>(rc::gen::inRange<size_t>(0, factSet.facts.size())));
    TempRegister first, second;
    for (auto* reg : {&first, &second}) {
      Historian historian;
      enterParties(*reg, historian);
      RC_ASSERT((*reg)->record(commandOf({factSet.first})).has_value());
    }
    Lines facts;  // those of the chosen that the rules allow, in the order of their days
    int32_t day = dateOf(2024, 3, 1).day;
    for (auto index : chosen) {
      auto line = isoDate({++day, Precision::DAY}) + " " + factSet.facts[index];
      if (first->record(commandOf({line}))) facts.push_back(line);
    }
    auto left = facts;
    for (size_t i = left.size(); i > 1; --i) std::swap(left[i - 1], left[*rc::gen::inRange<size_t>(0, i)]);
    while (!left.empty()) {
      auto refused =
          std::erase_if(left, [&](const auto& line) { return second->record(commandOf({line})).has_value(); });
      if (refused == 0) break;
    }
    RC_PRE(left.empty());  // in some orders every fact that is left would make a later one impossible
    RC_ASSERT(subjectIn(first, factSet.subject).state == subjectIn(second, factSet.subject).state);
    RC_ASSERT(must(second->compareViews({})).differences == 0u);
  });
}

}  // namespace
}  // namespace minuted::world
