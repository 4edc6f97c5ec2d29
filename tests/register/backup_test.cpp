// Backups: a copy that is brought up to date while others write, and a register made of any earlier state of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "log/kept_files.h"
#include "log/proof.h"
#include "register/backup.h"
#include "register/command.h"
#include "register/keeping.h"
#include "world/history.h"
#include "world/oracle.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

namespace fs = std::filesystem;
using engine::Register;
using testing::HasSubstr;

class Backups : public testing::Test {
 protected:
  fs::path copy() const { return folder_.path() / "copy"; }
  fs::path restored() const { return folder_.path() / "restored"; }
  engine::Backup backUp(TempRegister& reg) { return must(engine::backUp(*reg, copy(), {})); }
  Result<engine::Restored> restore(engine::Restoring how = {}) {
    how.by = "Officer";
    return engine::restore(copy(), restored(), how, {.writer = {.acceptClock = true}}, {});
  }
  std::unique_ptr<Register> openRestored() { return must(Register::open(restored(), {})); }
  TempFolder folder_;
};

// What a register says of everything, and its root.
std::pair<Rows, Hash> rowsAndRoot(Register& reg) {
  return {storedRows(reg.log().store().readPoint()), reg.log().root()};
}

TEST_F(Backups, OfAnyHistoryAtAnyTimeRestoreToAnyOfItsStates) {
  holdsFor(12, [] {
    TempFolder folder;
    auto copy = folder.path() / "copy", restored = folder.path() / "restored";
    TempRegister reg;
    auto historian = play(reg, *tapes(40));
    must(engine::backUp(*reg, copy, {}));
    playOn(reg, historian, *tapes(40));
    auto size = reg->log().size();
    auto backup = must(engine::backUp(*reg, copy, {}));
    RC_ASSERT(backup.events == size);
    RC_ASSERT(backup.root == reg->log().root());
    must(engine::restore(copy, restored, {.by = "Officer"}, {}, {}));
    RC_ASSERT(rowsAndRoot(*must(Register::open(restored, {}))) == rowsAndRoot(*reg));

    auto earlier = 1 + *rc::gen::inRange<uint64_t>(0, size);
    fs::remove_all(restored);
    must(engine::restore(copy, restored, {.size = earlier, .by = "Officer"}, {}, {}));
    auto then = must(Register::open(restored, {}));
    RC_ASSERT(then->log().size() == earlier);
    RC_ASSERT(then->log().root() == must(log::edgeAt(reg->log().store().readPoint(), earlier)).root());
    RC_ASSERT(must(then->compareViews({})).differences == 0u);
    must(log::Log::verify(then->log(), {}));
  });
}

TEST_F(Backups, AreBroughtUpToDateWithWhatIsNew) {
  TempRegister reg;
  must(engine::recordedOrError(reg->record(commandOf({"personEntered name = \"Asha Rao\""}))));
  EXPECT_EQ(backUp(reg).added, 2u);
  EXPECT_EQ(backUp(reg).added, 0u);
  auto digest = must(engine::keepFile(*reg, "the bytes of a file"));
  engine::CommandMaker command;
  auto step = command.step();
  auto document = step.initEvent().initBody().initDocumentFiled();
  document.setDigest({reinterpret_cast<const capnp::byte*>(digest.data()), digest.size()});
  document.setKept(true);
  step.initWords().setName("file.txt");
  must(engine::recordedOrError(reg->record(command.finish(engine::newCommandId(), "Officer"))));
  auto backup = backUp(reg);
  EXPECT_EQ(backup.added, 1u);
  EXPECT_EQ(backup.files, 1u);
  EXPECT_EQ(backUp(reg).files, 0u);
  must(restore());
  auto opened = openRestored();
  EXPECT_EQ(must(log::readKept(opened->log().store().readPoint(), digest)), Bytes("the bytes of a file"));
}

