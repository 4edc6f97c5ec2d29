// Checking a report that somebody holds: every edit of what a reader sees is found, in every format, and none in a
// report that nobody edited.
#include "report/checking/report_check.h"

#include <fmt/format.h>

#include <random>

#include "base/files.h"
#include "base/text.h"
#include "report/checking/remaking.h"
#include "report/draft_minutes.h"
#include "report/external_programs.h"
#include "report/papers.h"
#include "report/partner_sheet.h"
#include "report/published_text.h"
#include "report/render/package.h"
#include "report/report_fixture.h"
#include "report/update_record.h"

namespace minuted::report {
namespace {

using Against = ReportCheck::Against;

// Two years of a harbour, with something in most sections of an update.
Lines harbourYear() {
  auto lines = customsHouse(true);
  for (const char* line :
       {"2003 groupFounded(group = G-1)",
        "2024-05-01 profileSet(group = G-1, part = vision) text = \"A harbour for all\"",
        "2025-02-01 achievementTold(kind = impact, group = G-2) text = \"People walk at night\"",
        "2025-03-02 fundingAwarded(pence = 7500000, funder = O-2, group = G-2) text = \"lamps for the path\"",
        "2025-01-02 prioritySet(group = G-2, from = 2025-01-01, until = 2025-12-31, number = 1) text = \"Light\"",
        "2025-01-02 prioritySet(group = G-2, from = 2025-01-01, until = 2025-12-31, number = 2) text = \"Walls\"",
        "2025-02-03 priorityReported(priority = P-1) note = \"12 lamps stand\""})
    lines.emplace_back(line);
  return lines;
}

struct Fixture {
  Scenario scenario = given(harbourYear());
  TakeSnapshot take = snapshotsOf(scenario);
  CheckTools tools{.reader = MINUTED_READER, .templates = {}};

  Document update(bool publicCopy = false) {
    return withTemplates(updateOf(*scenario, optionsTo("2025-12-31"), publicCopy));
  }
  static Document withTemplates(Document document) {
    document.recipe.templates = must(templatesDigest({}));
    return document;
  }
  Result<ReportCheck> check(BytesView bytes) { return checkReport(take, bytes, "update", tools); }

  // Whether the check says that the file is another one than was made.
  bool isFound(BytesView bytes) {
    auto checked = check(bytes);
    return !checked || !checked->differences.empty() || !checked->otherMaker.empty() ||
           checked->against == Against::nothing;
  }
};

Bytes rendered(const Document& document, Format format) { return must(render(document, format, defaultLook())); }

bool canRender(Format format) {
  if (format == Format::pdf) return isInstalled("weasyprint");
  return (format != Format::docx && format != Format::odt) || (isInstalled("pandoc") && isInstalled("rsvg-convert"));
}

// --- Random edits of what a reader sees ---

class Editor {
 public:
  explicit Editor(uint32_t seed) : random_(seed) {}

  // Edits one thing; says what, or "" where there was nothing of that kind.
  std::string edit(Document& document) {
    switch (below(7)) {
      case 0: return changeText(document, [this](std::string& text) { return changeDigit(text); });
      case 1: return changeText(document, [this](std::string& text) { return changeWord(text); });
      case 2: return swapRows(document);
      case 3: return removeRow(document);
      case 4: return addSentence(document);
      case 5: return changeHeading(document);
      default: return removeBlock(document);
    }
  }

 private:
  size_t below(size_t end) { return std::uniform_int_distribution<size_t>(0, end - 1)(random_); }

  template <typename Change>
  std::string changeText(Document& document, Change change) {
    std::vector<std::string*> texts;
    for (auto& block : document.blocks) {
      if (auto* paragraph = std::get_if<Paragraph>(&block)) texts.push_back(&paragraph->text.text);
      if (auto* list = std::get_if<List>(&block))
        for (auto& item : list->items) texts.push_back(&item.text);
      if (auto* table = std::get_if<Table>(&block)) {
        texts.push_back(&table->caption);
        for (auto& row : table->rows)
          for (auto& cell : row.cells) texts.push_back(&cell.text);
      }
    }
    for (int tries = 0; tries < 200; ++tries)
      if (auto what = change(*texts[below(texts.size())]); !what.empty()) return what;
    return "";
  }

