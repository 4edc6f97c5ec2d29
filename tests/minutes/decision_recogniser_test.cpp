#include "minutes/found.h"

namespace minuted {
namespace {

TEST(DecisionRecogniser, findsWhatTheBodyDecided) {
  const Example examples[]{
      {"Minutes of the last meeting were agreed as correct.",
       {"agreed: Minutes of the last meeting were agreed as correct"}},
      {"The minutes of the meeting of 3 May were unanimously approved.",
       {"approved: The minutes of the meeting of 3 May were unanimously approved"}},
      {"It was agreed that the charter be adopted.", {"agreed: It was agreed that the charter be adopted"}},
      {"It was unanimously resolved to go on. It rained.", {"resolved: It was unanimously resolved to go on"}},
      {"After a long discussion, it was agreed to wait.", {"agreed: After a long discussion, it was agreed to wait"}},
      {"The group agreed a budget of £10.", {"agreed: The group agreed a budget of £10"}},
      {"The Board formally endorsed the plan.", {"endorsed: The Board formally endorsed the plan"}},
      {"Harbour Towns Steering Group approved the plan.", {"approved: Harbour Towns Steering Group approved the plan"}},
      {"AGREED: to open the fund.", {"agreed: To open the fund"}},
      {"RESOLVED that the fund be opened.", {"resolved: RESOLVED that the fund be opened"}},
      {"[Decision – the plan is approved]", {"agreed: The plan is approved"}},
      {"Talk was had. [Decision: wait] The group agreed to meet again.",
       {"agreed: Wait", "agreed: The group agreed to meet again"}},
      {"The committee deferred the item.", {"deferred: The committee deferred the item"}},
  };
  for (const auto& [text, finds] : examples) EXPECT_EQ(foundIn(schema::Proposal::DECISION, text), finds) << text;
}

TEST(DecisionRecogniser, leavesOtherAgreementsAlone) {
  for (auto text : {"It was noted that the fund is empty.", "Cllr Brown suggested a campaign which DCI Senior agreed to consider.",
                    "The contract agreed in 2002 still holds.", "Ann Lee agreed to write.",
                    "The group discussed what was agreed last year.", "He hoped that it was agreed.",
                    "The group noted with sorrow the death of a friend.", "Was it agreed that we wait?",
                    "The minutes run to nine pages.", "2. Draft minutes of the last meeting & matters arising",
                    "[Action – see that the group agreed (Jan)]", "The board that meets regularly agreed elsewhere"})
    EXPECT_EQ(foundIn(schema::Proposal::DECISION, text), Lines{}) << text;
}

}  // namespace
}  // namespace minuted
