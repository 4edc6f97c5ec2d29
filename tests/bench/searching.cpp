// Searching a register of so many events and 10,000 documents of about 4 kB of text: the time of an answer, of
// indexing, and the size of the index.
#include <fmt/format.h>

#include "documents/text_lines.h"
#include "measure.h"
#include "measurements.h"
#include "prose.h"
#include "register/command.h"
#include "register/keeping.h"
#include "search/search.h"

namespace minuted::bench {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t documents = 10'000;
constexpr int linesOfDocument = 30;
constexpr size_t asked = 200;

Bytes someText(Random& random) {
  documents::TextLines lines;
  for (int line = 1; line <= linesOfDocument; ++line) lines.push_back({line, 1 + line / 15, 0, sentence(random)});
  return documents::encodeText(lines);
}

capnp::Data::Reader dataOf(const Bytes& bytes) {
  return {reinterpret_cast<const capnp::byte*>(bytes.data()), bytes.size()};
}

Bytes filing(const Bytes& digest, size_t size, uint32_t number) {
  engine::CommandMaker maker;
  auto filed = maker.step();
  auto document = filed.getEvent().getBody().initDocumentFiled();
  document.setDigest(dataOf(digest));
  document.setSize(static_cast<uint32_t>(size));
  document.setKept(true);
  filed.initWords().setName(fmt::format("minutes {}.txt", number));
  auto read = maker.step().getEvent().getBody().initDocumentRead();
  read.setDocument(Id(Kind::DOCUMENT, number).value);
  read.setDigest(dataOf(digest));
  read.setText(dataOf(digest));
  return maker.finish(engine::newCommandId(), "Officer 1");
}

void fileDocuments(engine::Register& openedRegister) {
  Random random(5);
  for (uint32_t number = 1; number <= documents; ++number) {
    auto text = someText(random);
    auto digest = must(engine::keepFile(openedRegister, text));
    auto outcome = openedRegister.record(filing(digest, text.size(), number));
    if (!outcome) giveUp(outcome.error().reason);
  }
}

uint64_t bytesOf(const fs::path& folder) {
  uint64_t bytes = 0;
  for (const auto& file : fs::directory_iterator(folder)) bytes += file.file_size();
  return bytes;
}

struct Question {
  const char* what;
  std::function<std::string(Random&)> words;
};

std::string wordOf(Random& random) {
  auto text = sentence(random);
  auto found = search::words(text);
  return found[random() % found.size()].folded;
}

}  // namespace

void measureSearch(const Options& options) {
  auto folder = options.folder / fmt::format("searched-{}", options.events);
  bool isNew = !fs::exists(folder);
  auto filled = openFilled(folder, settingsOfLarge(options), log::Store::Mode::write);
  if (isNew) fileDocuments(*filled.openedRegister);
  auto snapshot = must(filled.openedRegister->snapshot());
  auto indexFolder = search::indexFolder(folder);
  Stopwatch indexing;
  must(search::bringUpToDate(indexFolder, snapshot.wholeLog(), true, {}));
  auto seconds = indexing.seconds();
  auto events = static_cast<double>(snapshot.size());
  printTitle(fmt::format("Searching {} events and {} documents", rounded(events), documents));
  printRow("size of the index", fmt::format("{} MB", rounded(static_cast<double>(bytesOf(indexFolder)) / 1e6)), "",
           static_cast<double>(bytesOf(indexFolder)) / events, {false, 1024, "bytes an event"});
  printRow("making it", fmt::format("{} s", rounded(seconds)), "", events / seconds, {true, 0, "events/s"});
  const Question questions[] = {
      {"one word", wordOf},
      {"two words", [](Random& random) { return wordOf(random) + " " + wordOf(random); }},
      {"three words of one sentence",
       [](Random& random) {
         auto text = sentence(random);
         auto found = search::words(text);
         return found[0].folded + " " + found[found.size() / 2].folded + " " + found.back().folded;
       }},
      {"two words in quotes",
       [](Random& random) {
         auto text = sentence(random);
         auto found = search::words(text);
         return fmt::format("\"{} {}\"", found[0].folded, found[1].folded);
       }},
      {"the beginning of a word", [](Random& random) { return wordOf(random).substr(0, 3) + "*"; }},
      {"a name", [](Random& random) { return personName(random); }},
  };
  for (const auto& [what, words] : questions) {
    Random random(9);
    std::vector<double> times;
    for (size_t i = 0; i < asked + asked / 4; ++i) {
      auto text = words(random);
      if (!search::Query::parse(text)) continue;
      Stopwatch watch;
      auto index = must(search::Index::open(indexFolder, snapshot.wholeLog()));
      must(search::search(snapshot, &*index, {text}));
      if (i >= asked / 4) times.push_back(watch.seconds());  // the others warm up the caches
    }
    printRow(what, "p50 " + milliseconds(median(times)), "max " + milliseconds(quantile(times, 1)),
             quantile(times, 0.99) * 1000, {false, 50, "ms p99"});
  }
  must(filled.openedRegister->close());
  if (!options.keep) fs::remove_all(folder);
}

}  // namespace minuted::bench
