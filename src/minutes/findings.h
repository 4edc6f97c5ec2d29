// Where recognisers put what they find.
#pragma once

#include <capnp/message.h>
#include <capnp/orphan.h>

#include <string_view>
#include <vector>

#include "documents/document.h"
#include "event.capnp.h"

namespace minuted::minutes {

class Findings {
 public:
  Findings() = default;
  Findings(const Findings&) = delete;
  Findings& operator=(const Findings&) = delete;

  // A new proposal, read from this line. Confidence is per cent. A long quote is cut.
  schema::Proposal::Builder add(int line, unsigned confidence, std::string_view quote);
  schema::Proposal::Builder add(const documents::Block& where, unsigned confidence, std::string_view quote);

  size_t size() const { return found_.size(); }

  // The meeting held, or the log, first, then in the order of the document, numbered from 1. Where in the document
  // each was found is said as far as the document has pages or sheets.
  void write(const documents::Document& document, schema::Words::Builder to);

 private:
  capnp::MallocMessageBuilder arena_;
  struct Found {
    capnp::Orphan<schema::Proposal> proposal;
    int sheet = 0;  // of a workbook, from 1
  };
  std::vector<Found> found_;
};

// Cap'n Proto wants a text with its length; the recognisers have strings. Long ones are cut.
constexpr size_t longestText = 2000;  // bytes
std::string textFor(std::string_view text);

}  // namespace minuted::minutes
