// Those who were there and those who were not, in as many layouts as minutes have. Only their names are compared;
// organisations and offices are in attendance_recogniser_test.cpp.
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

struct Layout {
  std::string_view text;
  std::string_view presentNames, absentNames;  // parted by semicolons
};

std::string namesIn(std::string_view text, bool areAbsent) {
  auto reading = read(text, "minutes.md");
  if (!reading) return reading.error().message;
  std::string names;
  for (auto proposal : reading->proposals()) {
    if (!proposal.isAttendance()) continue;
    auto attendance = proposal.getAttendance();
    if ((attendance.getCapacity() == schema::Capacity::APOLOGIES) != areAbsent) continue;
    names.append(names.empty() ? "" : "; ").append(attendance.getName().cStr());
  }
  return names;
}

void expectNames(const Layout& layout) {
  EXPECT_EQ(namesIn(layout.text, false), layout.presentNames) << layout.text;
  EXPECT_EQ(namesIn(layout.text, true), layout.absentNames) << layout.text;
}

TEST(AttendanceLayouts, AreRead) {
  const Layout layouts[]{
      {"Harbour Board\n2 May 2024\n\nPresent     Ann Lee      AL     Joe Kidman    JK\n            Sam Oak (GHT)     "
       "SO   "
       " Kit "
       "Ash   KA\n            Nic Ray   NR\n",
       "Ann Lee; Joe Kidman; Sam Oak; Kit Ash; Nic Ray", ""},
      {"Harbour Board\n2 May 2024\n\nPresent:                 Officials:\nAnn Lee (Chair)          Joe Kidman (Gull "
       "Trust)\nSam Oak                  Kit Ash (Gull Trust)\n",
       "Ann Lee; Joe Kidman; Sam Oak; Kit Ash", ""},
      {"Harbour Board\n2 May 2024\n\nGOVERNOR ATTENDANCE\nAnn Lee            P\nSam Oak      A\nKit Ash    L\n",
       "Ann Lee; Kit Ash", "Sam Oak"},
      {"Harbour Board\n2 May 2024\n\nAttendees:\n- Ann Lee (AL), Gull Harbour [GH] - Chair\n- Sam Oak (SO), Dune "
       "Weather [DW]\n",
       "Ann Lee; Sam Oak", ""},
      {"Harbour Board\n2 May 2024\n\nCouncillors D Ray (Chairman) (DR), J Fry (JF), and H Cole (HC)\n\n1. "
       "Welcome\nApologies received from Cllrs. Ann Lee and Sam Oak. Kit Ash reiterated her apologies for missing "
       "the last meeting.",
       "Cllr D Ray; Cllr J Fry; Cllr H Cole", "Cllr Ann Lee; Cllr Sam Oak"},
      {"Data Panel - Third Meeting\nEland Place, London\n5th June 2013\nPanel: Professor Ann Lee (Chair), Baroness "
       "Moss (DCLG), Joe Kidman (Openstuff.com), Kit Ash (London Borough of\nRedmere), Jo Dee (Hampton County "
       "Council), Sam Oak (Visiting Professor, Birch\nUniversity), Nic O’Ray (ELG - Electronic Local Group),\nOther "
       "Attendees: Tom Hayes (Local Standards Body), Liz Moor (Practical Work) Dan Cole (DCLG).\nApologies: Pat Fenn "
       "(DCLG), Ed Park (Cabinet Office).\nSecretariat: Clare Mann and Uma Jugga (DCLG).\n\n\nItem 1: Welcome",
       "Professor Ann Lee; Baroness Moss; Joe Kidman; Kit Ash; Jo Dee; Sam Oak; Nic O’Ray; Tom Hayes; Liz Moor; Dan "
       "Cole; Clare Mann; Uma Jugga",
       "Pat Fenn; Ed Park"},
      {"Allotment Association Committee Meeting 6.30pm 25/4/23 (Mitre Pub)\n1) Apologies for absence Robin, Les, "
       "Stuart\n2) Present - Mark (Chair), Dorothy, Tony\n3) Minutes of last meeting – accepted",
       "Mark; Dorothy; Tony", "Robin; Les; Stuart"},
      {"Parish Meeting held on 1st August 2017\n\nCouncillors Present: Cllrs M Cain, R Lee and Cllr J Evans\nIn "
       "attendance: Mrs Kate Moss (Clerk to Council) and 4 members of the public\n\n1. There were apologies from Cllrs "
       "Mrs L Williams and Rob Bowen\n\n2. There were no declarations.",
       "Cllr M Cain; Cllr R Lee; Cllr J Evans; Mrs Kate Moss", "Cllr Mrs L Williams; Cllr Rob Bowen"},
      {"Board meeting\n**Date:** June 23, 2005, 16:15.\n\n#### **Call to order:**\n\n- Board members present: Chris, "
       "Hilmar, Ewan\n- Others: Jason Stage\n\n### Report\n- Review",
       "Chris; Hilmar; Ewan; Jason Stage", ""},
      {"# Committee Meeting 2021.10.23\n\n# Minutes\n\n### Members Present\n\n-   Present: REMOVE NOT PRESENT - Beau, "
       "Fletcher, Vince\n-   Apologies: JC, Spondy\n-   Absent: NAMES Iain, Jase\n-   Observing: NAMES\n-   Minute "
       "taker: Phoebe\n-   Chair: Beau\n\n### Meeting Times",
       "Beau; Fletcher; Vince; Phoebe", "JC; Spondy; Iain; Jase"},
      {"---\ntitle: Chest Training\nstart: 2022-02-01T14:00:16.127Z\nlocation: MS Teams\nagenda: |-\n  We will "
       "discuss\n\n  * Money\nminutes: >-\n  ### Attendance\n\n\n  *Ann Lee, Joe Kidman, Kit Ash (CHF), Kit Ash (HUT), "
       "Jo Dee*\n\n\n  ### Key Points\n\n\n  All trusts reported.\n---",
       "Ann Lee; Joe Kidman; Kit Ash; Kit Ash; Jo Dee", ""},
      {"St Wilfrid's Primary School\nFull Governing Body\nMinutes of the meeting held on Tuesday 14 March 2023 at "
       "6.00pm\n\nGovernors present: Ann Lee (Chair), Joe Kidman (Headteacher), Kit Ash (Vice Chair), Revd Jo Dee, Nic "
       "Ray (staff governor)\nAlso present: Sam Oak (Clerk), Liz Moor (Deputy Headteacher, from 6.30pm)\nApologies: "
       "Tom Hayes (parent governor) - accepted; Pat Fenn - accepted\nAbsent without apology: Ed Park\n\n1. "
       "Welcome\nThe chair welcomed Dan Cole to the meeting.",
       "Ann Lee; Joe Kidman; Kit Ash; Revd Jo Dee; Nic Ray; Sam Oak; Liz Moor", "Tom Hayes; Pat Fenn; Ed Park"},
      {"# Board\n\n| Present | Apologies |\n|---|---|\n| Ann Lee<br>Joe Kidman<br>Kit Ash | Nic Ray<br>Sam Oak "
       "|\n\nText.",
       "Ann Lee; Joe Kidman; Kit Ash", "Nic Ray; Sam Oak"},
      {"Tenants' Forum\n20.1.2020\n\nPresent: Ann Lee (No. 14), Joe Kidman (No. 3), Kit and Jo Ash (22 Gull Lane), "
       "Cllr Nic Ray, plus 12 other residents\nApologies: Sam Oak (No. 7)",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Ash; Cllr Nic Ray", "Sam Oak"},
      {"Minutes of the Allotment Society committee held 3/5/22 at the Ship Inn\nIn attendance: Ann Lee, Joe Kidman, "
       "Kit Ash, Jo Dee.\nApologies for absence from Nic Ray & Sam Oak.\nChair: AL. Minutes: JK.\n1. Water butts",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee", "Nic Ray; Sam Oak"},
      {"Working group\n\nAttendees\n---------\nAnn Lee\nJoe Kidman\nKit Ash\n\nRemote\n------\nJo "
       "Dee\n\nRegrets\n-------\nNic Ray\n\nDiscussion\n----------\nSam Oak wrote in.",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee", "Nic Ray"},
      {"Committee Members Present\nPresident: Ann Lee\nVice-President: Joe Kidman\nTreasurer: Kit Ash\nSecretary: Jo "
       "Dee\nEvents Officer: Nic Ray\nWelfare Officer: Absent\nPublicity: Sam Oak\n\nMeeting opened 7.05pm",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee; Nic Ray; Sam Oak", ""},
      {"Roll Call\nAnn Lee – Present\nJoe Kidman – Present\nKit Ash – Absent\nJo Dee – Excused", "Ann Lee; Joe Kidman",
       "Kit Ash; Jo Dee"},
      {"The following were present: Ann Lee, Joe Kidman, and Kit Ash.\nThe following sent apologies: Jo Dee and Nic "
       "Ray.\nSam Oak arrived at 7.40pm during item 3.\n\n1. Notes\nSam Oak said so.",
       "Ann Lee; Joe Kidman; Kit Ash; Sam Oak", "Jo Dee; Nic Ray"},
      {"Present: Lee A, Kidman J, Ash K\nApologies: Ray N", "Lee A; Kidman J; Ash K", "Ray N"},
      {"Minutes of the Friends of Mere Park, Thursday 9 June 2022\n\nAnn opened the meeting and welcomed Joe, Kit and "
       "Jo. Nic had sent her apologies.\n\nThe pond was discussed.",
       "", "Nic"},
      {"Minutes of Meeting No. 12\nMeeting Date: Tues 3rd May 2022\nChairperson: Ann Lee\nSecretary: Joe "
       "Kidman\nAttendance: Ann Lee, Joe Kidman, Kit Ash\nAbsent with apologies: Jo Dee\nAbsent without apologies: Nic "
       "Ray\nGuest speaker: Dr Sam Oak",
       "Ann Lee; Joe Kidman; Kit Ash; Dr Sam Oak", "Jo Dee; Nic Ray"},
      {"---\ntitle: Board call\ndate: 2022-05-03\nattendees:\n  - Ann Lee\n  - Joe Kidman\napologies:\n  - Kit "
       "Ash\n---\n\n# Notes\n\nWe talked.",
       "Ann Lee; Joe Kidman", "Kit Ash"},
      {"Ward Forum, 3 May 2022\n\nCllr Ann Lee (Chair) welcomed everyone. Cllrs Joe Kidman and Kit Ash also attended, "
       "with PC Jo Dee and 14 residents. Apologies: Cllr Nic Ray.\n\nParking\nResidents said that parking is bad.",
       "Cllr Joe Kidman; Cllr Kit Ash; PC Jo Dee", "Cllr Nic Ray"},
      {"## Attendance\n- [x] Ann Lee\n- [x] Joe Kidman\n- [ ] Kit Ash\n\n## Notes", "Ann Lee; Joe Kidman", ""},
      {"Attendance: Ann (chair), Joe (minutes), Kit, Jo, Nic - late\nApologies: Sam & Liz\n\nMatters:\nBoats",
       "Ann; Joe; Kit; Jo; Nic", "Sam; Liz"},
      {"Meeting\n\n1. Welcome, introductions and apologies\n\nAnn Lee welcomed all. Apologies were noted from Joe "
       "Kidman (Dune Council), Kit Ash (Gull Police) and Jo Dee.\n\n2. Tea",
       "", "Joe Kidman; Kit Ash; Jo Dee"},
      {"Present: Ann Lee, Harbour Trust (Chair)\nJoe Kidman, Dune Council\nKit Ash, Gull Police\nApologies: Jo Dee, "
       "Marram College\nNic Ray, Dune Council",
       "Ann Lee; Joe Kidman; Kit Ash", "Jo Dee; Nic Ray"},
      {"Governing Board – Part I\nDate of meeting: 6th July 2021\nVenue: Microsoft Teams\n\nAttendance\nName | "
       "Category | Present\nAnn Lee | Co-opted | Y\nJoe Kidman | Parent | Y\nKit Ash | Staff | N (apologies)",
       "Ann Lee; Joe Kidman", "Kit Ash"},
      {"Integrated Care Board\n\nMembers\nAnn Lee (Chair) – ICB Chair\nDr Joe Kidman – Medical Director, Gull "
       "Hospitals\nProf Kit Ash – Director of Nursing\n\nAttendees\nNic Ray – Head of Governance "
       "(minutes)\n\nApologies\nSam Oak – Local Authority representative\n\n1. Welcome",
       "Ann Lee; Dr Joe Kidman; Prof Kit Ash; Nic Ray", "Sam Oak"},
      {"# TSC Meeting\n\nDate: 2024-02-20\n\n## Participants\nTSC members:\n- [x] Ann Lee (Gullsoft)\n- [x] Joe Kidman "
       "(Dune)\n- [ ] Kit Ash (Marram)\n\nOthers:\n- Sam Oak\n\n## Topics",
       "Ann Lee; Joe Kidman; Sam Oak", ""},
      {"Present Ann Lee (Chairman), Joe Kidman, Kit Ash\nApologies Jo Dee\nIn attendance Sam Oak (Clerk)\n1. Minutes",
       "Ann Lee; Joe Kidman; Kit Ash; Sam Oak", "Jo Dee"},
      {"Committee: Ann Lee - Chair, Joe Kidman - Secretary, Kit Ash - Treasurer, Jo Dee\nMembers: 14 "
       "present\nApologies: Sam Oak, Tom & Liz Moor",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee", "Sam Oak; Tom Moor; Liz Moor"},
      {"CALL TO ORDER: President Ann Lee called the meeting to order at 7:02 p.m.\nROLL CALL: Ann Lee, Joe Kidman, Kit "
       "Ash present; Jo Dee excused.\nALSO PRESENT: City Manager Sam Oak, City Clerk Liz Moor",
       "Ann Lee; Joe Kidman; Kit Ash; Sam Oak; Liz Moor", "Jo Dee"},
      {"Minutes of a meeting of the Parochial Church Council of St Mary, Mere, held in the vestry on Tuesday 7 March "
       "2017 at 7.30 pm\n\nPresent: The Rector (Revd Ann Lee) in the chair, Joe Kidman and Kit Ash (churchwardens), Jo "
       "Dee, Mrs Moor, Sam Oak (treasurer) and Liz Fenn (secretary).\n\nApologies for absence were received from Tom "
       "Hayes and the Curate.\n\nOpening prayer: the Rector led.",
       "Revd Ann Lee; Joe Kidman; Kit Ash; Jo Dee; Mrs Moor; Sam Oak; Liz Fenn", "Tom Hayes"},
      {"Who was there: Ann, Joe, Kit\nWho wasn't: Jo, Sam\nWhat we said:\nBins.", "Ann; Joe; Kit", "Jo; Sam"},
      {"Attendees (in alphabetical order):\n Ash, Kit\n Kidman, Joe\n Lee, Ann (chair)\nApologies:\n Dee, Jo",
       "Kit Ash; Joe Kidman; Ann Lee", "Jo Dee"},
      {"Cabinet\n\nThursday, 3rd May, 2018\n\nPRESENT:- Councillor A. Lee (Leader) in the Chair; Councillors J. "
       "Kidman, K. Ash and D. Ray.\n\nIN ATTENDANCE:- Councillor S. Oak.\n\nOFFICERS PRESENT:- T. Hayes (Chief "
       "Executive), L. Moor (Solicitor).\n\nAPOLOGIES:- An apology for absence was received from Councillor P. "
       "Fenn.\n\n1. MINUTES",
       "Councillor A. Lee; Cllr J. Kidman; Cllr K. Ash; Cllr D. Ray; Councillor S. Oak; T. Hayes; L. Moor",
       "Councillor P. Fenn"},
      {"Present (from 2pm): Ann Lee, Joe Kidman\nJoined for item 4: Kit Ash\nLeft before item 6: Joe Kidman\nSent "
       "apologies: Jo Dee",
       "Ann Lee; Joe Kidman; Kit Ash", "Jo Dee"},
      {"Present: Siân Llŷr, Æthel O'Dowd, Jean-Luc de la Tour, María José Núñez, Nguyễn Văn An, Bo\nApologies: Zoë "
       "Ångström",
       "Siân Llŷr; Æthel O'Dowd; Jean-Luc de la Tour; María José Núñez; Nguyễn Văn An; Bo", "Zoë Ångström"},
      {"Chair: Ann Lee | Minutes: Joe Kidman | Present: Kit Ash, Jo Dee | Apologies: Sam Oak\n\n1. Start",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee", "Sam Oak"},
      {"Ann Lee and Joe Kidman met Kit Ash of the Gull Trust at the pond on 3 May 2023.\n\nThe pond is dry.", "", ""},
      {"Present: Ann Lee (Chair) Joe Kidman (Secretary) Kit Ash (Treasurer) Jo Dee Sam Oak",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee; Sam Oak", ""},
      {"### Attendance\n| Role | Name | |\n|---|---|---|\n| President | Ann Lee | ✅ |\n| Secretary | Joe Kidman | ✅ "
       "|\n| Treasurer | Kit Ash | ❌ |",
       "Ann Lee; Joe Kidman", "Kit Ash"},
      {"| Attendee | Company | Email |\n|---|---|---|\n| Ann Lee | Gullsoft | a@example.org |\n| Joe Kidman | Dune | "
       "j@example.org |\n\n| Apologies | Company |\n|---|---|\n| Kit Ash | Marram |",
       "Ann Lee; Joe Kidman", "Kit Ash"},
      {"1. Apologies\nReceived from A. Lee, J. Kidman.\n2. Minutes", "", "A. Lee; J. Kidman"},
      {"1. APOLOGIES FOR ABSENCE\nIt was resolved to accept the apologies of Cllr Ann Lee and Cllr Joe Kidman.\n2. "
       "MINUTES",
       "", "Cllr Ann Lee; Cllr Joe Kidman"},
      {"Minutes of the Friends Group AGM\nDate 12 May 2021\nAttendance: 14 members including Ann Lee (Chair), Joe "
       "Kidman (Treasurer) and Kit Ash (Secretary)",
       "Ann Lee; Joe Kidman; Kit Ash", ""},
      {"Present:\nChair - Ann Lee\nVice Chair - Joe Kidman\nSecretary - Kit Ash\nMembers - Jo Dee, Sam Oak, Liz "
       "Moor\nApologies - Tom Hayes",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee; Sam Oak; Liz Moor", "Tom Hayes"},
      {"Members present in the room: Cllrs Lee (Chair), Kidman\nMembers present remotely: Cllr Ash\nSubstitutes: Cllr "
       "Ray for Cllr Oak\nApologies: Cllr Oak",
       "Cllr Lee; Cllr Kidman; Cllr Ash; Cllr Ray", "Cllr Oak"},
      {"On 3 May 2021 the following trustees met by Zoom: Ann Lee, Joe Kidman and Kit Ash. Jo Dee (administrator) also "
       "attended. Apologies had been received from Sam Oak.",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee", "Sam Oak"},
      {"- Date: 3 May 2021\n- Attendees:\n  - Ann Lee\n  - Joe Kidman\n- Apologies:\n  - Kit Ash\n- Agenda:\n  - "
       "Bins\n  - Summer Fair",
       "Ann Lee; Joe Kidman", "Kit Ash"},
      {"* Attendees\n    * Gullsoft\n        * Ann Lee\n        * Joe Kidman\n    * Dune\n        * Kit Ash\n* "
       "Regrets\n    * Jo Dee\n* Topics\n    * Bins",
       "Ann Lee; Joe Kidman; Kit Ash", "Jo Dee"},
      {"Present = Ann, Joe, Kit\nApologies = Jo", "Ann; Joe; Kit", "Jo"},
      {"Panel members: Ann Lee, Joe Kidman\nPanel members absent: Kit Ash\nWitnesses: Jo Dee, Gull Trust",
       "Ann Lee; Joe Kidman; Jo Dee", "Kit Ash"},
      {"Present: Ann Lee, Joe Kidman (minutes); Apologies: Kit Ash; Absent: Jo Dee", "Ann Lee; Joe Kidman",
       "Kit Ash; Jo Dee"},
      {"Present: Ann Lee (AL), Joe Kidman (JK) and Kit Ash (KA) – Harbour Trust; Jo Dee (JD) – Dune "
       "Council\nApologies: Sam Oak (SO)",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee", "Sam Oak"},
      {"Name of organisation: Mere Trust\nPresent:\n 1) Ann Lee (Chair)\n 2) Joe Kidman\n 3) Kit Ash\nApologies:\n 1) "
       "Jo Dee\nAgenda items:\n 1) Roof\n 2) Summer Fair",
       "Ann Lee; Joe Kidman; Kit Ash", "Jo Dee"},
      {"Hi both, quick notes from Tuesday 4 June 2024.\nAnn, Joe and I met in the library. Kit couldn't make it.\n\n- "
       "Ann to ring the printer",
       "", "Kit"},
      {"Present: Ann Lee, Joe Kidman\nAbsent: Kit Ash (annual leave), Jo Dee (sick), Sam Oak – childcare\nLate: Liz "
       "Moor",
       "Ann Lee; Joe Kidman; Liz Moor", "Kit Ash; Jo Dee; Sam Oak"},
      {"Attendees: GULL: Ann Lee, Joe Kidman; DUNE: Kit Ash; MARR: Jo Dee", "Ann Lee; Joe Kidman; Kit Ash; Jo Dee", ""},
      {"Trustees attending: Ann Lee (by video), Joe Kidman, Kit Ash (left at 8pm)\nTrustees who sent their apologies: "
       "Jo Dee\nAlso in attendance: Sam Oak, the hall manager; Liz Moor, a resident",
       "Ann Lee; Joe Kidman; Kit Ash; Sam Oak; Liz Moor", "Jo Dee"},
      {"| **Present:** | Ann Lee | Chair |\n|---|---|---|\n| | Joe Kidman | Treasurer |\n| | Kit Ash | |\n| "
       "**Apologies:** | Jo Dee | Secretary |",
       "Ann Lee; Joe Kidman; Kit Ash", "Jo Dee"},
      {"PRESENT\nChair\nAnn Lee\nMembers\nJoe Kidman\nKit Ash\nOfficers\nJo Dee\nAPOLOGIES\nSam Oak",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee", "Sam Oak"},
      {"Present: Ann Lee, Joe Kidman, Kit Ash, Jo Dee (via\nZoom), Sam Oak\nApologies: None",
       "Ann Lee; Joe Kidman; Kit Ash; Jo Dee; Sam Oak", ""},
      {"Present: Ann Lee, Joe Kidman (proxy for Kit Ash), Jo Dee\nProxies: Sam Oak for Liz Moor",
       "Ann Lee; Joe Kidman; Jo Dee; Sam Oak", ""},
      {"Present: Ann Lee, Joe Kidman\ncc: Tom Hayes, Pat Fenn\nTo: All", "Ann Lee; Joe Kidman", ""},
  };
  for (const auto& layout : layouts) expectNames(layout);
}

TEST(AttendanceLayouts, MakeNoAttendeeOfAnythingElse) {
  const Layout layouts[]{
      {"Board\nPresent: Ann Lee, Joe Kidman\nApologies: Kit Ash\n\n1. Matters arising\nPresent at the fair were Sam "
       "Oak and Liz Moor.\nSam Oak sent apologies for the delay.\nThe following attended training: Tom Hayes, Pat "
       "Fenn.\n2. Attendance\nAttendance at lessons was 94%.\nApologies were made to Mrs Moor for the noise.",
       "Ann Lee; Joe Kidman", "Kit Ash"},
      {"School Council\n\nPresent: Years 3 to 6\nApologies: Year 2\n\n1. Toilets", "", ""},
      {"Board\n\nMembers Present: All members present\nIn Attendance: Finance Team, External Auditors, Chief "
       "Executive\nApologies: Board Secretary\n\n1. Start",
       "", ""},
      {"Board\n\nPresent: see list\nApologies: as recorded in the attendance register", "", ""},
      {"Harbour Board\nPresent: 7 members\nApologies: 2\nGuests: 12", "", ""},
      {"Board\n\nAttendees: Ann Lee, Joe Kidman\n\nAttendance Policy\n\nLucy Read presented the policy.\n\nApologies "
       "Procedure\n\nStaff should ring in.",
       "Ann Lee; Joe Kidman", ""},
      {"Board minutes\n\nPresent: Ann Lee (Chair), Joe Kidman\n\nActions\nAnn Lee: to write to Sam Oak\nJoe Kidman: to "
       "ask Liz Moor\n\nTeam: Sam Oak, Liz Moor will meet",
       "Ann Lee; Joe Kidman", ""},
      {"Board\n\nChair: TBC\nMinutes: TBC\nPresent: Ann Lee\nApologies: TBC", "Ann Lee", ""},
      {"Board\nPresent: Ann Lee\nChair's Report: Nothing to add.\nSecretary: Letters were sent.\nTreasurer: The "
       "balance is £12.",
       "Ann Lee", ""},
      {"Present: Ann Lee, Joe Kidman\nApologies: Kit Ash\nWelcome: Ann Lee welcomed everyone\nMinutes: "
       "Approved\nMatters Arising: None\nCorrespondence: Gull Trust\nPlanning: Mill Lane, Church Road",
       "Ann Lee; Joe Kidman", "Kit Ash"},
      {"Community Forum\n\nOrganisations present: Gull Trust, Dune Council, Harbour Users\nApologies: Marram College, "
       "Citizens Advice",
       "", ""},
      {"Agenda\n1. Apologies\n2. Minutes\n3. Present position on the Mill\n4. Attendance at County Show", "", ""},
      {"Attendees\n- Ann Lee\n- Joe Kidman\n\nAgenda\n- Budget Review\n- Mill Lane\n- Summer Fair",
       "Ann Lee; Joe Kidman", ""},
      {"Present: Ann Lee, Joe Kidman\n\nSummer Fair\n\nSam Oak, Liz Moor and Pat Fenn will run stalls.\n\nStalls: Tom "
       "Hayes, Dan Cole",
       "Ann Lee; Joe Kidman", ""},
      {"Board\n\nAttendees: Ann Lee, Joe Kidman\n\n1. Left items: Bins\n2. Others: Mill Lane, Church Road\n3. Remote: "
       "access codes",
       "Ann Lee; Joe Kidman", ""},
      {"Present: Ann Lee, Joe Kidman\n\n- Others: Summer Fair went well\n- Substitute: oak for ash in the park\n- "
       "Left: the chairs in the hall",
       "Ann Lee; Joe Kidman", ""},
      {"Team: Ann Lee and Joe Kidman will run it\n\nPresent: Kit Ash", "Kit Ash", ""},
      {"Board\n\nCommittee: Finance, Staffing, Premises\nPresent: Kit Ash", "Kit Ash", ""},
      {"Notes of the board\n\nJoe Kidman arrived at the conclusion that tea is good.\nPat Fenn attended university.",
       "", ""},
      {"Present: Ann Lee\nApologies: Kit Ash\nChair: The chair opened the meeting.\nSecretary: Reported on "
       "letters.\nTreasurer: Balance is £12.\nLeft: Mill Lane gates open",
       "Ann Lee", "Kit Ash"},
      {"Present: Ann Lee, Joe Kidman\nChair\nTea", "Ann Lee; Joe Kidman", ""},
      {"Present\nAnn Lee\nJoe Kidman\nApologies\nKit Ash\nTreasurer\nBalance Sheet\nSecretary\nSummer Fair",
       "Ann Lee; Joe Kidman", "Kit Ash"},
      {"Attendance: Ann Lee, Joe Kidman\nApologies: Kit Ash\nSubstitutes: none\nWitnesses: Sam Oak - Late: "
       "no\nOrganisers: Summer Fair Team",
       "Ann Lee; Joe Kidman; Sam Oak", "Kit Ash"},
  };
  for (const auto& layout : layouts) expectNames(layout);
}

}  // namespace
}  // namespace minuted::minutes
