// Accepting all proposals of the sample minutes: in any order, and twice. The seed is tested too where it is installed.
#include <capnp/compat/json.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "review/accepting.h"

namespace minuted::review {
namespace {

std::vector<fs::path> sample() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(MINUTED_SOURCE "/tests/sample"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

// The items of an answer as JSON, sorted, and without references, which depend on the order of reading.
template <typename List>
std::vector<std::string> items(const queries::Answer<List>& answer) {
  capnp::JsonCodec json;
  std::vector<std::string> texts;
  for (auto item : answer.get().getItems()) {
    capnp::MallocMessageBuilder message;
    message.setRoot(item);
    auto copy = message.getRoot<capnp::FromReader<decltype(item)>>();
    auto fields = capnp::DynamicStruct::Builder(copy);
    for (const char* reference : {"ref", "groupRef", "meeting", "decision", "decisions", "actions", "agreedAt"})
      KJ_IF_MAYBE (field, fields.getSchema().findFieldByName(reference)) fields.clear(*field);
    for (const char* list : {"owners", "attendance", "positions"})
      KJ_IF_MAYBE (field, fields.getSchema().findFieldByName(list)) {
        auto elements = fields.get(*field).as<capnp::DynamicList>();
        for (uint i = 0; i < elements.size(); ++i) elements[i].as<capnp::DynamicStruct>().clear("ref");
      }
    texts.emplace_back(json.encode(fields.asReader()).cStr());
  }
  std::ranges::sort(texts);
  return texts;
}

std::vector<std::string> everything(TempRegister& world) {
  auto snapshot = must(world->snapshot());
  std::vector<std::string> all;
  auto add = [&](std::vector<std::string> texts) { all.insert(all.end(), texts.begin(), texts.end()); };
  add(items(must(queries::listActions(snapshot, {.all = true}))));
  add(items(must(queries::listDecisions(snapshot, {}))));
  add(items(must(queries::listMeetings(snapshot, {}))));
  for (auto kind : {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP})
    add(items(must(queries::listParties(snapshot, kind))));
  return all;
}

TEST(TheSample, GivesTheSameViewsInWhateverOrderItsMinutesAreRead) {
  auto files = sample();
  ASSERT_EQ(files.size(), 4u);
  TempRegister inOrder;
  openFor(inOrder, "Marram Coast Partnership");
  for (const auto& file : files) acceptWhole(*inOrder, contents(file));
  auto expected = everything(inOrder);
  EXPECT_GT(expected.size(), 50u);

  size_t orders = 0;
  while (std::ranges::next_permutation(files).found) {
    if (++orders % 5 != 0 && !world::isFull()) continue;
    TempRegister world;
    openFor(world, "Marram Coast Partnership");
    for (const auto& file : files) acceptWhole(*world, contents(file));
    EXPECT_EQ(everything(world), expected) << "in the order of permutation " << orders;
    EXPECT_EQ(must(world->compareViews(nullptr)).differences, 0u);
  }
}

TEST(TheSample, ReadTwiceChangesNothing) {
  TempRegister world;
  openFor(world, "Marram Coast Partnership");
  for (const auto& file : sample()) acceptWhole(*world, contents(file));
  auto size = world->log().size();
  auto root = world->log().root();
  for (const auto& file : sample()) {
    acceptWhole(*world, contents(file));
    acceptWhole(*world, "\n\n" + contents(file) + "   \n");
  }
  EXPECT_EQ(world->log().size(), size);
  EXPECT_EQ(world->log().root(), root);
}

TEST(TheSeed, IsInTheRegisterAsTheMinutesSay) {
  const char* shared = std::getenv("MINUTED_SHARED");
  auto file = fs::path(shared != nullptr ? shared : MINUTED_SOURCE "/../shared") / "seeds/minutes-2021-07-20.txt";
  if (!fs::exists(file)) GTEST_SKIP() << "SKIPPED: TheSeed.IsInTheRegisterAsTheMinutesSay, for there is no " << file;
  TempRegister world;
  openFor(world, "Oxford Strategic Partnership");
  acceptWhole(*world, contents(file));
  auto snapshot = must(world->snapshot());

  auto actions = must(queries::listActions(snapshot, {}));
  ASSERT_EQ(actions.get().getItems().size(), 2u);
  auto police = actions.get().getItems()[0].getOwners()[0];
  EXPECT_STREQ(police.getName().cStr(), "James Senior");
  EXPECT_STREQ(police.getOrganisation().cStr(), "Thames Valley Police");
  auto members = actions.get().getItems()[1].getOwners()[0];
  EXPECT_STREQ(members.getName().cStr(), "OSP members");
  EXPECT_STREQ(members.getKind().cStr(), "collective");

  auto meeting = must(queries::showMeeting(snapshot, Id(Kind::MEETING, 1)));
  auto count = [&](auto wanted) {
    size_t found = 0;
    for (auto each : meeting.get().getAttendance()) found += wanted(each) ? 1 : 0;
    return found;
  };
  EXPECT_EQ(count([](auto each) { return each.getCapacity() == schema::Capacity::PRESENT; }), 16u);
  EXPECT_EQ(count([](auto each) { return each.getCapacity() == schema::Capacity::APOLOGIES; }), 6u);
  EXPECT_EQ(count([](auto each) { return each.getRole() == schema::Role::CHAIR && each.getName() == "Jan Royall"; }),
            1u);

  auto decisions = must(queries::listDecisions(snapshot, {}));
  ASSERT_EQ(decisions.get().getItems().size(), 1u);
  EXPECT_EQ(decisions.get().getItems()[0].getPositions().size(), 16u);

  auto planned = must(queries::listMeetings(snapshot, {.status = schema::MeetingStatus::PLANNED}));
  ASSERT_EQ(planned.get().getItems().size(), 5u);
  EXPECT_TRUE(planned.get().getItems()[0].getRescheduled());
  for (auto each : planned.get().getItems()) {
    EXPECT_STREQ(each.getStartsAt().cStr(), "14:30");
    EXPECT_GE(each.getAgenda().size(), 2u);
  }
}

}  // namespace
}  // namespace minuted::review
