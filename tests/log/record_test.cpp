// Records as they are stored, and their leaf hashes.
#include "log/record.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace minuted::log {
namespace {

const Bytes salt = "0123456789abcdef";

TEST(Record, BytesAreAsDocumented) {
  EXPECT_EQ(hex(encodeRecord("ab", "", "")), "00000000026162");
  EXPECT_EQ(hex(encodeRecord("ab", "w", salt)), "01000000026162" + hex(salt) + "77");
  EXPECT_EQ(hex(encodeRedacted("ab", Hash{})), "02000000026162" + std::string(64, '0'));
}

RC_GTEST_PROP(Record, ReadsBackAsItWasWritten, (const std::string& event, const std::string& words)) {
  auto stored = encodeRecord(event, words, words.empty() ? Bytes() : salt);
  auto record = decodeRecord(stored);
  RC_ASSERT(record.has_value());
  RC_ASSERT(record->event == event);
  RC_ASSERT(record->words == words);
  RC_ASSERT((record->wordsState == Record::WordsState::kept) == !words.empty());
  RC_ASSERT(record->wordsHash == (words.empty() ? Hash{} : hashWords(salt, words)));
  RC_ASSERT(leafHash(*record) == leafHash(event, record->wordsHash));
}

TEST(Record, RedactionTakesTheWordsAndLeavesTheLeafUnchanged) {
  auto kept = encodeRecord("the event", "what somebody said", salt);
  auto before = decodeRecord(kept);
  ASSERT_TRUE(before);
  auto redacted = encodeRedacted(before->event, before->wordsHash);
  auto after = decodeRecord(redacted);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->wordsState, Record::WordsState::redacted);
  EXPECT_TRUE(after->words.empty());
  EXPECT_EQ(leafHash(*after), leafHash(*before));
  EXPECT_EQ(redacted.find("somebody"), Bytes::npos);
}

TEST(Record, TheSaltChangesTheLeafOfEqualWords) {
  EXPECT_NE(hashWords(salt, "yes"), hashWords("fedcba9876543210", "yes"));
}

TEST(Record, CutOffIsRefusedWherePartsAreMissing) {
  // The length of the words is not stored, so that only the tree shows that words were cut.
  auto kept = encodeRecord("the event", "w", salt);
  for (size_t size = 0; size < kept.size(); ++size) {
    auto cut = decodeRecord(BytesView(kept).substr(0, size));
    ASSERT_FALSE(cut) << size;
    EXPECT_EQ(cut.error().kind, ErrorKind::integrity);
  }
  auto redacted = encodeRedacted("the event", Hash{});
  for (size_t size = 0; size < redacted.size(); ++size) EXPECT_FALSE(decodeRecord(BytesView(redacted).substr(0, size)));
}

TEST(Record, MalformedRecordsAreRefused) {
  EXPECT_FALSE(decodeRecord(encodeRecord("the event", "", "") + "more"));
  EXPECT_FALSE(decodeRecord(encodeRedacted("the event", Hash{}) + "more"));
  EXPECT_FALSE(decodeRecord("\x03" + encodeRecord("the event", "", "").substr(1)));
}

RC_GTEST_PROP(Record, AnyBytesAreReadOrRefused, (const std::string& bytes)) {
  auto record = decodeRecord(bytes);
  RC_ASSERT(record.has_value() || record.error().kind == ErrorKind::integrity);
}

}  // namespace
}  // namespace minuted::log
