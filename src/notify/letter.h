// The mail that asks one party about its actions, or tells it of those of others.
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
  std::vector<Id> actions;             // the actions with a request
  std::vector<uint64_t> asks;          // the fingerprints of these requests
  Bytes digest;                        // of address and fingerprints: identifies the mail
};

// Whether a letter is sent for the sake of this request: of an owner's own actions, where something is wanted of it.
bool isForSakeOf(schema::AskAnswer::Reader ask, schema::AskAnswer::Asked::Reader request);

// partnership: the name of the sender. The letter does not depend on the day, so that the same requests make the same
// letter.
Letter makeLetter(schema::AskAnswer::Reader ask, const std::string& partnership);

// The Message-ID, from the digest and the domain of the sender. It is the same for every attempt to send the letter.
std::string messageId(BytesView digest, const std::string& sender);

// The value of a header: on one line, and as encoded words (RFC 2047) where it is not ASCII.
std::string headerText(const std::string& text);

}  // namespace minuted::notify
