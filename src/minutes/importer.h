// Minutes -> proposals: document -> blocks -> recognisers -> what somebody may accept, edit or reject.
#pragma once

#include <capnp/message.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/document.h"
#include "event.capnp.h"
#include "minutes/action_log/action_log.h"

namespace minuted::minutes {

// Grows with every change that makes the importer find other things in the same document.
constexpr uint16_t importerVersion = 3;

// How somebody wants a file read.
struct ReadOptions {
  enum class As { whateverItIs, minutes, log } as = As::whateverItIs;
  LogOptions log;  // of an action log
};

struct Reading {
  Hash bytes{};  // of the file; whoever read it sets this
  // Of the text with white space folded: equal for what differs in blank lines and trailing spaces only. How a log was
  // to be read enters it too.
  Hash text{};
  std::vector<LeftOutRow> leftOut;                       // of a log, the rows that became no proposal
  std::vector<std::string> sheets;                       // of a workbook, by name
  std::unique_ptr<capnp::MallocMessageBuilder> message;  // holds Words with the proposals

  schema::Words::Reader words() const { return message->getRoot<schema::Words>().asReader(); }
  capnp::List<schema::Proposal>::Reader proposals() const { return words().getProposals(); }
};

// The first proposal is the meeting that the minutes are of, or the log; the others follow in the order of the
// document.
Result<Reading> readDocument(const documents::Document& document, std::string_view fileName,
                             const ReadOptions& options = {});

}  // namespace minuted::minutes
