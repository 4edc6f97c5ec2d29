// The sieves of a viewer who asks again and again: each is the one that would be made afresh, and most are not made.
#include <gtest/gtest.h>

#include "register/sieve.h"
#include "world/confidential_history.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

TEST(Sieves, AreWhatWouldBeMadeAfreshHoweverTheLogGrows) {
  size_t kept = 0, asked = 0;
  const uint64_t histories = isFull() ? 2'000 : 40;
  for (uint64_t seed = 1; seed <= histories; ++seed) {
    SCOPED_TRACE("history " + std::to_string(seed));
    TempRegister on;
    playConfidential(on, seed, 40);
    auto snapshot = must(on->snapshot());
    const auto& log = snapshot.wholeLog();
    engine::Sieves sieves(engine::publicMayRead());
    std::shared_ptr<const engine::Sieve> before;
    for (uint64_t size = 1; size <= snapshot.size(); size += 1 + (seed + size) % 4) {
      auto grown = must(sieves.at(log, size));
      auto afresh = must(engine::Sieve::make(log, size, engine::publicMayRead()));
      ASSERT_TRUE(*grown == *afresh) << "when the log had " << size << " events";
      ++asked;
      kept += grown == before ? 1 : 0;
      before = grown;
    }
  }
  EXPECT_GT(kept, asked / 4) << "of " << asked;
}

TEST(Sieves, OfAnEarlierTimeAreMadeForIt) {
  auto scenario = given(harbourAnd({
      "actionRaised(owners = [(party = PE-1)], group = G-2, confidential = true) text = \"Watch the pier\"",
      "actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Count the lamps\"",
  }));
  auto snapshot = scenario.snapshot();
  engine::Sieves sieves(engine::publicMayRead());
  EXPECT_TRUE(must(sieves.at(snapshot.wholeLog(), snapshot.size()))->hides(Id(Kind::ACTION, 1)));
  EXPECT_TRUE(must(sieves.at(snapshot.wholeLog(), 3))->isEmpty());
  EXPECT_TRUE(must(sieves.at(snapshot.wholeLog(), snapshot.size()))->hides(Id(Kind::ACTION, 1)));
}

}  // namespace
}  // namespace minuted::world
