// Minutes -> proposals: document -> blocks -> recognisers -> what somebody may accept, edit or reject.
#pragma once

#include <capnp/message.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/reader_process.h"
#include "event.capnp.h"

namespace minuted {

// Grows with every change that makes the importer find other things in the same document.
constexpr uint16_t importerVersion = 4;

struct Reading {
  Hash bytes{};  // of the file
  Hash text{};   // of the text with white space folded: equal for what differs in blank lines and trailing spaces only
  std::unique_ptr<capnp::MallocMessageBuilder> message;  // holds Words with the proposals

  schema::Words::Reader words() const { return message->getRoot<schema::Words>().asReader(); }
  capnp::List<schema::Proposal>::Reader proposals() const { return words().getProposals(); }
};

// The first proposal is the meeting that the minutes are of; the others follow in the order of the document. Files that
// are not plain text are read by the program `reader`.
Result<Reading> read(BytesView bytes, std::string_view fileName,
                     const std::filesystem::path& reader = readerBesideProgram());

}  // namespace minuted
