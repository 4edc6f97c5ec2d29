// Checks for every event and every status of an action whether the event is allowed, and the message where it is not.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "story.h"

namespace minuted::domain {
namespace {

using world::Lines;

class Story : public domain::Story {
 public:
  explicit Story(const Lines& lines) : domain::Story("A-1", lines) {}
  const Action& action() const { return as<Action>(); }
};

const std::string raiseAction =
    "2025-01-16 actionRaised(action = A-1, owners = [(party = PE-1)], group = G-1, due = 2025-03-31) text = \"Draft "
    "the plan\"";

const std::map<std::string, Lines> statuses{
    {"open", {raiseAction}},
    {"accepted", {raiseAction, "2025-01-17 actionAccepted(action = A-1, party = PE-1)"}},
    {"declined", {raiseAction, "2025-01-17 actionDeclined(action = A-1, party = PE-1)"}},
    {"in progress", {raiseAction, "2025-01-17 actionProgressed(action = A-1, party = PE-1)"}},
    {"claimed done", {raiseAction, "2025-01-17 actionClaimed(action = A-1, party = PE-1)"}},
    {"closed", {raiseAction, "2025-01-17 actionClosed(action = A-1, meeting = M-1)"}},
    {"dropped", {raiseAction, "2025-01-17 actionDropped(action = A-1, meeting = M-1)"}},
    {"superseded", {raiseAction, "2025-01-17 actionSuperseded(action = A-1, by = A-2)"}},
};

struct Row {
  std::string event;
  std::string verb;  // 'It is STATUS and cannot be VERB.'
  // One character for each status, x where the event is allowed: open, accepted, declined, in progress, claimed done,
  // closed, dropped, superseded.
  std::string allowed;
};

const std::vector<Row> table{
    {"actionAssigned(action = A-1, owners = [(party = O-1)])", "given to another owner", "xxxxx..."},
    {"actionAccepted(action = A-1, party = PE-1)", "accepted", "x.x....."},
    {"actionDeclined(action = A-1, party = PE-1)", "declined", "xx.x...."},
    {"actionCounterProposed(action = A-1, party = PE-1)", "answered with another proposal", "xxxx...."},
    {"actionProgressed(action = A-1, party = PE-1)", "reported on", "xxxx...."},
    {"actionExtensionRequested(action = A-1, due = 2025-06-30)", "asked more time for", "xxxx...."},
    {"actionReworded(action = A-1) text = \"Draft it\"", "reworded", "xxxxx..."},
    {"actionCarriedForward(action = A-1, meeting = M-1)", "carried forward", "xxxxx..."},
    {"actionReferred(action = A-1, group = G-2)", "referred to another group", "xxxxx..."},
    {"actionEscalated(action = A-1, group = G-2)", "escalated", "xxxxx..."},
    {"actionExcused(action = A-1, party = O-1)", "excused", "xxxxx..."},
    {"actionUrgencySet(action = A-1, urgency = high)", "given another urgency", "xxxxx..."},
    {"actionCommented(action = A-1) note = \"the survey of 2023 may do\"", "commented on", "xxxxxxxx"},
    {"actionWaits(action = A-1, on = A-2)", "made to wait for another", "xxxxx..."},
    {"actionRepeats(action = A-1, every = 1, unit = quarter)", "made to be asked again", "xxxxx..."},
    {"actionContinued(action = A-1, by = A-2)", "continued by another", "xxxxxxxx"},
    {"actionFollowed(action = A-1, party = PE-1)", "followed", "xxxxxxxx"},
    {"ragOverridden(action = A-1, rag = red)", "rated by hand", "xxxxx..."},
    {"actionClaimed(action = A-1, party = PE-1)", "claimed as done", "xxxx...."},
    {"actionClosed(action = A-1, meeting = M-1)", "closed", "xxxxx..."},
    {"actionReopened(action = A-1, meeting = M-1)", "reopened", "....xxxx"},
    {"actionDropped(action = A-1, meeting = M-1)", "dropped", "xxxxx..."},
    {"actionSuperseded(action = A-1, by = A-3)", "superseded", "xxxxx..."},
    {"actionDueChanged(action = A-1, due = 2025-06-30)", "given another due date", "xxxxx..."},
};
const Lines statusNames{"open",         "accepted", "declined", "in progress",
                        "claimed done", "closed",   "dropped",  "superseded"};

// Events that depend on more than the status are not in the table above.
TEST(ActionRules, AnExtensionIsRefusedWhereOneWasAskedFor) {
  EXPECT_EQ(Story({raiseAction}).judge("2025-02-01 actionExtensionRefused(action = A-1)"),
            "Nobody has asked for more time.");
  EXPECT_EQ(Story({raiseAction, "2025-01-20 actionExtensionRequested(action = A-1, due = 2025-06-30)"})
                .judge("2025-02-01 actionExtensionRefused(action = A-1)"),
            "yes");
}

TEST(ActionRules, OnlyOneOfItsOwnersAnswers) {
  EXPECT_EQ(Story({raiseAction}).judge("2025-02-01 actionAccepted(action = A-1, party = PE-2)"),
            "PE-2 is not among its owners.");
  Story mandated({"2025-01-16 actionRaised(action = A-1, owners = [(party = PE-1, onBehalfOf = O-1)])"});
  EXPECT_EQ(mandated.judge("2025-02-01 actionClaimed(action = A-1, party = O-1)"), "yes");
  Story ofAll({"2025-01-16 actionRaised(action = A-1, owners = [(party = G-1, collective = true)])"});
  EXPECT_EQ(ofAll.judge("2025-02-01 actionClaimed(action = A-1, party = PE-7)"), "yes");
}

TEST(ActionRules, WhatIsPrintedIsWhatJudges) {
  for (const auto& rule : actionRules.rules) {
    auto row = std::ranges::find(table, rule.verb, &Row::verb);
    if (row == table.end()) continue;
    EXPECT_EQ(std::string(rule.allowed), "." + row->allowed) << rule.verb;
  }
  EXPECT_EQ(actionRules.rules.size(),
            table.size() + 8);  // entered, raised, rated by the rule again; three that answer what was asked for; two
                                // that end what others begin
}

TEST(ActionRules, EveryEventInEveryStatus) {
  for (const auto& row : table)
    for (size_t i = 0; i < statusNames.size(); ++i) {
      auto expected = row.allowed[i] == 'x'        ? "yes"
                      : statusNames[i] == row.verb ? "It is " + row.verb + " already."
                                                   : "It is " + statusNames[i] + " and cannot be " + row.verb + ".";
      EXPECT_EQ(Story(statuses.at(statusNames[i])).judge("2025-02-01 " + row.event), expected)
          << row.event << " of one " << statusNames[i];
    }
}

TEST(ActionRules, NothingButItsEntryOrRaisingHappensToAnActionThatIsNotKnown) {
  for (const auto& row : table)
    EXPECT_EQ(Story({}).judge("2025-02-01 " + row.event), "It has not been raised yet on that day.");
  EXPECT_EQ(Story({}).judge(raiseAction), "yes");
  EXPECT_EQ(Story({}).judge("actionEntered(action = A-1, group = G-1)"), "yes");
}

TEST(ActionRules, ItIsEnteredAndRaisedOnce) {
  const std::string enterAction = "actionEntered(action = A-1, group = G-1) text = \"Draft the plan\"";
  for (const auto& status : statusNames) {
    EXPECT_EQ(Story(statuses.at(status)).judge(raiseAction), "It has been raised already.");
    EXPECT_EQ(Story(statuses.at(status)).judge(enterAction), "It has been entered already.");
  }
  EXPECT_EQ(Story({enterAction}).judge(raiseAction), "yes");
  EXPECT_EQ(Story({enterAction}).judge(enterAction), "It has been entered already.");
}

TEST(ActionRules, OnlySomebodyOwnsIt) {
  auto owned = [](const std::string& owners) {
    return Story({}).judge("2025-01-16 actionRaised(action = A-1, owners = [" + owners +
                           "]) text = \"Draft the plan\"");
  };
  EXPECT_EQ(owned("(party = PE-1), (party = O-1), (party = G-1)"), "yes");
  EXPECT_EQ(owned("(party = G-1, collective = true)"), "yes");
  EXPECT_EQ(owned(""), "An action needs an owner: a person, an organisation, a group or its members.");
  EXPECT_EQ(owned("(party = M-1)"), "M-1 cannot own an action.");
  EXPECT_EQ(owned("(party = PE-1, collective = true)"), "Only the members of a group can own an action together.");
  EXPECT_EQ(Story({raiseAction}).judge("2025-02-01 actionAssigned(action = A-1)"),
            "An action needs an owner: a person, an organisation, a group or its members.");
}

TEST(ActionRules, ANewDueDateIsADate) {
  EXPECT_EQ(Story({raiseAction}).judge("2025-02-01 actionDueChanged(action = A-1)"), "A new due date is needed.");
}

TEST(ActionRules, WhatHappensToOthersDoesNotHappenToAnAction) {
  EXPECT_EQ(Story({raiseAction}).judge("2025-02-01 meetingHeld(meeting = M-1)"),
            "meetingHeld does not happen to an action.");
}

TEST(Actions, TheirLifeIsFolded) {
  Story story({raiseAction, "2025-01-20 actionAccepted(action = A-1, party = PE-1) note = \"Gladly\"",
               "2025-02-10 actionDueChanged(action = A-1, due = 2025-05-31)",
               "2025-03-01 actionCarriedForward(action = A-1, meeting = M-2)",
               "2025-04-01 actionClaimed(action = A-1, party = PE-1) note = \"Sent round\""});
  const auto& action = story.action();
  EXPECT_EQ(action.text, "Draft the plan");
  EXPECT_EQ(action.status, ActionStatus::CLAIMED);
  EXPECT_EQ(action.statusOn, dateOf(2025, 4, 1));
  EXPECT_EQ(action.raisedOn, dateOf(2025, 1, 16));
  EXPECT_EQ(action.firstDue, dateOf(2025, 3, 31));
  EXPECT_EQ(action.due, dateOf(2025, 5, 31));
  EXPECT_EQ(action.timesCarried, 1);
  EXPECT_EQ(action.extensions, 1);
  EXPECT_EQ(action.note, "Sent round");
}

TEST(Actions, ADueDateSaidAgainIsNoExtensionAndAFirstOneNeither) {
  Story again({raiseAction, "2025-02-01 actionDueChanged(action = A-1, due = 2025-03-31)"});
  EXPECT_EQ(again.action().extensions, 0);
  Story first({"2025-01-16 actionRaised(action = A-1, owners = [(party = PE-1)]) text = \"Draft the plan\"",
               "2025-02-01 actionDueChanged(action = A-1, due = 2025-03-31)"});
  EXPECT_EQ(first.action().extensions, 0);
  EXPECT_EQ(first.action().firstDue, dateOf(2025, 3, 31));
}

TEST(Actions, NewOwnersHaveNotAnsweredYet) {
  Story story({raiseAction, "2025-01-17 actionAccepted(action = A-1, party = PE-1)",
               "2025-02-01 actionAssigned(action = A-1, owners = [(party = PE-2, onBehalfOf = O-1)])"});
  EXPECT_EQ(story.action().status, ActionStatus::OPEN);
  EXPECT_EQ(story.action().owners, (std::vector<Owner>{{world::idOf("PE-2"), world::idOf("O-1"), false}}));
}

TEST(Actions, OneOfManyAnswersForItselfAlone) {
  Story story({"2025-01-16 actionRaised(action = A-1, owners = [(party = G-1, collective = true)])",
               "2025-01-20 actionAccepted(action = A-1, party = O-1)",
               "2025-02-01 actionClaimed(action = A-1, party = O-1) note = \"Sent\"",
               "2025-02-02 actionDeclined(action = A-1, party = O-2)",
               "2025-02-03 actionExcused(action = A-1, party = O-2)"});
  EXPECT_EQ(story.action().status, ActionStatus::IN_PROGRESS);
  ASSERT_EQ(story.action().answers.size(), 2u);
  EXPECT_EQ(story.action().answers[0].status, AnswerStatus::CLAIMED);
  EXPECT_EQ(story.action().answers[1].status, AnswerStatus::EXCUSED);
}

TEST(Actions, AnExtensionKeepsWhatStoodBefore) {
  Story story({raiseAction, "2025-02-01 actionExtensionRequested(action = A-1, party = PE-1, due = 2025-06-30)",
               "2025-02-10 actionDueChanged(action = A-1, due = 2025-05-31, grantedBy = G-1) note = \"A little\""});
  EXPECT_FALSE(story.action().requested);
  EXPECT_EQ(story.action().moves, (std::vector<DueChange>{{dateOf(2025, 3, 31), dateOf(2025, 5, 31), world::idOf("G-1"),
                                                           dateOf(2025, 2, 10), "A little"}}));
}

TEST(Actions, RedAmberGreenByOneRule) {
  using enum ActionStatus;
  using schema::Rag;
  struct Rating {
    const char* why;
    Rated rated;
    Rag rag;
  };
  const Date today = dateOf(2025, 3, 17);
  const Rating rows[]{
      {"nothing is wrong", {OPEN, false, dateOf(2025, 6, 1), 4, 0}, Rag::GREEN},
      {"nobody has answered for a month", {OPEN, false, dateOf(2025, 6, 1), 31, 0}, Rag::AMBER},
      {"accepted", {ACCEPTED, false, dateOf(2025, 6, 1), 0, 0}, Rag::GREEN},
      {"due within a fortnight", {ACCEPTED, false, dateOf(2025, 3, 31), 0, 0}, Rag::AMBER},
      {"due in a fortnight and a day", {ACCEPTED, false, dateOf(2025, 4, 1), 0, 0}, Rag::GREEN},
      {"carried forward twice", {ACCEPTED, false, {}, 0, 2}, Rag::AMBER},
      {"overdue", {ACCEPTED, true, dateOf(2025, 3, 1), 0, 0}, Rag::RED},
      {"declined", {DECLINED, false, {}, 0, 0}, Rag::RED},
      {"claimed", {CLAIMED, false, dateOf(2025, 3, 1), 0, 3}, Rag::GREEN},
  };
  for (const auto& row : rows) EXPECT_EQ(ragOf(row.rated, today), row.rag) << row.why;
}

}  // namespace
}  // namespace minuted::domain
