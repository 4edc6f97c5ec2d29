// Filing documents in which nothing is to be found: evidence, a paper, a photograph, kept minutes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "documents/reader_process.h"
#include "register/command.h"
#include "register/recorder.h"

namespace minuted::review {

struct Filing {
  BytesView digest;  // of its bytes, which are kept already (register/keeping.h)
  size_t size = 0;   // bytes
  std::string_view fileName;
  BytesView text = {};        // digest of its text, which is kept already too; empty: it has none
  Id attachedTo = {};         // nothing: to nothing
  bool confidential = false;  // left out of public copies
};
// Adds to a command the steps that file it, attach it, and say that its text was read, with nothing to be found in it.
void addFiling(engine::CommandMaker& command, const Filing& filing);
// Makes of a step the one that files it.
void writeFiled(schema::Step::Builder step, const Filing& filing);

// A file that was kept for a document that the next command files.
struct KeptDocument {
  Bytes digest;
  size_t size = 0;          // bytes
  Bytes text;               // digest of its text; empty where none could be read
  std::string whyNoText{};  // a sentence, where none could be read
};
// Keeps the file, and its text where the reader can read it, so that its words are found. ErrorKind::refused where the
// file is empty or too large; one that cannot be read is kept all the same.
Result<KeptDocument> keepDocument(engine::Recorder& recorder, BytesView file, std::string_view fileName,
                                  const std::filesystem::path& reader = documents::readerBesideProgram());

}  // namespace minuted::review
