// Where recognisers put what they find.
#pragma once

#include <capnp/message.h>
#include <capnp/orphan.h>

#include <string_view>
#include <vector>

#include "event.capnp.h"

namespace minuted {

class Findings {
 public:
  Findings() = default;
  Findings(const Findings&) = delete;
  Findings& operator=(const Findings&) = delete;

  // A new proposal, read from this line. Confidence is per cent. A long quote is cut.
  schema::Proposal::Builder add(int line, unsigned confidence, std::string_view quote);

  size_t size() const { return found_.size(); }

  // The meeting held first, then in the order of the document, numbered from 1.
  void write(schema::Words::Builder to);

 private:
  capnp::MallocMessageBuilder arena_;
  std::vector<capnp::Orphan<schema::Proposal>> found_;
};

// Cap'n Proto wants a text with its length; the recognisers have strings. Long ones are cut.
constexpr size_t longestText = 2000;  // bytes
std::string textFor(std::string_view text);

}  // namespace minuted
