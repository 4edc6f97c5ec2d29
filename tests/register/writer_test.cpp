// The one writer with many commands at once, many threads, readers beside it, and clocks that jump.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "world/oracle.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

const std::string raised = "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Draft the plan\"";

// Runs work(0) to work(count - 1) on a thread each.
void onThreads(size_t count, const std::function<void(size_t)>& work) {
  std::vector<std::thread> threads;
  for (size_t i = 0; i < count; ++i) threads.emplace_back([&, i] { work(i); });
  for (auto& thread : threads) thread.join();
}

TEST(Writer, LetsOneOfSixtyFourThreadsWinEachVersionOfASubject) {
  auto scenario = given(harbourAnd({raised}));
  auto& reg = **scenario;
  constexpr size_t writers = 64;
  const auto rounds = count(3);
  std::atomic<size_t> conflicts = 0;
  std::mutex mutex;
  std::multiset<uint64_t> versions;  // that somebody won
  onThreads(writers, [&](size_t writer) {
    for (size_t won = 0; won < rounds;) {
      auto newest = must(must(reg.snapshot()).find(idOf("A-1")))->newest;
      auto line = fmt::format("2025-02-03 actionProgressed(action = A-1) note = \"{}\" basedOn = {}", writer, newest);
      auto outcome = reg.record(commandOf({line}));
      if (!outcome) {
        EXPECT_EQ(outcome.error().kind, schema::Refusal::CONFLICT) << outcome.error().reason;
        ++conflicts;
        continue;
      }
      ++won;
      std::lock_guard lock(mutex);
      versions.insert(newest);
    }
  });
  EXPECT_EQ(versions.size(), writers * rounds);
  EXPECT_EQ(std::set(versions.begin(), versions.end()).size(), versions.size()) << "two won the same version";
  EXPECT_EQ(scenario.size(), 10 + writers * rounds);
  fmt::print("{} won, {} conflicts\n", versions.size(), conflicts.load());
}

TEST(Writer, AnswersEachOfManyCommandsOnceInOrderAndWithoutGaps) {
  auto scenario = given(harbour());
  const auto each = count(100);
  std::mutex mutex;
  std::vector<engine::Recorded> answers;
  onThreads(8, [&](size_t thread) {
    for (size_t i = 0; i < each; ++i)
      (**scenario)
          .writer()
          .record(commandOf({raised, fmt::format("2025-02-0{} actionAccepted(action = $A-0)", 1 + thread)}),
                  [&](engine::Outcome outcome) {
                    std::lock_guard lock(mutex);
                    if (outcome) answers.push_back(*outcome);
                  });
  });
  scenario.when("personEntered name = \"Lena Fry\"").recorded();
  ASSERT_EQ(answers.size(), 8 * each);
  uint64_t next = 10;
  for (const auto& answer : answers) {
    EXPECT_EQ(answer.first, next);
    EXPECT_EQ(answer.count, 2u);
    EXPECT_EQ(answer.subjects.at(0), answer.subjects.at(1));
    next += 2;
  }
  EXPECT_EQ(scenario.size(), next);
}

TEST(Writer, AnswersEveryQueuedCommandBeforeItIsDestroyed) {
  TempRegister reg;
  std::atomic<size_t> answered = 0;
  for (int i = 0; i < 50; ++i)
    reg->writer().record(commandOf({"personEntered name = \"Asha Rao\""}),
                         [&](const engine::Outcome& outcome) { answered += outcome ? 1 : 0; });
  reg.close();
  EXPECT_EQ(answered, 50u);
  reg.open();
  EXPECT_EQ(reg->log().size(), 51u);
}

TEST(Writer, ShowsReadersWholeCommandsOnly) {
  auto scenario = given(harbour());
  std::atomic<bool> ended = false;
  std::atomic<size_t> looked = 0;
  std::thread reader([&] {
    while (!ended || looked == 0) {
      auto snapshot = scenario.snapshot();
      size_t actions = 0, decisions = 0;
      must(snapshot.scan(projections::kindPrefix(Kind::ACTION), [&](const auto&) { return ++actions, true; }));
      must(snapshot.scan(projections::partyPrefix(projections::ViewId::decisionsByGroup, idOf("G-2")),
                         [&](const auto&) { return ++decisions, true; }));
      EXPECT_EQ(actions, decisions);
      EXPECT_EQ(snapshot.size(), 9 + 2 * actions);
      ++looked;
    }
  });
  for (size_t i = 0; i < count(100); ++i)
    scenario.when({raised, "2025-01-16 decisionRecorded(group = G-2) text = \"To go on\""}).recorded();
  ended = true;
  reader.join();
}

