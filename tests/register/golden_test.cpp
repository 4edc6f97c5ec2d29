// Logs of released versions must replay for ever: the same root, and the same rows for the same version of a view.
//
// tests/golden/VERSION.txt holds a register's log as it was stored, and what was made of it then; a line each:
//   view NAME VERSION      record HEX (in the order of positions)      root HEX      row KEY VALUE (hex; - for nothing)
// A new one is made at a release, and never changed after it:
//   MINUTED_MAKE_GOLDEN=tests/golden/1.2.0.txt register_tests --gtest_filter=Golden.*
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "log/merkle.h"
#include "projections/row.h"
#include "world/history.h"
#include "world/oracle.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

struct Golden {
  std::map<std::string, uint32_t> versions;  // of views
  std::vector<Bytes> records;                // as stored
  std::string root;                          // hex
  Rows rows;
};

Bytes unhex(std::string_view text) {
  Bytes bytes;
  for (size_t i = 0; i + 1 < text.size(); i += 2)
    bytes.push_back(static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16)));
  return bytes;
}

Golden readGolden(const std::filesystem::path& file) {
  Golden golden;
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string what, first, second;
    words >> what >> first >> second;
    if (what == "view")
      golden.versions[line.substr(5, line.rfind(' ') - 5)] =
          static_cast<uint32_t>(std::stoul(line.substr(line.rfind(' '))));
    if (what == "record") golden.records.push_back(unhex(first));
    if (what == "root") golden.root = first;
    if (what == "row") golden.rows.emplace(unhex(first), unhex(second));
  }
  return golden;
}

void makeGolden(const std::filesystem::path& file) {
  TempRegister reg;
  Historian historian;
  enterParties(reg, historian);
  for (uint64_t number = 1; number <= 250; ++number) {
    reg.clock().step(number % 3 * oneHour);
    historian.learn(reg->record(historian.command(number, localDay(reg.clock().now()), engine::newCommandId())));
  }
  std::ofstream out(file);
  auto at = reg->log().store().readPoint();
  for (const auto& view : projections::views()) out << fmt::format("view {} {}\n", view.name, view.version);
  for (uint64_t position = 1; position <= reg->log().size(); ++position)
    out << "record " << hex(must(log::readRecord(at, position))) << '\n';
  out << "root " << hex(view(reg->log().root())) << '\n';
  for (const auto& [key, row] : storedRows(at))
    out << "row " << hex(key) << ' ' << (row.empty() ? "-" : hex(row)) << '\n';
}

Rows replay(const Golden& golden) {
  std::map<Id, engine::Story> stories;
  for (const auto& stored : golden.records) {
    auto record = must(log::decodeRecord(stored));
    auto event = std::make_unique<engine::StoredEvent>(record.event, record.words);
    stories[domain::subjectOf(event->event())].push_back(std::move(event));
  }
  Subjects subjects;
  for (const auto& [id, story] : stories)
    if (auto subject = engine::fold(id, story, engine::Cut().on); exists(subject))
      subjects.emplace(id, std::move(subject));
  return rowsOf(subjects);
}

Rows ofView(const Rows& rows, projections::ViewId view) {
  Rows own;
  for (const auto& [key, row] : rows)
    if (static_cast<projections::ViewId>(key.front()) == view) own.emplace(key, row);
  return own;
}

TEST(Golden, LogsOfReleasedVersionsReplay) {
  if (const auto* file = std::getenv("MINUTED_MAKE_GOLDEN")) makeGolden(file);
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(MINUTED_SOURCE "/tests/golden")) {
    if (entry.path().extension() != ".txt") continue;
    SCOPED_TRACE(entry.path().filename());
    ++files;
    auto golden = readGolden(entry.path());
    ASSERT_GT(golden.records.size(), 100u);
    log::Edge edge;
    for (const auto& stored : golden.records)
      edge.append(log::leafHash(must(log::decodeRecord(stored))), [](log::Node, const Hash&) {});
    EXPECT_EQ(hex(view(edge.root())), golden.root);
    auto rows = replay(golden);
    for (const auto& view : projections::views()) {
      if (golden.versions[std::string(view.name)] != view.version) continue;
      EXPECT_EQ(ofView(rows, view.id), ofView(golden.rows, view.id)) << view.name;
    }
  }
  EXPECT_GT(files, 0u);
}

}  // namespace
}  // namespace minuted::world
