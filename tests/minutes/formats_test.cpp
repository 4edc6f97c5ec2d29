// The same minutes give the same proposals whatever they were saved as: the sample as typed, and as LibreOffice made
// HTML, DOCX, ODT and PDF of it.
#include <gtest/gtest.h>

#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

Lines linesOfFile(const std::string& path) {
  auto reading = read(fileText(MINUTED_SOURCE "/tests/sample/" + path), path);
  if (!reading) return {"refused: " + reading.error().message};
  Lines lines;
  for (auto proposal : reading->proposals())
    lines.push_back(
        fmt::format("{} ({}%, '{}')", lineOf(proposal), proposal.getConfidence(), proposal.getQuote().cStr()));
  return lines;
}

TEST(Formats, GiveTheSameProposals) {
  for (std::string name : {"2025-01-16-steering-group", "2025-05-15-steering-group", "2025-07-08-safer-streets",
                           "2025-10-16-steering-group"}) {
    auto typed = linesOfFile(name + ".txt");
    EXPECT_GT(typed.size(), 10u) << name;
    for (auto format : {".html", ".docx", ".odt", ".pdf"})
      EXPECT_EQ(linesOfFile("formats/" + name + format), typed) << name << format;
  }
}

TEST(Formats, TellThePage) {
  auto reading = read(fileText(MINUTED_SOURCE "/tests/sample/formats/2025-01-16-steering-group.pdf"), "m.pdf");
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->proposals()[0].getPage(), 1);
  // The last one follows from the list of attendees, on the first page.
  EXPECT_EQ(reading->proposals()[reading->proposals().size() - 2].getPage(), 2);
  EXPECT_EQ(reading->proposals()[reading->proposals().size() - 1].getPage(), 1);
}

}  // namespace
}  // namespace minuted::minutes
