// Stored messages: equal ones have equal bytes, damaged ones are errors and not crashes.
#include "base/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/guard.h"
#include "base/id.h"
#include "event.capnp.h"

namespace minuted {
namespace {

using testing::HasSubstr;

void raiseAction(schema::Event::Builder event) {
  event.setPosition(17);
  auto raised = event.initBody().initActionRaised();
  raised.setAction(Id(Kind::ACTION, 1).value);
  raised.initOwners(1)[0].setParty(Id(Kind::PERSON, 2).value);
}

Bytes raisedAction() {
  capnp::MallocMessageBuilder message;
  auto event = message.initRoot<schema::Event>();
  raiseAction(event);
  return canonicalBytes(event.asReader());
}

// Reads stored bytes inside guarded(), as all readers must.
Result<uint64_t> firstOwner(const Bytes& bytes) {
  return guarded("event 17", [&]() -> Result<uint64_t> {
    Message<schema::Event> event(bytes);
    return event.get().getBody().getActionRaised().getOwners()[0].getParty();
  });
}

TEST(Messages, EqualMessagesHaveEqualBytes) {
  capnp::MallocMessageBuilder scattered(1, capnp::AllocationStrategy::FIXED_SIZE);  // a segment for every object
  auto event = scattered.initRoot<schema::Event>();
  event.setCommand(kj::StringPtr("sixteen bytes...").asBytes());
  event.disownCommand();  // leaves a hole where it was
  raiseAction(event);
  ASSERT_GT(scattered.getSegmentsForOutput().size(), 1u);
  EXPECT_EQ(hex(canonicalBytes(event.asReader())), hex(raisedAction()));
}

TEST(Messages, AreReadBackFromUnalignedBytes) {
  auto shifted = "x" + raisedAction();
  Message<schema::Event> event(BytesView(shifted).substr(1));
  EXPECT_EQ(event.get().getPosition(), 17u);
  EXPECT_EQ(event.get().getBody().getActionRaised().getOwners()[0].getParty(), Id(Kind::PERSON, 2).value);
}

TEST(Messages, OutliveTheBytesTheyWereReadFrom) {
  auto bytes = raisedAction();
  Message<schema::Event> event(bytes);
  bytes.assign(bytes.size(), '\xff');
  EXPECT_EQ(event.get().getPosition(), 17u);
}

TEST(Damage, WholeBytesAreRead) { EXPECT_EQ(firstOwner(raisedAction()), Id(Kind::PERSON, 2).value); }

TEST(Damage, APointerOutOfBoundsIsAnErrorThatNamesTheEvent) {
  auto bytes = raisedAction();
  bytes.replace(0, 4, "\xfc\xff\xff\x0f");  // the root's pointer, far beyond the end
  auto owner = firstOwner(bytes);
  ASSERT_FALSE(owner);
  EXPECT_EQ(owner.error().kind, ErrorKind::integrity);
  EXPECT_THAT(owner.error().message, HasSubstr("event 17 is damaged"));
  EXPECT_THAT(owner.error().message, HasSubstr("minuted verify"));
}

TEST(Damage, BytesCutShortAreAnErrorOrReadAsNothing) {
  auto whole = raisedAction();
  for (size_t size = 8; size < whole.size(); ++size) {
    auto owner = firstOwner(whole.substr(0, size));
    EXPECT_EQ(owner.value_or(0), 0u) << "cut to " << size << " bytes";
  }
}

// Whatever bit is flipped, reading ends in a value or an error and never outside the bytes (which the sanitizers would
// report).
TEST(Damage, NoFlippedBitLeadsOutsideTheBytes) {
  auto whole = raisedAction();
  size_t errors = 0;
  for (size_t bit = 0; bit < whole.size() * 8; ++bit) {
    auto bytes = whole;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
    if (auto owner = firstOwner(bytes); !owner) {
      ++errors;
      EXPECT_EQ(owner.error().kind, ErrorKind::integrity);
    }
  }
  EXPECT_GT(errors, 0u);
}

TEST(Damage, WhatTheReaderItselfFailsOnIsHandedOn) {
  auto result = guarded("event 17", []() -> Result<int> { return fail(ErrorKind::notFound, "there is no A-3"); });
  EXPECT_EQ(result, Result<int>(fail(ErrorKind::notFound, "there is no A-3")));
}

}  // namespace
}  // namespace minuted
