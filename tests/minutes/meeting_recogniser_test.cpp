// The meeting that minutes are of: its group, date and times from the title.
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

TEST(MeetingRecogniser, FindsGroupDateAndTimesInTheTitle) {
  const Example examples[]{
      {"Oxford Strategic Partnership Steering Group\nMinutes of the meeting held on 20th July 2021\nAttendees:\n",
       {"held 2021-07-20 | Oxford Strategic Partnership Steering Group"}},
      {"Minutes of the Safer Streets Sub-Group held on Tuesday 8 July 2025 at 2pm",
       {"held 2025-07-08 14:00 | Safer Streets Sub-Group"}},
      {"Minutes of the meeting of the Harbour Board held on 8 July 2025", {"held 2025-07-08 | Harbour Board"}},
      {"# Harbour Board Meeting – Minutes\nDate: 08/07/2025\nTime: 10am-12 noon",
       {"held 2025-07-08 10:00-12:00 | Harbour Board"}},
      {"Committee Meeting Minutes\n17 April 2021\nAgenda", {"held 2021-04-17 | Committee"}},
      {"Welsh Technical Standards Board\n\nMinutes of the meeting\nThursday 28 March 2019 – 14:00-17:00",
       {"held 2019-03-28 14:00-17:00 | Welsh Technical Standards Board"}},
      {"Harbour Board\nPresent: Ann Lee\nThe meeting of 3 May 2024 was remembered.",
       {"held | Harbour Board"}},  // not the date of this one
      {"Harbour Board, May 2024", {"held | Harbour Board"}},
      {"Harbour Board\nApproved 3 June 2024\nDate: 2 May 2024", {"held 2024-05-02 | Harbour Board"}},
      {"Harbour Board\nWhen\n2 May 2024\nNext meeting: 6 June 2024",
       {"held 2024-05-02 | Harbour Board", "announced 2024-06-06 | Harbour Board"}},
      {"Harbour Board\nSession 2024/25\nWednesday 18th September, 6.30pm", {"held 2024-09-18 18:30 | Harbour Board"}},
      {"Harbour Board\n18 September\n\nTea was drunk.\n\nBoard minutes 18/09/2024, v2",
       {"held 2024-09-18 | Harbour Board"}},
      {"Harbour Board\nMonday 3 November", {"held | Harbour Board"}},  // of which year?
      {"---\ntitle: Minutes of the Board\ndate: 2024-05-02 14:00\n---\nTea was drunk.", {"held 2024-05-02 | Board"}},
      {"---\ntitle: News\ndate: 2024-05-02\n---\nHarbour Board", {"held | Harbour Board"}},
      {"# 20240502 Council call\nPresent: Ann Lee", {"held 2024-05-02 | Council call"}},
      {"Monday, 3 June 2024\n\nMinutes of Meeting - 2nd May 2024\n\nHarbour Board",
       {"held 2024-05-02 | Harbour Board"}},
      {"Harbour Board, 2 / 5 / 2024", {"held 2024-05-02 | Harbour Board"}},
      {"---\ntitle: Training\nstart: 2024-05-02T14:00:16Z\n---\nTea was drunk.", {"held 2024-05-02 | Training"}},
      {"---\ntitle: Call\ndate: 2024-05-02\nattendees: [Ann Lee]\n---\nTea was drunk.", {"held 2024-05-02 | Call"}},
      {"no title here, only a line of prose", {"held | "}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesIn(schema::Proposal::MEETING, text), lines) << text;
}

TEST(MeetingRecogniser, IsLessSureWithoutADate) {
  auto dated = read("Harbour Board\n3 May 2024", "m"), undated = read("Harbour Board", "m");
  EXPECT_GT(dated->proposals()[0].getConfidence(), undated->proposals()[0].getConfidence());
}

}  // namespace
}  // namespace minuted::minutes
