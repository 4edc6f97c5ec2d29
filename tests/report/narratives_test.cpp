// Narratives in drafts: edited in Markdown or Word and read back. And layouts.
#include "report/narratives.h"

#include "documents/reader_process.h"
#include "report/edited_draft.h"
#include "report/external_programs.h"
#include "report/layout.h"
#include "report/render/package.h"
#include "report/report_fixture.h"

namespace minuted::report {
namespace {

using testing::ElementsAre;

const Lines& reportLines() {
  static const auto lines = harbourAnd(
      {"2003 groupFounded(group = G-1)",
       "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, meeting = M-1) text = \"Buy lamps\"",
       "reportBegun(group = G-1, from = 2024-04-01, until = 2025-03-31)",
       "narrativeWritten(report = RP-1, section = \"introduction\") text = \"A year of light.\n- lamps\n- paint\""});
  return lines;
}

Document draftOf(Scenario& scenario) {
  auto options = optionsTo("2025-03-31");
  options.draft = true;
  return updateOf(*scenario, options);
}

std::vector<NarrativeChange> changesIn(Scenario& scenario, BytesView file, std::string_view name) {
  auto document = must(documents::readFile(file, name, MINUTED_READER));
  auto returned = must(readNarratives(paragraphsOf(document)));
  return must(
      narrativeChanges(scenario.snapshot(), idOf("G-1"), *parseDate("2024-04-01"), *parseDate("2025-03-31"), returned));
}

std::string changesText(const std::vector<NarrativeChange>& changes) {
  std::string text;
  for (const auto& each : changes) text += each.name + ": " + each.oldText + " -> " + each.text + "\n";
  return text;
}

std::string replaceFirst(std::string text, std::string_view what, std::string_view with) {
  auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  if (at != std::string::npos) text.replace(at, what.size(), with);
  return text;
}

TEST(Draft, ComesBackFromMarkdownAsItWentWhereNobodyChangedIt) {
  auto scenario = given(reportLines());
  EXPECT_EQ(changesText(changesIn(scenario, markdownOf(draftOf(scenario)), "draft.md")), "");
}

TEST(Draft, HasAPlaceForWordsInEverySectionAndForEveryGroup) {
  auto scenario = given(reportLines());
  auto text = plainTextOf(draftOf(scenario), 200);
  for (const char* mark : {"[Your words: introduction]", "[Your words: vision]", "[Your words: conclusion]",
                           "[Your words: activity, Steering Group]", "[Your words: forward-plan]"})
    EXPECT_THAT(text, HasSubstr(mark));
}

TEST(Draft, BringsBackWhatWasWrittenChangedAndTakenAway) {
  auto scenario = given(reportLines());
  auto text = proseOf(draftOf(scenario));
  text = replaceFirst(text, "A year of light.", "A year of more light.");
  text = replaceFirst(text, "[Your words: activity, Steering Group]\n",
                      "[Your words: activity, Steering Group]\n\nWe are proud.\n");
  EXPECT_EQ(changesText(changesIn(scenario, text, "draft.md")),
            "introduction: A year of light.\n- lamps\n- paint -> A year of more light.\n- lamps\n- paint\n"
            "activity, Steering Group:  -> We are proud.\n");
}

TEST(Draft, ComesBackFromWordWithWhatWasTypedThere) {
  NEEDS("pandoc");
  NEEDS("rsvg-convert");
  auto scenario = given(reportLines());
  auto file = must(render(draftOf(scenario), Format::docx, defaultLook()));
  EXPECT_EQ(changesText(changesIn(scenario, file, "draft.docx")), "");
  auto parts = must(unpack(file));
  auto* body = partNamed(parts, "word/document.xml");
  ASSERT_NE(body, nullptr);
  body->bytes = replaceFirst(body->bytes, "A year of light.", "A year of much light.");
  auto edited = must(pack(parts, 0));
  EXPECT_EQ(changesText(changesIn(scenario, edited, "draft.docx")),
            "introduction: A year of light.\n- lamps\n- paint -> A year of much light.\n- lamps\n- paint\n");
}

TEST(Draft, KnowsWhichWordsWereThereWhenItWasMade) {
  auto scenario = given(reportLines());
  auto draft = markdownOf(draftOf(scenario));
  scenario.and_({"narrativeWritten(report = RP-1, section = \"introduction\") text = \"Rewritten since\""});
  auto changes = changesIn(scenario, draft, "draft.md");
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].event, scenario.size()) << "newer than the log that the draft was made from";
}

