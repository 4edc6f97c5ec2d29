// Registers that released versions of the program made: they open, rebuild their views where these have changed since,
// and prove what they proved then. See tests/golden/README.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/bytes.h"
#include "register/register.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

namespace fs = std::filesystem;

// What `minuted verify` of that version printed.
struct Released {
  const char* version;
  uint64_t events;
  const char* root;
};
constexpr Released released[]{
    {"0.1.0", 355, "5ab2fa6323eae508f82fd7325bb0960e67405d0bdfb39f93747bb1741308afe7"},
};

TEST(GoldenRegisters, OpenRebuildAndProveWhatTheyProvedWhenTheyWereMade) {
  for (const auto& golden : released) {
    SCOPED_TRACE(golden.version);
    TempFolder folder;
    auto copy = folder.path() / "register";
    fs::copy(fs::path(MINUTED_SOURCE "/tests/golden") / golden.version, copy, fs::copy_options::recursive);
    SystemClock clock;
    auto opened = must(engine::Register::open(copy, testOptions(log::Store::Mode::write, clock)));
    EXPECT_EQ(opened->log().size(), golden.events);
    EXPECT_EQ(hex(view(opened->log().root())), golden.root);
    must(log::Log::verify(opened->log(), [](uint64_t, uint64_t) {}));
    EXPECT_EQ(must(opened->compareViews(nullptr)).differences, 0u);
    EXPECT_TRUE(must(must(opened->snapshot()).find(Id(Kind::ACTION, 1))));
    must(opened->close());
  }
}

// Rules may have changed since. What was recorded under those of its time is no reason against something new that
// happened before it.
TEST(GoldenRegisters, TakeWhatIsLearnedLaterOfAnyDayOfTheirActions) {
  for (const auto& golden : released) {
    SCOPED_TRACE(golden.version);
    TempFolder folder;
    auto copy = folder.path() / "register";
    fs::copy(fs::path(MINUTED_SOURCE "/tests/golden") / golden.version, copy, fs::copy_options::recursive);
    SystemClock clock;
    auto opened = must(engine::Register::open(copy, testOptions(log::Store::Mode::write, clock)));
    std::vector<std::pair<Id, Date>> raised;
    must(must(opened->snapshot()).scan(projections::kindPrefix(Kind::ACTION), [&](const domain::Subject& subject) {
      const auto& action = std::get<domain::Action>(subject.state);
      if (action.raisedOn) raised.emplace_back(subject.id, *action.raisedOn);
      return true;
    }));
    EXPECT_FALSE(raised.empty());
    for (const auto& [id, day] : raised) {
      auto line = isoDate(day) + " actionCarriedForward(action = " + reference(id) + ")";
      auto outcome = opened->record(commandOf({line}));
      if (outcome) continue;  // else it was dropped that very day
      EXPECT_THAT(outcome.error().reason, testing::Not(testing::HasSubstr("could then not have happened")));
    }
    must(opened->close());
  }
}

TEST(GoldenRegisters, ThereIsOneOfEachFolderOfGoldenRegisters) {
  size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(MINUTED_SOURCE "/tests/golden"))
    folders += entry.is_directory() ? 1 : 0;
  EXPECT_EQ(folders, std::size(released));
}

}  // namespace
}  // namespace minuted::world
