// The mail that asks one party for its actions, as it is sent.
#pragma once

#include <string>
#include <vector>

#include "answer.capnp.h"
#include "base/bytes.h"
#include "base/id.h"

namespace minuted::notify {

struct Letter {
  Id party;
  std::string address, subject, text;  // text: plain, UTF-8, lines of at most 76 columns
  std::vector<Id> actions;             // those that something is wanted of
  std::vector<uint64_t> asks;          // their fingerprints
  Bytes digest;                        // of address and asks: the same is not sent twice
};

// partnership: the name that the mail comes from. Says nothing that depends on the day, so that the same asks make the
// same letter.
Letter letterOf(schema::AskAnswer::Reader ask, const std::string& partnership);

// "<…@example.org>", from the digest and the domain of the sender: the same for every attempt.
std::string messageId(BytesView digest, const std::string& sender);

// One address and nothing else: no names, no lists, nothing that could end a header.
bool isAddress(const std::string& text);

// A header's text: on one line, and in an encoded word (RFC 2047) where it is not ASCII.
std::string headerText(const std::string& text);

}  // namespace minuted::notify
