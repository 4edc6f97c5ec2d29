// The importer: from a document's text to proposals, which somebody may accept, edit or reject. It decides whether the
// document is the minutes of a meeting or an action log, runs the recognisers of either, and numbers what they find.
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
#include "documents/text_lines.h"
#include "event.capnp.h"
#include "minutes/action_log/action_log.h"

namespace minuted::minutes {

// Stored with each reading. Raise it with every change by which the importer finds other things in the same document.
constexpr uint16_t importerVersion = 4;

constexpr size_t mostProposals = 10'000;  // their numbers have 16 bits, and a person has to look at each

// How a file is to be read.
struct ReadOptions {
  enum class Type { detect, minutes, log } type = Type::detect;
  LogOptions log;  // used only where the file is read as an action log
};

// What was read from one file.
struct Reading {
  Hash fileDigest{};  // SHA-256 of the file's bytes; readDocument leaves it to the caller, who has them
  // SHA-256 of the text with white space folded, and so the same for files that differ in blank lines and trailing
  // spaces only. It also covers the type that was asked for and how a log was to be read, so that a file which was read
  // wrongly can be read again in another way.
  Hash textDigest{};
  std::vector<LeftOutRow> leftOutRows;                   // rows of a log that became no proposal
  std::vector<std::string> sheets;                       // names of a workbook's sheets, in its order
  documents::TextLines text;                             // the document as it was read
  std::unique_ptr<capnp::MallocMessageBuilder> message;  // its root is Words, with the proposals

  schema::Words::Reader words() const { return message->getRoot<schema::Words>().asReader(); }
  capnp::List<schema::Proposal>::Reader proposals() const { return words().getProposals(); }
};

// Reads a document. The first proposal is the meeting that the minutes are of, or the log itself; the others follow in
// the order of the document, and last that those who are listed are members of the group. `fileName` stands in messages
// and in the log's proposal. ErrorKind::failed: nothing to read in it, no row of a log, or more proposals than can be
// numbered. ErrorKind::usage: a column was named that the log does not have.
Result<Reading> readDocument(const documents::Document& document, std::string_view fileName,
                             const ReadOptions& options = {});

}  // namespace minuted::minutes