  std::string changeDigit(std::string& text) {
    std::vector<size_t> digits;
    for (size_t i = 0; i < text.size(); ++i)
      if (text[i] >= '0' && text[i] <= '9') digits.push_back(i);
    if (digits.empty()) return "";
    auto at = digits[below(digits.size())];
    auto before = text;
    text[at] = static_cast<char>('0' + (text[at] - '0' + 1 + static_cast<int>(below(9))) % 10);
    return before + " -> " + text;
  }

  std::string changeWord(std::string& text) {
    auto words = split(text, ' ');
    if (text.empty() || words.empty()) return "";
    auto at = below(words.size());
    std::string changed;
    for (size_t i = 0; i < words.size(); ++i)
      changed += (i == 0 ? "" : " ") + (i == at ? "otherwise" : std::string(words[i]));
    auto before = std::exchange(text, changed);
    return before + " -> " + text;
  }

  std::vector<Table*> tablesWith(Document& document, size_t rows) {
    std::vector<Table*> tables;
    for (auto& block : document.blocks)
      if (auto* table = std::get_if<Table>(&block); table != nullptr && table->rows.size() >= rows)
        tables.push_back(table);
    return tables;
  }

  static std::string textOf(const Row& row) {
    std::string text;
    for (const auto& cell : row.cells) text += cell.text + " | ";
    return text;
  }

  std::string swapRows(Document& document) {
    auto tables = tablesWith(document, 2);
    auto& rows = tables[below(tables.size())]->rows;
    auto first = below(rows.size()), second = below(rows.size());
    if (textOf(rows[first]) == textOf(rows[second])) return "";
    std::swap(rows[first], rows[second]);
    return "swapped " + textOf(rows[first]) + " and " + textOf(rows[second]);
  }

  std::string removeRow(Document& document) {
    auto tables = tablesWith(document, 2);
    auto& rows = tables[below(tables.size())]->rows;
    auto at = static_cast<std::ptrdiff_t>(below(rows.size()));
    auto what = textOf(rows[static_cast<size_t>(at)]);
    rows.erase(rows.begin() + at);
    return "removed " + what;
  }

  std::string addSentence(Document& document) {
    auto at = static_cast<std::ptrdiff_t>(1 + below(document.blocks.size()));
    document.blocks.insert(document.blocks.begin() + at, Paragraph{{"Nobody was late.", {}, {}}, Origin::computed, 0});
    return "added a sentence at block " + std::to_string(at);
  }

  std::string changeHeading(Document& document) {
    std::vector<Heading*> headings;
    for (auto& block : document.blocks)
      if (auto* heading = std::get_if<Heading>(&block)) headings.push_back(heading);
    auto* heading = headings[below(headings.size())];
    heading->text += " again";
    return "heading " + heading->text;
  }

  std::string removeBlock(Document& document) {
    auto at = static_cast<std::ptrdiff_t>(1 + below(document.blocks.size() - 1));
    document.blocks.erase(document.blocks.begin() + at);
    return "removed block " + std::to_string(at);
  }

  std::mt19937 random_;
};

// How many edits are tried of a format, and by how many tests: rendering DOCX and ODT takes about a second, and PDF a
// few, and a test may take ten minutes.
struct Edits {
  Format format;
  uint32_t part, parts, sampled;