TEST(Writer, LeavesTheSnapshotsOfReadersAsTheyAre) {
  auto scenario = given(harbourAnd({raised}));
  auto before = scenario.snapshot();
  scenario.and_({"2025-02-03 actionClosed(action = A-1)"});
  EXPECT_EQ(std::get<domain::Action>(must(before.find(idOf("A-1")))->state).status, schema::ActionStatus::OPEN);
  scenario.shows("A-1", "status = closed");
}

TEST(Writer, NeverRecordsATimeBeforeTheLastWhateverTheClockDoes) {
  TempRegister reg;
  auto record = [&] {
    EXPECT_TRUE(reg->record(
        commandOf({"2025-01-02 personEntered name = \"Asha Rao\"", "2025-01-02 personEntered name = \"Tom Bell\""})));
  };
  record();
  reg.clock().step(-30 * oneSecond);
  record();
  reg.reopen();
  record();
  reg.clock().set(dateOf(2025, 8, 1));
  record();
  Oracle oracle(reg->log().store().readPoint());
  for (uint64_t position = 2; position <= oracle.size(); ++position)
    EXPECT_GT(oracle.recordedAt(position), oracle.recordedAt(position - 1));
  EXPECT_EQ(localDay(oracle.recordedAt(oracle.size())), dateOf(2025, 8, 1));
}

TEST(Writer, DoesNotBelieveAClockThatWentBack) {
  auto scenario = given(harbour());
  auto size = scenario.size();
  for (auto [day, said] :
       {std::pair(dateOf(2000, 1, 1), "2000-01-01 12:00:00"), std::pair(dateOf(1970, 1, 1), "1970-01-01 12:00:00"),
        std::pair(dateOf(2025, 6, 30), "2025-06-30 12:00:00")}) {
    scenario.clock().set(day);
    scenario.when("personEntered name = \"Lena Fry\"")
        .refused(fmt::format("This machine's clock says {}, before the newest event (2025-07-01 12:00:00). If that is "
                             "right, say so with --accept-clock.",
                             said));
    EXPECT_EQ(scenario.snapshot().today(), dateOf(2025, 7, 1)) << "what is read";
  }
  EXPECT_EQ(scenario.size(), size);
  // A clock that was set right by half a minute is believed, and what it dates is dated by the newest event.
  scenario.clock().set(static_cast<Micros>(dateOf(2025, 7, 1).day) * oneDay + 12 * oneHour - 30 * oneSecond);
  scenario.when("actionRaised(owners = [(party = PE-1)], group = G-1) text = \"Draft the plan\"").recorded();
  scenario.shows("A-1", "raisedOn = 2025-07-01");
}

TEST(Writer, DoesNotBelieveAClockThatIsFarAhead) {
  auto scenario = given(harbour());
  scenario.clock().set(dateOf(2099, 1, 1));
  auto attempt = scenario.when("personEntered name = \"Lena Fry\"");
  attempt.refused(
      "This machine's clock says 2099-01-01 12:00:00, more than a year after the newest event (2025-07-01 12:00:00). "
      "If that is right, say so with --accept-clock.");
  scenario.clock().set(dateOf(2026, 7, 1));
  scenario.when("personEntered name = \"Lena Fry\"").recorded();
}

TEST(Writer, RefusesDamagedCommandsAndGoesOn) {
  auto scenario = given(harbour());
  auto good = commandOf({raised});
  for (size_t at = 0; at < good.size(); ++at) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x5A);
    (void)(**scenario).record(bad);
  }
  for (size_t size = 0; size < good.size(); size += 8) (void)(**scenario).record(good.substr(0, size));
  scenario.when(Lines{raised}).recorded();
}

}  // namespace
}  // namespace minuted::world