TEST_F(Backups, OfAnotherRegisterOrOfALongerOneAreRefused) {
  TempRegister reg, other;
  must(engine::recordedOrError(reg->record(commandOf({"personEntered name = \"Asha Rao\""}))));
  must(engine::recordedOrError(other->record(commandOf({"personEntered name = \"Tom Bell\""}))));
  backUp(reg);
  auto refused = engine::backUp(*other, copy(), {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::refused);
  EXPECT_THAT(refused.error().message, HasSubstr("the copy is of another register"));
  must(engine::recordedOrError(reg->record(commandOf({"personEntered name = \"Mina Castellan\""}))));
  backUp(reg);
  auto shorter = engine::backUp(*other, copy(), {});
  ASSERT_FALSE(shorter);
  EXPECT_THAT(shorter.error().message, HasSubstr("has lost what the copy still has"));
}

TEST_F(Backups, AreMadeInNoFolderThatHasSomethingElse) {
  TempRegister reg;
  fs::create_directories(copy());
  std::ofstream(copy() / "letters.txt") << "mine";
  auto refused = engine::backUp(*reg, copy(), {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::refused);
  EXPECT_TRUE(fs::exists(copy() / "letters.txt"));
}

TEST_F(Backups, ReplaceARegisterOnlyWhereThatIsSaidAndAnEventSaysSo) {
  auto scenario = given(harbourAnd({"registerOpened(partnership = G-1) name = \"Harbour Partnership\""}));
  auto& reg = *scenario;
  backUp(reg);
  auto saved = scenario.size();
  must(restore());
  EXPECT_EQ(restore().error().kind, ErrorKind::refused);
  {
    Register::Options writing;
    writing.log.store.mode = log::Store::Mode::write;
    writing.writer.acceptClock = true;
    auto opened = must(Register::open(restored(), writing));
    must(engine::recordedOrError(opened->record(commandOf({"personEntered name = \"Zoë Béranger\""}))));
    EXPECT_EQ(restore({.replaces = true}).error().kind, ErrorKind::refused) << "it is being written to";
    must(opened->close());
  }
  auto again = must(restore({.replaces = true, .why = "the disk broke"}));
  EXPECT_EQ(again.lost, 1u);
  EXPECT_TRUE(fs::exists(again.replaced / "head"));
  auto opened = openRestored();
  EXPECT_EQ(opened->log().size(), saved + 1);
  auto event = must(must(opened->snapshot()).event(saved + 1));
  auto restoring = event->event().getBody().getRegisterRestored();
  EXPECT_EQ(restoring.getSize(), saved);
  EXPECT_EQ(restoring.getReplaced(), saved + 1);
  EXPECT_STREQ(event->words().getNote().cStr(), "the disk broke");
}

TEST_F(Backups, RestoreWhatWasRecordedUpToATime) {
  TempRegister reg;
  must(engine::recordedOrError(reg->record(commandOf({"personEntered name = \"Asha Rao\""}))));
  auto then = reg.clock().now();
  reg.clock().step(3600ull * 1'000'000);
  must(engine::recordedOrError(reg->record(commandOf({"personEntered name = \"Tom Bell\""}))));
  backUp(reg);
  EXPECT_EQ(must(restore({.asOf = then + 1'000'000})).copy.events, 2u);
  fs::remove_all(restored());
  auto before = restore({.asOf = then - 3600ull * 1'000'000});
  ASSERT_FALSE(before);
  EXPECT_EQ(before.error().kind, ErrorKind::notFound);
}

// A damaged record, document or tree is named, and what is copied is what is sound.
TEST_F(Backups, CopyNoDamage) {
  auto scenario = given(harbour());
  auto& reg = *scenario;
  auto damage = [&](log::Table table, const Bytes& key) {
    auto at = reg->log().store().readPoint();
    auto value = must(at.get(table, key)).value();
    value.back() = static_cast<char>(value.back() ^ 1);
    log::Batch batch;
    batch.put(table, key, value);
    must(reg->log().store().write(batch));
  };
  damage(log::Table::records, log::recordKey(5));
  auto broken = engine::backUp(*reg, copy(), {});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().kind, ErrorKind::integrity);
  damage(log::Table::records, log::recordKey(5));  // as it was
  EXPECT_EQ(backUp(reg).events, scenario.size());
}

}  // namespace
}  // namespace minuted::world
