// A sample register, and the commands that show something of it, for tests that run them all. tests/cli/json_test.cpp
// fails where the program has a command that is in none of its tables.
#pragma once

#include <capnp/schema.h>

#include "answer.capnp.h"
#include "cli/program.h"
#include "outcome.capnp.h"

namespace minuted::world {

struct Command {
  Words words;
  capnp::StructSchema type;
  int code = 0;
};

template <typename Answer>
Command command(Words words, int code = 0) {
  return {std::move(words), capnp::Schema::from<Answer>(), code};
}

// files: the folder of the sample register, with the files that it made there.
inline std::vector<Command> showingCommands(const fs::path& files) {
  using namespace schema;
  return {
      command<ActionList>({"action", "list", "--all"}),
      command<ActionList>({"action", "list", "--owner", "Harbour Trust", "--by-owner"}),
      command<ActionList>({"commitment", "list", "--all", "--sort", "ref", "--reverse"}),
      command<ActionTables>({"action", "tables", "--group", "Safer Streets Sub-Group"}),
      command<ActionAnswer>({"action", "show", "A-1"}),
      command<ActionAnswer>({"action", "show", "A-3"}),
      command<DecisionList>({"decision", "list"}),
      command<DecisionAnswer>({"decision", "show", "D-1"}),
      command<MeetingList>({"meeting", "list"}),
      command<MeetingAnswer>({"meeting", "show", "M-1"}),
      command<PartyList>({"group", "list"}),
      command<PartyAnswer>({"group", "show", "Safer Streets Sub-Group"}),
      command<PartyAnswer>({"group", "show", "G-1"}),
      command<MemberList>({"group", "members", "Safer Streets Sub-Group"}),
      command<GroupTree>({"group", "tree"}),
      command<PartyList>({"person", "list"}),
      command<PartyAnswer>({"person", "show", "Priya Nair"}),
      command<PartyList>({"org", "list"}),
      command<PartyAnswer>({"org", "show", "Harbour Trust"}),
      command<PriorityList>({"priority", "list"}),
      command<PriorityAnswer>({"priority", "show", "P-1"}),
      command<ProgrammeList>({"programme", "list"}),
      command<ProgrammeAnswer>({"programme", "show", "Winter plan 2025"}),
      command<MeasureList>({"measure", "list"}),
      command<MeasureAnswer>({"measure", "show", "Bicycles stolen"}),
      command<AchievementList>({"achievement", "list"}),
      command<AchievementAnswer>({"achievement", "show", "AC-1"}),
      command<FundingList>({"funding", "list"}),
      command<FundingAnswer>({"funding", "show", "F-1"}),
      command<TopicList>({"topic", "list"}),
      command<TopicAnswer>({"topic", "show", "T-1"}),
      command<MailList>({"mail", "list", "--all"}),
      command<RegisterAnswer>({"register", "show"}),
      command<DocumentList>({"document", "list"}),
      command<DocumentList>({"document", "list", "--of", "A-1"}),
      command<DocumentAnswer>({"document", "show", "DOC-1"}),
      command<DocumentText>({"document", "text", "R-1", "--line", "9"}),
      command<FileList>({"document", "save", "DOC-1", (files / "saved.txt").string()}),
      command<SearchAnswer>({"search", "bus", "shelters"}),
      command<PlanAnswer>({"plan", "--from", "2025-01-01"}),
      command<RegisterAnswer>({"list"}),
      command<DecisionList>({"decision", "list", "--status", "proposed"}),
      command<SearchAnswer>({"search", "shlters", "--kind", "action", "--most", "2"}),
      command<AccountAnswer>({"account", "Harbour Trust"}),
      command<AccountAnswer>({"account", "Priya Nair", "--figure", "open"}),
      command<AskList>({"chase", "--dry-run"}),
      command<EventList>({"history", "A-1"}),
      command<EventList>({"undo", "4", "--together", "--dry-run"}),
      command<EventList>({"log", "--last", "1000"}),
      command<ProposalList>({"review", "list", "--all"}),
      command<ProposalList>({"review", "export", "R-1"}),
      command<FileList>({"review", "export", "R-1", (files / "for-review.txt").string()}),
      command<Verification>({"verify"}),
      command<EventProof>({"verify", "--event", "7"}),
      command<ReportVerification>({"verify", "--report", (files / "update.md").string()}),
      command<ReportVerification>({"verify", "--report", (files / "edited.md").string()}, 5),
      command<ReportText>({"report", "annual", "--to", "2025-12-31"}),
      command<ReportText>({"report", "annual", "--to", "2025-12-31", "-o", (files / "second.md").string()}),
      command<ReportText>({"report", "papers", "--meeting", "M-2"}),
      command<ReportText>({"report", "minutes", "--meeting", "M-1"}),
      command<ReportText>({"report", "partner", "Harbour Trust", "--to", "2025-12-31"}),
      command<Comparison>({"report", "compare", "--from", "2025-01-31", "--to", "2025-06-30"}),
      command<Comparison>({"report", "compare", "--from-recorded", "2020-01-01T00:00:00Z", "--group", "G-2"}),
      command<WordsList>({"report", "words", "--to", "2025-12-31"}),
      command<FileList>({"report", "templates", (files / "templates").string()}),
      command<CommandList>({"help"}),
      command<CommandList>({"help", "action"}),
      command<RuleList>({"help", "rules"}),
      command<RuleList>({"help", "rules", "action"}),
  };
}

// A test on a register of a year's minutes. Commands run in another time zone than that of the partnership.
class SampleRegisterTest : public ProgramTest {
 protected:
  SampleRegisterTest() {
    auto sample = fs::path(MINUTED_SOURCE) / "tests/sample";
    expectDone({"init", "--name", "Marram Coast Partnership"});
    expectDone({"apply", (fs::path(MINUTED_SOURCE) / "tests/cli/sample.json").string()});
    expectDone({"import", (sample / "2025-05-15-steering-group.txt").string()});
    expectDone({"import", (sample / "2025-10-16-steering-group.txt").string(), "--accept"});
    expectDone({"report", "write", "introduction", "A first year.", "--to", "2025-12-31"});
    expectDone({"report", "annual", "--to", "2025-12-31", "-o", (folder_ / "update.md").string()});
    auto update = contentOf(folder_ / "update.md");
    std::ofstream(folder_ / "edited.md") << update.replace(update.find("A first year."), 13, "A great year.");
    expectDone({"report", "annual", "--to", "2025-12-31", "--draft", "-o", (folder_ / "draft.md").string()});
    auto draft = contentOf(folder_ / "draft.md");
    auto words = draft.find("A first year.");
    EXPECT_NE(words, std::string::npos);
    std::ofstream(folder_ / "draft.md") << draft.replace(words, 13, "A second draft.");
    expectDone({"review", "export", "R-1", (folder_ / "review.txt").string()});
    auto review = contentOf(folder_ / "review.txt");
    std::ofstream(folder_ / "review.txt") << review.replace(review.find("wait "), 5, "accept ");
    std::ofstream(folder_ / "facts.json") << R"([{"do": "org add", "name": "Dune Council", "label": "dune"},
      {"do": "action add", "text": "Count the steps", "owner": "@dune"}])";
  }

  void expectDone(const Words& words) {
    auto ran = run(with(words, {"-q"}));
    EXPECT_EQ(ran.code, 0) << quoted(words) << ran.errors;
  }

  // In another time zone than that of the partnership.
  Ran run(const Words& words) { return ProgramTest::run(words, "TZ=America/New_York"); }
};

}  // namespace minuted::world
