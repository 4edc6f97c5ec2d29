// Recognising actions: texts with the proposals that are found in them.
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

TEST(ActionRecogniser, ReadsAsks) {
  const Example examples[]{
      {"[Action – consider campaign and respond to Cllr Brown \\(DCI Senior\\)](#)",
       {"raised: Consider campaign and respond to Cllr Brown | James Senior | answer Susan Brown"}},
      {"[Action – OSP members to contact Sara Fernandez to offer support.](#)",
       {"raised: OSP members to contact Sara Fernandez to offer support | OSP members"}},
      {"Action: circulate the plan (Jan)", {"raised: Circulate the plan | Jan Royall"}},
      {"ACTION - Circulate the plan (Gill Aitken and Cllr Brown).",
       {"raised: Circulate the plan | Gillian Aitken; Susan Brown"}},
      {"[Action: meet (Jan, DCI Senior & the Oxford Civic Society)]",
       {"raised: Meet | Jan Royall; James Senior; Oxford Civic Society"}},
      {"[Action – meet (Ian Brooke and Caroline Green)]", {"raised: Meet | Ian Brooke; Caroline Green"}},
      {"[Action – meet (Green)]", {"raised: Meet | Green"}},  // two attendees have this name, so it is kept as written
      {"[Action – meet (Sara Fernandez/Ian Green)]", {"raised: Meet | Sara Fernandez; Ian Green"}},
      {"[Action – Thames Valley Police to report by 30 June 2024]",
       {"raised: Thames Valley Police to report | Thames Valley Police | due 2024-06-30"}},
      {"[Action – Safer Streets Sub-Group to review lighting by the end of May]",
       {"raised: Safer Streets Sub-Group to review lighting | Safer Streets Sub-Group | due 2024-05-31"}},
      {"[Action – send the list by 5 May 2024 to partners (Jan)]",
       {"raised: Send the list to partners | Jan Royall | due 2024-05-05"}},
      {"[Action – send the list (Jan, by 5 May 2024)]", {"raised: Send the list | Jan Royall | due 2024-05-05"}},
      {"[Action – send the list (by 5 May)]", {"raised: Send the list | due 2024-05-05"}},
      {"[Action – send the list (Jan), by 5 May 2024]", {"raised: Send the list | Jan Royall | due 2024-05-05"}},
      {"[Action – send the list (see paper 3)]", {"raised: Send the list (see paper 3)"}},
      {"[Action – report back to Dr Foster (Jan)]",
       {"raised: Report back to Dr Foster | Jan Royall | answer Dr Foster"}},
      {"[Action – report to the board (Jan)]", {"raised: Report to the board | Jan Royall"}},
      {"[Action – offer what help there is to those who need it]",
       {"raised: Offer what help there is to those who need it"}},
      {"It was a good talk. Action: Jan to write. [Action – meet (Jan)] and so on.",
       {"raised: Jan to write | Jan Royall", "raised: Meet | Jan Royall"}},
      {"Action 3: meet (Jan)", {"raised: Meet | Jan Royall"}},
      {"• Action point: meet (Jan)", {"raised: Meet | Jan Royall"}},
      {"[Action – meet (Jan)", {"raised: Meet | Jan Royall"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, ReadsSeveralAsksOfOneMark) {
  const Example examples[]{
      {"ACTIONS: Jan to write. Cllr Brown to call and to ask. It is urgent.",
       {"raised: Jan to write | Jan Royall", "raised: Cllr Brown to call and to ask. It is urgent | Susan Brown"}},
      {"Actions: Jan to write, DCI Senior to call",
       {"raised: Jan to write | Jan Royall", "raised: DCI Senior to call | James Senior"}},
      {"Action JS: write to the council", {"raised: Write to the council | James Senior"}},
      {"Action (JS): write to the council", {"raised: Write to the council | James Senior"}},
      {"It is late. (Action: Jan to write)", {"raised: Jan to write | Jan Royall"}},
      {"AP3: Jan to write", {"raised: Jan to write | Jan Royall"}},
      {"ACTION JS to write", {"raised: JS to write | James Senior"}},
      {"AP: we should write to somebody", {}},
      {"Action on Jan – write to the council", {"raised: Write to the council | Jan Royall"}},
      {"Action: Jan/JS to write", {"raised: Jan/JS to write | Jan Royall; James Senior"}},
      {"Action: the letter to be sent by Jan", {"raised: The letter to be sent by Jan | Jan Royall"}},
      {"Action: the letter to go out. The board to see to it.",
       {"raised: The letter to go out. The board to see to it | The board"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, AMarkThatNamesOnlyItsOwnerIsForTheSentenceBefore) {
  const Example examples[]{
      {"A report came. Names are wanted for the list. Action: Jan",
       {"raised: Names are wanted for the list | Jan Royall"}},
      {"A list is wanted. Action: Clerk. ii. Roads The road is bad.", {"raised: A list is wanted | Clerk"}},
      {"JS will call the county. It is urgent. Action: JS", {"raised: JS will call the county | James Senior"}},
      {"A report came. Names are wanted for the list.\nACTION: Jan/JS",
       {"raised: Names are wanted for the list | Jan Royall; James Senior"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

// A layout with the text on the left and a column with the owners on the right.
TEST(ActionRecogniser, ReadsInitialsInAColumnBesideTheText) {
  auto column = std::string(70, ' ');
  auto text = column + "Action\n\n" + "The chair is asked to write to the county about the roof of the  JS\n" +
              "hall. The roof is old.\n\n" + column + "JR\n" + "A poster is wanted for the hall.\n";
  EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text),
            (Lines{"raised: The chair is asked to write to the county about the roof of the hall | James Senior",
                   "raised: A poster is wanted for the hall | Jan Royall"}));
  // The column may have a title, full names and several initials, and a note may be below its paragraph.
  auto beside = std::string(" Item") + std::string(65, ' ') + "Action\n\n" +
                "The roof is old. It is to be mended before the winter comes and     JS + Jan\nso are the doors.\n\n" +
                "A poster is wanted for the hall.\n" + column + "  Cllr Brown\n\nTerms to be written." +
                std::string(54, ' ') + "??\n";
  EXPECT_EQ(linesInBody(schema::Proposal::ACTION, beside),
            (Lines{"raised: It is to be mended before the winter comes and so are the doors | James Senior; Jan Royall",
                   "raised: A poster is wanted for the hall | Susan Brown", "raised: Terms to be written"}));
}

TEST(ActionRecogniser, WhoIsNamedBesideATitleOrInARosterIsAskedNothing) {
  auto beside = [](std::string text, std::string_view note) {
    text.resize(75, ' ');
    return text.append(note) + "\n";
  };
  auto text = beside("Present   Ann Lee    AL     Joe Kidman", "JK") + "\n" + beside("Items", "Action") + "\n" +
              beside("4        Finance report (standing item)", "JS") + "\n" +
              beside("The bank is to be told of the new address.", "JS") + "\n" +
              beside("The county sent a letter of thanks for the gift.", "None");
  EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text),
            (Lines{"raised: The bank is to be told of the new address | James Senior"}));
}

TEST(ActionRecogniser, WhatSomebodyWouldDoIsFirmWhereItWasAgreed) {
  EXPECT_EQ(linesInBody(schema::Proposal::ACTION,
                        "[Action – JS to tell the bank]\n\nIt was agreed that\n"
                        "a. JR would write to the band about the fair;\n"),
            (Lines{"raised: JS to tell the bank | James Senior",
                   "raised: JR would write to the band about the fair | Jan Royall"}));
}

TEST(ActionRecogniser, ATableOfItemsWithWhoAndWhenEndsWhereAnotherBegins) {
  EXPECT_EQ(linesInBody(schema::Proposal::ACTION,
                        "ITEM                             BY WHOM          BY WHEN\n"
                        "Tell the bank of the address     James Senior     asap\n\n\n"
                        "   Item              Notes                 Action\n"
                        "   Welcome           All were welcomed\n"),
            (Lines{"raised: Tell the bank of the address | James Senior"}));
}

TEST(ActionRecogniser, ReadsListsAndTablesOfActions) {
  const Example examples[]{
      {"Actions\n\n1. Jan to write\n- JS to call\n\nNext meeting in May",
       {"raised: Jan to write | Jan Royall", "raised: JS to call | James Senior"}},
      {"ACTIONS:\n- A poster to go up in the hall\n\n2. Any other business", {"raised: A poster to go up in the hall"}},
      {"| No. | Detail | Resp. | Due |\n| --- | --- | --- | --- |\n| 1 | Write to the council | JS | 5 May 2024 |\n"
       "| **General** |\n| 2 | Call | Jan |  |",
       {"raised: Write to the council | James Senior | due 2024-05-05", "raised: Call | Jan Royall"}},
      // Names on lines of their own above the entries are matched by their order.
      {"Action items          Person responsible     Deadline\n                      Jan                    Enter "
       "deadline "
       "here\n  • Find a hall\n                      JS\n  • Ask the band",
       {"raised: Find a hall | Jan Royall", "raised: Ask the band | James Senior"}},
      {"Who does what\n\nWhat                       Who           When\n----------------------------------------\n"
       "Write to the council       JS, Jan       5 May 2024\nCall the county and ask\n  about the roof           Clerk"
       "         asap\n\nA new paragraph.",
       {"raised: Write to the council | James Senior; Jan Royall | due 2024-05-05",
        "raised: Call the county and ask about the roof | Clerk"}},
      {"+----+--------------+-------+\n| No | Action       | Owner |\n+====+==============+=======+\n| 1  | Write to "
       "the | JS    "
       "|\n|    | council      |       |\n| 2  | Call         | Jan   |\n+----+--------------+-------+",
       {"raised: Write to the council | James Senior", "raised: Call | Jan Royall"}},
      {"No\tAction\tOwner\tDue\n1\tWrite to the council\tJS\t5 May 2024\n\tCall\tJan\n",
       {"raised: Write to the council | James Senior | due 2024-05-05", "raised: Call | Jan Royall"}},
      {"\t\t\tAction\n2\t\tStops\n\t(a)\tThe stop is wet. A roof to be put up.\tJS\n\t(b)\tIt rained.\t\n",
       {"raised: A roof to be put up | James Senior"}},
      {"Actions: none.", {}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, ReadsWhoIsNamedBeforeAnEntry) {
  const Example examples[]{
      {"Actions\n\n- [JS] Write to the council\n- [JS, Jan]  Call\n  - See the letter\n- [Jan] Ask",
       {"raised: Write to the council | James Senior", "raised: Call | James Senior; Jan Royall",
        "raised: Ask | Jan Royall"}},
      {"Actions, all in one place\n\n- [ ] @ann @joe write to the council (2.1)\n- [x] JS: call\n- [ ] ~~Jan: ask~~ no "
       "need",
       {"raised: Write to the council (2.1) | ann; joe", "closed: Call | James Senior", "dropped: Ask | Jan Royall"}},
      {"- [ ] JS: write to the council\n- [ ] everybody: tidy up",
       {"raised: Write to the council | James Senior", "raised: Tidy up | everybody"}},
      {"ACTION POINTS\nJS   A note on the roof\nJS/Jan  Meet the county\nAll  Return the forms",
       {"raised: A note on the roof | James Senior", "raised: JS/Jan Meet the county | James Senior; Jan Royall",
        "raised: All Return the forms | All"}},
      {"# Agenda\n- [ ] Budget\n- [ ] Roads", {}},
      {"ACTION ITEMS\n1) Jan/JS – write to the county\n2) Everyone: collect photographs\n3) New lock (Ian Green)",
       {"raised: Write to the county | Jan Royall; James Senior", "raised: Collect photographs | Everyone",
        "raised: New lock | Ian Green"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, ReadsMarksOfAllKinds) {
  const Example examples[]{
      {"ACTION 17.1 on HvD: ship the unit", {"raised: Ship the unit | HvD"}},
      {"ACTION 17.2 on Jan/JS: find a place, by 6 Feb",
       {"raised: Find a place | Jan Royall; James Senior | due 2024-02-06"}},
      {"- AI 2.3 (@ann + @joe) look at it together", {"raised: Look at it together | ann; joe"}},
      {"(AI 1.3 was closed in April.)", {}},
      {"- AI: @ann to write", {"raised: To write | ann"}},
      {"JS action: add a reminder", {"raised: Add a reminder | James Senior"}},
      {"It is late, ACTION: JS to write and report, ACTION: Jan to call",
       {"raised: JS to write and report | James Senior", "raised: Jan to call | Jan Royall"}},
      {"The Clerk to pay in January    ACTION: RFO", {"raised: The Clerk to pay in January | RFO"}},
      {"24/113 Agreed actions: Clerk to write to the school; Cllr Brown to attend",
       {"raised: Clerk to write to the school | Clerk", "raised: Cllr Brown to attend | Susan Brown"}},
      {"[Action, provisional – meet (Jan with JS)]", {"raised: Meet | Jan Royall; James Senior"}},
      {"Action: write to the county\nOwner: JS\nDue: 3 June 2024",
       {"raised: Write to the county | James Senior | due 2024-06-03"}},
      {"ACTION: Jan to call\n\n    JS to write",
       {"raised: Jan to call | Jan Royall", "raised: JS to write | James Senior"}},
      {"A list is wanted. Clerk to action.", {"raised: A list is wanted | Clerk"}},
      {"A list is wanted. (Action JS)", {"raised: A list is wanted | James Senior"}},
      {"ACTION: Director of Nursing and Head of Estates to meet",
       {"raised: Director of Nursing and Head of Estates to meet | Director of Nursing; Head of Estates"}},
      {"ACTION: Finance and Performance Committee to look at it",
       {"raised: Finance and Performance Committee to look at it | Finance and Performance Committee"}},
      {"ACTION - all clubs to remind their members", {"raised: All clubs to remind their members | all clubs"}},
      {"Actions: Jan: ask the county; JS: draft a flyer",
       {"raised: Ask the county | Jan Royall", "raised: Draft a flyer | James Senior"}},
      {"Action: no action required", {}},
      {"Action - ongoing.", {}},
      {"ACTION: Someone to ask what it costs", {"raised: Someone to ask what it costs"}},
      {"ACTION: monk to write. Monk was there.", {"raised: Monk to write. Monk was there | monk"}},
      {"Action: the letters to go out", {"raised: The letters to go out"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, AListAtTheEndThatSaysItAgainIsTheSameAction) {
  EXPECT_EQ(
      linesInBody(schema::Proposal::ACTION,
                  "Action: Jan to write to the county council.\nActions\n- Jan to write to the county council\n"
                  "- JS to find a hall"),
      (Lines{"raised: Jan to write to the county council | Jan Royall", "raised: JS to find a hall | James Senior"}));
}

TEST(ActionRecogniser, ATableAtTheEndThatSaysItAgainIsTheSameAction) {
  EXPECT_EQ(linesInBody(schema::Proposal::ACTION,
                        "Action: Jan to get three quotes.\n| Action | Owner | Deadline |\n|---|---|---|\n"
                        "| Get three quotes for lighting | JR | 5 May 2024 |\n| Get three quotes for paint | JS | |"),
            (Lines{"raised: Jan to get three quotes | Jan Royall | due 2024-05-05",
                   "raised: Get three quotes for paint | James Senior"}));
}

TEST(ActionRecogniser, ReadsProse) {
  const Example examples[]{
      {"It was simple and JS agreed to look into it.", {"raised: JS agreed to look into it | James Senior"}},
      {"Jan and Ian Green will also collect items.",
       {"raised: Jan and Ian Green will also collect items | Jan Royall; Ian Green"}},
      {"The Clerk will report back.", {"raised: The Clerk will report back | The Clerk"}},
      {"Jan will be away. The Council would find it useful. A man agreed to pay.", {}},
      {"Jan will be away. JS will leave in May. Ian Green said he would favour a new one.", {}},
      {"Jan offered to write, and JS will call the county.",
       {"raised: Jan offered to write | Jan Royall", "raised: JS will call the county | James Senior"}},
      {"Jan spoke of the roof. She undertook to ask what it costs.",
       {"raised: She undertook to ask what it costs | Jan Royall"}},
      {"Jan was asked about the roof and promised to find out.", {"raised: Promised to find out | Jan Royall"}},
      {"Jan has seen it, and she and the Clerk offered to draw up a list.",
       {"raised: She and the Clerk offered to draw up a list | Jan Royall; the Clerk"}},
      {"JS/Jan to check the alarm; Ian Green to call the engineer.",
       {"raised: JS/Jan to check the alarm | James Senior; Jan Royall",
        "raised: Ian Green to call the engineer | Ian Green"}},
      {"Jan's going to tell them.", {"raised: Jan's going to tell them | Jan Royall"}},
      {"JS said he'd book the hall.", {"raised: JS said he'd book the hall | James Senior"}},
      {"The Clerk to send the answers.", {"raised: The Clerk to send the answers | The Clerk"}},
      {"Ottilie volunteered to bake.", {"raised: Ottilie volunteered to bake | Ottilie"}},
      {"- Jan - ask about the van\n- JS + Ian Green: posters\n- Jan: nobody came\n- everyone please sign the card",
       {"raised: Jan - ask about the van | Jan Royall", "raised: JS + Ian Green: posters | James Senior; Ian Green",
        "raised: Everyone please sign the card | everyone"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, ReadsOtherWaysOfAsking) {
  const Example examples[]{
      {"Please could Jan send round the dates.", {"raised: Please could Jan send round the dates | Jan Royall"}},
      {"Could Jan please send round the dates?", {"raised: Could Jan please send round the dates? | Jan Royall"}},
      {"JS stated that he would come back with a figure.",
       {"raised: JS stated that he would come back with a figure | James Senior"}},
      {"Jan confirmed she'll bring the figures.", {"raised: Jan confirmed she'll bring the figures | Jan Royall"}},
      {"It was agreed that Jan would write.", {"raised: Jan would write | Jan Royall"}},
      {"It was agreed for Jan to write.", {"raised: Jan to write | Jan Royall"}},
      {"It was agreed that Jan should write.", {"raised: Jan should write | Jan Royall"}},
      {"Jan should write.", {}},
      {"The stile is broken.\n\nACTION JS", {"raised: The stile is broken | James Senior"}},
      {"A resident asked whether the Clerk would write.", {}},
      {"The Clerk was instructed to obtain quotes.", {"raised: The Clerk was instructed to obtain quotes | The Clerk"}},
      {"Quotes to be obtained by the Clerk.", {"raised: Quotes to be obtained by the Clerk | the Clerk"}},
      {"The fair to be opened by the Mayor.", {}},
      {"A24/01 Jan to ring the office", {"raised: Jan to ring the office | Jan Royall"}},
      {"Ring the office. **[JR]**", {"raised: Ring the office | Jan Royall"}},
      {"A ring is due. Clerk to Action", {"raised: A ring is due | Clerk"}},
      {"Jan will measure the fence and Ian Green will bring the paint.",
       {"raised: Jan will measure the fence | Jan Royall", "raised: Ian Green will bring the paint | Ian Green"}},
      {"#action Jan write to the county", {"raised: Jan write to the county | Jan Royall"}},
      {"Outcome: ask the county for a key.", {"raised: Ask the county for a key"}},
      {"Jan to ring the office - done.", {}},
      {"It was agreed that Jan would act as Chair.", {}},
      {"AGREED that the Clerk obtain a quote.", {}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, ReadsTablesAndListsWithoutLabels) {
  const Example examples[]{
      {"Action Summary\n\n| | |\n|---|---|\n| Ring the office | Jan |\n| Send dates | Ian Green |",
       {"raised: Ring the office | Jan Royall", "raised: Send dates | Ian Green"}},
      {"Dates\n\n| | |\n|---|---|\n| Ring the office | Jan |\n| Send dates | Ian Green |", {}},
      {"| Ref | Item | Action |\n|--|--|--|\n| 5 | Visit | JS to arrange |\n| 6 | Roof | |",
       {"raised: JS to arrange | James Senior"}},
      {"| Topic | Notes | Outcome | Owner |\n|--|--|--|--|\n| Hall | Cold | Ask for quotes | Jan |\n| Van | Old | Sold "
       "| |",
       {"raised: Ask for quotes | Jan Royall"}},
      {"Actions of the evening:\nJan\n- Ring the office\n- Tidy up\nJS\n- Send dates",
       {"raised: Ring the office | Jan Royall", "raised: Tidy up | Jan Royall", "raised: Send dates | James Senior"}},
      {"---\n\n## Actions\n\n* 1.1 JS to ring\n* 2.1 Jan to write\n* 2.2 Jan to ask/check it",
       {"raised: JS to ring | James Senior", "raised: Jan to write | Jan Royall",
        "raised: Jan to ask/check it | Jan Royall"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

// A column without a title, recognised by initials at about the same place in several lines; dashes take several bytes.
TEST(ActionRecogniser, ReadsAnUnevenColumnOfInitials) {
  auto line = [](std::string_view text, size_t place, size_t width, std::string_view who) {
    return "• " + std::string(text) + std::string(place - width, ' ') + std::string(who) + '\n';
  };
  auto text = line("The stall – find out who can do this and buy the tea", 90, 52, "JS") +
              line("Raffle for the hall, and prizes that are to be found", 91, 52, "D’JR") +
              line("Climbing wall – letter about the times to be sent out", 88, 53, "JS/JR");
  EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text).size(), 3u);
}

// Where actions are marked, prose must be firm and must not repeat a mark near it.
TEST(ActionRecogniser, ReadsFirmProseBesideMarks) {
  const Example examples[]{
      {"Action: Jan to write.\n\nThe weather was fine.\n\nJS agreed to look into it.",
       {"raised: Jan to write | Jan Royall", "raised: JS agreed to look into it | James Senior"}},
      {"JS offered to look into it.\n\nAction: JS to look into it.", {"raised: JS to look into it | James Senior"}},
      {"Action: Jan to write.\n\nThe weather was fine.\n\nIan Green would ask the county.",
       {"raised: Jan to write | Jan Royall"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, ReadsNewsOfOlderAsks) {
  const Example examples[]{
      {"[Action carried forward – consider a campaign (DCI Senior)]",
       {"carried forward: Consider a campaign | James Senior"}},
      {"[Action completed – consider a campaign (DCI Senior)]", {"closed: Consider a campaign | James Senior"}},
      {"[Action done: consider a campaign]", {"closed: Consider a campaign"}},
      {"[Action closed – consider a campaign]", {"closed: Consider a campaign"}},
      {"[Action A-17 closed – consider a campaign]", {"closed: Consider a campaign"}},
      {"[Action declined – consider a campaign (Thames Valley Police)]",
       {"declined: Consider a campaign | Thames Valley Police"}},
      {"[Action reassigned – consider a campaign (Cllr Brown)]", {"reassigned: Consider a campaign | Susan Brown"}},
      {"[Action reassigned – consider a campaign (from DCI Senior to Cllr Brown)]",
       {"reassigned: Consider a campaign | Susan Brown"}},
      {"[Action reassigned – consider a campaign (now Jan)]", {"reassigned: Consider a campaign | Jan Royall"}},
      {"[Action dropped – consider a campaign]", {"dropped: Consider a campaign"}},
      {"[Action update – consider a campaign (DCI Senior)]", {"progressed: Consider a campaign | James Senior"}},
      {"Action carried forward: consider a campaign by 5 May 2024 (Jan)",
       {"carried forward: Consider a campaign | Jan Royall | due 2024-05-05"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), lines) << text;
}

TEST(ActionRecogniser, ReadsWhatBecameOfOlderActions) {
  EXPECT_EQ(
      linesInBody(schema::Proposal::ACTION,
                  "2. Actions from last meeting\n2.1 JS to ring the bank - done, 12 Dec\n2.2 Jan to write: ongoing, no "
                  "reply\n2.3 JS: draft the leaflet (carried forward)\n2.4 The hall was cold.\n"),
      (Lines{"closed: JS to ring the bank | James Senior", "progressed: Jan to write | Jan Royall",
             "carried forward: Draft the leaflet | James Senior"}));
}

TEST(ActionRecogniser, LeavesOtherUsesOfTheWordAlone) {
  for (auto text :
       {"The Covid-19 Action Plan – a summary – was read.", "Community Action: who they are",
        "Action on Hunger gave a talk.", "Police action was swift.", "The key action is for residents to report it.",
        "[Actions of the county – see above]", "action-packed", "[An action – of sorts]", "[Action – ]", "Action",
        "There is a joint action plan with partners", "Ann Lee has committed to continue to co-chair the forum.",
        "Ann Lee agreed to stay as treasurer.", "Ann Lee has agreed to remain on the panel."})
    EXPECT_EQ(linesInBody(schema::Proposal::ACTION, text), Lines{}) << text;
}

}  // namespace
}  // namespace minuted::minutes
