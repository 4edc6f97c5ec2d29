// The bytes of documents: kept before the event that names them, read back whole or not at all, and swept where nothing
// came to name them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "base/message.h"
#include "log/kept_files.h"
#include "register/command.h"
#include "register/decider.h"
#include "register/keeping.h"
#include "world/temp_register.h"

namespace minuted::world {
namespace {

// Bytes that do not compress, of two and a half pieces.
Bytes largeFile() {
  Bytes file;
  uint64_t state = 7;
  while (file.size() < log::pieceSize * 5 / 2)
    file += static_cast<char>((state = state * 6364136223846793005u + 1) >> 56);
  return file;
}

Bytes filed(BytesView file) {
  engine::CommandMaker command;
  auto step = command.step();
  auto document = step.getEvent().getBody().initDocumentFiled();
  auto digest = sha256({file});
  document.setDigest({digest.data(), digest.size()});
  document.setSize(static_cast<uint32_t>(file.size()));
  document.setKept(true);
  step.initWords().setName("minutes.pdf");
  return command.finish(engine::newCommandId(), "Anna Reyes");
}

// The command with the first piece of the file.
Bytes pieceOf(BytesView file, BytesView bytes) {
  capnp::MallocMessageBuilder message;
  auto command = message.initRoot<schema::Command>();
  auto id = engine::newCommandId();
  command.setId({reinterpret_cast<const capnp::byte*>(id.data()), id.size()});
  auto digest = sha256({file});
  command.initPiece().setDigest({digest.data(), digest.size()});
  command.getPiece().setBytes({reinterpret_cast<const capnp::byte*>(bytes.data()), bytes.size()});
  return canonicalBytes(command.asReader());
}

Bytes digestOf(BytesView file) { return Bytes(view(sha256({file}))); }

class Keeping : public testing::Test {
 protected:
  TempRegister register_;
  const Bytes file_ = largeFile();

  Result<std::optional<Bytes>> stored() { return log::readKept(register_->log().store().readPoint(), digestOf(file_)); }
  void write(log::Batch batch) { must(register_->log().store().write(batch)); }
};

TEST_F(Keeping, GivesBackEveryByteAfterReopening) {
  must(engine::keepFile(*register_, file_));
  ASSERT_TRUE(register_->record(filed(file_)));
  register_.reopen();
  EXPECT_EQ(must(engine::keptFile(must(register_->snapshot()), digestOf(file_))), file_);
}

TEST_F(Keeping, AnEventIsRefusedWhoseBytesHaveNotCome) {
  auto outcome = register_->record(filed(file_));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, schema::Refusal::NOT_FOUND) << outcome.error().reason;
}

TEST_F(Keeping, AnEventIsRefusedWhereOnePieceIsAnotherOrMissing) {
  for (bool isMissing : {true, false}) {
    must(engine::keepFile(*register_, file_));
    log::Batch batch;
    auto key = log::pieceKey(digestOf(file_), 1);
    if (isMissing)
      batch.remove(log::Table::files, key);
    else
      batch.put(log::Table::files, key, Bytes(log::pieceSize, 'x'));
    write(std::move(batch));
    EXPECT_FALSE(register_->record(filed(file_)));
  }
  must(engine::keepFile(*register_, file_));
  EXPECT_TRUE(register_->record(filed(file_)));
}

TEST_F(Keeping, WhatNothingCameToNameIsSwept) {
  must(engine::keepFile(*register_, file_));
  register_.reopen();
  size_t keys = 0;
  must(register_->log().store().readPoint().scan(log::Table::files, {}, {}, [&](BytesView, BytesView) {
    ++keys;
    return true;
  }));
  EXPECT_EQ(keys, 0u);
}

TEST_F(Keeping, PiecesOfWhatIsKeptAreNotWrittenAgain) {
  must(engine::keepFile(*register_, file_));
  ASSERT_TRUE(register_->record(filed(file_)));
  must(engine::keepFile(*register_, file_));
  register_.reopen();
  EXPECT_EQ(must(stored()), file_);
}

// Two people import the same file at once: the event of one and a piece from the other are in the same batch.
TEST_F(Keeping, APieceThatComesWithTheEventOfAnotherHarmsNothing) {
  for (bool isAnother : {false, true})
    for (bool isFirst : {false, true}) {
      SCOPED_TRACE(std::string(isAnother ? "other bytes, " : "the same bytes, ") + (isFirst ? "before" : "after"));
      TempRegister fresh;
      must(engine::keepFile(*fresh, file_));
      auto piece = pieceOf(file_, isAnother ? Bytes(log::pieceSize, 'x') : file_.substr(0, log::pieceSize));
      auto event = filed(file_);
      bool isRecorded = false;
      {
        auto at = fresh->log().store().readPoint();
        auto pending = fresh->log().begin();
        auto memory = must(engine::WriterMemory::load(at));
        engine::Decider decider(at, pending, memory, fresh.clock().now(), false);
        for (const auto& command : isFirst ? std::array{piece, event} : std::array{event, piece}) {
          auto outcome = decider.perform(command);
          isRecorded = isRecorded || (outcome && outcome->count > 0);
        }
        decider.finish();
        must(fresh->log().commit(std::move(pending)));
      }
      EXPECT_EQ(isRecorded, !(isAnother && isFirst));
      fresh.reopen();
      auto kept = must(log::readKept(fresh->log().store().readPoint(), digestOf(file_)));
      EXPECT_EQ(kept.has_value(), isRecorded);
      EXPECT_TRUE(!kept || *kept == file_);
    }
}

TEST_F(Keeping, OneFlippedBitIsFound) {
  must(engine::keepFile(*register_, file_));
  ASSERT_TRUE(register_->record(filed(file_)));
  auto piece = file_.substr(log::pieceSize, log::pieceSize);
  piece[12345] ^= 1;
  log::Batch batch;
  batch.put(log::Table::files, log::pieceKey(digestOf(file_), 1), piece);
  write(std::move(batch));
  auto read = stored();
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, ErrorKind::integrity);
}

TEST_F(Keeping, WhatIsEmptyOrTooLargeIsRefused) {
  EXPECT_EQ(engine::keepFile(*register_, "").error().kind, ErrorKind::refused);
  EXPECT_EQ(engine::keepFile(*register_, Bytes(engine::largestKeptFile + 1, 'x')).error().kind, ErrorKind::refused);
}

}  // namespace
}  // namespace minuted::world
