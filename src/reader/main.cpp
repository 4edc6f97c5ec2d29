// minuted-reader KIND WANTED … < FILE: reads a file of unknown origin, which may be malicious. So it is a program of
// its own that 'minuted' starts for one file, and that can do nothing but read the file and answer (sandbox.h). The
// answer is a message of schema/document.capnp on standard output. WANTED:
//   document                              its blocks
//   printed                               its words alone
//   replies                               the answers to invitations in a calendar
//   findings NAME TYPE GROUP [SETTING …]  what the importer recognises in it: src/minutes/reading_message.h
#include <capnp/message.h>
#include <capnp/serialize.h>
#include <unistd.h>

#include <cstdio>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "documents/message.h"
#include "documents/reader_process.h"
#include "documents/text_reader.h"
#include "minutes/reading_message.h"
#include "reader/readers.h"
#include "reader/sandbox.h"

namespace minuted::reader {
namespace {

Bytes readInput() {
  Bytes bytes;
  char buffer[65536];
  ssize_t size = 0;
  while ((size = ::read(STDIN_FILENO, buffer, sizeof buffer)) > 0 && bytes.size() <= documents::largestFile)
    bytes.append(buffer, static_cast<size_t>(size));
  return bytes;
}

Result<documents::Document> readAs(std::string_view kind, BytesView bytes) {
  if (kind == "text") {
    TRY(auto text, documents::decodeText(bytes));
    return documents::readText(text);
  }
  if (kind == "pdf") return readPdf(bytes);
  if (kind == "zip") return readPacked(bytes);
  if (kind == "html") return readHtml(bytes);
  if (kind == "csv") return readCsv(bytes);
  return refuse("is of a kind that is not read.");
}

Result<documents::PrintedText> printedTextAs(std::string_view kind, BytesView bytes) {
  if (kind == "text") {
    TRY(auto text, documents::decodeText(bytes));
    return documents::printedLinesOf(text);
  }
  if (kind == "pdf") return printedTextOfPdf(bytes);
  if (kind == "zip") return printedTextOfPacked(bytes);
  if (kind == "html") return printedTextOfHtml(bytes);
  return refuse("is of a kind that reports are not made in.");
}

void write(const documents::Document& document, schema::ReadFile::Builder to) {
  documents::write(document, to.initDocument());
}

void write(const documents::PrintedText& printed, schema::ReadFile::Builder to) {
  documents::write(printed, to.initPrinted(static_cast<unsigned>(printed.size())));
}

void write(const std::vector<documents::CalendarReply>& replies, schema::ReadFile::Builder to) {
  documents::write(replies, to.initReplies(static_cast<unsigned>(replies.size())));
}

template <typename Read>
void answer(const Result<Read>& read) {
  capnp::MallocMessageBuilder message;
  auto answer = message.initRoot<schema::ReadFile>();
  if (read)
    write(*read, answer);
  else
    answer.setRefused(read.error().message);
  capnp::writeMessageToFd(STDOUT_FILENO, message);
}

void answerFindings(const documents::Document& document, const std::vector<std::string>& wanted) {
  auto reading = minutes::recogniseAs(document, wanted);
  capnp::MallocMessageBuilder message;
  auto answer = message.initRoot<schema::ReadFile>();
  if (reading) {
    minutes::write(*reading, answer.initFound());
  } else {
    answer.initMisread().setUsage(reading.error().kind == ErrorKind::usage);
    answer.getMisread().setMessage(reading.error().message);
  }
  capnp::writeMessageToFd(STDOUT_FILENO, message);
}

// wanted: the arguments behind the kind of file.
void answerWith(std::string_view kind, const std::vector<std::string>& wanted) {
  constexpr const char* tooLong = "is longer than minutes are. Import those of one meeting at a time.";
  try {
    if (wanted.front() == "printed") {
      auto text = printedTextAs(kind, readInput());
      if (text && text->size() > documents::mostBlocks) text = refuse(tooLong);
      return answer(text);
    }
    if (wanted.front() == "replies") return answer(readCalendarReplies(readInput()));
    auto document = readAs(kind, readInput());
    if (document && document->blocks.size() > documents::mostBlocks) document = refuse(tooLong);
    if (document && wanted.front() == "findings") return answerFindings(*document, wanted);
    return answer(document);
  } catch (const std::bad_alloc&) {  // answered below, where the memory of what was read is free again
  } catch (const std::exception&) {
    return answer<documents::Document>(
        refuse("is damaged, or not quite what its name says. Open it in the program it comes from, save it "
               "again and import that."));
  }
  answer<documents::Document>(
      refuse("takes more memory to read than is given to it, and was left. Save it as plain text and import that."));
}

}  // namespace
}  // namespace minuted::reader

int main(int count, char** arguments) {
  using namespace minuted::reader;
  if (count < 3 || ::isatty(STDIN_FILENO) != 0) {
    std::fputs("minuted-reader is started by minuted to read a document: use 'minuted import FILE'.\n", stderr);
    return 2;
  }
  preparePdf();
  prepareDigests();
  if (enterSandbox())
    answerWith(arguments[1], {arguments + 2, arguments + count});
  else
    answer<minuted::documents::Document>(
        refuse("cannot be read in safety on this machine. Save it as plain text and import that."));
  ::_exit(0);  // without destructors, which might crash on a damaged heap
}