struct InvalidDraft {
  std::vector<std::string> paragraphs;
  const char* reason;
};

TEST(Draft, WhoseMarksDoNotMatchIsRefused) {
  for (const auto& [paragraphs, reason] :
       {InvalidDraft{{"[Your words: aims]", "Ours", "[Your words: vision]"},
                     "The words of 'aims' have no end: '[End of your words]' is missing after them."},
        InvalidDraft{{"[Your words: aims]", "Ours"},
                     "The words of 'aims' have no end: '[End of your words]' is missing after them."},
        InvalidDraft{{"[End of your words]"}, "'[End of your words]' comes without the mark that begins them."},
        InvalidDraft{{"[Your words: aims]", "[End of your words]", "[Your words: aims]"},
                     "The words of 'aims' are there twice."}}) {
    auto returned = readNarratives(paragraphs);
    ASSERT_FALSE(returned);
    EXPECT_EQ(returned.error().message, reason);
  }
}

TEST(Draft, WordsForNoSectionOrNoGroupAreRefused) {
  auto scenario = given(reportLines());
  auto from = *parseDate("2024-04-01"), to = *parseDate("2025-03-31");
  auto section = narrativeChanges(scenario.snapshot(), idOf("G-1"), from, to, {{"Our aims", "x"}});
  ASSERT_FALSE(section);
  EXPECT_EQ(section.error().message, "'Our aims' is no section.");
  EXPECT_FALSE(narrativeChanges(scenario.snapshot(), idOf("G-1"), from, to, {{"activity, Nobody's Group", "x"}}));
}

// --- Layouts ---

std::string outlineOf(std::string_view text) {
  auto sections = layoutOf(text, {{"name", "Harbour Partnership"}});
  if (!sections) return sections.error().message;
  std::string outline;
  for (const auto& section : *sections) {
    outline += section.key + " '" + section.heading + "':";
    for (const auto& part : section.parts)
      outline += part.kind == LayoutPart::Kind::computed    ? " computed"
                 : part.kind == LayoutPart::Kind::narrative ? " words"
                 : part.kind == LayoutPart::Kind::list      ? " list of " + std::to_string(part.items.size())
                                                            : " '" + part.text + "'";
    outline += "\n";
  }
  return outline;
}

TEST(Layout, HasSectionsInTheOrderOfTheFileWithComputedAndOwnWordsWhereItSays) {
  EXPECT_EQ(
      outlineOf(
          "Not printed.\n\n## aims | Aims of {{name}}\n{{words}}\n\nThey are\nthese:\n\n- a\n- b\n\n## ours | Ours\n"),
      "aims 'Aims of Harbour Partnership': words 'They are these:' list of 2 computed\nours 'Ours': computed words\n");
}

TEST(Layout, ThatIsWrittenWrongIsRefusedWithItsLine) {
  EXPECT_EQ(outlineOf("Nothing\n"), "The layout has no section: one begins with a line like '## aims | Aims'.");
  EXPECT_EQ(outlineOf("## The Aims\n"),
            "The layout, line 1: 'The Aims' is no key of a section. Say small letters, digits and '-', as in '## "
            "forward-plan | Forward plan'.");
  EXPECT_EQ(outlineOf("## a\n\n## a\n"), "The layout, line 3: there are two sections 'a'.");
  EXPECT_THAT(outlineOf("## a\n{{#open}}\n"), HasSubstr("The layout, line 2: "));
}

TEST(Layout, LeavesOutMovesAndAddsSections) {
  auto scenario = given(reportLines());
  auto options = optionsTo("2025-03-31");
  options.layout = "## our-own | What we think of it\nWe think well of it.\n\n## introduction | To begin with\n";
  auto text = updateText(scenario, options);
  EXPECT_LT(text.find("## What we think of it"), text.find("## To begin with"));
  EXPECT_THAT(text, HasSubstr("We think well of it."));
  EXPECT_THAT(text, Not(HasSubstr("## Accountability")));
}

}  // namespace
}  // namespace minuted::report