  size_t count() const { return (world::isFull() ? 200 : sampled) / parts; }
};

// One test a format, since some take long to render.
class ReportIn : public testing::TestWithParam<Format> {
 protected:
  void SetUp() override {
    if (!canRender(GetParam())) GTEST_SKIP() << "SKIPPED: what renders it is not here: scripts/setup --test";
  }
  Fixture fixture;
};

TEST_P(ReportIn, IsFoundUnchanged) {
  for (bool publicCopy : {false, true}) {
    auto checked = must(fixture.check(rendered(fixture.update(publicCopy), GetParam())));
    EXPECT_EQ(checked.against, Against::madeAgain) << checked.whyNotMade;
    for (const auto& each : checked.differences) ADD_FAILURE() << each.place << ": " << each.expected << each.found;
    EXPECT_TRUE(checked.isSameBytes || GetParam() == Format::pdf);
    EXPECT_GT(checked.words, 100u);
  }
}

INSTANTIATE_TEST_SUITE_P(EveryFormat, ReportIn,
                         testing::Values(Format::markdown, Format::html, Format::text, Format::docx, Format::odt,
                                         Format::pdf),
                         [](const auto& each) { return std::string(extensionOf(each.param)); });

class EditedReportIn : public testing::TestWithParam<Edits> {};

TEST_P(EditedReportIn, HasEveryRandomEditFound) {
  auto [format, part, parts, sampled] = GetParam();
  if (!canRender(format)) GTEST_SKIP() << "SKIPPED: what renders it is not here: scripts/setup --test";
  Fixture fixture;
  auto original = fixture.update();
  uint32_t seed = 1 + part * 10'000;
  for (size_t i = 0; i < GetParam().count(); ++i) {
    auto edited = original;
    std::string what;
    while (what.empty()) what = Editor(seed++).edit(edited);
    EXPECT_TRUE(fixture.isFound(rendered(edited, format))) << "seed " << seed - 1 << ": " << what;
  }
}

INSTANTIATE_TEST_SUITE_P(
    EveryFormat, EditedReportIn,
    testing::Values(Edits{Format::markdown, 0, 1, 40}, Edits{Format::html, 0, 1, 40}, Edits{Format::text, 0, 1, 40},
                    Edits{Format::docx, 0, 2, 4}, Edits{Format::docx, 1, 2, 4}, Edits{Format::odt, 0, 2, 4},
                    Edits{Format::odt, 1, 2, 4}, Edits{Format::pdf, 0, 4, 4}, Edits{Format::pdf, 1, 4, 4},
                    Edits{Format::pdf, 2, 4, 4}, Edits{Format::pdf, 3, 4, 4}),
    [](const auto& each) { return fmt::format("{}_{}", extensionOf(each.param.format), each.param.part + 1); });

// The same in the bytes of a file, where nothing is rendered again: any digit, and any word.
TEST(CheckedReport, HasEveryEditedByteFound) {
  Fixture fixture;
  std::mt19937 random(7);
  for (auto format : {Format::markdown, Format::text}) {
    auto original = rendered(fixture.update(), format);
    for (size_t i = 0; i < world::count(40); ++i) {
      auto bytes = original;
      auto at = std::uniform_int_distribution<size_t>(0, bytes.size() - 1)(random);
      while (bytes[at] < '0' || bytes[at] > '9') at = (at + 1) % bytes.size();
      bytes[at] = bytes[at] == '9' ? '0' : static_cast<char>(bytes[at] + 1);
      EXPECT_TRUE(fixture.isFound(bytes)) << bytes.substr(at < 40 ? 0 : at - 40, 80);
    }
  }
}

TEST(CheckedReport, MayHaveItsWhiteSpaceChanged) {
  Fixture fixture;
  auto text = rendered(fixture.update(), Format::markdown);
  std::string loose;
  for (char c : text) loose += c == '\n' ? std::string(" \r\n") : std::string(1, c);
  auto checked = must(fixture.check(loose));
  EXPECT_TRUE(checked.differences.empty()) << checked.differences.front().place;
  EXPECT_FALSE(checked.isSameBytes);
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

// An edit, what kind of difference it is, and the place that is named.
struct EditCase {
  const char *before, *after;
  Difference::Kind kind;
  const char* place;
};

TEST(CheckedReport, NamesEachDifferenceWithItsPlace) {
  Fixture fixture;
  auto text = rendered(fixture.update(), Format::html);
  using Kind = Difference::Kind;
  for (const auto& [before, after, kind, place] :
       {EditCase{"A harbour for all", "A harbour for some", Kind::changed, "Vision, paragraph"},
        EditCase{"<li>Impact: People walk", "<li>They swim</li><li>Impact: People walk", Kind::added, "after "},
        EditCase{"<h2 id=\"vision\">Vision</h2>", "<h2 id=\"vision\">Visions</h2>", Kind::changed,
                 "the heading 'Vision'"},
        EditCase{"<td class=\"numeric\">1</td>", "<td class=\"numeric\">4</td>", Kind::changed, "the row of "},
        EditCase{"A harbour for all", "A harbour <s>for</s> all", Kind::removed, "Vision"},
        EditCase{"A harbour for all", "A harbour <b hidden>for</b> all", Kind::removed, "Vision"}}) {
    auto checked = must(fixture.check(replaced(text, before, after)));
    ASSERT_FALSE(checked.differences.empty()) << before;
    EXPECT_EQ(checked.differences.front().kind, kind) << before;
    EXPECT_THAT(checked.differences.front().place, HasSubstr(place)) << before;
  }
}

TEST(CheckedReport, TellsARowThatWasMoved) {
  Fixture fixture;
  auto text = rendered(fixture.update(), Format::html);
  auto first = text.find("<tr>", text.find("<tbody>", text.find("<caption>Members of")));
  auto second = text.find("<tr>", first + 1), end = text.find("</tbody>", second);
  ASSERT_LT(end, text.size());
  auto rows = text.substr(second, end - second) + text.substr(first, second - first);
  auto checked = must(fixture.check(text.replace(first, end - first, rows)));
  ASSERT_EQ(checked.differences.size(), 1u);
  EXPECT_EQ(checked.differences.front().kind, Difference::Kind::moved);
  EXPECT_THAT(checked.differences.front().place, HasSubstr("Membership"));
}

TEST(CheckedReport, FindsWhatIsStruckOutOrDeletedInWord) {
  if (!canRender(Format::docx)) GTEST_SKIP() << "SKIPPED: there is no pandoc here: scripts/setup --test";
  Fixture fixture;
  auto file = rendered(fixture.update(), Format::docx);
  auto edit = [&](std::string_view before, std::string_view after) {
    auto parts = must(unpack(file));
    auto* part = partNamed(parts, "word/document.xml");
    part->bytes = replaced(part->bytes, before, after);
    return must(pack(parts, 0));
  };
  EXPECT_FALSE(fixture.isFound(edit("</w:body>", "<w:p/></w:body>")));
  EXPECT_TRUE(fixture.isFound(edit("A harbour for all", "A harbour for none")));
  EXPECT_TRUE(fixture.isFound(edit("</w:body>", "<w:p><w:r><w:t>More</w:t></w:r></w:p></w:body>")));
  EXPECT_TRUE(fixture.isFound(edit("A harbour for all</w:t></w:r>",
                                   "A harbour for </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>all</w:t></w:r>")));
}

// Papers, minutes and partner sheets print what they were made with as well.
TEST(CheckedReport, IsMadeAgainWhateverItIs) {
  Fixture fixture;
  for (bool publicCopy : {false, true}) {
    auto take = snapshotsOf(fixture.scenario, publicCopy);
    auto snapshot = must(take({.on = parseDate("2025-12-31"), .asOf = {}}));
    for (auto& document :
         {must(papersOf(take, {.meeting = idOf("M-2"), .on = {}, .asOf = {}})),
          must(minutesOf(must(take({})), idOf("M-1"))),
          must(partnerSheet(snapshot, {.party = idOf("O-2"), .from = {}, .to = *parseDate("2025-12-31")}))})
      for (auto format : {Format::markdown, Format::text, Format::html}) {
        auto file = rendered(Fixture::withTemplates(document), format);
        auto checked = must(fixture.check(file));
        EXPECT_EQ(checked.against, Against::madeAgain) << checked.whyNotMade;
        EXPECT_TRUE(checked.isSameBytes) << document.subtitle;
        EXPECT_TRUE(fixture.isFound(replaced(file, "Harbour", "Harbor"))) << document.subtitle;
      }
  }
}

// What is recorded later changes nothing in what is made again.
TEST(CheckedReport, IsMadeAgainFromTheLogAtItsSize) {
  Fixture fixture;
  auto file = rendered(fixture.update(), Format::markdown);
  fixture.scenario.when("2025-06-01 actionClaimed(action = A-1, party = PE-2) note = \"late news\"");
  EXPECT_NE(rendered(fixture.update(), Format::markdown), file);
  auto checked = must(fixture.check(file));
  EXPECT_TRUE(checked.isSameBytes);
  EXPECT_EQ(checked.size, checked.claims.size + 1);
}

TEST(CheckedReport, OfAnotherProgramIsSaidToBe) {
  Fixture fixture;
  auto document = fixture.update();
  document.recipe.version = "0.0.1";
  auto checked = must(fixture.check(rendered(document, Format::markdown)));
  EXPECT_TRUE(checked.differences.empty());
  EXPECT_THAT(checked.otherMaker, HasSubstr("minuted 0.0.1"));
  // Where it words things otherwise, that is no proof of an edit: only the events that it cites can be checked.
  document.blocks.push_back(Paragraph{{"As worded by another version.", {}, {}}, Origin::computed, 0});
  checked = must(fixture.check(rendered(document, Format::markdown)));
  EXPECT_EQ(checked.against, Against::nothing);
  EXPECT_FALSE(checked.differences.empty());
  EXPECT_THAT(checked.whyNotMade, HasSubstr("made by minuted 0.0.1"));
  EXPECT_GT(checked.cited.checked, 0u);
}

TEST(PublishedUpdate, IsKeptWordForWord) {
  Fixture fixture;
  for (bool publicCopy : {false, true}) {
    auto document = fixture.update(publicCopy);
    auto kept = must(publishedDocument(publishedText(document)));
    EXPECT_EQ(markdownOf(kept), markdownOf(document));
    EXPECT_EQ(htmlOf(kept, {}), htmlOf(document, {}));
    EXPECT_EQ(plainTextOf(kept), plainTextOf(document));
  }
  EXPECT_EQ(publishedDocument("{\"title\": 3, \"blocks\": [{}]").error().kind, ErrorKind::integrity);
}

// What this version words otherwise is compared with the text that was kept.
TEST(PublishedUpdate, IsComparedWithWhatWasKept) {
  Fixture fixture;
  auto period = must(updatePeriodOf(must(fixture.take({})), {}, must(periodOf({}, *parseDate("2025-12-31")))));
  PublishOptions how{.layout = "## vision | What we see\n{{computed}}\n## sources | Sources\n{{computed}}\n",
                     .templates = "0123456789ab",
                     .note = {},
                     .publicCopy = false};
  auto options = optionsTo("2025-12-31");
  options.layout = how.layout;
  auto document = must(annualUpdate(fixture.take, options)).document;
  document.recipe.templates = how.templates;
  auto publication = must(publish(fixture.take, period, how));
  ASSERT_TRUE((*fixture.scenario)->record(publication.command.finish(engine::newCommandId(), "Officer")).has_value());
  for (auto format : {Format::markdown, Format::html, Format::text}) {
    auto file = rendered(document, format);
    auto checked = must(fixture.check(file));
    EXPECT_EQ(checked.against, Against::published) << checked.whyNotMade;
    EXPECT_TRUE(checked.isSameBytes);
    checked = must(fixture.check(replaced(file, "for all", "for some")));
    EXPECT_EQ(checked.against, Against::published);
    ASSERT_EQ(checked.differences.size(), 1u);
    EXPECT_THAT(checked.differences.front().place, HasSubstr("What we see"));
  }
}

}  // namespace
}  // namespace minuted::report
