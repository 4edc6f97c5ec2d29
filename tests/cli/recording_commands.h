// Every command that records, as somebody types it, and the register that they are tried on.
// tests/cli/asked_again_test.cpp fails where the program has one that is not in the table.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/id.h"
#include "cli/program.h"

namespace minuted::world {

// A line of a shell behind 'minuted', and one that has to come before it.
struct Recording {
  std::string line;
  std::string before = {};
};

inline const std::vector<Recording>& recordingLines() {
  static const std::vector<Recording> all{
      {R"(action add "Ask the schools" --owner "Harbour Trust")"},
      {R"(action accept A-3 --party "Priya Nair")"},
      {R"(action decline A-3 --party "Priya Nair")"},
      {R"(action counter A-3 "Ask by letter" --party "Priya Nair")"},
      {"action take-up A-1"},
      {"action turn-down A-1"},
      {R"(action progress A-1 --party "Priya Nair")"},
      {R"(action done A-1 --party "Priya Nair")"},
      {"action close A-1"},
      {"action carry A-1"},
      {"action reopen A-2"},
      {"action drop A-1"},
      {R"(action request A-1 --due 2026-12-31 --party "Priya Nair")"},
      {"action refuse A-1", R"(action request A-1 --due 2026-12-31 --party "Priya Nair")"},
      {"action extend A-1 --due 2026-12-31"},
      {R"(action reassign A-1 --owner "Harbour Trust")"},
      {R"(action reword A-1 "Survey the shelters")"},
      {"action urgency A-1 high"},
      {R"(action comment A-1 "The survey of 2023 may do")"},
      {"action refer A-1 --group G-1"},
      {"action escalate A-1 --group G-1"},
      {"action supersede A-1 --with A-3"},
      {R"(action excuse A-1 --party "Priya Nair")"},
      {"action wait A-1 A-3"},
      {"action go-ahead A-1 A-3", "action wait A-1 A-3"},
      {"action repeat A-1 --every 1 --unit quarter"},
      {"action ask-once A-1", "action repeat A-1 --every 1 --unit quarter"},
      {"action close A-1", "action repeat A-1 --every 1 --unit quarter"},
      {"action continue A-1 --with A-3"},
      {R"(action follow A-1 "Priya Nair")"},
      {R"(action unfollow A-1 "Priya Nair")", R"(action follow A-1 "Priya Nair")"},
      {"action rate A-1 amber"},
      {"action unrate A-1", "action rate A-1 amber"},
      {R"(commitment add "The charter" --owner "Harbour Trust")"},
      {R"(decision add "To go on")"},
      {R"(decision propose "To wait" --closes 2030-01-31)"},
      {"decision take D-2", R"(decision propose "To wait" --closes 2030-01-31)"},
      {"decision drop D-2", R"(decision propose "To wait" --closes 2030-01-31)"},
      {R"(decision position D-1 "Priya Nair" dissented)"},
      {"decision count D-1 --in-favour 2"},
      {"decision review-on D-1 2026-01-31"},
      {"decision review D-1", "decision review-on D-1 2026-01-31"},
      {"decision supersede D-1 --with D-2", R"(decision add "To go on")"},
      {"decision rescind D-1"},
      {R"(decision answer D-1 wholly --party "Health and Care Network")"},
      {"meeting add --date 2027-01-10"},
      {"meeting record --date 2025-02-20"},
      {"meeting move M-3 --date 2027-02-10", "meeting add --date 2027-01-10"},
      {"meeting hold M-2"},
      {"meeting cancel M-3", "meeting add --date 2027-01-10"},
      {R"(meeting attend M-2 "Priya Nair")", "meeting hold M-2"},
      {R"(meeting item M-1 "Lights")"},
      {"meeting place M-1 --place Hall"},
      {R"(meeting note M-1 "The tide is late" --item 1)"},
      {R"(meeting declare M-1 "Priya Nair")"},
      {R"(meeting reply M-2 "Priya Nair" coming)"},
      {R"(meeting send M-2 --document DOC-1 --to "Harbour Trust")"},
      {"meeting attend-last M-2", "meeting hold M-2"},
      {"meeting like M-1 --date 2030-01-15"},
      {"meeting replies $FOLDER/reply.ics",
       R"(person contact "Priya Nair" priya@harbour.example && minuted export ics --invite M-2 --from a@b.example |)"
       " sed 's/METHOD:REQUEST/METHOD:REPLY/; s/PARTSTAT=NEEDS-ACTION/PARTSTAT=ACCEPTED/' > $FOLDER/reply.ics"},
      {"meeting series --from 2030-01-15 --to 2030-03-31 --every 1 --unit month"},
      {"meeting reorder M-2 1", R"(meeting item M-2 "Lights")"},
      {R"(meeting amend M-2 "12 families" --was "21 families" --by "Priya Nair")", "meeting hold M-2"},
      {"meeting take-up M-2 1", R"(meeting hold M-2 && minuted meeting amend M-2 "12 families" --by "Priya Nair")"},
      {"meeting set-aside M-2 1", R"(meeting hold M-2 && minuted meeting amend M-2 "12 families" --by "Priya Nair")"},
      {"meeting keep M-1"},
      {"meeting minute M-1"},
      {R"(meeting correct M-2 "12 families")", "meeting hold M-2"},
      {"meeting agree M-2", "meeting hold M-2"},
      {"meeting agree-last M-2", "meeting hold M-2"},
      {R"(group add "Dune Forum")"},
      {R"(group alias G-2 "SSSG")"},
      {R"(group rename G-2 "Safe Streets")"},
      {R"(group respell G-2 "Safer Streets Subgroup")"},
      {"group found G-2"},
      {"group end G-2"},
      {"group move G-3 --parent G-2", R"(group add "Dune Forum")"},
      {R"(group profile G-2 vision "Fair")"},
      {"group cadence G-1 --every 1 --unit quarter"},
      {"group quorum G-1 --present 3"},
      {"group chasing G-1 --remind 14 --escalate 3 --digest"},
      {"group report G-2 --to G-1 --unit year"},
      {"group unreport G-2 --to G-1"},
      {R"(person add "Tom Ash")"},
      {R"(person alias PE-1 "Pri")"},
      {R"(person rename PE-1 "Priya Nayar")"},
      {R"(person respell PE-1 "Priya Nayar")"},
      {R"(person contact PE-1 "p@harbour.example")"},
      {"person asking PE-1 weekly"},
      {"person merge PE-1 --into PE-2"},
      {"person separate PE-1", "person merge PE-1 --into PE-2"},
      {"person appoint PE-2 --group G-2"},
      {"person end AP-1"},
      {R"(person title PE-2 "Clerk")"},
      {R"(org add "Dune Council")"},
      {R"(org alias O-1 "HT")"},
      {R"(org rename O-1 "Harbour Charity")"},
      {R"(org respell O-1 "Harbor Trust")"},
      {R"(org contact O-1 "o@harbour.example")"},
      {"org asking O-1 notByMail"},
      {"org merge O-2 --into O-1"},
      {"org separate O-3"},
      {"org appoint O-1 --group G-2"},
      {"org end AP-2"},
      {R"(topic add "Bins")"},
      {"topic place T-1 M-3", "meeting add --date 2027-01-10"},
      {"topic drop T-1"},
      {"topic cover T-1"},
      {"document add $FOLDER/facts.json --to A-1"},
      {"document attach DOC-1 M-1"},
      {"document detach DOC-1 M-1", "document attach DOC-1 M-1"},
      {R"(priority add "Safer steps")"},
      {R"(priority report P-1 --note "Under way")"},
      {"priority end P-1 --outcome met"},
      {R"(programme add "Summer plan")"},
      {"programme begin PG-1"},
      {"programme complete PG-1"},
      {"programme abandon PG-1"},
      {R"(measure add "Lamps lit" --unit lamps)"},
      {"measure baseline ME-1 60 --date 2024-03"},
      {"measure target ME-1 40 --date 2027-03"},
      {"measure read ME-1 58 --date 2025-06"},
      {R"(achievement add "Ten lamps lit")"},
      {R"(funding award "£1,000" --funder "Harbour Trust")"},
      {R"(funding budget "£500")"},
      {R"(funding spend F-1 "£100")"},
      {"register zone Europe/London"},
      {R"(register save-list Late "action list --overdue")"},
      {"register drop-list Late", R"(register save-list Late "action list --overdue")"},
      {"report papers --meeting M-2 --publish -o $FOLDER/papers.md --to O-1"},
      {"register day-off 2030-12-24"},
      {"register weekday-off monday"},
      {"review accept R-1.1 R-1.2"},
      {"review accept R-1"},
      {"review reject R-1.3 R-1.4"},
      {R"(review edit R-1.2 --name "Zoë Béranger")"},
      {"review undo R-1.1", "review accept R-1.1"},
      {"import $SAMPLE/2025-01-16-steering-group.txt"},
      {"import $SAMPLE/2025-01-16-steering-group.txt --accept"},
      {"import $SAMPLE/2025-01-16-steering-group.txt $SAMPLE/2025-10-16-steering-group.txt --accept"},
      {"undo 20"},
      {R"(report write introduction "A busy year." --to 2025-12-31)"},
      {"report publish --to 2025-12-31"},
      {"review merge R-1.28 R-1.29"},
      {"review apply $FOLDER/review.txt"},
      {"report bring $FOLDER/draft.md --to 2025-12-31"},
      {"apply $FOLDER/facts.json"},
      {"apply $FOLDER/facts.json $FOLDER/more.json"},
      {"mail sent ML-1", "apply $FOLDER/mail.txt"},
      {"mail returned ML-1", "apply $FOLDER/mail.txt"},
  };
  return all;
}

// $SAMPLE is the folder of the sample minutes, $FOLDER that of the test.
class RecordingTest : public ProgramTest {
 protected:
  RecordingTest() {
    expectDone("init --name 'Marram Coast Partnership'");
    expectDone("apply " + (fs::path(MINUTED_SOURCE) / "tests/cli/sample.json").string());
    expectDone("import $SAMPLE/2025-05-15-steering-group.txt");
    expectDone("review export R-1 $FOLDER/review.txt");
    auto review = contentOf(folder_ / "review.txt");
    for (auto verdict : {"accept ", "reject "}) review.replace(review.find("wait "), 5, verdict);
    std::ofstream(folder_ / "review.txt") << review;
    expectDone("report write introduction 'A first year.' --to 2025-12-31");
    expectDone("report annual --to 2025-12-31 --draft -o $FOLDER/draft.md");
    auto draft = contentOf(folder_ / "draft.md");
    std::ofstream(folder_ / "draft.md") << draft.replace(draft.find("A first year."), 13, "A second draft.");
    std::ofstream(folder_ / "facts.json") << R"([{"do": "org add", "name": "Dune Council", "label": "dune"},
      {"do": "action add", "text": "Count the steps", "owner": "@dune"}])";
    std::ofstream(folder_ / "more.json") << R"([{"do": "person add", "name": "Tom Ash"}])";
    std::ofstream(folder_ / "mail.txt") << fmt::format(
        "(steps = [(event = (body = (mailPrepared = (party = {}, actions = [{}]))), words = (text = "
        "\"a@b.example\"))])",
        Id(Kind::ORGANISATION, 1).value, Id(Kind::ACTION, 1).value);
    fs::remove(folder_ / "register/reserve");
    fs::copy(folder_ / "register", folder_ / "saved", fs::copy_options::recursive);
  }

  Ran ask(const std::string& line) {
    return shell("SAMPLE=" + (fs::path(MINUTED_SOURCE) / "tests/sample").string() + " FOLDER=" + folder_.string() +
                 "\nminuted --no-input " + line);
  }
  void expectDone(const std::string& line) {
    auto ran = ask(line);
    EXPECT_EQ(ran.code, 0) << line << "\n" << ran.errors;
  }
  void restore() {
    fs::remove_all(folder_ / "register");
    fs::copy(folder_ / "saved", folder_ / "register", fs::copy_options::recursive);
  }
  // The newest event, with its number.
  std::string newest() { return ask("log --last 1 --csv").output; }
};

}  // namespace minuted::world
