#include "minutes/found.h"

namespace minuted {
namespace {

TEST(AttendanceRecogniser, readsLists) {
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
  for (const auto& [text, finds] : examples) EXPECT_EQ(found(schema::Proposal::ATTENDANCE, text), finds) << text;
}

TEST(AttendanceRecogniser, keepsSomebodyWhoIsBothPresentAndAbsent) {
  EXPECT_EQ(found(schema::Proposal::ATTENDANCE, "Present:\nAnn Lee, Hub\nApologies:\nAnn Lee, Hub"),
            (Lines{"present Ann Lee | Hub", "apologies Ann Lee | Hub"}));
}

}  // namespace
}  // namespace minuted
