// Those who were there with their organisations and offices, read from lists, tables and sentences. Names alone, in
// many more layouts, are in attendance_layouts_test.cpp.
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

TEST(AttendanceRecogniser, ReadsLists) {
  const Example examples[]{
      {"Attendees:\nJan Royall, University of Oxford, (Chair)\nCllr Susan Brown, Oxford City "
       "Council\n\nApologies:\nPhil Southall, Oxford Bus Company\n\n1. Welcome",
       {"present Jan Royall | University of Oxford | chair", "present Cllr Susan Brown | Oxford City Council",
        "apologies Phil Southall | Oxford Bus Company"}},
      {"Present\nJames Senior, Thames Valley Police\nAnn Lee, Hub\nJames Senior, Thames Valley Police",
       {"present James Senior | Thames Valley Police", "present Ann Lee | Hub"}},
      {"Present\nDCI James Senior, Thames Valley Police\nJames Senior, Thames Valley Police",
       {"present DCI James Senior | Thames Valley Police"}},
      {"Present: Ann Lee, Cllr Tom Hayes and Joe Kidman\nApologies for absence: None",
       {"present Ann Lee", "present Cllr Tom Hayes", "present Joe Kidman"}},
      {"Present: Ann Lee (Hub); Tom Hayes, Oxford City Council",
       {"present Ann Lee | Hub", "present Tom Hayes | Oxford City Council"}},
      {"Present: Ann Lee, Oxford Hub", {"present Ann Lee | Oxford Hub"}},
      {"Attendees:\nMark Wardle (MW) (Chair)\t\t-\tCardiff and Vale UHB\nAnn Lee\tHub",
       {"present Mark Wardle | Cardiff and Vale UHB | chair", "present Ann Lee | Hub"}},
      {"Present:\n• Ann Lee, Hub (for Kate Austin)\nIn attendance:\n• Tom Vasey, Council, Secretary",
       {"substitute Ann Lee | Hub", "in attendance Tom Vasey | Council | supporting officer"}},
      {"Present:\nAnn Lee, Hub\nThere was 1 member of the public.\nJoe Kidman, Police",
       {"present Ann Lee | Hub"}},  // the list has ended
      {"Present day concerns were discussed.\nAnn Lee, Hub", {}},
      {"1. Welcome and Apologies\nAnn Lee, Hub", {}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesIn(schema::Proposal::ATTENDANCE, text), lines) << text;
}

// Those who were there, in whatever capacity, and those who were not: there Ann Lee | Harbour Trust
Lines attendanceIn(std::string_view text) {
  auto reading = read(text, "minutes.md");
  Lines lines;
  for (auto proposal : reading->proposals()) {
    if (!proposal.isAttendance()) continue;
    auto attendance = proposal.getAttendance();
    bool isAbsent = attendance.getCapacity() == schema::Capacity::APOLOGIES;
    lines.push_back(fmt::format("{} {}", isAbsent ? "apologies" : "there", attendance.getName().cStr()));
    if (attendance.getOrganisation().size() > 0)
      lines.back() += fmt::format(" | {}", attendance.getOrganisation().cStr());
  }
  return lines;
}

TEST(AttendanceRecogniser, ReadsManyLayouts) {
  const Example examples[]{
      {"Board\n\nRoll call: Ann Lee - present; Joe Kidman - absent; Kit Ash (apologies)\n",
       {"there Ann Lee", "apologies Joe Kidman", "apologies Kit Ash"}},
      {"Board\n\n| Members | |\n|---|---|\n| Ann Lee | AL |\n| **Apologies** | |\n| Tom Hayes | TH |\n",
       {"there Ann Lee", "apologies Tom Hayes"}},
      {"Board\n\n| Name | Role | Attendance |\n|---|---|---|\n| Ann Lee | Chair | Present |\n| Tom Hayes | Member | "
       "Sent apologies |\n",
       {"there Ann Lee", "apologies Tom Hayes"}},
      {"Board\n\nPresent: AL (chair), JK, KA, TH (minutes)\n", {"there AL", "there JK", "there KA", "there TH"}},
      {"Board\n\nAttendees:\n* Ann (Gull), Joe (Dune), Kit\n* Jo\n\nApologies:\n* Tom\n\nNotes:\n* Ann spoke\n",
       {"there Ann | Gull", "there Joe | Dune", "there Kit", "there Jo", "apologies Tom"}},
      {"Board\n\nPresent\n=======\n\nAnn Lee, Joe Kidman,\nKit Ash and Jo Dee\n\nFlood Gates\n===========\n\nThey "
       "leak.\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "there Jo Dee"}},
      {"Board\n\n+-----------+-------+\n| Name      | Role  |\n+===========+=======+\n| Ann Lee   | Chair |\n"
       "+-----------+-------+\n| Joe       |       |\n| Kidman    |       |\n+-----------+-------+\n",
       {"there Ann Lee", "there Joe Kidman"}},
      {"## Present\n\n- Ann Lee (Harbour Trust)\n- Joe Kidman – Dune Council\n- [KA] Kit Ash\n- Jo\n\n## "
       "Apologies\n\n- none\n\n## Harbour Steps\n\nAnn Lee spoke.",
       {"there Ann Lee | Harbour Trust", "there Joe Kidman | Dune Council", "there Kit Ash", "there Jo"}},
      {"Harbour Board\n5 May 2024\n\nIn the chair: Ann Lee\nPresent: Joe Kidman, Kit Ash\nMinutes: Jo Dee\nApologies: "
       "Tom Hayes (holiday), Nic Ray - unwell, and Sam Oak (on leave until June)\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "there Jo Dee", "apologies Tom Hayes",
        "apologies Nic Ray", "apologies Sam Oak"}},
      {"Harbour Board\n\nAnn Lee, Joe Kidman and Kit Ash were present; Tom Hayes sent apologies.\n\nThe board "
       "discussed tea.",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "apologies Tom Hayes"}},
      {"Harbour Board\n\nMembers present:\nAnn LEE (Chair)\nJoe KIDMAN\nKit ASH\n\nNot present:\nTom HAYES\n\nCo-opted "
       "members: Sam Oak\n",
       {"there Ann LEE", "there Joe KIDMAN", "there Kit ASH", "apologies Tom HAYES", "there Sam Oak"}},
      {"Board\n\nName          Organisation           Initials\nAnn Lee       Gull Pilots            AL\nJoe Kidman    "
       "Dune Engineering       JK\n\n1. Welcome\n",
       {"there Ann Lee | Gull Pilots", "there Joe Kidman | Dune Engineering"}},
      {"Board\n\n| Name | Organisation | Present | Apologies |\n|---|---|---|---|\n| Ann Lee | Gull Pilots | x | |\n| "
       "Joe Kidman | Dune | | x |\n",
       {"there Ann Lee | Gull Pilots", "apologies Joe Kidman | Dune"}},
      {"Board\n\n| Present | Apologies |\n|---|---|\n| Ann Lee | Tom Hayes |\n| Joe Kidman | |\n",
       {"there Ann Lee", "apologies Tom Hayes", "there Joe Kidman"}},
      {"Board call\n\nAttending: @annlee, @joek and @kit\nRegrets: @tom\n",
       {"there @annlee", "there @joek", "there @kit", "apologies @tom"}},
      {"Board call\n\nOn the call: Ann, Joe, Kit\nAbsent: Tom\n",
       {"there Ann", "there Joe", "there Kit", "apologies Tom"}},
      {"Board\n\nAttendees (7): AL, JK, KA\nApologies: TH, NR\n",
       {"there AL", "there JK", "there KA", "apologies TH", "apologies NR"}},
      {"Board\n\nThe meeting was attended by Ann Lee (chair), Joe Kidman and Kit Ash. Apologies were received from Tom "
       "Hayes, who was unwell, and Nic Ray.\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "apologies Tom Hayes", "apologies Nic Ray"}},
      {"Board\n\nHarbour Trust: Ann Lee, Joe Kidman\n\nPresent\n\nHarbour Trust: Ann Lee, Joe Kidman\nDune Council: "
       "Kit Ash\nParent reps: Jo Dee\n\nVenue: Town Hall\n",
       {"there Ann Lee | Harbour Trust", "there Joe Kidman | Harbour Trust", "there Kit Ash | Dune Council",
        "there Jo Dee"}},
      {"Board\n\nPresent:\n\nDunmere Engineering\n- Ann Lee\n- Joe Kidman\n\nGull Pilots\n- Kit Ash\n\nApologies:\n- "
       "Tom Hayes, Gull Pilots\n\n1. Start\n",
       {"there Ann Lee | Dunmere Engineering", "there Joe Kidman | Dunmere Engineering", "there Kit Ash | Gull Pilots",
        "apologies Tom Hayes | Gull Pilots"}},
      {"Board\n\nPRESENT: COUNCILLORS A LEE (CHAIRMAN), J KIDMAN, K ASH AND MRS P GREEN (CLERK)\nAPOLOGIES: CLLR T "
       "HAYES\n",
       {"there Cllr A LEE", "there Cllr J KIDMAN", "there Cllr K ASH", "there MRS P GREEN", "apologies CLLR T HAYES"}},
      {"Board\n\nPresent: Mr and Mrs Lee, Dr J Kidman, Revd Kit Ash; the Clerk (Mrs P Green); 3 members of the "
       "public.\n",
       {"there Mr Lee", "there Mrs Lee", "there Dr J Kidman", "there Revd Kit Ash", "there Mrs P Green"}},
      {"Board\n\n1. Attendance\nAnn Lee (Chair), Joe Kidman (Secretary), Kit Ash\nApologies from Tom Hayes.\n2. "
       "Tea\nTea was drunk.\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "apologies Tom Hayes"}},
      {"Board\n\n1. Apologies for absence\nApologies had been received from Cllrs Lee and Ray, and from Mr T "
       "Hayes.\n2. Minutes\n",
       {"apologies Cllr Lee", "apologies Cllr Ray", "apologies Mr T Hayes"}},
      {"Board\n\n1. Apologies\nThere were no apologies.\n2. Matters Arising\nNone.\n", {}},
      {"Board\n\nPresent\nAnn Lee, Chief Executive, Harbour Trust\nJoe Kidman, Head of Tea\nKit Ash, Dune Council "
       "(representing Jo Dee)\n\nIn attendance\nNic Ray, Minute Taker\n\nApologies\nTom Hayes, Gull Pilots "
       "(represented by Sam Oak)\n\nMatters Arising\n\nThe tea was cold.\n",
       {"there Ann Lee | Harbour Trust", "there Joe Kidman", "there Kit Ash | Dune Council", "there Nic Ray",
        "apologies Tom Hayes | Gull Pilots", "there Sam Oak | Gull Pilots"}},
      {"Board\n\nAttendees: Ann Lee (AL) Joe Kidman (JK) Kit Ash (KA)\nApologies: Tom Hayes\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "apologies Tom Hayes"}},
      {"Board\n\nPresent: Ann Lee          Joe Kidman\n         Kit Ash          Jo Dee\nApologies: Tom Hayes     Nic "
       "Ray\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "there Jo Dee", "apologies Tom Hayes",
        "apologies Nic Ray"}},
      {"Board\n\nAttendees\n\nAnn Lee\n\nJoe Kidman\n\nKit Ash\n\nApologies\n\nTom Hayes\n\nHarbour Steps\n\nThe steps "
       "were discussed at length by everybody there.\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "apologies Tom Hayes"}},
      {"Who came: Ann, Big Joe, Kit\nCouldn't make it: Tom\n",
       {"there Ann", "there Big Joe", "there Kit", "apologies Tom"}},
      {"Board\n\nPresent: Lee, Ann; Kidman, Joe\n", {"there Ann Lee", "there Joe Kidman"}},
      {"Board\n\nPresent\n1. Ann Lee\n2. Joe Kidman\n3. Kit Ash\n\nApologies\n1. Tom Hayes\n\n1. Welcome\n2. Tea "
       "Time\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "apologies Tom Hayes"}},
      {"Board\n\nAnn Lee chaired the meeting. Also present were Joe Kidman and Kit Ash (Dune Council). Tom Hayes was "
       "unable to attend.\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash | Dune Council", "apologies Tom Hayes"}},
      {"Board\n\nAttendees: Ann Lee, Chair; Joe Kidman, Treasurer; Kit Ash\nIn attendance: Jo Dee (Harbour Trust) for "
       "item 3\nDate of next meeting: 5 May 2024\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "there Jo Dee | Harbour Trust"}},
      {"Board\n\n**Voting members present:** Ann Lee, Joe Kidman\n**Non-voting:** Kit Ash\n**Staff present:** Jo "
       "Dee\n**Guests:** Nic Ray, Sam Oak\n**Excused:** Tom Hayes\n**Location:** Harbour House\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "there Jo Dee", "there Nic Ray", "there Sam Oak",
        "apologies Tom Hayes"}},
      {"Board\n\nSederunt: Ann Lee (Convener), Joe Kidman, Kit Ash\n\nPresent (for all or part): Nic Ray\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "there Nic Ray"}},
      {"Present: Ann Lee, Joe Kidman, Kit Ash. Apologies: Tom Hayes. In attendance: Jo Dee.\n",
       {"there Ann Lee", "there Joe Kidman", "there Kit Ash", "apologies Tom Hayes", "there Jo Dee"}},
      {"Chair: Ann Lee\nAttendees: Ann Lee, Joe Kidman\nScribe: Joe\n\nTeam Update\n\nAll went well.\n",
       {"there Ann Lee", "there Joe Kidman"}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(attendanceIn(text), lines) << text;
}

TEST(AttendanceRecogniser, TakesNothingElseForAnAttendee) {
  const Example examples[]{
      {"Harbour Board\n\nThe Harbour Trust attended the fair.\n", {}},
      {"Harbour Board\n\n1. Steps\nAnn Lee attended the fair. Joe Kidman sent apologies for the smell.\n", {}},
      {"Actions\n\n| Name | Action |\n|---|---|\n| Ann Lee | Buy tea |\n", {}},
      {"Present: Quorum, Date of Meeting, Harbour Trust and Marram Council\n", {}},
      {"Board\n\nApologies: Tom Hayes\n\nHarbour Steps\n- Flood Gates\n- Tea\n", {"apologies Tom Hayes"}},
      {"Board\n\nAttendance: Ann Lee, Joe Kidman\nTopic: Flood Gates\nSam Oak, an engineer, told of the gates.\n",
       {"there Ann Lee", "there Joe Kidman"}},
      {"Attendance: 25 people\nApologies: none received\n", {}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(attendanceIn(text), lines) << text;
}

TEST(AttendanceRecogniser, KeepsSomebodyWhoIsBothPresentAndAbsent) {
  EXPECT_EQ(linesIn(schema::Proposal::ATTENDANCE, "Present:\nAnn Lee, Hub\nApologies:\nAnn Lee, Hub"),
            (Lines{"present Ann Lee | Hub", "apologies Ann Lee | Hub"}));
}

}  // namespace
}  // namespace minuted::minutes
