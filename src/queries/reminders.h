// What mails have asked before, and when it is to be asked again. Functions of a snapshot that keep nothing, for any
// thread. Errors: those of the snapshot.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "register/snapshot.h"

namespace minuted::queries {

// The mails to one party that were sent, or may have been.
struct WrittenBefore {
  std::map<uint64_t, int32_t> days;                     // by fingerprint: the last day on which it was asked
  std::map<schema::MailPurpose, int32_t> lastDay = {};  // of each purpose
};
Result<WrittenBefore> writtenBefore(const engine::Snapshot& snapshot, Id party);

// An ask as it is to be written now: the first time, or as a reminder, which has a fingerprint of its own.
struct Round {
  uint64_t fingerprint = 0;
  uint32_t times = 0;      // how many mails have asked it, and reminded of it, so far
  bool isWritten = false;  // one of them asked exactly this: there is nothing new to say
};
// first: the fingerprint of the ask itself. remindEvery: days after which it is asked again; 0: never.
Round roundOf(const WrittenBefore& before, uint64_t first, uint16_t remindEvery, Date today);

// How the group chases, or the next one above it that says how.
Result<domain::Chasing> chasingOf(const engine::Snapshot& snapshot, Id group);

// Always the same for the same text, so that mails can be compared with what is asked now.
uint64_t fingerprintOf(const std::string& text);

}  // namespace minuted::queries
