// The same minutes, whatever they were saved as: the sample as typed, and as LibreOffice made it HTML, DOCX, ODT, PDF.
#include <gtest/gtest.h>

#include "minutes/found.h"

namespace minuted::minutes {
namespace {

Lines foundIn(const std::string& path) {
  auto reading = read(fileText(MINUTED_SOURCE "/tests/sample/" + path), path);
  if (!reading) return {"refused: " + reading.error().message};
  Lines lines;
  for (auto proposal : reading->proposals())
    lines.push_back(
        fmt::format("{} ({}%, '{}')", lineOf(proposal), proposal.getConfidence(), proposal.getQuote().cStr()));
  return lines;
}

TEST(Formats, giveTheSameProposals) {
  for (std::string name : {"2025-01-16-steering-group", "2025-05-15-steering-group", "2025-07-08-safer-streets",
                           "2025-10-16-steering-group"}) {
    auto typed = foundIn(name + ".txt");
    EXPECT_GT(typed.size(), 10u) << name;
    for (auto format : {".html", ".docx", ".odt", ".pdf"})
      EXPECT_EQ(foundIn("formats/" + name + format), typed) << name << format;
  }
}

TEST(Formats, tellThePage) {
  auto reading = read(fileText(MINUTED_SOURCE "/tests/sample/formats/2025-01-16-steering-group.pdf"), "m.pdf");
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->proposals()[0].getPage(), 1);
  EXPECT_EQ(reading->proposals()[reading->proposals().size() - 1].getPage(), 2);
}

}  // namespace
}  // namespace minuted::minutes
