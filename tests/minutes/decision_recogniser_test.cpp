// Recognising decisions: texts with the proposals that are found in them.
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

TEST(DecisionRecogniser, FindsWhatTheBodyDecided) {
  const Example examples[]{
      {"Minutes of the last meeting were agreed as correct.",
       {"agreed: Minutes of the last meeting were agreed as correct"}},
      {"The minutes of the meeting of 3 May were unanimously approved.",
       {"approved: The minutes of the meeting of 3 May were unanimously approved"}},
      {"It was agreed that the charter be adopted.", {"agreed: It was agreed that the charter be adopted"}},
      {"It was unanimously resolved to go on. It rained.", {"resolved: It was unanimously resolved to go on"}},
      {"After a long discussion, it was agreed to wait.", {"agreed: It was agreed to wait"}},
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
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::DECISION, text), lines) << text;
}

TEST(DecisionRecogniser, FindsWhatWasPutToTheVote) {
  const Example examples[]{
      {"Proposed AB, seconded CD and agreed that we pay £100.",
       {"agreed: Proposed AB, seconded CD and agreed that we pay £100"}},
      {"RESOLVED: That a bin be bought. (Cllr Lee proposed, Cllr Ray seconded)",
       {"resolved: That a bin be bought | seconded by Cllr Ray"}},
      {"Kit was proposed (Lee, seconded by Ray) and carried nem con.",
       {"agreed: Kit was proposed (Lee, seconded by Ray) and carried nem con"}},
      {"He proposed that the group joins. All were in agreement.",
       {"agreed: He proposed that the group joins. All were in agreement"}},
      {"It was proposed to accept the quote. Proposed: Cllr Lee; seconded: Cllr Ray. All in favour. Resolved: 16/10/6.",
       {"agreed: It was proposed to accept the quote"}},
      {"After discussion the board agreed these proposals.", {"agreed: The board agreed these proposals"}},
      {"Lee proposed and Ray seconded that Kit stays.", {"agreed: Lee proposed and Ray seconded that Kit stays"}},
      {"All agreed that she be appointed.", {"agreed: All agreed that she be appointed"}},
      {"The accounts were agreed in full.", {"agreed: The accounts were agreed in full"}},
      {"Decision made that the group will pay.", {"agreed: Decision made that the group will pay"}},
      {"Six for, none against, motion approved.", {"agreed: Six for, none against, motion approved"}},
      {"The clerk asked, the committee agreed to move the date.", {"agreed: The committee agreed to move the date"}},
      {"Decisions:\n- The plan is approved", {"approved: The plan is approved"}},
      {"The group agreed that:\n- the fund is opened", {"agreed: The fund is opened"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::DECISION, text), lines) << text;
}

TEST(DecisionRecogniser, ReadsVerbsInCapitalsOneByOne) {
  const Example examples[]{
      {"The Board NOTED the position and AGREED to pay.",
       {"noted: The Board NOTED the position", "agreed: AGREED to pay"}},
      {"Proposed by Cllr Lee, seconded by Cllr Ray and RESOLVED to object.", {"resolved: RESOLVED to object"}},
      {"The Board DID NOT APPROVE the plan.", {"rejected: The Board DID NOT APPROVE the plan"}},
      {"Action: Jan to write. The Board APPROVED the plan.", {"approved: The Board APPROVED the plan"}},
      {"It had been AGREED that they would come.", {}},
      {"DECISION 17/A: the gauge is mended", {"agreed: The gauge is mended"}},
      {"**Decided:** not to bid", {"agreed: Not to bid"}},
      {"The Board RESOLVED:\n- that the lease be renewed\n- that Jan sign it",
       {"agreed: That the lease be renewed", "agreed: That Jan sign it"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::DECISION, text), lines) << text;
}

TEST(DecisionRecogniser, ReadsVotesAndPlainWords) {
  const Example examples[]{
      {"A clearer wording, 12 yes", {"agreed: A clearer wording, 12 yes"}},
      {"Lee confirmed as chair with one abstain, 11 yes", {"agreed: Lee confirmed as chair with one abstain, 11 yes"}},
      {"Motion: that a hut be bought. For 11, against 3. Carried.", {"agreed: Motion: that a hut be bought"}},
      {"The motion to ban fires was defeated.", {"rejected: The motion to ban fires was defeated"}},
      {"We agreed that anyone may come.", {"agreed: We agreed that anyone may come"}},
      {"Everyone was happy for the hut to be painted.", {"agreed: Everyone was happy for the hut to be painted"}},
      {"Monthly meetings were proposed; this was agreed.", {"agreed: Monthly meetings were proposed; this was agreed"}},
      {"It was put to the meeting and carried.", {"agreed: It was put to the meeting and carried"}},
      {"Works were planned and carried out.", {}},
      {"Proposed Ann Lee. Seconded Joe Ray. Agreed to buy a gate.", {"agreed: Agreed to buy a gate"}},
      {"There was consensus to wait.", {"agreed: There was consensus to wait"}},
      {"Agenda adopted.", {"approved: Agenda adopted"}},
      {"The choice of colour was left over until May.", {"deferred: The choice of colour was left over until May"}},
      {"The Board, as trustee, agreed to close it.", {"agreed: The Board, as trustee, agreed to close it"}},
      {"By three votes to one the group decided to allow it, and the Clerk will tell them.",
       {"agreed: The group decided to allow it"}},
      {"| Motion | Moved | Seconded | Status |\n|--|--|--|--|\n| Buy a hut | Lee | Ray | Carried |\n"
       "| Sell it | Ray | Lee | Lost |",
       {"agreed: Buy a hut", "rejected: Sell it"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::DECISION, text), lines) << text;
}

TEST(DecisionRecogniser, ReadsVotesToldOverSeveralSentences) {
  const Example examples[]{
      {"Jan proposes that we buy a kiln. Seconded by Ian. Motion passed by unanimous consent.",
       {"agreed: Jan proposes that we buy a kiln"}},
      {"Jan nominates Ian Green as treasurer. Caroline seconded. All in favour.",
       {"agreed: Jan nominates Ian Green as treasurer"}},
      {"A slower ferry was proposed by Jan. Ian seconded. The motion fell.",
       {"rejected: A slower ferry was proposed by Jan | proposed by Jan Royall"}},
      {"Jan: I move that we close the fund.\n\nIan: Seconded.\n\nMotion passed.",
       {"agreed: Jan: I move that we close the fund"}},
      {"Vote: for 9, against 3. The proposal to rename the hall was carried.",
       {"agreed: The proposal to rename the hall was carried"}},
      {"It was proposed by Cllr Brown and seconded by Jan to co-opt Mr Dace.",
       {"agreed: It was proposed by Cllr Brown and seconded by Jan to co-opt Mr Dace | proposed by Susan Brown | "
        "seconded by Jan Royall"}},
      {"Secretary: Ian Green, proposed Caroline Green, seconded Jan Royall.", {"agreed: Secretary: Ian Green"}},
      {"Request to open a second account. Granted.", {"approved: Request to open a second account. Granted"}},
      {"Proposal: raise the subs to £20.\n\nAgreed.", {"agreed: Proposal: raise the subs to £20"}},
      {"To approve the accounts: approved and signed.", {"approved: To approve the accounts: approved and signed"}},
      {"Buy a kiln\n\n| Moved by | Jan |\n|--|--|\n| Seconded by | Ian |\n| Status | Carried |",
       {"agreed: Buy a kiln"}},
      {"Buy a kiln\n\n| Moved by | Jan |\n|--|--|\n| Seconded by | Ian |\n| Status | Carried/Lost |", {}},
      {"A motion to sell the mower found no seconder.", {}},
      {"Memberships to be cancelled (+90 days due):", {}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::DECISION, text), lines) << text;
}

TEST(DecisionRecogniser, ReadsOneMindAndOutcomes) {
  const Example examples[]{
      {"Consensus is that the old rota should stay.", {"agreed: Consensus is that the old rota should stay"}},
      {"General agreement that we should keep the ferry.", {"agreed: General agreement that we should keep the ferry"}},
      {"There were no objections to moving the fair.", {"agreed: There were no objections to moving the fair"}},
      {"24/0456, extension at The Gables – no objection.", {"agreed: 24/0456, extension at The Gables – no objection"}},
      {"It was concluded that the roof comes first.", {"agreed: It was concluded that the roof comes first"}},
      {"a. Lettings policy - deferred\nb. Travel policy - agreed\nc. Asset plan – deferred to the next meeting\n",
       {"deferred: Lettings policy - deferred", "agreed: Travel policy - agreed",
        "deferred: Asset plan – deferred to the next meeting"}},
      {"There was no consensus that the roof comes first.", {}},
      {"The county has no objection to it.", {}},
      {"Outcome: the lower field will be left to the bees.", {"agreed: The lower field will be left to the bees"}},
      {"Outcome: the county was asked.", {}},
      {"Outcome: ask the county.", {}},
      {"Accepted the following members: Ada Pole, Max Reed.",
       {"agreed: Accepted the following members: Ada Pole, Max Reed"}},
      {"Council considered the letter and resolved to write back.",
       {"resolved: Council considered the letter and resolved to write back"}},
      {"Theme of the fair agreed: the sea.", {"agreed: Theme of the fair agreed: the sea"}},
      {"2. Fair – Olympic theme agreed", {"agreed: Olympic theme agreed"}},
      {"Quote from Bell & Sons accepted.", {"agreed: Quote from Bell & Sons accepted"}},
      {"Date of the fair to be agreed.", {}},
      {"Risk register noted.", {}},
      {"The precept was set at £9,000.", {"agreed: The precept was set at £9,000"}},
      {"Mr Gill was co-opted on to the council.", {"agreed: Mr Gill was co-opted on to the council"}},
      {"Agreed unanimously: to wait.", {"agreed: To wait"}},
      {"Deferred until May: the survey.", {"deferred: Deferred until May: the survey"}},
      {"#agreed ship on Friday", {"agreed: Ship on Friday"}},
      {"| Item | Discussion | Decision |\n|--|--|--|\n| Hall | It is cold. | Heat it from 5pm |\n| Boat | It leaks. | "
       "|",
       {"agreed: Heat it from 5pm"}},
      {"| Item | Outcome |\n|--|--|\n| Hall | Agreed to raise the fee |\n| Boat | Deferred to March |\n| Van | It was "
       "sold |",
       {"agreed: Agreed to raise the fee", "deferred: Deferred to March"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::DECISION, text), lines) << text;
}

TEST(DecisionRecogniser, LeavesOtherAgreementsAlone) {
  for (auto text : {"It was noted that the fund is empty.",
                    "Cllr Brown suggested a campaign which DCI Senior agreed to consider.",
                    "The contract agreed in 2002 still holds.",
                    "Ann Lee agreed to write.",
                    "The group discussed what was agreed last year.",
                    "He hoped that it was agreed.",
                    "The group noted with sorrow the death of a friend.",
                    "Was it agreed that we wait?",
                    "The minutes run to nine pages.",
                    "2. Draft minutes of the last meeting & matters arising",
                    "[Action – see that the group agreed (Jan)]",
                    "The board that meets regularly agreed elsewhere",
                    "The council approved the budget in 2019.",
                    "Ann reported that the board agreed to wait.",
                    "It was agreed that Cllr Brown would write.",
                    "It was confirmed that the sum is right.",
                    "On the chart: \"Agreed: nothing gets done.\"",
                    "Agreed with Jan that it was cold.",
                    "The District Council agreed to mend the road.",
                    "Members agreed with the Chair.",
                    "The landlord has agreed to mend the roof.",
                    "The works were approved by the county in May.",
                    "Planning decisions received: 24/0011 Barn Cottage: Approved.",
                    "Ian Green has accepted the post of warden.",
                    "Outcome: Approved",
                    "Ian Green said that no one objected to dogs.",
                    "It was agreed for Jan to write.",
                    "All agreed."})
    EXPECT_EQ(linesInBody(schema::Proposal::DECISION, text), Lines{}) << text;
}

}  // namespace
}  // namespace minuted::minutes
